"""The situation log and the hash of an approved template: the database itself refuses to change them."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    """CREATE TRIGGER incidents_note_no_update BEFORE UPDATE ON incidents_note
       BEGIN SELECT RAISE(ABORT, 'the situation log is append-only'); END""",
    """CREATE TRIGGER incidents_note_no_delete BEFORE DELETE ON incidents_note
       BEGIN SELECT RAISE(ABORT, 'the situation log is append-only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION incidents_note_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the situation log is append-only' USING ERRCODE = 'integrity_constraint_violation';
       END $$""",
    """CREATE TRIGGER incidents_note_no_change BEFORE UPDATE OR DELETE ON incidents_note
       FOR EACH ROW EXECUTE FUNCTION incidents_note_refuse()""",
]
UNDO = {
    "sqlite": ["DROP TRIGGER incidents_note_no_update", "DROP TRIGGER incidents_note_no_delete"],
    "postgresql": [
        "DROP TRIGGER incidents_note_no_change ON incidents_note",
        "DROP FUNCTION incidents_note_refuse",
    ],
}


def refuse_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def allow_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again."""
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers need raw SQL in both dialects."""

    dependencies = [("incidents", "0001_incidents_and_drills")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
