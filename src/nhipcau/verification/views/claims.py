"""The queue of claims, and one claim with all that is known of it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView

from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.monitoring.queries.places import full_name
from nhipcau.people.access import requires
from nhipcau.people.places import suggestions
from nhipcau.verification.filters.claims import ClaimFilter
from nhipcau.verification.models import Claim
from nhipcau.verification.queries.claims import (
    claims_for,
    get_claim_for,
    occurrences_of,
    relations_of,
    repeats_of,
    root_of,
    verdicts_of,
)
from nhipcau.verification.queries.claims_history import history_of
from nhipcau.verification.queries.matching import text_of
from nhipcau.verification.queries.standing import standing_tone, standing_words, unread_by
from nhipcau.verification.queries.worth import reasons_in_words
from nhipcau.verification.rules import states
from nhipcau.verification.tables.claims import ClaimTable

WHY_NO_DOSSIER = {
    states.OPINION: _("Đây là ý kiến: ai cũng được có ý kiến, cơ quan không kiểm chứng và không phản bác."),
    states.SATIRE: _("Đây là châm biếm: đọc để hiểu dư luận, không kiểm chứng và không phản bác."),
    states.COMPLAINT: _(
        "Đây là phản ánh: việc cần làm là giải quyết, nên được chuyển đến đơn vị có trách nhiệm."
    ),
    states.QUESTION: _(
        "Đây là câu hỏi: câu hỏi được trả lời theo đường thông tin, không qua hồ sơ kiểm chứng."
    ),
}


class ClaimList(ListScreen):
    """Every claim of the unit, those most worth checking first; the score sorts and hides nothing."""

    needs = "verification.see_claims"
    title = _("Nhận định")
    lead = _(
        "Nhận định còn việc phải làm, đáng kiểm chứng nhất ở trên. "
        "Điểm chỉ để xếp thứ tự, không bỏ nhận định nào."
    )
    template_name = "verification/claims/list.html"
    table_class = ClaimTable
    filterset_class = ClaimFilter
    export_name = "nhan-dinh"
    empty_title = _("Chưa có nhận định nào")
    empty_hint = _("Mở một dòng tin hoặc một bài, bấm “Đánh dấu nhận định” rồi chọn câu cần kiểm chứng.")
    empty_action = PageAction(_("Xem dòng tin"), "stories:list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count what is settled and off this page."""
        context = super().get_context_data(**kwargs)
        settled = self.filterset.hidden()
        if settled:
            context["empty"] = {
                "title": _("Không còn nhận định nào chờ việc"),
                "hint": _("Nhận định đã kết luận, đã lưu, đã chuyển hoặc trùng: %(n)s.") % {"n": settled},
                "action": PageAction(_("Xem tất cả"), url="?state=all"),
            }
        return {**context, "settled": settled}

    def get_queryset(self) -> QuerySet[Claim]:
        """Begin with what this person may see."""
        return claims_for(self.visitor)

    def get_table_data(self) -> QuerySet[Claim]:
        """Fetch the marked words of the shown rows in one query."""
        shown: QuerySet[Claim] = self.object_list
        return shown.prefetch_related("occurrences")


class ClaimPage(Guarded, TemplateView):
    """One claim: wording, where it was met, what it is worth, how it stands to others."""

    needs = "verification.see_claims"
    template_name = "verification/claims/claim.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the claim for this person and lay it out."""
        claim = get_claim_for(self.visitor, self.kwargs["public_id"])
        repeats, root = repeats_of(claim), root_of(claim)
        text, language = text_of(claim)
        self.page_actions = _buttons(claim)
        today = timezone.localdate()
        return super().get_context_data(
            **kwargs,
            title=gettext("Nhận định này"),
            crumbs=[(gettext("Nhận định"), reverse("verification:claims"))],
            claim=claim,
            text=text,
            text_language=language,
            occurrences=occurrences_of([claim, *repeats]),
            repeats=repeats,
            relations=relations_of(claim),
            units=[full_name(row.unit_id, today) or row.unit_id for row in claim.units.all()],
            routed_to=full_name(claim.routed_to_id, today) if claim.routed_to_id else "",
            standing=(standing_tone(claim), standing_words(claim)),
            is_unread=claim.pk in unread_by(self.visitor),
            reasons=reasons_in_words(claim.worth_reasons),
            finding=verdicts_of([root.pk]).get(root.pk),
            dossier=getattr(claim, "dossier", None),
            why_no_dossier=WHY_NO_DOSSIER.get(claim.kind, ""),
            history=history_of(claim),
        )


@require_GET
@requires("verification.note_claim")
def unit_suggestions(request: HttpRequest) -> HttpResponse:
    """Suggest units for whichever unit field is being typed in."""
    typed = request.GET.get("routed_to") or request.GET.get("other_unit") or ""
    return render(request, "people/unit_options.html", {"options": suggestions(typed)})


def _buttons(claim: Claim) -> list[PageAction]:
    """Offer the next step first."""
    needs, key = "verification.note_claim", [claim.public_id]
    if getattr(claim, "dossier", None) is not None:
        return [PageAction(_("Tìm nhận định gần"), url=reverse("verification:relate", args=key), needs=needs)]
    made = []
    if claim.state in {states.NOTED, states.OPEN}:
        made.append(("verification:word", _("Viết thành một câu"), claim.kind == ""))
    made.append(("verification:sort", _("Phân loại"), False))
    if claim.kind == states.CHECKABLE:
        made.append(("verification:relate", _("Đã gặp trước đây chưa?"), False))
    return [
        PageAction(label, url=reverse(name, args=key), needs=needs, primary=primary)
        for name, label, primary in made
    ]
