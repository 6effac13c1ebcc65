"""An edition as readers see it, and as a Word file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView

from nhipcau.common.screens import Guarded, PageAction
from nhipcau.digest.actions.sending import WORD_TYPE
from nhipcau.digest.models import Edition
from nhipcau.digest.printing.letters import document_of, file_name, shown
from nhipcau.digest.queries.editions import get_edition_for
from nhipcau.digest.queries.paper import paper_of
from nhipcau.people.access import requires


class EditionPage(Guarded, TemplateView):
    """One edition, issued or as a preview of the draft."""

    needs = "digest.see_digests"
    template_name = "digest/edition.html"

    @cached_property
    def edition(self) -> Edition:
        """The edition in the address; 404 where it may not be seen."""
        return get_edition_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the edition out."""
        edition = self.edition
        self.page_actions = _actions(edition)
        paper = paper_of(edition)
        return super().get_context_data(
            **kwargs, **shown(paper),
            title=edition.title,
            crumbs=[(_("Điểm báo"), reverse("digest:editions"))],
            edition=edition,
            newer=getattr(edition, "replaced_by", None) if self._may_see_newer() else None,
            older=edition.replaces,
            letters=edition.dispatches.exclude(put_at=None).filter(skipped="").count(),
        )  # fmt: skip

    def _may_see_newer(self) -> bool:
        """A correction that is still a draft is for editors only."""
        newer = getattr(self.edition, "replaced_by", None)
        return newer is not None and (newer.is_issued or self.visitor.may("digest.edit"))


@require_GET
@requires("digest.see_digests")
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer with the Word file."""
    edition = get_edition_for(request.user, public_id)  # type: ignore[arg-type]
    response = HttpResponse(document_of(edition), content_type=WORD_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{file_name(paper_of(edition))}"'
    return response


def _actions(edition: Edition) -> list[PageAction]:
    def to(name: str) -> str:
        return reverse(f"digest:{name}", args=[edition.public_id])

    word = PageAction(_("Tải tệp Word"), url=to("document"), icon="download")
    if not edition.is_issued:
        return [
            PageAction(_("Soạn tiếp"), url=to("workbench"), needs="digest.edit", icon="edit"),
            word,
            PageAction(_("Phát hành"), url=to("issue"), needs="digest.issue", primary=True, icon="check"),
        ]
    actions = [word, PageAction(_("Gửi thư"), url=to("send"), needs="digest.issue", icon="upload")]
    if not hasattr(edition, "replaced_by"):
        actions.append(
            PageAction(_("Lập bản đính chính"), url=to("correct"), needs="digest.edit", icon="edit")
        )
    return actions
