"""Asking a unit, answering for one's own unit, entering a letter, taking a question back."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.files.receiving import MOST_BYTES
from nhipcau.common.screens import ActionScreen, ListScreen
from nhipcau.people.access import requires
from nhipcau.people.places import suggestions
from nhipcau.verification.actions import requests as actions
from nhipcau.verification.actions.capturing import keep_file
from nhipcau.verification.filters.requests import RequestFilter
from nhipcau.verification.forms.requests import AnswerForm, AskForm, LetterForm, TakeBackForm
from nhipcau.verification.models import KeptFile, Request
from nhipcau.verification.queries.dossiers import with_lateness
from nhipcau.verification.queries.requests import get_request_for, get_request_of, listed_requests_for
from nhipcau.verification.tables.requests import RequestTable
from nhipcau.verification.views.dossiers_shared import ChangesDossier


class RequestList(ListScreen):
    """What my unit was asked."""

    needs = "verification.see_requests"
    title = _("Đề nghị gửi đến ta")
    lead = _("Đơn vị khác đang kiểm chứng một nhận định và cần ta cung cấp thông tin, hoặc mời ta phản hồi.")
    table_class = RequestTable
    filterset_class = RequestFilter
    export_name = "de-nghi-cung-cap-thong-tin"
    empty_title = _("Chưa có đề nghị nào")
    empty_hint = _("Khi đơn vị khác hỏi đơn vị ta, câu hỏi và thời hạn hiện ở đây.")

    def get_queryset(self) -> Any:
        """List what this person's unit was asked."""
        return with_lateness(listed_requests_for(self.visitor), timezone.now())


class AnswerRequest(ActionScreen):
    """The question, the claim's sentence and the clock; nothing else of the dossier."""

    needs = "verification.see_requests"
    template_name = "verification/dossiers/answer.html"
    title = _("Đề nghị cung cấp thông tin")
    submit_label = _("Gửi trả lời")
    done_message = _("Đã gửi trả lời; đồng hồ đã dừng.")
    form_class = AnswerForm

    @cached_property
    def asked(self) -> Request:
        """The request in the address; 404 for whoever has no part in it."""
        return get_request_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what this person may do."""
        mine = self.asked.unit_id == self.visitor.unit_id
        waits = self.asked.answered_at is None and self.asked.withdrawn_at is None
        desk = self.asked.dossier.unit_id == self.visitor.unit_id
        return super().get_context_data(
            asked=self.asked, claim=self.asked.dossier.claim, now=timezone.now(),
            can_answer=mine and waits and self.visitor.may("verification.reply"),
            dossier=self.asked.dossier if desk and self.visitor.may("verification.see_dossiers") else None,
            crumbs=[(RequestList.title, reverse("verification:requests"))], **kwargs,
        )  # fmt: skip

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let answer only whoever may."""
        if not self.visitor.may("verification.reply"):
            raise Http404
        return super().post(request, *args, **kwargs)

    def act(self, form: Form) -> None:
        """Keep the answer."""
        actions.answer_request(
            by=self.visitor, at=timezone.now(), request=self.asked, answer=form.cleaned_data["answer"],
            file=_received(self.visitor, form),
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Stay with the request."""
        return self.asked.get_absolute_url()


class Ask(ChangesDossier):
    """A question to a unit, or the right of reply."""

    title = _("Hỏi một đơn vị")
    template_name = "verification/dossiers/ask.html"
    submit_label = _("Gửi đề nghị")
    done_message = _("Đã gửi đề nghị; đồng hồ bắt đầu chạy.")
    form_class = AskForm
    anchor = "yeu-cau"

    def save(self, form: Form, *, seen: int) -> None:
        """Ask."""
        said = form.cleaned_data
        actions.ask(
            by=self.visitor, at=timezone.now(), dossier=self.dossier, seen=seen, kind=said["kind"],
            unit_id=said["unit"], addressee=said["addressee"], question=said["question"],
        )  # fmt: skip


class OfRequest(ChangesDossier):
    """A form on one request of a dossier."""

    anchor = "yeu-cau"

    @cached_property
    def asked(self) -> Request:
        """The request in the address."""
        return get_request_of(self.dossier, self.kwargs["request_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name it."""
        return super().get_context_data(lead=f"{self.asked.addressee}: {self.asked.question}", **kwargs)


class EnterLetter(OfRequest):
    """An answer that came on paper."""

    title = _("Nhập trả lời nhận bằng văn bản")
    done_message = _("Đã lưu trả lời; đồng hồ đã dừng.")
    form_class = LetterForm

    def save(self, form: Form, *, seen: int) -> None:
        """Keep it."""
        actions.enter_letter(
            by=self.visitor, at=timezone.now(), request=self.asked, seen=seen,
            answer=form.cleaned_data["answer"], file=_received(self.visitor, form),
        )  # fmt: skip


class WithdrawRequest(OfRequest):
    """A question that needs no answer any more."""

    title = _("Rút đề nghị")
    submit_label = _("Rút")
    done_message = _("Đã rút đề nghị.")
    form_class = TakeBackForm

    def save(self, form: Form, *, seen: int) -> None:
        """Take it back."""
        reason = form.cleaned_data["reason"]
        actions.withdraw_request(
            by=self.visitor, at=timezone.now(), request=self.asked, seen=seen, reason=reason
        )


@requires("verification.keep_dossier")
def unit_suggestions(request: HttpRequest) -> HttpResponse:
    """List the units that the typed text may mean."""
    return render(request, "people/unit_options.html", {"options": suggestions(request.GET.get("unit", ""))})


def _received(person: Any, form: Form) -> KeptFile | None:
    handed = form.cleaned_data["upload"]
    if not handed:
        return None
    return keep_file(by=person, at=timezone.now(), name=handed.name, content=handed.read(MOST_BYTES + 1))
