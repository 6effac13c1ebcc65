"""The translator's desk: what is missing or behind, one translation beside its original, files out and in."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.monitoring.languages import language_name
from nhipcau.people.access import requires
from nhipcau.statements.actions.exchanging import documents_out, save_translation, take_documents
from nhipcau.statements.filters.translating import TranslatingFilter
from nhipcau.statements.forms.translating import TranslationForm, XliffForm
from nhipcau.statements.queries.translating import (
    Bench,
    bench_for,
    differences_of,
    earlier_source,
    translatable_for,
    wanted_languages,
    words_of,
)
from nhipcau.statements.rules import states
from nhipcau.statements.tables.translating import TranslatingTable
from nhipcau.statements.views.translating_parts import as_lines, changed_lines, marked_parts
from nhipcau.translation.rules.texts import Text
from nhipcau.translation.rules.xliff import written
from nhipcau.translation.rules.xliff_reading import MOST_BYTES, NotXliffError, read

DESK = reverse_lazy("statements:translating")
XLIFF_TYPE = "application/xliff+xml"
MOST_OUT = 100
WHY = {
    "too_large": _("tệp quá lớn"), "unsafe": _("tệp có khai báo DOCTYPE hoặc thực thể, không nhận"),
    "broken": _("tệp hỏng, không đọc được"), "not_xliff": _("đây không phải tệp XLIFF"),
    "too_many": _("tệp có quá nhiều đoạn"),
}  # fmt: skip


class TranslatorsDesk(ListScreen):
    """Which statement still wants which language."""

    needs = "statements.see_statements"
    template_name = "statements/translating.html"
    title = _("Biên dịch")
    lead = _("Bản nào còn thiếu, bản nào chậm hơn bản gốc, bản nào chờ duyệt. Bấm một ngôn ngữ để dịch.")
    table_class = TranslatingTable
    filterset_class = TranslatingFilter
    export_name = "bien-dich"
    page_actions = (
        PageAction(
            _("Nạp tệp dịch"), "statements:take_xliff", needs="translation.exchange_files", icon="upload"
        ),
        PageAction(_("Thuật ngữ"), "translation:list", needs="translation.see_terms", icon="letters"),
    )
    empty_title = _("Chưa có gì để dịch")
    empty_hint = _("Khi có phát ngôn được soạn, các ngôn ngữ cần dịch hiện ở đây.")

    def get_queryset(self) -> Any:
        """List what is or will be out."""
        return translatable_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer files for a language."""
        names = [(code, language_name(code)) for code in wanted_languages() if code != "vi"]
        return super().get_context_data(out_languages=names, **kwargs)


class Translate(ActionScreen):
    """The original left, the translation right; differences when asked for."""

    needs = "statements.see_statements"
    template_name = "statements/translating_bench.html"
    form_class = TranslationForm
    title = _("Biên dịch")
    submit_label = _("Lưu bản dịch")
    done_message = _("Đã lưu bản dịch ở dạng đang soạn.")
    cancel_url = DESK

    @cached_property
    def bench(self) -> Bench:
        """The translation in the address; 404 for another unit's."""
        return bench_for(self.visitor, self.kwargs["public_id"], self.kwargs["language"])

    def get_initial(self) -> dict[str, Any]:
        """Show the translation as it stands."""
        version = self.bench.version
        seen = {
            "revision": version.revision if version else 0,
            "source_hash": self.bench.original.content_hash,
        }
        if version is None:
            return seen
        return {**seen, "title": version.title, "lead": version.lead, "body": version.body}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Mark terms and changes, and show the differences of what stands in the form."""
        bench = self.bench
        context = super().get_context_data(**kwargs)
        earlier = earlier_source(bench)
        asked = "check" in self.request.POST or bench.version is not None
        target = self._typed(context["form"]) if asked else None
        found = differences_of(bench, target) if target else []
        return {
            **context, "bench": bench, "target_name": language_name(bench.language),
            "title": bench.original.title, "lead": gettext("Dịch sang: %(language)s") % {
                "language": language_name(bench.language)
            },
            "crumbs": [(TranslatorsDesk.title, reverse("statements:translating"))],
            "source_parts": marked_parts(bench, found), "checked": target is not None,
            "differences": as_lines(found), "changes": changed_lines(bench, earlier) if earlier else [],
            "may_save": self.visitor.may("statements.translate") and not bench.is_released,
        }  # fmt: skip

    def _typed(self, form: Any) -> Text | None:
        if form.is_bound:
            said = {
                name: str(form.data.get(name, "")).replace("\r\n", "\n") for name in ("title", "lead", "body")
            }
            return Text(self.bench.language, **said)
        return words_of(self.bench.version) if self.bench.version else None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Compare without saving, or save."""
        if not self.visitor.may("statements.translate"):
            return self.http_method_not_allowed(request)
        if "check" in request.POST:
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def act(self, form: Form) -> None:
        """Save it."""
        said = form.cleaned_data
        text = Text(self.bench.language, said["title"], said["lead"], said["body"].replace("\r\n", "\n"))
        made = states.BY_MACHINE if said["by_machine"] else None
        save_translation(
            by=self.visitor, at=timezone.now(), bench=self.bench, seen=said["revision"] or 0,
            source_hash=said["source_hash"], text=text, made=made,
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Stay with the translation, its differences in sight."""
        return reverse("statements:translate", args=[self.bench.edition.public_id, self.bench.language])


class TakeXliff(ActionScreen):
    """A file that a translator brings back."""

    needs = "translation.exchange_files"
    title, submit_label = _("Nạp tệp dịch"), _("Nạp")
    lead = _("Bản dịch trong tệp thành bản đang soạn. Nếu người khác đã sửa bản đó, tệp không ghi đè.")
    form_class = XliffForm
    success_url = cancel_url = DESK

    def act(self, form: Form) -> None:
        """Read the file whole, then store every translation in it."""
        try:
            documents = read(form.cleaned_data["upload"].read(MOST_BYTES + 1))
        except NotXliffError as fault:
            raise Refused(
                gettext("Không nhận: %(why)s.") % {"why": WHY[fault.reason]}, field="upload"
            ) from fault
        for taken in take_documents(by=self.visitor, at=timezone.now(), documents=documents):
            name = f"{language_name(taken.version.language)}: {taken.version.title}"
            messages.success(self.request, gettext("Đã nạp %(name)s.") % {"name": name})
            if taken.was_behind:
                words = gettext("%(name)s: bản gốc đã đổi từ khi tải tệp; hãy xem lại phần đổi.")
                messages.warning(self.request, words % {"name": name})
            if taken.missing:
                words = gettext("%(name)s: còn %(n)s đoạn chưa dịch.")
                messages.warning(self.request, words % {"name": name, "n": taken.missing})


@requires("translation.exchange_files")
@require_GET
def one_out(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """Hand out one translation as XLIFF."""
    bench = bench_for(request.user, public_id, language)
    return attachment(_written(bench), name=f"{public_id}-{language}.xlf", media_type=XLIFF_TYPE)


@requires("translation.exchange_files")
@require_GET
def many_out(request: HttpRequest) -> HttpResponse:
    """Hand out, as a ZIP, every translation that the filters leave, in one language."""
    language = request.GET.get("language", "")
    rows = TranslatingFilter(request.GET, queryset=translatable_for(request.user)).qs
    editions = [row for row in rows[:MOST_OUT] if row.statement.language != language]
    if language not in wanted_languages() or not editions:
        messages.error(request, gettext("Hãy chọn ngôn ngữ; hoặc không có bản nào khớp."))
        return HttpResponseRedirect(reverse("statements:translating"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for edition in editions:
            bench = bench_for(request.user, edition.public_id, language)
            archive.writestr(f"{edition.public_id}-{language}.xlf", _written(bench))
    return attachment(packed.getvalue(), name=f"dich-{language}.zip", media_type="application/zip")


def _written(bench: Bench) -> bytes:
    return written(documents_out(at=timezone.now(), benches=[bench]))
