"""Topics that units asked for."""

import django.db.models.deletion
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0001_conferences"),
        ("units", "0003_country"),
    ]

    operations = [
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("topic", models.CharField(max_length=200, verbose_name="Nội dung")),
                ("why", models.TextField(blank=True, verbose_name="Vì sao cần")),
                ("units_words", models.TextField(blank=True, verbose_name="Đơn vị cần")),
                ("units_count", models.PositiveIntegerField(default=0)),
                ("origin", models.CharField(max_length=60)),
                ("origin_words", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chờ lên kế hoạch"),
                            ("planned", "Đã vào hội nghị"),
                            ("declined", "Không tổ chức"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("declined_why", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                ("made_at", models.DateTimeField()),
                (
                    "conference",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "db_table": "training_need",
                "ordering": ("-made_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("topic", ""), _negated=True), name="training_need_has_topic"
                    ),
                    models.UniqueConstraint(fields=("unit", "origin", "topic"), name="training_need_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("conference__isnull", False), ("state", "planned")),
                            models.Q(
                                models.Q(("state", "planned"), _negated=True), ("conference__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="training_need_planned_in_conference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("declined_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_need_declined_with_reason",
                    ),
                ],
            },
        ),
    ]
