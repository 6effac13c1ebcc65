"""The day and the signing body that stand beside a cited document.

In comes the text and a position, out goes what was read there and where it ends.
Called by `cited` and `named`.
"""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.languages.vi.documents.kinds import names, one_of

_G = r"[^\S\n]{0,2}"
DATE = (
    rf"(?P<d>0?[1-9]|[12]\d|3[01]){_G}(?:[/.\-\u2013]|tháng){_G}(?P<m>0?[1-9]|1[0-2])(?!\d)"
    rf"(?:{_G}(?:[/.\-\u2013]|,?{_G}năm){_G}(?P<y>(?:1[89]|20)\d\d)(?!\d))?"
)
_TAIL_DATE = re.compile(
    rf"{_G}[,(]?{_G}(?:được{_G})?(?:ký{_G})?(?:ban{_G}hành{_G})?(?:đề{_G})?(?:vào{_G})?ngày{_G}{DATE}{_G}\)?",
    re.IGNORECASE,
)
_ARM = re.compile(
    rf"[Cc]ơ{_G}quan{_G}(?:Cảnh{_G}sát{_G}điều{_G}tra|CSĐT|An{_G}ninh{_G}điều{_G}tra|ANĐT|điều{_G}tra)"
    rf"{_G}[,(\u2013-]?{_G}(?:thuộc{_G})?(?=[A-ZĐ])"
)
_BARE_DATE = re.compile(rf"{_G}\({_G}{DATE}{_G}\)")
_TAIL_YEAR = re.compile(rf"{_G},?{_G}năm{_G}(?P<y>(?:1[89]|20)\d\d)(?![\d-])")
_OF = re.compile(rf"{_G},?{_G}\(?của{_G}", re.IGNORECASE)
_WORD = re.compile(r"[^\S\n]*((?:T[Pp]|TX)\.(?=[^\S\n]?[A-ZĐ])|\w+(?:[.&-]\w+)*)")
_PASSIVE = re.compile(rf"{_G}(?:đã{_G})?(?:được|do){_G}", re.IGNORECASE)
_ACT = r"(?:ký{G}ban{G}hành|ban{G}hành|thông{G}qua|phê{G}duyệt|ký|công{G}bố)".replace("{G}", r"[^\S\n]+")
_AFTER_BODY = re.compile(rf"{_G}(?:đã{_G}|vừa{_G})?{_ACT}", re.IGNORECASE)
_MAX_WORDS = 14


@cache
def fixed_bodies() -> re.Pattern[str]:
    """Return the pattern of bodies whose name stands in one piece."""
    ministry = one_of(names("ministries"))
    generation = r"(?:[^\S\n]+kh[oó][aá][^\S\n]+[IVXL]{1,7}(?!\w))?"
    return re.compile(
        rf"(?:(?:Bộ{_G}trưởng{_G}|Thứ{_G}trưởng{_G})?Bộ{_G}(?:{ministry})|{one_of(names('bodies'))})(?!\w)"
        rf"(?:{generation})"
    )


@cache
def _departments() -> re.Pattern[str]:
    return re.compile(rf"(?:Sở|Phòng|Ty|Liên{_G}Sở){_G}(?:{one_of(names('ministries'))})(?!\w)")


@cache
def body_heads() -> re.Pattern[str]:
    """Return the pattern of the first words of bodies that have their own name behind them."""
    return re.compile(rf"(?:{one_of(names('heads'))})(?!\w)")


def body_at(text: str, start: int) -> int | None:
    """Return where the name of the body that begins at ``start`` ends, None when no body does."""
    fixed = fixed_bodies().match(text, start)
    if fixed:
        return fixed.end()
    department = _departments().match(text, start)
    if department:
        return _own_name(text, department.end())
    head = body_heads().match(text, start)
    if head is None:
        return None
    return _own_name(text, head.end())


def _own_name(text: str, start: int) -> int:
    """Follow a body's own name word by word to where the sentence goes on."""
    end, stops = start, frozenset(names("ends"))
    for _ in range(_MAX_WORDS):
        inner = fixed_bodies().match(text, end + 1) if text[end : end + 1] == " " else None
        if inner:
            return inner.end()
        word = _WORD.match(text, end)
        if word is None or word[1][0].isdigit():
            break
        if word[1] in stops and not (word[1] == "thành" and text.startswith(" phố", word.end())):
            break
        if word[1] == "và":
            after = _WORD.match(text, word.end())
            if after is None or not after[1][0].isupper() or body_heads().match(after[1]):
                break
        end = word.end()
    return end


def date_after(text: str, start: int) -> tuple[str | None, str, int] | None:
    """Read "ngày 15/6/2023" at ``start``: (year or None, "06-15", end)."""
    found = _TAIL_DATE.match(text, start) or _BARE_DATE.match(text, start)
    return (found["y"], month_day(found), found.end()) if found else None


def year_after(text: str, start: int) -> tuple[str, int] | None:
    """Read "năm 2016" at ``start``."""
    found = _TAIL_YEAR.match(text, start)
    return (found["y"], found.end()) if found else None


def issuer_after(text: str, start: int) -> tuple[str, int] | None:
    """Read "của Bộ Chính trị" or "được Bộ Chính trị ban hành" at ``start``."""
    of = _OF.match(text, start)
    if of:
        end = body_at(text, of.end())
        return _without_its_arm(text, of.end(), end) if end else None
    passive = _PASSIVE.match(text, start)
    if passive:
        end = body_at(text, passive.end())
        act = _AFTER_BODY.match(text, end) if end else None
        return (text[passive.end() : end], act.end()) if act else None
    return None


def _without_its_arm(text: str, start: int, end: int) -> tuple[str, int]:
    """Name the body above its investigators: "của Cơ quan Cảnh sát điều tra, Công an thành phố …"."""
    arm = _ARM.match(text, start)
    above = body_at(text, arm.end()) if arm else None
    return (text[arm.end() : above], above) if arm and above else (text[start:end], end)


def body_in(text: str, start: int, end: int) -> str | None:
    """Return the body named in "của Quốc hội" that stands between a kind and its number."""
    of = _OF.match(text, start, end)
    stop = body_at(text, of.end()) if of else None
    return text[of.end() : min(stop, end)].strip() if of and stop else None


def month_day(found: re.Match[str]) -> str:
    """Write the day of a match of `DATE` as "06-15"."""
    return f"{int(found['m']):02}-{int(found['d']):02}"


def read_tail(text: str, end: int, year: str | None) -> tuple[int, str | None, str | None]:
    """Read day and body after ``end`` in either order: (where they end, day, body)."""
    issued: str | None = None
    issuer: str | None = None
    for _ in range(2):
        day = date_after(text, end) if issued is None else None
        if day is not None:
            issued, end = iso(day[0] or year, day[1]), day[2]
        named = issuer_after(text, end) if issuer is None else None
        if named is not None:
            issuer, end = named
    if issued is None:
        later = year_after(text, end)
        if later is not None:
            issued, end = later
    return end, issued, issuer


def iso(year: str | None, month_day: str) -> str:
    """Join a year that may be open with "06-15"."""
    return f"{year}-{month_day}" if year else f"--{month_day}"
