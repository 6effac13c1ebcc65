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
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
TRANSLATIONS = PACKAGE / "locale"
KEYWORDS = dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop", "N_", "_now"])
"""Django's own function names (makemessages) and our short ones; each takes one text."""

Place = tuple[str, int]


def screen_texts(package: Path = PACKAGE) -> dict[str, list[Place]]:
    """Return every translatable text of modules and templates with the places that use it."""
    found: dict[str, list[Place]] = {}
    for path in sorted(
        [*package.rglob("*.py"), *package.rglob("templates/**/*.html"), *package.rglob("templates/**/*.txt")]
    ):
        for text, line in _texts_of(path):
            found.setdefault(text, []).append((str(path.relative_to(package)), line))
    return found


def _texts_of(path: Path) -> Iterator[tuple[str, int]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix in {".html", ".txt"}:
        source = templatize(source, origin=str(path))
    for line, _function, texts, _comments in extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {}):
        text = texts if isinstance(texts, str) else texts[0]
        if text:
            yield text, line


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
