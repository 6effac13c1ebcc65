"""What differs between two language versions: no false warning on right pairs, seeded mistakes found."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

import pytest

from nhipcau.reading.folding import fold
from nhipcau.translation.rules.comparing import Agreed, Difference, Text, differences

LANGUAGES = ("en", "fr", "zh", "lo", "km")
TEXTS = tomllib.loads((Path(__file__).parent / "parallel.toml").read_text("utf-8"))["text"]
PAIRS = [(number, language) for number in range(len(TEXTS)) for language in LANGUAGES]
ENOUGH = 0.95
"""Share of seeded mistakes that must be found (brief of the room)."""
MONTHS = {
    "en": ("September", "October"),
    "fr": ("novembre", "décembre"),
    "lo": ("ກັນຍາ", "ຕຸລາ"),
    "km": ("ខែវិច្ឆិកា", "ខែធ្នូ"),
}


def text_of(number: int, language: str) -> Text:
    """Return one of our parallel texts."""
    title, lead, body = TEXTS[number][language]
    return Text(language, title, lead, body)


@pytest.mark.parametrize(("number", "language"), PAIRS)
def test_a_right_translation_gives_no_warning(number: int, language: str) -> None:
    """Not one false warning on forty pairs, in both directions."""
    vietnamese, translated = text_of(number, "vi"), text_of(number, language)
    assert differences(vietnamese, translated) == []
    assert differences(translated, vietnamese) == []


def _digits(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"(?<![A-Za-z\d/.,-])\d+(?:[., \u00a0]\d+)*(?![A-Za-z\d/])", text))


def _seeded(number: int, language: str, chance: random.Random) -> list[tuple[str, Text]]:
    """Change one digit of each figure, one at a time, in title, lead and body."""
    right = text_of(number, language)
    made = []
    for where in ("title", "lead", "body"):
        words = getattr(right, where)
        for match in _digits(words):
            digit = chance.choice([at for at in range(*match.span()) if words[at].isdigit()])
            zero = ord(words[digit]) - int(words[digit])
            other = chr(zero + (int(words[digit]) + chance.randint(1, 8)) % 10)
            if digit == match.start() and int(other) == 0:
                other = chr(zero + int(words[digit]) % 9 + 1)  # no figure begins with nought
            changed = words[:digit] + other + words[digit + 1 :]
            parts = {"title": right.title, "lead": right.lead, "body": right.body, where: changed}
            made.append((f"{words[max(0, digit - 12) : digit + 8]} > {other}", Text(language, **parts)))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_seeded_wrong_numbers_and_days_are_found(language: str) -> None:
    """One wrong digit in a figure, a day, a year, an hour or a telephone number."""
    chance = random.Random(57)
    seeded = [
        (number, what, text)
        for number in range(len(TEXTS))
        for what, text in _seeded(number, language, chance)
    ]
    missed = [what for number, what, text in seeded if not differences(text_of(number, "vi"), text)]
    assert len(seeded) >= 60, len(seeded)
    assert len(missed) <= (1 - ENOUGH) * len(seeded), (len(missed), len(seeded), missed)


@pytest.mark.parametrize(("language", "pair"), MONTHS.items(), ids=MONTHS)
def test_a_wrong_month_is_found(language: str, pair: tuple[str, str]) -> None:
    """Every month of a text changed to another."""
    found = []
    for number in range(len(TEXTS)):
        right = text_of(number, language)
        for old, new in (pair, pair[::-1]):
            for match in re.finditer(old, right.body):
                body = right.body[: match.start()] + new + right.body[match.end() :]
                wrong = Text(language, right.title, right.lead, body)
                found.append({one.kind for one in differences(text_of(number, "vi"), wrong)})
    assert found
    assert all("date" in kinds for kinds in found)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_wrong_names_are_found(language: str) -> None:
    """Each name of the originals, misspelt in the translation."""
    names = [
        "Nguyễn Văn Hùng", "Hoàng Thị Mai", "Trần Đình Lâm", "Lý Thị Hà", "Đàm Quốc Tuấn", "Vi Thị Nga", "Cao Bằng",
        "Thục Phán", "Tà Lùng", "Đàm Thủy", "Trùng Khánh", "Hà Nội",
    ]  # fmt: skip
    seeded = 0
    missed = []
    for number in range(len(TEXTS)):
        right = text_of(number, language)
        for name in names:
            written = _written(right, name)
            if name in "\n".join(TEXTS[number]["vi"]) and written:
                seeded += 1
                parts = [
                    getattr(right, at).replace(written, f"{written[:-2]}xo")
                    for at in ("title", "lead", "body")
                ]
                found = differences(text_of(number, "vi"), Text(language, *parts))
                missed += [] if any(one.kind == "name" for one in found) else [(number, name)]
    assert seeded >= 15
    assert len(missed) <= (1 - ENOUGH) * seeded, missed


def _written(text: Text, name: str) -> str:
    whole = "\n".join((text.title, text.lead, text.body))
    at = fold(whole).find(fold(name))
    return whole[at : at + len(name)] if at >= 0 and len(fold(whole)) == len(whole) else ""


def _one(source: str, target: str, language: str = "en", **more: list[Agreed]) -> list[Difference]:
    return differences(Text("vi", "", "", source), Text(language, "", "", target), more.get("terms", []))


@pytest.mark.parametrize(
    ("source", "language", "target"),
    [
        ("Có 2.300 người.", "km", "មានមនុស្ស ២៣០០ នាក់។"),
        ("Có 2.300 người.", "lo", "ມີ ໒໓໐໐ ຄົນ."),
        ("Có 2.300 người.", "zh", "共有2300人。"),
        ("Tổng vốn 1,1 tỷ đồng.", "zh", "总资金11亿越盾。"),
        ("Giảm 12%.", "zh", "下降百分之十二。"),
        ("Hơn 2 vạn dân.", "zh", "2万多居民。"),
        ("Ngày 22/11/2026.", "lo", "ວັນທີ 22 ພະຈິກ 2569."),
        ("Cả hai bên đồng ý.", "en", "Both sides agree."),
        ("6 tháng đầu năm.", "en", "The first half of the year."),
        ("Năm 2026, 1.200 m2 đất.", "en", "In 2026, 1,200 square metres of land."),
        ("Đại hội lần thứ XIV.", "en", "The 14th Congress."),
        ("Nghị quyết 47/NQ-CP.", "fr", "La Résolution n° 47/NQ-CP."),
        ("Ông Nguyễn Văn Ba đến.", "en", "Mr. Nguyen Van Ba came."),
        ("Ông đến tỉnh Bắc Ninh.", "zh", "他抵达北宁省。"),
    ],
)
def test_ways_of_writing_the_same(source: str, language: str, target: str) -> None:
    """Digits of four scripts, scales, Buddhist years, ordinals, codes."""
    assert _one(source, target, language) == []


def test_a_difference_shows_the_words_and_their_place() -> None:
    """So that a screen can mark them."""
    (found,) = _one("Mở đầu.\n\nTổng vốn 1,1 tỷ đồng.", "Opening.\n\nTotal capital 1.2 billion dong.")
    assert (found.kind, found.source, found.target) == ("number", "1,1 tỷ", "1.2 billion")
    assert found.source_spot is not None
    assert "Mở đầu.\n\nTổng vốn 1,1 tỷ đồng."[found.source_spot.start : found.source_spot.end] == "1,1 tỷ"


def test_a_place_in_other_letters_is_held_against_another_place_only() -> None:
    """Lạng Sơn for Cao Bằng is told; a name that no list knows is not."""
    (found,) = _one("Lũ ở Cao Bằng.", "谅山发生洪水。", "zh")
    assert (found.source, found.target) == ("Cao Bằng", "谅山")
    assert _one("Lũ ở Cao Bằng.", "发生洪水。", "zh") == []


def test_an_agreed_term_not_used() -> None:
    """The longer term is asked for, not the one inside it; plurals and small letters pass."""
    terms = [Agreed("điểm cầu", "bridge point"), Agreed("điểm cầu tỉnh", "provincial bridge point"),
             Agreed("Nguyễn Văn Hùng", "阮文雄")]  # fmt: skip
    (found,) = _one("Có 118 điểm cầu.", "There are 118 sites.", terms=terms[:2])
    assert (found.kind, found.source, found.target) == ("term", "điểm cầu", "bridge point")
    assert _one("Có 118 điểm cầu.", "There are 118 Bridge Points.", terms=terms[:2]) == []
    (inner,) = _one("Điểm cầu tỉnh.", "The bridge point.", terms=terms[:2])
    assert inner.target == "provincial bridge point"
    (name,) = _one("Ông Nguyễn Văn Hùng nói.", "阮文勇先生说。", "zh", terms=terms[2:])
    assert name.kind == "term"


def test_a_dropped_figure_and_an_added_one() -> None:
    """One side silent."""
    (dropped,) = _one("Có 118 điểm và 45 xe.", "There are 118 sites.")
    assert (dropped.source, dropped.target) == ("45", "")
    (added,) = _one("Có 118 điểm.", "There are 118 sites and 45 cars.")
    assert (added.source, added.target) == ("", "45")


def test_over_and_under_are_told_apart() -> None:
    """The amount is the same, what is said is not."""
    assert _one("Hơn 200 người.", "Fewer than 200 people.")
    assert _one("Gần 200 người.", "Nearly 200 people.") == []
    both = "Xe dưới 10 tấn qua cầu. Xe trên 10 tấn đi đường tránh."
    assert _one(both, "Vehicles under 10 tonnes may cross. Heavier ones use a detour.") == []
