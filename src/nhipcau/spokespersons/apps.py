"""Tells Django of the room."""

from django.apps import AppConfig


class SpokespersonsConfig(AppConfig):
    """The `spokespersons` room."""

    name = "nhipcau.spokespersons"
    label = "spokespersons"
    default_auto_field = "django.db.models.BigAutoField"
