"""Writing: the words of a language, a further language, the working data of a statement, who speaks.

An edit voids the approval (charter 8); released words are never touched (charter 9). Called by screens,
by exchange files and by the rooms that fill statements.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import take_revision
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.statements.actions.drafting import asked, original_of
from nhipcau.statements.actions.speaking import refuse_wrong_speaker
from nhipcau.statements.actions.turning import (
    locked_edition,
    locked_version,
    refuse_released,
    store,
    subject_of,
    void_approvals,
)  # fmt: skip
from nhipcau.statements.actions.wording import clean, folded, keep_writer, keep_writer_of_all, new_version
from nhipcau.statements.models import Edition, Statement, Version
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import Content


def write_version(
    *, by: Any, at: datetime, version: Version, seen: int | None, title: str, lead: str, body: str,
    made: str | None = None,
) -> Version:  # fmt: skip
    """Store an edit as a draft; an approval of other words is void, and with the original the appointment.

    `made` says that a machine wrote these words; None keeps what was said before, for it stays true.
    """
    words = clean(version.language, title, lead, body)
    with write_gate():
        row = locked_version(version, by, seen)
        refuse_released(row)
        before = row.content_hash
        if _same(row, words) and words.hash == before and row.source_hash == _source_of(row):
            return row
        voided = void_approvals([row], at)
        if voided:
            _unschedule(row, at)
        store(row, **_changes(row, words, made), changed_at=at, changed_by=by)
        keep_writer(row, by, at)
        after = {"language": row.language, "content_hash": row.content_hash, "voided": bool(voided)}
        note(
            by=by, at=at, verb="statements.write", subject=subject_of(row),
            before={"content_hash": before}, after=after,
        )  # fmt: skip
    return row


def add_language(
    *, by: Any, at: datetime, edition: Edition, language: str, title: str, lead: str, body: str,
    made: str = states.BY_HAND,
) -> Version:  # fmt: skip
    """Add a language to an edition, also to one that is out; it leaves on its own once approved."""
    words = clean(language, title, lead, body)
    with write_gate():
        row = locked_edition(edition, by)
        if row.publication not in {states.UNPUBLISHED, states.SCHEDULED, states.PUBLISHED}:
            raise Refused(_("Bản này đã được thay; hãy dịch bản mới nhất."))
        if row.versions.filter(language=language).exists():
            raise Refused(_("Đã có bản ngôn ngữ này rồi."), field="language")
        source = original_of(row).content_hash
        version = new_version(by=by, at=at, edition=row, words=words, made=made, source_hash=source)
        after = {"language": language, "content_hash": version.content_hash, "made": made}
        note(by=by, at=at, verb="statements.add_language", subject=subject_of(version), after=after)
    return version


def change_statement(
    *, by: Any, at: datetime, statement: Statement, title: str, kind: str, subject: str, dated_on: date,
    block: Mapping[str, Any] | None = None,
) -> Statement:  # fmt: skip
    """Change what stands around the words; kind, day and block are signed, so approvals are void."""
    with write_gate():
        edition = _at_work(statement, by)
        row = edition.statement
        signed = {"kind": kind, **asked(kind, block)}
        differs = any(getattr(row, name) != value for name, value in signed.items())
        if edition.number > 1 and differs:
            raise Refused(_("Loại phát ngôn và nội dung đề nghị cải chính đã công bố thì không đổi được."))
        columns = {"title": title.strip(), "subject": subject, **signed}
        if differs or edition.dated_on != dated_on:
            void_all(edition, at)
            take_revision(Edition.objects.filter(pk=edition.pk), seen=None, dated_on=dated_on)
        if differs:
            keep_writer_of_all(edition, by, at)
        for name, value in columns.items():
            setattr(row, name, value)
        row.folded = fold(row.title)
        row.save(update_fields=[*columns, "folded"])
        after = {"title": row.title, "kind": kind, "subject": subject, "dated_on": dated_on.isoformat()}
        note(by=by, at=at, verb="statements.change", subject=subject_of(row), after=after)
    return row


def choose_speaker(
    *, by: Any, at: datetime, edition: Edition, speaker_id: int, mandate_id: int | None = None
) -> Edition:
    """Say in whose name it is said; that is signed, so standing approvals are void."""
    with write_gate():
        row = locked_edition(edition, by)
        _refuse_out(row)
        refuse_wrong_speaker(row.statement.office_id, speaker_id, mandate_id, at)
        if (row.speaker_id, row.mandate_id) != (speaker_id, mandate_id):
            void_all(row, at)
        changes = {"speaker": speaker_id, "mandate": mandate_id}
        take_revision(Edition.objects.filter(pk=row.pk), seen=None, **changes)
        row.refresh_from_db()
        after = {"speaker": row.speaker.name if row.speaker else ""}
        note(by=by, at=at, verb="statements.choose_speaker", subject=subject_of(row), after=after)
    return row


def _same(row: Version, words: Content) -> bool:
    return (row.title, row.lead, row.body) == (words.title, words.lead, words.body)


def _changes(row: Version, words: Content, made: str | None) -> dict[str, Any]:
    by_machine = {"made": made, "machine_hash": words.hash} if made == states.BY_MACHINE else {}
    return {
        "title": words.title, "lead": words.lead, "body": words.body, "content_hash": words.hash,
        "source_hash": _source_of(row), "folded": folded(words), "workflow": states.DRAFT, **by_machine,
    }  # fmt: skip


def _source_of(row: Version) -> str:
    """Return the original's hash now: whoever saves a translation has the original beside it."""
    is_original = row.language == row.edition.statement.language
    return "" if is_original else original_of(row.edition).content_hash


def _unschedule(version: Version, at: datetime) -> None:
    """Without its original an edition has nothing to leave with at its minute."""
    if version.language == version.edition.statement.language:
        void_approvals([version], at)
        rows = Edition.objects.filter(pk=version.edition_id, publication=states.SCHEDULED)
        take_revision(rows, seen=None, publication=states.UNPUBLISHED, release_at=None, scheduled_by=None)


def void_all(edition: Edition, at: datetime) -> None:
    """Void every standing approval of an edition and its appointment: what is signed has changed."""
    versions = list(edition.versions.all())
    void_approvals(versions, at)
    for version in versions:
        if version.workflow == states.APPROVED:
            store(version, workflow=states.DRAFT)
    rows = Edition.objects.filter(pk=edition.pk, publication=states.SCHEDULED)
    take_revision(rows, seen=None, publication=states.UNPUBLISHED, release_at=None, scheduled_by=None)


def _at_work(statement: Statement, by: Any) -> Edition:
    last = statement.editions.order_by("-number").first()
    if last is None:
        raise Refused(_("Phát ngôn này chưa có bản nào."))
    row = locked_edition(last, by)
    _refuse_out(row)
    return row


def _refuse_out(edition: Edition) -> None:
    if edition.publication in states.PUBLIC:
        raise Refused(_("Bản đã công bố thì không đổi được nữa. Muốn đổi, hãy mở một bản đính chính."))
