"""When an evaluation stands open, with its mixed words; questions left for writing, and why one was passed on."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_learning"), ("training", "0001_conferences")]

    operations = [
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("waiting", models.JSONField(default=dict)),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
            ],
            options={
                "db_table": "learning_evaluation",
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(closed_at__isnull=True) | Q(closed_at__gt=F("opened_at")),
                        name="learning_evaluation_closed_after_opening",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="question", name="passed_why", field=models.CharField(blank=True, max_length=300)
        ),
        migrations.AddField(model_name="question", name="left_at", field=models.DateTimeField(null=True)),
    ]
