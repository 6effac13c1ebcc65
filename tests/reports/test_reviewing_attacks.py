"""Four eyes and states, attacked by hand-made POSTs with every role that is not the administrator's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.people.making import confirm
from tests.reports.making import NOW, hand_in
from tests.reports.world import COMMUNE, PROVINCE, World, make_world
from tests.steering.making import make_official, make_task
from tests.walking import all_but_administrator, signed_in

from nhipcau.reports.models import AwardRound, Closing, Report, Review, Score, Value
from nhipcau.steering.actions.links import renew_link
from nhipcau.steering.models import CalendarLink, Clause, Extension, Task
from nhipcau.steering.queries.keys import calendar_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> Iterator[World]:
    settings.KEYS_DIR = tmp_path / "keys"
    with time_machine.travel(NOW, tick=False):
        yield make_world()


def post(client: Client, name: str, row: Any, **data: Any) -> int:
    return int(client.post(reverse(f"{name}", args=[row.public_id]), data).status_code)


def with_everything(username: str, unit: str) -> tuple[Client, Any]:
    person = make_official(username, *all_but_administrator(), unit=unit)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return confirm(client), person


def test_nobody_approves_what_he_submitted(world: World) -> None:
    """Whoever moved from the commune to the province meets his own report again."""
    client, person = with_everything("hai.vai", PROVINCE)
    Report.objects.filter(pk=world.commune.pk).update(submitted_by=person)
    seen = Report.objects.get(pk=world.commune.pk).revision
    assert post(client, "reports:review_report", world.commune, step="approve", seen=seen) == 422
    chosen = [f"{world.commune.public_id}:{seen}"]
    assert post(client, "reports:approve_many", world.period, chosen=chosen) in {404, 422}
    assert Report.objects.get(pk=world.commune.pk).state == "submitted"


@pytest.mark.parametrize("seen", ["0", "-1", "", "x", "99999999999999999999", "1.0", "²"])
def test_nobody_approves_what_he_did_not_see(world: World, seen: str) -> None:
    client, _person = with_everything("nguoi.duyet", PROVINCE)
    Report.objects.filter(pk=world.commune.pk).update(revision=7)
    assert post(client, "reports:review_report", world.commune, step="approve", seen=seen) == 422
    assert Report.objects.get(pk=world.commune.pk).state == "submitted"


@pytest.mark.parametrize("step", ["withdraw", "submit", "recall", "open", ""])
def test_a_step_out_of_its_state_is_refused(world: World, step: str) -> None:
    client, _person = with_everything("nguoi.duyet", PROVINCE)
    seen = Report.objects.get(pk=world.commune.pk).revision
    told = {"step": step, "seen": seen, "reason": "Sai"}
    assert post(client, "reports:review_report", world.commune, **told) == 422
    assert Report.objects.get(pk=world.commune.pk).state == "submitted"


@pytest.mark.parametrize("reason", ["", "   ", "\u00a0\n", "\u200b"])
def test_nothing_is_returned_without_a_reason(world: World, reason: str) -> None:
    client, _person = with_everything("nguoi.duyet", PROVINCE)
    seen = Report.objects.get(pk=world.commune.pk).revision
    told = {"step": "return", "seen": seen, "reason": reason, "cell-releases": reason}
    assert post(client, "reports:review_report", world.commune, **told) == 422
    assert Report.objects.get(pk=world.commune.pk).state == "submitted"


@pytest.mark.parametrize("page", ["report", "prefill", "words", "add_finding", "excel"])
def test_a_sent_report_does_not_change(world: World, page: str) -> None:
    client, _person = with_everything("nguoi.xa", COMMUNE)
    before = list(Value.objects.filter(report=world.commune).values_list("pk", "amount", "note"))
    told = {"releases": "9", "amount-releases": "9", "releases-amount": "9", "seen": 1, "leadership": "x",
            "limit": "x", "cause": "x", "remedy": "x"}  # fmt: skip
    assert post(client, f"reports:{page}", world.commune, **told) in {302, 403, 404, 422}
    assert list(Value.objects.filter(report=world.commune).values_list("pk", "amount", "note")) == before
    assert Report.objects.get(pk=world.commune.pk).leadership == world.commune.leadership
    assert world.commune.findings.count() == 1


def test_a_unit_above_does_not_send_or_fill_a_report_below(world: World) -> None:
    Report.objects.filter(pk=world.commune.pk).update(state="returned")
    client, _person = with_everything("cap.tren", PROVINCE)
    seen = Report.objects.get(pk=world.commune.pk).revision
    for page in ("send", "report", "words", "prefill", "add_finding", "excel"):
        told = {"seen": seen, "leadership": "x", "limit": "x", "cause": "x", "remedy": "x"}
        assert post(client, f"reports:{page}", world.commune, **told) in {302, 403, 404, 422}, page
    after = Report.objects.get(pk=world.commune.pk)
    assert (after.state, after.revision, after.leadership) == ("returned", seen, world.commune.leadership)


def test_a_level_does_not_close_with_an_unnamed_unit(world: World) -> None:
    client, _person = with_everything("nguoi.chot", PROVINCE)
    for told in ({}, {f"unit-{COMMUNE}": " "}, {"unit-c20001": "Lý do"}, {f"group-{PROVINCE}": "Chung"}):
        assert post(client, "reports:close", world.period, **told) == 422
    assert not Closing.objects.exists()


def test_freezing_asks_for_the_second_factor_and_for_what_was_seen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        "nhipcau.reports.actions.reviews.freeze_review", lambda **told: asked.append(told["seen"])
    )
    hasty = signed_in("reviewer", unit=PROVINCE, is_confirmed=False)
    answer = hasty.post(reverse("reports:freeze_review", args=[world.review.public_id]), {"seen": 1})
    assert answer.status_code == 302
    assert Review.objects.get(pk=world.review.pk).frozen_at is None
    sure = signed_in("reviewer", unit=PROVINCE)
    Review.objects.filter(pk=world.review.pk).update(revision=5)
    for seen in ("4", "", "x", "9" * 5000, "²", None):
        told = {} if seen is None else {"seen": seen}
        assert post(sure, "reports:freeze_review", world.review, **told) in {302, 422}, seen
    assert asked == [4, 0, 0, 0, 0, 0]


def test_nobody_confirms_his_own_task_or_moves_it_back_in_time(world: World) -> None:
    client, person = with_everything("lam.viec", PROVINCE)
    task = make_task(PROVINCE, state="waiting", done_at=NOW, done_by=person)
    assert post(client, "steering:confirm_task", task, seen=1, revision=1) == 422
    assert Task.objects.get(pk=task.pk).state == "waiting"
    other = make_task(PROVINCE)
    for day, why in (("2026-11-01", "Lùi"), (other.due_on.isoformat(), "Giữ"), ("2027-01-01", " ")):
        assert post(client, "steering:extend_task", other, to_on=day, reason=why, seen=1, revision=1) == 422
    assert not Extension.objects.filter(task=other).exists()


def test_an_award_is_scored_from_approved_figures_alone(world: World) -> None:
    client, person = with_everything("cham.diem", PROVINCE)
    assert post(client, "reports:score_award", world.award) == 302
    part = Score.objects.get(round=world.award, unit_id=COMMUNE)
    assert part.points == 0
    hand_in(Report.objects.get(pk=world.commune.pk), world.commune_officer, approved_by=person)
    assert post(client, "reports:score_award", world.award) == 302
    assert Score.objects.get(round=world.award, unit_id=COMMUNE).points > 0
    assert post(client, "reports:drop_award", world.award) == 422
    assert AwardRound.objects.filter(pk=world.award.pk).exists()


@pytest.mark.parametrize(
    "place", [("-5", "3"), ("0", "99999"), ("7", "7"), ("9", "2"), ("x", "3"), ("", ""), ("0", "9" * 30)]
)
def test_a_clause_stands_inside_its_text(world: World, place: tuple[str, str]) -> None:
    client, _person = with_everything("danh.dau", PROVINCE)
    before = Clause.objects.count()
    told = {"start": place[0], "end": place[1], "span": "-".join(place), "label": "Điều 9", "words": "khác",
            "revision": world.directive.revision}  # fmt: skip
    assert post(client, "steering:mark_clause", world.directive, **told) == 422
    assert Clause.objects.count() == before


def test_the_feed_opens_for_its_own_key_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.common.pace.Pace.is_too_fast", lambda *_asked: False)
    mine, other = world.officer.public_id, world.commune_officer.public_id
    right = calendar_key(mine, 1)
    renew_link(by=world.commune_officer, at=NOW)

    def ask(person: str, key: str) -> int:
        return int(Client().get(f"/chi-dao/lich/{person}/{key}.ics").status_code)

    assert ask(mine, right) == 200
    wrong = [right[:-1], right.swapcase(), right + "=", right + "a", calendar_key(mine, 0), calendar_key(mine, 2),
             "é" * 32, "%00" * 8, "a" * 5000]  # fmt: skip
    assert {ask(mine, key) for key in wrong} <= {400, 404}
    assert ask(other, right) == 404
    assert ask("khong-co", calendar_key("khong-co", 0)) == 404
    renew_link(by=world.officer, at=NOW)
    assert ask(mine, right) == 404
    assert ask(mine, calendar_key(mine, CalendarLink.objects.get(person=world.officer).version)) == 200
    type(world.officer).objects.filter(pk=world.officer.pk).update(is_active=False)
    assert ask(mine, calendar_key(mine, 2)) == 404


def test_a_period_is_opened_by_its_own_office_once(world: World) -> None:
    client, _person = with_everything("cap.xa", COMMUNE)
    told = {"kind": "half1", "year": "2027"}
    assert client.post(reverse("reports:open_period"), told).status_code == 422
    assert date(2026, 11, 20) == NOW.date()
