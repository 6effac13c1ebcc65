"""An address becomes evidence at once, or not at all; bytes come back as they were kept."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from PIL import Image
from tests.people.making import make_person
from tests.sources.authority import HAS_OPENSSL, make_authority
from tests.sources.site import Reply, Site, running_site

from nhipcau.common.files import snapshots
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.sources.fetcher import Fetcher, Limits, Result
from nhipcau.sources.timestamps import checked
from nhipcau.verification.actions.capturing import (
    archive_address,
    bytes_of,
    evidence_folder,
    keep_file,
    warc_of,
)
from nhipcau.verification.archiving.reading import read_warc
from nhipcau.verification.models import Capture, KeptFile

AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
ARTICLE = (
    "<!doctype html><html><head><title>Nậm Mười di dời dân | Báo Mẫu</title></head><body><nav><a>Trang chủ</a></nav>"
    "<article><h1>Nậm Mười di dời 120 hộ dân</h1><p>Sáng 3/11, UBND xã Nậm Mười cho biết <b>120&nbsp;hộ dân</b> đã được di dời "
    "khỏi vùng sạt lở từ đêm hôm trước.</p><p>“Chúng tôi chưa ghi nhận thiệt hại về người”, lãnh đạo xã nói. "
    "Lực lượng chức năng tiếp tục trực tại các điểm có nguy cơ.</p></article>"
    "<div style='display:none'><p>Mật khẩu ẩn ở đây không ai đọc được, dù câu này dài và đủ chữ.</p></div></body></html>"
).encode()


@pytest.fixture
def office(settings: Any, tmp_path: Path, db: None) -> Any:
    with running_site() as site:
        settings.FETCH_ALLOWED_ORIGINS = frozenset({site.origin})
        settings.EVIDENCE_DIR = tmp_path / "evidence"
        settings.TSA_URL = settings.TSA_CA = ""
        yield site


@pytest.fixture
def fetch(office: Site) -> Fetcher:
    return Fetcher("nhipcau-test", frozenset({office.origin}), Limits(seconds=3.0))


@pytest.fixture
def officer(db: None) -> Any:
    return make_person()


def test_an_address_is_kept_as_an_archive_with_its_words(office: Site, fetch: Fetcher, officer: Any) -> None:
    office.routes["/bai"] = Reply(ARTICLE)
    exact = "UBND xã Nậm Mười cho biết 120 hộ dân đã được di dời"
    capture = archive_address(by=officer, at=AT, url=office.url("/bai"), exact=exact, fetch=fetch)
    assert (capture.title, capture.status, capture.captured_at) == ("Nậm Mười di dời dân | Báo Mẫu", 200, AT)
    assert exact in capture.text.replace("\u00a0", " ")
    assert "Mật khẩu ẩn" not in capture.text
    assert capture.sha256 == hashlib.sha256(ARTICLE).hexdigest()
    warc = warc_of(Capture.objects.get(pk=capture.pk))
    assert (hashlib.sha256(warc).hexdigest(), len(warc)) == (capture.warc_sha256, capture.warc_size)
    archived = read_warc(warc)
    assert archived.captured.page.content == ARTICLE
    assert archived.judged["quote"] == exact
    assert (capture.token, capture.token_at) == (None, None)
    entry = Entry.objects.latest("seq")
    assert entry.verb == "verification.archive_address"


REFUSED = {
    "wall": ("<title>Just a moment...</title><body><h1>Checking your browser before accessing bao.vn</h1>", "url", "xác minh"),
    "missing": ("<title>Không tìm thấy trang</title><body><h1>404</h1><p>Trang bạn tìm không tồn tại.</p>", "url", "không tìm thấy"),
    "login": ("<title>Đăng nhập</title><body><form><input type=password></form><p>Vui lòng đăng nhập để xem nội dung.</p>", "url", "đăng nhập"),
    "words": (ARTICLE.decode(), "exact", "Không thấy"),
    "secret": (ARTICLE.decode().replace("<article>", "<article><p>TUYỆT MẬT</p>"), "url", "TUYỆT MẬT"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_evidence_leaves_no_trace(office: Site, fetch: Fetcher, officer: Any, name: str) -> None:
    markup, field, words = REFUSED[name]
    office.routes["/bai"] = Reply(markup.encode())
    with pytest.raises(Refused, match=words) as refused:
        archive_address(
            by=officer, at=AT, url=office.url("/bai"), exact="121 hộ dân đã được di dời", fetch=fetch
        )
    assert refused.value.field == field
    assert not Capture.objects.exists()
    assert not Path(evidence_folder()).exists()


def test_a_redirect_to_the_home_page_is_no_evidence(office: Site, fetch: Fetcher, officer: Any) -> None:
    office.routes["/bai-viet-da-go-123.html"] = Reply(b"", 302, {"Location": "/"})
    office.routes["/"] = Reply(ARTICLE)
    with pytest.raises(Refused, match="trang chủ"):
        archive_address(by=officer, at=AT, url=office.url("/bai-viet-da-go-123.html"), fetch=fetch)


def test_words_that_only_scripts_would_show_are_found_in_the_main_text(
    office: Site, fetch: Fetcher, officer: Any
) -> None:
    hidden = ARTICLE.replace(b"<article>", b"<article style='visibility:hidden'>")
    body = "<p>Trang này có một đoạn giới thiệu nhìn thấy được, đủ dài để không ai coi nó là một vỏ rỗng của trang.</p></body>"
    office.routes["/bai"] = Reply(hidden.replace(b"</body>", body.encode()))
    capture = archive_address(
        by=officer, at=AT, url=office.url("/bai"), exact="120 hộ dân đã được di dời", fetch=fetch
    )
    assert "120 hộ dân" in capture.text.replace("\u00a0", " ")


def test_the_network_is_asked_outside_any_transaction(
    office: Site, fetch: Fetcher, officer: Any, monkeypatch: Any
) -> None:
    office.routes["/bai"] = Reply(ARTICLE)
    depth = len(connection.savepoint_ids)

    def watched(url: str, **known: str) -> Result:
        assert len(connection.savepoint_ids) == depth
        return fetch(url, **known)

    assert archive_address(by=officer, at=AT, url=office.url("/bai"), fetch=watched).pk


@pytest.mark.skipif(not HAS_OPENSSL, reason="openssl is the authority of this test")
def test_with_an_authority_both_carry_a_token(
    office: Site, fetch: Fetcher, officer: Any, settings: Any, tmp_path: Path
) -> None:
    authority = make_authority(tmp_path / "tsa")
    settings.TSA_URL, settings.TSA_CA = office.url("/tsa"), str(authority.folder / "ca.pem")
    office.routes |= {"/tsa": authority.route(), "/bai": Reply(ARTICLE)}
    capture = archive_address(by=officer, at=AT, url=office.url("/bai"), fetch=fetch, stamper=fetch)
    kept = keep_file(by=officer, at=AT, name="ghi-chep.txt", content=b"120", stamper=fetch)
    for row, sha256 in (
        (Capture.objects.get(pk=capture.pk), capture.warc_sha256),
        (KeptFile.objects.get(pk=kept.pk), kept.sha256),
    ):
        token = checked(bytes(row.token), sha256, trusted=authority.root)
        assert token.at == row.token_at
    office.routes["/tsa"] = Reply(b"busy", 503)
    assert keep_file(by=officer, at=AT, name="b.txt", content=b"121", stamper=fetch).token is None


def test_a_file_is_kept_and_proved_when_read_back(office: Site, officer: Any) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "JPEG", comment=b"secret place")
    kept = keep_file(by=officer, at=AT, name="C:\\anh\\hiện trường.JPG", content=picture.getvalue())
    assert (kept.name, kept.media_type) == ("hiện trường.JPG", "image/jpeg")
    assert kept.original_sha256 == hashlib.sha256(picture.getvalue()).hexdigest() != kept.sha256
    content = bytes_of(KeptFile.objects.get(pk=kept.pk))
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (kept.sha256, kept.size)
    assert b"secret place" not in content
    assert Entry.objects.latest("seq").verb == "verification.keep_file"
    next(evidence_folder().rglob("*.zst")).write_bytes(b"changed")
    with pytest.raises(snapshots.MissingSnapshotError):
        bytes_of(kept)


def test_a_refused_file_leaves_no_trace(office: Site, officer: Any) -> None:
    with pytest.raises(Refused, match=r"mat\.txt.*MẬT") as refused:
        keep_file(by=officer, at=AT, name="mat.txt", content="MẬT\nKế hoạch".encode())
    assert refused.value.field == "upload"
    assert not KeptFile.objects.exists()
    assert not evidence_folder().exists()
