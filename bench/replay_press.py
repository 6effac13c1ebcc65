"""The press of the replay: days of invented news in stories and copies, archived, and the hosts that serve it.

One host more answers 429 to everything but robots.txt, and counts who asks. Used by replay.
"""

from __future__ import annotations

import random
import re
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.reading import made_pages
from tests.reading.made_archives import write_archive
from tests.reading.made_saved import SOURCE

from bench.search_made import INITIALS, PLACES, RHYMES
from nhipcau.reading.inputs import pages
from nhipcau.reading.records import Page

HOSTS = 20
RETRY_AFTER = 3600
STORY = 5
"""Articles an event, wire copies among them."""
COPIES = 0.2
HOURS = 36
HANOI = timezone(timedelta(hours=7))
WHO = ("Hội Nông dân", "Trạm y tế", "Ban quản lý chợ", "Đoàn thanh niên", "Sở Du lịch", "Hạt kiểm lâm",
       "Hội Phụ nữ", "Thư viện tỉnh", "Đồn biên phòng", "Hợp tác xã", "Phòng Văn hóa", "Trường dạy nghề")  # fmt: skip
DEEDS = ("mở chợ phiên", "sửa cầu treo", "trồng rừng hồi", "cấp nước sạch", "dạy nghề dệt", "tổ chức hội đua ngựa",
         "khám bệnh lưu động", "thu mua quế", "làm đường bê tông", "khôi phục hát then", "nuôi cá lồng",
         "đón đoàn khách Pháp", "diễn tập chữa cháy", "tặng sách thiếu nhi", "kéo điện về bản", "mở lớp học tối",
         "trưng bày thổ cẩm", "thả cá giống", "tiêm phòng đàn trâu", "đo lại ruộng bậc thang")  # fmt: skip
MAIN = re.compile(r"(article:published_time' content=')[^']*")


@dataclass
class Press:
    """What is served: bodies by path, and who has asked the host that wants to be left alone."""

    bodies: dict[str, bytes]
    asked_at: list[float] = field(default_factory=list)
    refused_at: float | None = None

    @property
    def disturbed(self) -> int:
        """Requests to that host after its 429, within its Retry-After."""
        since = self.refused_at
        return 0 if since is None else sum(since < at < since + RETRY_AFTER for at in self.asked_at)


def handler_of(press: Press, *, busy: bool) -> type[BaseHTTPRequestHandler]:
    """Make the handler of a host; the busy one answers 429 to all but robots.txt."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                self.send_error(404)
            elif busy:
                press.asked_at.append(time.monotonic())
                self.send_response(429)
                self.send_header("Retry-After", str(RETRY_AFTER))
                self.end_headers()
                press.refused_at = press.refused_at or time.monotonic()
            else:
                self._send(press.bodies.get(self.path))

        def _send(self, body: bytes | None) -> None:
            if body is None:
                self.send_error(404)
                return
            kind = "application/rss+xml" if self.path.endswith(".xml") else "text/html; charset=utf-8"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    return Handler


def serve(press: Press, stack: ExitStack) -> list[str]:
    """Start all hosts on loopback, the busy one last; return their origins."""
    origins = []
    for number in range(HOSTS + 1):
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(press, busy=number == HOSTS))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(server.shutdown)
        origins.append(f"http://127.0.0.1:{server.server_address[1]}")
    return origins


def archived(folder: Path, articles: int) -> dict[str, bytes]:
    """Write the days' news into an archive and read it back, by path."""
    contents = {f"http://bao.example/{number}.html": html for number, html in enumerate(news(articles))}
    archive = write_archive(folder / "replay.warc.gz", contents)
    found = (page for page in pages(archive) if isinstance(page, Page))
    return {(page.url or "").removeprefix("http://bao.example"): page.content for page in found}


def news(count: int, seed: int = 20261122) -> list[bytes]:
    """Write articles of the last day and a half, a few an event, in no order."""
    chance, now = random.Random(seed), datetime.now(HANOI)
    filling = [text for each in SOURCE["article"] if each["language"] == "vi" for text in each["paragraphs"]]
    written: list[tuple[dict[str, Any], datetime]] = []
    for event in range(-(-count // STORY)):
        begun = now - timedelta(hours=chance.uniform(1, HOURS))
        told = _event(chance, event)
        for _ in range(STORY):
            is_copy = written and chance.random() < COPIES
            piece = chance.choice(written[-3:])[0] if is_copy else _piece(chance, told, filling)
            written.append((piece, min(begun + timedelta(hours=chance.uniform(0, 6)), now)))
    chance.shuffle(written)
    return [_page(chance, piece, at) for piece, at in written[:count]]


def _event(chance: random.Random, number: int) -> dict[str, Any]:
    name = " ".join((chance.choice(INITIALS) + chance.choice(RHYMES)).capitalize() for _ in range(2))
    place = f"bản {name}, {chance.choice(PLACES)}"
    return {
        "who": chance.choice(WHO),
        "deed": chance.choice(DEEDS),
        "place": place,
        "homes": 20 + number % 977,
    }


def _piece(chance: random.Random, told: dict[str, Any], filling: list[str]) -> dict[str, Any]:
    heads = ("{who} {deed} ở {place}", "{place}: {who} {deed}", "{deed} tại {place}, {homes} hộ cùng làm")
    lead = "{who} vừa {deed} tại {place}, với {homes} hộ tham gia từ sáng sớm."
    own = (f"Theo {{who}}, việc {{deed}} ở {{place}} kéo dài {chance.randint(2, 40)} ngày.",
           f"Bà con {{place}} góp {chance.randint(50, 900)} ngày công, {{who}} lo phần còn lại.")  # fmt: skip
    paragraphs = [*(text.format(**told) for text in own), *chance.sample(filling, 6)]
    chance.shuffle(paragraphs)
    title = chance.choice(heads).format(**told)
    return {"title": title[0].upper() + title[1:], "lead": lead.format(**told), "paragraphs": paragraphs,
            "caption": "Bà con cùng làm. Ảnh: Tòa soạn", "author": "Tòa soạn"}  # fmt: skip


def _page(chance: random.Random, piece: dict[str, Any], at: datetime) -> bytes:
    html = made_pages.make(chance, piece).html
    return MAIN.sub(rf"\g<1>{at.isoformat(timespec='seconds')}", html).encode()


def rss(origin: str, numbers: range) -> bytes:
    """Return a feed of these articles."""
    today = format_datetime(datetime.now(UTC))
    items = "".join(
        f"<item><title>Bài {number}</title><link>{origin}/{number}.html</link><pubDate>{today}</pubDate></item>"
        for number in numbers
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Mẫu</title>{items}</channel></rss>'.encode()
    )


def publish(press: Press, origins: list[str], feeds: int, articles: int) -> None:
    """Spread the articles over the feeds, the feeds over the hosts; tell the office of them and of topics."""
    from nhipcau.sources.actions import add_source
    from nhipcau.sources.actions.adding import ChosenFeed
    from nhipcau.watching.actions import add_topic
    from nhipcau.watching.queries.matching import Asked

    now = datetime.now(UTC)
    for feed in range(feeds):
        press.bodies[f"/rss{feed}.xml"] = rss(origins[feed % HOSTS], range(feed, articles, feeds))
    for host, origin in enumerate(origins):
        own = range(host, feeds, HOSTS) if host < HOSTS else range(5)
        chosen = [ChosenFeed(f"{origin}/rss{feed}.xml") for feed in own]
        add_source(by=None, at=now, home_url=f"{origin}/", name=f"Báo {host}", feeds=chosen, language="vi")
    for deed in DEEDS:
        add_topic(by=None, at=now, name=f"Theo dõi {deed}", asked=Asked(words=deed))
