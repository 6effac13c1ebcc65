"""Whether an article took our words: runs of words that both have, long enough to be no accident. Pure.

In: a released text and an article's text in the same language. Out: `Found` with the longest run, or None.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nhipcau.monitoring.rules.words import Word, words
from nhipcau.reading.languages.vi.bodies import find_bodies

LONG = {"vi": 12, "en": 8, "fr": 8, "zh": 12, "lo": 24, "km": 24}
"""Words of a run that is a quotation. Vietnamese counts syllables, Chinese signs, Lao and Khmer letters:
names of offices reach eleven syllables ("Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng")."""
USUAL = 10
PLAIN = {"vi": 6, "en": 4, "fr": 4}
"""Small words outside names of bodies that a run must have, else it is a list of names and titles."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an article has of a released text."""

    shared_words: int
    share: float
    exact: str
    """The longest run, as the article writes it."""
    runs: tuple[str, ...]
    """Every run that counts, the longest first."""


class Released:
    """A released text, cut once for many articles."""

    def __init__(self, language: str, text: str) -> None:
        """Index its runs."""
        self.language = language
        self.size = LONG.get(language, USUAL)
        self._folded = [word.folded for word in words(text)]
        self._at: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(self._folded) - self.size + 1):
            self._at.setdefault(tuple(self._folded[place : place + self.size]), []).append(place)

    def found_in(self, text: str, without: Iterable[str] = ()) -> Found | None:
        """Hold an article against it; runs in `without` stood in print before and count nothing."""
        told = list(words(text))
        known = set(without)
        runs: list[tuple[int, int, str]] = []
        covered: set[int] = set()
        for start, end, place in self._runs([word.folded for word in told]):
            exact = text[told[start].start : told[end - 1].end]
            if exact not in known and _is_prose(exact, self.language):
                runs.append((end - start, -start, exact))
                covered.update(range(place, place + end - start))
        if not runs:
            return None
        runs.sort(reverse=True)
        share = min(1.0, len(covered) / max(len(self._folded), 1))
        return Found(len(covered), share, runs[0][2], tuple(exact for _size, _start, exact in runs))

    def _runs(self, told: list[str]) -> Iterable[tuple[int, int, int]]:
        """Yield the runs of an article that stand here, each as long as it goes: its place there and here."""
        at = 0
        while at + self.size <= len(told):
            places = self._at.get(tuple(told[at : at + self.size]))
            if not places:
                at += 1
                continue
            length, place = max((self._goes_on(told, at, place), -place) for place in places)
            yield at, at + length, -place
            at += length

    def _goes_on(self, told: list[str], at: int, place: int) -> int:
        length = self.size
        while (
            at + length < len(told)
            and place + length < len(self._folded)
            and told[at + length] == self._folded[place + length]
        ):
            length += 1
        return length


def _is_prose(exact: str, language: str) -> bool:
    """Tell a sentence from a row of names and titles."""
    needed = PLAIN.get(language)
    if needed is None:
        return True
    spans = [span for body in find_bodies(exact) for span in body.spans] if language == "vi" else []
    return sum(_is_small(word, exact, spans) for word in words(exact)) >= needed


def _is_small(word: Word, text: str, spans: list[tuple[int, int]]) -> bool:
    letter = text[word.start]
    return letter.islower() and not any(start <= word.start < end for start, end in spans)
