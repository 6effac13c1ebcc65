"""Lists and pages of the register."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.files.serving import attachment
from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.spokespersons.filters.register import OfficeFilter, SpeakerFilter
from nhipcau.spokespersons.forms.keeping import LANGUAGES
from nhipcau.spokespersons.printing import authorisation_paper
from nhipcau.spokespersons.queries.offices import get_office_for, offices_for
from nhipcau.spokespersons.queries.speaking import get_mandate_for, get_speaker_for, speakers_for
from nhipcau.spokespersons.rules.standing import contested
from nhipcau.spokespersons.tables.register import OfficeTable, SpeakerTable
from nhipcau.spokespersons.wording import CONTESTED, held, lacks, mandate_words, term_words

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEEP = "spokespersons.keep_speakers"


class SpeakerList(ListScreen):
    """Who may speak, now and before."""

    needs = "spokespersons.see_speakers"
    title = _("Người phát ngôn")
    lead = _("Ai được nói thay cơ quan, theo quyết định nào, đến bao giờ. Chỉ ký được trong hạn này.")
    table_class = SpeakerTable
    filterset_class = SpeakerFilter
    export_name = "nguoi-phat-ngon"
    page_actions = (PageAction(_("Cơ quan"), "spokespersons:offices", icon="units"),)
    empty_title = _("Chưa ghi người phát ngôn nào")
    empty_hint = _("Trước hết ghi cơ quan, rồi ghi tên người phát ngôn của cơ quan ấy.")
    empty_action = PageAction(_("Cơ quan"), "spokespersons:offices")

    def get_queryset(self) -> Any:
        """List the unit's own."""
        return speakers_for(self.visitor).prefetch_related("mandates")


class OfficeList(ListScreen):
    """The unit's offices."""

    needs = "spokespersons.see_speakers"
    title = _("Cơ quan phát ngôn")
    lead = _("Cơ quan ký như thế nào: tên bằng các ngôn ngữ, ký hiệu, thể thức văn bản.")
    table_class = OfficeTable
    filterset_class = OfficeFilter
    export_name = "co-quan-phat-ngon"
    page_actions = (PageAction(_("Thêm cơ quan"), "spokespersons:add_office", needs=KEEP, primary=True),)
    empty_title = _("Chưa có cơ quan nào")
    empty_hint = _("Không có cơ quan thì chưa phát ngôn được.")
    empty_action = PageAction(_("Thêm cơ quan"), "spokespersons:add_office", needs=KEEP)

    def get_queryset(self) -> Any:
        """List the unit's own."""
        return offices_for(self.visitor)


class OfficePage(Guarded, TemplateView):
    """One office: names, who speaks, what is contested."""

    needs = "spokespersons.see_speakers"
    template_name = "spokespersons/office.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        office, today = get_office_for(self.visitor, self.kwargs["public_id"]), timezone.localdate()
        speakers = list(office.speakers.prefetch_related("mandates"))
        names = dict(LANGUAGES)
        return super().get_context_data(
            office=office, title=office.name, crumbs=[(OfficeList.title, reverse("spokespersons:offices"))],
            names=[(code, names.get(code, code), text) for code, text in office.names.items()],
            speakers=[(each, *term_words(each.starts_on, each.ends_on, today), lacks(each, today))
                      for each in speakers],
            contested=[CONTESTED[kind] for kind in sorted(contested([held(each) for each in speakers]))],
            **kwargs,
        )  # fmt: skip


class SpeakerPage(Guarded, TemplateView):
    """One speaker with the mandates."""

    needs = "spokespersons.see_speakers"
    template_name = "spokespersons/speaker.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        row, today = get_speaker_for(self.visitor, self.kwargs["public_id"]), timezone.localdate()
        tone, words = term_words(row.starts_on, row.ends_on, today)
        names = dict(LANGUAGES)
        return super().get_context_data(
            speaker=row, title=row.name, crumbs=[(SpeakerList.title, reverse("spokespersons:list"))],
            tone=tone, words=words, lacks=lacks(row, today),
            posts=[(code, names.get(code, code), text) for code, text in row.posts.items()],
            mandates=[(each, *mandate_words(each, today)) for each in row.mandates.order_by("-starts_on")],
            **kwargs,
        )  # fmt: skip


@requires("spokespersons.see_speakers")
def mandate_paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the authorisation as a Word file."""
    paper = authorisation_paper(get_mandate_for(request.user, public_id))
    return attachment(paper, name="giay-uy-quyen.docx", media_type=DOCX)
