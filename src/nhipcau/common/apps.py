"""Tells Django of the room."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """The `common` room."""

    name = "nhipcau.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"
