"""Loads Django for the commands that need the database."""

from __future__ import annotations

import os


def load_django() -> None:
    """Configure Django once; safe to call again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
    import django  # noqa: PLC0415 - costs half a second that `nhipcau read` must not pay

    django.setup()
