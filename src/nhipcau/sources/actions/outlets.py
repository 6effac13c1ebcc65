"""Outlets in and out of the register."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.sources.actions.addresses import public_address
from nhipcau.sources.canonical import host_of
from nhipcau.sources.models import Feed, Outlet, OutletKind

CHANGEABLE = frozenset({"name", "home_url", "kind", "language", "unit_id", "note"})


def add_outlet(
    *,
    by: Actor | None,
    at: datetime,
    name: str,
    home_url: str,
    kind: str = OutletKind.PRESS,
    language: str = "",
    unit_id: str | None = None,
    note_text: str = "",
) -> Outlet:
    """Enter a press outlet or official publisher in the register."""
    home = public_address(home_url, field="home_url")
    with write_gate():
        if Outlet.objects.filter(home_url=home).exists():
            raise Refused(_("Trang chủ này đã có trong danh sách nguồn."), field="home_url")
        outlet = Outlet.objects.create(
            name=_name(name), home_url=home, host=host_of(home), kind=kind, language=language,
            unit_id=unit_id or None, note=note_text, created_at=at, folded=folded_outlet(_name(name), home),
        )  # fmt: skip
        after = {"name": outlet.name, "home_url": home, "kind": kind, "language": language, "unit": unit_id}
        note(by=by, at=at, verb="sources.add_outlet", subject=subject_of(outlet), after=after)
    return outlet


def change_outlet(*, by: Actor | None, at: datetime, outlet: Outlet, changes: dict[str, Any]) -> Outlet:
    """Correct what the register says of an outlet; unchanged values leave no trace."""
    wanted = _checked(changes)
    with write_gate():
        row = Outlet.objects.select_for_update().get(pk=outlet.pk)
        before = {key: getattr(row, key) for key, value in wanted.items() if getattr(row, key) != value}
        if not before:
            return row
        home = wanted.get("home_url", row.home_url)
        if Outlet.objects.filter(home_url=home).exclude(pk=row.pk).exists():
            raise Refused(_("Trang chủ này đã có trong danh sách nguồn."), field="home_url")
        for key, value in wanted.items():
            setattr(row, key, value)
        row.host, row.folded = host_of(row.home_url), folded_outlet(row.name, row.home_url)
        row.save()
        after = {key: wanted[key] for key in before}
        note(by=by, at=at, verb="sources.change_outlet", subject=subject_of(row), before=before, after=after)
    return row


def retire_outlet(*, by: Actor | None, at: datetime, outlet: Outlet) -> None:
    """Stop reading an outlet; its articles stay."""
    with write_gate():
        if Outlet.objects.filter(pk=outlet.pk, is_active=True).update(is_active=False):
            paused = Feed.objects.filter(outlet=outlet, is_active=True).update(is_active=False)
            after = {"is_active": False, "feeds_paused": paused}
            note(by=by, at=at, verb="sources.retire_outlet", subject=subject_of(outlet), after=after)


def subject_of(outlet: Outlet) -> str:
    """Name an outlet in the record."""
    return f"sources.outlet:{outlet.public_id}"


def folded_outlet(name: str, home_url: str) -> str:
    """Return what an outlet is found by."""
    return fold(f"{name} {host_of(home_url)}")[:460]


def _name(name: str) -> str:
    tidy = " ".join(name.split())[:200]
    if not tidy:
        raise Refused(_("Hãy ghi tên cơ quan báo chí."), field="name")
    return tidy


def _checked(changes: dict[str, Any]) -> dict[str, Any]:
    unknown = set(changes) - CHANGEABLE
    if unknown:
        msg = f"an outlet has no {sorted(unknown)}"
        raise TypeError(msg)
    wanted = dict(changes)
    if "name" in wanted:
        wanted["name"] = _name(wanted["name"])
    if "home_url" in wanted:
        wanted["home_url"] = public_address(wanted["home_url"], field="home_url")
    return wanted
