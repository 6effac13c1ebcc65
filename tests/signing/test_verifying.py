"""An envelope against the key list: every flipped byte is refused, keys count in their time, stock tools agree."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.signing.made_statements import STATEMENTS
from tests.signing.making import HOUR, NOW, make, published

from nhipcau.commands.verify import verify as command
from nhipcau.signing.actions.heads import sign_head
from nhipcau.signing.actions.keys import retire_key, revoke_key
from nhipcau.signing.queries.keys import key_facts, key_list
from nhipcau.signing.queries.logs import as_line, head_published, line_published, lines
from nhipcau.signing.rules.ed25519 import key_id_of, public_of, sign_text
from nhipcau.signing.rules.keylist import KeyFacts, keys_from
from nhipcau.signing.rules.publishing import log_of
from nhipcau.signing.rules.verifying import Fault, first_logged, verify

DOCS = Path(__file__).resolve().parents[2] / "docs"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("keys_dir")]


def known() -> dict[str, KeyFacts]:
    return keys_from(json.loads(json.dumps(key_list())))


@pytest.mark.parametrize("language", list(STATEMENTS))
def test_a_published_statement_holds(language: str) -> None:
    make()
    verdict = verify(json.loads(json.dumps(published(language))), known())
    assert verdict.fault is None
    assert verdict.payload["title"] == STATEMENTS[language][0]
    assert verdict.payload["body"] == STATEMENTS[language][1]


def test_every_flipped_byte_of_payload_and_signature_is_refused() -> None:
    make()
    envelope, keys = published("en"), known()
    payload = envelope["payload"].encode()
    accepted = []
    for at in range(len(payload)):
        flipped = payload[:at] + bytes([payload[at] ^ (1 << at % 8)]) + payload[at + 1 :]
        text = flipped.decode("utf-8", "surrogateescape")
        try:
            verdict = verify({**envelope, "payload": text, "payload_sha256": None}, keys)
        except UnicodeEncodeError:
            continue
        if verdict.fault is None:
            accepted.append(at)
    signature = base64.b64decode(envelope["signature"])
    for at in range(len(signature) * 8):
        flipped = bytearray(signature)
        flipped[at // 8] ^= 1 << at % 8
        if verify({**envelope, "signature": base64.b64encode(flipped).decode()}, keys).fault is None:
            accepted.append(at)
    assert accepted == []


def test_every_other_letter_of_the_written_signature_is_refused() -> None:
    make()
    envelope, keys = published(), known()
    text = envelope["signature"]
    for at in range(len(text)):
        for sign in ("A", "B", "/", "=", "\n", " ", "-"):
            changed = text[:at] + sign + text[at + 1 :]
            if changed != text:
                assert verify({**envelope, "signature": changed}, keys).fault is Fault.BAD_SIGNATURE
    assert verify({**envelope, "signature": f"{text}\n"}, keys).fault is Fault.BAD_SIGNATURE


@pytest.mark.parametrize("told", [None, [], "x", 7, {}, {"format": "nhipcau.envelope/1"},
                                  {"format": "nhipcau.envelope/1", "algorithm": "none", "payload": "{}"}])  # fmt: skip
def test_what_is_no_envelope_is_said_to_be_none(told: object) -> None:
    assert verify(told, {}).fault is Fault.NO_ENVELOPE


def test_somebody_elses_key_is_unknown_even_under_our_id() -> None:
    ours = make()
    envelope = published()
    stranger = Ed25519PrivateKey.generate()
    public = public_of(stranger)
    forged = {**envelope, "public": public, "signature": sign_text(stranger, envelope["payload"])}
    assert forged["key_id"] == ours.key_id
    assert verify(forged, known()).fault is Fault.UNKNOWN_KEY
    assert verify({**forged, "key_id": key_id_of(public)}, known()).fault is Fault.UNKNOWN_KEY
    verdict = verify(forged, None)
    assert (verdict.fault, verdict.is_key_known) == (None, False)


def test_a_key_list_whose_key_is_not_what_its_id_says_is_refused() -> None:
    make()
    told = key_list()
    told["keys"][0]["public"] = public_of(Ed25519PrivateKey.generate())
    with pytest.raises(ValueError, match=told["keys"][0]["key_id"]):
        keys_from(told)


def test_signed_but_not_canonical_is_refused(keys_dir: Path) -> None:
    from nhipcau.signing.actions import keyfiles

    key = make()
    private = keyfiles.read(key.key_id)
    assert private is not None
    envelope = published()
    doubled = envelope["payload"][:-1] + ',"title":"Khác"}'
    forged = {
        **envelope,
        "payload": doubled,
        "signature": sign_text(private, doubled),
        "payload_sha256": None,
    }
    assert verify(forged, known()).fault is Fault.NOT_CANONICAL


def test_the_hash_and_the_line_of_the_log_must_be_of_this_text() -> None:
    make()
    vi, en = published("vi"), published("en")
    assert verify({**vi, "payload_sha256": en["payload_sha256"]}, known()).fault is Fault.OTHER_PAYLOAD
    assert verify({**vi, "log": en["log"]}, known()).fault is Fault.OTHER_LOG_LINE
    assert (
        verify({**vi, "log": {**vi["log"], "at": "2020-01-01T00:00:00Z"}}, known()).fault
        is Fault.OTHER_LOG_LINE
    )
    assert verify({**vi, "log": "yes"}, known()).fault is Fault.OTHER_LOG_LINE
    assert verify({**vi, "log": None}, known()).fault is None


def test_a_retired_key_vouches_for_what_it_signed_before() -> None:
    key = make()
    envelope = published()
    retire_key(by=None, at=NOW + HOUR, key=key)
    assert verify(envelope, known()).fault is None
    facts = known()[key.key_id]
    early = KeyFacts(facts.key_id, facts.public, NOW + HOUR)
    assert verify(envelope, {key.key_id: early}).fault is Fault.KEY_NOT_YET
    ended = KeyFacts(facts.key_id, facts.public, NOW - 2 * HOUR, NOW - HOUR)
    assert verify(envelope, {key.key_id: ended}).fault is Fault.KEY_ENDED


def test_a_revoked_key_vouches_only_for_what_the_log_held_before() -> None:
    key = make()
    before = published("vi", NOW)
    late = published("en", NOW + 2 * HOUR)
    revoke_key(by=None, at=NOW + HOUR, key=key, why="Lộ khóa")
    logged = first_logged(as_line(row) for row in lines())
    assert verify(before, known(), logged).fault is None
    assert verify(before, known()).fault is Fault.KEY_REVOKED
    assert verify(late, known(), logged).fault is Fault.KEY_REVOKED
    assert [one.revoked_why for one in key_facts()] == ["Lộ khóa"]


def test_an_envelope_of_any_shape_never_breaks_the_verifier() -> None:
    make()
    envelope = published()
    for name in envelope:
        for odd in (None, 0, [], {}, "", "é\ud800", "[" * 5000):
            changed: dict[str, Any] = {**envelope, name: odd}
            verify(changed, known())


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        command, [str(folder / one) if one.endswith(".json") else one for one in arguments]
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Publish a statement, its keys, the log and a head into a folder."""
    make()
    told = {"statement.json": published(), "keys.json": key_list()}
    head = sign_head(at=NOW + HOUR)
    assert head is not None
    told |= {"head.json": head_published(head), "log.json": log_of([line_published(row) for row in lines()])}
    for name, content in told.items():
        (tmp_path / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_command_says_genuine_which_version_and_which_key(files: Path) -> None:
    result = run(files, "statement.json", "--keys", "keys.json")
    assert result.exit_code == 0
    assert "BẢN THẬT" in result.output
    assert "bản thứ 1" in result.output
    assert json.loads((files / "keys.json").read_text())["keys"][0]["key_id"] in result.output
    assert run(files, "statement.json").exit_code == 3


def test_the_command_refuses_an_altered_statement_and_a_missing_file(files: Path) -> None:
    change(files / "statement.json", "4,75 tỷ", "47,5 tỷ")
    result = run(files, "statement.json", "--keys", "keys.json")
    assert result.exit_code == 1
    assert "KHÔNG phải bản thật" in result.output
    for odd in (("nothing.json",), ("keys.json", "--keys", "statement.json"), ()):
        assert run(files, *odd).exit_code in {1, 2}


def test_the_command_checks_a_copy_of_the_log(files: Path) -> None:
    arguments = ("--log", "log.json", "--head", "head.json", "--keys", "keys.json")
    assert run(files, *arguments).exit_code == 0
    assert run(files, *arguments[:-2]).exit_code == 3
    head = (files / "head.json").read_text()
    change(files / "head.json", '"seq": 2', '"seq": 1')
    assert run(files, *arguments).exit_code == 1
    (files / "head.json").write_text(head)
    told = json.loads((files / "log.json").read_text())
    (files / "log.json").write_text(json.dumps({**told, "lines": told["lines"][:1]}))
    result = run(files, *arguments)
    assert result.exit_code == 1
    assert "đã mất khỏi cuối sổ" in result.output


def test_after_a_revocation_only_a_head_of_another_key_proves_what_left_before(files: Path) -> None:
    (key,) = key_facts()
    from nhipcau.signing.models import Key

    revoke_key(by=None, at=NOW + 2 * HOUR, key=Key.objects.get(key_id=key.key_id), why="Lộ khóa")
    make(NOW + 3 * HOUR)
    (files / "keys.json").write_text(json.dumps(key_list()))
    (files / "log.json").write_text(json.dumps(log_of([line_published(row) for row in lines()])))
    arguments = ("statement.json", "--keys", "keys.json", "--log", "log.json", "--head", "head.json")
    assert run(files, *arguments[:3]).exit_code == 1
    assert run(files, *arguments).exit_code == 1
    head = sign_head(at=NOW + 4 * HOUR)
    assert head is not None
    (files / "head.json").write_text(json.dumps(head_published(head)))
    result = run(files, *arguments)
    assert result.exit_code == 0, result.output
    assert "về sau bị thu hồi" in result.output


def blocks() -> list[str]:
    """Return the commands for statements; those for certificates are run in tests/newsroom."""
    found: list[str] = re.findall(r"```sh\n(.*?)```", (DOCS / "verifying.md").read_text(), re.DOTALL)
    return [block for block in found if "certificate.txt" not in block]


def shell(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    script = script.replace("verify_statement.py", str(DOCS / "verify_statement.py"))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(["/bin/sh", "-ec", script], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "PATH": path})  # fmt: skip


def test_the_commands_of_the_page_run_as_written(files: Path) -> None:
    assert len(blocks()) == 6
    for block in blocks():
        done = shell(files, block)
        assert done.returncode == 0, (block, done.stdout, done.stderr)
        if "pkeyutl" in block:
            assert "Signature Verified Successfully" in done.stdout
        if "dgst" in block:
            assert json.loads((files / "statement.json").read_text())["payload_sha256"] in done.stdout


@pytest.mark.parametrize(("file", "old", "new"), [
    ("statement.json", "4,75 tỷ", "47,5 tỷ"), ("statement.json", "không bị cấm", "bị cấm"),
    ("statement.json", '\\"number\\":1', '\\"number\\":2'),
])  # fmt: skip
def test_stock_tools_refuse_an_altered_statement(files: Path, file: str, old: str, new: str) -> None:
    change(files / file, old, new)
    taken, asked, _digest, script, *_rest = blocks()
    assert shell(files, taken + asked).returncode != 0
    done = shell(files, script)
    assert done.returncode == 1
    assert "NOT GENUINE" in done.stderr


def test_the_small_script_looks_at_the_keys_dates(files: Path) -> None:
    keys = json.loads((files / "keys.json").read_text())
    script = blocks()[3]
    for name, moment in (("valid_from", NOW + HOUR), ("valid_until", NOW - HOUR), ("revoked_at", NOW + HOUR)):
        changed = {**keys, "keys": [{**keys["keys"][0], name: (moment + timedelta()).isoformat()}]}
        (files / "keys.json").write_text(json.dumps(changed))
        assert shell(files, script).returncode == 1
    assert len((DOCS / "verify_statement.py").read_text().splitlines()) <= 42
