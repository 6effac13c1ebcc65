"""Questions, tests, evaluations, certificates, reports."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import nhipcau.common.identity


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_register"),
        ("people", "__first__"),
        ("statements", "0003_pickup_marks"),
        ("training", "0001_conferences"),
        ("units", "0002_bodies_and_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Test",
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
                ("title", models.CharField(max_length=200, verbose_name="Bài kiểm tra")),
                ("minutes", models.PositiveSmallIntegerField(default=15)),
                ("before_open", models.BooleanField(default=False)),
                ("after_open", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.topic",
                    ),
                ),
            ],
            options={
                "db_table": "learning_test",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="learning_test_is_named"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Form",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("letter", models.CharField(choices=[("A", "A"), ("B", "B")], max_length=1)),
                (
                    "test",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forms", to="learning.test"
                    ),
                ),
            ],
            options={
                "db_table": "learning_form",
                "ordering": ("letter",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("test", "letter"), name="learning_form_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationItem",
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
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300)),
                ("kind", models.CharField(choices=[("scale", "scale"), ("words", "words")], max_length=5)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
            ],
            options={
                "db_table": "learning_evaluation_item",
                "ordering": ("position", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conference", "position"), name="learning_evaluation_item_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="learning_evaluation_item_asks"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.CharField(max_length=1000)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="learning.evaluationitem",
                    ),
                ),
            ],
            options={
                "db_table": "learning_comment",
                "ordering": ("id",),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="learning_comment_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=500)),
                ("choices", models.JSONField()),
                ("right", models.PositiveSmallIntegerField()),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="learning.form"
                    ),
                ),
            ],
            options={
                "db_table": "learning_item",
                "ordering": ("position",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("form", "position"), name="learning_item_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="learning_item_asks"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("right__lt", 6)), name="learning_item_right_is_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                ("text", models.CharField(max_length=1000, verbose_name="Câu hỏi")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ duyệt"),
                            ("shown", "Đang hiện"),
                            ("declined", "Không đưa ra"),
                            ("merged", "Gộp vào câu khác"),
                        ],
                        db_index=True,
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("asked_at", models.DateTimeField()),
                ("votes", models.PositiveIntegerField(default=0)),
                (
                    "answer_way",
                    models.CharField(
                        blank=True,
                        choices=[("live", "Tại hội nghị"), ("written", "Bằng văn bản")],
                        max_length=7,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=300)),
                ("due_on", models.DateField(null=True)),
                ("folded", models.TextField(default="", editable=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="training.delegate",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="learning.question",
                    ),
                ),
                (
                    "owner_body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.body",
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="training.session",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.site"
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="training.sessionspeaker",
                    ),
                ),
                ("passed_why", models.CharField(blank=True, max_length=300)),
                ("left_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "learning_question",
                "ordering": ("-votes", "asked_at", "id"),
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="learning_question_asks"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answer_way", ""), ("answered_at__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False), models.Q(("answer_way", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="learning_question_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer_way", "written"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="learning_question_written_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_on__isnull", True),
                                ("owner_body__isnull", True),
                                ("owner_unit__isnull", True),
                            ),
                            models.Q(
                                ("due_on__isnull", False),
                                ("owner_body__isnull", False),
                                ("owner_unit__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="learning_question_owner_with_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="learning_question_declined_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("state", "merged")),
                            models.Q(
                                models.Q(("state", "merged"), _negated=True), ("merged_into__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="learning_question_merged_into_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="learning_question_not_into_itself",
                    ),
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
                ("figures", models.JSONField()),
                ("counted_at", models.DateTimeField()),
                ("remarks", models.TextField(blank=True)),
                ("limits", models.TextField(blank=True)),
                ("causes", models.TextField(blank=True)),
                ("proposals", models.TextField(blank=True)),
                ("issued_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
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
                "db_table": "learning_report",
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at__isnull", True), ("registration__isnull", True)),
                            models.Q(("issued_at__isnull", False), ("registration__isnull", False)),
                            _connector="OR",
                        ),
                        name="learning_report_issued_with_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.PositiveSmallIntegerField()),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="learning.evaluationitem",
                    ),
                ),
            ],
            options={
                "db_table": "learning_tally",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "mark"), name="learning_tally_once"),
                    models.CheckConstraint(
                        condition=models.Q(("mark__gte", 1), ("mark__lte", 5)),
                        name="learning_tally_on_the_scale",
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
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "Trước khi học"), ("after", "Sau khi học")], max_length=6
                    ),
                ),
                ("pair", models.CharField(blank=True, max_length=24)),
                ("answers", models.JSONField()),
                ("score", models.PositiveSmallIntegerField()),
                ("most", models.PositiveSmallIntegerField()),
                ("way", models.CharField(choices=[("pass", "pass"), ("paper", "paper")], max_length=5)),
                ("handed_on", models.DateField()),
                (
                    "delegate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.delegate",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="learning.form"
                    ),
                ),
                (
                    "test",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="learning.test"
                    ),
                ),
            ],
            options={
                "db_table": "learning_sheet",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("delegate__isnull", False)),
                        fields=("test", "moment", "delegate"),
                        name="learning_sheet_once_a_delegate",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("pair", ""), _negated=True),
                        fields=("test", "moment", "pair"),
                        name="learning_sheet_once_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("delegate__isnull", False), ("pair", "")),
                            models.Q(("delegate__isnull", True), models.Q(("pair", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="learning_sheet_of_pass_or_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__lte", models.F("most"))),
                        name="learning_sheet_score_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_used", models.BooleanField(default=False)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
                (
                    "delegate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="training.delegate"
                    ),
                ),
            ],
            options={
                "db_table": "learning_ticket",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="training.delegate"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="learning.question",
                    ),
                ),
            ],
            options={
                "db_table": "learning_vote",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("question", "delegate"), name="learning_vote_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
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
                ("name", models.CharField(max_length=120)),
                ("place", models.PositiveIntegerField(unique=True)),
                ("credential", models.TextField()),
                ("code", models.TextField()),
                ("key_id", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_why", models.CharField(blank=True, max_length=300)),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="training.delegate",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.registration",
                    ),
                ),
            ],
            options={
                "db_table": "learning_certificate",
                "ordering": ("place",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("delegate__isnull", False), ("revoked_at__isnull", True)),
                        fields=("delegate",),
                        name="learning_certificate_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_why", "")),
                            models.Q(
                                ("revoked_at__isnull", False), models.Q(("revoked_why", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="learning_certificate_revoked_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("code", ""), ("credential", ""), ("erased_at__isnull", False), ("name", "")
                            ),
                            models.Q(
                                ("erased_at__isnull", True),
                                models.Q(("name", ""), _negated=True),
                                models.Q(("credential", ""), _negated=True),
                                models.Q(("code", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="learning_certificate_whole_or_erased",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CertificateRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fewest_half_days", models.PositiveSmallIntegerField(default=1)),
                ("needs_after_test", models.BooleanField(default=False)),
                ("least_percent", models.PositiveSmallIntegerField(default=0)),
                ("signer_name", models.CharField(blank=True, max_length=120)),
                ("signer_post", models.CharField(blank=True, max_length=300)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
            ],
            options={
                "db_table": "learning_certificate_rule",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("least_percent__lte", 100)),
                        name="learning_certificate_rule_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fewest_half_days__gte", 1)),
                        name="learning_certificate_rule_some_presence",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("waiting", models.JSONField(default=dict)),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="training.conference",
                    ),
                ),
            ],
            options={
                "db_table": "learning_evaluation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            ("closed_at__gt", models.F("opened_at")),
                            _connector="OR",
                        ),
                        name="learning_evaluation_closed_after_opening",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
