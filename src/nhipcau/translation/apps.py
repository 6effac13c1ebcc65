"""Tells Django of the room."""

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    """The `translation` room."""

    name = "nhipcau.translation"
    label = "translation"
    default_auto_field = "django.db.models.BigAutoField"
