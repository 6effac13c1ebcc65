"""The line of a text that shows why it was found. Pure; called by the page of the one search."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.monitoring.rules.snippets import Fragment, marked, snippet
from nhipcau.monitoring.rules.words import Term

__all__ = ["Fragment", "Term", "heading", "line"]


def heading(title: str, terms: Sequence[Term]) -> list[Fragment]:
    """Cut a title into found and other runs."""
    return marked(title, terms)


def line(text: str, terms: Sequence[Term]) -> list[Fragment]:
    """Return the stretch with the best found words on one line, or nothing where there is no text."""
    return snippet(" ".join(text.split()), terms) if text.strip() else []
