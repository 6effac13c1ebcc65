"""Whether a claim is one self-contained sentence. In: wording, stated parts, language; out: problems.

Pure; called by the form (which says them in words) and by the action (which refuses what must be put right).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from nhipcau.common.folding import fold
from nhipcau.verification.rules.marking import sentences
from nhipcau.verification.rules.pointing import pointing

MOST_WORDS = 60
LETTERS_A_WORD = {"zh": 1.6, "lo": 4.5, "km": 4.5}
"""Scripts without gaps: letters that stand for a word, roughly."""
EMPTY, SENTENCES, LENGTH, POINTS, QUESTION = "empty", "sentences", "length", "points", "question"
FIGURE_MISSING, PLACE_MISSING, DAY_MISSING = "figure_missing", "place_missing", "day_missing"
MAY_POINT, NO_WHERE, NO_WHEN, NO_WHO, UNSTATED_FIGURE = (
    "may_point", "no_where", "no_when", "no_who", "unstated_figure",
)  # fmt: skip
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_KIND = re.compile(
    r"^(?:tỉnh|thành phố|tp\.?|phường|xã|thị trấn|thị xã|quận|huyện|đặc khu|"
    r"province of|province de|ແຂວງ|ខេត្ត)\s*",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(r"\s*(?:province|commune|district|city|省|市|县|乡|镇)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the officer states beside the sentence."""

    who: str = ""
    what: str = ""
    where: str = ""
    when: str = ""
    how_much: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, or to think of."""

    code: str
    field: str
    must: bool
    said: str = ""
    """The words it is about, or what was counted."""


def problems(wording: str, parts: Parts, language: str) -> list[Problem]:
    """Return what keeps the wording from standing alone; what must be put right comes first."""
    text = " ".join(unicodedata.normalize("NFC", wording).split())
    if not text:
        return [Problem(EMPTY, "wording", must=True)]
    found = [*_form(text, language), *_pointing(text, language), *_unsaid(text, parts), *_advice(text, parts)]
    return sorted(found, key=lambda problem: not problem.must)


def word_count(text: str, language: str) -> int:
    """Count words; in scripts without gaps, letters stand for them."""
    per_word = LETTERS_A_WORD.get(language)
    if per_word is None:
        return len(text.split())
    return round(sum(letter.isalnum() for letter in text) / per_word)


def _form(text: str, language: str) -> list[Problem]:
    count, words = len(sentences(text)), word_count(text, language)
    found = []
    if count != 1:
        found.append(Problem(SENTENCES, "wording", must=True, said=str(count)))
    if words > MOST_WORDS:
        found.append(Problem(LENGTH, "wording", must=True, said=str(words)))
    if text.rstrip('"”’» ').endswith(("?", "？")):
        found.append(Problem(QUESTION, "wording", must=True))
    return found


def _pointing(text: str, language: str) -> list[Problem]:
    found = pointing(text, language)
    must = [one.words for one in found if not one.may_stand]
    may = [one.words for one in found if one.may_stand]
    return [
        Problem(code, "wording", must=code == POINTS, said=", ".join(dict.fromkeys(words)))
        for code, words in ((POINTS, must), (MAY_POINT, may))
        if words
    ]


def _unsaid(text: str, parts: Parts) -> list[Problem]:
    """Name stated parts that the sentence itself does not say."""
    asked = (
        (FIGURE_MISSING, "how_much", parts.how_much, _says_numbers),
        (PLACE_MISSING, "where", parts.where, _says_place),
        (DAY_MISSING, "when", parts.when, _says_numbers),
    )
    return [
        Problem(code, name, must=True, said=value)
        for code, name, value, says in asked
        if value and not says(text, value)
    ]


def _advice(text: str, parts: Parts) -> list[Problem]:
    missing = ((NO_WHO, "who", parts.who), (NO_WHERE, "where", parts.where), (NO_WHEN, "when", parts.when))
    found = [Problem(code, name, must=False) for code, name, value in missing if not value]
    stated = numbers(f"{parts.how_much} {parts.when} {parts.where} {parts.what} {parts.who}")
    loose = [one for one in numbers(text) if one not in stated]
    if loose and not parts.how_much:
        found.append(Problem(UNSTATED_FIGURE, "how_much", must=False, said=", ".join(loose)))
    return found


def _says_numbers(text: str, value: str) -> bool:
    asked = numbers(value)
    if asked:
        told = numbers(text)
        return all(one in told for one in asked)
    return fold(value) in fold(text)


def _says_place(text: str, value: str) -> bool:
    first = value.split(",", maxsplit=1)[0].strip()
    name = _KIND_AFTER.sub("", _KIND.sub("", first)).strip() or first
    return fold(name) in fold(text)


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, written one way: "2.300", "2,300" and "២៣០០" are 2300."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
    return [_plain(match.group()) for match in _NUMBER.finditer(plain)]


def _plain(number: str) -> str:
    thousands = re.sub(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", number)
    return thousands.replace(",", ".").lstrip("0") or "0"
