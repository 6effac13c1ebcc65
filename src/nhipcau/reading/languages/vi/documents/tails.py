"""The day and the signing body that stand beside a cited document.

In comes the text and a position, out goes what was read there and where it ends.
Called by `cited` and `named`.
"""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.languages.vi.documents.kinds import names, one_of

_G = r"[^\S\n]{0,2}"
_DATE = (
    rf"(?P<d>0?[1-9]|[12]\d|3[01]){_G}(?:[/.\-\u2013]|tháng){_G}(?P<m>0?[1-9]|1[0-2])(?!\d)"
    rf"(?:{_G}(?:[/.\-\u2013]|,?{_G}năm){_G}(?P<y>(?:1[89]|20)\d\d)(?!\d))?"
)
_TAIL_DATE = re.compile(
    rf"{_G}[,(]?{_G}(?:được{_G})?(?:ký{_G})?(?:ban{_G}hành{_G})?(?:đề{_G})?(?:vào{_G})?ngày{_G}{_DATE}{_G}\)?",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(rf"{_G}\({_G}{_DATE}{_G}\)")
_TAIL_YEAR = re.compile(rf"{_G},?{_G}năm{_G}(?P<y>(?:1[89]|20)\d\d)(?![\d-])")
_HEAD_DATE = re.compile(rf"(?<!\w)ngày{_G}{_DATE}{_G},?{_G}$", re.IGNORECASE)
_OF = re.compile(rf"{_G},?{_G}\(?của{_G}", re.IGNORECASE)
_WORD = re.compile(r"[^\S\n]*(\w+(?:[.&-]\w+)*)")
_PASSIVE = re.compile(rf"{_G}(?:đã{_G})?(?:được|do){_G}", re.IGNORECASE)
_ACT = r"(?:ký{G}ban{G}hành|ban{G}hành|thông{G}qua|phê{G}duyệt|ký|công{G}bố)".replace("{G}", r"[^\S\n]+")
_AFTER_BODY = re.compile(rf"{_G}(?:đã{_G}|vừa{_G})?{_ACT}", re.IGNORECASE)
_BODY_WINDOW = 110
_MAX_WORDS = 14
_VERB_BEFORE = re.compile(
    rf"(?:{_G}\([^()\n]{{1,24}}\))?{_G}(?:(?:đã|vừa|mới|cũng|tiếp tục){_G}){{0,2}}"
    rf"(?:ký{_G}ban{_G}hành|ban{_G}hành|thông{_G}qua|ra|có|ký){_G}(?:các{_G})?$",
    re.IGNORECASE,
)


@cache
def _fixed() -> re.Pattern[str]:
    ministry = one_of(names("ministries"))
    generation = r"(?:[^\S\n]+kh[oó][aá][^\S\n]+[IVXL]{1,7}(?!\w))?"
    return re.compile(
        rf"(?:(?:Bộ{_G}trưởng{_G}|Thứ{_G}trưởng{_G})?Bộ{_G}(?:{ministry})|{one_of(names('bodies'))})(?!\w)"
        rf"(?:{generation})"
    )


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(names('heads'))})(?!\w)")


def body_at(text: str, start: int) -> int | None:
    """Return where the name of the body that begins at ``start`` ends, None when no body does."""
    fixed = _fixed().match(text, start)
    if fixed:
        return fixed.end()
    head = _heads().match(text, start)
    if head is None:
        return None
    return _own_name(text, head.end())


def _own_name(text: str, start: int) -> int:
    """Follow a body's own name word by word to where the sentence goes on."""
    end, stops = start, frozenset(names("ends"))
    for _ in range(_MAX_WORDS):
        inner = _fixed().match(text, end + 1) if text[end : end + 1] == " " else None
        if inner:
            return inner.end()
        word = _WORD.match(text, end)
        if word is None or word[1] in stops or word[1][0].isdigit():
            break
        if word[1] == "và":
            after = _WORD.match(text, word.end())
            if after is None or not after[1][0].isupper() or _heads().match(after[1]):
                break
        end = word.end()
    return end


def date_after(text: str, start: int) -> tuple[str | None, str, int] | None:
    """Read "ngày 15/6/2023" at ``start``: (year or None, "06-15", end)."""
    found = _TAIL_DATE.match(text, start) or _BARE_DATE.match(text, start)
    return (found["y"], _month_day(found), found.end()) if found else None


def year_after(text: str, start: int) -> tuple[str, int] | None:
    """Read "năm 2016" at ``start``."""
    found = _TAIL_YEAR.match(text, start)
    return (found["y"], found.end()) if found else None


def issuer_after(text: str, start: int) -> tuple[str, int] | None:
    """Read "của Bộ Chính trị" or "được Bộ Chính trị ban hành" at ``start``."""
    of = _OF.match(text, start)
    if of:
        end = body_at(text, of.end())
        return (text[of.end() : end], end) if end else None
    passive = _PASSIVE.match(text, start)
    if passive:
        end = body_at(text, passive.end())
        act = _AFTER_BODY.match(text, end) if end else None
        return (text[passive.end() : end], act.end()) if act else None
    return None


def body_in(text: str, start: int, end: int) -> str | None:
    """Return the body named in "của Quốc hội" that stands between a kind and its number."""
    of = _OF.match(text, start, end)
    stop = body_at(text, of.end()) if of else None
    return text[of.end() : min(stop, end)].strip() if of and stop else None


def issuer_before(text: str, start: int) -> tuple[str | None, tuple[str | None, str] | None]:
    """Read "Ngày 15/6/2023, Bộ Chính trị ban hành" before ``start``: the body and the day."""
    low = max(0, start - _BODY_WINDOW)
    window = text[text.rfind("\n", low, start) + 1 or low : start]
    verb = _VERB_BEFORE.search(window)
    if verb is None:
        return None, None
    body = next((m for m in _fixed().finditer(window, 0, verb.start()) if m.end() == verb.start()), None)
    if body is None:
        return None, None
    day = _HEAD_DATE.search(window[: body.start()])
    return body[0], ((day["y"], _month_day(day)) if day else None)


def _month_day(found: re.Match[str]) -> str:
    return f"{int(found['m']):02}-{int(found['d']):02}"
