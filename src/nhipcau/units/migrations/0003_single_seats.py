"""Whether only one person at a time holds a post."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0002_bodies_and_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="has_one_seat",
            field=models.BooleanField(default=True, verbose_name="Chỉ một người giữ"),
        ),
    ]
