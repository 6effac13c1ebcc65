"""Tells Django of the room."""

from django.apps import AppConfig


class WatchingConfig(AppConfig):
    """The `watching` room."""

    name = "nhipcau.watching"
    label = "watching"
    default_auto_field = "django.db.models.BigAutoField"
