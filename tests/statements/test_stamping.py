"""An outside time over what was released: once, for what is out, and never in the way of a release."""

from __future__ import annotations

from typing import Any

import pytest
from tests.statements.making import NOW, make_approved, make_published, make_spokesperson

from nhipcau.sources.timestamps import Token
from nhipcau.statements.actions.stamping import stamp_released
from nhipcau.statements.models import Approval

pytestmark = pytest.mark.django_db


def test_what_is_out_is_stamped_once_over_exactly_the_signed_bytes() -> None:
    spokesperson = make_spokesperson()
    make_published(spokesperson, languages=("en",))
    make_approved(spokesperson)
    asked: list[bytes] = []

    def ask(content: bytes) -> Token:
        asked.append(content)
        return Token(b"token", NOW)

    assert stamp_released(at=NOW, limit=10, ask=ask) == 2
    assert stamp_released(at=NOW, limit=10, ask=ask) == 0
    released = Approval.objects.exclude(version__released_at=None)
    assert sorted(asked) == sorted(row.payload.encode() for row in released)
    assert {bytes(row.time_stamp) for row in released if row.time_stamp} == {b"token"}
    assert Approval.objects.get(version__released_at=None).time_stamp is None


def test_without_an_authority_or_when_it_is_silent_nothing_happens(settings: Any) -> None:
    settings.TSA_URL = ""
    make_published()
    assert stamp_released(at=NOW, limit=10) == 0
    assert Approval.objects.get().time_stamp is None
