"""Tells Django of the room."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The `newsroom` room."""

    name = "nhipcau.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"
