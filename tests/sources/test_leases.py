"""The queue under lapses, lost workers and late answers: nothing is lost, nothing is done twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.sources.conftest import AT

from nhipcau.sources.actions import (
    ClaimedPage,
    add_file,
    claim_pages_to_read,
    release_page,
    retry_page,
    settle_page,
)
from nhipcau.sources.models import Page
from nhipcau.sources.rules import MOST_ATTEMPTS

LEASE = timedelta(minutes=5)
CALM = hypothesis_settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


class Queue(RuleBasedStateMachine):
    """Workers claim, die, answer late or in time; a person tries dead pages again."""

    def __init__(self) -> None:
        super().__init__()
        self.at = AT
        self.claims: list[ClaimedPage] = []
        self.settled: dict[int, int] = {}
        self.added: set[int] = set()

    @rule(number=st.integers(0, 5))
    def add(self, number: int) -> None:
        content = f"<p>Chuyện thứ {number} ở xã Nà Lúm.</p>".encode()
        self.added.add(add_file(by=None, at=self.at, name=f"{number}.html", content=content).pk)

    @rule(limit=st.integers(1, 3))
    def claim(self, limit: int) -> None:
        live = {page.pk for page in Page.objects.filter(lease_until__gt=self.at)}
        claimed = claim_pages_to_read(at=self.at, limit=limit, lease=LEASE)
        assert len(claimed) <= limit
        assert not live & {each.id for each in claimed}
        self.claims += claimed

    @rule(minutes=st.sampled_from([1, 4, 6, 400]))
    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @rule(data=st.data(), end=st.sampled_from(["kept", "dropped", "broken"]))
    def settle(self, data: st.DataObject, end: str) -> None:
        if not self.claims:
            return
        claimed = data.draw(st.sampled_from(self.claims))
        holds = Page.objects.filter(pk=claimed.id, lease_token=claimed.token).exists()
        reason = "" if end == "kept" else "too_short"
        done = settle_page(
            page_id=claimed.id, token=claimed.token, state=end, reason=reason, detail="", at=self.at
        )
        assert done == holds
        self.settled[claimed.id] = self.settled.get(claimed.id, 0) + done

    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        if self.claims:
            claimed = data.draw(st.sampled_from(self.claims))
            holds = Page.objects.filter(pk=claimed.id, lease_token=claimed.token).exists()
            done = release_page(
                page_id=claimed.id, token=claimed.token, reason="timed_out", detail="", at=self.at
            )
            assert done == holds

    @rule()
    def try_dead_again(self) -> None:
        for page in Page.objects.filter(state="dead"):
            retry_page(by=None, at=self.at, page=page)

    @invariant()
    def nothing_is_lost_or_tried_for_ever(self) -> None:
        rows = list(Page.objects.all())
        assert {page.pk for page in rows} == self.added
        for page in rows:
            assert page.attempts <= MOST_ATTEMPTS
            if page.state in {"kept", "dropped", "broken", "dead"}:
                assert page.lease_token == ""
            if page.state == "dead":
                assert page.reason


@pytest.mark.django_db
def test_the_queue_loses_and_doubles_nothing(settings: Any, tmp_path: Path) -> None:
    settings.SNAPSHOT_DIR = tmp_path

    class OnAnEmptyOffice(Queue):
        def __init__(self) -> None:
            super().__init__()
            self.savepoint = transaction.savepoint()

        def teardown(self) -> None:
            transaction.savepoint_rollback(self.savepoint)

    run_state_machine_as_test(OnAnEmptyOffice, settings=CALM)


@pytest.mark.usefixtures("office")
class TestFencing:
    """One case at a time."""

    def test_a_late_worker_cannot_settle_what_another_took_over(self) -> None:
        add_file(by=None, at=AT, name="a.html", content=b"<p>mot</p>")
        (first,) = claim_pages_to_read(at=AT, limit=5)
        assert claim_pages_to_read(at=AT + LEASE / 2, limit=5) == []
        (second,) = claim_pages_to_read(at=AT + LEASE, limit=5)
        late = settle_page(
            page_id=first.id, token=first.token, state="kept", reason="", detail="", at=AT + LEASE
        )
        assert late is False
        assert settle_page(
            page_id=second.id, token=second.token, state="kept", reason="", detail="", at=AT + LEASE
        )
        again = settle_page(
            page_id=second.id, token=second.token, state="kept", reason="", detail="", at=AT + LEASE
        )
        assert again is False

    def test_a_page_that_kills_its_workers_is_dead_after_five(self) -> None:
        page = add_file(by=None, at=AT, name="a.html", content=b"<p>mot</p>")
        for turn in range(MOST_ATTEMPTS):
            assert len(claim_pages_to_read(at=AT + turn * LEASE, limit=5)) == 1
        assert claim_pages_to_read(at=AT + 5 * LEASE, limit=5) == []
        page.refresh_from_db()
        assert (page.state, page.reason) == ("dead", "worker_killed")

    def test_settling_joins_the_callers_transaction(self) -> None:
        page = add_file(by=None, at=AT, name="a.html", content=b"<p>mot</p>")
        (claimed,) = claim_pages_to_read(at=AT, limit=5)
        with transaction.atomic():
            settle_page(page_id=claimed.id, token=claimed.token, state="kept", reason="", detail="", at=AT)
            transaction.set_rollback(True)
        page.refresh_from_db()
        assert (page.state, page.lease_token) == ("fetched", claimed.token)

    def test_a_page_cannot_end_in_a_middle_state(self) -> None:
        add_file(by=None, at=AT, name="a.html", content=b"<p>mot</p>")
        (claimed,) = claim_pages_to_read(at=AT, limit=5)
        with pytest.raises(ValueError, match="cannot end"):
            settle_page(page_id=claimed.id, token=claimed.token, state="queued", reason="", detail="", at=AT)
