"""Tells Django of the room."""

from django.apps import AppConfig


class SigningConfig(AppConfig):
    """The `signing` room."""

    name = "nhipcau.signing"
    label = "signing"
    default_auto_field = "django.db.models.BigAutoField"
