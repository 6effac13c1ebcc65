"""Check 2: every site comes back at one moment, each batch twice and shuffled, through the API itself."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.attendance.crowd import at_once
from tests.attendance.making import new_id, with_passes
from tests.training.making import Made, make_conference

from nhipcau.attendance.actions.devices import add_device, enrol
from nhipcau.attendance.models import Attendance, Batch, Scan
from nhipcau.attendance.queries.passes import pass_for
from nhipcau.record.models import Entry

SITES, DELEGATES, SENDERS = 118, 1700, 8


def storm(made: Made, chance: random.Random) -> list[tuple[str, dict[str, Any]]]:
    """Return every batch twice, each time in another order, all of them shuffled."""
    now = timezone.now()
    sendings = []
    for place, site in enumerate(made.sites):
        device, code = add_device(by=None, at=now, site=site, label="Máy 1")
        device, token = enrol(at=now, code=code)
        facts = [
            {"fact_id": new_id(), "kind": "arrive", "half_day": made.half_days[0].public_id,
             "code": pass_for(one), "said_at": (now - timedelta(seconds=place + 1)).isoformat()}
            for one in made.at(site)
        ]  # fmt: skip
        batch = {"format": "nhipcau.batch/1", "batch_id": new_id("batch"), "site": site.public_id,
                 "device": device.public_id, "waiting": 0}  # fmt: skip
        sendings += [(token, {**batch, "facts": chance.sample(facts, len(facts))}) for _time in range(2)]
    chance.shuffle(sendings)
    return sendings


def send(sending: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Send as a phone does: again where the server is busy."""
    token, batch = sending
    for _try in range(5):
        content = json.dumps({**batch, "sent_at": timezone.now().isoformat()})
        answer = Client().post("/diem-danh/api/lo/", content, content_type="application/json",
                               headers={"Authorization": f"Device {token}"})  # fmt: skip
        if answer.status_code == 200:
            return answer.json()["results"]
        assert answer.status_code != 500, answer.content
    raise AssertionError(answer.content)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_storm_counts_everybody_once(file_database: None) -> None:
    made = with_passes(make_conference(sites=SITES, per_site=15))
    now = timezone.now()
    half_day = made.half_days[0]
    half_day.starts_at, half_day.ends_at = now - timedelta(hours=1), now + timedelta(hours=3)
    half_day.save()
    made.delegates = made.delegates[:DELEGATES]
    sendings = storm(made, random.Random(1700))
    entries = Entry.objects.count()
    answers = at_once(send, sendings, threads=SENDERS)
    outcomes = Counter(result["outcome"] for results in answers for result in results)
    assert outcomes == {"new": 2 * DELEGATES}
    assert Scan.objects.count() == Attendance.objects.count() == DELEGATES
    sent = sum(1 for _token, batch in sendings if batch["facts"]) // 2
    assert Batch.objects.count() == sent
    assert Entry.objects.count() == entries + sent
