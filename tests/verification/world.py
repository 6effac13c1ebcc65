"""One claim's whole road in one unit, made by the rooms' own actions: for tests that look at it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.verification.making import NOW, UNIT, make_claim, make_person

from nhipcau.verification.actions.dossiers import open_dossier, write_text
from nhipcau.verification.actions.evidence import Described, add_visit
from nhipcau.verification.actions.findings import Words, submit_finding, write_finding
from nhipcau.verification.actions.requests import ask
from nhipcau.verification.actions.reviews import choose_verdict, pass_finding
from nhipcau.verification.rules import states

SECRET = "Ống đồng Khuổi Lếch"
"""Stands in every text of this world and nowhere else: whoever reads it has read what is not his."""


@dataclass
class Road:
    """Who did what, and what came of it."""

    author: Any
    reader: Any
    claim: Any
    dossier: Any
    request: Any
    finding: Any
    correction: Any


def fresh(row: Any) -> Any:
    """Return a row as it stands now."""
    return type(row).objects.get(pk=row.pk)


def gathered(author: Any, *, asked_unit: str = "", at: datetime = NOW) -> tuple[Any, Any, Any]:
    """Return a claim, its dossier with both sides, and a request where a unit is asked."""
    claim = make_claim(f"{SECRET} bị hỏng 3 đoạn ở xã Mẫu Sơn ngày 05/10/2026.", by=author)
    dossier = open_dossier(by=author, at=at, claim=claim)
    for name in ("would_show_wrong", "best_case"):
        dossier = write_text(
            by=author,
            at=at,
            dossier=dossier,
            seen=fresh(dossier).revision,
            name=name,
            text=f"{SECRET}: {name}",
        )
    for stance in (states.SUPPORTS, states.CONTRADICTS):
        described = Described(stance=stance, title=f"{SECRET} {stance}", note=f"Đã xem {SECRET}.")
        add_visit(
            by=author, at=at, dossier=dossier, seen=fresh(dossier).revision, described=described, seen_at=at
        )
    request = None
    if asked_unit:
        request = ask(
            by=author, at=at, dossier=dossier, seen=fresh(dossier).revision, kind="facts", unit_id=asked_unit,
            addressee="UBND xã Mẫu", question=f"{SECRET} hỏng mấy đoạn?",
        )  # fmt: skip
    return claim, fresh(dossier), request


def submitted(dossier: Any, author: Any, *, verdict: str = states.WRONG, at: datetime = NOW) -> Any:
    """Return the sealed finding of a gathered dossier."""
    words = Words(
        verdict=verdict, confidence="high", summary=f"{SECRET} không hỏng.", interest="Không có.",
        correct_what=f"Tin về {SECRET}", correct_by=author,
    )  # fmt: skip
    write_finding(by=author, at=at, dossier=dossier, seen=fresh(dossier).revision, words=words)
    return submit_finding(by=author, at=at, dossier=dossier, seen=fresh(dossier).revision)


def passed(finding: Any, reader: Any, *, at: datetime = NOW) -> Any:
    """Let the second reader agree."""
    choose_verdict(by=reader, at=at, finding=finding, verdict=finding.verdict, interest="Không có.")
    return pass_finding(by=reader, at=at, finding=finding)


def whole_road(*, asked_unit: str, verdict: str = states.RIGHT_WE_CORRECT) -> Road:
    """Walk the road to its end."""
    author, reader = make_person("officer"), make_person("reviewer", unit=UNIT)
    claim, dossier, request = gathered(author, asked_unit=asked_unit)
    finding = passed(submitted(dossier, author, verdict=verdict), reader)
    correction = getattr(finding, "correction", None)
    return Road(author, reader, claim, fresh(dossier), request, finding, correction)
