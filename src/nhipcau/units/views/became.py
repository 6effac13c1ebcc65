"""What became of a unit and of its figure on another day's map."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common import formats
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import Guarded
from nhipcau.units.forms_decrees import BecameForm
from nhipcau.units.queries.map import map_in_tables
from nhipcau.units.rules.converting import Conversion, converted, course_of
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.records import Period
from nhipcau.units.rules.typed import meant
from nhipcau.units.views.decrees import SEE, DecreeList

BEFORE_2025 = date(2025, 6, 30)
"""The last day of the 63 provinces: the map that most old figures are told on."""
THOUSANDTHS, MOST = 1000, 10**12
OFFERED = 8
EXAMPLE = THOUSANDTHS * 1000
"""Without a figure the shares are asked of a thousand, so that nothing rounds away."""


class Became(Guarded, TemplateView):
    """A question by GET, so that an answer has an address."""

    needs = SEE
    title = _("Đơn vị cũ nay ở đâu")
    lead = _("Gõ một đơn vị và số liệu của nó: số liệu ấy nay thuộc đơn vị nào, phần nào không chia được.")
    template_name = "units/became.html"

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Answer what is asked, or say what cannot be."""
        days = {"of": BEFORE_2025, "to": timezone.localdate()}
        form = BecameForm(request.GET) if "unit" in request.GET else BecameForm(initial=days)
        answer: dict[str, Any] = {}
        if form.is_bound and form.is_valid():
            try:
                answer = _answer(**form.cleaned_data)
            except Refused as refused:
                form.add_error(refused.field, refused.message)
        crumbs = [(DecreeList.title, reverse("units:decrees"))]
        context = self.get_context_data(form=form, crumbs=crumbs, **answer)
        return self.render_to_response(context)


def _answer(*, unit: str, amount: str, of: date, to: date) -> dict[str, Any]:
    gazetteer = map_in_tables()
    period, figure = _meant(gazetteer, unit, of), _figure(amount)
    course = course_of(gazetteer.units, gazetteer.steps)
    found = converted({period.unit_id: EXAMPLE if figure is None else figure}, course, of=of, to=to)
    return {
        "asked": _placed(gazetteer, period.unit_id, of), "figure": None if figure is None else _said(figure),
        "of": of, "to": to, "parts": _parts(gazetteer, found, to, has_figure=figure is not None),
        "left": _left(gazetteer, found, to, has_figure=figure is not None),
    }  # fmt: skip


def _meant(gazetteer: Gazetteer, text: str, on: date) -> Period:
    found = meant(gazetteer, text, on)
    if not found:
        words = _now("Ngày %(day)s không có đơn vị “%(said)s”. Hãy xem lại tên hoặc ngày.")
        raise Refused(words % {"day": formats.day(on), "said": text}, field="unit")
    if len(found) > 1:
        names = "; ".join(f"{_placed(gazetteer, one.unit_id, on)}, {one.code}" for one in found[:OFFERED])
        words = _now("Có nhiều đơn vị “%(said)s”: %(names)s. Hãy ghi mã.")
        raise Refused(words % {"said": text, "names": names}, field="unit")
    return found[0]


def _figure(text: str) -> int | None:
    """Return a number in thousandths: dots part thousands, a comma the decimals."""
    said = text.replace(" ", "").replace(".", "").replace(",", ".")
    if not said:
        return None
    try:
        number = Decimal(said) * THOUSANDTHS
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number != int(number) or not 0 <= number < MOST * THOUSANDTHS:
        raise Refused(_now("Hãy ghi một số, ví dụ 1.234 hoặc 12,5; nhiều nhất ba số lẻ."), field="amount")
    return int(number)


def _said(amount: int) -> str:
    return formats.number(Decimal(amount) / THOUSANDTHS)


def _placed(gazetteer: Gazetteer, unit_id: str, on: date) -> str:
    path = gazetteer.path(unit_id, on)
    title = gazetteer.nearest(unit_id, on).title
    return f"{title}, {path[-1].title}" if path else title


def _parts(gazetteer: Gazetteer, found: Conversion, to: date, *, has_figure: bool) -> list[dict[str, Any]]:
    return [
        {
            "unit": _placed(gazetteer, unit_id, to), "code": gazetteer.nearest(unit_id, to).code,
            "amount": _said(part.amount) if has_figure else "", "is_estimate": part.is_estimate,
        }
        for unit_id, part in found.by_unit.items()
    ]  # fmt: skip


def _left(gazetteer: Gazetteer, found: Conversion, to: date, *, has_figure: bool) -> list[dict[str, Any]]:
    return [
        {
            "amount": _said(left.amount) if has_figure else "",
            "targets": [_placed(gazetteer, unit_id, to) for unit_id in left.targets],
        }
        for left in found.remainder
    ]
