"""A whole file of sources in: all rows or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.sources import exchange
from nhipcau.sources.actions.addresses import public_address
from nhipcau.sources.actions.outlets import folded_outlet
from nhipcau.sources.canonical import host_of, origin_of, page_key
from nhipcau.sources.exchange import SourceRow
from nhipcau.sources.models import Feed, Outlet, OutletKind

NAMED_FAULTS = 10
"""Faults listed in the refusal; a file with more has one cause for most of them."""
READERS: dict[str, Callable[[bytes], list[SourceRow]]] = {
    ".csv": exchange.read_csv,
    ".opml": exchange.read_opml,
    ".xml": exchange.read_opml,
}


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A row that passed."""

    outlet: str
    home_url: str
    feed_url: str
    kind: str
    language: str


def import_sources(*, by: Actor | None, at: datetime, name: str, content: bytes) -> int:
    """Add all outlets and feeds of an OPML or CSV file; return how many feeds were new."""
    rows = _checked(_read(name, content))
    with write_gate():
        keys = {page_key(row.feed_url): row for row in rows}
        known = set(Feed.objects.filter(url_key__in=list(keys)).values_list("url_key", flat=True))
        new = {key: row for key, row in keys.items() if key not in known}
        outlets = _outlets(list(new.values()), at)
        feeds = [_feed(outlets[row.home_url], key, row, at) for key, row in new.items()]
        Feed.objects.bulk_create(feeds, batch_size=200)
        after = {"file": name[-200:], "feeds": len(feeds), "known": len(known)}
        note(by=by, at=at, verb="sources.import_sources", subject="sources.feeds:import", after=after)
    return len(feeds)


def _read(name: str, content: bytes) -> list[SourceRow]:
    reader = next((read for ending, read in READERS.items() if name.lower().endswith(ending)), None)
    if reader is None:
        raise Refused(_("Chỉ nhận tệp OPML hoặc CSV."), field="file")
    if len(content) > exchange.MOST_BYTES:
        raise Refused(_("Tệp quá lớn (quá 5 MB)."), field="file")
    try:
        rows = reader(content)
    except exchange.UnreadableFileError as error:
        words = _(
            "Không đọc được tệp. CSV cần các cột outlet, feed_url (và home_url, kind, language); mã UTF-8."
        )
        raise Refused(words, field="file") from error
    if not rows:
        raise Refused(_("Tệp không có nguồn tin nào."), field="file")
    if len(rows) > exchange.MOST_ROWS:
        raise Refused(_("Tệp có quá nhiều dòng (quá 5.000)."), field="file")
    return rows


def _checked(rows: list[SourceRow]) -> list[ImportedRow]:
    passed, faults = [], []
    for row in rows:
        try:
            passed.append(_checked_row(row))
        except Refused as refusal:
            faults.append(_("dòng %(line)s: %(fault)s") % {"line": row.line, "fault": refusal.message})
    if faults:
        more = "" if len(faults) <= NAMED_FAULTS else " …"
        words = _("Chưa lưu gì vì có dòng sai: %(faults)s") % {
            "faults": " · ".join(faults[:NAMED_FAULTS]) + more
        }
        raise Refused(words, field="file")
    return passed


def _checked_row(row: SourceRow) -> ImportedRow:
    name = " ".join(row.outlet.split())[:200]
    if not name:
        raise Refused(_("thiếu tên cơ quan báo chí"))
    if row.kind not in OutletKind.values:
        raise Refused(_("loại phải là press hoặc official"))
    home = public_address(row.home_url, field="file")
    return ImportedRow(name, home, public_address(row.feed_url, field="file"), row.kind, row.language[:8])


def _outlets(rows: list[ImportedRow], at: datetime) -> dict[str, Outlet]:
    by_home = {row.home_url: row for row in reversed(rows)}
    known = set(Outlet.objects.filter(home_url__in=list(by_home)).values_list("home_url", flat=True))
    Outlet.objects.bulk_create(_outlet(row, at) for home, row in by_home.items() if home not in known)
    return {outlet.home_url: outlet for outlet in Outlet.objects.filter(home_url__in=list(by_home))}


def _outlet(row: ImportedRow, at: datetime) -> Outlet:
    return Outlet(
        name=row.outlet, home_url=row.home_url, host=host_of(row.home_url), kind=row.kind,
        language=row.language, created_at=at, folded=folded_outlet(row.outlet, row.home_url),
    )  # fmt: skip


def _feed(outlet: Outlet, key: str, row: ImportedRow, at: datetime) -> Feed:
    return Feed(
        outlet=outlet, url=row.feed_url, url_key=key, origin=origin_of(row.feed_url),
        created_at=at, next_poll_at=at,
    )  # fmt: skip
