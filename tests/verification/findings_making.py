"""Dossiers on their way to a finding, for the tests of findings, readers and refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from tests.verification.making import NOW, make_article, make_claim, make_person

from nhipcau.verification.actions.dossiers import open_dossier, write_text
from nhipcau.verification.actions.findings import Words, submit_finding, write_finding
from nhipcau.verification.actions.reviews import choose_verdict
from nhipcau.verification.models import Dossier, Evidence, Finding, Search

LATER = NOW + timedelta(hours=3)
WRONG = Words(
    verdict="wrong",
    confidence="high",
    summary="Cả ba nguồn chính thức đều ghi 31 ngôi nhà bị ngập, không phải 312.",
    interest="Không có.",
    reasoning="Báo cáo nhanh của xã và của sở khớp nhau.",
)


def own_mistake(owner: Any) -> Words:
    """Return words that say that we were wrong."""
    return replace(
        WRONG, verdict="right_we_correct", correct_what="Thông cáo ngày 05/10 ghi 31 ngôi nhà.",
        correct_where="Cổng thông tin, mục Thông cáo", correct_by=owner,
    )  # fmt: skip


def fresh(row: Any) -> Any:
    """Return a row as it stands now."""
    return type(row).objects.get(pk=row.pk)


def make_dossier(by: Any = None, **claim: Any) -> Dossier:
    """Return an open dossier of an officer, with nothing in it."""
    officer = by or make_person()
    return open_dossier(by=officer, at=NOW, claim=make_claim(by=officer, **claim))


def add_evidence(dossier: Dossier, stance: str, *, number: int = 0, exact: str = "") -> Evidence:
    """Store a piece of evidence as its action would, on an article of its own."""
    article = make_article(f"{exact or 'Nước rút từ trưa.'} Hết tin.")
    version = article.versions.get(number=1)
    return Evidence.objects.create(
        dossier=dossier, number=number or dossier.evidence.count() + 1, kind="article", stance=stance,
        title="Báo cáo nhanh", article=article, version=version, exact=exact, sha256=version.text_sha256,
        captured_at=NOW, added_by=dossier.owner, added_at=NOW,
    )  # fmt: skip


def add_search(dossier: Dossier, words: str, *, side: str = "both", found_nothing: bool = True) -> Search:
    """Store one search."""
    return Search.objects.create(
        dossier=dossier, side=side, where="Cổng thông tin xã", words=words, found_nothing=found_nothing,
        looked_by=dossier.owner, looked_at=NOW,
    )  # fmt: skip


def make_fair(dossier: Dossier) -> Dossier:
    """Fill what fairness asks: the wrong-test, both sides, the other side's best case."""
    for name, text in (("would_show_wrong", "Danh sách 312 hộ có chữ ký."), ("best_case", "Có hai đợt lũ.")):
        write_text(
            by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision, name=name, text=text
        )
    for stance in ("supports", "contradicts"):
        add_evidence(dossier, stance)
    row: Dossier = fresh(dossier)
    return row


def write(dossier: Dossier, words: Words = WRONG, *, by: Any = None) -> Finding:
    """Write the draft."""
    row = fresh(dossier)
    return write_finding(by=by or row.owner, at=LATER, dossier=row, seen=row.revision, words=words)


def submit(dossier: Dossier, *, by: Any = None) -> Finding:
    """Send the draft to its reader."""
    row = fresh(dossier)
    return submit_finding(by=by or row.owner, at=LATER, dossier=row, seen=row.revision)


def make_submitted(words: Words = WRONG, **claim: Any) -> Finding:
    """Return a finding that waits for its reader."""
    dossier = make_fair(make_dossier(**claim))
    write(dossier, words)
    return submit(dossier)


def make_reader(*roles: str, **fields: Any) -> Any:
    """Return a second reader."""
    return make_person(*(roles or ("reviewer",)), **fields)


def choose(finding: Finding, reader: Any, verdict: str = "") -> Any:
    """Let a reader choose, as the author did unless said otherwise."""
    return choose_verdict(
        by=reader, at=LATER, finding=finding, verdict=verdict or finding.verdict, interest="Không có."
    )


def hash_of(text: str) -> str:
    """Return a SHA-256."""
    return sha256(text.encode()).hexdigest()
