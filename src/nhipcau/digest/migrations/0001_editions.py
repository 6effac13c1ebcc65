"""Editions with sections and lines, readers, schedules, due hours."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("monitoring", "0001_articles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("day", models.DateField(verbose_name="Ngày")),
                (
                    "slot",
                    models.CharField(
                        choices=[("day", "Cả ngày"), ("morning", "Buổi sáng"), ("afternoon", "Buổi chiều")],
                        default="day",
                        max_length=10,
                        verbose_name="Buổi",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("year", models.PositiveIntegerField()),
                ("number", models.PositiveIntegerField(null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Tiêu đề")),
                ("office", models.CharField(blank=True, max_length=200, verbose_name="Cơ quan")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Bản nháp"), ("issued", "Đã phát hành")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("is_made_by_machine", models.BooleanField(default=False)),
                ("correction", models.CharField(blank=True, max_length=500)),
                ("gathered_until", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(null=True)),
                ("issued_at", models.DateTimeField(null=True)),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="digest.edition",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="digest.edition",
                    ),
                ),
            ],
            options={
                "db_table": "digest_edition",
                "ordering": ("-day", "slot", "-version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "slot", "version"), name="digest_edition_once_a_slot"
                    ),
                    models.UniqueConstraint(
                        fields=("year", "number", "version"), name="digest_edition_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slot__in", ["day", "morning", "afternoon"])),
                        name="digest_edition_known_slot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at", None), ("issued_by", None), ("state", "draft")),
                            models.Q(
                                ("issued_at__isnull", False), ("number__isnull", False), ("state", "issued")
                            ),
                            _connector="OR",
                        ),
                        name="digest_edition_issued_has_number_and_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("correction", ""), ("replaces", None), ("version", 1)),
                            models.Q(
                                ("replaces__isnull", False),
                                ("version__gt", 1),
                                models.Q(("correction", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="digest_edition_later_version_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edited_at", None), ("edited_by", None)),
                            models.Q(("edited_at__isnull", False), ("edited_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="digest_edition_edited_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("verb", models.CharField(max_length=40)),
                ("about", models.CharField(blank=True, max_length=300)),
                (
                    "by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="digest.edition",
                    ),
                ),
            ],
            options={
                "db_table": "digest_draft_change",
                "ordering": ("revision",),
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "revision"), name="digest_draft_change_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeftOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=24)),
                ("label", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="left_out",
                        to="digest.edition",
                    ),
                ),
            ],
            options={
                "db_table": "digest_left_out",
                "ordering": ("-at",),
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "key"), name="digest_left_out_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
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
                ("name", models.CharField(max_length=120, verbose_name="Tên hoặc chức danh")),
                ("email", models.EmailField(max_length=254, verbose_name="Thư điện tử")),
                (
                    "kind",
                    models.CharField(
                        choices=[("staff", "Cán bộ của cơ quan"), ("leader", "Lãnh đạo, cơ quan phối hợp")],
                        max_length=10,
                        verbose_name="Là ai",
                    ),
                ),
                ("purpose", models.CharField(max_length=200, verbose_name="Nhận để làm gì")),
                ("agreed_on", models.DateField(verbose_name="Đồng ý nhận ngày")),
                ("expires_on", models.DateField(verbose_name="Hết hạn ngày")),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "db_table": "digest_recipient",
                "ordering": ("name", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("email",), name="digest_recipient_address_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            models.Q(("purpose", ""), _negated=True),
                        ),
                        name="digest_recipient_has_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["staff", "leader"])),
                        name="digest_recipient_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gte", models.F("agreed_on"))),
                        name="digest_recipient_expires",
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
                (
                    "public_id",
                    models.CharField(
                        default=nhipcau.common.identity.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("has_document", models.BooleanField(default=True)),
                ("asked_at", models.DateTimeField()),
                ("put_at", models.DateTimeField(db_index=True, null=True)),
                ("skipped", models.CharField(blank=True, max_length=20)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dispatches",
                        to="digest.edition",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="digest.recipient",
                    ),
                ),
            ],
            options={
                "db_table": "digest_dispatch",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "recipient"), name="digest_dispatch_once"),
                    models.CheckConstraint(
                        condition=models.Q(("skipped", ""), ("put_at__isnull", False), _connector="OR"),
                        name="digest_dispatch_skipped_is_done",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Schedule",
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
                    "slot",
                    models.CharField(
                        choices=[("day", "Cả ngày"), ("morning", "Buổi sáng"), ("afternoon", "Buổi chiều")],
                        max_length=10,
                        unique=True,
                        verbose_name="Buổi",
                    ),
                ),
                ("title", models.CharField(default="Điểm báo", max_length=120, verbose_name="Tiêu đề")),
                (
                    "office",
                    models.CharField(blank=True, max_length=200, verbose_name="Tên cơ quan ghi trên bản tin"),
                ),
                ("weekdays", models.CharField(max_length=7, verbose_name="Các ngày trong tuần")),
                ("hour", models.TimeField(verbose_name="Giờ phát hành")),
                ("neighbours", models.JSONField(default=list)),
                ("has_document", models.BooleanField(default=True, verbose_name="Kèm tệp Word")),
                (
                    "issues_untouched",
                    models.BooleanField(default=True, verbose_name="Đến giờ thì tự phát hành bản máy lập"),
                ),
                (
                    "issues_edited",
                    models.BooleanField(
                        default=False, verbose_name="Đến giờ thì tự phát hành cả bản đang sửa"
                    ),
                ),
                (
                    "fewest_lines",
                    models.PositiveIntegerField(default=5, verbose_name="Ít nhất bao nhiêu dòng"),
                ),
                (
                    "most_lines",
                    models.PositiveIntegerField(default=40, verbose_name="Nhiều nhất bao nhiêu dòng"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="Đang chạy")),
                ("created_at", models.DateTimeField()),
                ("recipients", models.ManyToManyField(blank=True, related_name="+", to="digest.recipient")),
            ],
            options={
                "db_table": "digest_schedule",
                "ordering": ("hour",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slot__in", ["day", "morning", "afternoon"])),
                        name="digest_schedule_known_slot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekdays", ""), _negated=True), name="digest_schedule_has_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fewest_lines__gte", 1), ("most_lines__gte", models.F("fewest_lines"))
                        ),
                        name="digest_schedule_length",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "ending",
                    models.CharField(
                        choices=[
                            ("issued", "Đã phát hành"),
                            ("made", "Đã lập bản nháp"),
                            ("reminded", "Đã nhắc người sửa"),
                            ("done_before", "Đã phát hành từ trước"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="digest.edition",
                    ),
                ),
                (
                    "schedule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="runs", to="digest.schedule"
                    ),
                ),
            ],
            options={
                "db_table": "digest_run",
                "ordering": ("-day", "-id"),
                "constraints": [
                    models.UniqueConstraint(fields=("schedule", "day"), name="digest_run_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("ending__in", ["issued", "made", "reminded", "done_before"])),
                        name="digest_run_known_ending",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
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
                ("position", models.PositiveIntegerField()),
                ("heading", models.CharField(max_length=120, verbose_name="Tên mục")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("highlights", "Tin nổi bật"),
                            ("topic", "Theo chủ đề"),
                            ("foreign", "Báo chí nước ngoài"),
                            ("nearby", "Địa phương lân cận"),
                            ("free", "Tự chọn"),
                        ],
                        default="free",
                        max_length=12,
                        verbose_name="Máy chọn tin thế nào",
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=16)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="digest.edition",
                    ),
                ),
            ],
            options={
                "db_table": "digest_section",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "position"), name="digest_section_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("heading", ""), _negated=True), name="digest_section_has_heading"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["highlights", "topic", "foreign", "nearby", "free"])
                        ),
                        name="digest_section_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "topic"), models.Q(("topic", ""), _negated=True)),
                            models.Q(models.Q(("kind", "topic"), _negated=True), ("topic", "")),
                            _connector="OR",
                        ),
                        name="digest_section_topic_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
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
                ("position", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=24)),
                ("article_ref", models.CharField(max_length=16)),
                ("number", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("heading", models.CharField(blank=True, max_length=300, verbose_name="Tiêu đề dòng tin")),
                ("outlet", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("url", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                ("excerpt", models.TextField(blank=True, verbose_name="Trích ngắn")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú của cơ quan")),
                ("articles", models.PositiveIntegerField(default=1)),
                ("outlets", models.PositiveIntegerField(default=1)),
                ("languages", models.PositiveIntegerField(default=1)),
                ("is_continued", models.BooleanField(default=False)),
                ("is_burst", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="monitoring.article"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="digest.edition"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="monitoring.version"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="digest.section"
                    ),
                ),
            ],
            options={
                "db_table": "digest_line",
                "ordering": ("section__position", "position"),
                "constraints": [
                    models.UniqueConstraint(fields=("section", "position"), name="digest_line_position_once"),
                    models.UniqueConstraint(fields=("edition", "key"), name="digest_line_story_once"),
                    models.UniqueConstraint(fields=("edition", "article"), name="digest_line_article_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="digest_line_cites_version"
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("excerpt"), 300
                        ),
                        name="digest_line_excerpt_short",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("note"), 2000
                        ),
                        name="digest_line_note_bounded",
                    ),
                ],
            },
        ),
    ]
