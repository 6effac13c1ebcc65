"""What is published is verified by our own command as it lies on the site: late languages, the log, its head."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from tests.statements.making import (
    NOW,
    approve,
    edition_of,
    make_published,
    make_spokesperson,
    submit,
    translate,
)

from nhipcau.commands.verify import verify
from nhipcau.signing.actions.heads import sign_head
from nhipcau.statements.actions.releasing import release_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path: Path, settings: Any) -> Path:
    """Publish a statement, a language of it later, and save the site's own files."""
    settings.KEYS_DIR = tmp_path / "keys"
    person = make_spokesperson()
    statement = make_published(person)
    late = translate(statement)
    submit(late)
    approve(late, person)
    release_language(by=person, at=NOW, edition=edition_of(statement), confirmed_at=NOW)
    sign_head(at=NOW)
    from nhipcau.newsroom.serving.lookout import LOOKOUT

    LOOKOUT.forget()
    client = Client()
    for language in ("vi", "en"):
        told = client.get(f"/{language}/{statement.public_id}/statement.json")
        assert told.status_code == 200
        (tmp_path / f"{language}.json").write_bytes(told.content)
    for name in ("log", "keys"):
        (tmp_path / f"{name}.json").write_bytes(client.get(f"/newsroom/{name}.json").content)
    LOOKOUT.forget()
    return tmp_path


def run(site: Path, *arguments: str) -> Any:
    return CliRunner().invoke(
        verify, [str(site / one) if one.endswith(".json") else one for one in arguments]
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_language_that_followed_later_holds_with_its_own_line_of_the_log(site: Path, language: str) -> None:
    result = run(site, f"{language}.json", "--keys", "keys.json")
    assert result.exit_code == 0, result.output
    told = json.loads((site / f"{language}.json").read_text())
    assert told["payload_sha256"] in told["log"]["facts"]["payloads"].values()


def test_the_log_as_the_site_gives_it_is_checked_with_the_head_inside_it(site: Path) -> None:
    result = run(site, "--log", "log.json", "--head", "log.json", "--keys", "keys.json")
    assert result.exit_code == 0, result.output
    told = json.loads((site / "log.json").read_text())
    assert told["head"]["seq"] == told["lines"][-1]["seq"]
    (site / "cut.json").write_text(json.dumps({**told, "lines": told["lines"][:-1]}))
    result = run(site, "--log", "cut.json", "--head", "log.json", "--keys", "keys.json")
    assert result.exit_code == 1
    assert "đã mất khỏi cuối sổ" in result.output
