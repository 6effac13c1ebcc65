"""The act of leaving: words, edition, what they replace and the public log turn public in one transaction.

Called by releasing and by the urgent road, inside their write gate, on a locked edition.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import take_revision
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.signing.actions.logs import add_line
from nhipcau.signing.rules import logs
from nhipcau.statements.actions.dispatching import plan_dispatches
from nhipcau.statements.actions.turning import subject_of
from nhipcau.statements.models import Approval, Edition, Statement, Version
from nhipcau.statements.queries.public import now_of_database
from nhipcau.statements.rules import states


def moment_of(at: datetime) -> datetime:
    """Return when something turns public: never ahead of the database's clock, which the public reads by."""
    return min(at, now_of_database())


def ready(edition: Edition) -> list[Version]:
    """Return what would leave: approved, not out yet; the original is out or among them."""
    rows = list(edition.versions.filter(workflow=states.APPROVED, released_at=None).order_by("pk"))
    original = edition.statement.language
    out = edition.versions.filter(language=original, released_at__isnull=False).exists()
    if not rows or not (out or any(row.language == original for row in rows)):
        raise Refused(_("Bản gốc chưa được duyệt nên chưa thể công bố."))
    return rows


def refuse_gone(edition: Edition) -> None:
    """Decline an edition of what was withdrawn, and a correction of what is no longer out."""
    others = edition.statement.editions.exclude(pk=edition.pk)
    if others.filter(publication=states.WITHDRAWN).exists():
        raise Refused(_("Phát ngôn này đã rút nên không công bố bản mới; hãy soạn phát ngôn khác."))
    if edition.number > 1 and not others.filter(publication=states.PUBLISHED).exists():
        raise Refused(_("Bản được đính chính không còn công bố."))


def leave(edition: Edition, *, by: Any, at: datetime, moment: datetime) -> list[Version]:
    """Make the edition public with every approved language; end what it corrects or supersedes."""
    if not states.may_turn(edition.publication, states.PUBLISHED):
        raise Refused(_("Bản này đã công bố rồi."))
    refuse_gone(edition)
    versions = ready(edition)
    let_out(versions, moment)
    _correct_earlier(edition, by=by, moment=moment)
    turned = take_revision(
        Edition.objects.filter(pk=edition.pk, publication=edition.publication), seen=None,
        publication=states.PUBLISHED, published_at=moment,
    )  # fmt: skip
    if not turned:
        raise Refused(_("Bản này đã công bố rồi."))
    edition.refresh_from_db()
    title = _title(edition)
    Statement.objects.filter(pk=edition.statement_id).update(title=title, folded=fold(title))
    kind = logs.RELEASED if edition.number == 1 else logs.CORRECTED
    put_in_log(edition, versions, kind=kind, at=moment)
    _supersede(edition, by=by, moment=moment)
    tell(edition, at=at)
    return versions


def let_out(versions: list[Version], moment: datetime) -> None:
    """Let words out; the database lets only approved ones pass."""
    for version in versions:
        rows = Version.objects.filter(pk=version.pk, released_at=None)
        take_revision(rows, seen=None, released_at=moment)


def put_in_log(edition: Edition, versions: list[Version], *, kind: str, at: datetime, **more: Any) -> None:
    """Write what left into the public log; an exercise leaves no line there."""
    statement = edition.statement
    if statement.is_drill:
        return
    facts = {
        "statement": statement.public_id, "number": edition.number, "kind": statement.kind,
        "title": _title(edition), "dated_on": edition.dated_on.isoformat(), **more,
    }  # fmt: skip
    if versions:
        facts[logs.PAYLOADS] = _payloads(versions)
        facts |= {"urgent": edition.urgent_why} if edition.urgent_why and not edition.confirmed_at else {}
        facts |= {"what_changed": edition.what_changed} if edition.what_changed else {}
    add_line(at=at, kind=kind, subject=subject_of(edition), facts=facts)


def tell(edition: Edition, *, at: datetime) -> None:
    """Mark who is to be told; nobody outside is told of an exercise."""
    if not edition.statement.is_drill:
        plan_dispatches(at=at, edition=edition)


def _payloads(versions: list[Version]) -> dict[str, str]:
    rows = Approval.objects.filter(version__in=versions, voided_at=None).order_by("version__language")
    return dict(rows.values_list("version__language", "payload_hash"))


def _title(edition: Edition) -> str:
    return str(edition.versions.values_list("title", flat=True).get(language=edition.statement.language))


def _correct_earlier(edition: Edition, *, by: Any, moment: datetime) -> None:
    take_revision(
        edition.statement.editions.filter(publication=states.PUBLISHED), seen=None,
        publication=states.CORRECTED, ended_at=moment, ended_by=by,
        end_reason=edition.what_changed, end_reasons=edition.changes_told,
    )  # fmt: skip


def _supersede(edition: Edition, *, by: Any, moment: datetime) -> None:
    replaced = edition.statement.replaces
    if replaced is None or edition.number > 1:
        return
    old = Edition.objects.select_for_update(of=("self",)).select_related("statement")
    for row in old.filter(statement=replaced, publication=states.PUBLISHED):
        take_revision(
            Edition.objects.filter(pk=row.pk), seen=None,
            publication=states.SUPERSEDED, ended_at=moment, ended_by=by,
        )  # fmt: skip
        put_in_log(
            row, [], kind=logs.SUPERSEDED, at=moment, replaced_by=edition.statement.public_id
        )  # fmt: skip
