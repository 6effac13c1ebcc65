"""The plug pulled at every record entry of an action: all of it happened or nothing; bytes come before their row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.verification.findings_making import (
    LATER,
    choose,
    fresh,
    make_dossier,
    make_fair,
    make_reader,
    make_submitted,
    own_mistake,
    submit,
    write,
)
from tests.verification.making import make_person, make_unit

from nhipcau.clocks.models import Clock
from nhipcau.common.files.snapshots import load
from nhipcau.record.models import Entry
from nhipcau.verification.actions import capturing, kits
from nhipcau.verification.actions.requests import ask
from nhipcau.verification.actions.reviews import pass_finding, return_finding
from nhipcau.verification.models import Change, Correction, Finding, KeptFile, Kit, Request

pytestmark = pytest.mark.django_db
MODELS = (Finding, Correction, Clock, Request, Change, Entry)
DEEP = 8
"""More record entries than any action of the room writes."""


class PlugPulledError(BaseException):
    """Nothing of ours may catch it, as nothing catches a power cut."""


def standing() -> list[Any]:
    """Return every row that an action could leave half-done."""
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def pull_everywhere(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any]) -> int:
    """Pull the plug before the first, second… insert of an action; return after how many it got through."""
    from django.db.models.query import QuerySet

    real = QuerySet._insert  # type: ignore[attr-defined]
    before = standing()
    for deep in range(DEEP * 2):
        left = [deep]

        def insert(self: Any, *args: Any, _left: list[int] = left, **kwargs: Any) -> Any:
            if not _left[0]:
                raise PlugPulledError
            _left[0] -= 1
            return real(self, *args, **kwargs)

        with monkeypatch.context() as patch:
            patch.setattr(QuerySet, "_insert", insert)
            try:
                act()
            except PlugPulledError:
                assert standing() == before, deep
            else:
                return deep
    msg = "the action never came to its end"
    raise AssertionError(msg)


def test_a_finding_never_passes_without_its_correction(monkeypatch: pytest.MonkeyPatch) -> None:
    owner, reader = make_person(), make_reader()
    dossier = make_fair(make_dossier(by=owner))
    write(dossier, own_mistake(owner))
    finding = submit(dossier)
    choose(finding, reader)
    tries = pull_everywhere(monkeypatch, lambda: pass_finding(by=reader, at=LATER, finding=finding))
    assert tries >= 4
    assert fresh(finding).state == "passed"
    assert Correction.objects.get().clock.is_running


def test_a_return_and_a_question_happen_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    make_unit("p08")
    finding, reader = make_submitted(), make_reader()
    choose(finding, reader)
    assert pull_everywhere(
        monkeypatch, lambda: return_finding(by=reader, at=LATER, finding=finding, reason="Thiếu.")
    )
    dossier = fresh(finding.dossier)
    asked = pull_everywhere(
        monkeypatch,
        lambda: ask(
            by=dossier.owner, at=LATER, dossier=dossier, seen=dossier.revision, kind="facts", unit_id="p08",
            addressee="UBND xã Mẫu", question="Bao nhiêu nhà?",
        ),
    )  # fmt: skip
    assert asked >= 4
    assert Request.objects.get().clock is not None


@pytest.mark.parametrize("what", ["file", "kit"])
def test_bytes_lie_safe_before_any_row_names_them(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any, what: str
) -> None:
    settings.EVIDENCE_DIR = tmp_path / "evidence"
    finding, reader = make_submitted(), make_reader()
    choose(finding, reader)
    passed = pass_finding(by=reader, at=LATER, finding=finding)
    seen = []
    model: Any = KeptFile if what == "file" else Kit
    real = model.objects.create

    def create(**columns: Any) -> Any:
        seen.append(load(settings.EVIDENCE_DIR, columns["sha256"]))
        return real(**columns)

    monkeypatch.setattr(model.objects, "create", create)
    if what == "file":
        capturing.keep_file(by=reader, at=LATER, name="a.txt", content="Đếm được 31 nhà.".encode())
    else:
        kits.make_kit(by=reader, at=LATER, finding=passed)
    assert len(seen) == 1
