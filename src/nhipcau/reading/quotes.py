"""Quotes by their words (W3C TextQuoteSelector): made from a span, found again in another copy of the text.

In: a text with a span or a selector. Out: a selector, or where it stands. Called by `verification`.
What is typed differently is the same (see `plain_letters`); another letter or digit never is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from nhipcau.reading.plain_letters import is_unspaced, plain_of

AROUND = 32
"""Letters kept before and after: what the W3C's examples and Hypothesis use."""
MOST_PLACES = 1000
"""A quote that stands oftener is a common word; the first places are compared."""


@dataclass(frozen=True, slots=True)
class Selector:
    """The quoted words and what stands around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a quote stands: a half-open span of the text as given."""

    start: int
    end: int
    is_unsure: bool = False
    """It stands several times and nothing tells which was meant; this is the first of those."""


@dataclass(frozen=True, slots=True)
class _Quote:
    exact: str
    prefix: str
    suffix: str
    begins_inside: bool
    """Cut in the middle of a word or number, and the selector says so itself."""
    ends_inside: bool


def select(text: str, start: int, end: int) -> Selector:
    """Describe a span of the text by its words."""
    if not 0 <= start < end <= len(text):
        raise ValueError("the span lies outside the text")
    return Selector(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def locate(text: str, selector: Selector) -> Located | None:
    """Find the quote, by what stands around it where it occurs more than once; None when it is not there."""
    plain = plain_of(text)
    quote = _plain_quote(selector)
    if not quote.exact:
        return None
    places = [at for at in _places(plain.text, quote.exact) if _is_whole(plain.text, at, quote)]
    if not places:
        return None
    scores = [_agreement(plain.text, at, quote) for at in places]
    best = max(scores)
    chosen = places[scores.index(best)]
    start, end = plain.span(chosen, chosen + len(quote.exact))
    return Located(start, end, is_unsure=scores.count(best) > 1)


def holds(text: str, words: str) -> bool:
    """Tell whether the words stand in the text."""
    return locate(text, Selector(words)) is not None


def _plain_quote(selector: Selector) -> _Quote:
    exact = plain_of(selector.exact).text.strip()
    prefix, suffix = plain_of(selector.prefix).text, plain_of(selector.suffix).text
    return _Quote(exact, prefix, suffix, _joined(prefix, exact), _joined(exact, suffix))


def _places(text: str, exact: str) -> list[int]:
    found: list[int] = []
    at = text.find(exact)
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def _is_whole(text: str, at: int, quote: _Quote) -> bool:
    """Refuse half a word or half a number, unless the selector was cut there: "120" is not in "1.120"."""
    end = at + len(quote.exact)
    before, after = text[max(0, at - AROUND) : at], text[end : end + AROUND]
    if _joined(before, quote.exact) and not (quote.begins_inside and before.endswith(quote.prefix[-_CUT:])):
        return False
    if not _joined(quote.exact, after):
        return True
    return quote.ends_inside and after.startswith(quote.suffix[:_CUT])


_CUT = 4
"""Letters beyond the cut that must be as the selector says."""
_GROUPED_BEFORE = re.compile(r"(?<!\d)\d{1,3} \Z")
_GROUP = re.compile(r"\d{3}(?!\d)")
_ENDS_IN_GROUP = re.compile(r"(?<!\d)\d{1,3}\Z")
_GROUP_AFTER = re.compile(r" \d{3}(?!\d)")
_MINUS = re.compile(r"(?:\A|[\s(\[])-\Z")


def _joined(left: str, right: str) -> bool:
    """Tell whether two neighbouring runs share a word or a number: 1.120, 12,5, 1 120, -5."""
    if not left or not right:
        return False
    last, first = left[-1], right[0]
    if first.isdigit():
        return _number_goes_on(left, right)
    if last.isdigit() and first in ".,":
        return right[1:2].isdigit()
    if last.isdigit() and first == " ":
        return bool(_ENDS_IN_GROUP.search(left) and _GROUP_AFTER.match(right))
    return _is_of_word(last) and _is_of_word(first)


def _number_goes_on(left: str, right: str) -> bool:
    last = left[-1]
    if last in ".,":
        return left[-2:-1].isdigit()
    if last == " ":
        return bool(_GROUPED_BEFORE.search(left) and _GROUP.match(right))
    return _is_of_word(last) or _MINUS.search(left) is not None


def _is_of_word(letter: str) -> bool:
    """Letters and digits of scripts that put blanks between words."""
    return letter.isalnum() and not is_unspaced(letter)


def _agreement(text: str, at: int, quote: _Quote) -> int:
    """Count the letters around that are as the selector says."""
    end = at + len(quote.exact)
    before, after = text[max(0, at - 2 * AROUND) : at].rstrip(), text[end : end + 2 * AROUND].lstrip()
    prefix, suffix = quote.prefix.rstrip(), quote.suffix.lstrip()
    return _common(before[::-1], prefix[::-1]) + _common(after, suffix)


def _common(one: str, other: str) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
