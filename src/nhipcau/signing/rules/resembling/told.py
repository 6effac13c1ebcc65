"""What is compared and what comes out: `Genuine` texts in, a `Judgement` with its `Difference`s out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What a pasted text is."""

    GENUINE = "genuine"
    """Word for word a published text."""
    EXCERPT = "excerpt"
    """These words stand there without a gap; what stood before and after is missing."""
    ALTERED = "altered"
    """Plainly made of a published text, but words differ."""
    UNKNOWN = "unknown"
    """We published nothing like it, or too little was pasted to tell."""


class Kind(StrEnum):
    """In what way a place differs; the screen has words for each."""

    HIDDEN = "hidden"
    """Ký tự ẩn: a sign that nobody sees."""
    LOOKALIKE = "lookalike"
    """Chữ giống hình: another letter that looks the same."""
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    MOVED = "moved"
    """The same words in another order."""
    MARKS = "marks"
    """The same letters with other tone marks or case."""
    PUNCTUATION = "punctuation"
    CUT = "cut"
    """What stood before or after the pasted words and was not pasted."""
    ADDED = "added"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Genuine:
    """One published text, as the newsroom prints it."""

    key: str
    """The caller's own name for it: edition and language."""
    language: str
    text: str
    """Lead and body, or title, lead and body: one text with line breaks."""
    title: str = ""
    """May stand before a pasted text or be left out; that alters nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the two differ: (start, end) in `Judgement.ours` and in `Judgement.theirs`."""

    kind: Kind
    ours: str
    theirs: str
    ours_at: tuple[int, int]
    theirs_at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a pasted text is, of which published text, and where the two differ."""

    outcome: Outcome
    genuine: Genuine | None = None
    ours: str = ""
    """The published text that positions count in: its title line, if any, and its text, in canonical form."""
    theirs: str = ""
    """The pasted text in the same form, without the lines that were set aside."""
    differences: tuple[Difference, ...] = ()
    stands_at: tuple[int, int] | None = None
    """Where an excerpt stands in `ours`."""
    links: tuple[str, ...] = ()
    """Lines at the edges of the pasted text that are only an address: set aside, no part of any text."""
