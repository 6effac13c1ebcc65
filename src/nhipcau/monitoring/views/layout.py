"""The article page's text and side list. In: pieces and mentions; out: what templates print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.monitoring.models import Mention, MentionKind
from nhipcau.monitoring.rules.spans import Occurrence, Paragraph, Piece
from nhipcau.monitoring.views.explaining import Explained

FILTER_OF_KIND = {
    MentionKind.PEOPLE: "holder",
    MentionKind.BODIES: "body",
    MentionKind.DOCUMENTS: "document",
}
JUMPS_SHOWN = 12
"""Further places of one mention are marked in the text all the same."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the text, ready to print."""

    text: str
    href: str = ""
    classes: str = ""
    tip: str = ""
    id: str = ""
    extra_ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Jump:
    """A link from the side list into the text."""

    id: str
    sign: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention in the side list."""

    id: str
    words: Explained
    jumps: Sequence[Jump]
    others: str
    """The list of articles that name it too."""


@dataclass(frozen=True, slots=True)
class Group:
    """All mentions of one kind."""

    kind: str
    name: str
    entries: Sequence[Entry]

    @property
    def count(self) -> int:
        """Say how many different ones there are."""
        return len(self.entries)


def runs(paragraphs: Iterable[Paragraph], words: Sequence[Explained]) -> list[list[Run]]:
    """Turn pieces into runs with their links, classes and tips."""
    return [[_run(piece, words) for piece in paragraph] for paragraph in paragraphs]


def groups(words: Sequence[Explained]) -> list[Group]:
    """Group the explained mentions by kind, in the fixed order of the kinds."""
    made = (
        Group(kind.value, str(kind.label), [_entry(one) for one in words if one.kind == kind])
        for kind in MentionKind
    )
    return [group for group in made if group.entries]


def spans_of(mentions: Iterable[Mention]) -> Iterator[list[tuple[int, int]]]:
    """Read the stored spans back; a span that is no pair of numbers is passed over."""
    for mention in mentions:
        yield [(span[0], span[1]) for span in mention.spans if _is_span(span)]


def original_address(url: str) -> str:
    """Return the address when it may be a link: web addresses only, never a script."""
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def _is_span(span: object) -> bool:
    return isinstance(span, list) and [type(edge) for edge in span] == [int, int]


def _run(piece: Piece, words: Sequence[Explained]) -> Run:
    if not piece.mentions:
        return Run(piece.text)
    named = [words[number] for number in piece.mentions]
    ids = [_place(occurrence) for occurrence in piece.begins]
    return Run(
        piece.text,
        href=f"#{_anchor(named[0].number)}",
        classes=" ".join(dict.fromkeys(["m", *(f"m-{one.kind}" for one in named)])),
        tip=" · ".join(f"{MentionKind(one.kind).label}: {one.tip or one.label}" for one in named),
        id=ids[0] if ids else "",
        extra_ids=ids[1:],
    )


def _entry(one: Explained) -> Entry:
    places = [Occurrence(one.number, number) for number in one.jumps]
    jumps = [
        Jump(
            _place(place), str(place.number), _("Đến chỗ thứ %(number)s trong bài") % {"number": place.number}
        )
        for place in places[:JUMPS_SHOWN]
    ]
    return Entry(_anchor(one.number), one, jumps, _others(one))


def _others(one: Explained) -> str:
    if one.kind == MentionKind.PLACES:
        asked = {"unit": one.unit_id} if one.unit_id else {}
    else:
        name = FILTER_OF_KIND.get(MentionKind(one.kind))
        asked = {name: one.label} if name else {}
    return f"{reverse('monitoring:articles')}?{urlencode(asked)}" if asked else ""


def _anchor(number: int) -> str:
    return f"n-{number}"


def _place(occurrence: Occurrence) -> str:
    return f"m-{occurrence.mention}-{occurrence.number}"
