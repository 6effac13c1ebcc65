"""The database itself keeps what was said: a fact is never deleted, and only who looked at it is added later."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SCAN, SITE_FACT = "attendance_scan", "attendance_site_fact"
SAID = {
    SCAN: (
        "id", "fact_id", "batch_id", "site_id", "half_day_id", "kind", "delegate_id", "undoes_id", "said_at",
        "happened_at", "received_at", "outcome", "reason", "is_late",
    ),
    SITE_FACT: (
        "id", "fact_id", "roll_id", "line", "heads", "happened_at", "received_at", "device_id", "by_id",
    ),
}  # fmt: skip
"""The columns that were said; accepted_at and accepted_by_id of a scan are what a person adds."""


def _sqlite(table: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in SAID[table])
    return [
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table} WHEN {changed} {refuse}",
    ]


def _postgresql(table: str) -> list[str]:
    words = f"RAISE EXCEPTION '{table} is only added to' USING ERRCODE = 'integrity_constraint_violation'"
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in SAID[table])
    refuse = f"EXECUTE FUNCTION {table}_refuse()"
    return [
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {words}; END $$",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({changed}) {refuse}",
    ]


def refuse_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    triggers = _sqlite if schema_editor.connection.vendor == "sqlite" else _postgresql
    for statement in [each for table in SAID for each in triggers(table)]:
        schema_editor.execute(statement)


def allow_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in SAID:
        for name in (f"{table}_no_delete", f"{table}_no_change"):
            schema_editor.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else f" ON {table}"))
        if not is_sqlite:
            schema_editor.execute(f"DROP FUNCTION {table}_refuse")


class Migration(migrations.Migration):
    """Triggers need raw SQL in both dialects; a migration that rebuilds one of the tables makes them anew."""

    dependencies = [("attendance", "0001_facts_and_rolls")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
