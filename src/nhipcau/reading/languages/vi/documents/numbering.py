"""Numbers of documents, state family ("09/2017/NĐ-CP") and Party family ("57-KL/TW").

In comes a number as written, sloppy or not; out goes its plain form and the parts that tell two apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.languages.vi.documents.kinds import kind_by_code

_S = r"[^\S\n]{0,2}"
_DASH = rf"{_S}[-\u2013\u2014\u2011]{_S}"
_SLASH = rf"{_S}/{_S}"
_CODE = r"[^\W\d_][^\W_]{0,11}(?:\.[^\W\d_]{1,8}){0,2}(?:&[^\W\d_]{1,6}){0,2}"
_YEAR = r"(?:1[89]|20)\d\d"
FULL = (
    rf"\d{{1,6}}[a-zđ]?{_SLASH}{_YEAR}{_SLASH}{_CODE}(?:(?:{_DASH}|"
    rf"/){_CODE}){{0,4}}"  # 09/2017/NĐ-CP, 103/2016/QH13
    rf"|\d{{1,6}}[a-zđ]?{_SLASH}{_CODE}(?:{_DASH}{_CODE}){{1,4}}"  # 173/QĐ-TTg
    rf"|\d{{1,6}}[a-zđ]?(?:{_DASH}|"
    rf"[^\S\n]){_CODE}(?:{_DASH}{_CODE}){{0,2}}/{_S}{_CODE}(?:-{_CODE}){{0,2}}"  # 57-KL/TW
    rf"|\d{{1,6}}[-/]SL(?!\w)"  # decrees of 1945-1957 carry no body: 47-SL
)
"""Source of a pattern for a whole number with its code."""
SHORT = rf"\d{{1,5}}[a-zđ]?(?:/{_YEAR})?"
"""Source of a pattern for the bare number by which a document is named for short."""

_PARTS = re.compile(rf"0*(?P<lead>\d+[a-zđ]?)(?:/(?P<year>{_YEAR}))?(?:[-/]?(?P<code>.+))?")
_MIXED_CASE = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "QYĐ": "QyĐ", "CTRHĐ": "CTrHĐ"}


@dataclass(frozen=True, slots=True)
class Numbering:
    """A document's number taken apart."""

    plain: str
    lead: str
    year: str | None
    code: str

    def may_be(self, other: Numbering) -> bool:
        """Tell whether both may number one document: a part that one leaves out is no difference."""
        return (
            self.lead == other.lead
            and (not self.year or not other.year or self.year == other.year)
            and (not self.code or not other.code or self.code == other.code)
        )


def read_number(written: str) -> Numbering:
    """Take a number apart; dashes of any kind become hyphens, stray spaces go."""
    plain = re.sub(
        r"[\u2013\u2014\u2011]",
        "-",
        re.sub(r"[^\S\n]*([-\u2013\u2014\u2011/])[^\S\n]*", r"\1", written.strip()),
    )
    plain = re.sub(r"[^\S\n]+", "-", plain)
    plain = re.sub(r"[^\W\d_]{2,}", _proper_case, plain)
    parts = _PARTS.fullmatch(plain)
    if parts is None:
        return Numbering(plain, plain, None, "")
    code = re.sub(r"[^\w]", "", parts["code"] or "").upper()
    return Numbering(plain, parts["lead"], parts["year"], code)


def type_code(number: Numbering) -> str | None:
    """Return the name of the kind that the number's own code tells, if it does."""
    for part in re.split(r"[-/.]", number.plain)[1:]:
        kind = kind_by_code().get(part.upper())
        if kind is not None:
            return kind.name
    return None


def _proper_case(code: re.Match[str]) -> str:
    upper = code[0].upper()
    return _MIXED_CASE.get(upper, upper if code[0].islower() else code[0])
