"""What the sample press contains."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.sample.conftest import TODAY

from nhipcau.sample.edition import articles, expected
from nhipcau.sample.outlets import outlets

if TYPE_CHECKING:
    from nhipcau.sample.pieces import Piece

BURST = re.compile("bản giốc|ban gioc|板约|ບ່ານຊອກ|បានយ៉ុក", re.IGNORECASE)
SCRIPTS = {"zh": "[\u4e00-\u9fff]", "lo": "[\u0e80-\u0eff]", "km": "[\u1780-\u17ff]"}


def test_there_are_enough_outlets_articles_and_languages(pieces: tuple[Piece, ...]) -> None:
    assert len(outlets()) >= 8
    assert len(pieces) >= 150
    own = Counter(piece.language for piece in pieces if not piece.copy_of)
    for language, floor in {"vi": 60, "en": 10, "zh": 8, "fr": 8, "lo": 6, "km": 6}.items():
        assert own[language] >= floor, language


def test_hand_written_vietnamese_articles_are_of_press_length_and_all_different(
    pieces: tuple[Piece, ...],
) -> None:
    own = [piece for piece in pieces if piece.language == "vi" and not piece.copy_of]
    lengths = [len(piece.text.split()) for piece in own]
    assert min(lengths) >= 150
    assert max(lengths) <= 400
    paragraphs = Counter(part for piece in pieces if not piece.copy_of for part in piece.paragraphs)
    assert max(paragraphs.values()) == 1


def test_the_edition_is_the_same_every_time_and_moves_with_the_day() -> None:
    once = expected(TODAY)
    expected.cache_clear()
    assert expected(TODAY) == once
    later = {piece.key: piece for piece in articles(TODAY + timedelta(days=3))}
    for piece in articles(TODAY):
        assert later[piece.key].published_at - piece.published_at == timedelta(days=3)


def test_no_slot_is_left_in_any_text_on_any_day() -> None:
    for day in (TODAY, date(2027, 1, 1), date(2028, 2, 29)):
        for piece in articles(day):
            whole = " ".join((piece.title, piece.text, *(piece.changed_body or ())))
            assert "{" not in whole, piece.key
            assert "::" not in whole, piece.key


def test_articles_spread_over_three_weeks_and_end_this_morning(pieces: tuple[Piece, ...]) -> None:
    ages = [(TODAY - piece.published_at.date()).days for piece in pieces]
    assert set(ages) == set(range(21))
    assert pieces[0].published_at.hour < 11
    assert all(piece.published_at.utcoffset() == timedelta(hours=7) for piece in pieces)


def test_addresses_are_unique_and_keys_too() -> None:
    found = expected(TODAY)
    assert len({(piece.outlet, piece.path) for piece in found}) == len(found)
    assert len({piece.key for piece in found}) == len(found)
    assert len({(piece.outlet, piece.title) for piece in found}) == len(found)


def test_stories_run_over_outlets_and_languages(pieces: tuple[Piece, ...]) -> None:
    sites, languages = defaultdict(set), defaultdict(set)
    for piece in pieces:
        sites[piece.story].add(piece.outlet)
        languages[piece.story].add(piece.language)
    assert sum(len(each) >= 3 for each in sites.values()) >= 8
    assert sum(len(each) >= 4 for each in languages.values()) >= 2
    assert len(languages["ban-gioc-tin-don"]) == 6


def test_one_topic_bursts_on_the_newest_day(pieces: tuple[Piece, ...]) -> None:
    per_day = Counter(
        (TODAY - piece.published_at.date()).days
        for piece in pieces
        if BURST.search(f"{piece.title}\n{piece.text}")
    )
    assert per_day[0] >= 25
    assert all(2 <= per_day[age] <= 4 for age in range(1, 21)), per_day


def test_copies_are_of_every_kind_and_cut_as_ordered(pieces: tuple[Piece, ...]) -> None:
    originals = {piece.key: piece for piece in pieces}
    copies = [piece for piece in pieces if piece.copy_of]
    assert len(copies) >= 25
    assert {piece.copy_kind for piece in copies} == {"retitle", "cut", "edit"}
    assert any(piece.credit == "Theo TTX Mẫu" for piece in copies)
    for piece in copies:
        original = originals[piece.copy_of or ""]
        share = len(piece.text.split()) / len(original.text.split())
        assert piece.outlet != original.outlet
        assert piece.published_at > original.published_at
        assert piece.title != original.title
        if piece.copy_kind == "cut":
            assert 0.33 <= share <= 0.66, (piece.key, share)


@pytest.mark.parametrize("story", ["tap-huan-ttdn", "bao-lu", "dau-tu"])
def test_figures_conflict_within_a_story(pieces: tuple[Piece, ...], story: str) -> None:
    by_unit = defaultdict(set)
    for piece in pieces:
        if piece.story == story and piece.language == "vi":
            for figure in piece.figures:
                by_unit[figure.unit].add((figure.qualifier, figure.value))
    assert any(len(values) >= 2 for values in by_unit.values()), by_unit


def test_the_conference_has_three_counts_of_delegates(pieces: tuple[Piece, ...]) -> None:
    counts = {
        (figure.qualifier, figure.value)
        for piece in pieces
        if piece.story == "tap-huan-ttdn"
        for figure in piece.figures
        if figure.unit == "đại biểu"
    }
    assert {("nearly", 200), ("over", 150), ("about", 200)} <= counts


def test_everything_planted_stands_in_the_text(pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        whole = f"{piece.title}\n{piece.text}"
        for name, office in piece.people:
            assert name in whole, (piece.key, name)
            assert office, piece.key
        for place in piece.places:
            assert place in whole, (piece.key, place)
        for figure in piece.figures:
            assert figure.text.lower() in whole.lower(), (piece.key, figure.text)


def test_texts_are_written_in_their_script(pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        if piece.language in SCRIPTS:
            letters = re.findall(r"\w", piece.text)
            own = re.findall(SCRIPTS[piece.language], piece.text)
            assert len(own) > 0.6 * len(letters), piece.key


def test_the_kinds_of_fault_and_odd_page_all_occur() -> None:
    found = expected(TODAY)
    assert {piece.kind for piece in found} == {"article", "wall", "link_list", "missing", "too_short"}
    assert {piece.fault for piece in found} == {"", "flaky", "truncated"}
    assert sum(piece.changed_body is not None for piece in found) >= 1
