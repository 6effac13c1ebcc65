"""Tells Django of the room."""

from django.apps import AppConfig


class PresentingConfig(AppConfig):
    """The `presenting` room."""

    name = "nhipcau.presenting"
    label = "presenting"
    default_auto_field = "django.db.models.BigAutoField"
