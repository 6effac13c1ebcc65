"""What can be marked: the articles of a story cut into sentences, and its disagreements of figures.

In: who asks, a story or an article. Out: rows for the marking screen and the sources that marking stores.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nhipcau.monitoring.queries.copying import copies_of, latest_versions, originals_of
from nhipcau.stories.queries.telling import contents_of, members_of
from nhipcau.stories.rules.comparing import Disagreement, Seen
from nhipcau.verification.models import Claim, Occurrence
from nhipcau.verification.rules.marking import Sentence, paragraphs, sentences


@dataclass(frozen=True, slots=True)
class Source:
    """One place where a figure is told: what marking a disagreement stores."""

    version: Any
    start: int
    end: int
    exact: str
    figure: str
    outlet: str
    language: str
    at: datetime
    copies: tuple[str, ...] = ()
    """Outlets that took the text over."""

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.exact.partition(self.figure)[0]

    @property
    def after(self) -> str:
        """The sentence behind the figure."""
        return self.exact.partition(self.figure)[2]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A disagreement offered as one claim."""

    key: str
    label: str
    sources: tuple[Source, ...]
    claim: Claim | None
    """Where it was marked already."""

    @property
    def figures(self) -> list[str]:
        """The figures as their sources tell them, each once."""
        return list(dict.fromkeys(source.figure for source in self.sources))


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """One sentence with the claims marked in it."""

    sentence: Sentence
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """One article to mark in."""

    article: Any
    version: Any
    outlet: str
    paragraphs: list[list[ShownSentence]]
    copies: list[str]


def candidates_of(story: Any, unit_id: str) -> list[Candidate]:
    """Return the story's disagreements of figures with their sources side by side, copies folded away."""
    ids = [member.article_id for member in members_of(story)]
    originals = originals_of(ids)
    found = contents_of(story, originals).disagreements
    versions = {version.article_id: version for version in latest_versions(ids)}
    made = [_sources(one, versions, originals) for one in found]
    marked = _marked_figures(unit_id, [source for sources in made for source in sources])
    return [
        Candidate(_key(sources), one.label, sources, _claim_of(sources, marked))
        for one, sources in zip(found, made, strict=True)
    ]


def articles_to_mark(story: Any, unit_id: str, *, first: int, most: int) -> tuple[list[ShownArticle], int]:
    """Return some originals of a story with their sentences, and how many originals there are."""
    ids = [member.article_id for member in members_of(story)]
    originals = originals_of(ids)
    roots = [one for one in ids if originals.get(one, 0) not in ids]
    return shown_articles(roots[first : first + most], unit_id), len(roots)


def shown_articles(article_ids: Sequence[int], unit_id: str) -> list[ShownArticle]:
    """Cut these articles into sentences and put the unit's marks on them."""
    versions = {version.article_id: version for version in latest_versions(article_ids)}
    copies = copies_of(article_ids)
    marks = _marks_in([version.pk for version in versions.values()], unit_id)
    return [
        ShownArticle(
            article=versions[one].article,
            version=versions[one],
            outlet=outlet_name(versions[one].article),
            paragraphs=_with_marks(versions[one].text, marks.get(versions[one].pk, [])),
            copies=[copy.outlet for copy in copies.get(one, []) if copy.outlet],
        )
        for one in article_ids
        if one in versions
    ]


def outlet_name(article: Any) -> str:
    """Return who published it, empty where that is not known."""
    return article.outlet.name if article.outlet else ""


def _sources(
    found: Disagreement, versions: Mapping[int, Any], originals: Mapping[int, int]
) -> tuple[Source, ...]:
    told: dict[tuple[int, float, str], list[Seen]] = {}
    for line in found.lines:
        root = originals.get(line.seen.article_id, line.seen.article_id)
        told.setdefault((root, line.seen.value, line.seen.qualifier), []).append(line.seen)
    known = (seen for seen in told.values() if seen[0].article_id in versions)
    return tuple(_source(seen[0], versions[seen[0].article_id], seen[1:]) for seen in known)


def _source(seen: Seen, version: Any, copies: Iterable[Seen]) -> Source:
    around = sentence_around(version.text, seen.start, seen.end)
    names = tuple(dict.fromkeys(copy.outlet for copy in copies if copy.outlet))
    figure = version.text[seen.start : seen.end]
    return Source(
        version, around.start, around.end, around.text, figure, seen.outlet, seen.language, seen.at, names
    )


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """Return the sentence that holds a span; the span itself where it crosses sentences."""
    holding = (one for one in sentences(text) if one.start <= start and end <= one.end)
    return next(holding, Sentence(start, end, text[start:end]))


def _key(sources: Sequence[Source]) -> str:
    places = sorted((source.version.pk, source.start, source.figure) for source in sources)
    return hashlib.sha256(repr(places).encode()).hexdigest()[:20]


def _marked_figures(unit_id: str, sources: Collection[Source]) -> dict[tuple[int, int, str], Claim]:
    versions = {source.version.pk for source in sources}
    rows = Occurrence.objects.filter(claim__unit=unit_id, version__in=versions).exclude(figure="")
    return {(row.version_id, row.start, row.figure): row.claim for row in rows.select_related("claim")}


def _claim_of(sources: Sequence[Source], marked: Mapping[tuple[int, int, str], Claim]) -> Claim | None:
    places = ((source.version.pk, source.start, source.figure) for source in sources)
    return next((marked[place] for place in places if place in marked), None)


def _marks_in(version_ids: list[int], unit_id: str) -> dict[int, list[Occurrence]]:
    found: dict[int, list[Occurrence]] = {}
    rows = Occurrence.objects.filter(version__in=version_ids, claim__unit=unit_id).select_related("claim")
    for row in rows:
        found.setdefault(row.version_id, []).append(row)
    return found


def _with_marks(text: str, marks: Sequence[Occurrence]) -> list[list[ShownSentence]]:
    return [
        [
            ShownSentence(
                one,
                list(
                    {m.claim_id: m.claim for m in marks if m.start < one.end and m.end > one.start}.values()
                ),
            )
            for one in line
        ]
        for line in paragraphs(text)
    ]
