"""The authorisation paper (GUQ) of a mandate. In: a mandate; out: bytes of a .docx. Called by its page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.documents.papers import Authorisation, Content, Signer, paper
from nhipcau.spokespersons.models import Mandate, SpeakerKind
from nhipcau.spokespersons.queries.speaking import speakers_of

KIND = "GUQ"


def authorisation_paper(mandate: Mandate) -> bytes:
    """Build the paper; number and day are written by whoever signs, or stand in the mandate's own number."""
    office, speaker = mandate.speaker.office, mandate.speaker
    heads = [row for row in speakers_of(office.pk, mandate.starts_on) if row.kind == SpeakerKind.HEAD]
    giver, title = (heads[0].name, heads[0].post) if heads else (mandate.signed_by, "")
    content = Content(
        issuer=office.name, parent=office.parent_name, symbol=office.symbol, place=office.seat,
        title=_("Giấy ủy quyền phát ngôn và cung cấp thông tin cho báo chí"),
        signer=Signer(name=giver, title=title), recipients=(speaker.name,),
        authorisation=Authorisation(
            giver=giver, giver_title=title, speaker=speaker.name, speaker_title=speaker.post,
            matter=mandate.matter, since=mandate.starts_on, until=mandate.ends_on,
        ),
    )  # fmt: skip
    return paper(KIND, office.family, content)
