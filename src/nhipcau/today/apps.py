"""Tells Django of the room."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The `today` room."""

    name = "nhipcau.today"
    label = "today"
    default_auto_field = "django.db.models.BigAutoField"
