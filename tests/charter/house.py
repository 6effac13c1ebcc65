"""What the charter's scans walk over: every column, address, filter, export, permission, verb and screen text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nhipcau"


def own_models() -> list[type[models.Model]]:
    """Return the models of our rooms."""
    return [model for model in apps.get_models() if model.__module__.startswith("nhipcau.")]


def addresses() -> list[URLPattern]:
    """Return every address of the office."""

    def walk(patterns: Any) -> Iterator[URLPattern]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns)
            else:
                yield pattern

    return list(walk(get_resolver().url_patterns))


def route_of(pattern: URLPattern) -> str:
    """Return an address as it is written in urls."""
    return str(pattern.pattern)


def screens() -> list[type[Any]]:
    """Return the view classes of every address."""
    return [view for pattern in addresses() if (view := getattr(pattern.callback, "view_class", None))]


def list_screens() -> list[type[Any]]:
    """Return the screens with filters and exports."""
    from nhipcau.common.screens import ListScreen

    return [screen for screen in screens() if issubclass(screen, ListScreen)]


def modules(folder: str = "") -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of ours (or of one folder) with its tree; migrations are left out."""
    for path in sorted((SOURCE / folder).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def verbs() -> set[str]:
    """Return every verb that an action writes into the record."""
    found = set()
    for _path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "verb" and isinstance(node.value, ast.Constant):
                found.add(str(node.value.value))
    return found


def load_urls() -> None:
    """Import the addresses, and with them every screen."""
    import_module("nhipcau.config.urls")
