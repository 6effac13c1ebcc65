"""Tells Django of the room."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """The `steering` room."""

    name = "nhipcau.steering"
    label = "steering"
    default_auto_field = "django.db.models.BigAutoField"
