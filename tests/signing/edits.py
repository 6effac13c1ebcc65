"""Forwarded texts, by seeded chance: altered ones (each edit changes what is read) and merely re-laid ones."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable

UNSPACED = {"zh", "lo", "km"}
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202e\u2066\u034f\u3164"
ALIKE = {
    **dict(zip("aceopxyijsABCEHIKMOPTXY", "асеорхуіјѕАВСЕНІКМОРТХУ", strict=True)),
    **{digit: chr(0xFF10 + int(digit)) for digit in "0123456789"},
    **dict(zip("一人大日月水不", "⼀⼈⼤⽇⽉⽔⼀", strict=True)),
    ",": "，", ":": "：", "%": "％", "(": "（", "໐": "o", "០": "o", "ວ": "o",
}  # fmt: skip
del ALIKE["不"]
NEGATIONS = {
    "vi": ("không ", "chưa "), "en": ("not ", "no "), "fr": ("pas ", "aucun"), "zh": ("并未", "没有", "不"),
    "lo": ("ບໍ່",), "km": ("មិន",),
}  # fmt: skip
Edit = Callable[[random.Random, str, str], str]


def _place(rng: random.Random, text: str, pattern: str) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return rng.choice(found) if found else None


def _put(text: str, found: re.Match[str] | None, new: str) -> str:
    return text if found is None else text[: found.start()] + new + text[found.end() :]


def hide(rng: random.Random, text: str, language: str) -> str:
    """Put in a sign that nobody sees."""
    signs = HIDDEN[1:] if language in {"lo", "km"} else HIDDEN
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(signs) + text[at:]


def swap_alike(rng: random.Random, text: str, language: str) -> str:
    """Replace a letter by one that looks the same."""
    found = _place(rng, text, "[" + re.escape("".join(ALIKE)) + "]")
    return _put(text, found, ALIKE[found[0]]) if found else text


def change_digit(rng: random.Random, text: str, language: str) -> str:
    """Write another digit."""
    found = _place(rng, text, r"\d")
    if found is None:
        return text
    first = ord(found[0]) - unicodedata.digit(found[0])
    return _put(text, found, chr(first + (unicodedata.digit(found[0]) + rng.randrange(1, 10)) % 10))


def stretch_number(rng: random.Random, text: str, language: str) -> str:
    """Make a figure longer, shorter, or part it by a blank."""
    found = _place(rng, text, r"\d(?=\d)")
    return _put(text, found, rng.choice([found[0] * 2, "", f"{found[0]} "])) if found else text


def move_mark(rng: random.Random, text: str, language: str) -> str:
    """Drop or change a decimal mark or what parts a date."""
    found = _place(rng, text, r"(?<=\d)[.,:/](?=\d)")
    return (
        _put(text, found, rng.choice([mark for mark in ("", ".", ",", "/") if mark != found[0]]))
        if found
        else text
    )


def turn(rng: random.Random, text: str, language: str) -> str:
    """Take out a negation, or put one in."""
    word = rng.choice(NEGATIONS[language])
    if rng.random() < 0.5:
        return _put(text, _place(rng, text, re.escape(word)), "")
    at = _place(rng, text, r"(?<=\w)\b(?=\s)" if language not in UNSPACED else r"(?<=\w)(?=\w)")
    return _put(text, at, f" {word}" if language not in UNSPACED else word)


def drop_word(rng: random.Random, text: str, language: str) -> str:
    """Leave a word out (a letter, where words stand without spaces)."""
    return _put(text, _place(rng, text, r"\w" if language in UNSPACED else r"\b\w+\b\s*"), "")


def swap_words(rng: random.Random, text: str, language: str) -> str:
    """Let two neighbours change places."""
    pattern = r"(\w)(\w)" if language in UNSPACED else r"\b(\w+) (\w+)\b"
    found = _place(rng, text, pattern)
    return (
        _put(
            text,
            found,
            found[0].replace(found[1], "\0", 1).replace(found[2], found[1], 1).replace("\0", found[2]),
        )
        if found
        else text
    )


def double_word(rng: random.Random, text: str, language: str) -> str:
    """Say a word twice."""
    found = _place(rng, text, r"\w" if language in UNSPACED else r"\b\w+\b")
    return _put(text, found, found[0] if language in UNSPACED else f"{found[0]} {found[0]}"
                if found is None else found[0] + ("" if language in UNSPACED else " ") + found[0])  # fmt: skip


def change_case(rng: random.Random, text: str, language: str) -> str:
    """Write a large letter small or the other way."""
    found = _place(rng, text, r"[^\W\d_]")
    return _put(text, found, found[0].swapcase()) if found else text


def strip_mark(rng: random.Random, text: str, language: str) -> str:
    """Take a mark off a letter."""
    apart = unicodedata.normalize("NFD", text)
    marks = [at for at, sign in enumerate(apart) if unicodedata.category(sign) in {"Mn", "Mc"}]
    if not marks:
        return text
    at = rng.choice(marks)
    return unicodedata.normalize("NFC", apart[:at] + apart[at + 1 :])


def join_words(rng: random.Random, text: str, language: str) -> str:
    """Write two words as one."""
    return _put(text, _place(rng, text, r"(?<=[a-zà-ỹ]) (?=[a-zà-ỹ])"), "")


def drop_sign(rng: random.Random, text: str, language: str) -> str:
    """Leave out a comma, stop or per cent sign."""
    return _put(text, _place(rng, text, r"[.,;:%()។៖]"), "")


def add_sentence(rng: random.Random, text: str, language: str) -> str:
    """Add words of one's own at the end, or a stranger's number."""
    return text + rng.choice(["\n0999 888 777", " 206", " !!!", "\nUPDATE"])


def drop_line(rng: random.Random, text: str, language: str) -> str:
    """Leave out a whole line inside."""
    lines = text.split("\n")
    at = rng.randrange(1, len(lines) - 1)
    return "\n".join(lines[:at] + lines[at + 1 :])


EDITS: dict[str, Edit] = {
    one.__name__: one
    for one in (hide, swap_alike, change_digit, stretch_number, move_mark, turn, drop_word, swap_words, double_word,
                change_case, strip_mark, join_words, drop_sign, add_sentence, drop_line)
}  # fmt: skip


def reads_alike(one: str, other: str, language: str) -> bool:
    """Say by the plainest means whether two texts are the same words: blanks even, NFC."""

    def plain(text: str) -> str:
        even = " ".join(unicodedata.normalize("NFC", text).split())
        return even.replace(" ", "") if language in UNSPACED else even

    return plain(one) == plain(other)


def altered(rng: random.Random, text: str, language: str) -> tuple[str, str]:
    """Return the name of an edit and a text that it really changed."""
    while True:
        name = rng.choice(list(EDITS))
        new = EDITS[name](rng, text, language)
        if not reads_alike(new, text, language):
            return name, new


def relaid(rng: random.Random, text: str, language: str) -> str:
    """Return the same words as mail, a telephone or a word processor would lay them out."""
    if rng.random() < 0.3:
        text = re.sub("(?m)^[-•] ", rng.choice(["• ", "– ", "* ", "▪ ", "   - "]), text)
    if rng.random() < 0.6:
        width = rng.randrange(24, 100)
        lines = [textwrap.wrap(line, width, break_on_hyphens=False) for line in text.split("\n")]
        text = "\n".join("\n".join(line) for line in lines)
    if rng.random() < 0.4:
        text = re.sub(" ", lambda _: rng.choice([" ", "  ", "\u00a0", "\t", "\u202f"]), text)
    if rng.random() < 0.3:
        text = re.sub("\n+", lambda _: rng.choice(["\n", "\n\n", "\n   ", " \n"]), text)
    if rng.random() < 0.3 and language in {"lo", "km"}:
        text = re.sub(r"(?<=\w)(?=\w)", lambda _: rng.choice(["", "", "\u200b"]), text)
    if rng.random() < 0.3:
        text = text.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"})
    if rng.random() < 0.3:
        text = rng.choice(["“{}”", '"{}"', "«{}»", "\n\n{}\n", "{}\nhttps://tinh.example/vi/abc/"]).format(
            text
        )
    if rng.random() < 0.3:
        text = "\n".join(f"> {line}" for line in text.split("\n"))
    text = unicodedata.normalize(rng.choice(["NFC", "NFD"]), text)
    return text.replace("\n", "\r\n") if rng.random() < 0.4 else text
