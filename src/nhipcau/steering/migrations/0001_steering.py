"""Committees, directives, obligations, plans, tasks, reminders."""

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
            name="CalendarLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "steering_calendar_link",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Committee",
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
                ("name", models.CharField(max_length=200, verbose_name="Tên ban")),
                ("decision", models.CharField(max_length=200, verbose_name="Quyết định thành lập")),
                ("starts_on", models.DateField(verbose_name="Thành lập từ ngày")),
                ("ends_on", models.DateField(null=True, verbose_name="Đến hết ngày")),
                ("folded", models.CharField(default="", editable=False, max_length=300)),
                ("revision", models.PositiveIntegerField(default=1)),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "db_table": "steering_committee",
                "ordering": ("name", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="steering_committee_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), _negated=True),
                        name="steering_committee_has_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="steering_committee_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Directive",
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
                ("issuer", models.CharField(max_length=200, verbose_name="Cơ quan ban hành")),
                ("number", models.CharField(max_length=80, verbose_name="Số, ký hiệu")),
                ("title", models.CharField(max_length=500, verbose_name="Trích yếu")),
                ("issued_on", models.DateField(verbose_name="Ngày ban hành")),
                ("starts_on", models.DateField(null=True, verbose_name="Hiệu lực từ")),
                ("ends_on", models.DateField(null=True, verbose_name="Hết hiệu lực")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="Nguồn")),
                ("text", models.TextField(blank=True, verbose_name="Toàn văn")),
                ("folded", models.TextField(default="", editable=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "db_table": "steering_directive",
                "ordering": ("-issued_on", "-id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        name="steering_directive_is_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="steering_directive_is_titled"
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "number", "issued_on"), name="steering_directive_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="steering_directive_ends_after_issue",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
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
                ("label", models.CharField(max_length=120, verbose_name="Điều, khoản")),
                ("text", models.TextField(verbose_name="Nội dung")),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="steering.directive",
                    ),
                ),
            ],
            options={
                "db_table": "steering_clause",
                "ordering": ("position", "start", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="steering_clause_has_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True), name="steering_clause_is_labelled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            ("start__lt", models.F("end")),
                            _connector="OR",
                        ),
                        name="steering_clause_starts_before_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
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
                ("what", models.CharField(max_length=500, verbose_name="Nhiệm vụ giao")),
                ("product", models.CharField(blank=True, max_length=200, verbose_name="Sản phẩm")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("provinces", "Mọi tỉnh, thành phố"),
                            ("communes", "Mọi xã, phường, đặc khu"),
                            ("named", "Các đơn vị nêu tên"),
                        ],
                        max_length=10,
                        verbose_name="Giao cho",
                    ),
                ),
                (
                    "repeats",
                    models.CharField(
                        choices=[("once", "Một lần"), ("half", "Mỗi nửa năm"), ("year", "Mỗi năm")],
                        default="once",
                        max_length=5,
                        verbose_name="Nhịp",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="Hạn")),
                (
                    "indicator_code",
                    models.CharField(blank=True, max_length=40, verbose_name="Chỉ tiêu trong báo cáo"),
                ),
                ("folded", models.TextField(default="", editable=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="steering.clause",
                    ),
                ),
            ],
            options={
                "db_table": "steering_obligation",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="steering_obligation_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Obliged",
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
                    "waived_why",
                    models.CharField(blank=True, max_length=300, verbose_name="Không phải thực hiện vì"),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="steering.obligation",
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
                "db_table": "steering_obliged",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("obligation", "unit"), name="steering_obliged_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                ("title", models.CharField(max_length=300, verbose_name="Tên kế hoạch")),
                ("bases", models.TextField(blank=True, verbose_name="Căn cứ")),
                ("aims", models.TextField(blank=True, verbose_name="Mục đích, yêu cầu")),
                ("funding", models.TextField(blank=True, verbose_name="Kinh phí")),
                ("duties", models.TextField(blank=True, verbose_name="Tổ chức thực hiện")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Dự thảo"), ("issued", "Đã ban hành")],
                        default="draft",
                        max_length=6,
                    ),
                ),
                ("issued_on", models.DateField(null=True)),
                (
                    "elsewhere",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="Số văn bản (ban hành ngoài hệ thống)"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
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
                    "previous",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="steering.plan",
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
                "db_table": "steering_plan",
                "ordering": ("-year", "unit_id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year"), name="steering_plan_one_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="steering_plan_is_titled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_on__isnull", True), ("state", "draft")),
                            models.Q(("issued_on__isnull", False), ("state", "issued")),
                            _connector="OR",
                        ),
                        name="steering_plan_issued_with_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=60)),
                ("due_on", models.DateField()),
                ("step", models.SmallIntegerField()),
                ("sent_at", models.DateTimeField()),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                (
                    "told_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "db_table": "steering_reminder",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject", "due_on", "step"), name="steering_reminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
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
                ("title", models.CharField(max_length=120, verbose_name="Chức danh trong ban")),
                ("duty", models.CharField(blank=True, max_length=500, verbose_name="Được phân công")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="steering.committee",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.post",
                    ),
                ),
            ],
            options={
                "db_table": "steering_seat",
                "ordering": ("position", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="steering_seat_is_titled"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatHolding",
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
                ("name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                ("post_words", models.CharField(max_length=300, verbose_name="Chức vụ, cơ quan")),
                ("starts_on", models.DateField(verbose_name="Từ ngày")),
                ("ends_on", models.DateField(null=True, verbose_name="Đến hết ngày")),
                ("decision", models.CharField(max_length=200, verbose_name="Quyết định")),
                (
                    "end_decision",
                    models.CharField(blank=True, max_length=200, verbose_name="Quyết định thôi"),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "holding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.holding",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="steering.seat",
                    ),
                ),
            ],
            options={
                "db_table": "steering_seat_holding",
                "ordering": ("-starts_on", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="steering_seat_holding_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), _negated=True),
                        name="steering_seat_holding_has_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="steering_seat_holding_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
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
                ("title", models.CharField(max_length=300, verbose_name="Công việc")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("official", "Thông tin chính thức"),
                            ("image", "Quảng bá hình ảnh"),
                            ("world", "Thông tin tình hình thế giới vào Việt Nam"),
                            ("explaining", "Giải thích, làm rõ"),
                        ],
                        max_length=10,
                        verbose_name="Loại thông tin",
                    ),
                ),
                ("lead_words", models.CharField(max_length=200, verbose_name="Chủ trì")),
                ("partners", models.TextField(blank=True, verbose_name="Phối hợp")),
                ("product", models.CharField(blank=True, max_length=200, verbose_name="Sản phẩm")),
                ("funding", models.CharField(blank=True, max_length=120, verbose_name="Kinh phí")),
                ("due_on", models.DateField(verbose_name="Hạn")),
                ("first_due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Đang làm"),
                            ("waiting", "Đã xong, chờ xác nhận"),
                            ("done", "Hoàn thành"),
                            ("dropped", "Không thực hiện"),
                        ],
                        db_index=True,
                        default="open",
                        max_length=7,
                    ),
                ),
                ("done_at", models.DateTimeField(null=True)),
                ("done_words", models.CharField(blank=True, max_length=500, verbose_name="Kết quả")),
                (
                    "sent_back_why",
                    models.CharField(blank=True, max_length=500, verbose_name="Vì sao trả lại"),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "dropped_why",
                    models.CharField(blank=True, max_length=500, verbose_name="Vì sao không thực hiện"),
                ),
                ("origin", models.CharField(blank=True, max_length=60)),
                ("origin_words", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("folded", models.TextField(default="", editable=False)),
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
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.body",
                    ),
                ),
                (
                    "obliged",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="steering.obliged",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="steering.plan",
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
                "db_table": "steering_task",
                "ordering": ("due_on", "id"),
                "indexes": [
                    models.Index(fields=["unit", "state", "due_on"], name="steering_task_of_unit"),
                    models.Index(fields=["origin"], name="steering_task_origin"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="steering_task_is_titled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lead_words", ""), _negated=True), name="steering_task_is_led"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("state__in", ["open", "dropped"])),
                            models.Q(
                                ("done_at__isnull", False),
                                ("done_by__isnull", False),
                                ("state__in", ["waiting", "done"]),
                            ),
                            _connector="OR",
                        ),
                        name="steering_task_done_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__isnull", False),
                                ("state", "done"),
                            ),
                            models.Q(
                                models.Q(("state", "done"), _negated=True), ("confirmed_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="steering_task_confirmed_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("done_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="steering_task_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("dropped_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="steering_task_dropped_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Product",
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
                ("title", models.CharField(max_length=300, verbose_name="Sản phẩm")),
                ("address", models.CharField(blank=True, max_length=500, verbose_name="Địa chỉ")),
                ("subject", models.CharField(blank=True, max_length=60)),
                ("added_at", models.DateTimeField()),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="products",
                        to="steering.task",
                    ),
                ),
            ],
            options={
                "db_table": "steering_product",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="steering_product_is_titled"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("reason", models.CharField(max_length=500, verbose_name="Lý do")),
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="steering.task",
                    ),
                ),
            ],
            options={
                "db_table": "steering_extension",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gt", models.F("from_on"))),
                        name="steering_extension_is_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="steering_extension_has_reason",
                    ),
                ],
            },
        ),
    ]
