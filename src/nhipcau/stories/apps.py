"""Tells Django of the room."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """The `stories` room."""

    name = "nhipcau.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"
