"""Documents cited by title, congress or day instead of a number: text in, `Citation` rows out.

"Luật Báo chí năm 2016", "Hiến pháp 2013", "Nghị quyết Đại hội XIII của Đảng". Called by `find_documents`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.documents.cited import Citation
from nhipcau.reading.languages.vi.documents.kinds import names, one_of
from nhipcau.reading.languages.vi.documents.numbering import FULL, read_number
from nhipcau.reading.languages.vi.documents.tails import read_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

_G = r"[^\S\n]{0,2}"
_YEAR = r"(?:1[89]|20)\d\d"
_EDITION = rf"(?P<changed>{_G}\(?(?:{_G}(?:sửa đổi|bổ sung|thay thế),?){{1,3}}\)?)?"
_WHEN = (
    rf"(?:{_G},?{_G}(?:(?:số{_G})(?P<number>{FULL})|"
    rf"(?:năm{_G}|\({_G}(?:năm{_G})?)?(?P<year>{_YEAR})(?![\d/\u2013-])\)?))?"
)
_NOT_A_LAW = re.compile(
    r"(?:Đại học|ĐH|Trường|Khoa|Công ty|Hãng|ngành|Hội|học|Viện|Cử nhân|cử nhân|Thạc sĩ|thạc sĩ|Tiến sĩ|"
    r"tiến sĩ|Phòng|Khối|Vụ|Tạp chí|Báo|"
    r"Câu lạc bộ|sinh viên)[^\S\n]+$|Công ước[^\n.;]{0,40}$"
)
_AMENDING = re.compile(
    rf"(?<!\w)Luật{_G}[Ss]ửa{_G}đổi(?:,?{_G}bổ{_G}sung)?(?:{_G}một{_G}số{_G}điều)?(?:{_G}của)?(?:{_G}các)?{_G}$"
)
"""A law that changes another has its own day: "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng"."""
_TITLE_WORD = re.compile(r"[^\S\n](\w+)")
_TITLE_ENDS = frozenset(names("ends")) | frozenset(
    [
        "và",
        "thì",
        "hay",
        "hoặc",
        "bởi",
        "tuy",
        "song",
        "nhưng",
        "ngay",
        "đều",
        "mang",
        "góp",
        "còn",
        "bao",
        "ra",
        "tạo",
        "giúp",
        "gồm",
        "tới",
        "nào",
        "ấy",
        "đó",
        "phạt",
        "cấm",
        "bảo",
        "đòi",
        "xem",
    ]
)
_LONGEST_TITLE = 6
_CONGRESS = re.compile(
    rf"(?<!\w)(?P<kind>[Nn]ghị{_G}quyết){_G}(?:của{_G})?(?P<issuer>Đại{_G}hội"
    rf"(?:{_G}(?:đại{_G}biểu|toàn{_G}quốc|toàn{_G}thể|Đảng{_G}bộ|Đảng|Đoàn|lần{_G}thứ|lần|của{_G}Đảng|"
    rf"các{_G}cấp|tỉnh|thành{_G}phố|huyện|xã|phường|"
    rf"thị{_G}xã|quận|TP\.?|(?P<ordinal>[IVXL]{{1,7}}(?!\w)|\d{{1,2}}(?![\w/.,]))|"
    rf"[A-ZĐÂÔƯÊĂ][^\W\d_]*(?<!\w[IVXL]))(?:,(?={_G}(?:lần|nhiệm|kh)))?){{1,12}})"
    rf"(?:{_G},?{_G}nhiệm{_G}kỳ{_G}(?P<term>\d{{4}}{_G}[-\u2013]{_G}\d{{4}}))?"
)
_PLENUM = re.compile(
    rf"(?<!\w)(?P<kind>[Nn]ghị{_G}quyết|"
    rf"[Kk]ết{_G}luận){_G}(?:của{_G})?(?P<issuer>(?:Hội{_G}nghị{_G})?(?:(?:lần{_G}thứ|lần){_G}\w+,?{_G})?"
    rf"(?:(?:Ban{_G}Chấp{_G}hành|BCH){_G})?Trung{_G}ương(?:{_G}Đảng)?{_G}"
    rf"(?:(?:lần{_G}thứ{_G})?(?P<ordinal>\d{{1,2}}|[IVX]{{1,5}}|"
    rf"\w+){_G},?{_G})?(?:của{_G}(?:Ban{_G}Chấp{_G}hành|"
    rf"BCH){_G}Trung{_G}ương(?:{_G}Đảng)?{_G})?\(?kh[oó][aá]{_G}(?P<term>[IVX]{{1,6}})(?!\w)(?:(?:,{_G}|"
    rf"{_G}và{_G})(?:kh[oó][aá]{_G})?[IVX]{{1,6}}(?!\w)){{0,3}}\)?)"
)
_DATED = re.compile(
    rf"(?<!\w)(?P<kind>Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Hướng dẫn|Thông tư|Thông báo|"
    rf"Công văn|Công điện|Kế hoạch|"
    rf"Quy định|Tờ trình|Báo cáo|Sắc lệnh)(?=(?:{_G}của{_G}[^\d,.;:()\n]{{3,60}})?{_G}ngày{_G}\d)"
)


@cache
def _titled() -> re.Pattern[str]:
    law, code, ordinance = (one_of(names(table)) for table in ("laws", "codes", "ordinances"))
    return re.compile(
        rf"(?<!\w)(?:(?P<kind>Bộ{_G}luật){_G}(?P<code>{code})|(?P<law>Luật){_G}(?:(?P<title>(?i:{law}))|"
        rf"(?=[A-ZĐÂÔƯÊĂÁÀẢÝỦ]\w))"
        rf"|(?P<ordinance>Pháp{_G}lệnh){_G}(?P<about>{ordinance}))(?!(?<=\w)\w)"
    )


_CONSTITUTION = re.compile(
    rf"(?<!\w)Hiến{_G}pháp(?:{_G}nước[^\d,.;\n]{{5,45}}?)?{_G}\(?(?:năm{_G})?(?P<year>{_YEAR})(?!\d)"
)


def cited_by_name(text: str) -> Iterator[Citation]:
    """Yield every document named without a number of its own; the caller drops what overlaps."""
    for found in _CONSTITUTION.finditer(text):
        yield Citation(found.start(), found.end(), "Hiến pháp", None, "", found["year"])
    for found in _titled().finditer(text):
        yield from _law(text, found)
    yield from _of_congresses(text)
    for found in _DATED.finditer(text):
        _, issued, issuer = _tail_any_order(text, found.end())
        if issued is not None and issued[:2] != "--":
            yield Citation(found.start(), found.end(), found["kind"], None, "", issued, issuer)


def _tail_any_order(text: str, end: int) -> tuple[int, str | None, str | None]:
    stop, issued, issuer = read_tail(text, end, None)
    return (stop, issued, issuer) if issued and "-" in issued else (end, None, None)


def _law(text: str, found: re.Match[str]) -> Iterator[Citation]:
    if _NOT_A_LAW.search(text, max(0, found.start() - 60), found.start()):
        return
    title = found["code"] or found["title"] or found["about"]
    end = found.end() if title else _guessed_end(text, found.end("law"))
    if end is None:
        return
    title = title or text[found.end("law") : end].strip()
    when = re.compile(_EDITION + _WHEN).match(text, end)
    if when is None:
        return
    kind = "Bộ luật" if found["kind"] else "Luật" if found["law"] else "Pháp lệnh"
    number = read_number(when["number"]) if when["number"] else None
    known = found["law"] is None or found["title"] is not None
    if not known and not (when["year"] or number or when["changed"]):
        return
    _, issued, issuer = read_tail(text, when.end(), number.year if number else None)
    edition = " (sửa đổi)" if when["changed"] else ""
    amending = _AMENDING.search(text, max(0, found.start() - 60), found.start())
    start, edition = (amending.start(), f"{edition} (luật sửa đổi)") if amending else (found.start(), edition)
    year = when["year"] or (number.year if number else None)
    yield Citation(start, when.end(), kind, number, title.lower() + edition, issued or year, issuer)


def _guessed_end(text: str, start: int) -> int | None:
    """Follow a title that no table knows, to its year or to the end of its words."""
    end = start
    for position in range(_LONGEST_TITLE):
        word = _TITLE_WORD.match(text, end)
        if word is None or word[1].lower() in _TITLE_ENDS or word[1][0].isdigit():
            break
        if (
            position
            and word[1][0].isupper()
            and word[1] not in {"Việt", "Nam", "Quốc", "Nhà", "Chính", "Tòa", "Tổ"}
        ):
            break
        end = word.end()
    return end if end > start else None


def _of_congresses(text: str) -> Iterator[Citation]:
    for found in _CONGRESS.finditer(text):
        if found["ordinal"]:
            end = found.end() if found["term"] else found.end("issuer")
            body = text[found.start("issuer") : end].rstrip(" ,")
            local = "bộ" in found["issuer"] or "tỉnh" in found["issuer"]
            title = f"đại hội {found['ordinal']} {found['issuer'].lower() if local else 'đảng'}"
            yield Citation(
                found.start(), found.start("issuer") + len(body), "Nghị quyết", None, title, None, body
            )
    for found in _PLENUM.finditer(text):
        kind = "Nghị quyết" if found["kind"].lower().startswith("n") else "Kết luận"
        title = re.sub(r"[^\w]+", " ", found["issuer"]).lower()
        issuer = found["issuer"].partition("(")[0].rstrip()
        yield Citation(found.start(), found.end(), kind, None, title, None, issuer)
