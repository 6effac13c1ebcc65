"""The database itself keeps the public log and its heads, and what a key is.

A later migration that rebuilds one of these tables on SQLite must create its triggers anew.
"""

from typing import NamedTuple

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


class Refusal(NamedTuple):
    """One trigger: what it looks at, when it refuses, and in which words."""

    name: str
    event: str
    table: str
    condition: str
    words: str


def kept(*columns: str) -> str:
    """Say in SQL that one of these columns would change."""
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)


ENDED = "OLD.revoked_at IS NOT NULL"
REFUSALS = [
    Refusal("signing_log_line_no_update", "UPDATE", "signing_log_line", "TRUE", "the public log only grows"),
    Refusal("signing_log_line_no_delete", "DELETE", "signing_log_line", "TRUE", "the public log only grows"),
    Refusal("signing_head_no_update", "UPDATE", "signing_signed_head", "TRUE", "a signed head stays"),
    Refusal("signing_head_no_delete", "DELETE", "signing_signed_head", "TRUE", "a signed head stays"),
    Refusal("signing_key_keeps_itself", "UPDATE", "signing_key",
            kept("key_id", "public", "valid_from", "made_by_id"),
            "a key keeps its id, its public half and its beginning"),
    Refusal("signing_key_stays_revoked", "UPDATE", "signing_key",
            f"{ENDED} AND ({kept('revoked_at', 'revoked_why', 'valid_until')})",
            "a revoked key stays revoked"),
    Refusal("signing_key_stays_ended", "UPDATE", "signing_key",
            f"OLD.valid_until IS NOT NULL AND ({kept('valid_until')})",
            "a key that has ended signs no more"),
    Refusal("signing_key_no_delete", "DELETE", "signing_key", "TRUE", "a key stays in the list for ever"),
]  # fmt: skip


def _sqlite(refusal: Refusal) -> list[str]:
    condition = refusal.condition.replace("IS DISTINCT FROM", "IS NOT")
    raised = f"BEGIN SELECT RAISE(ABORT, 'signing: {refusal.words}'); END"
    when = f"BEFORE {refusal.event} ON {refusal.table} WHEN {condition}"
    return [f"CREATE TRIGGER {refusal.name} {when} {raised}"]


def _postgresql(refusal: Refusal) -> list[str]:
    row = "OLD" if refusal.event == "DELETE" else "NEW"
    when = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW"
    return [
        f"""CREATE FUNCTION {refusal.name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF {refusal.condition} THEN
                RAISE EXCEPTION 'signing: {refusal.words}'
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
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for refusal in REFUSALS:
        drop = f"DROP TRIGGER {refusal.name}" if is_sqlite else f"DROP FUNCTION {refusal.name} CASCADE"
        schema_editor.execute(drop)


class Migration(migrations.Migration):
    """Raw SQL in both dialects: no CHECK constraint sees what a row was before."""

    dependencies = [("signing", "0001_keys_and_log")]

    operations = [migrations.RunPython(refuse, allow)]
