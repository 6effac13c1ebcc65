"""Tells Django of the room."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """The `contacts` room."""

    name = "nhipcau.contacts"
    label = "contacts"
    default_auto_field = "django.db.models.BigAutoField"
