"""Tells Django of the room."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """The `learning` room."""

    name = "nhipcau.learning"
    label = "learning"
    default_auto_field = "django.db.models.BigAutoField"
