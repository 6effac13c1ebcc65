"""Enquiries of the press, what other units were asked, press conferences."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity
import nhipcau.press.models.enquiries


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clocks", "0001_clocks"),
        ("contacts", "0001_contacts"),
        ("people", "__first__"),
        ("statements", "0002_the_database_refuses"),
        ("units", "0001_units"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enquiry",
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
                    "token",
                    models.CharField(
                        default=nhipcau.press.models.enquiries.new_token,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "Trang công khai"),
                            ("mail", "Thư, công văn"),
                            ("phone", "Điện thoại"),
                        ],
                        max_length=5,
                    ),
                ),
                ("outlet_name", models.CharField(max_length=200)),
                ("is_foreign", models.BooleanField(default=False)),
                ("language", models.CharField(max_length=8)),
                ("question", models.TextField()),
                ("wanted_by", models.DateField(null=True)),
                ("received_at", models.DateTimeField(db_index=True)),
                ("entered_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Mới nhận"),
                            ("assigned", "Đã giao"),
                            ("drafted", "Đang soạn trả lời"),
                            ("closed", "Đã xong"),
                        ],
                        default="received",
                        max_length=8,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "Đã trả lời"),
                            ("refused", "Từ chối có căn cứ"),
                            ("withdrawn", "Nhà báo rút câu hỏi"),
                        ],
                        max_length=9,
                    ),
                ),
                ("closed_at", models.DateTimeField(db_index=True, null=True)),
                ("ground", models.CharField(blank=True, max_length=40)),
                ("ground_basis", models.CharField(blank=True, max_length=300)),
                ("ground_text", models.TextField(blank=True)),
                ("closing_note", models.CharField(blank=True, max_length=500)),
                ("expires_on", models.DateField(db_index=True)),
                ("folded", models.TextField(default="", editable=False)),
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contacts.contact"
                    ),
                ),
                (
                    "corrected_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statements.version",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first_clock",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clocks.clock",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="press.enquiry",
                    ),
                ),
                (
                    "holder",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statements.statement",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statements.version",
                    ),
                ),
            ],
            options={
                "db_table": "press_enquiry",
                "ordering": ("-received_at", "-id"),
                "indexes": [
                    models.Index(fields=["unit", "state", "received_at"], name="press_enquiry_of_unit")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("question", ""), _negated=True),
                            models.Q(("outlet_name", ""), _negated=True),
                        ),
                        name="press_has_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("received", "assigned", "drafted", "closed"))),
                        name="press_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ("web", "mail", "phone"))),
                        name="press_known_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("outcome__in", ("answered", "refused", "withdrawn")),
                                ("state", "closed"),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="press_closed_with_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", "refused"),
                                models.Q(("ground", ""), _negated=True),
                                models.Q(("ground_text", ""), _negated=True),
                                models.Q(("ground_basis", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("outcome", "refused"), _negated=True),
                                ("ground", ""),
                                ("ground_basis", ""),
                                ("ground_text", ""),
                            ),
                            _connector="OR",
                        ),
                        name="press_refused_with_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "answered"), _negated=True),
                            models.Q(("statement__isnull", False), ("version__isnull", False)),
                            _connector="OR",
                        ),
                        name="press_answered_with_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "drafted"), _negated=True),
                            ("statement__isnull", False),
                            _connector="OR",
                        ),
                        name="press_drafted_has_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("received_at__lte", models.F("entered_at"))),
                        name="press_received_before_entered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            ("closed_at__gte", models.F("received_at")),
                            _connector="OR",
                        ),
                        name="press_closed_after_received",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("follows__isnull", True),
                            models.Q(("follows", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="press_follows_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactRequest",
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
                ("question", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("reply", models.TextField(blank=True)),
                ("replied_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="press.enquiry",
                    ),
                ),
                (
                    "replied_by",
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
                "db_table": "press_fact_request",
                "ordering": ("asked_at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("question", ""), _negated=True), name="press_facts_have_question"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_at__isnull", True), ("reply", "")),
                            models.Q(("replied_at__isnull", False), models.Q(("reply", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="press_replied_with_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(max_length=500)),
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
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="press.enquiry",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "taker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "db_table": "press_hand_over",
                "ordering": ("at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("taker")), _negated=True),
                        name="press_handed_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="press_hand_over_has_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conference",
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
                ("topic", models.CharField(max_length=300)),
                ("topics", models.JSONField(default=dict)),
                ("place", models.CharField(max_length=300)),
                ("starts_at", models.DateTimeField(db_index=True)),
                ("ends_at", models.DateTimeField(null=True)),
                ("is_regular", models.BooleanField(default=True)),
                ("is_public", models.BooleanField(default=True)),
                ("contact_words", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Dự kiến"),
                            ("held", "Đã tổ chức"),
                            ("cancelled", "Không tổ chức"),
                        ],
                        default="planned",
                        max_length=9,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=500)),
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
                "db_table": "press_conference",
                "ordering": ("-starts_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("topic", ""), _negated=True), models.Q(("place", ""), _negated=True)
                        ),
                        name="press_conference_is_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True), ("ends_at__gt", models.F("starts_at")), _connector="OR"
                        ),
                        name="press_conference_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_at__isnull", True), ("state", "planned")),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("state__in", ["held", "cancelled"]),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="press_conference_settled_with_outcome",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
