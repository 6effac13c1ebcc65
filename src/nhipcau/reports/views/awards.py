"""Rounds of awards: the list, choosing a period, telling the criteria, scoring, the table of points."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.reports.actions.awards import drop_round, open_round, score
from nhipcau.reports.filters.awards import RoundFilter, ScoreFilter
from nhipcau.reports.forms.awards import RoundForm
from nhipcau.reports.models import AwardRound, Period
from nhipcau.reports.queries.awards import (
    criteria_of,
    get_round_for,
    indicator_names,
    indicators_asked,
    periods_to_score,
    places,
    rounds_for,
    scores_for,
    sees_all,
)
from nhipcau.reports.tables.awards import RoundTable, ScoreTable
from nhipcau.units.queries import unit_name

SEE, KEEP = "reports.see_reports", "reports.keep_awards"
LISTED = _("Xét thi đua")


class RoundList(ListScreen):
    """The rounds that the visitor may see."""

    needs = SEE
    title = LISTED
    lead = _("Tiêu chí công bố trước; điểm chỉ tính từ báo cáo đã được duyệt.")
    table_class = RoundTable
    filterset_class = RoundFilter
    export_name = "dot-xet-thi-dua"
    page_actions = (
        PageAction(_("Mở đợt xét"), "reports:choose_award_period", needs=KEEP, icon="plus", primary=True),
    )
    empty_title = _("Chưa có đợt xét nào")
    empty_hint = _("Chọn kỳ báo cáo, rồi ghi mỗi chỉ tiêu đáng bao nhiêu điểm.")
    empty_action = PageAction(_("Mở đợt xét"), "reports:choose_award_period", needs=KEEP)

    def get_queryset(self) -> Any:
        """List them."""
        return rounds_for(self.visitor)


class ChooseAwardPeriod(Guarded, TemplateView):
    """First choose the period."""

    needs = KEEP
    template_name = "reports/award_period.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the periods in which units answer to the visitor's."""
        periods = list(periods_to_score(self.visitor))
        crumbs = [(LISTED, reverse("reports:awards"))]
        return super().get_context_data(
            title=_("Xét theo kỳ báo cáo nào"), periods=periods, crumbs=crumbs, **kwargs
        )


class OpenRound(ActionScreen):
    """Tell the criteria."""

    needs = KEEP
    template_name = "reports/award_form.html"
    title, submit_label, done_message = _("Mở đợt xét"), _("Mở và công bố tiêu chí"), _("Đã mở đợt xét.")
    lead = _("Tiêu chí công bố rồi thì không đổi nữa. Để trống điểm: chỉ tiêu ấy không tính.")
    form_class = RoundForm
    cancel_url = reverse_lazy("reports:awards")

    @cached_property
    def period(self) -> Period:
        """The period in the address."""
        return get_object_or_404(periods_to_score(self.visitor), public_id=self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the lines of the form."""
        return {
            **super().get_form_kwargs(),
            "indicators": indicators_asked(self.period, self.visitor.unit_id),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which period."""
        crumbs = [(LISTED, reverse("reports:awards"))]
        return super().get_context_data(**{"period": self.period, "crumbs": crumbs, **kwargs})

    def act(self, form: Form) -> None:
        """Open it."""
        self.award = open_round(
            by=self.visitor, at=timezone.now(), period=self.period, unit_id=self.visitor.unit_id,
            name=form.cleaned_data["name"], criteria=form.cleaned_data["criteria"],
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go to the round."""
        return reverse("reports:award", args=[self.award.public_id])


class RoundPage(ListScreen):
    """One round: its criteria and the points, all or the own line."""

    needs = SEE
    template_name = "reports/award.html"
    table_class = ScoreTable
    filterset_class = ScoreFilter
    export_name = "diem-thi-dua"
    empty_title = _("Chưa chấm điểm")
    empty_hint = _("Điểm có sau khi cơ quan xét bấm chấm điểm.")

    @cached_property
    def award(self) -> AwardRound:
        """The round in the address."""
        return get_round_for(self.visitor, self.kwargs["public_id"])

    def get_queryset(self) -> Any:
        """List the lines that the visitor may see."""
        return scores_for(self.visitor, self.award)

    def get_table_class(self) -> Any:
        """Know the criteria in the export too."""
        award, criteria = self.award, criteria_of(self.award)
        names, ranked = indicator_names(one.code for one in criteria), places(award)

        def table(*args: Any, **kwargs: Any) -> ScoreTable:
            return ScoreTable(*args, criteria=criteria, names=names, places=ranked, **kwargs)

        return table

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the criteria above the points."""
        row, criteria = self.award, criteria_of(self.award)
        names = indicator_names(one.code for one in criteria)
        own = self.visitor.unit_id == row.unit_id and self.visitor.may(KEEP)
        extra = {
            "title": row.name, "award": row, "crumbs": [(LISTED, reverse("reports:awards"))],
            "criteria": [(one, names.get(one.code)) for one in criteria],
            "total": sum(one.weight for one in criteria), "can_score": own,
            "sees_all": sees_all(self.visitor, row), "whose": unit_name(row.unit_id),
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class OnRound(ActionScreen):
    """A confirmation on one round."""

    needs = KEEP
    template_name = "common/confirm.html"
    form_class = Form

    @cached_property
    def award(self) -> AwardRound:
        """The round in the address; 404 for those who are only scored in it."""
        row = get_round_for(self.visitor, self.kwargs["public_id"])
        if row.unit_id != self.visitor.unit_id:
            raise Http404
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the way back; a foreign round is a 404 before anything is shown."""
        back = reverse("reports:award", args=[self.award.public_id])
        extra = {"cancel_url": back, "crumbs": [(LISTED, reverse("reports:awards")), (self.award.name, back)]}
        return super().get_context_data(**{**extra, **kwargs})


class ScoreRound(OnRound):
    """Score from what is approved now."""

    title, submit_label, done_message = _("Chấm điểm"), _("Chấm điểm"), _("Đã chấm điểm.")
    extra_context = {
        "consequences": [
            _("Điểm tính từ số liệu trong các báo cáo đã duyệt lúc này, thay cho lần chấm trước."),
            _("Đơn vị chưa có báo cáo được duyệt không xếp hạng; ô để trống không có điểm và ghi rõ."),
        ]
    }

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is filled
        """Score."""
        score(by=self.visitor, at=timezone.now(), award=self.award)

    def get_success_url(self) -> str:
        """Go back to the round."""
        return reverse("reports:award", args=[self.award.public_id])


class DropRound(OnRound):
    """Drop a round that was opened by mistake."""

    title, submit_label, done_message = _("Bỏ đợt xét"), _("Bỏ đợt xét"), _("Đã bỏ.")
    success_url = reverse_lazy("reports:awards")

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is filled
        """Drop."""
        drop_round(by=self.visitor, at=timezone.now(), award=self.award)
