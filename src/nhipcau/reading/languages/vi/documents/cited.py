"""Documents cited by kind and number, alone or in lists: text in, `Citation` rows out, one a place.

Called by `find_documents`, which merges the rows that name one document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.documents.kinds import Kind, kind_as_written, kinds, names, one_of
from nhipcau.reading.languages.vi.documents.numbering import FULL, SHORT, Numbering, read_number, type_code
from nhipcau.reading.languages.vi.documents.signers import acting_body, issuer_before
from nhipcau.reading.languages.vi.documents.tails import body_in, date_after, iso, read_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

_G = r"[^\S\n]{0,2}"
_NUMBER_WORD = rf"(?:số{_G}:?{_G}|số{_G}hiệu{_G}:?{_G}|N[oº°]\.?{_G})"
_NOT_GLUED = r"(?![\w%]|[.,]\d|[/\u2013-]\d)"
_GOES_ON = (
    rf"(?!{_G}(?:%|năm(?!{_G}(?:1[89]|20)\d\d)|tháng|ngày(?!{_G}\d)|tuần|giờ|lần|"
    rf"nội dung|nhóm|nhiệm vụ|vấn đề|"
    rf"điểm|người|đại biểu|đơn vị|thành viên|xã|"
    r"phường|huyện|tỉnh|thành phố|điều|khoản|chương|dự án|giải pháp|mục tiêu|kiến nghị|ý kiến|trường hợp|"
    r"cán bộ|cá nhân|tập thể|chỉ tiêu|"
    r"lĩnh vực|kỳ|phiên|tỷ|tỉ|triệu|nghìn|ngàn|đồng|văn bản|quyết định|nghị quyết|nghị định|luật|đề án|"
    r"chương trình|đồng chí|bị can|bước|loại|hộ|"
    r"công ty|doanh nghiệp|cơ quan|tổ chức|phần|trang|bản|tiêu chí|nguyên tắc|thủ tục|hồ sơ|vụ|đối tượng|"
    r"học sinh|dự thảo|công trình|hình thức)(?!\w))"
)
"""A bare number that counts what follows is no number of a document: "Quyết định 5 nội dung"."""
_NUMBERED = re.compile(
    rf"{_G}(?P<of>của{_G}[^\d,.;:()\n]{{3,60}}?{_G})?{_NUMBER_WORD}(?P<number>{FULL}|{SHORT}{_NOT_GLUED})",
    re.IGNORECASE,
)
_ACT = re.compile(
    rf"(?P<act>(?:[^\S\n][^\W\d_A-ZĐ][^\W\d_]*){{1,7}}?){_G}{_NUMBER_WORD}(?P<number>{SHORT}{_NOT_GLUED})"
    rf"(?!{_G}[/\u2013-]{_G}[^\W\d_])"
)
"""What the document does, between kind and bare number: "Quyết định truy nã số 44"."""
_UNSAID = re.compile(rf"{_G}[(:]?{_G}(?P<number>{FULL}|{SHORT}{_NOT_GLUED}{_GOES_ON})", re.IGNORECASE)
_NEXT = re.compile(
    rf"{_G}(?:[,;]{_G}(?:và{_G})?|và{_G}|hoặc{_G}|hay{_G}|"
    rf"[\u2013-]{_G}(?=\d{{1,3}}-[A-ZĐ]))(?P<said>{_NUMBER_WORD})?"
    rf"(?P<number>{FULL}|{SHORT}{_NOT_GLUED}{_GOES_ON})(?!{_G}(?:năm|tháng|ngày)(?!{_G}\d))",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?<![\w/.,\u2013-])(?P<number>{FULL})(?![\w/])")
_EVERYDAY = frozenset({"nghị quyết", "nghị định", "chỉ thị", "thông tư", "thông tư liên tịch"})
"""Kinds whose lower-case word before a number can be nothing else."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a document is named."""

    start: int
    end: int
    kind: str
    number: Numbering | None = None
    title: str = ""
    issued: str | None = None
    """ISO day, ``--MM-DD`` while its year is open, or a year."""
    issuer: str | None = None


@cache
def _kind_words() -> re.Pattern[str]:
    words = one_of(tuple(spelling for kind in kinds() for spelling in kind.written if not spelling.isupper()))
    short = one_of(tuple(spelling for kind in kinds() for spelling in kind.written if spelling.isupper()))
    return re.compile(rf"(?<![\w/-])(?:(?i:{words})|(?:{short}))(?!\w)")


def cited_by_number(text: str) -> Iterator[Citation]:
    """Yield every document named with a number, in text order."""
    done = 0
    for word in _kind_words().finditer(text):
        if word.start() < done:
            continue
        kind = kind_as_written()[re.sub(r"\s+", " ", word[0].lower())]
        found = _first_number(text, word, kind)
        if found is None:
            continue
        yield from _alone(text, done, word.start())
        for citation in _list_of(text, word, kind, found):
            done = citation.end
            yield citation
    yield from _alone(text, done, len(text))


def _first_number(text: str, word: re.Match[str], kind: Kind) -> re.Match[str] | None:
    found = _NUMBERED.match(text, word.end())
    if found:
        number = read_number(found["number"])
        in_between_needs_code = found["of"] is not None and not number.code
        odd_code = bool(number.code) and not _believable(number, kind, said=True)
        return None if in_between_needs_code or odd_code else found
    found = _ACT.match(text, word.end())
    if found:
        return found if _is_act(text, word, found) else None
    found = _UNSAID.match(text, word.end())
    if found is None:
        return None
    number = read_number(found["number"])
    if number.code:
        return found if _believable(number, kind, said=False) else None
    day = date_after(text, found.end())
    if day is not None and day[0] is not None and not word[0].isupper():
        return found
    abbreviation = word[0].isupper()
    written = word[0][0].isupper() or word[0].lower() in _EVERYDAY
    bracketed = "(" in text[word.end() : found.start("number")]
    return found if kind.short and written and not abbreviation and not bracketed else None


def _is_act(text: str, word: re.Match[str], found: re.Match[str]) -> bool:
    """Tell "Quyết định truy nã số 44" from "Kế hoạch ứng phó bão số 3", by its day or the act itself."""
    words = found["act"].lower().split()
    if words[-1] in names("numbered"):
        return False
    if date_after(text, found.end()) is not None:
        return True
    return word[0][0].isupper() and " ".join(words[:2]) in names("acts")


def _believable(number: Numbering, kind: Kind, *, said: bool) -> bool:
    """Tell a document's code from "10 đồng/kg": it names a kind, or stands in capitals."""
    if type_code(number) is not None or number.year is not None:
        return True
    letters = re.sub(r"[\W\d]", "", number.plain)
    return letters.isupper() and (said or kind.name in {"Công văn", "Sắc lệnh"})


def _list_of(text: str, word: re.Match[str], kind: Kind, found: re.Match[str]) -> Iterator[Citation]:
    """Yield the document at ``found`` and those that a comma or "và" hangs on it; one body may sign all."""
    start: int = word.start()
    here: re.Match[str] | None = found
    row: list[Citation] = []
    while here is not None:
        number = read_number(here["number"])
        own_kind = type_code(number) if row else None
        citation, end = _with_tail(text, start, here.end(), own_kind or kind.name, number)
        if not row and here.re is _NUMBERED and here["of"] and citation.issuer is None:
            citation = replace(citation, issuer=body_in(text, here.start("of"), here.end("of")))
        row.append(citation)
        here = _NEXT.match(text, end) or _NEXT.match(text, here.end())
        if here is not None:
            following = read_number(here["number"])
            if (not following.code and number.code and not here["said"]) or (
                following.code and type_code(following) is None
            ):
                here = None
            else:
                start = here.start("said") if here["said"] else here.start("number")
    yield from (replace(one, issuer=one.issuer or row[-1].issuer) for one in row)


def _alone(text: str, start: int, end: int) -> Iterator[Citation]:
    """Yield whole numbers whose own code tells the kind: "(57-KL/TW)"."""
    for found in _ALONE.finditer(text, start, end):
        number = read_number(found["number"])
        kind = type_code(number)
        spaced = re.match(r"\d+[^\S\n]+(?![-\u2013\u2014\u2011/])", found["number"])
        if kind is not None and not spaced and re.search(r"[^\W\d_]{2}", found["number"]):
            yield _with_tail(text, found.start(), found.end(), kind, number)[0]


def _with_tail(text: str, start: int, end: int, kind: str, number: Numbering) -> tuple[Citation, int]:
    """Read the day and the body around one number; the second value is where they end."""
    stop, issued, issuer = read_tail(text, end, number.year)
    if issuer is None:
        issuer = acting_body(text, start, stop, number.code)
    if issuer is None:
        issuer, day = issuer_before(text, start)
        if day is not None and (issued is None or "-" not in issued):
            issued = iso(day[0] or number.year, day[1])
    return Citation(start, end, kind, number, "", issued or number.year, issuer), stop
