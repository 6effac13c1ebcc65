"""Pages out of archives, kept as if they had been fetched on their day. Called by the loading journey.

In: copies with their bytes, some hundred at a time. Out: where each stands now, or why it was not kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nhipcau.common.files import snapshots
from nhipcau.common.files.secrecy import stamp_of
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.sources.actions.arriving import keep_version
from nhipcau.sources.actions.queueing import folded_page
from nhipcau.sources.canonical import host_of, origin_of, page_key, tidy_address
from nhipcau.sources.models import Outlet, Page, PageState, Snapshot
from nhipcau.sources.office import snapshot_folder
from nhipcau.sources.register import private_service

LONGEST_ADDRESS = 2000


class Kept(StrEnum):
    """What became of a copy."""

    NEWEST = "newest"
    """Kept, and no newer version of the page is known."""
    OLDER = "older"
    """Kept beside a newer version that the office has already."""
    KNOWN = "known"
    """This version of this page is kept already."""
    NO_ADDRESS = "no_address"
    REFUSED = "refused"
    """Not a web address, or a private service (charter 2)."""
    SECRET = "secret"  # noqa: S105 - a reason, no password
    """Carries a secrecy stamp (charter 12)."""


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """One kept response of an archive."""

    url: str | None
    content: bytes
    sha256: str
    content_type: str
    fetched_at: datetime
    title: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a copy stands after keeping."""

    kept: Kept
    page_id: int = 0
    snapshot_id: int = 0
    outlet_id: int | None = None


def known_copies(copies: Iterable[tuple[str | None, str]]) -> set[tuple[str, str]]:
    """Return those of (address, hash) that are kept already, so that their bytes need not be read again."""
    keys = {(page_key(tidy), sha256): (url, sha256) for url, sha256 in copies
            if url and (tidy := tidy_address(url))}  # fmt: skip
    rows = Snapshot.objects.filter(
        page__url_key__in={key for key, _sha in keys}, sha256__in={sha for _key, sha in keys}
    ).values_list("page__url_key", "sha256")
    return {found for row in rows if (found := keys.get(row))}


def keep_archived(*, by: Actor | None, at: datetime, copies: Sequence[ArchivedCopy]) -> list[Standing]:
    """Keep copies as pages that need no fetching; joins the caller's transaction, which stores articles."""
    refusals = [_refusal(copy) for copy in copies]
    for copy, refusal in zip(copies, refusals, strict=True):
        if refusal is None:
            snapshots.keep(snapshot_folder(), copy.content)
    with write_gate():
        outlets = _outlets(copy.url or "" for copy in copies)
        standings = [
            Standing(refusal) if refusal else _keep(copy, outlets, at)
            for copy, refusal in zip(copies, refusals, strict=True)
        ]
        new = sum(each.kept in {Kept.NEWEST, Kept.OLDER} for each in standings)
        if new:
            note(by=by, at=at, verb="sources.keep_archived", subject="sources.pages:archived",
                 after={"copies": new})  # fmt: skip
    return standings


def _refusal(copy: ArchivedCopy) -> Kept | None:
    if not copy.url:
        return Kept.NO_ADDRESS
    tidy = tidy_address(copy.url)
    if tidy is None or len(tidy) > LONGEST_ADDRESS or private_service(tidy):
        return Kept.REFUSED
    return Kept.SECRET if stamp_of(copy.content) else None


def _keep(copy: ArchivedCopy, outlets: Collection[Outlet], at: datetime) -> Standing:
    address = tidy_address(copy.url or "") or ""
    page, is_new = Page.objects.select_for_update().get_or_create(
        url_key=page_key(address), defaults=_settled(copy, address, outlets, at)
    )
    versions = [] if is_new else list(page.snapshots.values_list("id", "sha256", "fetched_at"))
    for snapshot_id, sha256, _fetched_at in versions:
        if sha256 == copy.sha256:
            return Standing(Kept.KNOWN, page.id, snapshot_id, page.outlet_id)
    snapshot = keep_version(page, copy.content, copy.sha256, copy.fetched_at,
                            final_url=address, content_type=copy.content_type)  # fmt: skip
    is_newest = all(fetched_at <= copy.fetched_at for _id, _sha, fetched_at in versions)
    if is_newest and not is_new:
        _revive(page, at)
    return Standing(Kept.NEWEST if is_newest else Kept.OLDER, page.id, snapshot.id, page.outlet_id)


def _settled(
    copy: ArchivedCopy, address: str, outlets: Collection[Outlet], at: datetime
) -> dict[str, object]:
    outlet = _outlet_of(address, outlets)
    return {
        "outlet": outlet, "url": address, "origin": origin_of(address), "created_at": at,
        "state": PageState.KEPT, "settled_at": at, "next_try_at": at, "fetched_at": copy.fetched_at,
        # An archive is the past: its pages are not asked for again.
        "recheck_at": None, "feed_title": copy.title[:500], "folded": folded_page(copy.title, address),
    }  # fmt: skip


def _revive(page: Page, at: datetime) -> None:
    """A page that had been given up is kept now; one that a worker holds or will come to is left to it."""
    ended = [PageState.DROPPED, PageState.BROKEN, PageState.DEAD]
    Page.objects.filter(pk=page.pk, state__in=ended, lease_token="").update(
        state=PageState.KEPT, reason="", detail="", settled_at=at
    )


def _outlets(addresses: Iterable[str]) -> list[Outlet]:
    hosts = {host_of(address) for address in addresses}
    tails = {".".join(host.split(".")[start:]) for host in hosts for start in range(host.count(".") + 1)}
    return list(Outlet.objects.filter(host__in=tails))


def _outlet_of(address: str, outlets: Collection[Outlet]) -> Outlet | None:
    """Find the outlet of the closest host in the register; on one host, the one with the same port."""
    host, origin = host_of(address), origin_of(address)
    near = [each for each in outlets if host == each.host or host.endswith(f".{each.host}")]
    return max(near, key=lambda each: (len(each.host), origin_of(each.home_url) == origin), default=None)


def sha256_of(content: bytes) -> str:
    """Return the name under which bytes are kept."""
    return hashlib.sha256(content).hexdigest()
