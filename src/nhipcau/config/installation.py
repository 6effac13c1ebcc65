"""Makes an installation ready: called by `nhipcau setup` and `nhipcau demo`, as often as one likes."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.management import call_command

from nhipcau.common.catalogue import compile_to
from nhipcau.reports.actions.catalogue import load_forms
from nhipcau.units.actions import load_seed


def prepare(*, at: datetime) -> None:
    """Compile the catalogue, migrate the database, load gazetteer and forms, gather static files."""
    compile_to(settings.LOCALE_PATHS[0])
    call_command("migrate", verbosity=0, interactive=False)
    load_seed(at=at, by=None)
    load_forms(at=at)
    call_command("collectstatic", verbosity=0, interactive=False)
