"""Dropping the full texts of old articles that nothing cites. Called by `journeys.retention`.

Title, outlet, address, dates and an excerpt stay, and the text's hash, which proves a copy held elsewhere.
"""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from nhipcau.common.writing import write_gate
from nhipcau.monitoring.models import Mention, SearchText, Version
from nhipcau.monitoring.queries.keeping import due_articles, old_beats
from nhipcau.monitoring.rules.words import searchable

EXCERPT_LETTERS = 300
"""A short quotation, about the length of an announcement in a feed."""


def drop_texts(*, before: datetime, spare: frozenset[int], limit: int) -> int:
    """Cut up to `limit` articles down to their excerpts, those of `spare` excepted; return how many."""
    with write_gate():
        due = due_articles(before).values_list("pk", flat=True).iterator()
        chosen = list(islice((pk for pk in due if pk not in spare), limit))
        for version in Version.objects.filter(article_id__in=chosen).exclude(text="").order_by("number"):
            _cut(version)
        Mention.objects.filter(version__article_id__in=chosen).delete()
    return len(chosen)


def drop_beats(*, before: datetime, limit: int) -> int:
    """Forget workers that were not seen since."""
    with write_gate():
        ids = list(old_beats(before).values_list("pk", flat=True)[:limit])
        old_beats(before).filter(pk__in=ids).delete()
    return len(ids)


def _cut(version: Version) -> None:
    version.lead = (version.lead or version.text)[:EXCERPT_LETTERS]
    version.text, version.fingerprint = "", ""
    version.save(update_fields=["lead", "text", "fingerprint"])
    exact, folded = searchable(version.title, version.lead)
    # The newest version is cut last and has the last word here, as in storing.
    SearchText.objects.filter(article_id=version.article_id).update(exact=exact, folded=folded)
