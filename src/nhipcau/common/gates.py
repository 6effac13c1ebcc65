"""The registry of gates: what else a screen asks before it opens, beside the permission.

Gates in at start-up by `desk.py` of a room; `detour(request, needs)` out, called by `screens` for each.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Gate = Callable[[HttpRequest, str], HttpResponseBase | None]

_gates: dict[str, Gate] = {}


def add(name: str, gate: Gate) -> None:
    """Put a gate before every screen; a second one of the same name replaces the first."""
    _gates[name] = gate


def detour(request: HttpRequest, needs: str) -> HttpResponseBase | None:
    """Return where whoever asks must go first; None where every gate is open."""
    ways = (gate(request, needs) for gate in _gates.values())
    return next((way for way in ways if way is not None), None)
