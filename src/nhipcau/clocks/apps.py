"""Tells Django of the room."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    """The `clocks` room."""

    name = "nhipcau.clocks"
    label = "clocks"
    default_auto_field = "django.db.models.BigAutoField"
