"""The body that signs a document and is named before it or acts by it, and the day before that body.

"Ngày 15/6/2023, Bộ Chính trị ban hành Kết luận số 57-KL/TW"; "Tại Quyết định số …, Thủ tướng …".
In comes the text and where the document stands. Called by `cited`.
"""

from __future__ import annotations

import re

from nhipcau.reading.languages.vi.documents.kinds import names, signs
from nhipcau.reading.languages.vi.documents.tails import (
    DATE,
    body_at,
    body_heads,
    fixed_bodies,
    month_day,
)

_G = r"[^\S\n]{0,2}"
_WINDOW = 160
_VERB_BEFORE = re.compile(
    rf"(?:{_G}\([^()\n]{{1,24}}\))?{_G}(?:(?:đã|vừa|mới|cũng|tiếp tục|chính thức|đồng thời){_G}){{0,3}}"
    rf"(?:ký{_G}ban{_G}hành|ban{_G}hành|thông{_G}qua|phê{_G}duyệt|công{_G}bố|phát{_G}đi|ra|có|ký|gửi)"
    rf"{_G}(?:(?:các|bản){_G})?$",
    re.IGNORECASE,
)
_DAY_RIGHT_BEFORE = re.compile(rf"(?<!\w)ngày{_G}{DATE}{_G},?{_G}$", re.IGNORECASE)
_DAY_OPENS = re.compile(
    rf"(?:^|[.;:][^\S\n]+)(?:(?:trước|theo|sau|tiếp|cùng|mới){_G}(?:đó|đây){_G},?{_G})?(?:vào{_G})?"
    rf"(?:(?:sáng|chiều|tối|trưa){_G}|(?:(?:sáng|chiều|tối){_G})?(?:hôm{_G})?ngày{_G}){DATE}{_G},"
    rf"[^.;:\n]{{0,60}}$",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(r"(?<!\w)(?P<at>tại|bằng|theo|với)[^\S\n]+$", re.IGNORECASE)
_BODY_NEXT = re.compile(rf"{_G},{_G}")
_PERSON = re.compile(
    r"[^\S\n]+(?:Nguyễn|Trần|Lê|Phạm|Vũ|Võ|Đặng|Bùi|Đỗ|Phan|Huỳnh|Ngô|Dương|Đinh|Trương|Hồ|Đoàn|Trịnh|Lương)"
    r"(?:[^\S\n]+[A-ZĐÀ-Ỹ][^\W\d_]*){2,3}$"
)
"""Who signed for the body: no part of its name."""


def issuer_before(text: str, start: int) -> tuple[str | None, tuple[str | None, str] | None]:
    """Read "Ngày 15/6/2023, Bộ Chính trị ban hành" before ``start``: the body and the day."""
    low = max(0, start - _WINDOW)
    line = text.rfind("\n", low, start) + 1
    window = text[line or low : start]
    verb = _VERB_BEFORE.search(window)
    if verb is None:
        return None, None
    body = _body_before(window, verb.start())
    if body is None:
        return None, None
    before = window[: body[0]]
    whole = bool(line) or low == 0
    day = _DAY_RIGHT_BEFORE.search(before) or _DAY_OPENS.search(before if whole else "…" + before)
    named = _PERSON.sub("", window[body[0] : body[1]])
    return named, ((day["y"], month_day(day)) if day else None)


def _body_before(window: str, end: int) -> tuple[int, int] | None:
    """Return the longest body that ends where the verb begins."""
    stop = len(window[:end].rstrip())
    heads = sorted(
        {
            one.start()
            for pattern in (fixed_bodies(), body_heads())
            for one in pattern.finditer(window, 0, stop)
        }
    )
    for start in heads:
        if start and (window[start - 1].isalnum() or window[start - 1] in "/-_"):
            continue
        if body_at(window[:stop], start) == stop and not _is_bare(window[start:stop]):
            return start, stop
    return None


def _is_bare(body: str) -> bool:
    """Tell "Sở", which may be any department, from "Tỉnh ủy"."""
    head = body_heads().fullmatch(body)
    return head is not None and body not in names("whole_heads") and body not in names("bodies")


def acting_body(text: str, start: int, end: int, code: str) -> str | None:
    """Read who acts by the document that begins at ``start``: "Tại Quyết định số …, Thủ tướng …"."""
    said = _SAID_BEFORE.search(text, max(0, start - 8), start)
    comma = _BODY_NEXT.match(text, end) if said else None
    stop = body_at(text, comma.end()) if comma else None
    if said is None or comma is None or stop is None:
        return None
    body = text[comma.end() : stop]
    believed = signs(code, body)
    if believed is None:
        believed = said["at"].lower() in {"tại", "bằng"}
    return body if believed else None
