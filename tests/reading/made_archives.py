"""Archives of made pages and the traps among them, for tests and benches of reading archives."""

from __future__ import annotations

import io
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from nhipcau.reading.records import Place
from nhipcau.reading.tools import Tools

FIRST_DAY = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)


@dataclass
class Trap:
    """A place finder that does what the text tells it."""

    def find(self, text: str, **_: object) -> tuple[Place, ...]:
        if "HANG" in text:
            time.sleep(60)
        if "DIE" in text:
            os._exit(3)
        if "GROW" in text:
            _ = bytearray(8 * 1024**3)
        while "SPIN" in text:
            pass
        if "SLOW" in text:
            time.sleep(0.02)
        return ()


def trapped() -> Tools:
    return Tools(places=Trap())


def page(number: int, word: str = "") -> bytes:
    """Return a small article with its own number all over it."""
    sentences = " ".join(
        f"Hội nghị lần {number} tại điểm cầu {number + turn} đã thảo luận {turn + 2} nội dung về thông tin "
        f"đối ngoại {word} của tỉnh."
        for turn in range(4)
    )
    body = f"<p>{sentences}</p><p>Đại biểu của {number + 20} xã đã nêu ý kiến với ban tổ chức.</p>"
    return (
        f"<html><head><title>Hội nghị thông tin đối ngoại lần thứ {number}</title></head>"
        f"<body><h1>Hội nghị thông tin đối ngoại lần thứ {number}</h1>{body}</body></html>"
    ).encode()


def write_archive(path: Path, pages: dict[str, bytes], *, first_day: datetime = FIRST_DAY) -> Path:
    """Write pages by address, each an hour after the one before, a request record beside each."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for number, (address, content) in enumerate(pages.items()):
            moment = (first_day + timedelta(hours=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], "HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    address, "response", payload=io.BytesIO(content), http_headers=headers,
                    warc_headers_dict={"WARC-Date": moment},
                )
            )  # fmt: skip
            asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "bao.example")], is_http_request=True)
            writer.write_record(writer.create_warc_record(address, "request", http_headers=asked))
    return path


def addressed(count: int, word: str = "", *, host: str = "bao.example", first: int = 0) -> dict[str, bytes]:
    """Return so many pages by address."""
    return {f"https://{host}/{number}.html": page(number, word) for number in range(first, first + count)}
