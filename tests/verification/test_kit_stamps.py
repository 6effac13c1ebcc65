"""Time stamps in a kit: real tokens hold, others are named, and what was not checked is said."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
from tests.sources.authority import HAS_OPENSSL, Authority, make_authority
from tests.verification.kit_cases import ARCHIVE, checked, checked_bytes, contents, make_kit, make_warc
from tests.verification.test_kit_flips import flipped, run, unzipped

from nhipcau.verification.kit.contents import Token
from nhipcau.verification.kit.packing import pack

pytestmark = pytest.mark.skipif(not HAS_OPENSSL, reason="openssl makes the authority and checks tokens")
WARC = f"{ARCHIVE}!archive/data.warc.gz"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    return make_authority(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    return make_authority(tmp_path_factory.mktemp("tsa") / "other", "Another TSA")


def stamp(authority: Authority, content: bytes) -> bytes:
    return authority.answer(TimestampRequestBuilder(content, HashAlgorithm.SHA256).build().as_bytes())


def stamped(authority: Authority, **changed: Any) -> bytes:
    warc, article = make_warc(), b"toan van bai bao"
    given = {
        "root": authority.root,
        "tokens": (
            Token("evidence/01.tsr", stamp(authority, warc), WARC, sha256(warc).hexdigest()),
            Token("evidence/03.tsr", stamp(authority, article), "Chứng cứ 3", sha256(article).hexdigest()),
        ),
    }
    return make_kit(lambda manifest: stamp(authority, manifest), **(given | changed))


def test_tokens_hold_inside_archives_and_of_what_is_withheld(authority: Authority, tmp_path: Path) -> None:
    answer = checked_bytes(tmp_path, stamped(authority))
    assert answer.code == 0, answer.text
    assert "3 tem thời gian/time stamps" in answer.text
    assert "time stamp  manifest.tsr: 20" in answer.text


def test_plain_openssl_agrees(authority: Authority, tmp_path: Path) -> None:
    folder = unzipped(tmp_path, stamped(authority))
    program = str(shutil.which("openssl"))
    words = ["ts", "-verify", "-data", "manifest.json", "-in", "manifest.tsr", "-CAfile", "tsa-ca.pem"]
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert "Verification: OK" in done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", ["manifest.tsr", "evidence/01.tsr", "tsa-ca.pem"])
def test_flips_in_tokens_and_certificates(authority: Authority, tmp_path: Path, name: str) -> None:
    folder = unzipped(tmp_path, stamped(authority))
    path = folder / name
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 12)):
        path.write_bytes(flipped(whole, at, 1))
        answer = checked(folder)
        assert answer.code == 1
        # with a damaged root certificate the tokens cannot hold either
        assert (answer.wrong == {name}) if name.endswith(".tsr") else (name in answer.wrong)


def test_a_flip_in_the_line_of_the_manifests_token_is_told_from_one_in_the_token(
    authority: Authority, tmp_path: Path
) -> None:
    folder = unzipped(tmp_path, stamped(authority))
    sums = folder / "SHA256SUMS"
    whole = sums.read_bytes()
    sums.write_bytes(flipped(whole, whole.index(b"manifest.tsr") - 10, 1))
    assert checked(folder).wrong == {"SHA256SUMS"}


def test_a_token_over_other_bytes_is_named(authority: Authority, tmp_path: Path) -> None:
    other = Token("evidence/01.tsr", stamp(authority, b"other"), WARC, sha256(b"other").hexdigest())
    answer = checked_bytes(tmp_path, stamped(authority, tokens=(other,)))
    assert (answer.code, answer.wrong) == (1, {"evidence/01.tsr"})


def test_a_token_of_an_authority_that_is_not_trusted(
    authority: Authority, stranger: Authority, tmp_path: Path
) -> None:
    answer = checked_bytes(tmp_path, stamped(stranger, root=authority.root))
    assert answer.code == 1
    assert answer.wrong == {"manifest.tsr", "evidence/01.tsr", "evidence/03.tsr"}


def test_the_reader_may_bring_his_own_root(authority: Authority, stranger: Authority, tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_bytes(stamped(authority))
    assert checked(tmp_path / "kit.zip", authority.folder / "ca.pem").code == 0
    assert checked(tmp_path / "kit.zip", stranger.folder / "ca.pem").code == 1


def test_without_a_root_it_says_that_stamps_were_not_checked(authority: Authority, tmp_path: Path) -> None:
    answer = checked_bytes(tmp_path, stamped(authority, root=b""))
    assert answer.code == 3
    assert "CHƯA KIỂM / NOT CHECKED  manifest.tsr" in answer.text


def test_without_openssl_it_says_that_stamps_were_not_checked(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = stamped(authority)
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = checked_bytes(tmp_path, kit)
    assert answer.code == 3
    assert "there is no openssl" in answer.text


def test_a_clean_machine_checks_the_stamps(authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_bytes(stamped(authority))
    done = run(tmp_path, "kit.zip")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 tem thời gian" in done.stdout


def test_an_authority_that_does_not_answer_costs_only_the_token(tmp_path: Path) -> None:
    kit = pack(contents(), lambda _manifest: None)
    assert kit == make_kit()
    assert checked_bytes(tmp_path, kit).code == 0
