"""Tells Django of the room."""

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """The `attendance` room."""

    name = "nhipcau.attendance"
    label = "attendance"
    default_auto_field = "django.db.models.BigAutoField"
