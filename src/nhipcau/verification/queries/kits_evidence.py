"""What of each piece of evidence goes into a kit: its bytes, or only its hash and the quoted words.

In: rows of evidence; out: pieces, tokens and what is withheld. Called by `kits_contents`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings

from nhipcau.common.files.snapshots import MissingSnapshotError, load
from nhipcau.verification.archiving.reading import BrokenWarcError, read_warc
from nhipcau.verification.kit.contents import Piece, Token, Withheld
from nhipcau.verification.kit.wacz import WARC, wacz_of
from nhipcau.verification.models import Evidence
from nhipcau.verification.rules import states

WHOLE = frozenset({states.DOCUMENT, states.FIGURES})
"""Official documents and data: no copyright stands against them (Luật Sở hữu trí tuệ, art. 15)."""
COPYRIGHT = (
    "Bản quyền của cơ quan báo chí: chỉ kèm những chữ được trích. / The outlet's copyright: the quote only."
)
PRIVACY = "Có thể có người riêng tư trong đó. / Private people may be seen in it."
INTERNAL = (
    "Tệp đơn vị gửi kèm trả lời, chưa duyệt để công bố. / Sent with the reply, not cleared for publication."
)
WITHDRAWN = "Chứng cứ đã rút. / The evidence was withdrawn."
TEXT = "text/plain; charset=utf-8"


@dataclass
class Gathered:
    """What one dossier's evidence comes to."""

    pieces: list[Piece] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)


def add_evidence(out: Gathered, row: Evidence) -> None:
    """Put one piece of evidence in; MissingSnapshotError where its bytes are gone."""
    if row.withdrawn_at:
        _withhold(out, row, row.sha256, WITHDRAWN)
    elif row.version:
        _withhold(out, row, row.version.text_sha256, COPYRIGHT)
        out.withheld.append(
            Withheld(row.number, "Trang thô / Raw page", row.version.snapshot.sha256, COPYRIGHT)
        )
        _add_quote(out, row)
    elif row.capture:
        _add_capture(out, row)
    elif row.file:
        _add_file(out, row)
    else:
        _add_words(out, row)


def _add_capture(out: Gathered, row: Evidence) -> None:
    page: Any = row.capture
    path, of = f"{_base(row)}-trang.wacz", f"Chứng cứ {row.number}, tệp WARC"
    if row.kind in WHOLE:
        warc = load(settings.EVIDENCE_DIR, page.warc_sha256)
        _refuse_another_page(warc, row.sha256)
        archive = wacz_of(
            warc, url=page.final_url, title=page.title or row.title, captured_at=page.captured_at
        )
        out.pieces.append(Piece(path, archive, "application/wacz", row.title, row.number, row.exact))
        of = f"{path}!{WARC}"
    else:
        _withhold(out, row, page.warc_sha256, COPYRIGHT if row.kind == states.ARTICLE else PRIVACY)
        _add_quote(out, row)
    _add_token(out, row, page, of, page.warc_sha256)


def _refuse_another_page(warc: bytes, sha256: str) -> None:
    """Hold the archived page against the hash that was sealed: a row can be pointed at another archive."""
    try:
        is_same = read_warc(warc).captured.sha256 == sha256
    except BrokenWarcError:
        is_same = False
    if not is_same:
        raise MissingSnapshotError(sha256)


def _add_file(out: Gathered, row: Evidence) -> None:
    kept: Any = row.file
    path, of = f"{_base(row)}-tep{_ending(kept.name)}", f"Chứng cứ {row.number}, tệp"
    if row.kind in WHOLE:
        content = load(settings.EVIDENCE_DIR, kept.sha256)
        out.pieces.append(Piece(path, content, kept.media_type, row.title, row.number, row.exact))
        of = path
    else:
        _withhold(out, row, kept.sha256, COPYRIGHT if row.kind == states.ARTICLE else PRIVACY)
        _add_quote(out, row)
    _add_token(out, row, kept, of, kept.sha256)


def _add_words(out: Gathered, row: Evidence) -> None:
    """A reply of a unit or what was seen on a visit: its very words, which the evidence's hash is of."""
    words, name = (row.request.answer, "tra-loi") if row.request else (row.note.strip(), "xem-tai-cho")
    out.pieces.append(
        Piece(f"{_base(row)}-{name}.txt", words.encode(), TEXT, row.title, row.number, row.exact)
    )
    if row.request and row.request.file:
        _withhold(out, row, row.request.file.sha256, INTERNAL)


def _add_quote(out: Gathered, row: Evidence) -> None:
    if not row.exact:
        return
    source = row.capture.final_url if row.capture else row.article.url if row.article else ""
    moment = row.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = f"{row.title}\n{row.publisher}\n{source}\n{moment}\nSHA-256 {row.sha256}\n\n"
    words = f"{told}…{row.prefix}[{row.exact}]{row.suffix}…\n"
    out.pieces.append(
        Piece(f"{_base(row)}-trich.txt", words.encode(), TEXT, f"Trích: {row.title}", row.number, row.exact)
    )


def _add_token(out: Gathered, row: Evidence, kept: Any, of: str, sha256: str) -> None:
    if kept.token:
        out.tokens.append(Token(f"{_base(row)}.tsr", bytes(kept.token), of, sha256))


def _withhold(out: Gathered, row: Evidence, sha256: str, why: str) -> None:
    out.withheld.append(Withheld(row.number, row.title, sha256, why))


def _base(row: Evidence) -> str:
    return f"evidence/{row.number:02}"


def _ending(name: str) -> str:
    """Keep only a plain ending of a name that somebody chose."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else ""
