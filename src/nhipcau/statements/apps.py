"""Tells Django of the room."""

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    """The `statements` room."""

    name = "nhipcau.statements"
    label = "statements"
    default_auto_field = "django.db.models.BigAutoField"
