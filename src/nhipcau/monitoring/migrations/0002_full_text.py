"""Full-text indexes over the search columns, and saved searches.

SQLite: an FTS5 table whose rowid is a *place*, the second of publication above the article's id, so that the index
itself gives matches newest first and a day is a range of rowids. PostgreSQL: GIN over the same prepared words.
A later migration that rebuilds monitoring_article or monitoring_search_text drops SQLite's triggers with the old table:
it must end with this file's `index_words`. tests/monitoring/test_search_index.py fails when one does not.
"""

import re

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import nhipcau.common.identity

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff]"
    "[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u17b4-\u17d3\u17dd]*"
)
"""One letter, with its marks, of a script without blanks: from now on a word of its own."""
WORD_LETTERS = 120

SQLITE = [
    """CREATE TABLE IF NOT EXISTS monitoring_search_place
       (article_id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE)""",
    """CREATE VIEW IF NOT EXISTS monitoring_search_source AS
       SELECT place, exact, folded FROM monitoring_search_place JOIN monitoring_search_text USING (article_id)
       ORDER BY place""",
    # The words come cut and folded; `ascii` parts them at the blanks and leaves every other letter alone.
    """CREATE VIRTUAL TABLE IF NOT EXISTS monitoring_search_index USING fts5(exact, folded,
       content='monitoring_search_source', content_rowid='place', tokenize='ascii', columnsize=0)""",
    """CREATE TRIGGER IF NOT EXISTS monitoring_search_text_in AFTER INSERT ON monitoring_search_text BEGIN
       INSERT INTO monitoring_search_place
       SELECT id, (CAST(strftime('%s', sorted_at) AS INTEGER) << 30) | id
       FROM monitoring_article WHERE id = NEW.article_id;
       INSERT INTO monitoring_search_index(rowid, exact, folded)
       SELECT place, NEW.exact, NEW.folded FROM monitoring_search_place WHERE article_id = NEW.article_id; END""",
    """CREATE TRIGGER IF NOT EXISTS monitoring_search_text_changed AFTER UPDATE ON monitoring_search_text BEGIN
       INSERT INTO monitoring_search_index(monitoring_search_index, rowid, exact, folded)
       SELECT 'delete', place, OLD.exact, OLD.folded
       FROM monitoring_search_place WHERE article_id = OLD.article_id;
       INSERT INTO monitoring_search_index(rowid, exact, folded)
       SELECT place, NEW.exact, NEW.folded FROM monitoring_search_place WHERE article_id = NEW.article_id; END""",
    """CREATE TRIGGER IF NOT EXISTS monitoring_search_text_out AFTER DELETE ON monitoring_search_text BEGIN
       INSERT INTO monitoring_search_index(monitoring_search_index, rowid, exact, folded)
       SELECT 'delete', place, OLD.exact, OLD.folded
       FROM monitoring_search_place WHERE article_id = OLD.article_id;
       DELETE FROM monitoring_search_place WHERE article_id = OLD.article_id; END""",
    """CREATE TRIGGER IF NOT EXISTS monitoring_article_moved AFTER UPDATE OF sorted_at ON monitoring_article
       WHEN OLD.sorted_at IS NOT NEW.sorted_at BEGIN
       INSERT INTO monitoring_search_index(monitoring_search_index, rowid, exact, folded)
       SELECT 'delete', place, exact, folded
       FROM monitoring_search_place JOIN monitoring_search_text USING (article_id) WHERE article_id = NEW.id;
       UPDATE monitoring_search_place
       SET place = (CAST(strftime('%s', NEW.sorted_at) AS INTEGER) << 30) | NEW.id WHERE article_id = NEW.id;
       INSERT INTO monitoring_search_index(rowid, exact, folded)
       SELECT place, exact, folded
       FROM monitoring_search_place JOIN monitoring_search_text USING (article_id) WHERE article_id = NEW.id; END""",
    """INSERT OR REPLACE INTO monitoring_search_place
       SELECT id, (CAST(strftime('%s', sorted_at) AS INTEGER) << 30) | id
       FROM monitoring_article JOIN monitoring_search_text ON article_id = id""",
    "INSERT INTO monitoring_search_index(monitoring_search_index) VALUES ('rebuild')",
]
SQLITE_UNDO = [
    "DROP TRIGGER monitoring_article_moved",
    "DROP TRIGGER monitoring_search_text_in",
    "DROP TRIGGER monitoring_search_text_changed",
    "DROP TRIGGER monitoring_search_text_out",
    "DROP TABLE monitoring_search_index",
    "DROP VIEW monitoring_search_source",
    "DROP TABLE monitoring_search_place",
]
POSTGRESQL = [
    """CREATE INDEX monitoring_search_exact ON monitoring_search_text
       USING gin (array_to_tsvector(string_to_array(btrim(exact), ' ')))""",
    """CREATE INDEX monitoring_search_folded ON monitoring_search_text
       USING gin (array_to_tsvector(string_to_array(btrim(folded), ' ')))""",
]
POSTGRESQL_UNDO = ["DROP INDEX monitoring_search_exact", "DROP INDEX monitoring_search_folded"]


def index_words(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the indexes of the database in use, with what is stored already; repeating it does no harm."""
    _separate_unspaced_letters(apps)
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def drop_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them again; the search columns stay as they are."""
    undo = SQLITE_UNDO if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_UNDO
    for statement in undo:
        schema_editor.execute(statement, params=None)


def _separate_unspaced_letters(apps: StateApps) -> None:
    stored = apps.get_model("monitoring", "SearchText").objects
    for pk, exact, folded in stored.values_list("pk", "exact", "folded").iterator(chunk_size=200):
        now = _separated(exact), _separated(folded)
        if now != (exact, folded):
            stored.filter(pk=pk).update(exact=now[0], folded=now[1])


def _separated(column: str) -> str:
    words = UNSPACED.sub(r" \g<0> ", column).split(" ")
    return f" {' '.join(word[:WORD_LETTERS] for word in words if word)} "


class Migration(migrations.Migration):
    """The indexes need raw SQL in both dialects."""

    dependencies = [
        ("monitoring", "0001_articles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        primary_key=True, serialize=False, auto_created=True, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=nhipcau.common.identity.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("question", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"db_table": "monitoring_saved_search", "ordering": ("name", "id")},
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.UniqueConstraint(
                fields=("person", "name"), name="monitoring_saved_search_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.CheckConstraint(
                condition=~models.Q(("name", "")), name="monitoring_saved_search_has_name"
            ),
        ),
        migrations.RunPython(index_words, drop_indexes),
    ]
