"""Released statements that may be posted on a channel, and the text that is ready to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nhipcau.common.publicity import public_url
from nhipcau.presenting.models import Channel, Posting
from nhipcau.presenting.queries import public
from nhipcau.presenting.queries.lines import PictureLine
from nhipcau.presenting.rules.channels import LENGTHS, length_of, ready_text
from nhipcau.statements.queries.desk import get_statement_for
from nhipcau.statements.queries.public import Published, published
from nhipcau.statements.rules import states


@dataclass(frozen=True, slots=True)
class Ready:
    """One text for one channel in one language."""

    channel: Channel
    language: str
    text: str
    length: int
    most: int | None
    posted: list[Posting]


def released_for(person: Any, statement_public_id: str) -> Published | None:
    """Return a public statement of the person's unit as the public reads it now; 404 for another unit's."""
    get_statement_for(person, statement_public_id)
    told = published(statement_ids=[statement_public_id])
    return next((one for one in told if one.publication in states.READABLE), None)


def ready_for(told: Published, channels: list[Channel], language: str) -> list[Ready]:
    """Return the text of a statement for every channel, in one language."""
    words = told.words[language]
    address = public_url(told.statement_id, language)
    rows = Posting.objects.filter(statement_public_id=told.statement_id).select_related("noted_by")
    ready = []
    for channel in channels:
        text = ready_text(
            title=words.title, lead=words.lead, address=address, kind=channel.kind, limit=channel.most_signs
        )
        most = channel.most_signs or LENGTHS.get(channel.kind)
        posted = [row for row in rows if row.channel_id == channel.pk]
        ready.append(Ready(channel, language, text, length_of(text, channel.kind), most, posted))
    return ready


def pictures_of(told: Published) -> list[PictureLine]:
    """Return the pictures that may go with a statement."""
    page = public.piece_of(told.statement_id)
    return page.pictures if page else []
