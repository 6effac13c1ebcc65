"""Tells Django of the room."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """The `units` room."""

    name = "nhipcau.units"
    label = "units"
    default_auto_field = "django.db.models.BigAutoField"
