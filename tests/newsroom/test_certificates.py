"""The public page that checks a certificate, and the command that does so offline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone
from tests.learning.certifying import ADDRESS, first_of, make_certified, make_officer

from nhipcau.commands.verify import verify
from nhipcau.learning.actions.certifying import revoke
from nhipcau.newsroom.queries.certificates import signed_list
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.signing.queries.keys import key_list

pytestmark = pytest.mark.django_db
MOST_BYTES = 30_000
LANGUAGES = ("vi", "en", "zh", "lo", "km", "fr")


@pytest.fixture(autouse=True)
def _house(settings: Any, tmp_path: Path) -> None:
    settings.ADDRESS, settings.KEYS_DIR = ADDRESS, tmp_path / "keys"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_genuine_revoked_and_altered(language: str) -> None:
    row, client, say = first_of(make_certified(per_site=1)), Client(), catalogue(language).say
    page = client.get(f"/{language}/chung-nhan/", {"c": row.code})
    words = page.content.decode()
    assert say("cert_genuine") in words
    assert row.name in words
    assert len(page.content) < MOST_BYTES
    assert "<script" not in words
    assert page.headers["Cache-Control"] == "no-store"
    changed = row.code[:-8] + ("A" if row.code[-8] != "A" else "B") + row.code[-7:]
    told = client.post(f"/{language}/chung-nhan/", {"text": changed}).content.decode()
    assert say("cert_altered") in told
    assert row.name not in told
    at = timezone.now()
    revoke(by=make_officer(), at=at, certificate=row, why="Cấp nhầm", confirmed_at=at)
    told = client.post(f"/{language}/chung-nhan/", {"text": row.code}).content.decode()
    assert say("cert_revoked") in told


def test_published_files() -> None:
    make_certified(per_site=1)
    client = Client()
    assert client.get("/newsroom/certificates/status.jwt").content.count(b".") == 2
    keys = json.loads(client.get("/newsroom/certificates/keys.json").content)["keys"]
    assert [key["crv"] for key in keys] == ["Ed25519"]
    assert json.loads(client.get("/.well-known/did.json").content)["id"].startswith("did:web:")


def test_the_command_checks_offline(tmp_path: Path) -> None:
    row, at = first_of(make_certified(per_site=1)), timezone.now()
    files = {"one.txt": row.code, "keys.json": json.dumps(key_list()), "status.jwt": signed_list(at)}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    place = {name: str(tmp_path / name) for name in files}
    asked = [place["one.txt"], "--keys", place["keys.json"]]
    run = CliRunner().invoke
    assert run(verify, asked).exit_code == 3
    told = run(verify, [*asked, "--revoked", place["status.jwt"]])
    assert (told.exit_code, row.name in told.output) == (0, True)
    revoke(by=make_officer(), at=at, certificate=row, why="Cấp nhầm", confirmed_at=at)
    (tmp_path / "status.jwt").write_text(signed_list(at), encoding="utf-8")
    assert run(verify, [*asked, "--revoked", place["status.jwt"]]).exit_code == 1
    (tmp_path / "one.txt").write_text(row.code[:-1] + ("A" if row.code[-1] != "A" else "Q"), encoding="utf-8")
    assert run(verify, asked).exit_code == 1
