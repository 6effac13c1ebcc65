"""Words that point outside a sentence: who reads it alone does not know whom, where or when they mean. Pure.

In: a wording and its language. Out: the pointing words in it. Called by `wording.problems`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

NAMED_BEFORE = 3
"""So many words before a pronoun, and it may point at something within the sentence itself."""
_DAYS = {
    "vi": r"hôm (?:qua|nay|kia)|ngày mai|(?:sáng|trưa|chiều|tối|đêm) (?:nay|qua|mai)|"
    r"(?:tuần|tháng|quý|năm) (?:nay|ngoái|trước|qua|tới|sau)(?! (?:đây )?\d)|mới đây|gần đây|vừa (?:qua|rồi)|"
    r"hiện nay|đến nay|lâu nay|mấy hôm",
    "en": r"yesterday|today|tomorrow|tonight|recently|nowadays|"
    r"(?:this|last|next) (?:morning|afternoon|evening|night|week|weekend|month|year|quarter)",
    "fr": r"hier|aujourd[’']hui|demain|avant-hier|récemment|ce (?:matin|soir|mois)|cet après-midi|"
    r"cette (?:nuit|semaine|année)|(?:la semaine|l[’']année) (?:dernière|prochaine)|"
    r"(?:le mois|l[’']an) (?:dernier|prochain)",
    "zh": r"(?:昨|今|明|前|后)(?:天|日)|今(?:晨|早|晚|年)|昨(?:晚|夜)|去年|明年|前年|"
    r"上周|本周|下周|上(?:个)?月|本月|下(?:个)?月|近日|日前|最近|目前|不久前",
    "lo": r"ມື້ວານນີ້|ມື້ວານ|ມື້ນີ້|ມື້ອື່ນ|ປີນີ້|ປີກາຍ|ປີແລ້ວ|ອາທິດນີ້|ອາທິດແລ້ວ|ເດືອນນີ້|ເດືອນແລ້ວ|ຫວ່າງມໍ່ໆມານີ້",
    "km": r"ម្សិលមិញ|ថ្ងៃនេះ|ថ្ងៃស្អែក|ឆ្នាំនេះ|ឆ្នាំមុន|សប្តាហ៍នេះ|សប្តាហ៍មុន|ខែនេះ|ខែមុន|ថ្មីៗនេះ",
}
_PLACES = {
    "vi": r"tại đây|ở đây|nơi đây|nơi này|tại đó|ở đó|nơi đó|chỗ này|quanh đây",
    "en": r"here|over there|there(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could)\b)",
    "fr": r"ici|là-bas|sur place",
    "zh": r"这里|那里|此地|本地|当地|这儿|那儿",
    "lo": r"ຢູ່ທີ່ນີ້|ທີ່ນີ້|ທີ່ນັ້ນ|ຢູ່ນີ້|ຢູ່ນັ້ນ",
    "km": r"ទីនេះ|ទីនោះ|នៅទីនេះ|នៅទីនោះ",
}
_THINGS = {
    "vi": r"(?:\w+ )?(?:này|ấy|nọ)|(?:nói|kể|nêu|nhắc|đề cập|dẫn) trên|như trên|trên đây|"
    r"(?:ông|bà|anh|chị|cô|người|cơ quan|đơn vị|xã|phường|huyện|tỉnh|khi|lúc|sau|trước|từ|việc|điều|ngày|hôm)"
    r" đó|(?:ông|bà|anh|chị|cô|hắn) ta|bọn họ|chúng tôi|chúng ta",
    "en": r"this|these|those|(?:the )?above(?:-mentioned)?(?! \w*\d)|aforementioned|the (?:latter|former)|"
    r"the said|we|us|our",
    "fr": r"celui-ci|celle-ci|ceux-ci|celles-ci|celui-là|celle-là|ce dernier|cette dernière|ces derniers|"
    r"ci-dessus|susmentionnée?s?|ledit|ladite|nous",
    "zh": r"上述|前述|(?<![应活])该|(?<![因如从至对在])此(?!外)|我们|"
    r"这(?:个|些|名|位|次|一)?|那(?:个|些|名|位|次|一)",
    "lo": r"ດັ່ງກ່າວ|ຂ້າງເທິງ|ນີ້|ນັ້ນ|ພວກເຮົາ",
    "km": r"ខាងលើ|ដដែល|នេះ|នោះ|យើង",
}
_PRONOUNS = {
    "vi": r"họ(?! [A-ZĐ])(?! (?:hàng|tộc))|nó",
    "en": r"it|he|she|they|him|them",
    "fr": r"(?:il|elle)(?! (?:y a|faut|s[’']agit|est \w+ que))|ils|elles",
    "zh": r"他们|她们|它们|他(?!人)|她|它",
    "lo": r"ພວກເຂົາ|ເຂົາເຈົ້າ",
    "km": r"ពួកគេ|គាត់",
}
SPACED = frozenset({"vi", "en", "fr"})


@dataclass(frozen=True, slots=True)
class Pointing:
    """One word that points outside."""

    words: str
    start: int
    may_stand: bool
    """A pronoun that may mean something named earlier in the sentence."""


def pointing(wording: str, language: str) -> list[Pointing]:
    """Return the words of a sentence that need its surroundings, in their order."""
    text = unicodedata.normalize("NFC", wording)
    known = language if language in _DAYS else "vi"
    found = [
        Pointing(text[match.start() : match.end()], match.start(), may_stand=False)
        for table in (_DAYS, _PLACES, _THINGS)
        for match in _matches(table[known], text, known)
    ]
    found += [
        Pointing(
            text[match.start() : match.end()],
            match.start(),
            may_stand=_follows_a_name(text[: match.start()], known),
        )
        for match in _matches(_PRONOUNS[known], text, known)
    ]
    return _outermost(found)


def _matches(pattern: str, text: str, language: str) -> list[re.Match[str]]:
    whole = rf"(?<!\w)(?:{pattern})(?!\w)" if language in SPACED else pattern
    return list(re.compile(whole, re.IGNORECASE if language != "vi" else re.NOFLAG).finditer(_lowered(text)))


def _lowered(text: str) -> str:
    """Make the first letter small: Vietnamese keeps its capitals, which tell "họ Lê" from "họ"."""
    return text[:1].lower() + text[1:] if len(text[:1].lower()) == 1 else text


def _follows_a_name(before: str, language: str) -> bool:
    return len(before.split()) >= NAMED_BEFORE if language in SPACED else len(before) > 2 * NAMED_BEFORE


def _outermost(found: list[Pointing]) -> list[Pointing]:
    kept: list[Pointing] = []
    for one in sorted(found, key=lambda point: (point.start, -len(point.words))):
        if not kept or one.start >= kept[-1].start + len(kept[-1].words):
            kept.append(one)
    return kept
