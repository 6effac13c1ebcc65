"""What goes into a kit. Plain facts and bytes; gathered by `queries.kits`, packed by `packing`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One file."""

    path: str
    """Plain ASCII, "/" between folders."""
    content: bytes
    media_type: str
    what: str
    """For a reader of the manifest."""
    evidence: int | None = None
    """The number of the evidence that it carries."""
    quote: str = ""
    """Words that are quoted from it."""


@dataclass(frozen=True, slots=True)
class Token:
    """An RFC 3161 token: the authority's whole answer, as `openssl ts -verify -in` reads it."""

    path: str
    content: bytes
    of: str
    """What was stamped: a file of the kit ("evidence/03-trang.wacz!archive/data.warc.gz"), or words."""
    sha256: str
    """Of what was stamped, where that does not go along."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Evidence whose bytes do not go along: its hash does, so that whoever has them can compare."""

    evidence: int
    what: str
    sha256: str
    why: str


@dataclass(frozen=True, slots=True)
class KitContents:
    """A whole kit."""

    dossier: str
    office: str
    made_at: str
    """RFC 3339."""
    pieces: tuple[Piece, ...]
    seal: str = ""
    """Of the finding; the SHA-256 of sealed.json where that goes along."""
    tokens: tuple[Token, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    root: bytes = b""
    """The time-stamping authority's root certificates, PEM."""
