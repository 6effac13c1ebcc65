"""Is this real? Compares what somebody brings with everything ever published here; keeps nothing of it.

In: a text, a code, an address, a picture; out: a `Verdict`. Called by the page of that name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from threading import Lock
from urllib.parse import urlsplit

from django.conf import settings

from nhipcau.newsroom.queries.editions import Edition, Text
from nhipcau.newsroom.queries.shelf import Shelf
from nhipcau.newsroom.rules.codes import code_of, read_address, read_code
from nhipcau.signing.rules.resembling import Difference, Genuine, Judgement, Outcome, judge
from nhipcau.signing.rules.resembling import Shelf as Texts
from nhipcau.statements.queries.public_withdrawn import Withdrawn, withdrawn_words
from nhipcau.statements.rules import states

GENUINE, EXCERPT, CORRECTED, SUPERSEDED = "genuine", "excerpt", "corrected", "superseded"
WITHDRAWN, ALTERED, UNKNOWN = "withdrawn", "altered", "unknown"
MOST_SHOWN = 60
"""Places; a text that differs in more is another text."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reader is told."""

    outcome: str
    edition: Edition | None = None
    text: Text | None = None
    """The published text that it is, or is made of."""
    is_excerpt: bool = False
    differences: tuple[Difference, ...] = ()
    pieces: tuple[tuple[str, str], ...] = ()
    """Ours, cut into ("same" | "differs", words)."""
    pieces_theirs: tuple[tuple[str, str], ...] = ()
    withdrawn_id: str = ""


class Comparer:
    """Holds the published texts ready for comparing; made anew when something public changed."""

    def __init__(self) -> None:
        """Begin empty: built at the first question."""
        self._lock = Lock()
        self._shelf: Shelf | None = None
        self._texts = Texts([])
        self._withdrawn: dict[str, Withdrawn] = {}

    def ready(self, shelf: Shelf) -> tuple[Texts, dict[str, Withdrawn]]:
        """Return all texts to compare with, and which of them are withdrawn."""
        with self._lock:
            if self._shelf is not shelf:
                gone = {f"-/{row.statement_id}/{row.number}/{row.language}": row for row in withdrawn_words()}
                self._texts = Texts([*_held(shelf), *_gone(gone)], earlier=self._texts)
                self._shelf, self._withdrawn = shelf, gone
            return self._texts, self._withdrawn


COMPARER = Comparer()


def check_text(shelf: Shelf, text: str) -> Verdict:
    """Judge what was pasted or typed: an address or a code of ours, or words."""
    by_code = read_code(text)
    if by_code:
        return check_code(shelf, by_code)
    statement_id, number, code = read_address(text)
    if statement_id or code:
        return _by_address(shelf, text, statement_id, number, code)
    texts, gone = COMPARER.ready(shelf)
    judged = judge(text, texts, own_hosts={urlsplit(settings.ADDRESS).hostname or ""})
    if judged.genuine is None or judged.outcome is Outcome.UNKNOWN:
        return Verdict(UNKNOWN)
    if judged.genuine.key in gone:
        return Verdict(WITHDRAWN, withdrawn_id=gone[judged.genuine.key].statement_id)
    statement, edition_number, language = judged.genuine.key.split("/")
    edition = shelf.edition(statement, int(edition_number))
    if edition is None:
        return Verdict(UNKNOWN)
    return _told(shelf, judged, edition, edition.texts[language])


def check_code(shelf: Shelf, code: str) -> Verdict:
    """Judge a code from a page or its QR sign."""
    known = shelf.codes.get(code)
    if known:
        edition = shelf.edition(known[0], known[1])
        return _standing(shelf, edition, edition.texts[known[2]]) if edition else Verdict(UNKNOWN)
    _texts, gone = COMPARER.ready(shelf)
    row = next((row for row in gone.values() if code_of(row.payload_hash) == code), None)
    return Verdict(WITHDRAWN, withdrawn_id=row.statement_id) if row else Verdict(UNKNOWN)


def fingerprint(picture: bytes) -> str:
    """Return the SHA-256 of a picture."""
    return hashlib.sha256(picture).hexdigest()


def _by_address(
    shelf: Shelf, text: str, statement_id: str | None, number: int | None, code: str | None
) -> Verdict:
    host = urlsplit(text.strip()).hostname
    if host and host != urlsplit(settings.ADDRESS).hostname:
        return Verdict(UNKNOWN)  # an address that only looks like ours
    if code:
        return check_code(shelf, code)
    latest = shelf.latest(statement_id or "")
    edition = shelf.edition(statement_id or "", number) if number else latest
    if edition is None or latest is None:
        return Verdict(UNKNOWN)
    language = next((step for step in urlsplit(text.strip()).path.split("/") if step in edition.texts), "")
    found = edition.best((language,))
    if latest.is_withdrawn or found is None:
        return Verdict(WITHDRAWN, withdrawn_id=latest.told.statement_id)
    return _standing(shelf, edition, found)


def _held(shelf: Shelf) -> list[Genuine]:
    return [
        Genuine(
            f"{edition.told.statement_id}/{edition.told.number}/{language}", language, _body(text), text.title
        )
        for rows in shelf.editions.values()
        for edition in reversed(rows)  # of equal texts the latest edition is named
        for language, text in edition.texts.items()
    ]


def _gone(rows: dict[str, Withdrawn]) -> list[Genuine]:
    return [Genuine(key, row.language, _body(row), row.title) for key, row in rows.items()]


def _body(text: Text | Withdrawn) -> str:
    return "\n\n".join(part for part in (text.lead, text.body) if part)


def _standing(shelf: Shelf, edition: Edition, text: Text, *, is_excerpt: bool = False) -> Verdict:
    latest = shelf.latest(edition.told.statement_id)
    if latest is None or latest.is_withdrawn:
        return Verdict(WITHDRAWN, withdrawn_id=edition.told.statement_id)
    if edition.told.publication == states.CORRECTED:
        return Verdict(CORRECTED, edition, text, is_excerpt)
    if edition.told.publication == states.SUPERSEDED:
        return Verdict(SUPERSEDED, edition, text, is_excerpt)
    return Verdict(EXCERPT if is_excerpt else GENUINE, edition, text, is_excerpt)


def _told(shelf: Shelf, judged: Judgement, edition: Edition, text: Text) -> Verdict:
    if judged.outcome is not Outcome.ALTERED:
        return _standing(shelf, edition, text, is_excerpt=judged.outcome is Outcome.EXCERPT)
    standing = _standing(shelf, edition, text)
    if standing.outcome == WITHDRAWN:
        return standing
    told = judged.differences[:MOST_SHOWN]
    return Verdict(
        ALTERED,
        edition,
        text,
        differences=told,
        pieces=_pieces(judged.ours, [each.ours_at for each in told]),
        pieces_theirs=_pieces(judged.theirs, [each.theirs_at for each in told]),
    )


def _pieces(text: str, places: list[tuple[int, int]]) -> tuple[tuple[str, str], ...]:
    """Cut a text at the places that differ."""
    cut: list[tuple[str, str]] = []
    last = 0
    for start, end in sorted(places):
        if start < last or start == end:
            continue
        cut += [("same", text[last:start]), ("differs", text[start:end])]
        last = end
    cut.append(("same", text[last:]))
    return tuple(piece for piece in cut if piece[1])
