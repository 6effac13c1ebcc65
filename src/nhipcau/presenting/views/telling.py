"""What the page of a piece says about its sheet: rows of facts, what is missing, who has to act."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.formats import day
from nhipcau.presenting.models import Piece, Sheet
from nhipcau.presenting.queries.making import fact_line
from nhipcau.presenting.rules.sheets import fact_of, languages_missing
from nhipcau.presenting.wording import LANGUAGES, event_of, fact_label, language_name
from nhipcau.statements.rules import states
from nhipcau.units.queries import unit_name


def piece_facts(piece: Piece) -> list[tuple[str, str]]:
    """Return how a piece is filed, in words."""
    rows = [
        (_("Mục"), str(piece.get_category_display())),
        (_("Nơi"), unit_name(str(piece.place_id)) if piece.place_id else ""),
        (_("Mùa, dịp"), piece.season),
        (_("Sự kiện"), event_of(piece.event) if piece.event else ""),
    ]
    return [row for row in rows if row[1]]


def sheet_told(sheet: Sheet | None, edition: Any) -> dict[str, Any]:
    """Return the sheet in words: state, rows, languages that lack something."""
    facts = [fact_of(row) for row in sheet.facts] if sheet else []
    lines = [fact_line(fact) for fact in facts]
    released = [version.language for version in edition.versions.all()]
    is_out = edition.publication in states.PUBLIC
    return {
        "rows": [
            {
                "label": fact_label(line.key) if line.key else line.labels.get("vi", ""),
                "values": [(code, line.values[code]) for code in LANGUAGES if line.values.get(code)],
                "source": line.source,
                "source_on": day(line.source_on) if line.source_on else "",
            }
            for line in lines
        ],
        "missing": [
            (language_name(code), count) for code, count in languages_missing(facts, released).items()
        ],
        "is_out": is_out,
        "can_change": not is_out and edition.publication != states.SCHEDULED,
        "can_approve": sheet is not None and not sheet.is_approved and not is_out,
        "is_late": sheet is not None and not sheet.is_approved and edition.publication == states.SCHEDULED,
        "is_lost": sheet is not None and not sheet.is_approved and is_out,
        "publication": edition.get_publication_display(),
        "publication_tone": "good" if edition.publication == states.PUBLISHED else "neutral",
        "versions": [
            (language_name(one.language), one.language, one.get_workflow_display())
            for one in edition.versions.all()
        ],
    }
