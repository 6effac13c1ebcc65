"""The list of enquiries, one enquiry, and entering one that came by telephone or mail."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Value, When
from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.contacts.actions.keeping import enquirer
from nhipcau.press.actions.receiving import receive_enquiry
from nhipcau.press.filters.enquiries import EnquiryFilter
from nhipcau.press.forms.enquiries import LANGUAGE_NAMES, ReceiveForm
from nhipcau.press.models import Enquiry
from nhipcau.press.queries import enquiries as queries
from nhipcau.press.tables.enquiries import EnquiryTable, state_words
from nhipcau.statements.queries.desk import statements_for
from nhipcau.units.queries import unit_name


def with_lateness(rows: Any) -> Any:
    """Say of each whether its clock ran over."""
    over = When(clock__stopped_at=None, clock__due_at__lt=timezone.now(), then=Value(True))
    return rows.annotate(is_late=Case(over, default=Value(False), output_field=BooleanField()))


class EnquiryList(ListScreen):
    """What the press asked the unit."""

    needs = "press.see_enquiries"
    title = _("Câu hỏi của báo chí")
    lead = _("Ai hỏi gì, hạn đến bao giờ, đang ở tay ai. Không câu hỏi nào đóng mà không có kết quả.")
    table_class = EnquiryTable
    filterset_class = EnquiryFilter
    export_name = "cau-hoi-bao-chi"
    page_actions = (
        PageAction(
            _("Ghi câu hỏi"), "press:receive", needs="press.keep_enquiries", icon="plus", primary=True
        ),
        PageAction(_("Báo cáo cuối ngày"), "press:day"),
    )
    empty_title = _("Chưa có câu hỏi nào")
    empty_hint = _("Câu hỏi gửi qua trang công khai hiện ở đây; điện thoại và thư thì ghi vào.")
    empty_action = PageAction(_("Ghi câu hỏi"), "press:receive", needs="press.keep_enquiries")

    def get_queryset(self) -> Any:
        """List the unit's own."""
        return with_lateness(queries.listed_for(self.visitor))


class ReceiveEnquiry(ActionScreen):
    """A question by telephone or mail; the journalist is found by address, or entered."""

    needs = "press.keep_enquiries"
    title = _("Ghi câu hỏi của báo chí")
    lead = _("Đồng hồ chạy từ lúc nhận. Nhà báo có thư điện tử sẽ nhận thư báo và trang theo dõi riêng.")
    submit_label = _("Ghi câu hỏi")
    done_message = _("Đã ghi; đồng hồ đang chạy.")
    form_class = ReceiveForm
    cancel_url = reverse_lazy("press:enquiries")

    def get_initial(self) -> dict[str, Any]:
        """Begin with now, and with a telephone call."""
        return {"received_at": timezone.localtime(), "channel": "phone", "language": "vi"}

    def act(self, form: Form) -> None:
        """Keep the contact, then the question."""
        said, at, unit_id = dict(form.cleaned_data), timezone.now(), self.visitor.unit_id
        contact = enquirer(
            at=at, unit_id=unit_id, name=said.pop("name"), email=said.pop("email"), phone=said.pop("phone"),
            outlet_name=said["outlet_name"], is_foreign=said["is_foreign"], language=said["language"],
        )  # fmt: skip
        self.made = receive_enquiry(by=self.visitor, at=at, unit_id=unit_id, contact=contact, **said)

    def get_success_url(self) -> str:
        """Go to the new enquiry."""
        return self.made.get_absolute_url()


class EnquiryPage(Guarded, TemplateView):
    """One enquiry: question, clock, what may be done next, what was done."""

    needs = "press.see_enquiries"
    template_name = "press/enquiry.html"

    @cached_property
    def enquiry(self) -> Enquiry:
        """The enquiry in the address."""
        return queries.get_enquiry_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it whole."""
        row = self.enquiry
        tone, words = state_words(row)
        return super().get_context_data(
            title=row.outlet_name, crumbs=[(EnquiryList.title, reverse("press:enquiries"))], enquiry=row,
            tone=tone, words=words, reply_language=dict(LANGUAGE_NAMES).get(row.language, row.language),
            requests=[(each, unit_name(each.unit_id)) for each in queries.requests_of(row)],
            hand_overs=[
                (each, unit_name(each.giver_id), unit_name(each.taker_id))
                for each in queries.hand_overs_of(row)
            ],
            chain=queries.chain_of(row), versions=versions_of(row),
            can_open=row.statement_id and statements_for(self.visitor).filter(pk=row.statement_id).exists(),
            **kwargs,
        )  # fmt: skip


def versions_of(enquiry: Enquiry) -> list[Any]:
    """List the language versions of the answer's latest edition."""
    statement = enquiry.statement
    edition = statement.editions.order_by("-number").first() if statement else None
    return list(edition.versions.order_by("pk")) if edition else []
