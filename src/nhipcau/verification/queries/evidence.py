"""Evidence and the copies it stands on, always through a dossier that its reader may see.

The only file of this half of the room that asks `monitoring` and `stories`.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404

from nhipcau.monitoring.queries.handing import Told, told
from nhipcau.monitoring.queries.reading import get_article_for, get_version
from nhipcau.monitoring.queries.searching import search_articles_for
from nhipcau.stories.queries.handing import current_ids, story_rows
from nhipcau.verification.models import Capture, Dossier, Evidence, KeptFile

MOST_OFFERED = 20
"""Articles on one screen; a search narrows further."""


def get_evidence_of(dossier: Dossier, public_id: str) -> Evidence:
    """Return one piece of evidence of a dossier; 404 otherwise."""
    rows = dossier.evidence.select_related("capture", "file", "request", "article", "version")
    found: Evidence | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def articles_offered(person: Any, dossier: Dossier, words: str) -> list[Told]:
    """Return articles that match the words; without words, those of the claim's own story."""
    if words.strip():
        found = search_articles_for(person, query=words)[:MOST_OFFERED]
        places = {article.pk: place for place, article in enumerate(found)}
        return sorted(told(places), key=lambda row: places[row.id])
    return told(_of_story(dossier))[-MOST_OFFERED:]


def version_for(person: Any, public_id: str) -> Any:
    """Return the latest version of an article that this person may read."""
    return get_version(get_article_for(person, public_id))


def kept_capture(person: Any, public_id: str) -> Capture | None:
    """Return a copy that this person archived himself a moment ago."""
    return Capture.objects.filter(public_id=public_id, captured_by=person).first() if public_id else None


def kept_file(person: Any, public_id: str) -> KeptFile | None:
    """Return a file that this person handed in himself a moment ago."""
    return KeptFile.objects.filter(public_id=public_id, kept_by=person).first() if public_id else None


def _of_story(dossier: Dossier) -> list[int]:
    """Return the articles of the claim's story as it stands today, else those that the claim was met in."""
    claim = dossier.claim
    met = list(claim.occurrences.values_list("article_id", flat=True))
    if claim.story_id is None:
        return met
    current = current_ids([claim.story_id]).get(claim.story_id, claim.story_id)
    return [*{*met, *(pk for row in story_rows([current]) for pk in row.article_ids)}]
