"""The conference report: its page, its words, its number, its papers, the press note."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import ActionScreen, Guarded
from nhipcau.documents.pdf import pdf_of
from nhipcau.learning.actions.reporting import (
    WORDS,
    draft_press_note,
    issue_report,
    make_report,
    recount,
    write_report,
)
from nhipcau.learning.forms.report import IssueForm, WordsForm
from nhipcau.learning.models import Report
from nhipcau.learning.printing.minutes import minutes_paper
from nhipcau.learning.printing.report import report_paper
from nhipcau.learning.queries.figures import cross_rows
from nhipcau.learning.queries.reports import get_report_for, report_of
from nhipcau.learning.rules import report as words
from nhipcau.people.access import requires
from nhipcau.training.queries.conferences import get_conference_for

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NEEDS = "learning.make_report"


class ReportPage(Guarded, TemplateView):
    """Figures as counted, words as written, what is still to do."""

    needs = "learning.see_results"
    template_name = "learning/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the report, or the way to begin it."""
        conference = get_conference_for(self.visitor, self.kwargs["public_id"])
        report = report_of(conference)
        extra: dict[str, Any] = {"told": told(report.figures)} if report else {}
        return super().get_context_data(
            conference=conference, report=report, title=_("Báo cáo kết quả hội nghị"), lead=conference.title,
            crumbs=[(_("Hội nghị"), reverse("training:conferences")),
                    (conference.title, conference.get_absolute_url())],
            **extra, **kwargs,
        )  # fmt: skip


def told(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the sentences that the paper prints, for the screen."""
    return {
        "held": words.held(figures), "attended": words.attended(figures), "checked": words.checked(figures),
        "learned": words.learned(figures), "asked": words.asked(figures), "owed": words.owed(figures),
    }  # fmt: skip


class Begin(ActionScreen):
    """Count the figures and begin the report."""

    needs = NEEDS
    title = _("Lập báo cáo kết quả hội nghị")
    template_name = "common/confirm.html"
    submit_label = _("Đếm số liệu và lập báo cáo")
    form_class = Form

    @cached_property
    def conference(self) -> Any:
        """The conference in the address."""
        return get_conference_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        consequences = [
            _("Mọi con số được đếm từ điểm danh, bài kiểm tra, đánh giá và câu hỏi; không ai phải gõ lại."),
            _("Trước khi ban hành có thể đếm lại bất cứ lúc nào."),
        ]
        return super().get_context_data(
            consequences=consequences, cancel_url=self.conference.get_absolute_url(), **kwargs
        )

    def act(self, _form: Form) -> None:
        """Begin it."""
        make_report(by=self.visitor, at=timezone.now(), conference=self.conference)

    def get_success_url(self) -> str:
        """Go to the report."""
        return reverse("learning:report", args=[self.conference.public_id])


class OnReport(ActionScreen):
    """A form on the report of the address."""

    needs = NEEDS

    @cached_property
    def report(self) -> Report:
        """The report in the address."""
        return get_report_for(self.visitor, self.kwargs["public_id"])

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is seen."""
        return {"revision": self.report.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of which conference, and how to leave."""
        return super().get_context_data(
            lead=self.report.conference.title, cancel_url=self.get_success_url(), **kwargs
        )

    def get_success_url(self) -> str:
        """Go back to it."""
        return reverse("learning:report", args=[self.kwargs["public_id"]])


class Write(OnReport):
    """Write what the figures do not say."""

    title = _("Viết lời báo cáo")
    done_message = _("Đã lưu lời báo cáo.")
    form_class = WordsForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is written."""
        return {**super().get_initial(), **{name: getattr(self.report, name) for name in WORDS}}

    def act(self, form: Form) -> None:
        """Write it."""
        said = dict(form.cleaned_data)
        write_report(
            by=self.visitor, at=timezone.now(), report=self.report, seen=said.pop("revision"), **said
        )


class Recount(OnReport):
    """Count the figures anew."""

    title = _("Đếm lại số liệu")
    template_name = "common/confirm.html"
    submit_label = _("Đếm lại")
    done_message = _("Đã đếm lại.")

    form_class = Form

    def act(self, _form: Form) -> None:
        """Count."""
        recount(by=self.visitor, at=timezone.now(), report=self.report, seen=self.report.revision)


class Issue(OnReport):
    """Give it its number."""

    title = _("Ban hành báo cáo")
    submit_label = _("Vào sổ và ban hành")
    done_message = _("Đã ban hành; số liệu và lời văn giữ nguyên từ nay.")
    form_class = IssueForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with the office's own symbol."""
        return {**super().get_initial(), "symbol": self.report.conference.office.symbol}

    def act(self, form: Form) -> None:
        """Issue it."""
        said = form.cleaned_data
        issue_report(
            by=self.visitor, at=timezone.now(), report=self.report, seen=said["revision"],
            symbol=said["symbol"], dated_on=said["dated_on"],
        )  # fmt: skip


class PressNote(OnReport):
    """Hand the press room a draft."""

    title = _("Chuyển bản nháp cho phòng báo chí")
    template_name = "common/confirm.html"
    submit_label = _("Tạo bản nháp thông cáo")
    done_message = _("Đã tạo bản nháp; người khác duyệt trước khi công bố.")

    form_class = Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what the draft will say."""
        title, lead, body = words.press_note(self.report.figures, self.report.conference.office.name)
        return super().get_context_data(
            consequences=[
                _("Bản nháp sau được tạo ở phòng báo chí; người khác duyệt rồi mới công bố."),
                title,
                lead,
                *body.split("\n\n"),
            ],
            **kwargs,
        )

    def act(self, _form: Form) -> None:
        """Make it."""
        self.made = draft_press_note(by=self.visitor, at=timezone.now(), report=self.report)

    def get_success_url(self) -> str:
        """Go to the draft."""
        made = getattr(self, "made", None)
        return reverse("statements:statement", args=[made.public_id]) if made else super().get_success_url()


PAPERS = {"bao-cao": report_paper, "bien-ban": minutes_paper}


@requires("learning.see_results")
def paper_file(request: HttpRequest, public_id: str, name: str, ending: str) -> HttpResponse:
    """Give the report or the minutes as Word or PDF."""
    content = PAPERS[name](get_report_for(request.user, public_id))
    if ending == "pdf":
        return attachment(pdf_of(content), name=f"{name}-hoi-nghi.pdf", media_type="application/pdf")
    return attachment(content, name=f"{name}-hoi-nghi.docx", media_type=DOCX)


@requires("learning.see_results")
def cross_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Give site × category × half-day, with its totals, as the report counted it."""
    report = get_report_for(request.user, public_id)
    header, rows = cross_rows(report.figures)
    answer = csv_response if ending == "csv" else xlsx_response
    return answer("diem-cau-thanh-phan-buoi", header, rows)
