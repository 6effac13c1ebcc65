"""Tells Django of the room."""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """The `verification` room."""

    name = "nhipcau.verification"
    label = "verification"
    default_auto_field = "django.db.models.BigAutoField"
