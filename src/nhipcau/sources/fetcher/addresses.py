"""From the text of an address to a target that is safe to look up, or a refusal with its reason.

Called by the client for the first address and again for every redirect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

import idna

from nhipcau.sources.fetcher.networks import refusal
from nhipcau.sources.fetcher.results import FetchStoppedError, Reason

PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 2000
"""Longer than any article's address; the length that sitemaps.org allows is 2,048."""
LOOKALIKE_DOTS = "\u3002\uff0e\uff61"
"""What IDNA 2003 took for a dot: a way to write 127.0.0.1 past a filter."""
LONGEST_HOST = 253
"""RFC 1035."""
INSIDE_NAMES = frozenset(
    (
        *("localhost", "local", "internal", "intranet", "private", "corp", "home", "lan", "localdomain"),
        *("home.arpa", "test", "invalid", "example", "onion", "alt"),
        *("metadata.google.internal", "metadata.goog", "instance-data"),
    )
)
"""Names that never lead to the public web: RFC 6761, 7686, 8375, 9476, SAC113, and clouds' metadata."""
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_NUMBER_LIKE = re.compile(r"(?:0x[0-9a-f]*|\d+)\Z", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*\Z")
_PATH_KEPT = "/%:@!$&'()*+,;=~-._[]|"


@dataclass(frozen=True, slots=True)
class Target:
    """Where one hop goes."""

    scheme: str
    host: str
    """Lower-case ASCII; an IPv6 literal without brackets."""
    port: int
    path: str
    """Path with query, percent-encoded ASCII."""
    literal: IPv4Address | IPv6Address | None = None
    """Set when the host is an address itself."""

    @property
    def netloc(self) -> str:
        """Host as it stands in a URL, with the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and the pace belong to."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address, spelled one way."""
        return f"{self.origin}{self.path}"


def target_of(url: str, allowed_origins: frozenset[str] = frozenset()) -> Target:
    """Read an address or raise `FetchStoppedError`; only `allowed_origins` get past the house rules."""
    target = _read(url)
    if target.origin in allowed_origins:
        return target
    if target.port != PORTS[target.scheme]:
        raise FetchStoppedError(Reason.REFUSED_PORT, str(target.port))
    if target.literal is None:
        _refuse_inside_name(target.host)
    elif why := refusal(target.literal):
        raise FetchStoppedError(Reason.REFUSED_HOST, f"{target.host}: {why}")
    return target


def _read(url: str) -> Target:
    if len(url) > LONGEST_ADDRESS or _UNSAFE.search(url.strip()):
        raise FetchStoppedError(Reason.BAD_ADDRESS, "too long, or with blanks or control characters")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FetchStoppedError(Reason.BAD_ADDRESS, str(error)) from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise FetchStoppedError(Reason.REFUSED_SCHEME, scheme or "none")
    if "@" in parts.netloc:
        raise FetchStoppedError(Reason.BAD_ADDRESS, "a name or password stands before the host")
    host, literal = _host(parts)
    port = PORTS[scheme] if port is None else port
    return Target(scheme, host, port, _path(parts), literal)


def _path(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_PATH_KEPT + '?')}" if parts.query else ""
    return quote(parts.path or "/", safe=_PATH_KEPT) + query


def _host(parts: SplitResult) -> tuple[str, IPv4Address | IPv6Address | None]:
    raw = parts.hostname or ""
    if "[" in parts.netloc:
        try:
            address = IPv6Address(raw)
        except AddressValueError as error:
            raise FetchStoppedError(Reason.BAD_ADDRESS, str(error)) from error
        return address.compressed, address
    host = _ascii_host(raw)
    if _NUMBER_LIKE.match(host.rpartition(".")[2]):
        try:
            literal = IPv4Address(host)
        except AddressValueError as error:
            raise FetchStoppedError(Reason.REFUSED_HOST, f"an odd spelling of a number: {host}") from error
        return host, literal
    return host, None


def _ascii_host(raw: str) -> str:
    """Punycode by strict IDNA 2008: look-alike digits and dots are refused, never mapped."""
    if raw.isascii():
        return raw.lower()
    if any(dot in raw for dot in LOOKALIKE_DOTS):
        raise FetchStoppedError(Reason.BAD_ADDRESS, "a look-alike dot in the host")
    try:
        return idna.encode(raw).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise FetchStoppedError(Reason.BAD_ADDRESS, f"host: {error}") from error


def _refuse_inside_name(host: str) -> None:
    labels = host.split(".")
    tails = {".".join(labels[start:]) for start in range(len(labels))}
    if tails & INSIDE_NAMES:
        raise FetchStoppedError(Reason.REFUSED_HOST, f"{host} is a name of an inside network")
    if not _HOST.match(host) or len(host) > LONGEST_HOST:
        raise FetchStoppedError(Reason.REFUSED_HOST, f"{host[:80]!r} is not a full public name")
