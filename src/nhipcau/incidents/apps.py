"""Tells Django of the room."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """The `incidents` room."""

    name = "nhipcau.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"
