"""Time stamps from a real authority on loopback: checked before they are kept, also by stock openssl."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.sources.authority import HAS_OPENSSL, Authority, make_authority
from tests.sources.site import Reply, Site

from nhipcau.sources.fetcher import Fetcher
from nhipcau.sources.timestamps import TimestampError, checked, office_token, request_token

pytestmark = pytest.mark.skipif(not HAS_OPENSSL, reason="openssl is the authority of these tests")
CONTENT = "bằng chứng".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("tsa"))


def test_a_token_is_fetched_checked_and_stock_openssl_agrees(
    site: Site, fetch: Fetcher, authority: Authority, tmp_path: Path
) -> None:
    site.routes["/tsa"] = authority.route()
    token = request_token(CONTENT, site.url("/tsa"), trusted=authority.root, fetcher=fetch)
    assert abs(token.at - datetime.now(UTC)) < timedelta(minutes=5)
    assert checked(token.content, SHA256, trusted=authority.root) == token
    (tmp_path / "token.tsr").write_bytes(token.content)
    words = ["openssl", "ts", "-verify", "-in", str(tmp_path / "token.tsr"), "-digest", SHA256]
    told = subprocess.run(
        [*words, "-CAfile", str(authority.folder / "ca.pem")], capture_output=True, check=False, timeout=60
    )
    assert b"Verification: OK" in told.stdout + told.stderr
    assert site.asked[0][1]["content-type"] == "application/timestamp-query"


def test_another_authority_another_hash_and_flipped_bytes_are_refused(
    site: Site, fetch: Fetcher, authority: Authority, tmp_path: Path
) -> None:
    site.routes["/tsa"] = authority.route()
    token = request_token(CONTENT, site.url("/tsa"), trusted=authority.root, fetcher=fetch)
    stranger = make_authority(tmp_path / "stranger", "Sample TSA")
    with pytest.raises(TimestampError):
        checked(token.content, SHA256, trusted=stranger.root)
    with pytest.raises(TimestampError):
        checked(token.content, hashlib.sha256(b"other").hexdigest(), trusted=authority.root)
    step = max(1, len(token.content) // 60)
    for place in range(0, len(token.content), step):
        flipped = bytearray(token.content)
        flipped[place] ^= 1
        try:
            again = checked(bytes(flipped), SHA256, trusted=authority.root)
        except TimestampError:
            continue
        assert again.at == token.at, f"byte {place} changed the time and nobody noticed"


@pytest.mark.parametrize(
    "change",
    [
        lambda _answer: b"",
        lambda _answer: b"<html>login</html>",
        lambda answer: answer[:-9],
        lambda _a: bytes(70_000),
    ],
)
def test_nonsense_is_no_token(site: Site, fetch: Fetcher, authority: Authority, change: Any) -> None:
    site.routes["/tsa"] = authority.route(change)
    with pytest.raises(TimestampError):
        request_token(CONTENT, site.url("/tsa"), trusted=authority.root, fetcher=fetch)


def test_an_old_answer_played_again_is_refused(site: Site, fetch: Fetcher, authority: Authority) -> None:
    site.routes["/tsa"] = authority.route()
    old = request_token(CONTENT, site.url("/tsa"), trusted=authority.root, fetcher=fetch)
    site.routes["/tsa"] = Reply(old.content)
    with pytest.raises(TimestampError, match=r"[Nn]once"):
        request_token(CONTENT, site.url("/tsa"), trusted=authority.root, fetcher=fetch)


def test_an_office_without_authority_gets_no_token_and_a_failing_one_no_error(
    site: Site, fetch: Fetcher, authority: Authority, settings: Any
) -> None:
    settings.TSA_URL, settings.TSA_CA = "", ""
    assert office_token(CONTENT, fetcher=fetch) is None
    settings.TSA_URL, settings.TSA_CA = site.url("/tsa"), str(authority.folder / "ca.pem")
    assert office_token(CONTENT, fetcher=fetch) is None
    site.routes["/tsa"] = authority.route()
    token = office_token(CONTENT, fetcher=fetch)
    assert token is not None
    settings.TSA_CA = "/no/such/file.pem"
    assert office_token(CONTENT, fetcher=fetch) is None
