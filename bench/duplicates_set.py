"""Made articles of one event by many outlets, and copies of many kinds; for duplicates.py.

In: a seed. Out: documents with what each is a copy of. Hard negatives: outlets tell the same event in words of their
own around the same official quotation, the same list of guests and the same background paragraph.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nhipcau.reading.folding import is_unspaced

TEXTS = Path(__file__).parents[1] / "src" / "nhipcau" / "sample" / "stories"


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the event it tells and what it was taken from."""

    key: str
    event: str
    text: str
    copy_of: str = ""
    kind: str = ""


@lru_cache(maxsize=1)
def _syllables() -> list[str]:
    """Return the syllables of the sample press in their own frequencies."""
    text = " ".join(path.read_text() for path in sorted(TEXTS.glob("*.txt")))
    return re.findall(r"\b[a-zà-ɏḀ-ỹ]{2,7}\b", text.lower())


@lru_cache(maxsize=1)
def _phrases() -> list[str]:
    """Return what every article says alike: runs of three to seven words."""
    found, chance = _syllables(), random.Random(1)
    starts = (chance.randrange(len(found) - 8) for _ in range(600))
    return [" ".join(found[at : at + chance.randint(3, 7)]) for at in starts]


def _sentence(chance: random.Random, topic: list[str]) -> str:
    """Make a sentence: common phrases, words of the event, free words, now and then a figure."""
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < 22:
        draw = chance.random()
        if draw < 0.35:
            parts.append(chance.choice(_phrases()))
        elif draw < 0.60:
            parts.append(chance.choice(topic))
        elif draw < 0.66:
            parts.append(f"{chance.randint(2, 990)}")
        else:
            parts.append(chance.choice(_syllables()))
    return " ".join(parts).capitalize() + "."


def _paragraph(chance: random.Random, topic: list[str], sentences: int) -> str:
    return " ".join(_sentence(chance, topic) for _ in range(sentences))


def made_events(chance: random.Random, events: int, outlets: int) -> list[Document]:
    """Make articles of `outlets` outlets about each event, none of them a copy."""
    found = []
    backgrounds = [_paragraph(chance, chance.sample(_phrases(), 6), 2) for _ in range(40)]
    for event in range(events):
        topic = [" ".join(chance.sample(_syllables(), 4)).title() for _ in range(12)] + chance.sample(
            _phrases(), 8
        )
        quotation, guests = _paragraph(chance, topic, 3), ", ".join(chance.sample(topic[:12], 9))
        for number in range(outlets):
            parts = [_paragraph(chance, topic, chance.randint(1, 4)) for _ in range(chance.randint(4, 8))]
            parts.insert(chance.randint(1, 3), quotation if number % 2 else f"Dự có các ông bà: {guests}.")
            if number % 3 == 0:
                parts.append(chance.choice(backgrounds))
            found.append(Document(f"e{event}o{number}", f"e{event}", "\n".join(parts)))
    return found


def made_columns(chance: random.Random, days: int) -> list[Document]:
    """Make daily columns whose words never change: weather, prices; and short notes."""
    towns = [" ".join(chance.sample(_syllables(), 2)).title() for _ in range(14)]
    found = []
    for day in range(days):
        weather = "\n".join(
            f"Khu vực {town}: nhiều mây, có mưa rào rải rác, nhiệt độ từ {chance.randint(9, 20)} đến "
            f"{chance.randint(21, 37)} độ, độ ẩm {chance.randint(60, 99)} phần trăm."
            for town in towns
        )
        prices = "\n".join(
            f"Giá thu mua tại {town} hôm nay ở mức {chance.randint(40, 90)}.{chance.randint(100, 999)} đồng một "
            f"cân, so với hôm qua thay đổi {chance.randint(1, 900)} đồng."
            for town in towns
        )
        note = f"{_sentence(chance, _phrases())} {_sentence(chance, _phrases())}"
        found += [Document(f"w{day}", f"w{day}", weather), Document(f"p{day}", f"p{day}", prices)]
        found.append(Document(f"n{day}", f"n{day}", note))
    return found


def _units(text: str) -> list[str]:
    """Cut into words, or into pieces as long as one in scripts without spaces."""
    if not is_unspaced(text):
        return re.split(r"(?<= )", text)
    size = 2 if re.search("[\u2e80-\u9fff]", text) else 4
    return [text[at : at + size] for at in range(0, len(text), size)]


def _changed(chance: random.Random, text: str, share: float) -> str:
    known = [unit for unit in _units(text) if unit.strip()]
    swap = [chance.choice(known) if chance.random() < share else unit for unit in _units(text)]
    return "".join(swap)


def _cut(text: str, share: float) -> str:
    units = _units(text)
    return "".join(units[: int(len(units) * share)])


def _from_the_middle(chance: random.Random, text: str, share: float) -> str:
    units = _units(text)
    start = chance.randint(0, len(units) - int(len(units) * share))
    return "".join(units[start : start + int(len(units) * share)])


def _reordered(chance: random.Random, text: str) -> str:
    parts = re.split(r"\n", text)
    return "\n".join(chance.sample(parts, len(parts)))


def _boxed(chance: random.Random, text: str) -> str:
    """Put boxes of other articles' titles between the paragraphs."""
    parts = []
    for part in text.split("\n"):
        parts += [part, _sentence(chance, _phrases())] if chance.random() < 0.3 else [part]
    return "\n".join([*parts, "Tin liên quan", _sentence(chance, _phrases()), _sentence(chance, _phrases())])


EDITS: dict[str, Callable[[random.Random, str], str]] = {
    "retitled": lambda chance, text: f"{_sentence(chance, _phrases())}\n{text}",
    "source line added": lambda _, text: f"HÀ NỘI (Hãng Mẫu) - {text}\nTheo Hãng tin Mẫu",
    "1 word in 20": lambda chance, text: _changed(chance, text, 0.05),
    "1 word in 10": lambda chance, text: _changed(chance, text, 0.10),
    "reordered": _reordered,
    "boxes inserted": _boxed,
    "cut to 60 %": lambda _, text: _cut(text, 0.60),
    "cut to 35 %": lambda _, text: _cut(text, 0.35),
    "middle 35 %": lambda chance, text: _from_the_middle(chance, text, 0.35),
    "cut to 35 %, 1 word in 20": lambda chance, text: _changed(chance, _cut(text, 0.35), 0.05),
}


def copies(chance: random.Random, originals: list[Document]) -> list[Document]:
    """Make one copy of every kind of each original."""
    return [
        Document(f"{one.key}/{number}", one.event, edit(chance, one.text), one.key, kind)
        for one in originals
        for number, (kind, edit) in enumerate(EDITS.items())
    ]
