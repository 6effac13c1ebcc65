"""Fills a throw-away office with a conference, passes and enrolled phones; counts the statements of one check-in.

`python -m bench.checkin_rows DELEGATES SITES OUT` in the environment of bench/trust_office.py.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.trust_office import open_office

PARTS = ("morning", "afternoon", "evening")


def fill(delegates: int, sites: int) -> dict[str, Any]:
    """Make everything; four half-days run at once, so that each measurement has an empty one."""
    from django.apps import apps
    from django.utils import timezone

    from nhipcau.attendance.actions.devices import add_device, enrol
    from nhipcau.attendance.actions.passes import give_passes
    from nhipcau.attendance.queries.passes import pass_for

    def model(name: str) -> Any:
        return apps.get_model(name)

    now = timezone.now()
    unit = model("units.Unit").objects.order_by("pk").first() or model("units.Unit").objects.create(
        id="p04", level=1
    )
    signer = model("spokespersons.Office").objects.create(
        unit=unit, name="Ủy ban mẫu", symbol="UBND", seat="Mẫu"
    )
    conference = model("training.Conference").objects.create(
        unit=unit, office=signer, title="Hội nghị đo tốc độ", starts_on=now.date(), ends_on=now.date(),
        personal_until=now.date() + timedelta(days=30),
    )  # fmt: skip
    days = [(now.date(), part) for part in PARTS] + [(now.date() + timedelta(days=1), "morning")]
    half_days = [_half_day(model, conference, day, part, now) for day, part in days]
    rows = [
        model("training.Site").objects.create(
            conference=conference, code=f"{number:03d}", name=f"Điểm cầu {number}"
        )
        for number in range(1, sites + 1)
    ]
    people = [
        model("training.Delegate")(
            conference=conference, site=rows[number % sites], name=f"Đại biểu {number}", named_at=now
        )
        for number in range(delegates)
    ]
    for one in people:
        one.fold()
    model("training.Delegate").objects.bulk_create(people, batch_size=40)
    give_passes(by=None, at=now, conference=conference)
    told = []
    for site in rows:
        _device, code = add_device(by=None, at=now, site=site, label="Máy 1")
        told.append({"token": enrol(at=now, code=code)[1], "passes": [
            pass_for(one) for one in model("training.Delegate").objects.filter(site=site)]})  # fmt: skip
    made = {"half_days": [half_day.public_id for half_day in half_days], "sites": told}
    return {**made, "statements": statements(made)}


def _half_day(model: Any, conference: Any, day: date, part: str, now: Any) -> Any:
    return model("training.HalfDay").objects.create(
        conference=conference, day=day, part=part, starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=6),
    )  # fmt: skip


def statements(made: dict[str, Any]) -> int:
    """Count what a whole request asks of the database, transaction and record included."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    counts = []
    site = made["sites"][0]
    for number, code in enumerate(site["passes"][:3]):
        now = timezone.now().isoformat()
        fact = {"fact_id": f"count-{number:06d}", "kind": "arrive", "half_day": made["half_days"][3],
                "code": code, "said_at": now}  # fmt: skip
        body = {
            "format": "nhipcau.batch/1",
            "batch_id": f"count-{number:06d}",
            "sent_at": now,
            "facts": [fact],
        }
        with CaptureQueriesContext(connection) as captured:
            Client(SERVER_NAME="127.0.0.1").post("/diem-danh/api/lo/", json.dumps(body), content_type="application/json",
                          headers={"Authorization": f"Device {site['token']}"})  # fmt: skip
        counts.append(len(captured))
    return counts[-1]


if __name__ == "__main__":
    open_office()
    Path(sys.argv[3]).write_text(json.dumps(fill(int(sys.argv[1]), int(sys.argv[2]))))
