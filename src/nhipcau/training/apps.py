"""Tells Django of the room."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """The `training` room."""

    name = "nhipcau.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"
