"""The letter of an edition: subject, text, HTML and the Word file, made once for all readers.

No picture, no tracking, nothing loaded from anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from nhipcau.digest.models import Edition
from nhipcau.digest.printing import words
from nhipcau.digest.printing.word import word_file
from nhipcau.digest.queries.paper import Paper, PaperLine, paper_of
from nhipcau.mailing.addresses import absolute

LANGUAGE = "vi"
"""An edition is a paper of the office, in the office's language, whatever its reader's screen speaks."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a letter of this edition holds."""

    subject: str
    text: str
    html: str
    document: bytes
    file_name: str


def sheet_of(edition: Edition) -> Sheet:
    """Lay an edition out for the mail."""
    with translation.override(LANGUAGE):
        paper = paper_of(edition, address=absolute)
        context = {**shown(paper), "address": absolute(edition.get_absolute_url())}
        return Sheet(
            subject=subject(paper),
            text=render_to_string("digest/letter.txt", context),
            html=render_to_string("digest/letter.html", context),
            document=word_file(paper),
            file_name=file_name(paper),
        )


def document_of(edition: Edition) -> bytes:
    """Return the Word file of an edition, issued or draft."""
    with translation.override(LANGUAGE):
        return word_file(paper_of(edition, address=absolute))


def subject(paper: Paper) -> str:
    """Write the letter's subject."""
    corrected = f" ({words.version_words(paper)})" if paper.version > 1 else ""
    return " ".join(f"{paper.title}{corrected}".split())[:200]


def file_name(paper: Paper) -> str:
    """Name the file: "diem-bao-2026-11-22.docx"."""
    slot = "" if paper.slot == "day" else f"-{paper.slot}"
    version = f"-v{paper.version}" if paper.version > 1 else ""
    return f"diem-bao-{paper.day:%Y-%m-%d}{slot}{version}.docx"


def shown(paper: Paper) -> dict[str, object]:
    """Return what the templates of page and letter print."""
    return {
        "paper": paper,
        "dateline": words.dateline(paper),
        "labels": words.labels(paper),
        "correction": words.version_words(paper),
        "parts": [
            {"heading": section.heading, "lines": [_row(line) for line in section.lines]}
            for section in paper.sections
        ],
    }


def _row(line: PaperLine) -> dict[str, object]:
    return {"line": line, "source": words.source(line), "spread": words.spread(line)}
