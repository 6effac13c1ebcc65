"""Kits for the tests: an invented dossier, one archived page, one file; and where each byte of a ZIP belongs."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nhipcau.sources.fetcher import Fetched
from nhipcau.sources.fetcher.captured import Captured
from nhipcau.verification.archiving.writing import write_warc
from nhipcau.verification.kit import verify
from nhipcau.verification.kit.contents import KitContents, Piece
from nhipcau.verification.kit.packing import pack
from nhipcau.verification.kit.wacz import wacz_of

AT = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
URL = "https://sokhdt.caobang.example/Bao-cao/?nam=2026&Quy=3"
HTML = (
    "<html><head><title>Báo cáo quý III</title><style>p{color:red}</style></head><body>"
    "<p>Đến hết quý III, toàn tỉnh có <b>1.240</b>\n hộ được hỗ trợ làm nhà.</p></body></html>"
).encode()
QUOTE = "toàn tỉnh có 1.240 hộ"
ARCHIVE = "evidence/01-trang.wacz"


def make_warc(body: bytes = HTML, content_type: str = "text/html; charset=utf-8") -> bytes:
    """Archive one invented page."""
    headers = (("Content-Type", content_type),)
    return write_warc(Captured(Fetched(URL, URL, 200, body, content_type, headers=headers), AT))


def make_wacz(body: bytes = HTML, content_type: str = "text/html; charset=utf-8") -> bytes:
    """Wrap it."""
    return wacz_of(make_warc(body, content_type), url=URL, title="Báo cáo quý III", captured_at=AT)


def contents(**changed: Any) -> KitContents:
    """Return a small kit's contents."""
    pieces = (
        Piece("dossier.json", b'{"form": "nhipcau.dossier.1"}\n', "application/json", "Hồ sơ"),
        Piece(ARCHIVE, make_wacz(), "application/wacz", "Báo cáo quý III", 1, QUOTE),
        Piece("evidence/02-tep.pdf", b"%PDF-1.4 mau", "application/pdf", "Công văn", 2, "không tìm được"),
    )
    given = {
        "dossier": "12/2026",
        "office": "Tỉnh Cao Bằng",
        "made_at": "2026-10-06T02:00:00Z",
        "pieces": pieces,
    }
    return KitContents(**(given | changed))


def make_kit(stamp: Any = None, **changed: Any) -> bytes:
    """Pack it."""
    return pack(contents(**changed), stamp)


@dataclass
class Answer:
    """What the verifier said."""

    code: int
    text: str

    @property
    def wrong(self) -> set[str]:
        """The files that it named, without what lies inside them."""
        named = [line[13:] for line in self.text.splitlines() if line.startswith("SAI / WRONG  ")]
        return {name.split("!")[0] for name in named}


def checked(path: Path, authority: Path | None = None) -> Answer:
    """Run the verifier on a ZIP or folder."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = verify.check(path, authority)
    return Answer(code, out.getvalue())


def checked_bytes(folder: Path, content: bytes) -> Answer:
    """Run the verifier on the bytes of a ZIP."""
    path = folder / "kit.zip"
    path.write_bytes(content)
    return checked(path)


def regions(kit: bytes) -> list[tuple[int, int, str]]:
    """Say which bytes belong to which file, header and content; the rest is the directory."""
    out, at = [], 0
    for entry in verify.walked(memoryview(kit)):
        end = at + verify.LOCAL.size + len(entry.name) + entry.size
        out.append((at, end, entry.name.decode()))
        at = end
    return [*out, (at, len(kit), verify.DIRECTORY)]
