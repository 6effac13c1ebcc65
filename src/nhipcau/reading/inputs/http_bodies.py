"""An archived HTTP body in, its plain bytes out, or None when nothing readable is in it.

Archives lie: many tools store the body decoded and keep the header that says otherwise. Called by `archives`.
"""

from __future__ import annotations

import re
import zlib

import zstandard

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_WBITS = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""zlib's window sizes; 47 tells zlib and gzip heads apart by itself."""
_RAW_DEFLATE = -15


def plain_body(raw: bytes, *, transfer: str, encodings: str, most: int) -> bytes | None:
    """Undo chunking and compression; what only claims to be encoded is taken as it stands."""
    body = raw
    if "chunked" in transfer.lower():
        body = _unchunked(raw)
    for name in reversed([each.strip().lower() for each in encodings.split(",") if each.strip()]):
        found = _decoded(body, name, most)
        if found is None:
            return body if _is_text(body) else None
        body = found
    return body


def _unchunked(raw: bytes) -> bytes:
    """Join the chunks; a body that is not chunked is itself, a cut one what there is of it."""
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK.match(raw, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(raw[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if raw[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces) if pieces and at >= len(raw) else raw


def _decoded(body: bytes, name: str, most: int) -> bytes | None:
    if name in {"identity", "none", "utf-8"}:
        return body
    if name in _WBITS:
        return _inflated(body, _WBITS[name], most) or (
            _inflated(body, _RAW_DEFLATE, most) if name == "deflate" else None
        )
    if name == "zstd":
        return _unpacked_zstd(body, most)
    return _unpacked_brotli(body, most) if name == "br" else None


def _inflated(body: bytes, wbits: int, most: int) -> bytes | None:
    """Inflate within bounds; a cut stream gives what came before the cut."""
    try:
        return zlib.decompressobj(wbits).decompress(body, most + 1) or None
    except zlib.error:
        return None


def _unpacked_zstd(body: bytes, most: int) -> bytes | None:
    try:
        return zstandard.ZstdDecompressor().stream_reader(body).read(most + 1) or None
    except zstandard.ZstdError:
        return None


def _unpacked_brotli(body: bytes, most: int) -> bytes | None:
    try:
        import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with other packages, not always
    except ImportError:
        return None
    try:
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=most + 1))
    except brotli.error:
        return None


def _is_text(body: bytes) -> bool:
    return bool(body.strip()) and b"\x00" not in body[:4096] and b"<" in body[:4096]
