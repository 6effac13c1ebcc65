"""Archived copies and files: handed out as downloads, or read as plain words; nothing of them runs here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView

from nhipcau.common.files.serving import attachment
from nhipcau.common.files.snapshots import MissingSnapshotError
from nhipcau.people.access import requires
from nhipcau.verification.actions.capturing import bytes_of, warc_of
from nhipcau.verification.models import Evidence, KeptFile
from nhipcau.verification.queries.dossiers import get_dossier_for
from nhipcau.verification.queries.evidence import get_evidence_of
from nhipcau.verification.queries.requests import get_request_for
from nhipcau.verification.views.dossiers_shared import OfDossier

WARC = "application/warc"


@require_GET
@requires("verification.see_dossiers")
def evidence_copy(request: HttpRequest, public_id: str, evidence_id: str) -> HttpResponse:
    """Hand out the archived page or the file."""
    evidence = get_evidence_of(get_dossier_for(request.user, public_id), evidence_id)
    if evidence.capture is not None:
        name = f"chung-cu-{evidence.number}.warc.gz"
        return attachment(_read(warc_of, evidence.capture), name=name, media_type=WARC)
    return _file(evidence.file)


@require_GET
@requires("verification.see_requests")
def answer_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand out what came with an answer, to both ends of the request."""
    return _file(get_request_for(request.user, public_id).file)


class EvidenceWords(OfDossier, TemplateView):
    """The words of an archived page or a file, plain."""

    template_name = "verification/dossiers/words.html"
    title = _("Chữ trong bản lưu")

    @cached_property
    def evidence(self) -> Evidence:
        """The piece in the address; 404 where no words were kept."""
        evidence = get_evidence_of(self.dossier, self.kwargs["evidence_id"])
        if evidence.capture is None and evidence.file is None:
            raise Http404
        return evidence

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Cut the text around the quoted words."""
        kept = self.evidence.capture or self.evidence.file
        text = kept.text if kept else ""
        before, quote, after = text.partition(self.evidence.exact) if self.evidence.exact else (text, "", "")
        return super().get_context_data(
            evidence=self.evidence, lead=str(self.evidence), before=before, quote=quote, after=after, **kwargs
        )


def _file(kept: KeptFile | None) -> HttpResponse:
    if kept is None:
        raise Http404
    return attachment(_read(bytes_of, kept), name=kept.name, media_type=kept.media_type)


def _read(read: Callable[[Any], bytes], kept: Any) -> bytes:
    try:
        return read(kept)
    except MissingSnapshotError as error:
        raise Http404 from error
