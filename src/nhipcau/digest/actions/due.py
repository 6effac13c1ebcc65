"""What happens when an edition's hour comes. Called by the worker's turn, any number of them side by side.

The row of `Run` and everything the hour did are one transaction: a killed worker leaves neither.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.common.writing import write_gate
from nhipcau.digest.actions.filling import Plan, fill, plan, start
from nhipcau.digest.actions.issuing import seal
from nhipcau.digest.actions.sending import put_waiting
from nhipcau.digest.actions.turning import subject_of
from nhipcau.digest.models import Edition, Run, Schedule
from nhipcau.digest.models.schedules import Ending
from nhipcau.digest.queries.editions import cited_by, latest_of
from nhipcau.digest.queries.gathering import counts_now
from nhipcau.digest.rules.due import Intent, decide
from nhipcau.digest.rules.hours import is_due, office_day
from nhipcau.mailing.actions import put
from nhipcau.mailing.addresses import absolute
from nhipcau.record.actions import note

LETTERS_AT_ONCE = 100


def make_due_digests(*, at: datetime) -> int:
    """Do what is due now and put the letters that wait; return how many hours and letters were dealt with."""
    done = 0
    for schedule in Schedule.objects.filter(is_active=True):
        if is_due(weekdays=schedule.weekdays, hour=schedule.hour, at=at):
            done += _when_due(schedule, office_day(at), at)
    return done + put_waiting(at=at, limit=LETTERS_AT_ONCE)


def _when_due(schedule: Schedule, day: date, at: datetime) -> bool:
    if Run.objects.filter(schedule=schedule, day=day).exists():
        return False
    latest = latest_of(day, schedule.slot)
    untouched = latest is None or not (latest.is_issued or latest.edited_at)
    planned = plan(day=day, slot=schedule.slot, at=at) if untouched else None
    counts = planned.counts if planned else counts_now(cited_by(latest))
    with write_gate():
        run = _claim(schedule, day, at)
        if run is None:
            return False
        _settle(run, schedule, planned, counts, at)
    return True


def _claim(schedule: Schedule, day: date, at: datetime) -> Run | None:
    """Take the hour; another worker's row, committed or under way, refuses ours."""
    try:
        with transaction.atomic():
            return Run.objects.create(schedule=schedule, day=day, at=at, ending=Ending.MADE)
    except IntegrityError:
        return None


def _settle(
    run: Run, schedule: Schedule, planned: Plan | None, counts: dict[str, dict[str, int]], at: datetime
) -> None:
    """Decide on the edition as it stands now, under lock: somebody may have begun to edit meanwhile."""
    edition = latest_of(run.day, schedule.slot)
    if edition:
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
    intent = decide(
        is_issued=bool(edition and edition.is_issued),
        is_edited=bool(edition and edition.edited_at),
        issues_untouched=schedule.issues_untouched,
        issues_edited=schedule.issues_edited,
    )
    if intent in {Intent.MAKE, Intent.MAKE_AND_ISSUE} and planned:
        edition = _make(edition, planned, at)
    run.edition = edition
    run.ending = _end(intent, edition, schedule, counts, at)
    run.save(update_fields=["edition", "ending"])


def _make(draft: Edition | None, planned: Plan, at: datetime) -> Edition:
    edition = draft or start(planned, is_made_by_machine=True)
    Edition.objects.filter(pk=edition.pk).update(is_made_by_machine=True, gathered_until=at)
    fill(edition, planned)
    note(by=None, at=at, verb="digest.make", subject=subject_of(edition),
         after={"lines": len(planned.citations)})  # fmt: skip
    return Edition.objects.get(pk=edition.pk)


def _end(
    intent: Intent,
    edition: Edition | None,
    schedule: Schedule,
    counts: dict[str, dict[str, int]],
    at: datetime,
) -> str:
    if edition is None or intent is Intent.NOTHING:
        return Ending.DONE_BEFORE
    if intent is Intent.REMIND:
        _remind(edition, at)
        return Ending.REMINDED
    if intent is Intent.MAKE or not edition.lines.exists():  # a day without news leaves an empty draft
        return Ending.MADE
    seal(edition=edition, by=None, at=at, counts=counts, readers=schedule.recipients.all(),
         has_document=schedule.has_document)  # fmt: skip
    return Ending.ISSUED


def _remind(edition: Edition, at: datetime) -> None:
    """Write to whoever edited last: the hour has come and their draft is not issued."""
    person = edition.edited_by
    if person is None or not person.email:
        return
    address = absolute(edition.get_absolute_url())
    lines = [
        _("Đã đến giờ phát hành, nhưng bản nháp bạn đang sửa chưa được phát hành."),
        f"{edition.title} ({formats.day(edition.day)})",
        address,
    ]
    put(
        at=at, key=f"digest-reminder:{edition.public_id}", to=person.email,
        subject=_("Điểm báo chờ bạn phát hành"), text="\n\n".join(lines), purpose="digest.remind",
    )  # fmt: skip
