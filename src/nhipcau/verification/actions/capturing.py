"""Bytes of evidence: an address archived at once, a file kept, both read back and proved by their hash.

Called by the screens of evidence and by the kit. The network is asked before the write gate, never inside it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.files import snapshots
from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.reading.quotes import holds
from nhipcau.reading.stages.walls import wall_of
from nhipcau.record.actions import note
from nhipcau.sources.actions.capturing import capture_address
from nhipcau.sources.fetcher import Fetch, Fetcher
from nhipcau.sources.fetcher.captured import Captured
from nhipcau.sources.timestamps import Token, office_token
from nhipcau.verification.archiving.words import Words, words_of_page
from nhipcau.verification.archiving.writing import write_warc
from nhipcau.verification.models import Capture, KeptFile
from nhipcau.verification.wording import wall_sentence

LONGEST_TITLE = 300
UPLOAD = "upload"
"""The field of a form that hands a file in."""


def archive_address(
    *, by: Any, at: datetime, url: str, exact: str = "", fetch: Fetch | None = None,
    stamper: Fetcher | None = None,
) -> Capture:  # fmt: skip
    """Fetch, judge and keep one address; walls, error pages and pages without the words are refused."""
    captured = capture_address(url, at=at, fetch=fetch)
    words = _checked(captured, exact.strip())
    judged = {"wall": "none", "title": words.title, "payloadSha256": captured.sha256}
    warc = write_warc(captured, judged | ({"quote": exact.strip()} if exact.strip() else {}))
    warc_sha256 = snapshots.keep(evidence_folder(), warc)
    token = office_token(warc, fetcher=stamper)
    page = captured.page
    with write_gate():
        capture = Capture.objects.create(
            url=page.url, final_url=page.final_url, status=page.status, content_type=page.content_type,
            title=words.title[:LONGEST_TITLE], captured_at=captured.at, captured_by=by,
            sha256=captured.sha256, warc_sha256=warc_sha256, warc_size=len(warc), text=words.text,
            **_stamped(token),
        )  # fmt: skip
        after = {"url": page.final_url, "sha256": captured.sha256, "warc_sha256": warc_sha256,
                 "token": token is not None}  # fmt: skip
        subject = f"verification.capture:{capture.public_id}"
        note(by=by, at=at, verb="verification.archive_address", subject=subject, after=after)
    return capture


def keep_file(
    *, by: Any, at: datetime, name: str, content: bytes, stamper: Fetcher | None = None
) -> KeptFile:
    """Keep a file handed in, after it was judged, read and, where it is a picture, drawn anew."""
    received = receive(name, content, field=UPLOAD)
    snapshots.keep(evidence_folder(), received.content)
    token = office_token(received.content, fetcher=stamper)
    with write_gate():
        kept = KeptFile.objects.create(
            name=received.name, media_type=received.media_type, size=len(received.content),
            sha256=received.sha256, original_sha256=received.original_sha256, text=received.text,
            kept_at=at, kept_by=by, **_stamped(token),
        )  # fmt: skip
        after = {"name": kept.name, "sha256": kept.sha256, "token": token is not None}
        subject = f"verification.file:{kept.public_id}"
        note(by=by, at=at, verb="verification.keep_file", subject=subject, after=after)
    return kept


def warc_of(capture: Capture) -> bytes:
    """Read a capture's WARC file back; a changed or missing one is a `MissingSnapshotError`."""
    return snapshots.load(evidence_folder(), capture.warc_sha256)


def bytes_of(kept: KeptFile) -> bytes:
    """Read a kept file back; a changed or missing one is a `MissingSnapshotError`."""
    return snapshots.load(evidence_folder(), kept.sha256)


def evidence_folder() -> Path:
    """Return where bytes of evidence lie; retention never sweeps here."""
    return Path(settings.EVIDENCE_DIR)


def _checked(captured: Captured, exact: str) -> Words:
    """Refuse what is no page, or a page that does not say it; return its words, those with the quote."""
    page = captured.page
    wall = wall_of(status=page.status, url=page.url, final_url=page.final_url,
                   content=page.content, content_type=page.content_type)  # fmt: skip
    if wall:
        raise Refused(wall_sentence(wall.reason), field="url")
    words = words_of_page(page)
    if words.stamp:
        text = _("Trang có dấu %(stamp)s. Tài liệu mật không được đưa vào đây.") % {"stamp": words.stamp}
        raise Refused(text, field="url")
    if not exact or holds(words.text, exact):
        return words
    if holds(words.main, exact):
        return Words(words.title, words.main, words.main)
    raise Refused(
        _("Không thấy những chữ này trên trang. Hãy chép lại đúng từng chữ, hoặc kiểm tra lại địa chỉ."),
        field="exact",
    )


def _stamped(token: Token | None) -> dict[str, Any]:
    return {"token": token.content, "token_at": token.at.astimezone(UTC)} if token else {}
