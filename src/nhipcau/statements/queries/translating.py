"""What is to be translated, and one translation beside its original. In: who asks; out: rows and `Desk`.

Wanted are the languages of the newsroom; the original's own is never missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from nhipcau.statements.models import Edition, Version
from nhipcau.statements.queries.desk import editions_for
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import is_stale
from nhipcau.translation.queries.originals import original_text
from nhipcau.translation.queries.terms import Hit, hints_for, terms_for, terms_in
from nhipcau.translation.rules.comparing import Difference, Text, differences

MISSING, STALE = "missing", "stale"
OPEN = (states.UNPUBLISHED, states.SCHEDULED, states.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a wanted language of an edition stands."""

    language: str
    version: Version | None
    is_stale: bool

    @property
    def state(self) -> str:
        """One word: missing, stale, or the step of the workflow."""
        if self.version is None:
            return MISSING
        return STALE if self.is_stale else self.version.workflow


def wanted_languages() -> list[str]:
    """Return the languages of the newsroom."""
    return list(settings.NEWSROOM_LANGUAGES)


def translatable_for(person: Any) -> QuerySet[Edition]:
    """Return each statement's last edition that is or will be out, with its original's hash and title."""
    later = Edition.objects.filter(statement=OuterRef("statement"), number__gt=OuterRef("number"))
    original = Version.objects.filter(edition=OuterRef("pk"), language=OuterRef("statement__language"))
    rows = editions_for(person).filter(~Exists(later), publication__in=OPEN)
    return rows.annotate(
        original_hash=Subquery(original.values("content_hash")[:1], output_field=CharField()),
        heading=Subquery(original.values("title")[:1], output_field=CharField()),
    ).prefetch_related("versions").order_by("-dated_on", "-pk")  # fmt: skip


def in_language(editions: QuerySet[Edition], language: str, state: str) -> QuerySet[Edition]:
    """Keep the editions whose version in a language (or in any, "") stands so."""
    codes = [language] if language else wanted_languages()
    chosen = Q(pk__in=[])
    for code in codes:
        foreign = ~Q(statement__language=code)
        rows = Version.objects.filter(edition=OuterRef("pk"), language=code)
        if state == MISSING:
            chosen |= foreign & Q(~Exists(rows))
        elif state == STALE:
            behind = rows.exclude(source_hash="").exclude(source_hash=OuterRef("original_hash"))
            chosen |= foreign & Q(Exists(behind))
        else:
            chosen |= foreign & Q(Exists(rows.filter(workflow=state) if state else rows))
    return editions.filter(chosen)


def standings(edition: Edition) -> list[Standing]:
    """Return every wanted language of an edition but the original's, and any further one it has."""
    versions = {version.language: version for version in edition.versions.all()}
    own = edition.statement.language
    original = versions.get(own)
    codes = [code for code in dict.fromkeys([*wanted_languages(), *versions]) if code != own]
    return [_standing(code, versions.get(code), original) for code in codes]


def _standing(code: str, version: Version | None, original: Version | None) -> Standing:
    behind = version is not None and original is not None
    return Standing(
        code,
        version,
        behind and is_stale(version.source_hash, original.content_hash),  # type: ignore[union-attr]
    )


@dataclass(frozen=True, slots=True)
class Bench:
    """One translation on the translator's bench."""

    edition: Edition
    original: Version
    version: Version | None
    language: str

    @property
    def source(self) -> Text:
        """The original's words."""
        return words_of(self.original)

    @property
    def is_behind(self) -> bool:
        """Whether the original changed since it was translated."""
        return bool(self.version and is_stale(self.version.source_hash, self.original.content_hash))

    @property
    def is_released(self) -> bool:
        """Whether the public reads it: then its words are touched no more."""
        return bool(self.version and self.version.released_at)


def bench_for(person: Any, edition_id: str, language: str) -> Bench:
    """Return an edition's translation into a language; 404 for another unit's, or a language not wanted."""
    edition = editions_for(person).filter(public_id=edition_id).first()
    if edition is None:
        raise Http404
    versions = {version.language: version for version in edition.versions.all()}
    original = versions.get(edition.statement.language)
    is_known = language in versions or language in wanted_languages()
    if original is None or not is_known or language == original.language:
        raise Http404
    return Bench(edition, original, versions.get(language), language)


def words_of(version: Version) -> Text:
    """Return a version as a text to compare."""
    return Text(version.language, version.title, version.lead, version.body)


def earlier_source(bench: Bench) -> Text | None:
    """Return the words that the translation was made from, where they differ from the original's now."""
    if not bench.version or not bench.is_behind:
        return None
    kept = original_text(bench.version.source_hash)
    if kept:
        return kept
    row = Version.objects.filter(
        edition__statement=bench.edition.statement_id, language=bench.original.language,
        content_hash=bench.version.source_hash,
    ).first()  # fmt: skip
    return words_of(row) if row else None


def differences_of(bench: Bench, target: Text) -> list[Difference]:
    """Return what a translation changed, by the unit's agreed terms."""
    agreed = terms_for(bench.edition.statement.unit_id, bench.original.language, bench.language)
    return differences(bench.source, target, agreed)


def hits_of(bench: Bench, text: str) -> list[Hit]:
    """Return the terms that stand in a part of the original."""
    hints = hints_for(bench.edition.statement.unit_id, bench.original.language, bench.language)
    return terms_in(text, hints, bench.original.language)
