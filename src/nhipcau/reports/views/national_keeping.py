"""The list of reviews, and what its office does with one: begin, write, freeze, number; load an outline."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.reports.actions import outlines, reviews
from nhipcau.reports.filters.national import ReviewFilter
from nhipcau.reports.forms.national import BeginForm, NumberForm, OutlineForm, WordsForm
from nhipcau.reports.models import Review
from nhipcau.reports.queries.outlines import outline_of
from nhipcau.reports.queries.reviews import get_review_for, periods_to_review, reviews_for
from nhipcau.reports.rules.outlines import LARGEST
from nhipcau.reports.tables.national import ReviewTable
from nhipcau.spokespersons.queries.offices import offices_of_unit

LONGEST_SEEN = 9
"""Digits of a revision: more are nobody's, and Python refuses to read thousands."""


class ReviewList(ListScreen):
    """The reviews of the own level and of the levels below."""

    needs = "reports.see_reports"
    title = gettext_lazy("Sơ kết, tổng kết")
    lead = gettext_lazy("Số liệu đã duyệt của các đơn vị, chốt lại một lần và in thành báo cáo.")
    table_class = ReviewTable
    filterset_class = ReviewFilter
    export_name = "so-ket"
    page_actions = (
        PageAction(
            gettext_lazy("Lập sơ kết"), "reports:begin_review", needs="reports.make_review", icon="plus",
            primary=True,
        ),
        PageAction(gettext_lazy("Đường biên bản đồ"), "reports:outline", needs="reports.make_review"),
    )  # fmt: skip
    empty_title = gettext_lazy("Chưa có sơ kết nào")
    empty_hint = gettext_lazy("Sơ kết được lập cho một kỳ báo cáo mà các đơn vị cấp dưới đã gửi số liệu.")

    def get_queryset(self) -> Any:
        """List what this person may read."""
        return reviews_for(self.visitor)


class BeginReview(ActionScreen):
    """Open the review of a period."""

    needs = "reports.make_review"
    title = gettext_lazy("Lập sơ kết")
    lead = gettext_lazy("Số liệu còn thay đổi theo báo cáo được duyệt cho đến khi chốt.")
    submit_label = gettext_lazy("Lập")
    form_class = BeginForm
    cancel_url = reverse_lazy("reports:reviews")
    begun: Review | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the periods that have no review yet."""
        return {**super().get_form_kwargs(), "periods": periods_to_review(self.visitor)}

    def act(self, form: Form) -> None:
        """Begin it."""
        self.begun = reviews.begin_review(
            by=self.visitor, at=timezone.now(), period=form.cleaned_data["period"],
            unit_id=self.visitor.unit_id,
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Open it."""
        return self.begun.get_absolute_url() if self.begun else reverse("reports:reviews")


class OnOwnReview(ActionScreen):
    """A form on a review of the own level; the revision seen travels with the form."""

    @cached_property
    def review(self) -> Review:
        """The review in the address; one of another level is read, not kept."""
        review = get_review_for(self.visitor, self.kwargs["public_id"])
        return get_review_of(self.visitor, review)

    @property
    def with_review(self) -> dict[str, Any]:
        """Return who acts, when, on what and which revision they saw; who does not say it saw none."""
        told = self.request.POST.get("seen", "")
        sent = int(told) if told.isdecimal() and len(told) <= LONGEST_SEEN else 0
        seen = sent if self.request.method == "POST" else self.review.revision
        return {"by": self.visitor, "at": timezone.now(), "review": self.review, "seen": seen}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say to which review the form belongs."""
        crumbs = [(_("Sơ kết, tổng kết"), reverse("reports:reviews")),
                  (self.review.period.name, self.review.get_absolute_url())]  # fmt: skip
        extra = {"crumbs": crumbs, "cancel_url": self.review.get_absolute_url(),
                 "review": self.review, "seen": self.with_review["seen"]}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the review."""
        return self.review.get_absolute_url()


class WriteReview(OnOwnReview):
    """The words over the figures."""

    needs = "reports.make_review"
    template_name = "reports/review_form.html"
    title = gettext_lazy("Nhận định của sơ kết")
    done_message = gettext_lazy("Đã lưu.")
    form_class = WordsForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        offices = offices_of_unit(self.review.unit_id, timezone.localdate())
        review = Review.objects.get(pk=self.review.pk)  # the form writes on its instance before we act
        return {**super().get_form_kwargs(), "instance": review, "offices": offices}

    def act(self, form: Form) -> None:
        """Save it."""
        reviews.write_review(**self.with_review, **form.cleaned_data)


class FreezeReview(OnOwnReview):
    """Ask once more, then freeze."""

    needs = "reports.freeze_review"
    template_name = "reports/review_confirm.html"
    title = gettext_lazy("Chốt số liệu của sơ kết")
    submit_label = gettext_lazy("Chốt số liệu")
    done_message = gettext_lazy("Đã chốt số liệu.")
    form_class = Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it means."""
        consequences = [
            _("Bảng, bản đồ, xu hướng và báo cáo từ nay lấy đúng số liệu của lúc chốt, không đổi nữa."),
            _("Duyệt hoặc rút duyệt sau đó vẫn vào tổng của kỳ, và được nêu là thay đổi sau khi chốt."),
            _("Không có cách bỏ chốt."),
        ]  # fmt: skip
        return super().get_context_data(**kwargs, consequences=consequences)

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing to read
        """Freeze it."""
        reviews.freeze_review(**self.with_review)


class IssueReview(OnOwnReview):
    """Enter the report in the register."""

    needs = "reports.issue_review"
    template_name = "reports/review_form.html"
    title = gettext_lazy("Cấp số báo cáo")
    lead = gettext_lazy(
        "Báo cáo nhận số tiếp theo trong sổ văn bản của cơ quan; số đã cấp không lấy lại được."
    )
    submit_label = gettext_lazy("Cấp số")
    done_message = gettext_lazy("Đã cấp số báo cáo.")
    form_class = NumberForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with the office's symbol, today."""
        office = self.review.office
        return {"symbol": office.symbol if office else "", "dated_on": timezone.localdate()}

    def act(self, form: Form) -> None:
        """Register it."""
        reviews.issue_review(**self.with_review, **form.cleaned_data)


class KeepOutline(ActionScreen):
    """Load an outline of the units under the own unit, in place of squares."""

    needs = "reports.make_review"
    template_name = "reports/review_outline.html"
    title = gettext_lazy("Đường biên bản đồ")
    lead = gettext_lazy("Khi chưa có, bản đồ vẽ mỗi đơn vị một ô. Hoàng Sa và Trường Sa luôn được vẽ.")
    submit_label = gettext_lazy("Tải lên")
    form_class = OutlineForm
    cancel_url = success_url = reverse_lazy("reports:reviews")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what is loaded now."""
        return super().get_context_data(**kwargs, outline=outline_of(self.visitor.unit_id))

    def act(self, form: Form) -> None:
        """Keep it, and tell what it lacks."""
        upload = form.cleaned_data["upload"]
        content = upload.read(LARGEST + 1)
        _row, told = outlines.keep_outline(
            by=self.visitor, at=timezone.now(), content=content, source=form.cleaned_data["source"]
        )
        messages.success(self.request, _("Đã nhận đường biên của %(n)s đơn vị.") % {"n": len(told.shapes)})
        if told.lacking:
            messages.warning(
                self.request,
                _("Tệp thiếu %(n)s đơn vị; các đơn vị này chỉ có trong bảng.") % {"n": len(told.lacking)},
            )


class DropOutline(ActionScreen):
    """Go back to squares."""

    needs = "reports.make_review"
    template_name = "common/confirm.html"
    title = gettext_lazy("Bỏ đường biên đã tải")
    submit_label = gettext_lazy("Bỏ")
    done_message = gettext_lazy("Bản đồ trở lại dạng ô.")
    form_class = Form
    cancel_url = success_url = reverse_lazy("reports:outline")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is lost."""
        return super().get_context_data(
            **kwargs,
            consequences=[_("Đường biên đã tải bị xóa; bản đồ vẽ mỗi đơn vị một ô.")],
            is_danger=True,
        )

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing to read
        """Drop it."""
        outlines.drop_outline(by=self.visitor, at=timezone.now())


def get_review_of(person: Any, review: Review) -> Review:
    """Return the review where it is of the person's own unit, or 404: whoever looks down does not write."""
    if review.unit_id != person.unit_id:
        raise Http404
    return review
