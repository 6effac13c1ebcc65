"""The list of statements, a statement's page, a new one, and what stands around its words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.statements.actions.drafting import draft_statement
from nhipcau.statements.actions.writing import change_statement, choose_speaker
from nhipcau.statements.filters.statements import StatementFilter
from nhipcau.statements.forms.drafting import ChangeForm, NewForm, SpeakerForm
from nhipcau.statements.queries.desk import listed_statements_for
from nhipcau.statements.queries.page import Page, finding_for, page_for, speaker_choices
from nhipcau.statements.rules import states
from nhipcau.statements.tables.statements import StatementTable
from nhipcau.statements.views.shared import OfEdition, OfStatement, page_of


class StatementList(ListScreen):
    """Everything the unit says or is about to say."""

    needs = "statements.see_statements"
    title = _("Phát ngôn")
    lead = _("Mọi điều cơ quan nói ra: soạn, duyệt từng ngôn ngữ, công bố, đính chính, rút.")
    table_class = StatementTable
    filterset_class = StatementFilter
    export_name = "phat-ngon"
    page_actions = (
        PageAction(
            _("Soạn phát ngôn"), "statements:new", needs="statements.write", icon="plus", primary=True
        ),
        PageAction(_("Kiểm tra bản đã công bố"), "statements:checks", icon="check"),
    )
    empty_title = _("Chưa có phát ngôn nào")
    empty_hint = _("Soạn từ đầu, hoặc mở một kết luận kiểm chứng đã thông qua rồi bấm “Soạn phản hồi”.")
    empty_action = PageAction(_("Soạn phát ngôn"), "statements:new", needs="statements.write")

    def get_queryset(self) -> Any:
        """List what this person may see."""
        return listed_statements_for(self.visitor)


class NewStatement(ActionScreen):
    """Begins a statement; from a finding, with its summary in place."""

    needs = "statements.write"
    title = _("Soạn phát ngôn")
    lead = _("Lưu thành bản nháp; chưa ai ngoài cơ quan thấy. Người viết không tự duyệt được.")
    template_name = "statements/new.html"
    submit_label = _("Lưu bản nháp")
    form_class = NewForm
    cancel_url = "/phat-ngon/"

    @cached_property
    def finding(self) -> Any:
        """The passed finding that the address or the form names."""
        asked = self.request.POST.get("finding") or self.request.GET.get("finding")
        return finding_for(self.visitor, asked) if asked else None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what belongs to this unit."""
        return {**super().get_form_kwargs(), "person": self.visitor}

    def get_initial(self) -> dict[str, Any]:
        """Start from today, or from the finding."""
        start = {"dated_on": timezone.localdate(), "language": settings.NEWSROOM_LANGUAGES[0]}
        if self.finding is None:
            return start
        claim = self.finding.dossier.claim.wording
        return {
            **start, "kind": states.RESPONSE, "finding": self.finding.public_id,
            "lead": self.finding.summary, "title": _short(claim),
        }  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the finding beside the form."""
        return super().get_context_data(finding=self.finding, **kwargs)

    def act(self, form: Form) -> None:
        """Begin it."""
        given = form.cleaned_data
        names = ("kind", "subject", "title", "lead", "body", "dated_on", "language", "replaces", "is_drill")
        self.made = draft_statement(
            by=self.visitor, at=timezone.now(), office_id=given["office"].pk,
            finding_id=self.finding.pk if self.finding else None, block=form.block(),  # type: ignore[attr-defined]
            **{name: given[name] for name in names},
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go to the new statement."""
        return page_of(self.made)


class StatementPage(OfStatement, TemplateView):
    """Editions, languages side by side with their states, what waits for whom, what happened."""

    template_name = "statements/statement.html"

    @cached_property
    def page(self) -> Page:
        """What the page shows."""
        return page_for(self.visitor, self.statement, at=timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out the page."""
        crumbs = [(_("Phát ngôn"), reverse("statements:list"))]
        return super().get_context_data(title=self.statement.title, page=self.page, crumbs=crumbs, **kwargs)


class ChangeStatement(OfStatement, ActionScreen):
    """Kind, subject, day and the correction block of a statement at work."""

    needs = "statements.write"
    title = _("Sửa thông tin chung")
    lead = _("Loại, ngày và nội dung đề nghị cải chính nằm trong phần được ký: đổi thì phải duyệt lại.")
    template_name = "statements/about.html"
    form_class = ChangeForm
    done_message = _("Đã lưu.")

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        names = [*ChangeForm.base_fields]
        last = self.statement.editions.order_by("-number").first()
        start = {name: getattr(self.statement, name) for name in names if name != "dated_on"}
        return {**start, "dated_on": last.dated_on if last else None}

    def act(self, form: Form) -> None:
        """Change it."""
        names = ("title", "kind", "subject", "dated_on")
        change_statement(
            by=self.visitor, at=timezone.now(), statement=self.statement, block=form.block(),  # type: ignore[attr-defined]
            **{name: form.cleaned_data[name] for name in names},
        )  # fmt: skip


class ChooseSpeaker(OfEdition, ActionScreen):
    """In whose name it is said."""

    needs = "statements.write"
    title = _("Chọn người phát ngôn")
    lead = _("Chỉ hiện người có quyền phát ngôn cho cơ quan hôm nay. Tên và chức vụ nằm trong phần được ký.")
    form_class = SpeakerForm
    done_message = _("Đã chọn người phát ngôn.")

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        """Who may speak today."""
        return speaker_choices(self.statement.office_id, timezone.localdate())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer them."""
        return {**super().get_form_kwargs(), "speakers": self.choices}

    def get_initial(self) -> dict[str, Any]:
        """Start from who was chosen."""
        return {"speaker": f"{self.edition.speaker_id or ''}-{self.edition.mandate_id or ''}"}

    def act(self, form: Form) -> None:
        """Choose."""
        speaker, _dash, mandate = form.cleaned_data["speaker"].partition("-")
        choose_speaker(
            by=self.visitor, at=timezone.now(), edition=self.edition, speaker_id=int(speaker),
            mandate_id=int(mandate) if mandate else None,
        )  # fmt: skip


def _short(claim: str) -> str:
    """Return a claim as the beginning of a heading."""
    words = _("Về thông tin “%(claim)s”") % {"claim": claim}
    return words if len(words) <= 300 else f"{words[:296]}…”"  # noqa: PLR2004 - as long as a heading
