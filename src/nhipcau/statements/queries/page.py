"""What a statement's page shows: its edition at work, languages, what waits for whom, what was done.

In: who looks; out: plain rows for the template. Called by the views of the room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.publicity import public_url
from nhipcau.documents.queries.register import registered_of
from nhipcau.spokespersons.queries.speaking import mandates_of, speakers_of
from nhipcau.statements.models import Approval, Edition, Statement, Version
from nhipcau.statements.queries.desk import versions_of
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import is_stale
from nhipcau.verification.queries.findings import findings_for
from nhipcau.verification.rules.states import PASSED


@dataclass(frozen=True, slots=True)
class Row:
    """One language of an edition."""

    version: Version
    approval: Approval | None
    is_original: bool
    is_stale: bool
    writers: list[str]
    is_mine: bool
    """Whoever looks has written at it, so never approves it."""
    url: str
    """Where the public reads it; empty while nobody may."""


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that keeps the edition from going on, and who can do it."""

    what: str
    who: str
    tone: str = "warn"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One edition with its languages."""

    edition: Edition
    rows: list[Row]
    waits: list[Waits]

    @property
    def in_review(self) -> list[Row]:
        """What could be approved."""
        return [row for row in self.rows if row.version.workflow == states.IN_REVIEW]

    @property
    def ready(self) -> list[Row]:
        """What would leave now."""
        return [
            row
            for row in self.rows
            if row.version.workflow == states.APPROVED and not row.version.released_at
        ]

    @property
    def can_leave(self) -> bool:
        """Whether the original is approved or out."""
        return any(row.is_original and row.version.workflow == states.APPROVED for row in self.rows)


@dataclass(frozen=True, slots=True)
class Page:
    """A statement's page."""

    statement: Statement
    current: Shown
    earlier: list[Shown]
    missing: list[str]
    """Languages of the newsroom that the current edition does not have."""
    is_public: bool
    can_correct: bool
    number: str
    """Of its paper in the register; empty until the clerk has entered it."""


def page_for(person: Any, statement: Statement, *, at: datetime) -> Page:
    """Gather the page; the caller has reached the statement by its unit."""
    editions = statement.editions.select_related(
        "statement__office", "speaker", "mandate", "urgent_by", "confirmed_by", "scheduled_by", "ended_by"
    ).order_by("-number")
    shown = [shown_of(person, edition, at=at) for edition in editions]
    if not shown:
        raise Http404
    held = {row.version.language for row in shown[0].rows}
    current = shown[0].edition
    return Page(
        statement=statement, current=shown[0], earlier=shown[1:],
        missing=[code for code in settings.NEWSROOM_LANGUAGES if code not in held],
        is_public=any(one.edition.publication in states.READABLE for one in shown),
        can_correct=current.publication == states.PUBLISHED,
        number=", ".join(one.line for one in registered_of(f"statements.edition:{current.public_id}")),
    )  # fmt: skip


def shown_of(person: Any, edition: Edition, *, at: datetime) -> Shown:
    """Return one edition as the page shows it."""
    versions = versions_of(edition)
    original = next((row for row in versions if row.language == edition.statement.language), None)
    rows = [_row(person, edition, version, original) for version in versions]
    return Shown(edition, rows, _waits(edition, rows, at))


def speaker_choices(office_id: int, on: date) -> list[tuple[str, str]]:
    """Return who may speak that day; whoever needs a mandate stands there once for each."""
    choices = []
    for speaker in speakers_of(office_id, on):
        label = f"{speaker.name}, {speaker.post}"
        papers = list(mandates_of(speaker.pk, on)) if speaker.kind == "authorised" else []
        choices += [(f"{speaker.pk}-{row.pk}", f"{label} ({row.number}: {row.matter})") for row in papers]
        choices += [] if speaker.kind == "authorised" else [(f"{speaker.pk}-", label)]
    return choices


def finding_for(person: Any, public_id: str) -> Any:
    """Return a passed finding of this person's unit; 404 otherwise."""
    found = findings_for(person).filter(public_id=public_id, state=PASSED).first()
    if found is None:
        raise Http404
    return found


def statements_on(person: Any, finding_public_id: str) -> list[Statement]:
    """Return what this unit said or is writing on a finding."""
    rows = Statement.objects.filter(finding__public_id=finding_public_id, unit=person.unit_id)
    return list(rows.order_by("-created_at"))


def _row(person: Any, edition: Edition, version: Version, original: Version | None) -> Row:
    approval = next((row for row in version.approvals.all() if row.voided_at is None), None)
    is_out = version.released_at is not None and edition.publication in states.READABLE
    is_original = original is not None and version.pk == original.pk
    stale = original is not None and is_stale(version.source_hash, original.content_hash)
    writers = list(version.writers.all())
    return Row(
        version=version, approval=approval, is_original=is_original, is_stale=stale and not is_original,
        writers=[str(row.person) for row in writers],
        is_mine=any(row.person_id == person.pk for row in writers),
        url=public_url(edition.statement.public_id, version.language)
        if is_out and not edition.statement.is_drill else "",
    )  # fmt: skip


def _waits(edition: Edition, rows: list[Row], at: datetime) -> list[Waits]:
    if edition.publication not in {states.UNPUBLISHED, states.SCHEDULED, states.PUBLISHED}:
        return []
    found = []
    if edition.speaker_id is None:
        found.append(Waits(_("Chưa chọn người phát ngôn"), _("người soạn")))
    speakers = speakers_of(edition.statement.office_id, timezone.localdate(at))
    for row in rows:
        if row.version.released_at is None:
            found += _waits_of(row, [speaker for speaker in speakers if speaker.person_id])
    if edition.publication == states.PUBLISHED and edition.urgent_why and not edition.confirmed_at:
        found.append(Waits(_("Phát khẩn, chờ người thứ hai xác nhận"), _names(rows, speakers), "bad"))
    return found


def _waits_of(row: Row, speakers: list[Any]) -> list[Waits]:
    language, workflow = row.version.language, row.version.workflow
    writers = ", ".join(row.writers)
    if workflow == states.DRAFT:
        return [Waits(_("Đang soạn"), writers, "info", language)]
    if workflow == states.NEEDS_CHANGES:
        return [Waits(_("Cần sửa"), writers, "bad", language)]
    if workflow == states.IN_REVIEW:
        return [Waits(_("Chờ duyệt"), _names([row], speakers), "warn", language)]
    return []


def _names(rows: list[Row], speakers: list[Any]) -> str:
    wrote = {writer.person_id for row in rows for writer in row.version.writers.all()}
    able = [speaker.name for speaker in speakers if speaker.person_id and speaker.person_id not in wrote]
    return ", ".join(dict.fromkeys(able)) or _("chưa có ai đủ quyền: người phát ngôn đều đã viết bản này")
