"""Who may stand in the register of sources: press and official publishers, no private accounts (charter 2).

In: an address. Out: the private service it belongs to, or None. Pure; called by this room's actions.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from nhipcau.sources.canonical import host_of


def private_service(url: str) -> str | None:
    """Name the listed service this address belongs to."""
    labels = host_of(url).lower().split(".")
    tails = (".".join(labels[start:]) for start in range(len(labels)))
    return next((tail for tail in tails if tail in _private_hosts()), None)


@cache
def _private_hosts() -> frozenset[str]:
    text = files(__package__).joinpath("private_hosts.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
