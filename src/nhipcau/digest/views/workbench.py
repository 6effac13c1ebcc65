"""The workbench: what is on offer on one side, the draft on the other, and every one-click change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common.refusals import Refused
from nhipcau.common.screens import PageAction
from nhipcau.digest import actions
from nhipcau.digest.forms import LineForm, SectionForm
from nhipcau.digest.models import Edition, Line
from nhipcau.digest.queries.editions import (
    changes_since,
    get_draft_for,
    get_line_of,
    get_section_of,
    sections_of,
)
from nhipcau.digest.queries.gathering import outlet_names, topics_watched
from nhipcau.digest.queries.offering import Narrowing, offers_for
from nhipcau.digest.rules.choosing import OUTLET
from nhipcau.digest.rules.positions import DOWN, UP
from nhipcau.digest.views.drafts import OfDraft
from nhipcau.monitoring.languages import language_name
from nhipcau.people.access import requires

ASKED = ("words", "topic", "unit", "language", "outlet")


class Workbench(OfDraft, TemplateView):
    """A draft with everything that may be done to it."""

    template_name = "digest/workbench.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out both sides."""
        edition = self.edition
        self.page_actions = _page_actions(edition)
        narrowing = Narrowing(**{name: self.request.GET.get(name, "") for name in ASKED})
        offers = offers_for(self.visitor, edition, at=timezone.now(), narrowing=narrowing)
        sections = list(sections_of(edition))
        seen = self.request.GET.get("thay", "")
        return super().get_context_data(
            **kwargs,
            title=edition.title,
            crumbs=[(_("Điểm báo"), reverse("digest:editions"))],
            offers=offers,
            narrowing=narrowing,
            topics=topics_watched(),
            languages=[(code, language_name(code)) for code in offers.languages],
            sections=[
                {"section": section, "lines": [_with_form(line) for line in section.lines.all()]}
                for section in sections
            ],
            all_sections=sections,
            new_section=SectionForm(prefix="new"),
            changes=changes_since(edition, int(seen)) if seen.isdecimal() else (),
            outlets_out=_outlets_out(edition),
        )


@require_POST
@requires("digest.edit")
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Do one click's change; a stale one comes back with what changed meanwhile."""
    edition = get_draft_for(request.user, public_id)  # type: ignore[arg-type]
    verb, seen = request.POST.get("do", ""), request.POST.get("revision", "")
    step = STEPS.get(verb)
    if step is None or not seen.isdecimal():
        return redirect("digest:workbench", public_id)
    try:
        step(request, edition, int(seen))
    except actions.Stale as refusal:
        messages.error(request, refusal.message)
        return _back(edition, request, thay=seen)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return _back(edition, request)


def _back(edition: Edition, request: HttpRequest, **extra: str) -> HttpResponseRedirect:
    """Go back to the same place of the same narrowed list."""
    asked = {name: request.POST[f"f_{name}"] for name in ASKED if request.POST.get(f"f_{name}")}
    query = urlencode({**asked, **extra})
    place = request.POST.get("place", "")
    address = reverse("digest:workbench", args=[edition.public_id])
    anchor = f"#{place}" if place.replace("-", "").replace("_", "").isalnum() else ""
    return HttpResponseRedirect(f"{address}{'?' if query else ''}{query}{anchor}")


def _line(request: HttpRequest, edition: Edition) -> Line:
    return get_line_of(edition, request.POST.get("line", ""))


def _remove_line(request: HttpRequest, edition: Edition, seen: int) -> None:
    actions.remove_line(
        by=request.user, at=timezone.now(), edition=edition, line=_line(request, edition), seen=seen
    )


def _move_line(way: str) -> Any:
    def step(request: HttpRequest, edition: Edition, seen: int) -> None:
        line = _line(request, edition)
        actions.move_line(by=request.user, at=timezone.now(), edition=edition, line=line, seen=seen, way=way)

    return step


def _move_to(request: HttpRequest, edition: Edition, seen: int) -> None:
    line = _line(request, edition)
    section = get_section_of(edition, request.POST.get("section", ""))
    actions.move_line(by=request.user, at=timezone.now(), edition=edition, line=line, seen=seen, to=section)


def _move_section(way: str) -> Any:
    def step(request: HttpRequest, edition: Edition, seen: int) -> None:
        section = get_section_of(edition, request.POST.get("section", ""))
        actions.move_section(
            by=request.user, at=timezone.now(), edition=edition, section=section, seen=seen, way=way
        )

    return step


def _remove_section(request: HttpRequest, edition: Edition, seen: int) -> None:
    section = get_section_of(edition, request.POST.get("section", ""))
    actions.remove_section(by=request.user, at=timezone.now(), edition=edition, section=section, seen=seen)


def _outlet(*, lets_in: bool) -> Any:
    def step(request: HttpRequest, edition: Edition, seen: int) -> None:  # noqa: ARG001 - spoils nobody's work
        asked = request.POST.get("outlet", "")
        found = outlet_names([int(asked)] if asked.isdecimal() else [])
        act = actions.let_outlet_in if lets_in else actions.leave_out_outlet
        for outlet_id, name in found:
            act(by=request.user, at=timezone.now(), edition=edition, outlet_id=outlet_id, name=name)

    return step


STEPS = {
    "remove": _remove_line,
    "up": _move_line(UP),
    "down": _move_line(DOWN),
    "to": _move_to,
    "section-up": _move_section(UP),
    "section-down": _move_section(DOWN),
    "section-remove": _remove_section,
    "leave-out": _outlet(lets_in=False),
    "let-in": _outlet(lets_in=True),
}


def _with_form(line: Line) -> dict[str, Any]:
    initial = {name: getattr(line, name) for name in ("heading", "excerpt", "note", "revision")}
    return {"line": line, "form": LineForm(initial=initial, auto_id=f"{line.public_id}-%s")}


def _outlets_out(edition: Edition) -> list[tuple[str, str]]:
    rows = edition.left_out.filter(key__startswith=OUTLET).values_list("key", "label")
    return [(key[len(OUTLET) :], label) for key, label in rows]


def _page_actions(edition: Edition) -> list[PageAction]:
    def to(name: str) -> str:
        return reverse(f"digest:{name}", args=[edition.public_id])

    return [
        PageAction(_("Sửa đầu trang"), url=to("rename"), icon="edit"),
        PageAction(_("Xem trước"), url=to("edition"), icon="articles"),
        PageAction(_("Bỏ bản nháp"), url=to("drop"), icon="trash"),
        PageAction(_("Phát hành"), url=to("issue"), needs="digest.issue", icon="check", primary=True),
    ]
