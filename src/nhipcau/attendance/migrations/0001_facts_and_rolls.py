"""Devices, batches and their facts, presence, conflicts, rolls."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
        ("training", "0001_conferences"),
    ]

    operations = [
        migrations.CreateModel(
            name="Device",
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
                ("label", models.CharField(max_length=80)),
                ("enrol_hash", models.CharField(blank=True, max_length=64)),
                ("enrol_until", models.DateTimeField()),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("enrolled_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("bundle_at", models.DateTimeField(null=True)),
                ("offset_ms", models.BigIntegerField(null=True)),
                ("waiting", models.PositiveIntegerField(default=0)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="training.site"
                    ),
                ),
            ],
            options={
                "db_table": "attendance_device",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True),
                        fields=("token_hash",),
                        name="attendance_device_token_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("enrol_hash", ""), _negated=True),
                        fields=("enrol_hash",),
                        name="attendance_device_code_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("enrolled_at__isnull", True), ("token_hash", "")),
                            models.Q(
                                models.Q(("token_hash", ""), _negated=True), ("enrolled_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="attendance_device_enrolled_with_token",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("batch_id", models.CharField(max_length=36)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("online", "Qua mạng"),
                            ("file", "Qua tệp"),
                            ("paper", "Từ giấy ký"),
                            ("screen", "Trên màn hình"),
                        ],
                        max_length=6,
                    ),
                ),
                ("sent_at", models.DateTimeField(null=True)),
                ("offset_ms", models.BigIntegerField(null=True)),
                ("received_at", models.DateTimeField()),
                ("size", models.PositiveIntegerField()),
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
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.site"
                    ),
                ),
                (
                    "device",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="attendance.device",
                    ),
                ),
            ],
            options={
                "db_table": "attendance_batch",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("site", "batch_id"), name="attendance_batch_once"),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ("online", "file", "paper", "screen"))),
                        name="attendance_batch_known_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Roll",
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
                    "line",
                    models.CharField(
                        choices=[
                            ("not_open", "Chưa mở"),
                            ("connected", "Đã kết nối"),
                            ("lost", "Mất kết nối"),
                            ("closed", "Đã đóng"),
                        ],
                        default="not_open",
                        max_length=9,
                    ),
                ),
                ("line_at", models.DateTimeField(null=True)),
                ("heads", models.PositiveIntegerField(null=True)),
                ("heads_at", models.DateTimeField(null=True)),
                ("heard_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("signed_name", models.CharField(blank=True, max_length=120)),
                ("signed_present", models.PositiveIntegerField(null=True)),
                ("signed_digest", models.CharField(blank=True, max_length=64)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "half_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.halfday"
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.site"
                    ),
                ),
            ],
            options={
                "db_table": "attendance_roll",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("site", "half_day"), name="attendance_roll_once"),
                    models.CheckConstraint(
                        condition=models.Q(("line__in", ("not_open", "connected", "lost", "closed"))),
                        name="attendance_roll_known_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("signed_at__isnull", True),
                                ("signed_digest", ""),
                                ("signed_present__isnull", True),
                            ),
                            models.Q(
                                ("signed_at__isnull", False),
                                ("signed_present__isnull", False),
                                models.Q(("signed_digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_roll_signed_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fact_id", models.CharField(max_length=36, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrive", "Có mặt"),
                            ("walk_in", "Đăng ký tại chỗ"),
                            ("substitute", "Đi thay"),
                            ("excuse", "Báo vắng"),
                            ("undo", "Ghi nhầm, bỏ"),
                        ],
                        max_length=10,
                    ),
                ),
                ("said_at", models.DateTimeField(null=True)),
                ("happened_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "Ghi nhận"),
                            ("same", "Đã có"),
                            ("conflict", "Trùng ở điểm khác"),
                            ("refused", "Không nhận"),
                            ("quarantined", "Chờ xem lại"),
                        ],
                        max_length=11,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("is_late", models.BooleanField(default=False)),
                ("accepted_at", models.DateTimeField(null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="attendance.batch",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.delegate",
                    ),
                ),
                (
                    "half_day",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.halfday",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.site"
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attendance.scan",
                    ),
                ),
            ],
            options={
                "db_table": "attendance_scan",
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["half_day", "delegate"], name="attendance_scan_of_person"),
                    models.Index(fields=["half_day", "site"], name="attendance_scan_of_site"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("arrive", "walk_in", "substitute", "excuse", "undo"))
                        ),
                        name="attendance_scan_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ["refused", "quarantined"]),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(("outcome__in", ["new", "same", "conflict"]), ("reason", "")),
                            _connector="OR",
                        ),
                        name="attendance_scan_reason_where_not_taken",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["refused", "quarantined"]),
                            models.Q(("delegate__isnull", False), ("half_day__isnull", False)),
                            _connector="OR",
                        ),
                        name="attendance_scan_taken_of_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Excuse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "half_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.halfday"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.delegate"
                    ),
                ),
                (
                    "scan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excuse",
                        to="attendance.scan",
                    ),
                ),
            ],
            options={
                "db_table": "attendance_excuse",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("half_day", "place"), name="attendance_excused_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
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
                    "state",
                    models.CharField(
                        choices=[("open", "Chờ xử lý"), ("settled", "Đã xử lý"), ("gone", "Không còn")],
                        default="open",
                        max_length=7,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.delegate"
                    ),
                ),
                (
                    "half_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.halfday"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.site",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="attendance.scan"
                    ),
                ),
                (
                    "scan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflict",
                        to="attendance.scan",
                    ),
                ),
            ],
            options={
                "db_table": "attendance_conflict",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", False),
                                ("site__isnull", False),
                                ("state", "settled"),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("reason", ""),
                                ("settled_at__isnull", True),
                                ("site__isnull", True),
                                ("state__in", ["open", "gone"]),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_conflict_settled_with_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("arrived_at", models.DateTimeField(null=True)),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.delegate"
                    ),
                ),
                (
                    "half_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.halfday"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.delegate"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.site"
                    ),
                ),
                (
                    "scan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="attendance.scan",
                    ),
                ),
            ],
            options={
                "db_table": "attendance_attendance",
                "indexes": [models.Index(fields=["half_day", "site"], name="attendance_of_site")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("half_day", "delegate"), name="attendance_once_a_half_day"
                    ),
                    models.UniqueConstraint(fields=("half_day", "place"), name="attendance_place_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fact_id", models.CharField(max_length=36, unique=True)),
                (
                    "line",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_open", "Chưa mở"),
                            ("connected", "Đã kết nối"),
                            ("lost", "Mất kết nối"),
                            ("closed", "Đã đóng"),
                        ],
                        max_length=9,
                    ),
                ),
                ("heads", models.PositiveIntegerField(null=True)),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
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
                    "device",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="attendance.device",
                    ),
                ),
                (
                    "roll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="attendance.roll",
                    ),
                ),
            ],
            options={
                "db_table": "attendance_site_fact",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("line", ""), _negated=True), ("heads__isnull", False), _connector="OR"
                        ),
                        name="attendance_site_fact_says_something",
                    )
                ],
            },
        ),
    ]
