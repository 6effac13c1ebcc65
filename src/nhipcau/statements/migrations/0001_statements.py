"""Statements, editions, language versions, approvals, who was told."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contacts", "0001_contacts"),
        ("monitoring", "0003_copies"),
        ("people", "__first__"),
        ("signing", "0001_keys_and_log"),
        ("spokespersons", "0001_offices_and_speakers"),
        ("units", "0001_units"),
        ("verification", "0004_hands_and_lines"),
    ]

    operations = [
        migrations.CreateModel(
            name="Statement",
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
                            ("release", "Thông cáo báo chí"),
                            ("response", "Phản hồi chính thức"),
                            ("answer", "Trả lời báo chí"),
                            ("correction", "Đề nghị cải chính"),
                            ("holding", "Thông tin ban đầu"),
                            ("remark", "Phát biểu của người phát ngôn"),
                            ("notice", "Thông báo"),
                            ("feature", "Bài giới thiệu"),
                        ],
                        max_length=10,
                    ),
                ),
                ("subject", models.CharField(default="general", max_length=12)),
                ("title", models.CharField(max_length=300)),
                ("language", models.CharField(default="vi", max_length=8)),
                ("is_drill", models.BooleanField(default=False)),
                ("asked_outlet", models.CharField(blank=True, max_length=200)),
                ("asked_work", models.CharField(blank=True, max_length=300)),
                ("asked_section", models.CharField(blank=True, max_length=120)),
                ("asked_date", models.DateField(null=True)),
                ("asked_false", models.TextField(blank=True)),
                ("asked_right", models.TextField(blank=True)),
                ("folded", models.TextField(default="", editable=False)),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="verification.finding",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="spokespersons.office",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="statements.statement",
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
                "db_table": "statements_statement",
                "ordering": ("-created_at", "-id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "release",
                                    "response",
                                    "answer",
                                    "correction",
                                    "holding",
                                    "remark",
                                    "notice",
                                    "feature",
                                ],
                            )
                        ),
                        name="statements_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "subject__in",
                                ("general", "economy", "culture", "tourism", "border", "disaster", "people"),
                            )
                        ),
                        name="statements_known_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="statements_has_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "correction"), _negated=True),
                            models.Q(
                                models.Q(("asked_outlet", ""), _negated=True),
                                models.Q(("asked_work", ""), _negated=True),
                                models.Q(("asked_false", ""), _negated=True),
                                models.Q(("asked_right", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="statements_correction_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
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
                ("number", models.PositiveIntegerField()),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("unpublished", "Chưa công bố"),
                            ("scheduled", "Đã hẹn giờ"),
                            ("published", "Đã công bố"),
                            ("corrected", "Đã đính chính"),
                            ("superseded", "Đã thay thế"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="unpublished",
                        max_length=11,
                    ),
                ),
                ("dated_on", models.DateField()),
                ("what_changed", models.TextField(blank=True)),
                ("changes_told", models.JSONField(default=dict)),
                ("release_at", models.DateTimeField(db_index=True, null=True)),
                ("published_at", models.DateTimeField(db_index=True, null=True)),
                ("urgent_why", models.CharField(blank=True, max_length=500)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_reason", models.TextField(blank=True)),
                ("end_reasons", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="spokespersons.mandate",
                    ),
                ),
                (
                    "scheduled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="spokespersons.speaker",
                    ),
                ),
                (
                    "urgent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="statements.statement",
                    ),
                ),
            ],
            options={
                "db_table": "statements_edition",
                "ordering": ("number",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("statement", "number"), name="statements_edition_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("publication__in", ["unpublished", "scheduled"])),
                        fields=("statement",),
                        name="statements_one_edition_at_work",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("publication", "published")),
                        fields=("statement",),
                        name="statements_one_edition_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "publication__in",
                                [
                                    "unpublished",
                                    "scheduled",
                                    "published",
                                    "corrected",
                                    "superseded",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="statements_known_publication",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication", "scheduled"), _negated=True),
                            models.Q(("release_at__isnull", False), ("scheduled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="statements_scheduled_has_minute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("publication__in", ("published", "corrected", "superseded", "withdrawn")),
                                ("published_at__isnull", False),
                            ),
                            models.Q(
                                ("publication__in", ["unpublished", "scheduled"]),
                                ("published_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="statements_public_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("publication__in", ["corrected", "superseded", "withdrawn"]),
                            ),
                            models.Q(
                                ("ended_at__isnull", True),
                                ("publication__in", ["unpublished", "scheduled", "published"]),
                            ),
                            _connector="OR",
                        ),
                        name="statements_ended_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication", "withdrawn"), _negated=True),
                            models.Q(("end_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statements_withdrawal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("what_changed", ""), _negated=True), _connector="OR"
                        ),
                        name="statements_correction_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("urgent_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="statements_confirmed_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
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
                ("language", models.CharField(max_length=8)),
                ("title", models.CharField(max_length=300)),
                ("lead", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                (
                    "made",
                    models.CharField(
                        choices=[("hand", "Người viết"), ("machine", "Máy dịch, người sửa")],
                        default="hand",
                        max_length=7,
                    ),
                ),
                ("machine_hash", models.CharField(blank=True, max_length=64)),
                (
                    "workflow",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("in_review", "Chờ duyệt"),
                            ("needs_changes", "Cần sửa"),
                            ("approved", "Đã duyệt"),
                        ],
                        default="draft",
                        max_length=13,
                    ),
                ),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("source_hash", models.CharField(blank=True, max_length=64)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("return_reason", models.TextField(blank=True)),
                ("released_at", models.DateTimeField(db_index=True, null=True)),
                ("folded", models.TextField(default="", editable=False)),
                ("changed_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="statements.edition",
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
            ],
            options={
                "db_table": "statements_version",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "language"), name="statements_language_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("workflow__in", ["draft", "in_review", "needs_changes", "approved"])
                        ),
                        name="statements_known_workflow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("workflow", "draft"),
                            models.Q(
                                models.Q(("title", ""), _negated=True),
                                models.Q(("content_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="statements_submitted_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("workflow", "needs_changes"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statements_returned_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_at__isnull", True), ("workflow", "approved"), _connector="OR"
                        ),
                        name="statements_released_is_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("made", "machine"), ("workflow", "approved"), _negated=True),
                            models.Q(("content_hash", models.F("machine_hash")), _negated=True),
                            _connector="OR",
                        ),
                        name="statements_machine_text_is_edited",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made", "hand"), models.Q(("machine_hash", ""), _negated=True), _connector="OR"
                        ),
                        name="statements_machine_text_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("made__in", ["hand", "machine"])), name="statements_known_making"
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
                ("at", models.DateTimeField(db_index=True)),
                ("checked", models.PositiveIntegerField()),
                ("faults", models.JSONField(default=list)),
            ],
            options={
                "db_table": "statements_check",
                "ordering": ("-at", "-id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Pickup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shared_words", models.PositiveIntegerField()),
                ("share", models.FloatField()),
                ("exact", models.TextField(blank=True)),
                ("found_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="monitoring.article"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pickups",
                        to="statements.version",
                    ),
                ),
            ],
            options={
                "db_table": "statements_pickup",
                "ordering": ("found_at", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "article"), name="statements_pickup_once"),
                    models.CheckConstraint(
                        condition=models.Q(("share__gte", 0), ("share__lte", 1)),
                        name="statements_pickup_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                (
                    "occasion",
                    models.CharField(
                        choices=[("release", "Công bố"), ("correction", "Đính chính"), ("withdrawal", "Rút")],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("subscribed_by", models.DateTimeField(null=True)),
                ("after_contact", models.PositiveBigIntegerField(default=0)),
                ("finished_at", models.DateTimeField(db_index=True, null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="statements.version",
                    ),
                ),
            ],
            options={
                "db_table": "statements_round",
                "ordering": ("asked_at", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "language", "occasion"), name="statements_round_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("occasion__in", ["release", "correction", "withdrawal"])),
                        name="statements_round_known_occasion",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                (
                    "occasion",
                    models.CharField(
                        choices=[("release", "Công bố"), ("correction", "Đính chính"), ("withdrawal", "Rút")],
                        max_length=10,
                    ),
                ),
                ("is_asked", models.BooleanField(default=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("put", "Đã viết thư"),
                            ("same", "Cùng địa chỉ với người đã nhận"),
                            ("ended", "Đã thôi nhận tin"),
                            ("erased", "Đã xóa khỏi sổ"),
                            ("expired", "Hết hạn đồng ý"),
                            ("suppressed", "Địa chỉ đang ngừng gửi"),
                            ("refused", "Địa chỉ không gửi được"),
                        ],
                        default="put",
                        max_length=10,
                    ),
                ),
                ("letter_key", models.CharField(max_length=200, unique=True)),
                ("at", models.DateTimeField()),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contacts.contact"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="statements.version",
                    ),
                ),
            ],
            options={
                "db_table": "statements_dispatch",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("occasion", "withdrawal"), _negated=True),
                        fields=("version", "contact"),
                        name="statements_told_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("occasion", "withdrawal")),
                        fields=("version", "contact"),
                        name="statements_told_of_withdrawal_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("occasion__in", ["release", "correction", "withdrawal"])),
                        name="statements_dispatch_known_occasion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["put", "same", "ended", "erased", "expired", "suppressed", "refused"],
                            )
                        ),
                        name="statements_dispatch_known_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("payload", models.TextField()),
                ("payload_hash", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=100)),
                ("confirmed_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("is_urgent", models.BooleanField(default=False)),
                ("voided_at", models.DateTimeField(null=True)),
                ("time_stamp", models.BinaryField(null=True)),
                (
                    "approver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="signing.key"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="statements.version",
                    ),
                ),
            ],
            options={
                "db_table": "statements_approval",
                "ordering": ("at", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("version",),
                        name="statements_one_approval_holds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content_hash", ""), _negated=True),
                            models.Q(("payload", ""), _negated=True),
                            models.Q(("signature", ""), _negated=True),
                        ),
                        name="statements_approval_is_whole",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="writers",
                        to="statements.version",
                    ),
                ),
            ],
            options={
                "db_table": "statements_writer",
                "ordering": ("first_at", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "person"), name="statements_writer_once")
                ],
            },
        ),
    ]
