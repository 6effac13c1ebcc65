"""A delegate by the link that he holds. Called by every page that needs no account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from nhipcau.attendance.queries.presence import half_days_of
from nhipcau.learning.models import Certificate, Evaluation, Sheet, Test, Ticket
from nhipcau.learning.queries.certificates import certificate_of_delegate
from nhipcau.learning.rules.states import AFTER, BEFORE
from nhipcau.mailing.addresses import absolute
from nhipcau.training.queries.keys import delegate_of_link, link_key
from nhipcau.training.rules import keys


@dataclass(frozen=True, slots=True)
class OpenTest:
    """A test that can be taken now."""

    test: Test
    moment: str
    is_done: bool


def own_delegate(public_id: str, key: str) -> Any | None:
    """Return whose link this is; None for a wrong key, as for whoever was swapped, withdrawn or erased."""
    return delegate_of_link(keys.OWN, public_id, key)


def own_key(delegate: Any) -> str:
    """Return the key of a delegate's own page; a new pass makes the old one void."""
    return link_key(keys.OWN, delegate.public_id, delegate.pass_version)


def own_path(delegate: Any, name: str = "own", *more: str) -> str:
    """Return where one of his pages is, on this office's site."""
    return reverse(f"learning:{name}", args=[delegate.public_id, own_key(delegate), *more])


def own_address(delegate: Any) -> str:
    """Return the full address, for a letter or a badge."""
    return absolute(own_path(delegate))


def open_tests(delegate: Any) -> list[OpenTest]:
    """List the tests of his conference that stand open."""
    rows = Test.objects.filter(Q(before_open=True) | Q(after_open=True), conference=delegate.conference_id)
    done = set(Sheet.objects.filter(delegate=delegate.pk).values_list("test_id", "moment"))
    moments = [(row, BEFORE) for row in rows if row.before_open] + [
        (row, AFTER) for row in rows if row.after_open
    ]
    return [OpenTest(row, moment, (row.pk, moment) in done) for row, moment in moments]


def may_evaluate(delegate: Any) -> bool | None:
    """Say whether his evaluation is awaited; None where it stands open no more, False where he gave it."""
    if not Evaluation.objects.filter(conference=delegate.conference_id, closed_at=None).exists():
        return None
    return not Ticket.objects.filter(delegate=delegate.pk, is_used=True).exists()


def own_certificate(delegate: Any) -> Certificate | None:
    """Return his certificate in force; where none is, the last one revoked, so that he reads why."""
    held = certificate_of_delegate(delegate.pk)
    return held or Certificate.objects.filter(delegate=delegate.pk).order_by("-place").first()


def half_days_present(delegate: Any) -> int:
    """Count the half-days of which a presence of his was recorded."""
    return half_days_of([delegate.pk]).get(delegate.pk, 0)


def is_running(at: datetime, row: Any) -> bool:
    """Say whether a session runs at this moment."""
    return bool(row.starts_at <= at < row.ends_at)
