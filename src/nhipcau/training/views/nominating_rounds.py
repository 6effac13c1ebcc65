"""The organiser's nominations: categories, rounds, letters to agencies; and the own unit's seats."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common import formats
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.training.actions import nominating as acts
from nhipcau.training.filters.delegates import SeatFilter
from nhipcau.training.forms.nominating_rounds import CategoryForm, RoundForm
from nhipcau.training.inviting_words import PURPOSE
from nhipcau.training.models import Category, Round
from nhipcau.training.nominating_words import clock_words, tone_of
from nhipcau.training.queries.conferences import get_conference_for
from nhipcau.training.queries.nominating import (
    categories_of,
    get_category_for,
    get_quota_for,
    get_round_for,
    quotas_for,
    quotas_of,
    rounds_of,
)
from nhipcau.training.tables.delegates import SeatTable
from nhipcau.training.views.shared import OnConference, crumbs_to

KEEP = "training.keep_conferences"


def page_of(conference: Any) -> str:
    """Return where the nominations of a conference are."""
    return reverse("training:nominations", args=[conference.public_id])


class SeatList(ListScreen):
    """What the person's own unit is asked to fill."""

    needs = "training.nominate"
    title = _("Cử người dự")
    lead = _("Hội nghị đề nghị đơn vị của anh/chị cử người: số chỗ, hạn chót, đã cử ai.")
    table_class = SeatTable
    filterset_class = SeatFilter
    export_name = "chi-tieu-cua-don-vi"
    empty_title = _("Chưa có đề nghị cử người nào")
    empty_hint = _("Khi ban tổ chức giao chỉ tiêu cho đơn vị của anh/chị, chỉ tiêu hiện ở đây.")

    def get_queryset(self) -> Any:
        """List the quotas of the unit."""
        return quotas_for(self.visitor)


class Nominations(Guarded, TemplateView):
    """Categories, rounds, seats."""

    needs = "training.see_delegates"
    template_name = "training/nominating.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show each round with its agencies."""
        row, at = get_conference_for(self.visitor, self.kwargs["public_id"]), timezone.now()
        quotas: dict[int, list[Any]] = {}
        for quota in quotas_of(row):
            quotas.setdefault(quota.round_id, []).append(quota)
        rounds = [
            {"row": one, "clock": clock_words(one, at), "tone": tone_of(one, at),
             **_sums(quotas.get(one.pk, []))}
            for one in rounds_of(row).select_related("conference")
        ]  # fmt: skip
        actions = [PageAction(_("Đại biểu"), url=reverse("training:delegates", args=[row.public_id]))]
        return super().get_context_data(**{
            "title": _now("Chỉ tiêu cử người"), "conference": row, "crumbs": crumbs_to(row),
            "page_actions": actions,
            "lead": PURPOSE % {"kept": formats.day(row.personal_until)}, "categories": categories_of(row),
            "rounds": rounds, "can_keep": self.visitor.may(KEEP), **kwargs,
        })  # fmt: skip


def _sums(quotas: list[Any]) -> dict[str, Any]:
    return {
        "quotas": quotas,
        "seats": sum(quota.seats for quota in quotas),
        "taken": sum(quota.taken for quota in quotas),
        "untold": sum(bool(quota.email) and quota.told_at is None for quota in quotas),
    }


class OpenRound(OnConference):
    """A new call for names."""

    title, submit_label, done_message = _("Mở đợt cử người"), _("Mở đợt"), _("Đã mở đợt cử người.")
    form_class = RoundForm

    def act(self, form: Form) -> object:
        """Open it."""
        told = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        return acts.open_round(**self.act_with(), conference=self.conference, **told)

    def get_success_url(self) -> str:
        """Go back to the rounds."""
        return page_of(self.conference)


class OnRound(ActionScreen):
    """A form on one round."""

    needs = KEEP

    @cached_property
    def round(self) -> Round:
        """The round in the address."""
        return get_round_for(self.visitor, self.kwargs["round_id"])

    def get_success_url(self) -> str:
        """Go back to the rounds."""
        return page_of(self.round.conference)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose round it is."""
        crumbs = [*crumbs_to(self.round.conference), (_now("Chỉ tiêu cử người"), self.get_success_url())]
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": self.get_success_url(), **kwargs})

    def act_with(self) -> dict[str, Any]:
        """Return who acts, when, on which round."""
        return {"by": self.visitor, "at": timezone.now(), "round": self.round}


class ChangeRound(OnRound):
    """Letter, deadline, note."""

    title, submit_label, done_message = _("Sửa đợt cử người"), _("Lưu"), _("Đã sửa đợt cử người.")
    form_class = RoundForm

    def get_initial(self) -> dict[str, Any]:
        """Show what stands."""
        row = self.round
        return {"letter": row.letter, "note": row.note, "seen": row.revision,
                "opens_at": timezone.localtime(row.opens_at),
                "deadline_at": timezone.localtime(row.deadline_at)}  # fmt: skip

    def act(self, form: Form) -> object:
        """Change it."""
        acts.change_round(**self.act_with(), **form.cleaned_data)
        return None


class TellAgencies(OnRound):
    """Letters to agencies, asked first."""

    title, submit_label = _("Gửi thư đề nghị cử người"), _("Gửi")
    template_name = "common/confirm.html"
    form_class = Form

    def act(self, form: Form) -> object:  # noqa: ARG002 - nothing is asked
        """Write to them."""
        sent = acts.tell_agencies(**self.act_with())
        words = _now("Đã đưa %(count)s thư vào hàng thư gửi.") % {"count": formats.number(sent)}
        messages.success(self.request, words)
        return sent

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say to how many, and who gets none."""
        rows = self.round.quotas
        told = {"count": formats.number(rows.filter(told_at=None).exclude(email="").count()),
                "without": formats.number(rows.filter(email="").count())}  # fmt: skip
        consequences = [
            _now("%(count)s chỉ tiêu chưa báo được gửi thư kèm đường dẫn nhập tên, không cần tài khoản.")
            % told,
            _now("%(without)s chỉ tiêu không có hộp thư: cán bộ đơn vị đăng nhập để cử người.") % told,
        ]
        return super().get_context_data(**{"consequences": consequences, **kwargs})


class AddCategory(OnConference):
    """A new kind of delegate."""

    title, submit_label, done_message = _("Thêm thành phần"), _("Thêm"), _("Đã thêm thành phần.")
    form_class = CategoryForm

    def act(self, form: Form) -> object:
        """Keep it."""
        return acts.keep_category(**self.act_with(), conference=self.conference, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go back to the rounds."""
        return page_of(self.conference)


class ChangeCategory(ActionScreen):
    """Another name for a kind of delegate."""

    needs = KEEP
    title, submit_label, done_message = _("Sửa thành phần"), _("Lưu"), _("Đã sửa thành phần.")
    form_class = CategoryForm

    @cached_property
    def category(self) -> Category:
        """The category in the address."""
        return get_category_for(self.visitor, self.kwargs["category_id"])

    def get_initial(self) -> dict[str, Any]:
        """Show what stands."""
        return {"name": self.category.name, "position": self.category.position}

    def get_success_url(self) -> str:
        """Go back to the rounds."""
        return page_of(self.category.conference)

    def act(self, form: Form) -> object:
        """Keep it."""
        return acts.keep_category(
            by=self.visitor, at=timezone.now(), conference=self.category.conference, category=self.category,
            **form.cleaned_data,
        )  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose category it is."""
        crumbs = crumbs_to(self.category.conference)
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": self.get_success_url(), **kwargs})


@require_POST
@requires(KEEP)
def remove_category(request: Any, category_id: str) -> HttpResponse:
    """Take away a category that nobody uses."""
    row = get_category_for(request.user, category_id)
    back = page_of(row.conference)
    try:
        acts.remove_category(by=request.user, at=timezone.now(), category=row)
        messages.success(request, _now("Đã bỏ thành phần."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(back)


@require_POST
@requires(KEEP)
def renew_link(request: Any, public_id: str) -> HttpResponse:
    """Make the link of an agency void."""
    quota = get_quota_for(request.user, public_id)
    get_round_for(request.user, quota.round.public_id)
    acts.renew_link(by=request.user, at=timezone.now(), quota=quota)
    messages.success(request, _now("Đường dẫn cũ không dùng được nữa. Gửi thư để báo đường dẫn mới."))
    return redirect(page_of(quota.round.conference))
