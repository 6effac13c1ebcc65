"""Tells Django of the room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` room."""

    name = "nhipcau.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
