"""Tells Django of the room."""

from django.apps import AppConfig


class TrendsConfig(AppConfig):
    """The `trends` room."""

    name = "nhipcau.trends"
    label = "trends"
    default_auto_field = "django.db.models.BigAutoField"
