"""A conference whose certificates were issued, for tests: key, rule, presence, certificates."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone
from tests.attendance.attending import arrive
from tests.people.making import make_person
from tests.training.making import Made, make_conference

from nhipcau.learning.actions.certifying import issue, set_rule
from nhipcau.learning.models import Certificate
from nhipcau.signing.actions.keys import make_key

ADDRESS = "https://nhipcau.caobang.example"


def make_officer(username: str = "an.nguyen", *roles: str) -> Any:
    """Return an account of the desk, the same for the same name."""
    found = apps.get_model("people.Person").objects.filter(username=username).first()
    return found or make_person(username, *(roles or ("officer",)))


def make_certified(*, sites: int = 1, per_site: int = 3, at: datetime | None = None) -> Made:
    """Return a conference where everybody came to the morning and got a certificate a minute ago."""
    at = at or timezone.now() - timedelta(minutes=1)
    make_key(by=None, at=at - timedelta(minutes=1))
    made = make_conference(sites=sites, per_site=per_site)
    for delegate in made.delegates:
        arrive(delegate, made.half_days[0])
    rule(made, at)
    issue(by=make_officer(), at=at, conference=made.conference, confirmed_at=at)
    return made


def rule(made: Made, at: datetime, **more: Any) -> Any:
    """Set the rule: one half-day, signed by an invented deputy director."""
    fields = {
        "fewest_half_days": 1,
        "signer_name": "Bế Quang Lộc",
        "signer_post": "Phó Giám đốc sở mẫu",
        **more,
    }
    return set_rule(by=make_officer(), at=at, conference=made.conference, **fields)


def first_of(made: Made) -> Certificate:
    """Return the first certificate of a conference."""
    found = Certificate.objects.filter(conference=made.conference).order_by("place").first()
    assert found is not None
    return found
