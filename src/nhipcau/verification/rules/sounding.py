"""Words that make a sentence sound like opinion, question, satire or complaint: a hint, never a decision.

In: marked words. Out: kinds with the words that hint at them. Pure; called by the sorting screen.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from nhipcau.verification.rules import states

SIGNS = {
    states.QUESTION: (
        *("?", "？", "phải chăng", "có phải", "liệu rằng", "vì sao", "tại sao", "bao giờ mới"),
        *("pourquoi", "est-ce que", "是否", "为什么", "吗", "ເປັນຫຍັງ", "ບໍ່ແມ່ນບໍ", "ហេតុអ្វី", "តើ"),
    ),
    states.OPINION: (
        *(
            "tôi cho rằng",
            "tôi nghĩ",
            "theo tôi",
            "thiết nghĩ",
            "có lẽ",
            "đáng lẽ",
            "lẽ ra",
            "nên chăng",
            "nhận định rằng",
        ),
        *(
            "đáng tiếc",
            "tuyệt vời",
            "in my view",
            "in our view",
            "i think",
            "i believe",
            "should have",
            "arguably",
            "disappointing",
        ),
        *(
            "à mon avis",
            "je pense",
            "selon moi",
            "il faudrait",
            "我认为",
            "我觉得",
            "应该",
            "令人遗憾",
            "ຂ້ອຍຄິດວ່າ",
            "ຄວນຈະ",
            "ខ្ញុំគិតថា",
            "គួរតែ",
        ),
    ),
    states.SATIRE: (
        *("trào phúng", "châm biếm", "chuyện cười", "vui là chính", "tiểu phẩm", "biếm họa"),
        *(
            "satire",
            "satirical",
            "parody",
            "tongue-in-cheek",
            "satirique",
            "parodie",
            "讽刺",
            "恶搞",
            "段子",
            "ຕະຫຼົກ",
            "កំប្លែង",
        ),
    ),
    states.COMPLAINT: (
        *("phản ánh", "kiến nghị", "khiếu nại", "bức xúc", "kêu cứu", "đề nghị cơ quan", "mong cơ quan"),
        *(
            "complain",
            "complained",
            "complaint",
            "petition",
            "se plaignent",
            "plainte",
            "投诉",
            "反映",
            "上访",
            "ຮ້ອງທຸກ",
            "តវ៉ា",
        ),
    ),
}
"""Own choice; six languages. A sign hints and is shown in its words, so that a wrong hint is seen through."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A kind that a sentence sounds like, and by which words."""

    kind: str
    words: tuple[str, ...]


def hints(text: str) -> list[Hint]:
    """Return what the words sound like, most signs first; nothing where nothing speaks for it."""
    low = text.casefold()
    found = [Hint(kind, tuple(sign for sign in signs if _stands(sign, low))) for kind, signs in SIGNS.items()]
    return sorted((hint for hint in found if hint.words), key=lambda hint: -len(hint.words))


def _stands(sign: str, text: str) -> bool:
    """Words of scripts with gaps stand alone; signs and other scripts stand anywhere."""
    if not unicodedata.name(sign[0]).startswith("LATIN"):
        return sign in text
    return re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", text) is not None
