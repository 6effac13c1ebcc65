"""What of statements waits for a person: words to approve, to mend, to translate, to register, to release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import waiting
from nhipcau.common.waiting import MOST, Waiting, Waits
from nhipcau.people.rules import CLERK, TRANSLATOR
from nhipcau.statements.queries.desk import returned_to, waiting_for_approval, waiting_for_confirmation
from nhipcau.statements.queries.translating import MISSING, STALE, standings
from nhipcau.statements.queries.waiting import (
    releasable_for,
    settled_originals_for,
    unregistered_for,
    unsent_of,
)
from nhipcau.statements.rules import states
from nhipcau.statements.wording import language_name


def approvals_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell words to approve; the minute that was set for them is their clock."""
    for row in waiting_for_approval(person)[:MOST]:
        what = _("Duyệt bản %(language)s") % {"language": language_name(row.language)}
        url = reverse("statements:approve", args=[row.edition.public_id])
        yield Waiting(what, row.title, url, _minute(row.edition), row.submitted_at)


def confirmations_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell what left in a hurry and bears the public mark until a second person confirms it: due at once."""
    for row in waiting_for_confirmation(person)[:MOST]:
        url = reverse("statements:confirm_urgent", args=[row.public_id])
        left = row.published_at
        yield Waiting(_("Xác nhận bản phát khẩn"), row.statement.title, url, left, left)


def releases_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell what is approved and not out."""
    for row in releasable_for(person)[:MOST]:
        url = reverse("statements:statement", args=[row.statement.public_id])
        yield Waiting(_("Công bố hoặc hẹn giờ"), row.statement.title, url)


def returns_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell what came back to this person, and what he wrote and did not hand in."""
    for row in returned_to(person)[:MOST]:
        what = _("Sửa bản bị trả lại (%(language)s)") % {"language": language_name(row.language)}
        url = reverse("statements:write", args=[row.public_id])
        yield Waiting(what, row.title, url, _minute(row.edition), row.changed_at)
    for row in unsent_of(person)[:MOST]:
        what = _("Viết xong và gửi duyệt (%(language)s)") % {"language": language_name(row.language)}
        url = reverse("statements:write", args=[row.public_id])
        yield Waiting(what, row.title, url, _minute(row.edition), row.changed_at)


def translations_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell a translator which settled originals lack a language or moved on: one line a statement."""
    for row in settled_originals_for(person)[:MOST]:
        wanted = [one for one in standings(row) if one.state in {MISSING, STALE}]
        if not wanted:
            continue
        names = ", ".join(language_name(one.language) for one in wanted)
        url = reverse("statements:translate", args=[row.public_id, wanted[0].language])
        title = row.heading or row.statement.title  # type: ignore[attr-defined]  # an annotation
        yield Waiting(_("Dịch: %(languages)s") % {"languages": names}, title, url, _minute(row))


def papers_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell a clerk which published papers have no number."""
    for row in unregistered_for(person)[:MOST]:
        url = reverse("statements:number", args=[row.public_id])
        yield Waiting(_("Vào sổ văn bản"), row.statement.title, url, since=row.published_at)


def _minute(edition: Any) -> datetime | None:
    """The minute at which an edition leaves by itself is the clock of whoever works at its words."""
    minute: datetime | None = edition.release_at if edition.publication == states.SCHEDULED else None
    return minute


waiting.add(Waits("statements.confirmations", confirmations_waiting, needs="statements.approve"))
waiting.add(Waits("statements.approvals", approvals_waiting, needs="statements.approve"))
waiting.add(Waits("statements.releases", releases_waiting, needs="statements.release"))
waiting.add(Waits("statements.returns", returns_waiting, needs="statements.write"))
waiting.add(
    Waits("statements.translations", translations_waiting, "statements.translate", frozenset({TRANSLATOR}))
)
waiting.add(Waits("statements.papers", papers_waiting, "statements.register", frozenset({CLERK})))
