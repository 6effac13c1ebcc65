"""A silent edit past every door, with the triggers gone, is found by the nightly check and named."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from tests.statements.making import NOW, make_published, make_spokesperson, version_of

from nhipcau.statements.actions.checking import check_published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_here(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def doors_open() -> None:
    """Take every trigger of the room and of the log away, as somebody with the database in hand could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in ("version", "approval", "edition", "statement", "writer"):
                cursor.execute(f"ALTER TABLE statements_{table} DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE signing_log_line DISABLE TRIGGER USER")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def found(statement: Any) -> set[str]:
    check = check_published(at=NOW)
    entry = apps.get_model("record", "Entry").objects.order_by("-seq")[0]
    assert len(entry.after["faults"]) == len(check.faults)
    return {fault["what"] for fault in check.faults if fault["statement_id"] == statement.public_id}


def test_what_stands_as_signed_has_no_fault() -> None:
    make_published(languages=("en",))
    check = check_published(at=NOW)
    assert (check.checked, check.faults) == (2, [])


@pytest.mark.parametrize(
    ("table", "change", "names"),
    [
        ("version", {"body": "Cầu vẫn cấm."}, {"hash", "words"}),
        ("version", {"title": "Cầu vẫn cấm"}, {"hash", "words"}),
        ("version", {"made": "machine", "machine_hash": "x"}, {"words"}),
        ("version", {"content_hash": "0" * 64}, {"hash", "approval"}),
        ("approval", {"payload": "{}"}, {"words", "signature"}),
        ("approval", {"signature": "AAAA"}, {"signature"}),
        ("approval", {"payload_hash": "0" * 64}, {"signature", "log"}),
        ("approval", {"voided_at": NOW}, {"approval"}),
        ("edition", {"dated_on": "2026-11-21"}, {"words"}),
        ("statement", {"kind": "notice"}, {"words"}),
    ],
    ids=["body", "title", "made", "hash", "payload", "signature", "payload-hash", "voided", "day", "kind"],
)
def test_a_silent_edit_is_named(
    doors_open: None, table: str, change: dict[str, Any], names: set[str]
) -> None:
    statement = make_published()
    make_published(make_spokesperson())
    version = version_of(statement)
    where = {"version": {"pk": version.pk}, "approval": {"version": version}, "edition": {"pk": version.edition_id},
             "statement": {"pk": statement.pk}}[table]  # fmt: skip
    assert apps.get_model("statements", table).objects.filter(**where).update(**change) == 1
    assert found(statement) == names


def test_a_new_hash_over_new_words_is_still_found(doors_open: None) -> None:
    from nhipcau.statements.rules.content import content_of

    statement = make_published()
    version = version_of(statement)
    words = content_of("vi", version.title, version.lead, "Cầu vẫn cấm.")
    apps.get_model("statements", "Version").objects.filter(pk=version.pk).update(
        body=words.body, content_hash=words.hash
    )
    version.approvals.update(content_hash=words.hash)
    assert found(statement) == {"words"}


def test_a_resigned_edit_is_found_by_the_public_log(doors_open: None) -> None:
    from nhipcau.signing.actions.signing import sign
    from nhipcau.statements.actions.payloads import payload_for
    from nhipcau.statements.rules.content import content_of

    statement = make_published()
    version = version_of(statement)
    version.body = "Cầu vẫn cấm."
    version.content_hash = content_of("vi", version.title, version.lead, version.body).hash
    version.save()
    signed = sign(at=NOW, payload=payload_for(version))
    version.approvals.update(
        content_hash=version.content_hash, payload=signed.payload, payload_hash=signed.payload_hash,
        signature=signed.signature,
    )  # fmt: skip
    assert found(statement) == {"log"}


def test_a_row_that_vanished_is_named(doors_open: None) -> None:
    statement = make_published(languages=("en",))
    version = version_of(statement, "en")
    for name in ("Approval", "Writer", "Dispatch", "Round"):
        apps.get_model("statements", name).objects.filter(version=version).delete()
    apps.get_model("statements", "Version").objects.filter(pk=version.pk).delete()
    assert found(statement) == {"lost"}
