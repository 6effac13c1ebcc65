"""Tells Django of the room."""

from django.apps import AppConfig


class DigestConfig(AppConfig):
    """The `digest` room."""

    name = "nhipcau.digest"
    label = "digest"
    default_auto_field = "django.db.models.BigAutoField"
