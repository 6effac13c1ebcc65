"""Who may do what: one table of actions and the roles that may do them. Pure.

A role set and an action in, yes or no out; called by `Person.may` and, through it, by every screen.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ADMINISTRATOR = "administrator"
OFFICER = "officer"
REVIEWER = "reviewer"
SPOKESPERSON = "spokesperson"
CLERK = "clerk"
TRANSLATOR = "translator"
ROLES = (ADMINISTRATOR, OFFICER, REVIEWER, SPOKESPERSON, CLERK, TRANSLATOR)

_EVERYBODY = frozenset(ROLES)
_ADMINISTRATORS = frozenset({ADMINISTRATOR})
_DESK = frozenset({ADMINISTRATOR, OFFICER})
_READERS = frozenset({REVIEWER, SPOKESPERSON})
"""Second readers; never the administrator, who could make himself both (trust.md item 5)."""
_OFFICE = _DESK | _READERS
_WRITERS = frozenset({OFFICER, TRANSLATOR})
_SPOKESPERSONS = frozenset({SPOKESPERSON})
"""Approve and release; never the administrator, who could make himself both (trust.md item 5)."""
_DUTY = frozenset({OFFICER})
_DESK_AND_CLERK = _DESK | {CLERK}
_OFFICE_AND_CLERK = _OFFICE | {CLERK}

PERMISSIONS: dict[str, frozenset[str]] = {
    "people.see_accounts": _ADMINISTRATORS,
    "people.change_accounts": _ADMINISTRATORS,
    "record.see_entries": _ADMINISTRATORS,
    "sources.see_outlets": _EVERYBODY,
    "sources.add_outlet": _DESK,
    "sources.change_outlet": _DESK,
    "sources.add_page": _DESK,
    "sources.see_pages": _EVERYBODY,
    "sources.retry_page": _DESK,
    "sources.export_outlets": _DESK,
    "monitoring.see_articles": _EVERYBODY,
    "monitoring.add_article": _DESK,
    "monitoring.correct_article": _DESK,
    "monitoring.save_search": _EVERYBODY,
    "stories.see_stories": _EVERYBODY,
    "stories.regroup": _DESK,
    "watching.see_topics": _EVERYBODY,
    "watching.keep_topics": _DESK,
    "watching.see_alerts": _EVERYBODY,
    "watching.acknowledge": _EVERYBODY,
    "digest.see_digests": _EVERYBODY,
    "digest.edit": _DESK,
    "digest.issue": _DESK,
    "digest.keep_schedule": _DESK,
    "mailing.see_letters": _DESK,
    "mailing.send_again": _DESK,
    "trends.see_trends": _EVERYBODY,
    "units.see_units": _EVERYBODY,
    "clocks.see_clocks": _EVERYBODY,
    "clocks.see_rules": _EVERYBODY,
    "clocks.keep_clocks": _DESK,
    "verification.see_claims": _EVERYBODY,
    "verification.note_claim": _DESK,
    "verification.see_dossiers": _EVERYBODY,
    "verification.keep_dossier": _DESK,
    "verification.see_requests": _EVERYBODY,
    "verification.reply": _EVERYBODY,
    "verification.write_finding": _DESK,
    "verification.review": _READERS,
    "verification.export": _OFFICE,
    "verification.make_kit": _OFFICE,
    "verification.see_corrections": _EVERYBODY,
    "verification.settle_correction": _DESK,
    "signing.keep_keys": _ADMINISTRATORS,
    "signing.see_log": _EVERYBODY,
    "spokespersons.see_speakers": _EVERYBODY,
    "spokespersons.keep_speakers": _DESK,
    "contacts.see_contacts": _OFFICE,
    "contacts.keep_contacts": _DESK,
    "contacts.export": _DESK,
    "translation.see_terms": _EVERYBODY,
    "translation.keep_terms": _WRITERS,
    "translation.exchange_files": _WRITERS,
    "statements.see_statements": _EVERYBODY,
    "statements.write": _WRITERS,
    "statements.translate": _WRITERS,
    "statements.approve": _SPOKESPERSONS,
    "statements.release": _SPOKESPERSONS,
    "statements.release_urgently": _SPOKESPERSONS | _DUTY,
    "statements.withdraw": _SPOKESPERSONS,
    "statements.register": _DESK_AND_CLERK,
    "statements.see_pickups": _EVERYBODY,
    "presenting.see_pieces": _EVERYBODY,
    "presenting.keep_pieces": _WRITERS,
    "presenting.keep_assets": _WRITERS,
    "presenting.keep_calendar": _WRITERS,
    "presenting.keep_channels": _DESK,
    "press.see_enquiries": _OFFICE_AND_CLERK,
    "press.keep_enquiries": _DESK_AND_CLERK,
    "press.refuse": _SPOKESPERSONS,
    "press.reply_facts": _EVERYBODY,
    "press.see_boards": _EVERYBODY,
    "press.keep_conferences": _DESK,
    "incidents.see_incidents": _EVERYBODY,
    "incidents.declare": _OFFICE,
    "incidents.keep_log": _OFFICE,
    "incidents.keep_templates": _DESK,
    "incidents.approve_templates": _SPOKESPERSONS,
    "units.see_posts": _EVERYBODY,
    "units.keep_posts": _DESK_AND_CLERK,
    "training.see_conferences": _EVERYBODY,
    "training.keep_conferences": _DESK,
    "training.nominate": _EVERYBODY,
    "training.see_delegates": _DESK_AND_CLERK,
    "training.keep_delegates": _DESK_AND_CLERK,
    "training.export_delegates": _DESK_AND_CLERK,
    "training.erase_delegates": _DESK,
    "training.invite": _DESK,
    "training.issue_papers": _DESK_AND_CLERK,
    "attendance.see_board": _EVERYBODY,
    "attendance.keep_devices": _DESK_AND_CLERK,
    "attendance.keep_rolls": _DESK_AND_CLERK,
    "attendance.settle": _DESK,
    "learning.see_results": _EVERYBODY,
    "learning.see_catalogue": _EVERYBODY,
    "learning.keep_catalogue": _DESK,
    "learning.keep_tests": _DESK,
    "learning.enter_sheets": _DESK_AND_CLERK,
    "learning.keep_questions": _DESK,
    "learning.answer_questions": _EVERYBODY,
    "learning.keep_evaluations": _DESK,
    "learning.see_certificates": _DESK_AND_CLERK,
    "learning.issue_certificates": _DESK,
    "learning.make_report": _DESK,
    "training.see_needs": _EVERYBODY,
    "training.keep_needs": _DESK,
    "units.see_decrees": _EVERYBODY,
    "units.keep_decrees": _ADMINISTRATORS,
    "steering.see_steering": _EVERYBODY,
    "steering.keep_committees": _DESK_AND_CLERK,
    "steering.keep_directives": _DESK_AND_CLERK,
    "steering.keep_plans": _DESK,
    "steering.issue_plans": _DESK_AND_CLERK,
    "steering.keep_tasks": _DESK,
    "steering.do_tasks": _EVERYBODY,
    "steering.confirm_tasks": _OFFICE,
    "steering.waive": _OFFICE,
    "reports.see_reports": _EVERYBODY,
    "reports.fill": _DESK_AND_CLERK,
    "reports.submit": _OFFICE,
    "reports.open_periods": _DESK,
    "reports.review": _READERS,
    "reports.close_level": _READERS,
    "reports.make_review": _DESK,
    "reports.freeze_review": _READERS,
    "reports.issue_review": _DESK_AND_CLERK,
    "reports.keep_awards": _DESK,
    "reports.nominate": _DESK,
    "reports.keep_practices": _READERS,
}
"""Every action of the office; a room that adds a screen adds its line here."""


def may(roles: Iterable[str], action: str) -> bool:
    """Say whether somebody with these roles may do `action`; an unknown action is a mistake of ours."""
    return not PERMISSIONS[action].isdisjoint(roles)


NEEDS_CONFIRMATION = frozenset(
    {
        "people.change_accounts",
        "signing.keep_keys",
        "statements.approve",
        "statements.release",
        "statements.release_urgently",
        "statements.withdraw",
        "incidents.approve_templates",
        "contacts.export",
        "training.export_delegates",
        "learning.issue_certificates",
        "units.keep_decrees",
        "reports.freeze_review",
    }
)
"""What asks for the second factor again: approving, publishing, withdrawing, administering, taking personal
data out (trust.md item 11). Screens that name one of these as their `needs` ask by themselves."""

CONFIRMED_FOR = timedelta(minutes=10)
"""Our own choice: long enough to read what one approves, too short for a desk left open over lunch."""
SIGN_IN_IS_LATE = timedelta(hours=8)
"""A working day; after it the code alone no longer stands for the password (our own choice)."""
WRONG_CODES = 5
LOCKED_FOR = timedelta(minutes=15)
"""As with wrong passwords (AXES_FAILURE_LIMIT and AXES_COOLOFF_TIME)."""


def is_fresh(confirmed_at: datetime | None, at: datetime) -> bool:
    """Say whether a confirmation still counts; one from the future does not."""
    return confirmed_at is not None and timedelta(0) <= at - confirmed_at < CONFIRMED_FOR


def asks_password(signed_in_at: datetime | None, at: datetime) -> bool:
    """Say whether the sign-in is so old, or so unknown, that the password is asked again."""
    return signed_in_at is None or not timedelta(0) <= at - signed_in_at < SIGN_IN_IS_LATE


def locked_until(failures: int, last_failure_at: datetime | None) -> datetime | None:
    """Return when codes are taken again after too many wrong ones."""
    if failures < WRONG_CODES or last_failure_at is None:
        return None
    return last_failure_at + LOCKED_FOR


LOST, STOLEN, REPLACED, BROKEN = "phone_lost", "phone_stolen", "phone_changed", "phone_broken"
RESET_REASONS = (LOST, STOLEN, REPLACED, BROKEN)
"""Why an administrator takes a second factor off. A list, not free words: the record can never be erased."""
