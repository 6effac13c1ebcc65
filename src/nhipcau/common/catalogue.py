"""The message catalogue without a gettext binary: finds every screen text, compiles the translations.

Used by `nhipcau setup`, which puts the compiled catalogue into the data folder, and by the test
that no text lacks its English. Messages are Vietnamese in the code; `locale/en.po` translates them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[1]
TRANSLATIONS = PACKAGE / "locale"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "N_": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
"""Django's own function names (makemessages), with the positions of their texts."""

Place = tuple[str, int]


def screen_texts(package: Path = PACKAGE) -> dict[str, list[Place]]:
    """Return every translatable text of modules and templates with the places that use it."""
    found: dict[str, list[Place]] = {}
    for path in sorted([*package.rglob("*.py"), *package.rglob("templates/**/*.html")]):
        for line, text in _texts_of(path):
            found.setdefault(text, []).append((str(path.relative_to(package)), line))
    return found


def _texts_of(path: Path) -> Iterator[Place]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        from django.utils.translation.template import templatize  # noqa: PLC0415 - needs no settings, but Django

        source = templatize(source, origin=str(path))
    for line, keyword, texts, _comments in extract_python(io.BytesIO(source.encode()), list(KEYWORDS), [], {}):
        first = (KEYWORDS.get(keyword or "") or (1,))[0]
        positions = [2] if isinstance(first, tuple) else [1]
        arguments = texts if isinstance(texts, tuple) else (texts,)
        for position in positions:
            if len(arguments) >= position and arguments[position - 1]:
                yield arguments[position - 1], line


def translations(language: str) -> Catalog:
    """Read the committed translation of one language."""
    with (TRANSLATIONS / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def compile_to(folder: Path) -> None:
    """Write ``<folder>/<language>/LC_MESSAGES/django.mo`` for each translated language."""
    for source in TRANSLATIONS.glob("*.po"):
        target = folder / source.stem / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, translations(source.stem))
