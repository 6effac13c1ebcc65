"""The invitation to a conference (GM). In: a conference and to whom; out: .docx."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.documents.papers import Invitation, paper
from nhipcau.documents.rules.symbols import INVITATION
from nhipcau.training.models import Conference
from nhipcau.training.printing.frame import content_of, here, topics_of
from nhipcau.training.queries.conferences import programme_of, sites_of
from nhipcau.training.rules.titles import inside

LISTED = ("Các cơ quan, đơn vị có tên trong danh sách kèm theo",)


def invitation_paper(conference: Conference, to: Sequence[str] = LISTED) -> bytes:
    """Build the invitation to agencies; needs a half-day, to know when it begins."""
    programme = programme_of(conference)
    if not programme:
        raise Refused(_("Hãy thêm ít nhất một buổi vào chương trình rồi in giấy mời."))
    first, last = programme[0][0], programme[-1][0]
    asked = Invitation(
        occasion=inside(conference.title), begins=here(first.starts_at), until=here(last.ends_at),
        where=_where(conference), contact=conference.contact_words,
        guests=list(conference.categories.values_list("name", flat=True)),
        agenda=[session.title for session in topics_of(programme)],
        notes=["Chương trình và danh sách điểm cầu kèm theo giấy mời này."],
    )  # fmt: skip
    content = content_of(conference, conference.title, to=list(to) or list(LISTED), invitation=asked)
    return paper(INVITATION, conference.office.family, content)


def _where(conference: Conference) -> str:
    sites = list(sites_of(conference))
    main = next((site for site in sites if site.is_main), None)
    hall = f"{main.name}, {main.room}" if main and main.room else main.name if main else ""
    others = len(sites) - (main is not None)
    line = f"trực tuyến tại {others} điểm cầu" if others else ""
    return "; ".join(filter(None, (hall, line)))
