"""Forms, periods, reports and their way up, totals, reviews, awards."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_kinds_of_conferences"),
        ("people", "__first__"),
        ("spokespersons", "0001_offices_and_speakers"),
        ("units", "0003_country"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormVersion",
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
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "Tỉnh, thành phố"), ("commune", "Xã, phường, đặc khu")],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "db_table": "reports_form",
                "ordering": ("code", "version"),
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="reports_form_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("group", models.CharField(max_length=60)),
                ("measure", models.CharField(max_length=40)),
                (
                    "over_units",
                    models.CharField(
                        choices=[
                            ("sum", "Cộng dồn"),
                            ("last", "Lấy số cuối kỳ"),
                            ("ratio", "Tỷ lệ của hai tổng"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "over_time",
                    models.CharField(
                        choices=[
                            ("sum", "Cộng dồn"),
                            ("last", "Lấy số cuối kỳ"),
                            ("ratio", "Tỷ lệ của hai tổng"),
                        ],
                        max_length=5,
                    ),
                ),
                ("counter", models.CharField(blank=True, max_length=40)),
                ("explanation", models.CharField(blank=True, max_length=500)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
            ],
            options={
                "db_table": "reports_indicator",
                "ordering": ("code", "version"),
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="reports_indicator_once"),
                    models.CheckConstraint(
                        condition=models.Q(("over_units__in", ["sum", "ratio"])),
                        name="reports_indicator_adds_over_units",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("over_time", "ratio"), ("over_units", "ratio")),
                            models.Q(
                                models.Q(("over_units", "ratio"), _negated=True),
                                models.Q(("over_time", "ratio"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reports_indicator_ratio_is_ratio",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Period",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("half1", "6 tháng đầu năm"),
                            ("half2", "6 tháng cuối năm"),
                            ("year", "Cả năm"),
                        ],
                        max_length=5,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("due_commune_on", models.DateField(verbose_name="Hạn của cấp xã")),
                ("due_province_on", models.DateField(verbose_name="Hạn của cấp tỉnh")),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "root",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "db_table": "reports_period",
                "ordering": ("-ends_on", "-id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("root", "kind", "year"), name="reports_period_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="reports_period_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_province_on__gte", models.F("due_commune_on"))),
                        name="reports_period_due_upwards",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("expected", models.PositiveIntegerField()),
                ("approved", models.PositiveIntegerField()),
                ("closed_at", models.DateTimeField()),
                ("reopened_at", models.DateTimeField(null=True)),
                ("reopened_why", models.CharField(blank=True, max_length=300)),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="reports.period",
                    ),
                ),
            ],
            options={
                "db_table": "reports_closing",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reopened_at__isnull", True)),
                        fields=("period", "unit"),
                        name="reports_closing_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopened_at__isnull", True),
                            models.Q(("reopened_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reports_closing_reopened_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardRound",
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
                ("name", models.CharField(max_length=200, verbose_name="Tên đợt xét")),
                ("criteria", models.JSONField()),
                ("scored_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="reports.period",
                    ),
                ),
            ],
            options={
                "db_table": "reports_award_round",
                "ordering": ("-id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="reports_award_is_named"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                ("level", models.CharField(max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Đang lập"),
                            ("submitted", "Đã gửi, chờ duyệt"),
                            ("returned", "Bị trả lại"),
                            ("approved", "Đã duyệt"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("leadership", models.TextField(blank=True, verbose_name="Công tác lãnh đạo, chỉ đạo")),
                ("results", models.TextField(blank=True, verbose_name="Kết quả theo từng loại thông tin")),
                ("next_steps", models.TextField(blank=True, verbose_name="Phương hướng kỳ tới")),
                ("proposals", models.TextField(blank=True, verbose_name="Kiến nghị, đề xuất")),
                ("due_on", models.DateField()),
                ("first_due_on", models.DateField()),
                ("extended_why", models.CharField(blank=True, max_length=300)),
                ("counted_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("first_submitted_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.formversion",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="reports.period",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "db_table": "reports_report",
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["period", "province", "state"], name="reports_report_of_province"),
                    models.Index(fields=["unit", "period"], name="reports_report_of_unit"),
                    models.Index(fields=["parent", "period", "state"], name="reports_report_of_parent"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("period", "unit"), name="reports_report_once"),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["province", "commune"])),
                        name="reports_report_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("unit")), _negated=True),
                            _connector="OR",
                        ),
                        name="reports_report_not_own_judge",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                ("number__gt", 0),
                                ("submitted_at__isnull", False),
                                ("submitted_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reports_report_submitted_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("submitted_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reports_report_four_eyes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Practice",
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
                ("title", models.CharField(max_length=200, verbose_name="Cách làm hay")),
                ("what", models.TextField(verbose_name="Đã làm gì")),
                ("effect", models.TextField(blank=True, verbose_name="Kết quả đo được")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nominated", "Được đề cử"),
                            ("kept", "Trong thư viện"),
                            ("declined", "Không chọn"),
                        ],
                        default="nominated",
                        max_length=9,
                    ),
                ),
                ("decided_why", models.CharField(blank=True, max_length=300)),
                ("decided_at", models.DateTimeField(null=True)),
                ("folded", models.TextField(default="", editable=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practices",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "db_table": "reports_practice",
                "ordering": ("-id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("what", ""), _negated=True)
                        ),
                        name="reports_practice_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "nominated"), ("decided_at__isnull", False), _connector="OR"
                        ),
                        name="reports_practice_decided_with_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
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
                ("limit", models.CharField(max_length=500, verbose_name="Hạn chế")),
                ("cause", models.CharField(max_length=500, verbose_name="Nguyên nhân")),
                ("remedy", models.CharField(max_length=500, verbose_name="Giải pháp")),
                ("topic", models.CharField(blank=True, max_length=200, verbose_name="Nội dung cần tập huấn")),
                ("settled_at", models.DateTimeField(null=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "db_table": "reports_finding",
                "ordering": ("position", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limit", ""), _negated=True),
                            models.Q(("cause", ""), _negated=True),
                            models.Q(("remedy", ""), _negated=True),
                        ),
                        name="reports_finding_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answer", models.CharField(max_length=7)),
                ("words", models.CharField(max_length=500)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="reports.finding",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "db_table": "reports_answer",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "report"), name="reports_answer_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer__in", ["still", "settled"]), models.Q(("words", ""), _negated=True)
                        ),
                        name="reports_answer_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                ("assessment", models.TextField(blank=True, verbose_name="Đánh giá chung")),
                ("limits", models.TextField(blank=True, verbose_name="Hạn chế")),
                ("causes", models.TextField(blank=True, verbose_name="Nguyên nhân")),
                ("next_steps", models.TextField(blank=True, verbose_name="Nhiệm vụ kỳ tới")),
                ("proposals", models.TextField(blank=True, verbose_name="Kiến nghị, đề xuất")),
                ("snapshot", models.JSONField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("issued_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="spokespersons.office",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="reports.period",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.registration",
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
                "db_table": "reports_review",
                "ordering": ("-id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("period", "unit"), name="reports_review_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("frozen_at__isnull", True), ("sha256", "")),
                            models.Q(
                                ("frozen_at__isnull", False),
                                ("frozen_by__isnull", False),
                                ("snapshot__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reports_review_frozen_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_at__isnull", True),
                            models.Q(("frozen_at__isnull", False), ("registration__isnull", False)),
                            _connector="OR",
                        ),
                        name="reports_review_issued_is_frozen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("step", models.CharField(max_length=8)),
                ("reason", models.TextField(blank=True)),
                ("cells", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="reports.report"
                    ),
                ),
            ],
            options={
                "db_table": "reports_review_action",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("step__in", ["submit", "return", "approve", "withdraw", "recall"])
                        ),
                        name="reports_review_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step__in", ["return", "withdraw"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reports_review_return_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("chain", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "db_table": "reports_revision",
                "ordering": ("number",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="reports_revision_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rollup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("base", models.BigIntegerField(default=0)),
                ("filled", models.PositiveIntegerField()),
                ("estimated", models.PositiveIntegerField(default=0)),
                ("stated", models.PositiveIntegerField(default=0)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.indicator"
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rollups",
                        to="reports.period",
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
                "db_table": "reports_rollup",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "unit", "indicator"), name="reports_rollup_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("filled__gt", 0)), name="reports_rollup_of_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("points", models.BigIntegerField()),
                ("parts", models.JSONField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="reports.awardround",
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
                "db_table": "reports_score",
                "ordering": ("-points", "unit_id"),
                "indexes": [],
                "constraints": [models.UniqueConstraint(fields=("round", "unit"), name="reports_score_once")],
            },
        ),
        migrations.CreateModel(
            name="Value",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.BigIntegerField(null=True)),
                ("base", models.BigIntegerField(null=True)),
                ("qualifier", models.CharField(blank=True, max_length=6)),
                ("is_estimate", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "origin",
                    models.CharField(
                        choices=[("counted", "Hệ thống đếm"), ("stated", "Đơn vị khai")],
                        default="stated",
                        max_length=7,
                    ),
                ),
                ("counted_amount", models.BigIntegerField(null=True)),
                ("counted_base", models.BigIntegerField(null=True)),
                ("is_confirmed", models.BooleanField(default=False)),
                ("returned_why", models.CharField(blank=True, max_length=500)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.indicator"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "db_table": "reports_value",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["indicator", "report"], name="reports_value_of_indicator")],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "indicator"), name="reports_value_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", False),
                            models.Q(("base__isnull", True), ("is_estimate", False), ("qualifier", "")),
                            _connector="OR",
                        ),
                        name="reports_value_empty_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("origin", "stated"),
                            models.Q(
                                ("amount", models.F("counted_amount")),
                                ("amount__isnull", False),
                                ("counted_amount__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reports_value_counted_is_what_was_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("origin", "counted"),
                            ("counted_amount__isnull", True),
                            ("amount__isnull", True),
                            ("is_confirmed", False),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reports_value_differs_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("base__isnull", True), ("base__gte", 0), _connector="OR"),
                        name="reports_value_base_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="reports.formversion",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.indicator"
                    ),
                ),
            ],
            options={
                "db_table": "reports_form_row",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("form", "indicator"), name="reports_form_row_once"),
                    models.UniqueConstraint(fields=("form", "position"), name="reports_form_row_one_a_place"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Missing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="Lý do")),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="missing",
                        to="reports.closing",
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
                "db_table": "reports_missing",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("closing", "unit"), name="reports_missing_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="reports_missing_with_reason"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
