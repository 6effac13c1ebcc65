"""The database itself refuses to change an issued edition, or to add to it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FROZEN = "digest: an issued edition is frozen"
PARTS = ("digest_line", "digest_section")


def _sqlite() -> list[str]:
    raised = f"BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END"
    statements = [
        f"CREATE TRIGGER digest_edition_frozen BEFORE UPDATE ON digest_edition WHEN OLD.state = 'issued' {raised}"
    ]
    for table in PARTS:
        for verb, row in (("UPDATE", "OLD"), ("INSERT", "NEW")):
            issued = f"(SELECT state FROM digest_edition WHERE id = {row}.edition_id) = 'issued'"  # noqa: S608 - no outside text
            name = f"{table}_frozen_{verb.lower()}"
            statements.append(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {issued} {raised}")
    return statements


POSTGRESQL = [
    f"""CREATE FUNCTION digest_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    f"""CREATE FUNCTION digest_refuse_part() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE edition bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.edition_id ELSE OLD.edition_id END;
        BEGIN
          IF (SELECT state FROM digest_edition WHERE id = edition) = 'issued' THEN
            RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN NEW;
        END $$""",  # noqa: S608 - no outside text
    """CREATE TRIGGER digest_edition_frozen BEFORE UPDATE ON digest_edition
       FOR EACH ROW WHEN (OLD.state = 'issued') EXECUTE FUNCTION digest_refuse()""",
    *(
        f"""CREATE TRIGGER {table}_frozen BEFORE UPDATE OR INSERT ON {table}
            FOR EACH ROW EXECUTE FUNCTION digest_refuse_part()"""
        for table in PARTS
    ),
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER digest_edition_frozen",
        *(f"DROP TRIGGER {table}_frozen_{verb}" for table in PARTS for verb in ("update", "insert")),
    ],
    "postgresql": [
        "DROP TRIGGER digest_edition_frozen ON digest_edition",
        *(f"DROP TRIGGER {table}_frozen ON {table}" for table in PARTS),
        "DROP FUNCTION digest_refuse_part",
        "DROP FUNCTION digest_refuse",
    ],
}


def refuse_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    for statement in _sqlite() if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def allow_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers need raw SQL in both dialects; a later migration that rebuilds these tables renews them."""

    dependencies = [("digest", "0001_editions")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
