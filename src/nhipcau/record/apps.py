"""Tells Django of the room."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The `record` room."""

    name = "nhipcau.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
