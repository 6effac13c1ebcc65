"""Words of harm in six languages: what a false sentence about it would cost. Pure data and one look-up.

In: texts. Out: themes with the words met. Called by `worth`; a word adds points and never decides anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

THEMES: dict[str, tuple[str, ...]] = {
    "deaths": (
        *(
            "người chết",
            "thiệt mạng",
            "tử vong",
            "tử nạn",
            "mất tích",
            "thương vong",
            "killed",
            "dead",
            "deaths",
            "death toll",
        ),
        *(
            "missing people",
            "fatalities",
            "casualties",
            "tués",
            "morts",
            "décès",
            "disparus",
            "死亡",
            "遇难",
            "失踪",
            "伤亡",
        ),
        *("ເສຍຊີວິດ", "ສູນຫາຍ", "ស្លាប់", "បាត់ខ្លួន"),
    ),
    "disaster": (
        *(
            "lũ",
            "lũ quét",
            "ngập",
            "lụt",
            "sạt lở",
            "vỡ đập",
            "động đất",
            "bão",
            "cháy rừng",
            "flood",
            "floods",
            "flooded",
        ),
        *(
            "flooding",
            "landslide",
            "landslides",
            "earthquake",
            "typhoon",
            "inondation",
            "inondations",
            "glissement de terrain",
        ),
        *("séisme", "洪水", "洪灾", "山体滑坡", "地震", "台风", "ນໍ້າຖ້ວມ", "ນ້ຳຖ້ວມ", "ດິນເຈື່ອນ", "ទឹកជំនន់", "បាក់ដី"),
    ),
    "health": (
        *(
            "dịch bệnh",
            "ổ dịch",
            "ngộ độc",
            "lây nhiễm",
            "vắc xin",
            "vaccine",
            "ô nhiễm",
            "epidemic",
            "outbreak",
            "poisoning",
        ),
        *(
            "infected",
            "contaminated",
            "épidémie",
            "intoxication",
            "contamination",
            "疫情",
            "中毒",
            "感染",
            "污染",
        ),
        *("ພະຍາດລະບາດ", "ສານພິດ", "ជំងឺរាតត្បាត", "ពុល"),
    ),
    "panic": (
        *(
            "hoảng loạn",
            "hoang mang",
            "tháo chạy",
            "tích trữ",
            "bạo loạn",
            "panic",
            "fled",
            "hoarding",
            "riot",
            "riots",
        ),
        *("panique", "émeute", "émeutes", "恐慌", "抢购", "骚乱", "ແຕກຕື່ນ", "ភ័យស្លន់ស្លោ"),
    ),
    "borders": (
        *(
            "biên giới",
            "cửa khẩu",
            "chủ quyền",
            "xâm phạm",
            "đóng cửa biên giới",
            "border",
            "borders",
            "border gate",
            "sovereignty",
        ),
        *(
            "frontière",
            "frontières",
            "souveraineté",
            "边境",
            "口岸",
            "主权",
            "领土",
            "ຊາຍແດນ",
            "ອະທິປະໄຕ",
            "ព្រំដែន",
            "អធិបតេយ្យ",
        ),
    ),
    "money": (
        *(
            "tham nhũng",
            "thất thoát",
            "rút tiền",
            "vỡ nợ",
            "lừa đảo",
            "bồi thường",
            "tiền cứu trợ",
            "corruption",
            "embezzled",
        ),
        *(
            "fraud",
            "bankrupt",
            "default on",
            "compensation",
            "détournement",
            "fraude",
            "faillite",
            "indemnisation",
        ),
        *("腐败", "贪污", "挪用", "诈骗", "赔偿", "ສໍ້ລາດບັງຫຼວງ", "ການສໍ້ໂກງ", "អំពើពុករលួយ", "សំណង"),
    ),
}


def themes_in(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return the themes that texts touch, each with its words, in the order of the table."""
    said = unicodedata.normalize("NFC", "\n".join(texts)).casefold()
    found = {theme: _met(theme, said) for theme in THEMES}
    return {theme: words for theme, words in found.items() if words}


def _met(theme: str, said: str) -> list[str]:
    return list(dict.fromkeys(match.group() for match in _pattern(theme).finditer(said)))


@cache
def _pattern(theme: str) -> re.Pattern[str]:
    """Return one pattern a theme; words of scripts with gaps stand alone, the others anywhere."""
    words = sorted(THEMES[theme], key=len, reverse=True)
    spaced = [re.escape(word) for word in words if _has_gaps(word)]
    dense = [re.escape(word) for word in words if not _has_gaps(word)]
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", *dense]))


def _has_gaps(word: str) -> bool:
    return unicodedata.name(word[0]).startswith("LATIN")
