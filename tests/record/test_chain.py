"""The record finds every kind of tampering, and the database refuses the plain ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.record.models import Entry
from nhipcau.record.queries import head, verify
from nhipcau.record.rules import GENESIS, Checkpoint, Sealed, faults

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def chain(length: int) -> list[tuple[Sealed, str]]:
    """Seal `length` invented entries."""
    links, previous = [], GENESIS
    for seq in range(1, length + 1):
        entry = Sealed(
            seq,
            f"2026-11-22T12:00:{seq:02}Z",
            "system",
            "sources.poll",
            f"sources.feed:{seq}",
            None,
            {"n": seq},
            previous,
        )
        previous = entry.digest()
        links.append((entry, previous))
    return links


def kinds(links: list[tuple[Sealed, str]], *checkpoints: Checkpoint) -> list[tuple[int, str]]:
    """List the faults found as plain pairs."""
    return [(fault.seq, fault.kind) for fault in faults(links, checkpoints)]


def test_an_untouched_chain_holds() -> None:
    links = chain(9)
    assert kinds(links, Checkpoint(9, links[-1][1], "")) == []


def test_an_edit_is_found() -> None:
    links = chain(9)
    links[4] = (replace(links[4][0], verb="sources.retire"), links[4][1])
    assert kinds(links) == [(5, "altered")]


def test_an_edit_sealed_anew_breaks_the_link() -> None:
    links = chain(9)
    changed = replace(links[4][0], verb="sources.retire")
    links[4] = (changed, changed.digest())
    assert kinds(links) == [(6, "broken_link")]


def test_a_chain_sealed_anew_from_the_edit_on_is_found_by_a_checkpoint() -> None:
    links = chain(9)
    held = Checkpoint(7, links[6][1], "")
    previous = links[3][1]
    for index in range(4, 9):
        changed = replace(links[index][0], verb="forged", previous=previous)
        previous = changed.digest()
        links[index] = (changed, previous)
    assert kinds(links) == []
    assert kinds(links, held) == [(7, "rewritten")]


def test_a_cut_tail_is_found_by_a_checkpoint() -> None:
    links = chain(9)
    assert kinds(links[:6], Checkpoint(9, links[8][1], "")) == [(9, "cut_tail")]


def test_a_removed_and_a_swapped_entry_are_found() -> None:
    links = chain(9)
    assert (6, "gap") in kinds(links[:4] + links[5:])
    assert kinds([*links[:3], links[4], links[3], *links[5:]])


@pytest.mark.django_db
def test_notes_are_sealed_in_order_and_verify() -> None:
    for number in range(5):
        with write_gate():
            note(
                by=None,
                at=NOON + timedelta(seconds=number),
                verb="x.do",
                subject=f"x:{number}",
                after={"ký": "hiệu"},
            )
    result = verify([head() or Checkpoint(99, "", "")])
    assert result.holds
    assert result.entries == 5


@pytest.mark.django_db(transaction=True)
def test_a_note_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        note(by=None, at=NOON, verb="x.do", subject="x:1")


@pytest.mark.django_db
@pytest.mark.parametrize("sql", ["UPDATE record_entry SET verb = 'y'", "DELETE FROM record_entry"])
def test_the_database_refuses_to_change_an_entry(sql: str) -> None:
    with write_gate():
        note(by=None, at=NOON, verb="x.do", subject="x:1")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Entry.objects.get().verb == "x.do"
