"""Claims, dossiers, evidence, findings, corrections and kits."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clocks", "0001_clocks"),
        ("monitoring", "0003_copies"),
        ("stories", "0001_stories"),
        ("units", "0001_units"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Capture",
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
                ("url", models.CharField(max_length=2000)),
                ("final_url", models.CharField(max_length=2000)),
                ("status", models.PositiveSmallIntegerField()),
                ("content_type", models.CharField(blank=True, max_length=200)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("captured_at", models.DateTimeField()),
                ("sha256", models.CharField(max_length=64)),
                ("warc_sha256", models.CharField(max_length=64)),
                ("warc_size", models.PositiveBigIntegerField()),
                ("text", models.TextField(blank=True)),
                ("token", models.BinaryField(null=True)),
                ("token_at", models.DateTimeField(null=True)),
                (
                    "captured_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "verification_capture",
                "ordering": ("-captured_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sha256", ""), _negated=True),
                            models.Q(("warc_sha256", ""), _negated=True),
                        ),
                        name="verification_capture_has_hashes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("token__isnull", True), ("token_at__isnull", True)),
                            models.Q(("token__isnull", False), ("token_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="verification_token_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", 200)), name="verification_capture_of_a_page"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
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
                        blank=True,
                        choices=[
                            ("checkable", "Kiểm chứng được"),
                            ("opinion", "Ý kiến, bình luận"),
                            ("complaint", "Phản ánh, kiến nghị"),
                            ("satire", "Châm biếm"),
                            ("question", "Câu hỏi"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("noted", "Mới đánh dấu"),
                            ("filed", "Đã lưu"),
                            ("routed", "Đã chuyển đơn vị"),
                            ("open", "Cần kiểm chứng"),
                            ("repeat", "Trùng nhận định trước"),
                        ],
                        default="noted",
                        max_length=8,
                    ),
                ),
                ("wording", models.CharField(blank=True, max_length=600)),
                ("language", models.CharField(default="vi", max_length=8)),
                ("who", models.CharField(blank=True, max_length=200)),
                ("what", models.CharField(blank=True, max_length=200)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("when", models.CharField(blank=True, max_length=120)),
                ("how_much", models.CharField(blank=True, max_length=120)),
                (
                    "leaning",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("flatters", "Có lợi cho cơ quan ta"),
                            ("burdens", "Bất lợi cho cơ quan ta"),
                            ("neither", "Không bên nào"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("folded", models.TextField(blank=True)),
                ("routed_at", models.DateTimeField(null=True)),
                ("filing_note", models.CharField(blank=True, max_length=500)),
                ("noted_at", models.DateTimeField(db_index=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("worth", models.PositiveSmallIntegerField(default=0)),
                ("worth_reasons", models.JSONField(default=list)),
                ("weighed_at", models.DateTimeField(null=True)),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "routed_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeats",
                        to="verification.claim",
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
                "db_table": "verification_claim",
                "ordering": ("-worth", "noted_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), ("state__in", ["noted"])),
                            models.Q(("kind", "checkable"), ("state__in", ["open", "repeat"])),
                            models.Q(("kind", "opinion"), ("state__in", ["filed"])),
                            models.Q(("kind", "satire"), ("state__in", ["filed"])),
                            models.Q(("kind", "complaint"), ("state__in", ["routed"])),
                            models.Q(("kind", "question"), ("state__in", ["filed", "routed"])),
                            _connector="OR",
                        ),
                        name="verification_kind_fits_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["open", "repeat"]), _negated=True),
                            models.Q(("wording", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="verification_open_claim_is_worded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("routed_at__isnull", False),
                                ("routed_to__isnull", False),
                                ("state", "routed"),
                            ),
                            models.Q(
                                models.Q(("state", "routed"), _negated=True),
                                ("routed_at__isnull", True),
                                ("routed_to__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_routed_names_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("same_as__isnull", False), ("state", "repeat")),
                            models.Q(models.Q(("state", "repeat"), _negated=True), ("same_as__isnull", True)),
                            _connector="OR",
                        ),
                        name="verification_repeat_names_claim",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("same_as__isnull", True),
                            models.Q(("same_as", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="verification_not_its_own_repeat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("worth__lte", 100)), name="verification_worth_to_hundred"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("leaning__in", ["", "flatters", "burdens", "neither"])),
                        name="verification_known_leaning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="verification.claim",
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
                "db_table": "verification_claim_unit",
                "constraints": [
                    models.UniqueConstraint(fields=("claim", "unit"), name="verification_concerned_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimVector",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=80)),
                ("text_sha256", models.CharField(max_length=64)),
                ("numbers", models.BinaryField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vectors",
                        to="verification.claim",
                    ),
                ),
            ],
            options={
                "db_table": "verification_claim_vector",
                "constraints": [
                    models.UniqueConstraint(fields=("claim", "model"), name="verification_vector_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossier",
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
                ("year", models.PositiveIntegerField()),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gathering", "Đang thu thập"),
                            ("in_review", "Chờ thẩm định"),
                            ("closed", "Đã kết luận"),
                        ],
                        default="gathering",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField(db_index=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("would_show_wrong", models.TextField(blank=True)),
                ("best_case", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossier",
                        to="verification.claim",
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
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
            ],
            options={
                "db_table": "verification_dossier",
                "ordering": ("-opened_at", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "year", "number"), name="verification_dossier_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["gathering", "in_review", "closed"])),
                        name="verification_dossier_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="verification_closed_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "gathering"),
                            models.Q(("would_show_wrong", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="verification_reviewed_says_what_would_show_wrong",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
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
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="verification.dossier",
                    ),
                ),
            ],
            options={
                "db_table": "verification_change",
                "ordering": ("revision",),
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "revision"), name="verification_change_once"),
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
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang viết"),
                            ("submitted", "Chờ thẩm định"),
                            ("returned", "Trả lại"),
                            ("passed", "Đã thông qua"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("right_we_correct", "Đúng, và cơ quan ta phải đính chính"),
                            ("right", "Đúng"),
                            ("mostly_right", "Phần lớn đúng"),
                            ("lacks_context", "Thiếu bối cảnh"),
                            ("out_of_date", "Đã cũ"),
                            ("not_enough_evidence", "Chưa đủ chứng cứ"),
                            ("wrong", "Sai"),
                            ("cannot_be_checked", "Không kiểm chứng được"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("low", "Thấp"), ("medium", "Vừa"), ("high", "Cao")], max_length=6
                    ),
                ),
                ("summary", models.TextField()),
                ("reasoning", models.TextField(blank=True)),
                ("interest", models.TextField()),
                ("correct_what", models.TextField(blank=True)),
                ("correct_where", models.CharField(blank=True, max_length=500)),
                ("written_at", models.DateTimeField()),
                ("changed_why", models.CharField(blank=True, max_length=500)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("seal", models.CharField(blank=True, max_length=64)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "reviewer_verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("right_we_correct", "Đúng, và cơ quan ta phải đính chính"),
                            ("right", "Đúng"),
                            ("mostly_right", "Phần lớn đúng"),
                            ("lacks_context", "Thiếu bối cảnh"),
                            ("out_of_date", "Đã cũ"),
                            ("not_enough_evidence", "Chưa đủ chứng cứ"),
                            ("wrong", "Sai"),
                            ("cannot_be_checked", "Không kiểm chứng được"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reviewer_interest", models.TextField(blank=True)),
                ("reviewed_seal", models.CharField(blank=True, max_length=64)),
                ("return_reason", models.TextField(blank=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "correct_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="verification.dossier",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "verification_finding",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "number"), name="verification_finding_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted"])),
                        fields=("dossier",),
                        name="verification_one_finding_at_work",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verdict__in",
                                [
                                    "right_we_correct",
                                    "right",
                                    "mostly_right",
                                    "lacks_context",
                                    "out_of_date",
                                    "not_enough_evidence",
                                    "wrong",
                                    "cannot_be_checked",
                                ],
                            )
                        ),
                        name="verification_known_verdict",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidence__in", ["low", "medium", "high"])),
                        name="verification_known_confidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("summary", ""), _negated=True),
                        name="verification_finding_has_summary",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interest", ""), _negated=True),
                        name="verification_interest_is_stated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewer__isnull", True),
                            models.Q(("reviewer", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="verification_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at", None),
                                ("reviewer", None),
                                ("seal", ""),
                                ("state", "draft"),
                                ("submitted_at", None),
                            ),
                            models.Q(
                                ("decided_at", None),
                                ("reviewer", None),
                                ("state", "submitted"),
                                ("submitted_at__isnull", False),
                                models.Q(("seal", ""), _negated=True),
                            ),
                            models.Q(
                                ("state__in", ["returned", "passed"]),
                                ("submitted_at__isnull", False),
                                ("decided_at__isnull", False),
                                ("reviewer__isnull", False),
                                models.Q(("seal", ""), _negated=True),
                                models.Q(("reviewer_interest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_finding_steps",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "passed"), _negated=True),
                            models.Q(
                                ("return_reason", ""),
                                ("reviewed_seal", models.F("seal")),
                                ("reviewer_verdict", models.F("verdict")),
                            ),
                            _connector="OR",
                        ),
                        name="verification_passed_as_sealed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("return_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="verification_returned_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "right_we_correct"), _negated=True),
                            models.Q(
                                ("correct_by__isnull", False), models.Q(("correct_what", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="verification_own_mistake_is_corrected",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
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
                ("what", models.TextField()),
                ("where", models.CharField(blank=True, max_length=500)),
                ("made_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("done_how", models.TextField(blank=True)),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clocks.clock"
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
                    "owner",
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
                    "finding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="verification.finding",
                    ),
                ),
            ],
            options={
                "db_table": "verification_correction",
                "ordering": ("made_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("done_by", None), ("done_how", "")),
                            models.Q(
                                ("done_at__isnull", False),
                                ("done_by__isnull", False),
                                models.Q(("done_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_corrected_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="verification_correction_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptFile",
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
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("original_sha256", models.CharField(max_length=64)),
                ("text", models.TextField(blank=True)),
                ("kept_at", models.DateTimeField()),
                ("token", models.BinaryField(null=True)),
                ("token_at", models.DateTimeField(null=True)),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "verification_kept_file",
                "ordering": ("-kept_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sha256", ""), _negated=True),
                            models.Q(("original_sha256", ""), _negated=True),
                        ),
                        name="verification_file_has_hashes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="verification_file_not_empty"
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
                (
                    "public_id",
                    models.CharField(
                        default=nhipcau.common.identity.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("has_token", models.BooleanField(default=False)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kits",
                        to="verification.finding",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "verification_kit",
                "ordering": ("-made_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256", ""), _negated=True), name="verification_kit_has_hash"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
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
                ("text_sha256", models.CharField(max_length=64)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("exact", models.TextField()),
                ("prefix", models.CharField(blank=True, max_length=200)),
                ("suffix", models.CharField(blank=True, max_length=200)),
                ("outlet", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("said_at", models.DateTimeField()),
                ("figure", models.CharField(blank=True, max_length=120)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="monitoring.article"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="verification.claim",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="monitoring.version"
                    ),
                ),
            ],
            options={
                "db_table": "verification_occurrence",
                "ordering": ("said_at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("claim", "version", "start", "end"), name="verification_occurrence_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))),
                        name="verification_span_runs_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("exact", ""), _negated=True),
                        name="verification_occurrence_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text_sha256", ""), _negated=True),
                        name="verification_occurrence_has_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("same", "Cùng một điều"),
                            ("narrower", "Hẹp hơn"),
                            ("broader", "Rộng hơn"),
                            ("opposite", "Ngược lại"),
                            ("same_topic", "Chỉ cùng chủ đề"),
                            ("unrelated", "Không liên quan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="verification.claim",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="verification.claim"
                    ),
                ),
            ],
            options={
                "db_table": "verification_relation",
                "ordering": ("-decided_at", "-id"),
                "constraints": [
                    models.UniqueConstraint(fields=("claim", "other"), name="verification_related_once"),
                    models.CheckConstraint(
                        condition=models.Q(("claim", models.F("other")), _negated=True),
                        name="verification_not_to_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["same", "narrower", "broader", "opposite", "same_topic", "unrelated"],
                            )
                        ),
                        name="verification_known_relation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
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
                        choices=[("facts", "Đề nghị cung cấp thông tin"), ("reply", "Quyền phản hồi")],
                        default="facts",
                        max_length=6,
                    ),
                ),
                ("addressee", models.CharField(max_length=200)),
                ("question", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
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
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="verification.dossier",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="verification.keptfile",
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
                "db_table": "verification_request",
                "ordering": ("asked_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_answer_has_words_time_and_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "facts"), _negated=True),
                            ("unit__isnull", False),
                            _connector="OR",
                        ),
                        name="verification_facts_asked_of_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("question", ""), _negated=True),
                            models.Q(("addressee", ""), _negated=True),
                        ),
                        name="verification_request_asks_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("document", "Văn bản chính thức"),
                            ("figures", "Số liệu"),
                            ("article", "Bài báo"),
                            ("reply", "Trả lời của đơn vị"),
                            ("picture", "Ảnh"),
                            ("visit", "Xem tại chỗ"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("supports", "Ủng hộ nhận định"),
                            ("contradicts", "Bác nhận định"),
                            ("context", "Bối cảnh"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("publisher", models.CharField(blank=True, max_length=200)),
                ("published_on", models.DateField(null=True)),
                ("exact", models.TextField(blank=True)),
                ("prefix", models.CharField(blank=True, max_length=200)),
                ("suffix", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(blank=True, max_length=8)),
                ("note", models.TextField(blank=True)),
                ("sha256", models.CharField(max_length=64)),
                ("captured_at", models.DateTimeField()),
                ("added_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="monitoring.article",
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="verification.capture",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="verification.dossier",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="monitoring.version",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="verification.keptfile",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="verification.request",
                    ),
                ),
            ],
            options={
                "db_table": "verification_evidence",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "number"), name="verification_evidence_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["supports", "contradicts", "context"])),
                        name="verification_evidence_takes_a_stand",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["document", "figures", "article", "reply", "picture", "visit"])
                        ),
                        name="verification_evidence_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", ""), _negated=True),
                        name="verification_evidence_has_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("article__isnull", False),
                                ("capture", None),
                                ("file", None),
                                ("request", None),
                                ("version__isnull", False),
                            ),
                            models.Q(
                                ("article", None),
                                ("capture__isnull", False),
                                ("file", None),
                                ("request", None),
                                ("version", None),
                            ),
                            models.Q(
                                ("article", None),
                                ("capture", None),
                                ("file__isnull", False),
                                ("request", None),
                                ("version", None),
                            ),
                            models.Q(
                                ("article", None),
                                ("capture", None),
                                ("file", None),
                                ("request__isnull", False),
                                ("version", None),
                            ),
                            models.Q(
                                ("article", None),
                                ("capture", None),
                                ("file", None),
                                ("kind", "visit"),
                                ("request", None),
                                ("version", None),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_evidence_stands_on_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                                ("withdrawn_reason", ""),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_withdrawn_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Search",
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
                    "side",
                    models.CharField(
                        choices=[
                            ("supports", "Chứng cứ ủng hộ nhận định"),
                            ("contradicts", "Chứng cứ bác nhận định"),
                            ("both", "Cả hai phía"),
                        ],
                        max_length=12,
                    ),
                ),
                ("where", models.CharField(max_length=300)),
                ("words", models.CharField(max_length=300)),
                ("found_nothing", models.BooleanField(default=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("looked_at", models.DateTimeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="searches",
                        to="verification.dossier",
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "verification_search",
                "ordering": ("looked_at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "where", "words"), name="verification_search_named_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("where", ""), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="verification_search_says_where_and_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["supports", "contradicts", "both"])),
                        name="verification_search_side",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["unit", "state", "-worth"], name="verification_claim_queue"),
        ),
    ]
