"""A kit's contents in, one ZIP out that proves itself; the same contents give the same bytes.

Every file is stored as it is (no compression): each byte's place can be explained. Called by `actions.kits`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from nhipcau.verification.kit import verify
from nhipcau.verification.kit.contents import KitContents, Piece, Token
from nhipcau.verification.kit.readme import readme

FORM = "nhipcau.kit.1"
Stamp = Callable[[bytes], bytes | None]
"""Asks the time-stamping authority for a token over some bytes; None where there is none."""


class UnpackableError(ValueError):
    """The contents make no kit: a path that is not plain, or two files of one name."""


def pack(contents: KitContents, stamp: Stamp | None = None) -> bytes:
    """Return the ZIP; `stamp` is asked for a token over the manifest."""
    pieces = [*_frame(contents), *contents.pieces, *_token_pieces(contents.tokens)]
    _refuse_odd_paths([piece.path for piece in pieces])
    manifest = _manifest(contents, pieces, is_stamped=True) if stamp else b""
    token = stamp(manifest) if stamp else None
    if token is None:
        manifest = _manifest(contents, pieces, is_stamped=False)
    files = {piece.path: piece.content for piece in pieces} | {"manifest.json": manifest}
    if token is not None:
        files["manifest.tsr"] = token
    files["SHA256SUMS"] = _sums(files)
    return zip_of(sorted(files.items(), key=lambda item: _place(item[0])))


def zip_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Store files in a ZIP, byte for byte as the verifier expects one."""
    entries: list[verify.Entry] = []
    parts: list[bytes] = []
    for path, content in files:
        entry = verify.Entry(path.encode("ascii"), zlib.crc32(content), len(content))
        entries.append(entry)
        parts += [verify.local_header(entry), content]
    return b"".join([*parts, verify.directory(entries)])


def is_stamped(kit: bytes) -> bool:
    """Say whether the manifest of a packed kit carries a token."""
    return any(entry.name == b"manifest.tsr" for entry in verify.listed(memoryview(kit)))


def _frame(contents: KitContents) -> list[Piece]:
    folder, python = Path(verify.__file__).parent, "text/x-python"
    frame = [
        Piece("README.txt", readme(contents).encode(), "text/plain; charset=utf-8", "Đọc trước / Read me"),
        Piece("__main__.py", (folder / "start.py").read_bytes(), python, "Khởi động / What runs first"),
        Piece(
            "verify.py", (folder / "verify.py").read_bytes(), python, "Chương trình kiểm tra / The verifier"
        ),
    ]
    if contents.root:
        frame.append(
            Piece("tsa-ca.pem", contents.root, "application/x-pem-file", "Chứng thư gốc / Root certificate")
        )
    return frame


def _token_pieces(tokens: tuple[Token, ...]) -> list[Piece]:
    kind = "application/timestamp-reply"
    return [
        Piece(token.path, token.content, kind, f"Tem thời gian của {token.of} / Time stamp")
        for token in tokens
    ]


def _manifest(contents: KitContents, pieces: list[Piece], *, is_stamped: bool) -> bytes:
    stamps = [{"token": each.path, "of": each.of, "sha256": each.sha256} for each in contents.tokens]
    if is_stamped:
        stamps.append({"token": "manifest.tsr", "of": "manifest.json"})
    told = {
        "form": FORM,
        "dossier": contents.dossier,
        "office": contents.office,
        "made_at": contents.made_at,
        "seal": contents.seal,
        "files": [_told(piece) for piece in sorted(pieces, key=lambda piece: piece.path)],
        "stamps": stamps,
        "withheld": [
            {"evidence": each.evidence, "what": each.what, "sha256": each.sha256, "why": each.why}
            for each in contents.withheld
        ],
    }
    own = hashlib.sha256(verify.canonical(told)).hexdigest()
    return verify.canonical({**told, "sha256_without_this": own})


def _told(piece: Piece) -> dict[str, Any]:
    told: dict[str, Any] = {
        "path": piece.path,
        "size": len(piece.content),
        "sha256": hashlib.sha256(piece.content).hexdigest(),
        "type": piece.media_type,
        "what": piece.what,
    }
    if piece.evidence is not None:
        told["evidence"] = piece.evidence
    pages = [verify.Page(f"content-type: {piece.media_type}", piece.content)]
    if piece.path.endswith(".wacz"):
        warc = verify.compared(memoryview(piece.content), verify.listed(memoryview(piece.content)))[0]
        records = list(verify.records(warc["archive/data.warc.gz"]))
        told["records"] = [packed for _fields, _block, packed in records]
        pages = [page for fields, block, _packed in records if (page := verify.page_of(fields, block))]
    return told | _quoted(piece.quote, pages)


def _quoted(quote: str, pages: list[verify.Page]) -> dict[str, str]:
    """Promise a quote only where the verifier will find it: in a PDF or a picture it cannot look."""
    if not quote:
        return {}
    is_there = any(verify.bare(quote) in verify.words_of(page) for page in pages)
    return {"quote": quote} if is_there else {"quote_not_checked": quote}


def _sums(files: dict[str, bytes]) -> bytes:
    """Write what `sha256sum -c` reads; the token's line twice, to tell a flip in that line from one in it."""
    names = sorted([*files, *(["manifest.tsr"] if "manifest.tsr" in files else [])])
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in names).encode()


def _place(path: str) -> tuple[int, str]:
    """README first, then what proves, then the rest by name."""
    first = (
        "README.txt",
        "__main__.py",
        "verify.py",
        "manifest.json",
        "manifest.tsr",
        "SHA256SUMS",
        "tsa-ca.pem",
    )
    return (first.index(path) if path in first else len(first), path)


def _refuse_odd_paths(paths: list[str]) -> None:
    taken = {"manifest.json", "manifest.tsr", "SHA256SUMS"}
    for path in paths:
        parts = path.split("/")
        if path in taken or not path.isascii() or not path.isprintable() or {"", ".", ".."} & set(parts):
            raise UnpackableError(path)
        taken.add(path)
