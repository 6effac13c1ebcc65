"""Tells Django of the room."""

from django.apps import AppConfig


class MailingConfig(AppConfig):
    """The `mailing` room."""

    name = "nhipcau.mailing"
    label = "mailing"
    default_auto_field = "django.db.models.BigAutoField"
