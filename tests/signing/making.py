"""Keys, signed statements and log lines for the tests of signing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.signing.made_statements import STATEMENTS

from nhipcau.common.writing import write_gate
from nhipcau.signing.actions.keys import make_key
from nhipcau.signing.actions.logs import add_line
from nhipcau.signing.actions.signing import Signed, sign
from nhipcau.signing.models import Key, LogLine
from nhipcau.signing.queries.logs import line_published
from nhipcau.signing.rules import logs
from nhipcau.signing.rules.envelope import envelope_of
from nhipcau.signing.rules.payload import Payload, payload_of

NOW = datetime(2026, 10, 10, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def keys_dir(settings: Any, tmp_path: Path) -> Path:
    """Keep private keys in a folder of this test."""
    settings.KEYS_DIR = tmp_path / "keys"
    return tmp_path / "keys"


def payload(language: str = "vi", **changed: Any) -> Payload:
    """Return the payload of one of our statements."""
    title, body = STATEMENTS[language]
    facts = {
        "statement": "ph1", "edition": "ed1", "number": 1, "kind": "release", "language": language,
        "title": title, "lead": "", "body": body, "issuer": "Văn phòng UBND tỉnh", "speaker_name": "Lục Thị Mây",
        "speaker_post": "Người phát ngôn", "dated_on": date(2026, 10, 10), "made": "hand",
    }  # fmt: skip
    return payload_of(**{**facts, **changed})


def make(at: datetime = NOW) -> Key:
    """Make a key."""
    return make_key(by=None, at=at)


def log(at: datetime, signed: Signed, language: str = "vi") -> LogLine:
    """Write the release of what was signed into the log."""
    facts = {"kind": "release", "payloads": {language: signed.payload_hash}}
    with write_gate():
        return add_line(at=at, kind=logs.RELEASED, subject="statements.edition:ed1", facts=facts)


def published(language: str = "vi", at: datetime = NOW) -> dict[str, Any]:
    """Return the envelope of a statement signed and logged now."""
    signed = sign(at=at, payload=payload(language))
    row = log(at, signed, language)
    return envelope_of(
        payload=signed.payload, key_id=signed.key.key_id, public=signed.key.public, signature=signed.signature,
        log=line_published(row),
    )  # fmt: skip
