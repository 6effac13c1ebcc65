"""An archive's bytes in, where each record stands and where it is damaged out; called by `slices`.

Damage costs the record it hits: the walk goes on at the next record that begins whole.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_GZIP = b"\x1f\x8b\x08"
_BLOCK = 64 * 1024
"""Bytes handed to zlib at once: most records fit into one."""
_HEAD = 8 * 1024
"""A WARC head is far shorter."""
_RECORD = re.compile(rb"WARC/\d")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_TYPE = re.compile(rb"^WARC-Type:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """One record, or one gzip member of records."""

    start: int
    stop: int
    kind: str


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch that could not be read."""

    start: int
    why: str


def walk(content: mmap.mmap) -> Iterator[Found | Damage]:
    """Yield records and damages in the order of the file."""
    return _members(content) if content[:2] == _GZIP[:2] else _plain(content)


def _members(content: mmap.mmap) -> Iterator[Found | Damage]:
    at, size = 0, len(content)
    while at < size:
        try:
            head, stop = _member(content, at)
        except zlib.error as error:
            yield Damage(at, str(error) or "damaged gzip member")
            at = _next_member(content, at + 1)
            continue
        if head.startswith(b"WARC/"):
            yield Found(at, stop, _kind(head))
        elif head.strip():
            yield Damage(at, "it does not begin with a WARC record")
        at = stop
        while at < size and content[at] == 0:  # tapes and some tools fill up with zeros
            at += 1


def _member(content: mmap.mmap, start: int) -> tuple[bytes, int]:
    """Inflate one member without keeping it; return its head and where it ends."""
    inflate, head, at = zlib.decompressobj(31), b"", start
    while not inflate.eof:
        block = content[at : at + _BLOCK]
        if not block:
            message = "the last record is cut"
            raise zlib.error(message)
        at += len(block)
        piece = inflate.decompress(block)
        if len(head) < _HEAD:
            head += piece[:_HEAD]
    return head, at - len(inflate.unused_data)


def _next_member(content: mmap.mmap, at: int) -> int:
    """Find where a member begins that opens with a WARC record."""
    while (at := content.find(_GZIP, at)) >= 0:
        try:
            if zlib.decompressobj(31).decompress(content[at : at + _HEAD], 5) == b"WARC/":
                return at
        except zlib.error:
            pass
        at += 1
    return len(content)


def _plain(content: mmap.mmap) -> Iterator[Found | Damage]:
    at, size = 0, len(content)
    while at < size:
        head = content[at : at + _HEAD]
        ending, length = _END_OF_HEAD.search(head), _LENGTH.search(head)
        if not _RECORD.match(head) or ending is None or length is None or length.start() > ending.start():
            yield Damage(at, "it does not begin with a WARC record" if at == 0 else "no WARC record here")
            at = _next_record(content, at + 1)
            continue
        stop = at + ending.end() + int(length[1])
        if stop > size or (stop < size and content[stop : stop + 1] not in b"\r\n"):
            why = "the last record is cut" if stop > size else "its length is wrong"
            yield Damage(at, why)
            at = _next_record(content, at + 1)
            continue
        while stop < size and content[stop] in b"\r\n":
            stop += 1
        yield Found(at, stop, _kind(head))
        at = stop


def _next_record(content: mmap.mmap, at: int) -> int:
    found = re.compile(rb"\nWARC/\d").search(content, at)
    return found.start() + 1 if found else len(content)


def _kind(head: bytes) -> str:
    match = _TYPE.search(head)
    return match[1].decode().lower() if match else "unknown"
