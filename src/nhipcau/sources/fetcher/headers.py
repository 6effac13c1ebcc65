"""Headers of an answer: read by name, or handed on within bounds. Called by the client."""

from __future__ import annotations

from nhipcau.sources.fetcher.results import HeaderPairs

MOST_KEPT = 64
"""Headers handed on; answers of the press carry some 20 to 40."""
LONGEST_KEPT = 2000
"""Letters of one value; longer ones (policies, mostly) are cut."""
NEVER_KEPT = frozenset({"set-cookie", "set-cookie2"})
"""A session of ours is nobody's evidence and no business of an archive."""


class Headers:
    """Reads a header by its lower-case name; missing ones are empty, odd bytes and line breaks are gone."""

    def __init__(self, pairs: list[tuple[bytes, bytes]]) -> None:
        self._in_order = pairs
        self._pairs = {name.lower().decode("latin-1"): value for name, value in reversed(pairs)}

    def __getitem__(self, name: str) -> str:
        return self._pairs.get(name, b"").decode("latin-1").strip()

    def kept(self) -> HeaderPairs:
        """Hand the headers on as they came, bounded, without cookies."""
        return kept(self._in_order)


def kept(pairs: list[tuple[bytes, bytes]]) -> HeaderPairs:
    """Bound a list of headers and make it printable."""
    texts = [(_printable(name), _printable(value)) for name, value in pairs]
    wanted = [(name, value) for name, value in texts if name.lower() not in NEVER_KEPT]
    return tuple((name[:200], value[:LONGEST_KEPT]) for name, value in wanted[:MOST_KEPT])


def _printable(raw: bytes) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in raw.decode("latin-1")).strip()
