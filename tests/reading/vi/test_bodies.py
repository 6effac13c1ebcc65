"""Agencies and organisations on the made corpus, and their spans."""

from __future__ import annotations

from pathlib import Path

from tests.reading.vi.gold import read_gold, score

from nhipcau.reading.languages.vi.bodies import find_bodies

GOLD = read_gold(Path(__file__).with_name("bodies_gold.txt"))
FLOOR = 0.97


def test_precision_and_recall_hold_the_floor() -> None:
    assert len(GOLD) >= 75
    reached = score([(case, {(body.text,) for body in find_bodies(case.text)}) for case in GOLD])
    assert min(reached.precision, reached.recall) >= FLOOR, "\n".join(reached.wrong)


def test_one_entry_for_one_text_with_all_spans() -> None:
    text = "Sở Y tế họp. Theo Sở Y tế, UBND tỉnh đồng ý với Sở Y tế."
    found = {body.text: body.spans for body in find_bodies(text)}
    assert set(found) == {"Sở Y tế", "UBND tỉnh"}
    assert len(found["Sở Y tế"]) == 3
    assert all(text[start:end] == "Sở Y tế" for start, end in found["Sở Y tế"])


def test_a_person_behind_a_body_stays_out() -> None:
    for name in ("Đào Hồng Liên", "Lê Ý", "Vừ A Bằng", "H'Lan Niê"):
        assert [body.text for body in find_bodies(f"Bộ trưởng Bộ Y tế {name} thăm dân.")] == ["Bộ Y tế"]
