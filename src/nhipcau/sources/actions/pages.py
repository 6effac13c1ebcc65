"""Single pages: an address pasted, a file dropped, a failed one tried again."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.utils.translation import gettext as _

from nhipcau.common.files import snapshots
from nhipcau.common.files.secrecy import stamp_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.sources.actions.addresses import public_address
from nhipcau.sources.actions.arriving import keep_version
from nhipcau.sources.actions.queueing import folded_page
from nhipcau.sources.canonical import host_of, origin_of, page_key
from nhipcau.sources.models import Outlet, Page, PageState
from nhipcau.sources.office import snapshot_folder

FILE_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
}
MOST_FILE_BYTES = 20 * 1024 * 1024
"""A saved page with its text is below 5 MB; pictures are not wanted."""
RETRIABLE = frozenset({PageState.BROKEN, PageState.DEAD, PageState.DROPPED})


def add_address(*, by: Actor | None, at: datetime, url: str, outlet: Outlet | None = None) -> Page:
    """Queue one address, at the front; a page that is known already is returned as it stands."""
    address = public_address(url, field="url")
    with write_gate():
        known = Page.objects.filter(url_key=page_key(address)).first()
        if known:
            return _again(known, by, at) if known.state in {PageState.BROKEN, PageState.DEAD} else known
        page = Page.objects.create(
            outlet=outlet or _outlet_of(address), url=address, url_key=page_key(address),
            origin=origin_of(address), created_at=at, next_try_at=at, folded=folded_page("", address),
        )  # fmt: skip
        note(by=by, at=at, verb="sources.add_address", subject=subject_of(page), after={"url": address})
    return page


def add_file(*, by: Actor | None, at: datetime, name: str, content: bytes) -> Page:
    """Keep a dropped file as a page that is ready to be read; the same file twice is one page."""
    content_type = _checked(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    key = hashlib.sha256(f"file:{sha256}".encode()).hexdigest()
    known = Page.objects.filter(url_key=key).first()
    if known:
        return known
    snapshots.keep(snapshot_folder(), content)
    with write_gate():
        page, is_new = Page.objects.get_or_create(url_key=key, defaults={
            "file_name": PurePath(name).name[-200:], "created_at": at, "next_try_at": at, "fetched_at": at,
            "state": PageState.FETCHED, "folded": folded_page("", PurePath(name).name),
        })  # fmt: skip
        if is_new:
            keep_version(page, content, sha256, at, content_type=content_type)
            after = {"file": page.file_name, "sha256": sha256}
            note(by=by, at=at, verb="sources.add_file", subject=subject_of(page), after=after)
    return page


def retry_page(*, by: Actor | None, at: datetime, page: Page) -> Page:
    """Give a dropped, broken or dead page its five tries again."""
    with write_gate():
        row = Page.objects.select_for_update().get(pk=page.pk)
        if row.state not in RETRIABLE:
            raise Refused(_("Trang này không cần thử lại."))
        return _again(row, by, at)


def retry_all_broken(*, by: Actor | None, at: datetime) -> int:
    """Give every broken and dead page its tries again; one entry in the record."""
    with write_gate():
        ended = Page.objects.filter(state__in=[PageState.BROKEN, PageState.DEAD])
        fresh = {"attempts": 0, "reason": "", "detail": "", "next_try_at": at, "settled_at": None,
                 "etag": "", "last_modified": "", "lease_until": None, "lease_token": ""}  # fmt: skip
        files = ended.filter(url__isnull=True).update(state=PageState.FETCHED, **fresh)
        count = files + ended.filter(url__isnull=False).update(state=PageState.QUEUED, **fresh)
        if count:
            note(
                by=by,
                at=at,
                verb="sources.retry_all_broken",
                subject="sources.pages:broken",
                after={"count": count},
            )
    return count


def look_again(*, by: Actor | None, at: datetime, page: Page) -> Page:
    """Ask now, and not at the next re-check, whether the page at this address has changed."""
    with write_gate():
        row = Page.objects.select_for_update().get(pk=page.pk)
        if row.state != PageState.KEPT or row.url is None:
            raise Refused(_("Chỉ xem lại được trang đã giữ và có địa chỉ."))
        row.recheck_at = at
        row.save(update_fields=["recheck_at"])
        note(by=by, at=at, verb="sources.look_again", subject=subject_of(row))
    return row


def subject_of(page: Page) -> str:
    """Name a page in the record."""
    return f"sources.page:{page.public_id}"


def _again(page: Page, by: Actor | None, at: datetime) -> Page:
    before = {"state": page.state, "reason": page.reason}
    page.state = PageState.FETCHED if page.url is None else PageState.QUEUED
    page.attempts, page.reason, page.detail, page.settled_at = 0, "", "", None
    page.etag = page.last_modified = page.lease_token = ""
    page.lease_until, page.next_try_at = None, at
    page.save()
    after = {"state": page.state}
    note(by=by, at=at, verb="sources.retry_page", subject=subject_of(page), before=before, after=after)
    return page


def _outlet_of(address: str) -> Outlet | None:
    host = host_of(address)
    labels = host.split(".")
    tails = [".".join(labels[start:]) for start in range(len(labels) - 1)] or [host]
    found = Outlet.objects.filter(host__in=tails)
    same_port = [each for each in found if origin_of(each.home_url) == origin_of(address)]
    return min(same_port or found, key=lambda outlet: tails.index(outlet.host), default=None)


def _checked(name: str, content: bytes) -> str:
    content_type = FILE_TYPES.get(PurePath(name.lower()).suffix)
    if content_type is None:
        words = _("Chỉ nhận tệp %(types)s.") % {"types": ", ".join(FILE_TYPES)}
        raise Refused(words, field="file")
    if not content.strip():
        raise Refused(_("Tệp trống."), field="file")
    if len(content) > MOST_FILE_BYTES:
        raise Refused(_("Tệp quá lớn (quá 20 MB)."), field="file")
    if b"\x00" in content[:4096] and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise Refused(_("Nội dung tệp không phải văn bản."), field="file")
    stamp = stamp_of(content)
    if stamp:
        words = _("Tệp có dấu %(stamp)s. Tài liệu mật không được đưa vào đây.") % {"stamp": stamp}
        raise Refused(words, field="file")
    return content_type
