"""Tells Django of the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClocksConfig(AppConfig):
    """The `clocks` room."""

    name = "nhipcau.clocks"
    label = "clocks"
    verbose_name = _("Thời hạn")
    default_auto_field = "django.db.models.BigAutoField"
