"""What differs between two language versions of one text. In: both texts and agreed terms; out: differences.

It warns, it never decides, and tells only what it can: a name in Chinese, Lao or Khmer needs a term.
Called by the translator's screen and by whoever approves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nhipcau.reading.matching.facts.said import SPACED
from nhipcau.translation.rules.agreed import Agreed, terms_in, uses
from nhipcau.translation.rules.facts import DATE, DOCUMENT, NUMBER, Fact, facts_of, is_surely_a_number
from nhipcau.translation.rules.meeting import is_met, stands_in
from nhipcau.translation.rules.names import bare_letters, carries, must_reappear, provinces
from nhipcau.translation.rules.texts import Part, Text, in_pairs, parts, readable

__all__ = [
    "DATE",
    "DOCUMENT",
    "NAME",
    "NUMBER",
    "TERM",
    "Agreed",
    "Difference",
    "Spot",
    "Text",
    "differences",
]

NAME, TERM = "name", "term"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand: title, lead or body, and the place in it."""

    where: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One point to look at; `source` or `target` is empty where that side is silent."""

    kind: str
    source: str
    target: str
    source_spot: Spot | None = None
    target_spot: Spot | None = None


def differences(source: Text, target: Text, terms: Iterable[Agreed] = ()) -> list[Difference]:
    """Return the points on which a translation parts from its original, in the original's order."""
    agreed = list(terms)
    return [*_facts(source, target), *_names(source, target, agreed), *_terms(source, target, agreed)]


def _facts(source: Text, target: Text) -> list[Difference]:
    pairs = [(_all(ours), _all(theirs)) for ours, theirs in in_pairs(source, target)]
    every = _all(parts(source)), _all(parts(target))
    return [one for ours, theirs in pairs for one in _unmet(ours, theirs, every)]


def _all(of: Iterable[Part]) -> list[Fact]:
    return [fact for part in of for fact in facts_of(part)]


def _unmet(
    ours: Sequence[Fact], theirs: Sequence[Fact], every: tuple[Sequence[Fact], Sequence[Fact]]
) -> list[Difference]:
    """Pair what found no match; what stands elsewhere in the other text counts only if contradicted."""
    left = [fact for fact in ours if not is_met(fact, theirs, ours)]
    right = [fact for fact in theirs if not is_met(fact, ours, theirs)]
    found: list[Difference] = []
    for kind in (DOCUMENT, DATE, NUMBER):
        own = [fact for fact in left if fact.kind == kind]
        other = [fact for fact in right if fact.kind == kind]
        if not (_are_digits(own) and _are_digits(other)):
            own = [fact for fact in own if not stands_in(fact, every[1])]
            other = [fact for fact in other if not stands_in(fact, every[0])]
        found += _told(kind, own, other)
    return found


def _are_digits(facts: Sequence[Fact]) -> bool:
    return any(any(letter.isdigit() for letter in fact.words) for fact in facts)


def _are_strong(facts: Sequence[Fact]) -> bool:
    return any(not fact.is_weak for fact in facts)


def _told(kind: str, own: Sequence[Fact], other: Sequence[Fact]) -> list[Difference]:
    is_weak = not (_are_strong(own) or _are_strong(other))
    if is_weak and not all(is_surely_a_number(fact) for fact in (*own, *other)):
        return []
    pairs = zip_longest(_strong_first(own), _strong_first(other))
    return [
        Difference(kind, one.words if one else "", their.words if their else "", _spot(one), _spot(their))
        for one, their in pairs
        if (one and their) or not (one or their).is_weak
    ]


def _strong_first(facts: Sequence[Fact]) -> list[Fact]:
    """Keep the order of the text; number words stand last, to be paired and otherwise left out."""
    return sorted(facts, key=lambda fact: fact.is_weak)


def _spot(fact: Fact | None) -> Spot | None:
    if fact is None:
        return None
    return Spot(fact.part.where, fact.part.start + fact.start, fact.part.start + fact.end)


def _names(source: Text, target: Text, agreed: Sequence[Agreed]) -> list[Difference]:
    if target.language not in SPACED:
        return _provinces(source, target)
    whole = "\n".join(part.text for part in parts(target))
    letters, named = bare_letters(whole), provinces(readable(whole, target.language).said)
    told: dict[str, Difference] = {}
    for part in parts(source):
        said = readable(part.text, part.language)
        known = {span: name for name, span in provinces(said.said).items()}
        for start, end in must_reappear(said.said):
            first, last = said.span(start, end)
            name = part.text[first:last]
            is_met = carries(letters, name) or known.get((start, end)) in named
            if not is_met and not _has_term(name, agreed):
                told.setdefault(name, Difference(NAME, name, "", _place(part, first, last)))
    return list(told.values())


def _has_term(name: str, agreed: Sequence[Agreed]) -> bool:
    """Leave to the agreed terms what they speak of."""
    return any(name.casefold() in term.source.casefold() for term in agreed)


def _place(part: Part, first: int, last: int) -> Spot:
    return Spot(part.where, part.start + first, part.start + last)


def _provinces(source: Text, target: Text) -> list[Difference]:
    """Tell provinces apart in other letters: only where each side names one that the other does not."""
    ours, theirs = _by_name(source), _by_name(target)
    own = [place for name, place in ours.items() if name not in theirs]
    other = [place for name, place in theirs.items() if name not in ours]
    return [
        Difference(
            NAME, part.text[slice(*span)], their.text[slice(*at)], _place(part, *span), _place(their, *at)
        )
        for (part, span), (their, at) in zip(own, other, strict=False)
    ]


def _by_name(text: Text) -> dict[str, tuple[Part, tuple[int, int]]]:
    found: dict[str, tuple[Part, tuple[int, int]]] = {}
    for part in parts(text):
        letters = readable(part.text, part.language)
        for name, span in provinces(letters.said).items():
            found.setdefault(name, (part, letters.span(*span)))
    return found


def _terms(source: Text, target: Text, agreed: Sequence[Agreed]) -> list[Difference]:
    whole = "\n".join(part.text for part in parts(target))
    told: dict[str, Difference] = {}
    for part in parts(source):
        for hit in terms_in(part.text, agreed, source.language):
            if not uses(whole, hit.term.target, target.language):
                words = part.text[hit.start : hit.end]
                told.setdefault(
                    hit.term.source,
                    Difference(TERM, words, hit.term.target, _place(part, hit.start, hit.end)),
                )
    return list(told.values())
