"""Four eyes on exact words, and nothing published that changes, as the database itself holds it (charter 8, 9).

One table of rules, written once for SQLite and PostgreSQL; each refuses by its own words.
A later migration that rebuilds one of these tables on SQLite must create its triggers anew.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

STATEMENT, EDITION, VERSION = "statements_statement", "statements_edition", "statements_version"
APPROVAL, WRITER = "statements_approval", "statements_writer"
PUBLIC = "('published', 'corrected', 'superseded', 'withdrawn')"


class Refusal(NamedTuple):
    """One thing that is refused: when, where, under which condition, in which words."""

    name: str
    event: str
    table: str
    condition: str
    words: str


def differs(*columns: str) -> str:
    """Return the condition that any of these columns changes."""
    return "(" + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns) + ")"


def some(table: str, condition: str) -> str:
    """Return the condition that such a row exists."""
    return f"EXISTS (SELECT 1 FROM {table} x WHERE {condition})"  # noqa: S608 - no outside text


def not_along(column: str, steps: str) -> str:
    """Return the condition that a state moves, and not along one of the steps written "from>to"."""
    allowed = " OR ".join(
        f"(OLD.{column} = '{origin}' AND NEW.{column} = '{to}')"
        for origin, _arrow, to in (step.partition(">") for step in steps.split())
    )
    return f"NEW.{column} <> OLD.{column} AND NOT ({allowed})"


def written_by(person: str, version: str) -> str:
    """Return the condition that a person wrote at a version."""
    return f"EXISTS (SELECT 1 FROM {WRITER} w WHERE w.version_id = {version} AND w.person_id = {person})"  # noqa: S608 - no outside text


def in_a_hurry(edition: str) -> str:
    """Return the condition that an edition bears the urgent mark and nobody has confirmed it."""
    return (
        f"EXISTS (SELECT 1 FROM {EDITION} e WHERE e.id = {edition}"  # noqa: S608 - no outside text
        " AND e.urgent_why <> '' AND e.confirmed_at IS NULL)"
    )


STANDING = "x.voided_at IS NULL"
OF_EDITION = (
    f"x.voided_at IS NULL AND x.version_id IN (SELECT v.id FROM {VERSION} v WHERE v.edition_id = OLD.id)"  # noqa: S608 - no outside text
)
OF_STATEMENT = (
    f"x.voided_at IS NULL AND x.version_id IN (SELECT v.id FROM {VERSION} v"  # noqa: S608 - no outside text
    f" JOIN {EDITION} e ON e.id = v.edition_id WHERE e.statement_id = OLD.id)"
)
FOUR_EYES = (
    f"x.version_id = NEW.id AND {STANDING} AND x.content_hash = NEW.content_hash"
    f" AND ((NOT x.is_urgent AND NOT {written_by('x.approver_id', 'NEW.id')}) OR {in_a_hurry('NEW.edition_id')})"
)
UNMARKED = (
    f"x.voided_at IS NULL AND (x.is_urgent OR {written_by('x.approver_id', 'x.version_id')})"  # noqa: S608 - no outside text
    f" AND x.version_id IN (SELECT v.id FROM {VERSION} v"
    " WHERE v.edition_id = NEW.id AND v.released_at IS NOT NULL)"
)
ORIGINAL_OUT = (
    f"EXISTS (SELECT 1 FROM {VERSION} v JOIN {STATEMENT} s ON s.id = NEW.statement_id"  # noqa: S608 - no outside text
    " WHERE v.edition_id = NEW.id AND v.language = s.language AND v.released_at IS NOT NULL)"
)
WORDS = ("language", "title", "lead", "body", "content_hash")
SIGNED_OF_EDITION = ("dated_on", "speaker_id", "mandate_id", "what_changed", "changes_told", "number")
SIGNED_OF_STATEMENT = (
    "public_id", "unit_id", "office_id", "kind", "language", "is_drill", "asked_outlet", "asked_work",
    "asked_section", "asked_date", "asked_false", "asked_right",
)  # fmt: skip
TO_PUBLIC = "OLD.publication IN ('unpublished', 'scheduled') AND NEW.publication = 'published'"


def of_versions() -> list[Refusal]:
    """Keep words under the approval of exactly these words, and released words for ever."""
    return [
        Refusal("statements_version_begins", "INSERT", VERSION,
                "NEW.workflow <> 'draft' OR NEW.released_at IS NOT NULL", "words begin as a draft"),
        Refusal("statements_version_steps", "UPDATE", VERSION,
                not_along("workflow", "draft>in_review needs_changes>in_review needs_changes>draft"
                          " in_review>draft in_review>needs_changes in_review>approved approved>draft"
                          " approved>needs_changes"),
                "words go from draft to review, then are returned or approved"),
        Refusal("statements_version_keeps_place", "UPDATE", VERSION,
                differs("edition_id", "language", "public_id"), "words keep their edition and language"),
        Refusal("statements_version_hashed", "UPDATE", VERSION,
                f"{differs('title', 'lead', 'body')} AND NEW.content_hash = OLD.content_hash",
                "the hash is renewed with the words"),
        Refusal("statements_version_edit_is_draft", "UPDATE", VERSION,
                f"{differs(*WORDS, 'made', 'machine_hash')} AND NEW.workflow <> 'draft'",
                "edited words are a draft again"),
        Refusal("statements_version_edit_voids", "UPDATE", VERSION,
                f"{differs(*WORDS, 'made', 'machine_hash')} AND {some(APPROVAL, f'x.version_id = OLD.id AND {STANDING}')}",
                "an edit voids the approval first"),
        Refusal("statements_version_approved", "UPDATE", VERSION,
                "NEW.workflow = 'approved' AND OLD.workflow <> 'approved' AND NOT "
                + some(APPROVAL, f"x.version_id = NEW.id AND {STANDING} AND x.content_hash = NEW.content_hash"),
                "words are approved by a standing approval of exactly these words"),
        Refusal("statements_version_four_eyes", "UPDATE", VERSION,
                f"NEW.released_at IS NOT NULL AND OLD.released_at IS NULL AND NOT {some(APPROVAL, FOUR_EYES)}",
                "words are released by the approval of somebody who wrote none of them, or with the urgent mark"),
        Refusal("statements_version_released", "UPDATE", VERSION,
                f"OLD.released_at IS NOT NULL AND {differs(*WORDS, 'made', 'machine_hash', 'workflow', 'source_hash', 'released_at', 'submitted_at', 'submitted_by_id', 'changed_at', 'changed_by_id')}",
                "released words never change"),
        Refusal("statements_version_stays", "DELETE", VERSION,
                f"OLD.released_at IS NOT NULL OR {some(APPROVAL, 'x.version_id = OLD.id')}",
                "words that were released or approved are never deleted"),
    ]  # fmt: skip


def of_approvals() -> list[Refusal]:
    """Bind an approval to words in review and to somebody else than their writers."""
    reviewed = (
        "x.id = NEW.version_id AND x.workflow = 'in_review' AND x.released_at IS NULL"
        " AND x.content_hash = NEW.content_hash AND NOT (x.made = 'machine' AND x.content_hash = x.machine_hash)"
    )
    hurried = (
        f"EXISTS (SELECT 1 FROM {VERSION} v WHERE v.id = NEW.version_id AND {in_a_hurry('v.edition_id')})"  # noqa: S608 - no outside text
    )
    return [
        Refusal("statements_approval_of_words", "INSERT", APPROVAL,
                f"NEW.voided_at IS NOT NULL OR NOT {some(VERSION, reviewed)}",
                "an approval is of exactly the words in review, which a person has edited"),
        Refusal("statements_approval_by_another", "INSERT", APPROVAL,
                f"(NEW.is_urgent OR {written_by('NEW.approver_id', 'NEW.version_id')})"
                f" AND NOT (NEW.is_urgent AND {hurried})",
                "nobody approves words of his own, but under the urgent mark"),
        Refusal("statements_approval_kept", "UPDATE", APPROVAL,
                differs("version_id", "content_hash", "payload", "payload_hash", "key_id", "signature",
                        "approver_id", "confirmed_at", "at", "is_urgent"),
                "an approval never changes"),
        Refusal("statements_approval_voided_once", "UPDATE", APPROVAL,
                f"{differs('voided_at')} AND (OLD.voided_at IS NOT NULL OR "
                f"{some(VERSION, 'x.id = OLD.version_id AND x.released_at IS NOT NULL')})",
                "an approval is voided once, and never after release"),
        Refusal("statements_approval_stamped_once", "UPDATE", APPROVAL,
                f"OLD.time_stamp IS NOT NULL AND {differs('time_stamp')}", "a time stamp never changes"),
        Refusal("statements_approval_stays", "DELETE", APPROVAL, "TRUE", "an approval is never deleted"),
        Refusal("statements_writer_late", "INSERT", WRITER,
                some(APPROVAL, f"x.version_id = NEW.version_id AND {STANDING}"),
                "nobody becomes a writer of words whose approval stands"),
        Refusal("statements_writer_kept", "UPDATE", WRITER, "TRUE", "who wrote is never changed"),
        Refusal("statements_writer_stays", "DELETE", WRITER, "TRUE", "who wrote is never deleted"),
    ]  # fmt: skip


def of_editions() -> list[Refusal]:
    """Keep an edition's road, and what the public saw of it."""
    withdrawn = some(EDITION, "x.statement_id = NEW.statement_id AND x.publication = 'withdrawn'")
    confirmer = (
        f"EXISTS (SELECT 1 FROM {WRITER} w JOIN {VERSION} v ON v.id = w.version_id"  # noqa: S608 - no outside text
        " WHERE v.edition_id = NEW.id AND w.person_id = NEW.confirmed_by_id)"
    )
    return [
        Refusal("statements_edition_begins", "INSERT", EDITION,
                f"NEW.publication <> 'unpublished' OR NEW.urgent_why <> '' OR NEW.confirmed_at IS NOT NULL"
                f" OR {withdrawn}", "an edition begins unpublished, and not of what was withdrawn"),
        Refusal("statements_edition_steps", "UPDATE", EDITION,
                not_along("publication", "unpublished>scheduled scheduled>unpublished unpublished>published"
                          " scheduled>published published>corrected published>superseded published>withdrawn"
                          " corrected>withdrawn superseded>withdrawn"),
                "what the public saw is never unpublished"),
        Refusal("statements_edition_original", "UPDATE", EDITION, f"{TO_PUBLIC} AND NOT {ORIGINAL_OUT}",
                "an edition is published with its released original"),
        Refusal("statements_edition_marked", "UPDATE", EDITION,
                f"{TO_PUBLIC} AND NEW.urgent_why = '' AND {some(APPROVAL, UNMARKED)}",
                "what no other person approved is published with the urgent mark"),
        Refusal("statements_edition_withdrawn", "UPDATE", EDITION, f"{TO_PUBLIC} AND {withdrawn}",
                "nothing follows a withdrawal"),
        Refusal("statements_edition_signed", "UPDATE", EDITION,
                f"{differs(*SIGNED_OF_EDITION)} AND {some(APPROVAL, OF_EDITION)}",
                "what is signed changes only after its approvals are void"),
        Refusal("statements_edition_public", "UPDATE", EDITION,
                f"OLD.publication IN {PUBLIC} AND {differs(*SIGNED_OF_EDITION, 'public_id', 'statement_id', 'release_at', 'scheduled_by_id', 'published_at', 'urgent_why', 'urgent_by_id')}",
                "what the public saw of an edition never changes"),
        Refusal("statements_edition_confirmed", "UPDATE", EDITION,
                f"{differs('confirmed_at', 'confirmed_by_id')} AND (OLD.confirmed_at IS NOT NULL"
                f" OR NEW.confirmed_by_id IS NULL OR NEW.urgent_why = '' OR {confirmer})",
                "an urgent release is confirmed once, by somebody who wrote none of it"),
        Refusal("statements_edition_ended", "UPDATE", EDITION,
                f"OLD.publication = 'withdrawn' AND {differs('ended_at', 'ended_by_id', 'end_reason', 'end_reasons')}",
                "the reason of a withdrawal never changes"),
        Refusal("statements_edition_stays", "DELETE", EDITION, "OLD.published_at IS NOT NULL",
                "a published edition is never deleted"),
    ]  # fmt: skip


def of_statements() -> list[Refusal]:
    """Keep what is signed around the words."""
    out = some(EDITION, "x.statement_id = OLD.id AND x.published_at IS NOT NULL")
    return [
        Refusal("statements_statement_signed", "UPDATE", STATEMENT,
                f"{differs(*SIGNED_OF_STATEMENT)} AND ({out} OR {some(APPROVAL, OF_STATEMENT)})",
                "what is signed of a statement never changes under an approval"),
        Refusal("statements_statement_stays", "DELETE", STATEMENT, out,
                "a published statement is never deleted"),
    ]  # fmt: skip


REFUSALS = [*of_versions(), *of_approvals(), *of_editions(), *of_statements()]


def _sqlite(refusal: Refusal) -> list[str]:
    condition = refusal.condition.replace("IS DISTINCT FROM", "IS NOT")
    raised = f"BEGIN SELECT RAISE(ABORT, 'statements: {refusal.words}'); END"
    when = f"BEFORE {refusal.event} ON {refusal.table} WHEN {condition}"
    return [f"CREATE TRIGGER {refusal.name} {when} {raised}"]


def _postgresql(refusal: Refusal) -> list[str]:
    row = "OLD" if refusal.event == "DELETE" else "NEW"
    when = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW"
    return [
        f"""CREATE FUNCTION {refusal.name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF {refusal.condition} THEN
                RAISE EXCEPTION 'statements: {refusal.words}'
                  USING ERRCODE = 'integrity_constraint_violation';
              END IF;
              RETURN {row};
            END $$""",
        f"CREATE TRIGGER {refusal.name} {when} EXECUTE FUNCTION {refusal.name}()",
    ]


def created(vendor: str) -> list[str]:
    """Return what creates these triggers."""
    say = _sqlite if vendor == "sqlite" else _postgresql
    return [statement for refusal in REFUSALS for statement in say(refusal)]


def dropped(vendor: str) -> list[str]:
    """Return what drops them again."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER {refusal.name}" for refusal in REFUSALS]
    return [f"DROP FUNCTION {refusal.name} CASCADE" for refusal in REFUSALS]


def refuse(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    for statement in created(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    for statement in dropped(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Raw SQL in both dialects: neither Django nor a CHECK constraint sees more than one row."""

    dependencies = [("statements", "0001_statements")]
    operations = [migrations.RunPython(refuse, allow)]
