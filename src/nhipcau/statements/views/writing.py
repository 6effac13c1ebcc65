"""The words of a language: the editor with its warnings, a further language, a preview."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.statements.actions.writing import add_language, write_version
from nhipcau.statements.forms.writing import LanguageForm, WordsForm
from nhipcau.statements.models import Version
from nhipcau.statements.queries.warnings import Warnings, warnings_of
from nhipcau.statements.rules import states
from nhipcau.statements.views.shared import OfEdition, OfVersion
from nhipcau.statements.wording import language_choices, language_name


class WriteVersion(OfVersion, ActionScreen):
    """Edits the words; shows the original beside a translation, and what differs."""

    needs = "statements.write"
    template_name = "statements/write.html"
    form_class = WordsForm
    done_message = _("Đã lưu bản nháp.")
    theirs: Version | None = None

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands, under its revision."""
        row = self.version
        return {"revision": row.revision, "title": row.title, "lead": row.lead, "body": row.body}

    def get_form(self, form_class: Any = None) -> Form:
        """Let the browser know in which language the fields are."""
        form: Form = super().get_form(form_class)
        for name in ("title", "lead", "body"):
            form.fields[name].widget.attrs["lang"] = self.version.language
        return form

    @cached_property
    def shown(self) -> tuple[str, str, str]:
        """The words as typed, or as they stand."""
        given = self.request.POST or self.get_initial()
        return tuple(str(given.get(name, "")) for name in ("title", "lead", "body"))  # type: ignore[return-value]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show preview, warnings, the original and, after a conflict, the other's words."""
        warnings: Warnings = warnings_of(self.version, *self.shown)
        title = _("Soạn bản %(language)s") % {"language": language_name(self.version.language)}
        preview = dict(zip(("title", "lead", "body"), self.shown, strict=True))
        return super().get_context_data(
            title=title, warnings=warnings, theirs=self.theirs, preview=preview,
            is_preview="preview" in self.request.POST,
            **kwargs,
        )  # fmt: skip

    def form_valid(self, form: Form) -> HttpResponse:
        """Look before saving, where that was asked for; else save."""
        if "preview" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)

    def act(self, form: Form) -> None:
        """Save; overtaken, keep the other's words for the notice and let a second save stand on them."""
        given = form.cleaned_data
        try:
            write_version(
                by=self.visitor, at=timezone.now(), version=self.version, seen=given["revision"],
                title=given["title"], lead=given["lead"], body=given["body"],
            )  # fmt: skip
        except Stale:
            self.theirs = Version.objects.select_related("changed_by").get(pk=self.version.pk)
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["revision"] = str(self.theirs.revision)  # type: ignore[index]
            raise


class AddLanguage(OfEdition, ActionScreen):
    """Adds a language; the original stands beside."""

    needs = "statements.translate"
    title = _("Thêm bản ngôn ngữ")
    template_name = "statements/language.html"
    form_class = LanguageForm
    submit_label = _("Lưu bản nháp")

    @cached_property
    def original(self) -> Version | None:
        """The words to translate."""
        return self.edition.versions.filter(language=self.statement.language).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what is missing."""
        held = set(self.edition.versions.values_list("language", flat=True))
        left = [(code, name) for code, name in language_choices() if code not in held]
        return {**super().get_form_kwargs(), "languages": left}

    def get_initial(self) -> dict[str, Any]:
        """Start from the language in the address."""
        return {"language": self.request.GET.get("language", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the original."""
        return super().get_context_data(original=self.original, **kwargs)

    def act(self, form: Form) -> None:
        """Add it."""
        given = dict(form.cleaned_data)
        made = states.BY_MACHINE if given.pop("made") else states.BY_HAND
        if not given["title"].strip():
            raise Refused(str(_("Hãy ghi tiêu đề.")), field="title")
        add_language(by=self.visitor, at=timezone.now(), edition=self.edition, made=made, **given)
