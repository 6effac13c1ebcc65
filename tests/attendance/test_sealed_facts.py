"""What phones seal is opened before anybody is looked up: the pass that was shown decides, not the name on the list."""

from __future__ import annotations

from typing import Any

import pytest
from tests.attendance.making import NOW, outcomes, said, taken, with_passes
from tests.training.making import Made, make_conference

from nhipcau.attendance.actions.passes import revoke_pass
from nhipcau.attendance.models import Attendance
from nhipcau.attendance.queries.bundles import _conference_key
from nhipcau.attendance.queries.passes import pass_for
from nhipcau.attendance.rules import sealing, states
from nhipcau.training.models import Delegate

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    return with_passes(make_conference(sites=2, per_site=2))


def sealed(made: Made, **words: Any) -> str:
    return sealing.seal_to(_conference_key(made.conference).public_key(), words, lambda most: b"\7" * most)


def shown(made: Made, code: str, delegate: Any = None) -> Any:
    clear = delegate.public_id if delegate else ""
    return said(made, states.ARRIVE, delegate=clear, sealed=sealed(made, code=code))


def test_a_pass_revoked_after_the_list_was_taken_opens_no_door(made: Made) -> None:
    one = made.delegates[0]
    old = pass_for(one)
    revoke_pass(by=None, at=NOW, delegate=one, why="Mất thẻ")
    assert outcomes(taken(made, shown(made, old, one))) == ["refused:revoked_pass"]
    assert not Attendance.objects.exists()
    one.refresh_from_db()
    assert outcomes(taken(made, shown(made, pass_for(one), one))) == ["new"]


def test_the_pass_counts_and_not_who_was_named_beside_it(made: Made) -> None:
    one, other = made.delegates[:2]
    assert outcomes(taken(made, shown(made, pass_for(one), other))) == ["new"]
    assert Attendance.objects.get().delegate_id == one.pk


def test_a_pass_of_nobody_is_refused_whoever_is_named_beside_it(made: Made) -> None:
    code = "00000000000000"
    assert outcomes(taken(made, shown(made, code, made.delegates[0]))) == ["refused:unknown_pass"]


def test_everything_that_says_who_may_be_sealed(made: Made) -> None:
    one, other = made.delegates[:2]
    hidden = [
        said(made, states.ARRIVE, sealed=sealed(made, code=pass_for(one))),
        said(made, states.EXCUSE, sealed=sealed(made, delegate=other.public_id, reason="Ốm")),
        said(made, states.SUBSTITUTE, sealed=sealed(
            made, place=made.delegates[2].public_id, name="Đàm Văn Thay", reason="Đi công tác")),
    ]  # fmt: skip
    assert outcomes(taken(made, *hidden)) == ["new", "new", "new"]


@pytest.mark.parametrize("kind", [states.ARRIVE, states.EXCUSE, states.WALK_IN, states.SUBSTITUTE])
def test_what_does_not_open_or_says_too_little_is_refused(made: Made, kind: str) -> None:
    one = made.delegates[0]
    other = make_conference(title="Khác")
    bad = ["A" * 200, "????", sealed(other, code=pass_for(one)), sealed(made), sealed(made, name="x" * 121),
           sealed(made, code="a\x00b"), sealed(made, code="x" * 65, name="a", reason="b")]  # fmt: skip
    facts = [said(made, kind, sealed=each) for each in bad]
    assert set(outcomes(taken(made, *facts))) == {"refused:unreadable"}
    assert Delegate.objects.filter(conference=made.conference).count() == len(made.delegates)
