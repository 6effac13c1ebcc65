from datetime import UTC, datetime

from django.db import migrations, models

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Migration(migrations.Migration):
    """Let the season tell how much past it rests on, so that a loaded archive is learnt the same day."""

    dependencies = [("watching", "0001_topics_and_alerts")]

    operations = [
        migrations.AddField(
            model_name="season",
            name="looked_at",
            field=models.DateTimeField(default=LONG_AGO),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="season",
            name="past_articles",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
