"""What the charter's scans walk over: every column, address, filter, export, permission, verb and screen text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from nhipcau.common.catalogue import screen_texts

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


@cache
def modules() -> list[Path]:
    """Return every module of ours; migrations are left out."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


N = TypeVar("N", bound=ast.AST)
SCANNED = (ast.keyword, ast.Call, ast.Attribute, ast.FunctionDef, ast.Import, ast.ImportFrom)


@cache
def _scanned() -> list[tuple[Path, ast.AST]]:
    """Read the whole house once for all scans of a run."""
    return [
        (path, node)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, SCANNED)
    ]


def nodes(*kinds: type[N]) -> Iterator[tuple[Path, N]]:
    """Yield every piece of code of these kinds with its module."""
    assert set(kinds) <= set(SCANNED), kinds
    for path, node in _scanned():
        if isinstance(node, kinds):
            yield path, node


@cache
def said() -> list[str]:
    """Return every screen text."""
    return list(screen_texts())


def verbs() -> set[str]:
    """Return every verb that an action writes into the record."""
    return {
        str(node.value.value)
        for _path, node in nodes(ast.keyword)
        if node.arg == "verb" and isinstance(node.value, ast.Constant)
    }


def load_urls() -> None:
    """Import the addresses, and with them every screen."""
    import_module("nhipcau.config.urls")
