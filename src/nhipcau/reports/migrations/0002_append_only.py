"""What nobody rewrites, as the database itself holds it: steps, revisions, judged values, the frozen review.

One table of rules, written once for SQLite and PostgreSQL; each refuses by its own words.
A later migration that rebuilds one of these tables on SQLite must create its triggers anew.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REPORT, VALUE, REVISION, STEP = "reports_report", "reports_value", "reports_revision", "reports_review_action"
FINDING, ANSWER = "reports_finding", "reports_answer"
REVIEW, CLOSING, MISSING = "reports_review", "reports_closing", "reports_missing"
LIMIT = '"limit"'
"""Quoted: it is a word of SQL too."""


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


def judged(row: str) -> str:
    """Return the condition that a row's report waits for its judgement or has it."""
    which = f"x.id = {row}.report_id AND x.state IN ('submitted', 'approved')"
    return f"EXISTS (SELECT 1 FROM {REPORT} x WHERE {which})"  # noqa: S608 - no outside text


LAST_STEP = f"(SELECT x.step FROM {STEP} x WHERE x.report_id = NEW.id ORDER BY x.id DESC LIMIT 1)"  # noqa: S608
CELL = differs(
    "report_id", "indicator_id", "amount", "base", "qualifier", "is_estimate", "note", "origin",
    "counted_amount", "counted_base",
)  # fmt: skip


def stays(table: str, name: str, words: str, events: tuple[str, ...] = ("UPDATE", "DELETE")) -> list[Refusal]:
    """Refuse every change of a row that was once written."""
    return [Refusal(f"{name}_stays_{event.lower()}", event, table, "TRUE", words) for event in events]


def of_cells() -> list[Refusal]:
    """Keep what a report says while it is judged and once it is approved."""
    words = "values of a submitted or approved report never change"
    said = "limits and answers of a submitted or approved report never change"
    return [
        Refusal("reports_value_judged_insert", "INSERT", VALUE, judged("NEW"), words),
        Refusal("reports_value_judged_update", "UPDATE", VALUE,
                f"{CELL} AND ({judged('OLD')} OR {judged('NEW')})", words),
        Refusal("reports_value_judged_delete", "DELETE", VALUE, judged("OLD"), words),
        Refusal("reports_finding_judged_update", "UPDATE", FINDING,
                f"{differs('report_id', LIMIT, 'cause', 'remedy')} AND {judged('OLD')}", said),
        Refusal("reports_finding_judged_delete", "DELETE", FINDING, judged("OLD"), said),
        Refusal("reports_answer_judged_update", "UPDATE", ANSWER, judged("OLD"), said),
        Refusal("reports_answer_judged_delete", "DELETE", ANSWER, judged("OLD"), said),
    ]  # fmt: skip


def of_reports() -> list[Refusal]:
    """Keep a report's place, its words while judged, and the one way out of an approval."""
    return [
        Refusal("reports_report_keeps_place", "UPDATE", REPORT,
                differs("period_id", "unit_id", "parent_id", "province_id", "level", "first_due_on"),
                "a report keeps its period, its unit, its judge and its first day"),
        Refusal("reports_report_judged", "UPDATE", REPORT,
                "OLD.state IN ('submitted', 'approved') AND "
                + differs("form_id", "leadership", "results", "next_steps", "proposals"),
                "words of a submitted or approved report never change"),
        Refusal("reports_report_approved_stays", "UPDATE", REPORT,
                "OLD.state = 'approved' AND NEW.state <> 'approved'"
                f" AND NOT (NEW.state = 'submitted' AND COALESCE({LAST_STEP}, '') = 'withdraw')",
                "an approved report is left by a withdrawal alone"),
        Refusal("reports_report_approved_keeps", "UPDATE", REPORT,
                "OLD.state = 'approved' AND NEW.state = 'approved' AND "
                + differs("submitted_by_id", "decided_by_id", "decided_at", "number"),
                "who submitted and who approved a report never changes while it is approved"),
    ]  # fmt: skip


def of_levels() -> list[Refusal]:
    """Keep what a closing and a frozen review said."""
    return [
        Refusal("reports_review_frozen_update", "UPDATE", REVIEW,
                "OLD.frozen_at IS NOT NULL AND "
                + differs("snapshot", "sha256", "frozen_at", "frozen_by_id", "period_id", "unit_id"),
                "the figures of a frozen review never change"),
        Refusal("reports_review_frozen_delete", "DELETE", REVIEW, "OLD.frozen_at IS NOT NULL",
                "a frozen review is never deleted"),
        Refusal("reports_closing_keeps", "UPDATE", CLOSING,
                "OLD.reopened_at IS NOT NULL OR "
                + differs("period_id", "unit_id", "expected", "approved", "closed_at", "closed_by_id"),
                "a closing is reopened once and otherwise never changes"),
        *stays(CLOSING, "reports_closing", "a closing is never deleted", ("DELETE",)),
        *stays(MISSING, "reports_missing", "who was missing at a closing, and why, never changes"),
    ]  # fmt: skip


REFUSALS = [
    *stays(STEP, "reports_step", "a step of the way up is never changed or deleted"),
    *stays(REVISION, "reports_revision", "a submitted revision is never changed or deleted"),
    *of_cells(),
    *of_reports(),
    *of_levels(),
]


def _sqlite(refusal: Refusal) -> list[str]:
    condition = refusal.condition.replace("IS DISTINCT FROM", "IS NOT")
    raised = f"BEGIN SELECT RAISE(ABORT, 'reports: {refusal.words}'); END"
    return [
        f"CREATE TRIGGER {refusal.name} BEFORE {refusal.event} ON {refusal.table} WHEN {condition} {raised}"
    ]


def _postgresql(refusal: Refusal) -> list[str]:
    row = "OLD" if refusal.event == "DELETE" else "NEW"
    when = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW"
    return [
        f"""CREATE FUNCTION {refusal.name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF {refusal.condition} THEN
                RAISE EXCEPTION 'reports: {refusal.words}'
                  USING ERRCODE = 'integrity_constraint_violation';
              END IF;
              RETURN {row};
            END $$""",
        f"CREATE TRIGGER {refusal.name} {when} EXECUTE FUNCTION {refusal.name}()",
    ]


def refuse(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    say = _sqlite if schema_editor.connection.vendor == "sqlite" else _postgresql
    for refusal in REFUSALS:
        for statement in say(refusal):
            schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    for refusal in REFUSALS:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {refusal.name}")
        else:
            schema_editor.execute(f"DROP FUNCTION {refusal.name} CASCADE")


class Migration(migrations.Migration):
    """Raw SQL in both dialects: neither Django nor a CHECK constraint sees the row before."""

    dependencies = [("reports", "0001_reports")]

    operations = [migrations.RunPython(refuse, allow)]
