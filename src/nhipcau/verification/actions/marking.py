"""Marking words as a claim, or a disagreement of figures as one claim of all its sources.

In: exact places of exact versions. Out: the claim, new or the one that exists. Called by the marking screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record import actions as record
from nhipcau.verification.actions.changing import finish, subject_of
from nhipcau.verification.actions.weighing import weigh_claim
from nhipcau.verification.models import Claim, Occurrence
from nhipcau.verification.queries.marking import Source, outlet_name
from nhipcau.verification.rules.marking import Span, span_of, words_within

UNITS = Claim.unit.field.related_model._default_manager  # noqa: SLF001 - public in Django
"""Reached through our own foreign key: the models of another room are not imported."""
LONGEST_FIGURE = 120


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of a mark."""

    claim: Claim
    is_new: bool
    """False where these words were marked before."""


def mark_words(
    *,
    by: Any,
    at: datetime,
    version: Any,
    start: int,
    end: int,
    words: str = "",
    story_id: int | None = None,
) -> Marked:
    """Mark what stands between two places of a version, or the exact words among it."""
    span = words_within(version.text, start, end, words) if words else span_of(version.text, start, end)
    if span is None:
        raise Refused(
            _("Những chữ này không đứng nguyên văn ở chỗ đó của bài. Hãy chép đúng từng chữ, từng số."),
            field="words",
        )
    with write_gate():
        _one_at_a_time(by.unit_id)
        known = _known(by.unit_id, version, span, story_id)
        if known is not None:
            return Marked(_met_again(known, by, at, version, span), is_new=False)
        claim = _new_claim(by, at, story_id)
        _add(claim, by, at, version, span)
        _note_marked(claim, by, at, [span.exact])
    return Marked(claim, is_new=True)


def mark_disagreement(*, by: Any, at: datetime, story_id: int, sources: Sequence[Source]) -> Marked:
    """Make one candidate claim of all sources that count the same thing differently."""
    with write_gate():
        _one_at_a_time(by.unit_id)
        known = _known_figures(by.unit_id, sources)
        if known is not None:
            return Marked(known, is_new=False)
        claim = _new_claim(by, at, story_id)
        for source in sources:
            span = span_of(source.version.text, source.start, source.end)
            if span is not None:
                _add(claim, by, at, source.version, span, figure=source.figure[:LONGEST_FIGURE])
        if not claim.occurrences.exists():
            raise Refused(_("Các nguồn của số liệu này không còn đọc được. Hãy tải lại trang."))
        _note_marked(claim, by, at, [source.figure for source in sources])
    return Marked(claim, is_new=True)


def _one_at_a_time(unit_id: str) -> None:
    """Let two officers of a unit mark one after the other, so that the same words make one claim."""
    UNITS.select_for_update(no_key=True).get(pk=unit_id)


def _known(unit_id: str, version: Any, span: Span, story_id: int | None) -> Claim | None:
    """Find the claim of these words: at this place, or the same sentence elsewhere in the story."""
    rows = Occurrence.objects.filter(claim__unit=unit_id, figure="").select_related("claim")
    here = rows.filter(version=version.pk, start=span.start, end=span.end).first()
    if here is None and story_id is not None:
        here = rows.filter(claim__story=story_id, exact=span.exact).first()
    return here.claim if here else None


def _known_figures(unit_id: str, sources: Sequence[Source]) -> Claim | None:
    for source in sources:
        row = Occurrence.objects.filter(
            claim__unit=unit_id, version=source.version.pk, start=source.start, figure=source.figure
        ).first()
        if row is not None:
            return row.claim
    return None


def _met_again(claim: Claim, by: Any, at: datetime, version: Any, span: Span) -> Claim:
    if not claim.occurrences.filter(version=version.pk, start=span.start, end=span.end).exists():
        _add(claim, by, at, version, span)
        finish(claim)
        weigh_claim(claim=claim, at=at)
        record.note(
            by=by,
            at=at,
            verb="verification.add_occurrence",
            subject=subject_of(claim),
            after={"exact": span.exact, "outlet": outlet_name(version.article)},
        )
    return claim


def _new_claim(by: Any, at: datetime, story_id: int | None) -> Claim:
    return Claim.objects.create(unit_id=by.unit_id, story_id=story_id, noted_by=by, noted_at=at)


def _add(claim: Claim, by: Any, at: datetime, version: Any, span: Span, *, figure: str = "") -> None:
    article = version.article
    Occurrence.objects.get_or_create(
        claim=claim, version_id=version.pk, start=span.start, end=span.end,
        defaults={
            "article_id": article.pk, "text_sha256": version.text_sha256, "exact": span.exact,
            "prefix": span.prefix, "suffix": span.suffix, "outlet": outlet_name(article)[:200],
            "language": article.language, "said_at": article.sorted_at, "figure": figure,
            "added_by": by, "added_at": at,
        },
    )  # fmt: skip


def _note_marked(claim: Claim, by: Any, at: datetime, said: list[str]) -> None:
    finish(claim)
    weigh_claim(claim=claim, at=at)
    record.note(
        by=by,
        at=at,
        verb="verification.mark_claim",
        subject=subject_of(claim),
        after={"exact": said, "story": claim.story.public_id if claim.story else None},
    )
