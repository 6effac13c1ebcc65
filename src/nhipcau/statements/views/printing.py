"""One language of a statement as a Word file or as PDF; its number in the office's register."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nhipcau.common.files.serving import attachment
from nhipcau.common.refusals import Refused
from nhipcau.documents.pdf import pdf_of
from nhipcau.people.access import requires
from nhipcau.statements.actions.numbering import number_paper
from nhipcau.statements.printing import paper_of
from nhipcau.statements.queries.desk import get_version_for
from nhipcau.statements.views.shared import Asks, OfEdition

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
@requires("statements.see_statements")
def as_paper(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """Download the paper; where it cannot be made, say why on the statement's page."""
    if ending not in TYPES:
        raise Http404
    version = get_version_for(request.user, public_id)
    try:
        made = paper_of(version)
        made = pdf_of(made) if ending == "pdf" else made
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("statements:statement", version.edition.statement.public_id)
    name = f"{version.edition.statement.public_id}-{version.edition.number}-{version.language}.{ending}"
    return attachment(made, name=name, media_type=TYPES[ending])


class Number(OfEdition, Asks):
    """Enters the paper in the register."""

    needs = "statements.register"
    title = _("Vào sổ văn bản")
    submit_label = _("Vào sổ, lấy số")
    done_message = _("Đã vào sổ; bản Word và PDF nay mang số.")

    def consequences(self) -> list[Any]:
        """Say what becomes of it."""
        return [_("Văn bản nhận số tiếp theo của năm. Số đã cấp không dùng lại.")]

    def act(self, form: Form) -> None:  # noqa: ARG002 - but a click
        """Take the number."""
        number_paper(**self.acting(), edition=self.edition)
