"""Incidents and drills, templates, log, rumours, lessons."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clocks", "0001_clocks"),
        ("people", "__first__"),
        ("statements", "0001_statements"),
        ("stories", "0001_stories"),
        ("units", "0001_units"),
        ("verification", "0004_hands_and_lines"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
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
                ("title", models.CharField(max_length=200)),
                ("playbook", models.CharField(max_length=20)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("watch", "Theo dõi"),
                            ("serious", "Nghiêm trọng"),
                            ("severe", "Đặc biệt nghiêm trọng"),
                        ],
                        max_length=8,
                    ),
                ),
                ("is_drill", models.BooleanField(default=False)),
                ("place", models.CharField(max_length=120)),
                ("received_at", models.DateTimeField()),
                ("declared_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Đang xử lý"), ("closed", "Đã kết thúc")],
                        default="open",
                        max_length=6,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("what_happened", models.TextField(blank=True)),
                ("what_went_well", models.TextField(blank=True)),
                ("folded", models.CharField(default="", editable=False, max_length=900)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "clock",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clocks.clock",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="stories.story",
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
                "db_table": "incidents_incident",
                "ordering": ("-declared_at", "-id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ("watch", "serious", "severe"))),
                        name="incidents_known_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("received_at__lte", models.F("declared_at"))),
                        name="incidents_received_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("closed_by__isnull", True), ("state", "open")
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("state", "closed"),
                                models.Q(("what_happened", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="incidents_closed_says_what_happened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("text", models.CharField(max_length=300)),
                ("text_en", models.CharField(max_length=300)),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("leads", "Chỉ huy"),
                            ("speaks", "Phát ngôn"),
                            ("writes_log", "Ghi nhật ký"),
                            ("follows_press", "Theo dõi báo chí"),
                            ("links", "Liên lạc các bên"),
                        ],
                        max_length=13,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "db_table": "incidents_check",
                "ordering": ("position",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "position"), name="incidents_check_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="incidents_check_done_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("leads", "Chỉ huy"),
                            ("speaks", "Phát ngôn"),
                            ("writes_log", "Ghi nhật ký"),
                            ("follows_press", "Theo dõi báo chí"),
                            ("links", "Liên lạc các bên"),
                        ],
                        max_length=13,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "db_table": "incidents_assignment",
                "ordering": ("starts_at", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_at__isnull", True)),
                        fields=("incident", "duty"),
                        name="incidents_one_on_duty",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
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
                ("limit", models.TextField()),
                ("cause", models.TextField()),
                ("remedy", models.TextField()),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("done_how", models.TextField(blank=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lessons",
                        to="incidents.incident",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "incidents_lesson",
                "ordering": ("due_on", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limit", ""), _negated=True),
                            models.Q(("cause", ""), _negated=True),
                            models.Q(("remedy", ""), _negated=True),
                        ),
                        name="incidents_lesson_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(("done_how", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="incidents_lesson_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fact", "Sự việc"),
                            ("decision", "Quyết định"),
                            ("contact", "Liên lạc"),
                            ("public", "Đã công bố"),
                        ],
                        max_length=8,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "db_table": "incidents_note",
                "ordering": ("at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="incidents_note_has_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rumour",
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
                ("words", models.CharField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("heard", "Mới nghe"),
                            ("checked", "Đang kiểm chứng"),
                            ("answered", "Đã trả lời"),
                            ("dropped", "Không theo tiếp"),
                        ],
                        default="heard",
                        max_length=8,
                    ),
                ),
                ("why_dropped", models.CharField(blank=True, max_length=300)),
                ("noted_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="verification.claim",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rumours",
                        to="incidents.incident",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statements.statement",
                    ),
                ),
            ],
            options={
                "db_table": "incidents_rumour",
                "ordering": ("noted_at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "checked"), _negated=True),
                            ("claim__isnull", False),
                            _connector="OR",
                        ),
                        name="incidents_checked_rumour_has_claim",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            ("statement__isnull", False),
                            _connector="OR",
                        ),
                        name="incidents_answered_rumour_has_statement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("why_dropped", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="incidents_dropped_rumour_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Template",
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
                ("name", models.CharField(max_length=200)),
                ("playbook", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("submitted", "Chờ duyệt"),
                            ("approved", "Đã duyệt"),
                            ("retired", "Ngừng dùng"),
                        ],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("changed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("approved_hash", models.CharField(blank=True, max_length=64)),
                ("folded", models.CharField(default="", editable=False, max_length=600)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "approver",
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
                (
                    "writer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "incidents_template",
                "ordering": ("name", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("draft", "submitted", "approved", "retired"))),
                        name="incidents_template_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approver__isnull", True),
                            models.Q(("approver", models.F("writer")), _negated=True),
                            _connector="OR",
                        ),
                        name="incidents_template_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_hash", models.F("content_hash")),
                                ("approver__isnull", False),
                                models.Q(("content_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="incidents_template_approved_as_read",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("template_hash", models.CharField(blank=True, max_length=64)),
                ("made_at", models.DateTimeField()),
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statements.statement",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="incidents.incident",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.template",
                    ),
                ),
            ],
            options={
                "db_table": "incidents_holding",
                "ordering": ("made_at", "id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TemplateText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField()),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="incidents.template",
                    ),
                ),
            ],
            options={
                "db_table": "incidents_template_text",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("template", "language"), name="incidents_template_language_once"
                    )
                ],
            },
        ),
    ]
