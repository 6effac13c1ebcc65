"""Conferences, sites, programme, nomination rounds, delegates, invitations."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_register"),
        ("people", "__first__"),
        ("spokespersons", "0001_offices_and_speakers"),
        ("units", "0002_bodies_and_posts"),
    ]

    operations = [
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
                ("title", models.CharField(max_length=300, verbose_name="Tên hội nghị")),
                ("aims", models.TextField(blank=True)),
                ("bases", models.TextField(blank=True)),
                ("partners", models.TextField(blank=True)),
                ("funding", models.TextField(blank=True)),
                ("duties", models.TextField(blank=True)),
                ("contact_words", models.CharField(blank=True, max_length=300)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Dự kiến"),
                            ("held", "Đã tổ chức"),
                            ("cancelled", "Không tổ chức"),
                        ],
                        db_index=True,
                        default="planned",
                        max_length=9,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=500)),
                ("declared_qualifier", models.CharField(blank=True, max_length=8)),
                ("declared_count", models.PositiveIntegerField(null=True)),
                ("declared_source", models.CharField(blank=True, max_length=300)),
                ("personal_until", models.DateField()),
                ("folded", models.TextField(default="", editable=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "copied_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.conference",
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
                    "plan",
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
                "db_table": "training_conference",
                "ordering": ("-starts_on", "-id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="training_conference_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="training_conference_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("personal_until__gte", models.F("ends_on"))),
                        name="training_conference_kept_to_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("state", "planned")),
                            models.Q(("settled_at__isnull", False), ("state__in", ["held", "cancelled"])),
                            _connector="OR",
                        ),
                        name="training_conference_settled_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declared_count__isnull", True),
                            models.Q(("declared_source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_conference_declared_with_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Category",
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
                ("name", models.CharField(max_length=120, verbose_name="Thành phần")),
                ("position", models.PositiveSmallIntegerField(default=1)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="training.conference",
                    ),
                ),
            ],
            options={
                "db_table": "training_category",
                "ordering": ("position", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "name"), name="training_category_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="training_category_is_named"
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
                (
                    "public_id",
                    models.CharField(
                        default=nhipcau.common.identity.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("letter", models.CharField(blank=True, max_length=80)),
                ("opens_at", models.DateTimeField()),
                ("deadline_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=500)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="training.conference",
                    ),
                ),
            ],
            options={
                "db_table": "training_round",
                "ordering": ("opens_at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("deadline_at__gt", models.F("opens_at"))),
                        name="training_round_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Site",
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
                ("code", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=200, verbose_name="Điểm cầu")),
                ("room", models.CharField(blank=True, max_length=300)),
                ("capacity", models.PositiveIntegerField(null=True)),
                ("host_name", models.CharField(blank=True, max_length=120)),
                ("host_phone", models.CharField(blank=True, max_length=40)),
                ("is_main", models.BooleanField(default=False)),
                ("folded", models.CharField(default="", editable=False, max_length=400)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sites",
                        to="training.conference",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="training.site",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "db_table": "training_site",
                "ordering": ("code", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "code"), name="training_site_code_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_main", True)),
                        fields=("conference",),
                        name="training_site_one_main_hall",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True), models.Q(("name", ""), _negated=True)
                        ),
                        name="training_site_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="training_site_not_under_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quota",
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
                ("seats", models.PositiveIntegerField()),
                ("email", models.CharField(blank=True, max_length=254)),
                ("key_version", models.PositiveIntegerField(default=1)),
                ("told_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.body"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="training.category",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="training.round",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quotas", to="training.site"
                    ),
                ),
            ],
            options={
                "db_table": "training_quota",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("round"),
                        models.F("body"),
                        django.db.models.functions.comparison.Coalesce("category_id", models.Value(0)),
                        name="training_quota_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)), name="training_quota_has_seats"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegate",
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
                ("body_words", models.CharField(blank=True, max_length=200)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("nominated", "Được cử"),
                            ("walk_in", "Đăng ký tại chỗ"),
                            ("substitute", "Đi thay"),
                        ],
                        default="nominated",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("named", "Có trong danh sách"),
                            ("swapped", "Đã đổi người"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="named",
                        max_length=9,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="Chức vụ")),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.CharField(blank=True, max_length=254)),
                (
                    "answer",
                    models.CharField(
                        choices=[("none", "Chưa trả lời"), ("comes", "Sẽ dự"), ("excused", "Báo vắng")],
                        default="none",
                        max_length=7,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer_words", models.CharField(blank=True, max_length=300)),
                ("pass_version", models.PositiveIntegerField(default=1)),
                ("pass_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                ("named_at", models.DateTimeField()),
                ("erased_at", models.DateTimeField(null=True)),
                ("folded", models.CharField(default="", editable=False, max_length=500)),
                ("sorted_by", models.CharField(default="", editable=False, max_length=200)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.body",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegates",
                        to="training.category",
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegates",
                        to="training.conference",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.delegate",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stand_ins",
                        to="training.delegate",
                    ),
                ),
                (
                    "quota",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegates",
                        to="training.quota",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegates",
                        to="training.site",
                    ),
                ),
            ],
            options={
                "db_table": "training_delegate",
                "ordering": ("sorted_by", "id"),
                "indexes": [
                    models.Index(fields=["conference", "site"], name="training_delegate_of_site"),
                    models.Index(fields=["conference", "sorted_by"], name="training_delegate_sorted"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("pass_hash", ""), _negated=True),
                        fields=("pass_hash",),
                        name="training_delegate_pass_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("erased_at__isnull", False), ("name", "")),
                            models.Q(models.Q(("name", ""), _negated=True), ("erased_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="training_delegate_named_or_erased",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("origin", "substitute"), ("place__isnull", False)),
                            models.Q(
                                models.Q(("origin", "substitute"), _negated=True), ("place__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="training_delegate_substitute_of_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("place__isnull", True),
                            models.Q(("place", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="training_delegate_not_own_substitute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("origin", "nominated"), ("state", "named")),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_delegate_reason_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HalfDay",
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
                ("day", models.DateField()),
                (
                    "part",
                    models.CharField(
                        choices=[("morning", "Sáng"), ("afternoon", "Chiều"), ("evening", "Tối")],
                        max_length=9,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="half_days",
                        to="training.conference",
                    ),
                ),
            ],
            options={
                "db_table": "training_half_day",
                "ordering": ("starts_at", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conference", "day", "part"), name="training_half_day_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="training_half_day_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("is_cancelled", models.BooleanField(default=False)),
                ("facts", models.CharField(max_length=64)),
                ("told_at", models.DateTimeField()),
                (
                    "delegate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitation",
                        to="training.delegate",
                    ),
                ),
            ],
            options={
                "db_table": "training_invitation",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("name", models.CharField(max_length=300, verbose_name="Chuyên đề")),
                ("summary", models.TextField(blank=True)),
                ("is_retired", models.BooleanField(default=False)),
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
                "db_table": "training_topic",
                "ordering": ("name", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="training_topic_is_named"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                            ("topic", "Chuyên đề"),
                            ("opening", "Khai mạc"),
                            ("discussion", "Trao đổi, giải đáp"),
                            ("test", "Bài kiểm tra"),
                            ("break", "Giải lao"),
                            ("closing", "Bế mạc"),
                        ],
                        default="topic",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="Nội dung")),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "half_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="training.halfday",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="training.topic",
                    ),
                ),
            ],
            options={
                "db_table": "training_session",
                "ordering": ("starts_at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="training_session_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="training_session_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "topic"), _negated=True),
                            ("topic__isnull", False),
                            _connector="OR",
                        ),
                        name="training_session_has_its_topic",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
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
                ("file_name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("is_shared", models.BooleanField(default=True)),
                ("added_at", models.DateTimeField()),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="materials",
                        to="training.conference",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="materials",
                        to="training.session",
                    ),
                ),
            ],
            options={
                "db_table": "training_material",
                "ordering": ("session__starts_at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="training_material_is_named"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionSpeaker",
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
                ("name", models.CharField(max_length=120, verbose_name="Báo cáo viên")),
                ("post", models.CharField(max_length=300)),
                ("key_version", models.PositiveIntegerField(default=1)),
                ("position", models.PositiveSmallIntegerField(default=1)),
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="training.session",
                    ),
                ),
            ],
            options={
                "db_table": "training_session_speaker",
                "ordering": ("position", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("post", ""), _negated=True)
                        ),
                        name="training_speaker_is_told",
                    )
                ],
            },
        ),
    ]
