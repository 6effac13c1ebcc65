"""Reading what comes back, and leaving dead addresses alone.

In: returned mail from the folder <data>/mail/returned, a screen or the sending server; out: what it was.
Only a mail that names one of our letters counts, and only against that letter's own address.
"""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
from pathlib import Path

from django.conf import settings

from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions.suppression import suppress_digest
from nhipcau.mailing.models import Letter, LetterState, Returned
from nhipcau.mailing.queries.suppressed import digest_of
from nhipcau.mailing.rules import bounces, suppression
from nhipcau.mailing.rules.bounces import Report

log = logging.getLogger(__name__)


def read_bounce(*, at: datetime, message: bytes, way: str = suppression.BY_MAIL) -> str:
    """Read one returned mail, once; return `permanent`, `temporary`, `forged` or `no_bounce`."""
    report = bounces.read(message)
    seal = hashlib.sha256(message).hexdigest()
    with write_gate():
        read_before = Returned.objects.filter(seal=seal).first()
        if read_before is not None:
            return read_before.kind
        letter = _letter_of(report)
        kind = _kind_of(report, letter)
        held = letter if kind in suppression.COUNTING else None
        _keep(Returned(seal=seal, kind=kind, letter=held, status=report.status, way=way, at=at))
    return kind


def note_refusal(*, at: datetime, letter: Letter, words: str) -> None:
    """Count a server's refusal of the address while sending; a refused text is no bounce."""
    if not bounces.refuses_address(words):
        return
    seal = hashlib.sha256(f"{letter.message_id}:{letter.tries}".encode()).hexdigest()
    with write_gate():
        if not Returned.objects.filter(seal=seal).exists():
            _keep(Returned(seal=seal, kind=suppression.PERMANENT, letter=letter, way=suppression.BY_SERVER,
                           status=bounces.status_in(words), at=at))  # fmt: skip


def read_returned(*, at: datetime, limit: int) -> int:
    """Read mail that the mail server put into our maildir; a file goes when what it says is stored."""
    files = _waiting()[:limit]
    for path in files:
        try:
            with path.open("rb") as file:
                mail = file.read(bounces.MOST_BYTES)
        except FileNotFoundError:  # another worker was faster
            continue
        read_bounce(at=at, message=mail)
        path.unlink(missing_ok=True)
    return len(files)


def returned_folder() -> Path:
    """Return the maildir that returned mail is delivered to; made where it is missing."""
    folder = Path(settings.DATA_DIR) / "mail" / "returned"
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return folder


def _waiting() -> list[Path]:
    folder = returned_folder()
    return sorted(path for name in ("new", "cur") for path in (folder / name).iterdir() if path.is_file())


def _letter_of(report: Report) -> Letter | None:
    """Return the letter it names; one that never left cannot have come back."""
    left = Letter.objects.filter(message_id__in=report.message_ids)
    return left.exclude(state=LetterState.WAITING, tries=0).order_by("pk").first()


def _kind_of(report: Report, letter: Letter | None) -> str:
    if report.kind is None:
        return suppression.NO_BOUNCE
    return report.kind if letter else suppression.FORGED


def _keep(row: Returned) -> None:
    """Store it, and leave the address alone once it is enough."""
    row.digest = digest_of(row.letter.to) if row.letter and row.letter.to else ""
    row.save()
    if not row.digest:
        return
    held = Returned.objects.filter(digest=row.digest)
    recent = held.filter(kind=suppression.TEMPORARY, at__gt=row.at - suppression.WITHIN)
    if suppression.is_enough(
        permanent=held.filter(kind=suppression.PERMANENT).count(),
        temporary=recent.values("letter").distinct().count(),
    ):
        suppress_digest(by=None, at=row.at, digest=row.digest, why=suppression.BOUNCED)
