"""The page of numbers: every line of the form, typed, confirmed, counted; a conflict keeps what was typed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from nhipcau.common import doors
from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.filling import CONFIRM, CellsRefused, keep_cells, prefill
from nhipcau.reports.cell_words import QUALIFIERS, SAID
from nhipcau.reports.queries.form_lines import FormLine, form_lines, grouped
from nhipcau.reports.rules.cells import Cell, Confirm
from nhipcau.reports.rules.typed import Found, Typed, is_changed, read_typed
from nhipcau.reports.views.filling_shared import OnReport

ALL = "*"
FILL = "reports.fill"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line with what its inputs hold: what stands, or what was typed and could not be saved."""

    line: FormLine
    typed: Typed
    was: Typed
    fault: str = ""
    at: str = ""
    is_conflict: bool = False

    @property
    def stamp(self) -> str:
        """What stood there when the page was drawn, so that only what was typed is saved."""
        return json.dumps(asdict(self.was), ensure_ascii=False)

    @property
    def has_more(self) -> bool:
        """Whether the smaller inputs have something in them."""
        more = self.typed.qualifier or self.typed.is_estimate or self.typed.note
        return bool(more or self.fault or (self.line.can_confirm and not self.line.waits))


class Numbers(OnReport, TemplateView):
    """Every line of the form."""

    template_name = "reports/form_numbers.html"
    tab = "report"
    rows: list[Shown] | None = None
    seen: int | None = None

    @cached_property
    def lines(self) -> list[FormLine]:
        """The lines as they stand."""
        return form_lines(self.report)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Save what was typed and confirm what was confirmed; all or nothing."""
        if not self.may_write:
            raise PermissionDenied
        typed = {line.code: typed_in(request.POST, line.code) for line in self.lines}
        found = {code: read_typed(*pair) for code, pair in typed.items() if is_changed(*pair)}
        faults = {code: one for code, one in found.items() if one.fault}
        faults |= _stamps({code: typed[code][0] for code in found})
        if faults:
            return self._again(typed, faults)
        return self._keep(request, typed, found)

    def _keep(
        self, request: HttpRequest, typed: dict[str, tuple[Typed, Typed]], found: dict[str, Found]
    ) -> HttpResponseBase:
        cells: dict[str, Cell | Confirm] = {code: one.cell for code, one in found.items() if one.cell}
        cells |= dict.fromkeys(self._confirmed(request.POST.get("confirm", ""), cells), CONFIRM)
        try:
            count = keep_cells(**self.act_with(), seen=_whole(request.POST.get("seen")), cells=cells)
        except Stale as stale:
            messages.warning(request, stale.message)
            return self._again(typed, {}, is_conflict=True)
        except CellsRefused as refused:
            parts = refused.parts()
            return self._again(
                typed, {code: Found(fault=refused.cells[code], at=parts[code][0]) for code in parts}
            )
        except Refused as refused:
            messages.error(request, refused.message)
            return self._again(typed, {})
        told = _("Đã lưu %(count)d ô.") % {"count": count} if count else _("Không có ô nào thay đổi.")
        messages.success(request, told)
        where = request.POST.get("confirm", "")
        return HttpResponseRedirect(self.address("report") + (f"#{where}" if where and where != ALL else ""))

    def _confirmed(self, asked: str, typed: dict[str, Any]) -> list[str]:
        """Return the lines whose count is confirmed: one, or all that wait and were not typed over."""
        if asked == ALL:
            return [line.code for line in self.lines if line.waits and line.code not in typed]
        return [line.code for line in self.lines if line.code == asked and line.can_confirm]

    def _again(
        self, typed: dict[str, tuple[Typed, Typed]], faults: dict[str, Found], *, is_conflict: bool = False
    ) -> HttpResponseBase:
        """Show the page with what was typed; after a conflict beside what stands there now."""
        if is_conflict:
            self.report.refresh_from_db()
            del self.lines
        self.rows = [_shown(line, *typed[line.code], faults.get(line.code)) for line in self.lines]
        self.seen = self.report.revision if is_conflict else _whole(self.request.POST.get("seen"))
        return self.render_to_response(self.get_context_data(), status=409 if is_conflict else 422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the groups of lines."""
        rows = self.rows or [Shown(line, line.typed, line.typed) for line in self.lines]
        shown = {row.line.code: row for row in rows}
        groups = [(group, [shown[line.code] for line in group.lines]) for group in grouped(self.lines)]
        lines = self.lines
        extra = {
            "groups": groups, "faults": [row for row in rows if row.fault or row.is_conflict],
            "seen": self.seen or self.report.revision, "qualifiers": list(QUALIFIERS.items()),
            "waiting": sum(line.waits for line in lines), "filled": sum(line.is_filled for line in lines),
            "asked": len(lines), "can_count": any(line.indicator.counter for line in lines),
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class Prefill(OnReport, View):
    """Count the unit's work into the form: asked for by a button."""

    needs = FILL
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Count."""
        if not self.may_write:
            raise PermissionDenied
        try:
            count = prefill(**self.act_with())
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(
                request, _("Đã đếm từ công việc của đơn vị: %(count)d ô thay đổi.") % {"count": count}
            )
        return HttpResponseRedirect(self.address("report"))


def typed_in(posted: QueryDict, code: str) -> tuple[Typed, Typed]:
    """Return what was typed for a line, and what stood there when the page was drawn."""
    typed = Typed(
        posted.get(f"{code}-amount", ""), posted.get(f"{code}-base", ""), posted.get(f"{code}-qualifier", ""),
        f"{code}-is_estimate" in posted, posted.get(f"{code}-note", ""),
    )  # fmt: skip
    try:
        was = Typed(**json.loads(str(posted[f"{code}-was"])))
    except (KeyError, TypeError, ValueError):
        return Typed(), Typed()  # a line that was not on the page is not touched
    return typed, was


def _shown(line: FormLine, typed: Typed, was: Typed, fault: Found | None) -> Shown:
    touched = is_changed(typed, was)
    moved = was != line.typed
    told = typed if touched else line.typed
    words = str(SAID.get(fault.fault, fault.fault)) if fault else ""
    return Shown(line, told, line.typed, words, fault.at if fault else "", is_conflict=touched and moved)


def _stamps(typed: dict[str, Typed]) -> dict[str, Found]:
    """Find secrecy stamps in what was typed (charter 12)."""
    found = doors.stamped({code: [one.amount, one.note] for code, one in typed.items()})
    return {
        code: Found(fault=str(doors.NO_SECRETS % {"stamp": stamp}), at="note")
        for code, stamp in found.items()
    }


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else -1
