"""Small words that turn a sentence round, and words that stand beside a date. Pure.

Written for the six languages of the newsroom, folded to lower case. Another language has its own line.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Words = Mapping[str, frozenset[str]]


def _table(**lines: str) -> Words:
    """Read a table: a language, its words parted by blanks."""
    return MappingProxyType({language: frozenset(words.split()) for language, words in lines.items()})


NEGATIONS = _table(
    vi="không chưa chẳng chả đừng chớ cấm hết ngừng dừng hủy bác trừ phi",
    en="not no never none neither nor without cannot nothing nobody deny denies denied refuse refuses refused"
    " except unless t",
    fr="ne n pas jamais aucun aucune ni sans non rien personne sauf interdit interdite plus",
    zh="不 没 沒 未 无 無 非 勿 莫 别 別 否 禁",
    lo="ບໍ່ ບໍ ຫ້າມ ຢ່າ ມິ",
    km="មិន ពុំ ឥត គ្មាន កុំ ហាម ទេ",
)
"""`t` and `n` are what is left of don't and n'a."""
DATE_WORDS = _table(
    vi="ngày tháng năm mùng mồng thứ quý",
    en="january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday year",
    fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    " lundi mardi mercredi jeudi vendredi samedi dimanche année er",
    zh="年 月 日 号 號",
    lo="ວັນທີ ເດືອນ ປີ",
    km="ថ្ងៃទី ថ្ងៃ ខែ ឆ្នាំ",
)
WRITTEN_NUMBERS = _table(
    vi="một hai ba bốn tư năm sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ tỉ",
    en="one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
    " hundred thousand million billion",
    fr="deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante"
    " cent cents mille million millions milliard milliards",
    zh="零 一 二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 两 兩",
    lo="ໜຶ່ງ ສອງ ສາມ ສີ່ ຫ້າ ຫົກ ເຈັດ ແປດ ເກົ້າ ສິບ ຮ້ອຍ ພັນ ລ້ານ",
    km="មួយ ពីរ បី បួន ប្រាំ ដប់ រយ ពាន់ លាន",
)


def has_one(words: frozenset[str], text: str, *, is_spaced: bool) -> bool:
    """Say whether one of the words stands in a text; without blanks it may stand inside."""
    folded = text.casefold()
    if is_spaced:
        return not words.isdisjoint(folded.replace("'", " ").split())
    return any(word in folded for word in words)
