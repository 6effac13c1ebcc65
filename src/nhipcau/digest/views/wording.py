"""Adding a line, changing a line's words, adding and changing a section."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.digest.actions import Stale, add_line, add_section, change_line, change_section
from nhipcau.digest.forms import LineForm, SectionForm
from nhipcau.digest.models import Line, Section
from nhipcau.digest.queries.editions import get_line_of, get_section_of, sections_of
from nhipcau.digest.queries.gathering import Citation, citation_of_article, citation_of_story
from nhipcau.digest.views.drafts import OfDraft


class AddForm(forms.Form):
    """Where a story goes."""

    section = forms.ChoiceField(label=_("Vào mục"))
    article = forms.CharField(widget=forms.HiddenInput, required=False)
    story = forms.CharField(widget=forms.HiddenInput, required=False)


class AddLine(OfDraft, ActionScreen):
    """Puts a story or an article into the draft: one click from the workbench, one form from elsewhere."""

    title = _("Thêm vào điểm báo")
    template_name = "digest/add.html"
    submit_label = _("Thêm")
    done_message = _("Đã thêm vào bản điểm báo.")
    form_class = AddForm

    @cached_property
    def citation(self) -> Citation:
        """What would be cited."""
        asked = self.request.POST or self.request.GET
        story, article = asked.get("story", ""), asked.get("article", "")
        found = (
            citation_of_story(self.visitor, story) if story and not article else citation_of_article(article)
        )
        if found is None:
            raise Http404
        return found

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer the draft's sections."""
        form: forms.Form = super().get_form(form_class)
        form.fields["section"].choices = [(s.public_id, s.heading) for s in sections_of(self.edition)]  # type: ignore[attr-defined]
        return form

    def get_initial(self) -> dict[str, Any]:
        """Carry what was asked."""
        return {name: self.request.GET.get(name, "") for name in ("article", "story")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what would be cited."""
        return super().get_context_data(citation=self.citation, **kwargs)

    def act(self, form: forms.Form) -> None:
        """Add it."""
        section = get_section_of(self.edition, form.cleaned_data["section"])
        add_line(
            by=self.visitor, at=timezone.now(), edition=self.edition, section=section, citation=self.citation
        )

    def get_success_url(self) -> str:
        """Go to the draft; with the same narrowed list beside it."""
        back = self.request.POST.get("f_query", "")
        return f"{self.workbench}{'?' + back if back else ''}"


class ChangeLine(OfDraft, ActionScreen):
    """A line's words; of two editors, the second sees both texts and loses none."""

    title = _("Sửa dòng tin")
    template_name = "digest/line_form.html"
    form_class = LineForm
    done_message = _("Đã lưu.")
    theirs: Line | None = None

    @cached_property
    def line(self) -> Line:
        """The line in the address."""
        return get_line_of(self.edition, self.kwargs["line_id"])

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        return {name: getattr(self.line, name) for name in ("heading", "excerpt", "note", "revision")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the line, and the other editor's words after a conflict."""
        return super().get_context_data(line=self.line, theirs=self.theirs, **kwargs)

    def act(self, form: forms.Form) -> None:
        """Save the words."""
        fields = dict(form.cleaned_data)
        seen = fields.pop("revision")
        try:
            change_line(
                by=self.visitor, at=timezone.now(), edition=self.edition, line=self.line, seen=seen, **fields
            )
        except Stale:
            self.theirs = Line.objects.get(pk=self.line.pk)
            raise

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """After a conflict, let a second save stand upon what was shown."""
        if self.theirs is not None:
            words = self.request.POST.copy()
            words["revision"] = str(self.theirs.revision)
            form.data = words
        return super().form_invalid(form)

    def get_success_url(self) -> str:
        """Go back to the line."""
        return f"{self.workbench}#dong-{self.line.public_id}"


class AddSection(OfDraft, ActionScreen):
    """A new section at the end."""

    title = _("Thêm mục")
    submit_label = _("Thêm")
    form_class = SectionForm
    done_message = _("Đã thêm mục.")

    def get_prefix(self) -> str | None:
        """The workbench's own small form stands beside others."""
        return "new" if any(name.startswith("new-") for name in self.request.POST) else None

    def act(self, form: forms.Form) -> None:
        """Add it."""
        add_section(
            by=self.visitor, at=timezone.now(), edition=self.edition, heading=form.cleaned_data["heading"],
            **form.filling(),  # type: ignore[attr-defined]
        )  # fmt: skip


class ChangeSection(OfDraft, ActionScreen):
    """A section's name and filling."""

    title = _("Sửa mục")
    form_class = SectionForm
    done_message = _("Đã lưu.")

    @cached_property
    def section(self) -> Section:
        """The section in the address."""
        return get_section_of(self.edition, self.kwargs["section_id"])

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        return {**SectionForm.of(self.section), "revision": self.edition.revision}

    def act(self, form: forms.Form) -> None:
        """Save it."""
        change_section(
            by=self.visitor, at=timezone.now(), edition=self.edition, section=self.section,
            seen=form.cleaned_data["revision"] or 0, heading=form.cleaned_data["heading"],
            **form.filling(),  # type: ignore[attr-defined]
        )  # fmt: skip
