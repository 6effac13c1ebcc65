"""Tells Django of the room."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The `sources` room."""

    name = "nhipcau.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
