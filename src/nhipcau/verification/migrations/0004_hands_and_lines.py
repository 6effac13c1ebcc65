"""Whoever had a hand in a dossier never decides on it; kept copies stay; PostgreSQL's changes queue up.

A trigger there sees what was committed when its statement began: two sessions of plain SQL could each find
the dossier free. The first trigger of every table takes the dossier's row, and later ones look anew.
SQLite has one writer at a time.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

rules = import_module("nhipcau.verification.migrations.0002_the_database_refuses")
second = import_module("nhipcau.verification.migrations.0003_second_readers")
CHANGE, CAPTURE, FILE = "verification_change", "verification_capture", "verification_kept_file"
NO_HAND = ("open_dossier", "hand_over", "pass_finding", "return_finding")
"""Changes that write nothing of what is sealed; queries.reviews names the same."""


def had_a_hand(person: str, dossier: str) -> str:
    """Return the condition that a person wrote any part of a dossier."""
    verbs = ", ".join(f"'verification.{verb}'" for verb in NO_HAND)
    changed = rules.some(
        CHANGE, f"x.dossier_id = {dossier} AND x.by_id = {person} AND x.verb NOT IN ({verbs})"
    )
    added = rules.some(rules.EVIDENCE, f"x.dossier_id = {dossier} AND x.added_by_id = {person}")
    return f"({changed} OR {added})"


REFUSALS = [
    rules.Refusal("verification_reading_free_hands", "INSERT", second.READING,
                  had_a_hand("NEW.reviewer_id", second.DOSSIER_READ),
                  "a finding is read by somebody who wrote no part of its dossier"),
    rules.Refusal("verification_finding_free_hands", "UPDATE", rules.FINDING,
                  "OLD.state = 'submitted' AND NEW.state IN ('returned', 'passed') AND "
                  + had_a_hand("NEW.reviewer_id", "NEW.dossier_id"),
                  "a finding is decided by somebody who wrote no part of its dossier"),
    rules.Refusal("verification_capture_kept", "UPDATE", CAPTURE,
                  rules.differs("url", "final_url", "status", "content_type", "title", "captured_at",
                                "captured_by_id", "sha256", "warc_sha256", "warc_size", "text"),
                  "an archived page never changes"),
    rules.Refusal("verification_file_kept", "UPDATE", FILE,
                  rules.differs("name", "media_type", "size", "sha256", "original_sha256", "text", "kept_at",
                                "kept_by_id"),
                  "a kept file never changes"),
]  # fmt: skip

OF_PART = "SELECT {row}.dossier_id"
OF_FINDING = f"SELECT f.dossier_id FROM {rules.FINDING} f WHERE f.id = {{row}}.finding_id"  # noqa: S608 - no outside text
OF_CLAIM = f"SELECT d.id FROM {rules.DOSSIER} d WHERE d.claim_id = {{row}}.{{column}}"  # noqa: S608 - no outside text
LINES = {
    rules.EVIDENCE: OF_PART,
    rules.SEARCH: OF_PART,
    rules.REQUEST: OF_PART,
    rules.FINDING: OF_PART,
    second.READING: OF_FINDING,
    second.WRITER: OF_FINDING,
    rules.CORRECTION: OF_FINDING,
    rules.CLAIM: OF_CLAIM.replace("{column}", "id"),
    rules.OCCURRENCE: OF_CLAIM.replace("{column}", "claim_id"),
}
FIRST = "verification_0_in_line"
"""PostgreSQL fires triggers in the order of their names; all others begin with a letter here."""


def _line(table: str, dossier: str) -> list[str]:
    """Let whoever changes a row of this table wait for its dossier; foreign keys are not held up by it."""
    name = f"{FIRST}_{table.rpartition('_')[2]}"
    wait = "PERFORM 1 FROM {dossiers} d WHERE d.id IN ({which}) FOR NO KEY UPDATE;"
    when = f"BEFORE INSERT OR UPDATE OR DELETE ON {table}"
    old, new = (wait.format(dossiers=rules.DOSSIER, which=dossier.format(row=row)) for row in ("OLD", "NEW"))
    return [
        f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'DELETE' THEN {old} RETURN OLD; END IF;
              {new}
              RETURN NEW;
            END $$""",
        f"CREATE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def refuse(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    vendor = schema_editor.connection.vendor
    made = rules.created(REFUSALS, vendor)
    if vendor == "postgresql":
        made += [statement for table, dossier in LINES.items() for statement in _line(table, dossier)]
    for statement in made:
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    vendor = schema_editor.connection.vendor
    gone = rules.dropped(REFUSALS, vendor)
    if vendor == "postgresql":
        gone += [f"DROP FUNCTION {FIRST}_{table.rpartition('_')[2]} CASCADE" for table in LINES]
    for statement in gone:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [("verification", "0003_second_readers")]

    operations = [migrations.RunPython(refuse, allow)]
