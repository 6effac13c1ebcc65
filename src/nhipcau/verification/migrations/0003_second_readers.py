"""Who wrote at a finding and what its readers chose: the database keeps the two apart (charter 8)."""

from __future__ import annotations

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

rules = import_module("nhipcau.verification.migrations.0002_the_database_refuses")
FINDING, READING, WRITER = "verification_finding", "verification_reading", "verification_writer"


def wrote(person: str, dossier: str) -> str:
    """Return the condition that a person had a hand in any finding of a dossier."""
    of_dossier = f"(SELECT f.id FROM {FINDING} f WHERE f.dossier_id = {dossier})"  # noqa: S608 - no outside text
    return str(rules.some(WRITER, f"x.person_id = {person} AND x.finding_id IN {of_dossier}"))


DOSSIER_READ = f"(SELECT f.dossier_id FROM {FINDING} f WHERE f.id = NEW.finding_id)"  # noqa: S608 - no outside text
SUBMITTED = rules.some(
    FINDING, "x.id = NEW.finding_id AND x.state = 'submitted' AND x.author_id <> NEW.reviewer_id"
)
OF_DRAFT = "x.id = NEW.finding_id AND x.state = 'draft'"
CHOSEN = rules.some(
    READING,
    "x.finding_id = NEW.id AND x.reviewer_id = NEW.reviewer_id AND x.verdict = NEW.reviewer_verdict"
    " AND x.interest = NEW.reviewer_interest",
)
REFUSALS = [
    rules.Refusal("verification_reading_begins", "INSERT", READING,
                  f"NOT {SUBMITTED} OR {wrote('NEW.reviewer_id', DOSSIER_READ)}",
                  "a submitted finding is read by somebody who wrote at none of its dossier"),
    rules.Refusal("verification_reading_kept", "UPDATE", READING, "TRUE", "what a reader chose never changes"),
    rules.Refusal("verification_reading_stays", "DELETE", READING, "TRUE", "what a reader chose is never deleted"),
    rules.Refusal("verification_writer_kept", "UPDATE", WRITER, "TRUE", "who wrote at a finding never changes"),
    rules.Refusal("verification_writer_stays", "DELETE", WRITER, "TRUE", "who wrote at a finding is never deleted"),
    rules.Refusal("verification_writer_begins", "INSERT", WRITER,
                  f"NOT {rules.some(FINDING, OF_DRAFT)}",
                  "only a draft is written at"),
    rules.Refusal("verification_finding_names_writers", "UPDATE", FINDING,
                  f"(NEW.author_id <> OLD.author_id AND NOT {wrote('OLD.author_id', 'OLD.dossier_id')})"
                  f" OR (OLD.state = 'draft' AND NEW.state = 'submitted'"
                  f" AND (NEW.sealed IS NULL OR NOT {wrote('NEW.author_id', 'NEW.dossier_id')}))",
                  "everybody who wrote at a finding is named before it is handed on or submitted"),
    rules.Refusal("verification_finding_sealed_text", "UPDATE", FINDING,
                  "OLD.state <> 'draft' AND NEW.sealed IS DISTINCT FROM OLD.sealed",
                  "what was sealed never changes"),
    rules.Refusal("verification_finding_read", "UPDATE", FINDING,
                  "OLD.state = 'submitted' AND NEW.state IN ('returned', 'passed')"
                  f" AND (NOT {CHOSEN} OR {wrote('NEW.reviewer_id', 'NEW.dossier_id')})",
                  "a finding is decided by a reader who first chose a verdict and wrote at none of its dossier"),
]  # fmt: skip


def refuse(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    for statement in rules.created(REFUSALS, schema_editor.connection.vendor):
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    for statement in rules.dropped(REFUSALS, schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Rows first, then what is refused of them."""

    dependencies = [
        ("verification", "0002_the_database_refuses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="sealed",
            field=models.TextField(null=True),
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("right_we_correct", "Đúng, và cơ quan ta phải đính chính"),
                            ("right", "Đúng"),
                            ("mostly_right", "Phần lớn đúng"),
                            ("lacks_context", "Thiếu bối cảnh"),
                            ("out_of_date", "Đã cũ"),
                            ("not_enough_evidence", "Chưa đủ chứng cứ"),
                            ("wrong", "Sai"),
                            ("cannot_be_checked", "Không kiểm chứng được"),
                        ],
                        max_length=20,
                    ),
                ),
                ("interest", models.TextField()),
                ("chosen_at", models.DateTimeField()),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="verification.finding",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "verification_reading",
                "ordering": ("chosen_at", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "reviewer"), name="verification_reading_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verdict__in",
                                [
                                    "right_we_correct",
                                    "right",
                                    "mostly_right",
                                    "lacks_context",
                                    "out_of_date",
                                    "not_enough_evidence",
                                    "wrong",
                                    "cannot_be_checked",
                                ],
                            )
                        ),
                        name="verification_reading_known_verdict",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interest", ""), _negated=True),
                        name="verification_reading_interest_is_stated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Writer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_at", models.DateTimeField()),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="writers",
                        to="verification.finding",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "verification_writer",
                "ordering": ("first_at", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "person"), name="verification_writer_once")
                ],
            },
        ),
        migrations.RunPython(refuse, allow),
    ]
