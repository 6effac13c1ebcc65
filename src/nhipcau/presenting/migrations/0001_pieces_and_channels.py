"""Pieces that present the place, assets and kits, plans, channels."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
        ("spokespersons", "0001_offices_and_speakers"),
        ("statements", "0001_statements"),
        ("units", "0001_units"),
    ]

    operations = [
        migrations.CreateModel(
            name="Asset",
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
                ("media_type", models.CharField(max_length=100)),
                ("original_sha256", models.CharField(max_length=64)),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("captions", models.JSONField(default=dict)),
                ("alts", models.JSONField(default=dict)),
                ("holder", models.CharField(max_length=200)),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("own", "Của cơ quan"),
                            ("cc_by", "CC BY 4.0"),
                            ("permission", "Được phép bằng văn bản đến một ngày"),
                        ],
                        max_length=10,
                    ),
                ),
                ("permission_ref", models.CharField(blank=True, max_length=200)),
                ("permission_until", models.DateField(blank=True, null=True)),
                ("credit", models.CharField(max_length=200)),
                (
                    "people_shown",
                    models.CharField(
                        choices=[
                            ("nobody", "Không có người nhận ra được"),
                            ("agreed", "Có người, đã đồng ý"),
                            ("not_agreed", "Có người, chưa đồng ý"),
                        ],
                        default="nobody",
                        max_length=10,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("taken_on", models.DateField(blank=True, null=True)),
                ("uploaded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_why", models.CharField(blank=True, max_length=300)),
                ("folded", models.TextField(default="", editable=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "presenting_asset",
                "ordering": ("-uploaded_at", "-id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("licence__in", ("own", "cc_by", "permission"))),
                        name="presenting_known_licence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people_shown__in", ("nobody", "agreed", "not_agreed"))),
                        name="presenting_known_people_shown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holder", ""), _negated=True), models.Q(("credit", ""), _negated=True)
                        ),
                        name="presenting_asset_has_holder_and_credit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("licence", "permission"), _negated=True),
                            models.Q(
                                ("permission_until__isnull", False),
                                models.Q(("permission_ref", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="presenting_permission_is_written_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="presenting_asset_withdrawn_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rendition",
                    models.CharField(
                        choices=[
                            ("thumbnail", "Ảnh nhỏ"),
                            ("web", "Ảnh cho trang web"),
                            ("full", "Bản đầy đủ"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("has_manifest", models.BooleanField(default=False)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="presenting.asset",
                    ),
                ),
            ],
            options={
                "db_table": "presenting_asset_file",
                "ordering": ("asset", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("asset", "rendition"), name="presenting_rendition_once"),
                    models.CheckConstraint(
                        condition=models.Q(("rendition__in", ("thumbnail", "web", "full"))),
                        name="presenting_known_rendition",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Channel",
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
                            ("website", "Trang thông tin điện tử"),
                            ("fanpage", "Trang Facebook"),
                            ("zalo", "Zalo OA"),
                            ("youtube", "YouTube"),
                            ("x", "X"),
                            ("tiktok", "TikTok"),
                            ("other", "Kênh khác"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("address", models.URLField(max_length=300)),
                ("language", models.CharField(default="vi", max_length=8)),
                ("registered_with", models.CharField(max_length=200)),
                ("decision", models.CharField(max_length=120)),
                ("decided_on", models.DateField()),
                ("most_signs", models.PositiveIntegerField(null=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("folded", models.TextField(default="", editable=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "office",
                    models.ForeignKey(
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
                "db_table": "presenting_channel",
                "ordering": ("kind", "name", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("website", "fanpage", "zalo", "youtube", "x", "tiktok", "other"))
                        ),
                        name="presenting_known_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", ""), _negated=True),
                            models.Q(("registered_with", ""), _negated=True),
                        ),
                        name="presenting_channel_has_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("address__startswith", "https://"),
                            ("address__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="presenting_channel_has_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="presenting_channel_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("changed_at", models.DateTimeField()),
                ("approved_hash", models.CharField(blank=True, max_length=64)),
                ("approved_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "public_id",
                    models.CharField(
                        default=nhipcau.common.identity.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("titles", models.JSONField(default=dict)),
                ("leads", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_why", models.CharField(blank=True, max_length=300)),
                ("folded", models.TextField(default="", editable=False)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                ("writers", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "db_table": "presenting_kit",
                "ordering": ("-created_at", "-id"),
                "abstract": False,
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", True),
                                ("approved_by__isnull", True),
                                ("approved_hash", ""),
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("approved_hash", models.F("content_hash")),
                            ),
                            _connector="OR",
                        ),
                        name="presenting_kit_approval_of_this_content",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            models.Q(
                                ("changed_by__isnull", False),
                                models.Q(("approved_by", models.F("changed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="presenting_kit_approved_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_why", "")),
                            models.Q(
                                ("closed_at__isnull", False), models.Q(("closed_why", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="presenting_kit_closed_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Piece",
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
                ("title", models.CharField(max_length=300)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("place", "Cảnh quan"),
                            ("product", "Sản phẩm"),
                            ("people", "Con người"),
                            ("culture", "Văn hóa"),
                            ("investment", "Đầu tư"),
                            ("travel", "Du lịch"),
                        ],
                        max_length=10,
                    ),
                ),
                ("season", models.CharField(blank=True, max_length=120)),
                ("event", models.CharField(blank=True, max_length=60)),
                ("folded", models.TextField(default="", editable=False)),
                ("created_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "statement",
                    models.OneToOneField(
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
            ],
            options={
                "db_table": "presenting_piece",
                "ordering": ("-created_at", "-id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                ("place", "product", "people", "culture", "investment", "travel"),
                            )
                        ),
                        name="presenting_known_category",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="presenting_piece_has_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KitItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "asset",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="presenting.asset",
                    ),
                ),
                (
                    "kit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="presenting.kit"
                    ),
                ),
                (
                    "piece",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="presenting.piece",
                    ),
                ),
            ],
            options={
                "db_table": "presenting_kit_item",
                "ordering": ("position",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("kit", "asset"), name="presenting_kit_asset_once"),
                    models.UniqueConstraint(fields=("kit", "piece"), name="presenting_kit_piece_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asset__isnull", False), ("piece__isnull", True)),
                            models.Q(("asset__isnull", True), ("piece__isnull", False)),
                            _connector="OR",
                        ),
                        name="presenting_kit_item_is_one_thing",
                    ),
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
                ("title", models.CharField(max_length=300)),
                ("event", models.CharField(blank=True, max_length=60)),
                ("on", models.DateField(db_index=True)),
                ("due_on", models.DateField()),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everybody", "Công chúng"),
                            ("press", "Báo chí nước ngoài"),
                            ("investors", "Nhà đầu tư"),
                            ("visitors", "Du khách"),
                            ("overseas", "Người Việt ở nước ngoài"),
                            ("neighbours", "Bạn bè bên kia biên giới"),
                        ],
                        max_length=10,
                    ),
                ),
                ("languages", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Dự kiến"),
                            ("made", "Đã làm xong"),
                            ("out", "Đã ra"),
                            ("dropped", "Đã bỏ"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("dropped_why", models.CharField(blank=True, max_length=300)),
                ("folded", models.TextField(default="", editable=False)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "channel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="presenting.channel",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "piece",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="presenting.piece",
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
            ],
            options={
                "db_table": "presenting_plan",
                "ordering": ("on", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("planned", "made", "out", "dropped"))),
                        name="presenting_known_plan_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "audience__in",
                                ("press", "investors", "visitors", "overseas", "neighbours", "everybody"),
                            )
                        ),
                        name="presenting_known_audience",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__lte", models.F("on"))),
                        name="presenting_plan_due_before_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), models.Q(("dropped_why", ""), _negated=True)),
                            models.Q(models.Q(("state", "dropped"), _negated=True), ("dropped_why", "")),
                            _connector="OR",
                        ),
                        name="presenting_plan_dropped_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
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
                ("statement_public_id", models.CharField(db_index=True, max_length=16)),
                ("language", models.CharField(max_length=8)),
                ("address", models.URLField(max_length=500)),
                ("posted_at", models.DateTimeField()),
                ("noted_at", models.DateTimeField()),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="presenting.channel",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="statements.statement",
                    ),
                ),
            ],
            options={
                "db_table": "presenting_posting",
                "ordering": ("-posted_at", "-id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "address"), name="presenting_posting_once"),
                    models.CheckConstraint(
                        condition=models.Q(("posted_at__lte", models.F("noted_at"))),
                        name="presenting_posted_before_noted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("changed_at", models.DateTimeField()),
                ("approved_hash", models.CharField(blank=True, max_length=64)),
                ("approved_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("number", models.PositiveIntegerField()),
                ("facts", models.JSONField(default=list)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="statements.edition"
                    ),
                ),
                (
                    "piece",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="presenting.piece",
                    ),
                ),
                ("writers", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "db_table": "presenting_sheet",
                "ordering": ("piece", "number"),
                "abstract": False,
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", True),
                                ("approved_by__isnull", True),
                                ("approved_hash", ""),
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("approved_hash", models.F("content_hash")),
                            ),
                            _connector="OR",
                        ),
                        name="presenting_sheet_approval_of_this_content",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            models.Q(
                                ("changed_by__isnull", False),
                                models.Q(("approved_by", models.F("changed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="presenting_sheet_approved_by_another",
                    ),
                    models.UniqueConstraint(fields=("piece", "number"), name="presenting_sheet_number_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="presenting.asset"
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="presenting.sheet",
                    ),
                ),
            ],
            options={
                "db_table": "presenting_sheet_picture",
                "ordering": ("position",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "asset"), name="presenting_sheet_picture_once")
                ],
            },
        ),
    ]
