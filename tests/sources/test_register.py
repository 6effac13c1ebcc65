"""The register: who may stand in it, discovery, files of sources in and out, single pages and files."""

from __future__ import annotations

import pytest
from tests.sources.conftest import AT
from tests.sources.press import article, rss
from tests.sources.site import Reply, Site

from nhipcau.common.files.secrecy import stamp_of
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.sources.actions import (
    add_address,
    add_feed,
    add_file,
    add_outlet,
    add_source,
    change_outlet,
    claim_pages_to_read,
    import_sources,
    pause_feed,
    poll_now,
    resume_feed,
    retire_outlet,
    retry_page,
)
from nhipcau.sources.actions.adding import ChosenFeed
from nhipcau.sources.exchange import SourceRow, cells, read_csv, read_opml, write_opml
from nhipcau.sources.exploring import explore
from nhipcau.sources.models import Feed, Outlet, Page

pytestmark = pytest.mark.usefixtures("office")


def outlet_of(home: str = "https://baosuoi.vn/", name: str = "Báo Suối") -> Outlet:
    return add_outlet(by=None, at=AT, name=name, home_url=home)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/baosuoi",
        "https://m.youtube.com/@baosuoi",
        "zalo.me/g/abcdef",
        "https://x.com/baosuoi",
        "https://t.me/s/baosuoi",
        "https://rss.app/feeds/abc.xml",
        "https://nguoi-nao-do.blogspot.com/feeds/posts/default",
        "https://vt.tiktok.com/abc",
    ],
)
def test_private_accounts_have_no_door(address: str) -> None:
    outlet = outlet_of()
    for attempt in (
        lambda: outlet_of(address, "X"),
        lambda: add_feed(by=None, at=AT, outlet=outlet, url=address),
        lambda: add_address(by=None, at=AT, url=address),
    ):
        with pytest.raises(Refused, match="riêng tư"):
            attempt()
    assert (Outlet.objects.count(), Feed.objects.count(), Page.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize("address", ["https://notfacebook.com/", "https://x.com.vn/", "https://baox.com/"])
def test_names_that_only_look_alike_are_let_in(address: str) -> None:
    assert outlet_of(address, "X").home_url == address


@pytest.mark.parametrize(
    "address", ["", "http://127.0.0.1/", "http://10.0.0.1/rss", "ftp://bao.vn/", "http://bao.vn:8080/"]
)
def test_addresses_of_inside_are_refused_in_words(address: str) -> None:
    with pytest.raises(Refused) as refusal:
        outlet_of(address)
    assert refusal.value.field == "home_url"
    assert refusal.value.message.endswith((".", ". "))


def test_a_bare_name_is_read_as_https() -> None:
    assert outlet_of("BaoSuoi.vn").home_url == "https://baosuoi.vn/"


def test_changes_leave_before_and_after() -> None:
    outlet = outlet_of()
    change_outlet(by=None, at=AT, outlet=outlet, changes={"name": "Báo Suối Xanh", "kind": "press"})
    entry = Entry.objects.get(verb="sources.change_outlet")
    assert (entry.before, entry.after) == ({"name": "Báo Suối"}, {"name": "Báo Suối Xanh"})
    assert Outlet.objects.get().folded == "bao suoi xanh baosuoi.vn"
    change_outlet(by=None, at=AT, outlet=outlet, changes={"name": "Báo Suối Xanh"})
    assert Entry.objects.filter(verb="sources.change_outlet").count() == 1


def test_feeds_pause_resume_and_come_to_the_front() -> None:
    outlet = outlet_of()
    feed = add_feed(by=None, at=AT, outlet=outlet, url="https://baosuoi.vn/rss")
    with pytest.raises(Refused, match="đã có"):
        add_feed(by=None, at=AT, outlet=outlet, url="http://baosuoi.vn/rss?utm_source=x")
    retire_outlet(by=None, at=AT, outlet=outlet)
    feed.refresh_from_db()
    assert feed.is_active is False
    with pytest.raises(Refused, match="tạm dừng"):
        poll_now(by=None, at=AT, feed=feed)
    resume_feed(by=None, at=AT, feed=feed)
    poll_now(by=None, at=AT, feed=feed)
    pause_feed(by=None, at=AT, feed=feed)
    assert Outlet.objects.get().is_active is True
    verbs = Entry.objects.order_by("seq").values_list("verb", flat=True)
    assert list(verbs)[-5:] == [
        f"sources.{v}" for v in ("add_feed", "retire_outlet", "resume_feed", "poll_now", "pause_feed")
    ]


HOME = '<html lang="vi"><head><title>Báo Suối</title>{links}</head><body>{body}</body></html>'


def test_a_home_page_leads_to_its_proved_feeds(site: Site, fetch) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{p}">' for p in ("/rss", "/gone", "/page")
    )
    site.routes.update({
        "/": Reply(HOME.format(links=links, body="").encode()), "/rss": Reply(rss(site, "/a", "/b")), "/page": article(),
    })  # fmt: skip
    found = explore(site.url("/"), at=AT, fetch=fetch)
    assert (found.name, found.language, found.home_url) == ("Báo Suối", "vi", site.url("/"))
    assert [(feed.url, feed.kind, feed.entries) for feed in found.feeds] == [(site.url("/rss"), "rss", 2)]


def test_a_page_that_lists_feeds_is_read_one_level_down(site: Site, fetch) -> None:
    body = '<a href="/rss">RSS</a>'
    listing = '<a href="/rss/xa-hoi.rss">Xã hội</a><a href="/rss/kinh-te.rss">Kinh tế</a>'
    site.routes.update({
        "/": Reply(HOME.format(links="", body=body).encode()),
        "/rss": Reply(HOME.format(links="", body=listing).encode()),
        "/rss/xa-hoi.rss": Reply(rss(site, "/a")), "/rss/kinh-te.rss": Reply(rss(site, "/b")),
    })  # fmt: skip
    found = explore(site.url("/"), at=AT, fetch=fetch)
    assert [feed.title for feed in found.feeds] == ["Xã hội", "Kinh tế"]


def test_robots_and_the_usual_places_are_the_last_resort(site: Site, fetch) -> None:
    head = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.routes.update({
        "/": article(), "/robots.txt": Reply(f"Sitemap: {site.url('/bando.xml')}".encode()),
        "/bando.xml": Reply(f"<urlset {head}><url><loc>{site.url('/a')}</loc></url></urlset>".encode()),
        "/feed": Reply(rss(site, "/a")),
    })  # fmt: skip
    found = explore(site.url("/"), at=AT, fetch=fetch)
    assert {feed.url for feed in found.feeds} == {site.url("/bando.xml"), site.url("/feed")}


def test_a_feed_address_is_its_own_discovery(site: Site, fetch) -> None:
    site.routes["/rss"] = Reply(rss(site, "/a", title="Báo Suối"))
    found = explore(site.url("/rss"), at=AT, fetch=fetch)
    assert (found.name, found.home_url, len(found.feeds)) == ("Báo Suối", site.url("/"), 1)


def test_looking_gives_up_after_its_patience(site: Site, fetch) -> None:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/rss{n}">' for n in range(9))
    site.routes["/"] = Reply(HOME.format(links=links, body="").encode())
    ticks = iter(range(0, 1000, 12))
    explore(site.url("/"), at=AT, fetch=fetch, clock=lambda: next(ticks))
    assert len(site.asked) == 2


def test_what_cannot_be_read_is_named(site: Site, fetch) -> None:
    assert explore(site.url("/none"), at=AT, fetch=fetch).error == "not_found"


def test_a_source_comes_with_the_chosen_feeds_and_only_new_ones() -> None:
    feeds = [
        ChosenFeed("https://baosuoi.vn/rss", "rss", "Tin"),
        ChosenFeed("https://baosuoi.vn/atom", "atom"),
    ]
    said = {"by": None, "at": AT, "home_url": "https://baosuoi.vn", "name": "Báo  Suối"}
    outlet = add_source(**said, feeds=feeds)
    assert (outlet.name, outlet.feeds.count()) == ("Báo Suối", 2)
    with pytest.raises(Refused, match="đều đã có"):
        add_source(**said, feeds=feeds[:1])
    again = add_source(**said, feeds=[*feeds, ChosenFeed("https://baosuoi.vn/tin.json", "json")])
    assert (again.pk, again.feeds.count(), Outlet.objects.count()) == (outlet.pk, 3, 1)
    with pytest.raises(Refused, match="ít nhất một"):
        add_source(**said, feeds=[])


CSV = "outlet;home_url;feed_url;kind;language\nBáo Suối;https://baosuoi.vn/;https://baosuoi.vn/rss;press;vi\n"


def test_a_csv_comes_in_whole() -> None:
    extra = "Sở Suối;https://so.suoi.vn/;https://so.suoi.vn/rss;official;vi\n;;;;\n"
    assert import_sources(by=None, at=AT, name="a.csv", content=("\ufeff" + CSV + extra).encode()) == 2
    assert import_sources(by=None, at=AT, name="a.csv", content=CSV.encode()) == 0
    assert sorted(Outlet.objects.values_list("name", "kind")) == [
        ("Báo Suối", "press"),
        ("Sở Suối", "official"),
    ]
    assert Entry.objects.filter(verb="sources.import_sources").count() == 2


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Báo B;https://b.vn/;http://127.0.0.1/rss;press;vi", "dòng 3"),
        (";https://b.vn/;https://b.vn/rss;press;vi", "thiếu tên"),
        ("Báo B;https://b.vn/;https://facebook.com/b;press;vi", "riêng tư"),
        ("Báo B;https://b.vn/;https://b.vn/rss;blog;vi", "press hoặc official"),
        ("Báo B;https://b.vn/;;press;vi", "dòng 3"),
    ],
)
def test_one_bad_row_saves_nothing_and_is_named(row: str, fault: str) -> None:
    with pytest.raises(Refused, match=fault):
        import_sources(by=None, at=AT, name="a.csv", content=(CSV + row).encode())
    assert (Outlet.objects.count(), Feed.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.exe", b"x"), ("a.csv", b"a,b\n1,2"), ("a.csv", b"\xff\xff\xff"), ("a.opml", b"<html/>"), ("a.opml", b""),
     ("a.opml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>"), ("a.csv", b"outlet,feed_url\n")],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refused):
        import_sources(by=None, at=AT, name=name, content=content)


def test_opml_and_csv_go_out_and_come_back() -> None:
    rows = [
        SourceRow(
            1, 'Báo "Suối" & <bạn>', "https://baosuoi.vn/", "https://baosuoi.vn/rss?a=1&b=2", "press", "vi"
        )
    ]
    back = read_opml(write_opml("Nguồn tin", rows).encode())
    assert [(row.outlet, row.feed_url, row.home_url, row.language) for row in back] == [
        (rows[0].outlet, rows[0].feed_url, rows[0].home_url, "vi")
    ]
    line = '"' + '","'.join(cell.replace('"', '""') for cell in cells(rows[0])) + '"'
    assert read_csv(f"outlet,home_url,feed_url,kind,language\n{line}".encode())[0].outlet == rows[0].outlet


def test_a_pasted_address_is_one_page_and_finds_its_outlet() -> None:
    outlet = outlet_of()
    page = add_address(by=None, at=AT, url="https://www.baosuoi.vn/a?utm_source=x")
    assert (page.outlet, page.url) == (outlet, "https://www.baosuoi.vn/a")
    assert add_address(by=None, at=AT, url="http://www.baosuoi.vn/a#b").pk == page.pk
    assert Entry.objects.filter(verb="sources.add_address").count() == 1


def test_a_dropped_file_waits_for_the_reader_and_the_same_file_is_one_page() -> None:
    content = "<p>Sáng nay ở Nà Lúm.</p>".encode()
    page = add_file(by=None, at=AT, name="../../Bài một.HTML", content=content)
    assert (page.file_name, page.state) == ("Bài một.HTML", "fetched")
    assert add_file(by=None, at=AT, name="b.html", content=content).pk == page.pk
    (claimed,) = claim_pages_to_read(at=AT, limit=5)
    assert (claimed.page.input, claimed.page.content, claimed.page.url) == ("Bài một.HTML", content, None)
    with pytest.raises(Refused):
        retry_page(by=None, at=AT, page=page)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF"), ("a.html", b""), ("a.html", b"  \n"), ("a.txt", b"MZ\x00\x01"), ("a", b"x"),
     ("a.html", b"<p>" + b"x" * (20 * 1024 * 1024))],
)  # fmt: skip
def test_other_files_are_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        add_file(by=None, at=AT, name=name, content=content)
    assert refusal.value.field == "file"
    assert Page.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("<div>TỐI MẬT</div><p>Kế hoạch</p>", "TỐI MẬT"), ("MẬT\nỦY BAN NHÂN DÂN", "MẬT"), ("Độ mật: Tuyệt mật", "TUYỆT MẬT"),
        ("<td><b> [ MẬT ] </b></td>", "MẬT"), ("TUYỆT&nbsp;MẬT", "TUYỆT MẬT"), ("Độ mật - MẬT.", "MẬT"),
        ("Bảo vệ bí mật nhà nước là việc MẬT thiết", None), ("Hạt điều mật ong", None), ("Mật", None), ("BẢO MẬT", None),
        ("Tài liệu đóng dấu Mật, Tối mật, Tuyệt mật phải nộp lại", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_secrecy_stamp_is_seen_and_a_word_is_none(text: str, stamp: str | None, encoding: str) -> None:
    assert stamp_of(text.encode(encoding)) == stamp


def test_a_stamped_file_leaves_no_trace(office) -> None:
    with pytest.raises(Refused, match="TỐI MẬT"):
        add_file(by=None, at=AT, name="a.txt", content="TỐI MẬT\nKế hoạch".encode())
    assert Page.objects.count() == 0
    assert not office.SNAPSHOT_DIR.exists()
