"""Gives passes to everybody on the list of a conference, and takes a lost one out of force."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.attendance.queries.passes import pass_to_give
from nhipcau.attendance.rules.passes import hash_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.training.actions.passes import raise_pass_version, set_passes
from nhipcau.training.queries.doors import without_pass


def give_passes(*, by: Any, at: datetime, conference: Any) -> int:
    """Give a pass to everybody on the list who has none; return how many were given."""
    with write_gate():
        rows = {pk: hash_of(pass_to_give(public_id, version))
                for pk, public_id, version in without_pass(conference)}  # fmt: skip
        if rows:
            set_passes(rows)
            subject = f"training.conference:{conference.public_id}"
            note(by=by, at=at, verb="attendance.give_passes", subject=subject, after={"given": len(rows)})
    return len(rows)


def revoke_pass(*, by: Any, at: datetime, delegate: Any, why: str) -> str:
    """Let a lost pass be refused from now on; return the new one."""
    why = " ".join(why.split())
    if not why:
        raise Refused(_("Nêu lý do thu hồi thẻ."), field="why")
    with write_gate():
        version = raise_pass_version(delegate)
        given = pass_to_give(delegate.public_id, version)
        set_passes({delegate.pk: hash_of(given)})
        delegate.pass_hash = hash_of(given)
        subject, after = f"training.delegate:{delegate.public_id}", {"version": version, "reason": why}
        note(by=by, at=at, verb="attendance.revoke_pass", subject=subject, after=after)
    return given
