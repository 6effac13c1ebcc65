"""Tells Django of the room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CommonConfig(AppConfig):
    """The `common` room."""

    name = "nhipcau.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let each room put its entries on the menu and its cards on the desk."""
        autodiscover_modules("desk")
