"""A letter that the office itself called back has an end of its own; it never was in trouble."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mailing", "0002_returned_and_suppressed")]

    operations = [
        migrations.RemoveConstraint(model_name="letter", name="mailing_letter_known_state"),
        migrations.RemoveConstraint(model_name="letter", name="mailing_letter_end_has_time"),
        migrations.AlterField(
            model_name="letter",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Chờ gửi"),
                    ("sending", "Đang gửi"),
                    ("sent", "Đã gửi"),
                    ("unsure", "Không rõ đã đến"),
                    ("failed", "Bị từ chối"),
                    ("dead", "Ngừng thử"),
                    ("recalled", "Rút lại trước khi gửi"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "sending", "sent", "unsure", "failed", "dead", "recalled"])
                ),
                name="mailing_letter_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", False),
                        ("state__in", ("sent", "unsure", "failed", "dead", "recalled")),
                    ),
                    models.Q(
                        models.Q(
                            ("state__in", ("sent", "unsure", "failed", "dead", "recalled")), _negated=True
                        ),
                        ("ended_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="mailing_letter_end_has_time",
            ),
        ),
    ]
