"""The screens: what each role sees and may do, adding in two steps, files out as attachments."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook
from tests.people.making import make_person
from tests.sources.press import article, publish
from tests.sources.site import Reply, Site

from nhipcau.sources.actions import (
    add_address,
    add_feed,
    add_file,
    add_outlet,
    fetch_due_pages,
    poll_due_feeds,
)
from nhipcau.sources.models import Feed, Outlet, Page, Snapshot
from nhipcau.sources.office import office_fetcher

pytestmark = pytest.mark.usefixtures("office")


def client_of(*roles: str) -> Client:
    client = Client()
    client.force_login(
        make_person("-".join(roles) or "none", *roles), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


@pytest.fixture
def officer() -> Client:
    return client_of("officer")


@pytest.fixture
def clerk() -> Client:
    return client_of("clerk")


@pytest.fixture
def outlet(site: Site) -> Outlet:
    outlet = add_outlet(by=None, at=timezone.now(), name="Báo Suối Xanh", home_url=site.url("/"))
    add_feed(by=None, at=timezone.now(), outlet=outlet, url=site.url("/rss"))
    return outlet


@pytest.fixture
def read_once(site: Site, outlet: Outlet) -> Iterator[Outlet]:
    publish(site, "/a", "/b")
    at = timezone.now()
    poll_due_feeds(at=at, limit=5, fetch=office_fetcher())
    site.routes["/b"] = Reply(b"", 404)
    fetch_due_pages(at=at, limit=5, fetch=office_fetcher())
    return outlet


def text(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def test_the_list_tells_health_in_words_and_finds_without_marks(officer: Client, read_once: Outlet) -> None:
    page = text(officer.get("/nguon-tin/?q=bao+suoi"))
    assert "Báo Suối Xanh" in page
    assert '<span class="status is-good">Đang chạy</span>' in page
    assert "Báo Suối Xanh" not in text(officer.get("/nguon-tin/?q=khong+co"))
    for health, seen in (
        ("running", True),
        ("failing", False),
        ("paused", False),
        ("new", False),
        ("silent", False),
    ):
        assert ("Báo Suối Xanh" in text(officer.get(f"/nguon-tin/?health={health}"))) is seen


def test_a_failing_feed_says_why(officer: Client, site: Site, outlet: Outlet) -> None:
    site.routes["/rss"] = Reply(b"", 500)
    at = timezone.now()
    poll_due_feeds(at=at, limit=5, fetch=office_fetcher())
    page = text(officer.get("/nguon-tin/?health=shaky"))
    assert "Vừa bị lỗi" in page
    assert "Máy chủ của trang đang gặp lỗi." in page
    assert "Máy chủ của trang đang gặp lỗi." in text(officer.get(outlet.get_absolute_url()))


def test_the_list_goes_out_as_csv_and_excel(officer: Client, read_once: Outlet) -> None:
    rows = list(csv.reader(io.StringIO(text(officer.get("/nguon-tin/?export=csv")).lstrip("\ufeff"))))
    assert rows[1][:2] == ["Báo Suối Xanh", "Đang chạy"]
    content = b"".join(officer.get("/nguon-tin/?export=xlsx").streaming_content)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert sheet[1][0] == "Báo Suối Xanh"


def test_a_source_is_added_in_two_steps(officer: Client, site: Site) -> None:
    publish(site, "/a", "/b")
    link = '<link rel="alternate" type="application/rss+xml" title="Tin mới" href="/rss">'
    site.routes["/"] = Reply(f'<html lang="vi"><title>Báo Suối</title>{link}</html>'.encode())
    found = text(officer.post("/nguon-tin/them/", {"address": site.url("/")}))
    assert "Tin mới · RSS · 2 mục" in found
    signed = re.search(r'name="found" value="([^"]+)"', found)
    assert signed
    said = {"found": signed[1], "feeds": [site.url("/rss")], "name": "Báo Suối", "home_url": site.url("/"), "kind": "press",
            "language": "vi", "unit_id": "Tỉnh Cao Bằng"}  # fmt: skip
    forged = officer.post("/nguon-tin/them/chon/", {**said, "feeds": ["https://elsewhere.vn/rss"]})
    assert forged.status_code == 422
    response = officer.post("/nguon-tin/them/chon/", said)
    outlet = Outlet.objects.get()
    assert response["Location"] == outlet.get_absolute_url()
    assert (outlet.name, outlet.unit_id, Feed.objects.get().title) == ("Báo Suối", "p04", "Tin mới")
    assert "Chưa đọc lần nào" in text(officer.get(outlet.get_absolute_url()))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://www.facebook.com/x", "tài khoản riêng tư"),
        ("http://169.254.169.254/", "mạng nội bộ"),
        ("{site}/none", "Trang không còn ở địa chỉ này."),
        ("{site}/plain", "Không thấy nguồn tin nào"),
    ],
)
def test_a_look_that_finds_nothing_says_why(officer: Client, site: Site, address: str, words: str) -> None:
    site.routes["/plain"] = article()
    posted = {"address": address.format(site=site.origin)}
    response = officer.post("/nguon-tin/them/", posted)
    assert (response.status_code, words in text(response)) == (422, True)
    by_htmx = officer.post("/nguon-tin/them/", posted, headers={"HX-Request": "true"})
    assert (by_htmx.status_code, words in text(by_htmx)) == (200, True)


def test_an_outlet_is_corrected_and_retired(officer: Client, outlet: Outlet) -> None:
    url = outlet.get_absolute_url()
    said = {
        "name": "Báo Suối",
        "home_url": outlet.home_url,
        "kind": "official",
        "language": "vi",
        "note": "x",
        "unit_id": "",
    }
    assert officer.post(f"{url}sua/", said)["Location"] == url
    outlet.refresh_from_db()
    assert (outlet.name, outlet.kind, outlet.note) == ("Báo Suối", "official", "x")
    assert "Mọi nguồn tin của báo này tạm dừng." in text(officer.get(f"{url}ngung/"))
    officer.post(f"{url}ngung/")
    assert Feed.objects.get().is_active is False
    feed = Feed.objects.get().public_id
    assert "Hãy cho chạy lại trước" in text(officer.post(f"/nguon-tin/nguon/{feed}/doc-ngay/", follow=True))
    officer.post(f"/nguon-tin/nguon/{feed}/chay-lai/")
    officer.post(f"/nguon-tin/nguon/{feed}/doc-ngay/")
    assert Feed.objects.get().is_active is True
    officer.post(f"/nguon-tin/nguon/{feed}/tam-dung/")
    assert Feed.objects.get().is_active is False


def test_pages_are_counted_by_how_they_ended(officer: Client, read_once: Outlet) -> None:
    page = text(officer.get("/nguon-tin/trang/"))
    assert "Trang không còn ở địa chỉ này." in page
    assert "Thử lại cả 1 trang hỏng" in page
    assert text(officer.get("/nguon-tin/trang/?state=broken&reason=not_found")).count("Bài /b") == 1
    assert "Bài /a" not in text(officer.get("/nguon-tin/trang/?state=broken"))
    officer.post("/nguon-tin/trang/thu-lai/")
    assert Page.objects.filter(state="queued").count() == 1


def test_a_broken_page_is_tried_again_by_hand(officer: Client, read_once: Outlet) -> None:
    page = Page.objects.get(state="broken")
    assert "Thử lại" in text(officer.get(page.get_absolute_url()))
    officer.post(f"{page.get_absolute_url()}thu-lai/")
    page.refresh_from_db()
    assert page.state == "queued"


def test_a_snapshot_is_a_file_never_a_page(officer: Client, site: Site) -> None:
    site.routes["/a"] = article("<script>alert(1)</script>")
    add_address(by=None, at=timezone.now(), url=site.url("/a"))
    fetch_due_pages(at=timezone.now(), limit=5, fetch=office_fetcher())
    snapshot = Snapshot.objects.get()
    response = officer.get(f"/nguon-tin/ban-luu/{snapshot.public_id}/")
    assert response.content == site.routes["/a"].body
    assert response["Content-Disposition"].startswith("attachment;")
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == (
        "application/octet-stream",
        "nosniff",
    )
    shown = text(officer.get(snapshot.page.get_absolute_url()))
    assert snapshot.sha256 in shown
    assert "alert(1)" not in shown


def test_one_article_comes_by_address_or_file(officer: Client, site: Site) -> None:
    assert "chỉ một trong hai" in text(officer.post("/nguon-tin/them-bai/", {}))
    by_address = officer.post("/nguon-tin/them-bai/", {"url": site.url("/a")})
    assert by_address["Location"] == Page.objects.get().get_absolute_url()
    file = SimpleUploadedFile("bai.html", "<p>Sáng nay ở Nà Lúm.</p>".encode(), "text/html")
    officer.post("/nguon-tin/them-bai/", {"file": file})
    assert Page.objects.filter(file_name="bai.html", state="fetched").count() == 1
    secret = SimpleUploadedFile("kh.txt", "TUYỆT MẬT\nKế hoạch".encode())
    refused = officer.post("/nguon-tin/them-bai/", {"file": secret})
    assert (refused.status_code, "Tài liệu mật không được đưa vào đây" in text(refused)) == (422, True)


def test_lists_go_in_and_out(officer: Client, outlet: Outlet) -> None:
    opml = officer.get("/nguon-tin/nguon-tin.opml")
    assert opml["Content-Disposition"].startswith("attachment;")
    plain = text(officer.get("/nguon-tin/nguon-tin.csv"))
    Feed.objects.all().delete()
    Outlet.objects.all().delete()
    file = SimpleUploadedFile("nguon.opml", opml.content)
    page = officer.post("/nguon-tin/nhap-xuat/", {"file": file}, follow=True)
    assert "Số nguồn tin mới: 1." in text(page)
    file = SimpleUploadedFile("nguon.csv", plain.encode())
    assert "Số nguồn tin mới: 0." in text(officer.post("/nguon-tin/nhap-xuat/", {"file": file}, follow=True))
    bad = SimpleUploadedFile("nguon.csv", b"outlet,feed_url\nA,http://127.0.0.1/x\n")
    assert "dòng 2" in text(officer.post("/nguon-tin/nhap-xuat/", {"file": bad}))


READING = ["/nguon-tin/", "/nguon-tin/trang/", "{outlet}", "{page}", "/nguon-tin/ban-luu/{snapshot}/"]
CHANGING = ["/nguon-tin/them/", "/nguon-tin/them/chon/", "/nguon-tin/nhap-xuat/", "/nguon-tin/them-bai/",
            "/nguon-tin/trang/thu-lai/", "{page}thu-lai/", "{outlet}sua/", "{outlet}ngung/", "{outlet}them-nguon/",
            "/nguon-tin/nguon/{feed}/tam-dung/", "/nguon-tin/nguon/{feed}/chay-lai/", "/nguon-tin/nguon/{feed}/doc-ngay/"]  # fmt: skip


def filled(path: str) -> str:
    snapshot = Snapshot.objects.get()
    return path.format(
        outlet=Outlet.objects.get().get_absolute_url(), page=snapshot.page.get_absolute_url(),
        snapshot=snapshot.public_id, feed=Feed.objects.get().public_id,
    )  # fmt: skip


def test_a_clerk_reads_and_changes_nothing(clerk: Client, read_once: Outlet) -> None:
    for path in READING:
        assert clerk.get(filled(path)).status_code == 200, path
    for path in CHANGING:
        assert clerk.post(filled(path)).status_code == 403, path
    assert "Thêm nguồn" not in text(clerk.get("/nguon-tin/"))
    assert "Tạm dừng" not in text(clerk.get(Outlet.objects.get().get_absolute_url()))


def test_nobody_without_a_role_or_an_account_sees_anything(client: Client, read_once: Outlet) -> None:
    stranger = client_of()
    for path in [*READING, *CHANGING]:
        assert stranger.get(filled(path)).status_code in {403, 405}, path
        assert client.get(filled(path)).status_code in {302, 405}, path


@pytest.mark.parametrize("path", ["bao/{}/", "trang/{}/", "ban-luu/{}/", "bao/{}/sua/"])
def test_what_does_not_exist_is_404(officer: Client, path: str) -> None:
    assert officer.get("/nguon-tin/" + path.format("khong-co")).status_code == 404


def test_a_hostile_feed_title_stays_text(officer: Client, site: Site, outlet: Outlet) -> None:
    item = "<item><title>&amp;lt;img src=x onerror=alert(1)&amp;gt;</title><link>/a</link></item>"
    site.routes["/rss"] = Reply(
        f"<rss><channel><title>&lt;script&gt;x</title>{item}</channel></rss>".encode()
    )
    poll_due_feeds(at=timezone.now(), limit=5, fetch=office_fetcher())
    for path in ("/nguon-tin/trang/", outlet.get_absolute_url(), Page.objects.get().get_absolute_url()):
        page = text(officer.get(path))
        assert "<img src=x" not in page
        assert "<script>x" not in page


def test_the_start_page_tells_of_trouble(officer: Client, read_once: Outlet) -> None:
    page = text(officer.get("/"))
    assert "nguồn tin chạy tốt trên 1" in page
    assert "Trang hỏng, cần xem" in page


def test_a_file_with_no_bytes_left_is_404(officer: Client, office) -> None:
    page = add_file(by=None, at=timezone.now(), name="a.html", content=b"<p>x</p>")
    for file in office.SNAPSHOT_DIR.rglob("*.zst"):
        file.unlink()
    assert officer.get(f"/nguon-tin/ban-luu/{page.snapshots.get().public_id}/").status_code == 404
