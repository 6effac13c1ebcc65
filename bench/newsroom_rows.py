"""Releases for the newsroom's benchmark, written in bulk: invented words, two languages, no signature worth the name."""

from __future__ import annotations

import hashlib
import json
import random
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

SEED, RARE = 15, "khuoilan"
WORDS = ["cau", "duong", "xa", "huyen", "nuoc", "dien", "mua", "vu", "lua", "ngo", "rung", "doi", "suoi", "nha", "truong", "cho", "ben", "xe", "khach", "hang", "cua", "khau", "bien", "gioi", "le", "hoi", "du", "lich", "dau", "tu", "san", "pham", "nguoi", "dan", "ho", "tro", "kiem", "tra", "an", "toan", "thong", "xe", "mo", "rong", "ke", "hoach", "nam", "thang", "ngay"]  # fmt: skip


def text(chance: random.Random, number: int) -> str:
    """Return the body of a release; a few hold a rare word."""
    rare = f" {RARE}" if number % 200 == 0 else ""
    return "\n\n".join("Cầu đường " + " ".join(chance.choices(WORDS, k=90)) + "." for _ in range(4)) + rare


def _let_rows_in() -> None:
    """Take the triggers that refuse off this throw-away SQLite office: releases are written as if long out."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def fill(count: int) -> str:
    """Write the rows; return the public id of one release."""
    from django.apps import apps
    from django.utils import timezone

    def model(name: str) -> Any:
        return apps.get_model(name).objects

    standing = model("statements.Statement").order_by("pk")
    if standing.exists():
        return str(standing[count // 2].public_id)
    _let_rows_in()
    now, chance = timezone.now(), random.Random(SEED)
    unit = apps.get_model("units.Unit").objects.order_by("pk").first() or model("units.Unit").create(
        id="p04", level=1
    )
    office = model("spokespersons.Office").create(
        unit=unit, name="Ủy ban nhân dân tỉnh mẫu", symbol="UBND", seat="Mẫu"
    )
    person = model("people.Person").create(
        username="bench", full_name="Bench", email="b@b.example", unit=unit
    )
    key = model("signing.Key").create(key_id="0" * 16, public="A" * 44, valid_from=now)
    statements, editions, versions, approvals = [], [], [], []
    new_statement, new_edition = apps.get_model("statements.Statement"), apps.get_model("statements.Edition")
    new_version, new_approval = apps.get_model("statements.Version"), apps.get_model("statements.Approval")
    for number in range(count):
        at = now - timedelta(hours=3 * (count - number))
        row = new_statement(unit=unit, office=office, kind="release", title=f"Cầu số {number}", created_at=at)
        edition = new_edition(
            statement=row, number=1, publication="published", dated_on=at.date(), published_at=at
        )
        statements.append(row)
        editions.append(edition)
        for language in ("vi", "en"):
            body = text(chance, number)
            digest = hashlib.sha256(f"{language}{number}{body}".encode()).hexdigest()
            version = new_version(edition=edition, language=language, title=f"Cầu số {number} thông xe", lead=body[:120], body=body,
                              workflow="approved", content_hash=digest, released_at=at, changed_at=at)  # fmt: skip
            versions.append(version)
            payload = json.dumps(
                {"issuer": office.name, "speaker_name": "A", "speaker_post": "B", "body": body}
            )
            approvals.append(new_approval(version=version, content_hash=digest, payload=payload, payload_hash=digest, key=key,
                                      signature="x", approver=person, confirmed_at=at, at=at))  # fmt: skip
    for manager, rows in (
        (new_statement, statements),
        (new_edition, editions),
        (new_version, versions),
        (new_approval, approvals),
    ):
        manager.objects.bulk_create(rows, batch_size=200)
    return str(statements[count // 2].public_id)


if __name__ == "__main__":
    import django

    django.setup()
    from nhipcau.config.installation import prepare

    prepare(at=datetime.now(UTC))
    print(fill(int(sys.argv[1])))
