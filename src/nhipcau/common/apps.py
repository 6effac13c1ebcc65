"""Tells Django of the room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    """The `common` room."""

    name = "nhipcau.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let each room put its entries on the menu and its cards on the desk."""
        from nhipcau.common.navigation import NavEntry, add  # noqa: PLC0415 - once Django stands

        add(NavEntry(_("Bàn làm việc"), "home", icon="home", order=0))
        autodiscover_modules("desk")
