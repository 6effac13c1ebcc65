"""One row of everything that the training rooms keep, of one unit, with one secret in every text."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from tests.attendance.attending import clash, scan_at
from tests.learning.certifying import make_certified, make_officer
from tests.training.making import NOW, Made

from nhipcau.attendance.actions.devices import add_device
from nhipcau.attendance.actions.opening import make_rolls
from nhipcau.attendance.actions.passes import give_passes
from nhipcau.attendance.actions.rolls import sign_roll
from nhipcau.attendance.rules import states
from nhipcau.common.writing import write_gate
from nhipcau.learning.actions.evaluating import open_evaluation
from nhipcau.learning.actions.reporting import make_report
from nhipcau.learning.actions.testing import keep_test
from nhipcau.learning.models import Question
from nhipcau.learning.rules.scoring import Asked
from nhipcau.training.models import Conference, Material, Site

SECRET = "Khuổi Lếch Thượng"
"""Stands in every text of this world and nowhere else."""


def make_world(secret: str = SECRET) -> Made:
    """Return a conference half-way through, with rows of every kind, each named by these words."""
    made = make_certified(sites=2, per_site=1, at=NOW + timedelta(minutes=1))
    _name_everything(made, secret)
    officer, conference, (hall, commune) = make_officer(), made.conference, made.sites
    give_passes(by=officer, at=NOW, conference=conference)
    add_device(by=officer, at=NOW, site=hall, label=secret)
    with write_gate():
        make_rolls(hall)
    clash(made.delegates[0], made.half_days[0], commune)
    scan_at(
        hall, made.half_days[0], made.delegates[0], outcome=states.QUARANTINED, reason=states.AHEAD_OF_NOW
    )
    sign_roll(by=officer, at=NOW, site=hall, half_day=made.half_days[0], name=secret)
    Question.objects.create(
        conference=conference, session=made.sessions[0], speaker=made.sessions[0].speakers.get(), site=hall,
        delegate=made.delegates[0], text=secret, asked_at=NOW,
    )  # fmt: skip
    open_evaluation(by=officer, at=NOW, conference=conference, items=[("scale", secret)])
    asked = [Asked(secret, ("Một", "Hai"), 0)]
    keep_test(by=officer, at=NOW, conference=conference, title=secret, forms={"A": asked, "B": asked})
    make_report(by=officer, at=NOW, conference=conference)
    Material.objects.create(
        conference=conference, session=made.sessions[0], title=secret, file_name="a.pdf", media_type="application/pdf",
        size=1, sha256="0" * 64, added_at=NOW,
    )  # fmt: skip
    return made


def _name_everything(made: Made, secret: str) -> None:
    for rows, fields in (
        (Conference.objects.filter(pk=made.conference.pk), {"title": secret}),
        (Site.objects.all(), {"name": secret, "host_name": secret}),
        (made.conference.rounds, {"letter": secret}),
        (made.conference.categories, {"name": secret}),
        (apps.get_model("training.Delegate").objects.all(), {"name": secret, "post": secret}),
        (apps.get_model("training.Session").objects.all(), {"title": secret}),
        (apps.get_model("training.Topic").objects.all(), {"name": secret}),
        (apps.get_model("training.SessionSpeaker").objects.all(), {"name": secret, "post": secret}),
        (apps.get_model("learning.Certificate").objects.all(), {"name": secret}),
    ):
        rows.update(**fields)  # type: ignore[attr-defined]


def one_of_each(*rooms: str) -> dict[str, Any]:
    """Return the public id (facts: the fact's) of one row of every model of these rooms, by its label."""
    found: dict[str, Any] = {}
    for room in rooms:
        for model in apps.get_app_config(room).get_models():
            names = {field.name for field in model._meta.get_fields()}
            key = next((name for name in ("public_id", "fact_id") if name in names), "")
            rows = model.objects.filter(outcome=states.QUARANTINED) if "outcome" in names else model.objects
            if key:
                found[model._meta.label_lower] = rows.order_by("pk").values_list(key, flat=True).first()
    return found
