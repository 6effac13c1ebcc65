"""The public log against older signed heads: every way to falsify it is found."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from tests.signing.making import HOUR, NOW, log, make, payload

from nhipcau.record.rules import GENESIS
from nhipcau.signing.actions.heads import sign_head
from nhipcau.signing.actions.keys import revoke_key
from nhipcau.signing.actions.signing import sign
from nhipcau.signing.models import SignedHead
from nhipcau.signing.queries.keys import key_facts
from nhipcau.signing.queries.logs import as_line, check_log, head_published, line_published, lines
from nhipcau.signing.rules.logs import Head, Line, faults, next_line
from nhipcau.signing.rules.publishing import head_from, lines_from, log_of

Rows = list[tuple[Line, str]]


def chain(count: int = 8) -> Rows:
    rows: Rows = []
    for number in range(count):
        last = Head(rows[-1][0].seq, rows[-1][1]) if rows else None
        line = next_line(last, at=NOW + timedelta(minutes=number), kind="released",
                         subject=f"statements.edition:{number}", facts={"payloads": {"vi": f"{number:064d}"}})  # fmt: skip
        rows.append((line, line.digest()))
    return rows


def resealed(rows: Rows) -> Rows:
    made: Rows = []
    for line, _hash in rows:
        link = made[-1][1] if made else GENESIS
        sealed = dataclasses.replace(line, seq=len(made) + 1, previous=link)
        made.append((sealed, sealed.digest()))
    return made


def edited(rows: Rows) -> Rows:
    line, stored = rows[3]
    return [*rows[:3], (dataclasses.replace(line, facts={"payloads": {"vi": "f" * 64}}), stored), *rows[4:]]


def swapped(rows: Rows) -> Rows:
    one, two = rows[3], rows[4]
    return [
        *rows[:3],
        (dataclasses.replace(two[0], seq=4), two[1]),
        (dataclasses.replace(one[0], seq=5), one[1]),
        *rows[5:],
    ]


FORGERIES: dict[str, tuple[Callable[[Rows], Rows], bool]] = {
    "edit": (edited, True),
    "edit and rehash of that line": (lambda rows: [(line, line.digest()) for line, _ in edited(rows)], True),
    "edit and rehash of the chain": (lambda rows: resealed(edited(rows)), False),
    "cut tail": (lambda rows: rows[:-1], False),
    "cut and regrown": (lambda rows: resealed([*rows[:-2], rows[0], rows[1]]), False),
    "swapped rows": (swapped, True),
    "swapped and resealed": (lambda rows: resealed(swapped(rows)), False),
    "a line left out": (lambda rows: rows[:3] + rows[4:], True),
    "a line left out, resealed": (lambda rows: resealed(rows[:3] + rows[4:]), False),
    "emptied": (lambda _rows: [], False),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_found_against_an_older_head(name: str) -> None:
    forge, found_alone = FORGERIES[name]
    rows = chain()
    heads = [Head(rows[5][0].seq, rows[5][1]), Head(rows[-1][0].seq, rows[-1][1])]
    assert list(faults(rows, heads)) == []
    assert list(faults(forge(rows), heads))
    assert bool(list(faults(forge(rows)))) == found_alone


@pytest.mark.parametrize("field", ["seq", "at", "kind", "subject", "facts", "previous"])
def test_every_part_of_a_line_is_sealed(field: str) -> None:
    rows = chain()
    other = {"seq": 99, "at": "2026-01-01T00:00:00.000000Z", "kind": "withdrawn", "subject": "statements.edition:zz",
             "facts": {}, "previous": "0" * 64}[field]  # fmt: skip
    line, stored = rows[2]
    assert list(faults([*rows[:2], (dataclasses.replace(line, **{field: other}), stored), *rows[3:]]))  # type: ignore[arg-type]


@pytest.mark.django_db
@pytest.mark.usefixtures("keys_dir")
class TestStoredLog:
    """The same in the database, with real signatures."""

    def test_lines_follow_each_other_and_hold(self) -> None:
        make()
        for hour in range(3):
            log(NOW + hour * HOUR, sign(at=NOW, payload=payload()))
        assert [row.seq for row in lines()] == [1, 2, 3, 4]
        assert [row.seq for row in lines(after_seq=2, limit=1)] == [3]
        assert check_log().holds
        assert check_log().lines == 4

    def test_a_head_is_signed_once_for_each_new_end(self) -> None:
        assert sign_head(at=NOW) is None
        make()
        first = sign_head(at=NOW)
        assert first is not None
        assert sign_head(at=NOW + HOUR) is None
        log(NOW, sign(at=NOW, payload=payload()))
        second = sign_head(at=NOW + HOUR)
        assert second is not None
        assert (first.seq, second.seq) == (1, 2)
        facts = {key.key_id: key for key in key_facts()}
        held = head_from(head_published(second))
        assert held.is_signed_by(facts[held.key_id])
        later = dataclasses.replace(held, at=held.at + HOUR)
        assert not later.is_signed_by(facts[held.key_id])

    def test_no_key_signs_no_head(self) -> None:
        key = make()
        revoke_key(by=None, at=NOW + HOUR, key=key, why="Lộ khóa")
        assert sign_head(at=NOW + 2 * HOUR) is None

    def test_a_head_of_a_revoked_key_dated_later_does_not_count(self) -> None:
        key = make()
        head = sign_head(at=NOW)
        assert head is not None
        held = head_from(head_published(head))
        revoke_key(by=None, at=NOW - HOUR, key=key, why="Lộ khóa")
        assert not held.is_signed_by(key_facts()[0])

    def test_falsified_rows_are_found_by_our_own_heads(self) -> None:
        make()
        for hour in range(3):
            log(NOW + hour * HOUR, sign(at=NOW, payload=payload()))
        sign_head(at=NOW + 3 * HOUR)
        table = "signing_log_line"
        trigger = f"DROP TRIGGER {table}_no_delete" + (
            f" ON {table}" if connection.vendor == "postgresql" else ""
        )
        with connection.cursor() as cursor:
            cursor.execute(trigger)
            cursor.execute("DELETE FROM signing_log_line WHERE seq = 4")
        assert [fault.kind for fault in check_log().faults] == ["cut_tail"]

    def test_a_head_with_a_foreign_signature_is_named(self) -> None:
        key = make()
        row = lines()[0]
        SignedHead.objects.create(seq=1, hash=row.hash, at=NOW, key=key, signature="AAAA")
        assert check_log().bad_heads == (1,)

    def test_a_head_from_outside_is_compared(self) -> None:
        make()
        assert [fault.kind for fault in check_log([Head(1, "f" * 64), Head(7, "f" * 64)]).faults] == [
            "rewritten", "cut_tail",
        ]  # fmt: skip

    def test_published_lines_read_back_the_same(self) -> None:
        import json

        make()
        log(NOW, sign(at=NOW, payload=payload()))
        rows = [(as_line(row), row.hash) for row in lines()]
        told = [line_published(row) for row in lines()]
        assert lines_from(json.dumps(log_of(told))) == rows
        assert lines_from("\n".join(json.dumps(one) for one in told)) == rows
        for broken in ("[1]", "{}", "nothing", '{"format": "nhipcau.log/1"}'):
            with pytest.raises((ValueError, KeyError)):
                lines_from(broken)
