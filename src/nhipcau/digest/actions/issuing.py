"""Issuing an edition, which freezes it; and correcting one, which makes a new version beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.digest.actions.turning import Stale, subject_of
from nhipcau.digest.models import Dispatch, Edition, Line, Recipient, Section
from nhipcau.digest.models.editions import State
from nhipcau.digest.queries.editions import cited_by, next_number
from nhipcau.digest.queries.gathering import counts_now
from nhipcau.record.actions import note

COPIED = (
    "key", "article_id", "version_id", "article_ref", "number", "title", "heading", "outlet", "language",
    "url", "said_at", "excerpt", "note", "articles", "outlets", "languages", "is_continued", "is_burst",
)  # fmt: skip


def issue(
    *, by: Any, at: datetime, edition: Edition, seen: int, recipients: Iterable[Recipient] = (),
    has_document: bool = True,
) -> Edition:  # fmt: skip
    """Issue the draft as this person read it, and ask for its letters."""
    counts = counts_now(cited_by(edition))
    with write_gate():
        if not Edition.objects.filter(pk=edition.pk, state=State.DRAFT, revision=seen).update(
            revision=F("revision")
        ):
            raise Stale(_("Bản nháp vừa được người khác sửa hoặc đã phát hành. Xem lại rồi phát hành."))
        if not edition.lines.exists():
            raise Refused(_("Bản điểm báo chưa có tin nào."))
        return seal(
            edition=edition, by=by, at=at, counts=counts, readers=recipients, has_document=has_document
        )


def seal(
    *, edition: Edition, by: Any, at: datetime, counts: dict[str, dict[str, int]],
    readers: Iterable[Recipient], has_document: bool,
) -> Edition:  # fmt: skip
    """Freeze counts, number and text; called inside an action's gate."""
    for line in edition.lines.all():
        if line.key in counts:
            Line.objects.filter(pk=line.pk).update(**counts[line.key])
    wanted = list(readers)
    after = {"lines": edition.lines.count(), "version": edition.version, "letters": len(wanted)}
    note(by=by, at=at, verb="digest.issue", subject=subject_of(edition), after=after)
    # The record's head is locked from here to the end: two issues never take one number.
    number = edition.replaces.number if edition.replaces else next_number(edition.year)
    Edition.objects.filter(pk=edition.pk).update(
        state=State.ISSUED, number=number, issued_at=at, issued_by=by
    )
    Dispatch.objects.bulk_create(
        Dispatch(edition=edition, recipient=reader, has_document=has_document, asked_at=at)
        for reader in wanted
    )
    return Edition.objects.get(pk=edition.pk)


def correct(*, by: Any, at: datetime, edition: Edition, why: str) -> Edition:
    """Begin a new version of an issued edition; the old one stays readable and says that it was corrected."""
    if not why.strip():
        raise Refused(_("Hãy ghi rõ đính chính điều gì; người đọc sẽ thấy."), field="why")
    with write_gate():
        old = Edition.objects.select_for_update().get(pk=edition.pk)
        if not old.is_issued:
            raise Refused(_("Bản này chưa phát hành, cứ sửa thẳng."))
        if Edition.objects.filter(replaces=old).exists():
            raise Refused(_("Bản này đã có bản đính chính."))
        new = Edition.objects.create(
            day=old.day, slot=old.slot, version=old.version + 1, year=old.year, title=old.title,
            office=old.office, made_from=old.made_from, replaces=old, correction=why.strip(),
            gathered_until=old.gathered_until, created_at=at, edited_at=at, edited_by=by,
        )  # fmt: skip
        _copy(old, new)
        note(by=by, at=at, verb="digest.correct", subject=subject_of(new),
             before={"edition": old.public_id}, after={"why": new.correction})  # fmt: skip
        return new


def _copy(old: Edition, new: Edition) -> None:
    for section in old.sections.prefetch_related("lines"):
        copied = Section.objects.create(
            edition=new, position=section.position, heading=section.heading, kind=section.kind,
            topic=section.topic,
        )  # fmt: skip
        for line in section.lines.all():
            cited = {name: getattr(line, name) for name in COPIED}
            Line.objects.create(edition=new, section=copied, position=line.position, **cited)
