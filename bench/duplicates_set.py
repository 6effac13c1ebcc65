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


@dataclass(frozen=True, slots=True)
class Tongue:
    """What articles are made of, and how long they are."""

    syllables: list[str]
    phrases: list[str]
    """What articles say alike: runs of three to seven words, the commonest first."""
    is_even: bool
    """Whether every phrase is as common as any other; else as in nature, the n-th comes an n-th as often."""
    sentences: tuple[int, int]
    """How few and how many a paragraph has."""

    def phrase(self, chance: random.Random) -> str:
        """Draw a phrase."""
        if self.is_even:
            return chance.choice(self.phrases)
        return self.phrases[int(len(self.phrases) ** chance.random()) - 1]


@lru_cache(maxsize=1)
def _sample_syllables() -> list[str]:
    """Return the syllables of the sample press in their own frequencies."""
    text = " ".join(path.read_text() for path in sorted(TEXTS.glob("*.txt")))
    return re.findall(r"\b[a-zà-ɏḀ-ỹ]{2,7}\b", text.lower())


def crowded() -> Tongue:
    """Articles of 600 phrases, unnaturally alike: some forty others share looked-up runs with each."""
    found, chance = _sample_syllables(), random.Random(1)
    starts = [chance.randrange(len(found) - 8) for _ in range(600)]
    return Tongue(found, [" ".join(found[at : at + chance.randint(3, 7)]) for at in starts], True, (1, 4))


def natural() -> Tongue:
    """Articles of some 3,000 letters, of 30,000 phrases as uneven as those of the press."""
    return _uneven(random.Random(2), _sample_syllables())


def unseen() -> Tongue:
    """Give the same of invented syllables, with which nothing was ever tuned."""
    chance = random.Random(20_261)
    onsets = (
        "b",
        "c",
        "d",
        "đ",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "ng",
        "nh",
        "ph",
        "r",
        "s",
        "th",
        "tr",
        "v",
        "x",
    )
    ends = ("a", "an", "ang", "ê", "ia", "o", "ong", "u", "ươi", "ây")
    known = [f"{onset}{end}" for onset in onsets for end in ends]
    chance.shuffle(known)
    return _uneven(chance, [known[int(len(known) ** chance.random()) - 1] for _ in range(20_000)])


def _uneven(chance: random.Random, syllables: list[str]) -> Tongue:
    phrases = [" ".join(chance.choices(syllables, k=chance.randint(3, 7))) for _ in range(30_000)]
    return Tongue(syllables, phrases, False, (2, 6))


def _sentence(tongue: Tongue, chance: random.Random, topic: list[str] | None = None) -> str:
    """Make a sentence: common phrases, words of the event, free words, now and then a figure."""
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < 22:
        draw = chance.random()
        if draw < 0.35:
            parts.append(tongue.phrase(chance))
        elif draw < 0.60:
            parts.append(chance.choice(topic) if topic else tongue.phrase(chance))
        elif draw < 0.66:
            parts.append(f"{chance.randint(2, 990)}")
        else:
            parts.append(chance.choice(tongue.syllables))
    return " ".join(parts).capitalize() + "."


def _paragraph(tongue: Tongue, chance: random.Random, topic: list[str], sentences: int) -> str:
    return " ".join(_sentence(tongue, chance, topic) for _ in range(sentences))


def made_events(tongue: Tongue, chance: random.Random, events: int, outlets: int) -> list[Document]:
    """Make articles of `outlets` outlets about each event, none of them a copy."""
    found = []
    backgrounds = [_paragraph(tongue, chance, chance.sample(tongue.phrases, 6), 2) for _ in range(40)]
    for event in range(events):
        topic = [" ".join(chance.sample(tongue.syllables, 4)).title() for _ in range(12)]
        topic += chance.sample(tongue.phrases, 8)
        quotation, guests = _paragraph(tongue, chance, topic, 3), ", ".join(chance.sample(topic[:12], 9))
        for number in range(outlets):
            lengths = [chance.randint(*tongue.sentences) for _ in range(chance.randint(4, 8))]
            parts = [_paragraph(tongue, chance, topic, length) for length in lengths]
            parts.insert(chance.randint(1, 3), quotation if number % 2 else f"Dự có các ông bà: {guests}.")
            if number % 3 == 0:
                parts.append(chance.choice(backgrounds))
            found.append(Document(f"e{event}o{number}", f"e{event}", "\n".join(parts)))
    return found


def made_columns(tongue: Tongue, chance: random.Random, days: int) -> list[Document]:
    """Make daily columns whose words never change: weather, prices; and short notes."""
    towns = [" ".join(chance.sample(tongue.syllables, 2)).title() for _ in range(14)]
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
        note = f"{_sentence(tongue, chance)} {_sentence(tongue, chance)}"
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


def _boxed(tongue: Tongue, chance: random.Random, text: str) -> str:
    """Put boxes of other articles' titles between the paragraphs."""
    parts = []
    for part in text.split("\n"):
        parts += [part, _sentence(tongue, chance)] if chance.random() < 0.3 else [part]
    return "\n".join([*parts, "Tin liên quan", _sentence(tongue, chance), _sentence(tongue, chance)])


EDITS: dict[str, Callable[[Tongue, random.Random, str], str]] = {
    "retitled": lambda tongue, chance, text: f"{_sentence(tongue, chance)}\n{text}",
    "source line added": lambda _tongue, _, text: f"HÀ NỘI (Hãng Mẫu) - {text}\nTheo Hãng tin Mẫu",
    "1 word in 20": lambda _tongue, chance, text: _changed(chance, text, 0.05),
    "1 word in 10": lambda _tongue, chance, text: _changed(chance, text, 0.10),
    "reordered": lambda _tongue, chance, text: _reordered(chance, text),
    "boxes inserted": _boxed,
    "cut to 60 %": lambda _tongue, _, text: _cut(text, 0.60),
    "cut to 35 %": lambda _tongue, _, text: _cut(text, 0.35),
    "middle 35 %": lambda _tongue, chance, text: _from_the_middle(chance, text, 0.35),
    "cut to 35 %, 1 word in 20": lambda _tongue, chance, text: _changed(chance, _cut(text, 0.35), 0.05),
}


def copies(tongue: Tongue, chance: random.Random, originals: list[Document]) -> list[Document]:
    """Make one copy of every kind of each original."""
    return [
        Document(f"{one.key}/{number}", one.event, edit(tongue, chance, one.text), one.key, kind)
        for one in originals
        for number, (kind, edit) in enumerate(EDITS.items())
    ]
