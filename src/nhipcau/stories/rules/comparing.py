"""Figures of one story side by side: which outlets count the same thing, and where they disagree.

In: figures with their texts. Out: groups that hold a disagreement. Called by actions (to count) and queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from math import inf

from nhipcau.common.folding import fold_words
from nhipcau.stories.rules.counting_words import PEOPLE, label_of, nouns, people_in
from nhipcau.stories.rules.sentences import bounds

ROUNDING = 0.1
"""How far "about" and "nearly" reach; own choice: 180 is still "nearly 200", 170 is not."""
MORE = 0.2
"""How far "more than" reaches: 178 is still "hơn 150"; one who counts 187 says "gần 190"."""
ALIKE = 3.0
"""Numbers further apart than this factor count parts or other things unless their sentences are alike."""
FEW = 5
"""Below it a thing of no table counts parts as often as the whole: "ba chuyên đề còn lại"."""
NEAR_WORDS = 8
SHARED_PAIRS = 2
LATER = timedelta(hours=3)
"""A figure that comes so much later may be news of the event, not a mistake."""
NO_COUNTS = frozenset(
    {"giờ", "phút", "giây", "năm", "tháng", "tuần", "ngày", "tuổi", "lần", "đêm", "buổi", "trang"}
)
"""Spans of time are told in many ways and count no thing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure in one article."""

    article_id: int
    outlet: str
    language: str
    at: datetime
    value: float
    qualifier: str
    unit: str
    start: int
    end: int
    text: str
    """The article's whole text; `start` and `end` are places in it."""

    @property
    def reach(self) -> tuple[float, float]:
        """The smallest and largest number that this figure allows."""
        size = abs(self.value)
        low, high = {
            "about": (-ROUNDING, ROUNDING), "nearly": (-ROUNDING, 0.0), "over": (0.0, MORE),
            "under": (-MORE, 0.0), "at_least": (0.0, inf), "at_most": (-inf, 0.0),
        }.get(self.qualifier, (0.0, 0.0))  # fmt: skip
        return self.value + (low * size if size else 0.0), self.value + (high * size if size else 0.0)

    def agrees(self, other: Seen) -> bool:
        """Say whether one number could satisfy both; bounds that only touch do not."""
        (low, high), (other_low, other_high) = self.reach, other.reach
        if self.value == other.value:
            return True
        return max(low, other_low) < min(high, other_high) or _inside(self, other) or _inside(other, self)


def _inside(one: Seen, other: Seen) -> bool:
    """Say whether an exact number lies within what the other allows."""
    low, high = other.reach
    return one.qualifier == "exact" and low <= one.value <= high and one.value != other.value


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a disagreement."""

    seen: Seen
    is_update: bool
    """New, and later than all that it contradicts: perhaps the count went on."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What is counted, and every outlet's figure, the earliest first."""

    label: str
    lines: tuple[Line, ...]


def disagreements(figures: Iterable[Seen]) -> list[Disagreement]:
    """Return the groups in which two outlets cannot both be right, the most widely told first."""
    by_key: dict[str, list[Seen]] = {}
    for seen in figures:
        key = thing_of(seen)
        if key:
            by_key.setdefault(key, []).append(seen)
    groups = (group for key, rows in by_key.items() for group in _groups(key, rows))
    found = [(_label(group), _told_once(group)) for group in groups if _disagree(group)]
    found.sort(key=lambda pair: (-len({one.outlet for one in pair[1]}), pair[0]))
    return [Disagreement(label, tuple(_line(one, rows) for one in rows)) for label, rows in found]


def thing_of(seen: Seen) -> str:
    """Return the key of what a figure counts: a thing of the table, or the unit in its own language."""
    unit = " ".join(seen.unit.lower().split())
    if not unit or unit in NO_COUNTS:
        return ""
    thing = nouns(seen.language).get(unit, "")
    if thing == PEOPLE:
        first, last = bounds(seen.text, seen.start, seen.end)
        thing = people_in(seen.text[first:last], seen.language, seen.start - first)
    return thing or f"{seen.language}:{unit}"


def _groups(key: str, rows: list[Seen]) -> list[list[Seen]]:
    """Part figures of one key: a thing by size, plain people and measures by the words around them."""
    if key != PEOPLE and ":" not in key:
        return _by_size(rows)
    if key == PEOPLE or " " not in key:
        return _by_words(rows)
    return _by_words([row for row in rows if row.value < FEW]) + _by_size(
        [row for row in rows if row.value >= FEW]
    )


def _by_size(rows: list[Seen]) -> list[list[Seen]]:
    ordered = sorted(rows, key=lambda one: one.value)
    cuts = [
        number
        for number, (one, two) in enumerate(pairwise(ordered), start=1)
        if two.value > ALIKE * max(one.value, 1) and not _same_words(one, two)
    ]
    edges = sorted({0, *cuts, len(ordered)})
    return [ordered[start:end] for start, end in pairwise(edges)]


def _by_words(rows: list[Seen]) -> list[list[Seen]]:
    groups: list[list[Seen]] = []
    for one in sorted(rows, key=lambda row: (row.at, row.article_id, row.start)):
        home = next((group for group in groups if any(_same_words(one, other) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same_words(one: Seen, two: Seen) -> bool:
    return one.language == two.language and len(_near(one) & _near(two)) >= SHARED_PAIRS


def _near(seen: Seen) -> set[tuple[str, str]]:
    first, last = bounds(seen.text, seen.start, seen.end)
    before = fold_words(seen.text[first : seen.start])[-NEAR_WORDS:]
    after = fold_words(seen.text[seen.end : last])[:NEAR_WORDS]
    return set(pairwise(before)) | set(pairwise(after))


def _disagree(group: Sequence[Seen]) -> bool:
    articles: dict[tuple[str, int], list[Seen]] = {}
    for seen in group:
        articles.setdefault((seen.outlet, seen.article_id), []).append(seen)
    said = {
        (outlet, tuple(sorted((one.value, one.qualifier) for one in rows))): rows
        for (outlet, _id), rows in articles.items()
    }
    return any(
        one[0] != two[0] and not any(a.agrees(b) for a in said[one] for b in said[two])
        for one, two in combinations(said, 2)
    )


def _told_once(group: list[Seen]) -> list[Seen]:
    """Keep an outlet's figure once, at its earliest; the earliest of all first."""
    kept: dict[tuple[str, float, str], Seen] = {}
    for seen in sorted(group, key=lambda one: (one.at, one.article_id, one.start)):
        kept.setdefault((seen.outlet, seen.value, seen.qualifier), seen)
    return list(kept.values())


def _line(seen: Seen, rows: Sequence[Seen]) -> Line:
    earlier = [one for one in rows if one.at < seen.at]
    is_new = bool(earlier) and not any(one.agrees(seen) for one in earlier)
    return Line(seen, is_new and all(one.at + LATER <= seen.at for one in earlier))


def _label(group: Sequence[Seen]) -> str:
    """Name the group by its Vietnamese unit as most articles write it, else by the table."""
    units = [one.unit.lower() for one in group if one.language == "vi"]
    if units:
        return max(sorted(set(units)), key=units.count)
    return label_of(thing_of(group[0])) or group[0].unit
