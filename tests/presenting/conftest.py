"""Each test keeps its pictures in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_pictures(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_KIT_DIR = tmp_path / "media"
    settings.C2PA_CERT = settings.C2PA_KEY = ""
