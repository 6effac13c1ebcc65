"""The search index of the public site: in memory, renewed statement by statement, one for all languages.

In: the shelf's editions; out: statement ids, the best first. Postings are arrays of 4-byte numbers; what
changed is written anew under a new number, and all is rebuilt once half the numbers are dead.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from threading import RLock

from nhipcau.newsroom.queries.editions import Edition, Text
from nhipcau.newsroom.rules.grams import MOST_TERMS, exact_terms, folded_terms, unspaced_letters
from nhipcau.newsroom.rules.markup import plain

TITLE_EXACT, TITLE, EXACT = 8, 4, 2
"""Own choice: marks as typed in a title above a folded title, above marks as typed in the text."""
FEWEST_DEAD = 200
Postings = dict[str, "array[int]"]


@dataclass(slots=True)
class _Tongue:
    """The postings of one language."""

    documents: list[str] = field(default_factory=list)
    ranks: list[str] = field(default_factory=list)
    """When each was first published, as text that sorts."""
    dead: set[int] = field(default_factory=set)
    at: dict[str, int] = field(default_factory=dict)
    folded: Postings = field(default_factory=dict)
    exact: Postings = field(default_factory=dict)
    title: Postings = field(default_factory=dict)
    title_exact: Postings = field(default_factory=dict)


class Index:
    """Finds statements of one language by words."""

    def __init__(self) -> None:
        """Begin empty."""
        self._tongues: dict[str, _Tongue] = {}
        self._lock = RLock()

    def renew(self, statement_id: str, edition: Edition | None) -> None:
        """Put a statement's latest texts in place of its former ones; None or a tombstone takes them out."""
        with self._lock:
            for tongue in self._tongues.values():
                if (number := tongue.at.pop(statement_id, None)) is not None:
                    tongue.dead.add(number)
            for language, text in (edition.texts if edition else {}).items():
                self._add(self._tongues.setdefault(language, _Tongue()), statement_id, edition, text)

    def is_worn(self) -> bool:
        """Say whether more than half of a language's numbers are dead."""
        return any(
            len(tongue.dead) > max(FEWEST_DEAD, len(tongue.documents) // 2)
            for tongue in self._tongues.values()
        )

    def find(self, language: str, question: str) -> list[str]:
        """Return the ids of statements that hold every word of the question, the best first."""
        asked = list(dict.fromkeys(folded_terms(question)))[:MOST_TERMS]
        with self._lock:
            tongue = self._tongues.get(language)
            if tongue is None or not asked:
                return []
            hits = _all_of(tongue.folded, asked) - tongue.dead
            scores = _scores(tongue, hits, asked, exact_terms(question)[:MOST_TERMS])
            best = sorted(
                hits, key=lambda number: (scores.get(number, 0), tongue.ranks[number]), reverse=True
            )
            return [tongue.documents[number] for number in best]

    def _add(self, tongue: _Tongue, statement_id: str, edition: Edition | None, text: Text) -> None:
        if edition is None:
            return
        number = len(tongue.documents)
        tongue.documents.append(statement_id)
        tongue.ranks.append(edition.told.first_published_at.isoformat())
        tongue.at[statement_id] = number
        whole = f"{text.title}\n{text.lead}\n{plain(text.body)}"
        _post(tongue.folded, {*folded_terms(whole), *unspaced_letters(whole)}, number)
        _post(tongue.exact, set(exact_terms(whole)), number)
        _post(tongue.title, set(folded_terms(text.title)), number)
        _post(tongue.title_exact, set(exact_terms(text.title)), number)


def _post(postings: Postings, terms: set[str], number: int) -> None:
    for term in terms:
        postings.setdefault(term, array("I")).append(number)


def _all_of(postings: Postings, terms: list[str]) -> set[int]:
    rows = sorted((postings.get(term, array("I")) for term in terms), key=len)
    hits = set(rows[0])
    for row in rows[1:]:
        hits &= set(row)
    return hits


def _scores(tongue: _Tongue, hits: set[int], folded: list[str], exact: list[str]) -> dict[int, int]:
    scores: dict[int, int] = {}
    weighed = (
        (tongue.title, folded, TITLE),
        (tongue.exact, exact, EXACT),
        (tongue.title_exact, exact, TITLE_EXACT),
    )
    for postings, terms, weight in weighed:
        for term in terms:
            for number in hits.intersection(postings.get(term, ())):
                scores[number] = scores.get(number, 0) + weight
    return scores
