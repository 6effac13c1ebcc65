"""Decoding gzip and deflate with a bound on what comes out. Called by the client, a piece at a time."""

from __future__ import annotations

import zlib
from typing import Protocol

from nhipcau.sources.fetcher.results import FetchStoppedError, Reason


class Decoder(Protocol):
    """Takes raw pieces, keeps what they say."""

    def feed(self, piece: bytes) -> None:
        """Take one piece."""
        ...

    def finish(self) -> bytes:
        """Give the whole content."""
        ...


class Plain:
    """No encoding."""

    def __init__(self, most: int) -> None:
        self._out = bytearray()
        self._most = most

    def feed(self, piece: bytes) -> None:
        """Keep the piece, if it still fits."""
        self._out += piece
        if len(self._out) > self._most:
            raise FetchStoppedError(Reason.TOO_LARGE, "decoded content")

    def finish(self) -> bytes:
        """Give the whole content."""
        return bytes(self._out)


class Inflated(Plain):
    """gzip (several members too) or deflate (with or without its zlib header)."""

    def __init__(self, most: int, *, gzip: bool) -> None:
        super().__init__(most)
        self._gzip = gzip
        self._raw_tried = gzip
        self._engine = zlib.decompressobj(16 + zlib.MAX_WBITS if gzip else zlib.MAX_WBITS)

    def feed(self, piece: bytes) -> None:
        """Inflate the piece, never past the bound: a bomb stops here, not in memory."""
        while piece:
            room = self._most - len(self._out) + 1
            try:
                super().feed(self._engine.decompress(piece, room))
            except zlib.error as error:
                self._try_raw(error)
                continue
            piece = self._engine.unconsumed_tail or self._next_member()

    def finish(self) -> bytes:
        """Give the whole content; a stream cut short is an error, not half a page."""
        if not self._engine.eof and self._out:
            raise FetchStoppedError(Reason.BAD_ANSWER, "the compressed content ends too early")
        return super().finish()

    def _try_raw(self, error: zlib.error) -> None:
        if self._raw_tried or self._out:
            raise FetchStoppedError(Reason.BAD_ANSWER, str(error)) from error
        self._raw_tried = True
        self._engine = zlib.decompressobj(-zlib.MAX_WBITS)

    def _next_member(self) -> bytes:
        rest = self._engine.unused_data
        if not (self._engine.eof and self._gzip and rest.startswith(b"\x1f\x8b")):
            return b""
        self._engine = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return rest


def decoder_for(encoding: str, most: int) -> Decoder:
    """Pick the decoder of a Content-Encoding header; whatever we did not ask for is refused."""
    match encoding.strip().lower():
        case "" | "identity":
            return Plain(most)
        case "gzip" | "x-gzip":
            return Inflated(most, gzip=True)
        case "deflate":
            return Inflated(most, gzip=False)
    raise FetchStoppedError(Reason.REFUSED_ENCODING, encoding[:60])
