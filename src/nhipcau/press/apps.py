"""Tells Django of the room."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """The `press` room."""

    name = "nhipcau.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"
