"""Every place where known people are named: in full, or by "ông" and the last syllable when only one fits.

Called by `find_people` when it knows whom to look for.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.names import HONORIFICS, is_name_word
from nhipcau.reading.languages.vi.people.sightings import past_titles

if TYPE_CHECKING:
    from nhipcau.reading.languages.vi.syllables import Words
    from nhipcau.reading.records import Span

Key = tuple[str, ...]


def spans_of(words: Words, keys: list[Key], masked: set[int]) -> dict[Key, list[Span]]:
    """Return the spans of each name, in text order."""
    by_first: dict[str, list[Key]] = {}
    for known in sorted(keys, key=len, reverse=True):
        by_first.setdefault(known[0], []).append(known)
    short = _short_forms(keys)
    spans: dict[Key, list[Span]] = {key: [] for key in keys}
    i = 0
    while i < len(words):
        key = _full_name(words, i, by_first, masked)
        if key is not None:
            spans[key].append((words[i].start, words[i + len(key) - 1].end))
            i += len(key)
            continue
        _note_short_form(words, i, short, spans)
        i += 1
    return spans


def _full_name(words: Words, i: int, by_first: dict[str, list[Key]], masked: set[int]) -> Key | None:
    if i in masked or not words[i].capital:
        return None
    for key in by_first.get(words[i].fold, ()):
        end = i + len(key)
        if tuple(word.fold for word in words[i:end]) == key and not _goes_on(words, end):
            return key
    return None


def _goes_on(words: Words, end: int) -> bool:
    """A further capitalised syllable makes it somebody else's name."""
    if end >= len(words) or not is_name_word(words[end]):
        return False
    after = words[end + 1] if end + 1 < len(words) else None
    return after is None or not (after.text.isalpha() and after.text.islower())


def _short_forms(keys: list[Key]) -> dict[str, Key]:
    """Map a last syllable to its person when no two share it."""
    counts = Counter(key[-1] for key in keys)
    return {key[-1]: key for key in keys if counts[key[-1]] == 1}


def _note_short_form(words: Words, i: int, short: dict[str, Key], spans: dict[Key, list[Span]]) -> None:
    """Take "đồng chí Nghĩa" for the one Nghĩa named in full before."""
    if HONORIFICS.match(words, i) == i:
        return
    at = past_titles(words, i)
    if at >= len(words) or not words[at].capital:
        return
    key = short.get(words[at].fold)
    alone = at + 1 >= len(words) or not is_name_word(words[at + 1])
    span = (words[at].start, words[at].end)
    if key is not None and alone and spans[key] and spans[key][-1] != span:
        spans[key].append(span)
