"""What the story page shows: members, accounts, figures, who and what is named. In: a story; out: rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from nhipcau.stories.models import Decision, Placement, Story
from nhipcau.stories.queries.texts import Named, Text, figures_in, mentions_in, texts_of
from nhipcau.stories.rules.accounts import Account, Told, accounts
from nhipcau.stories.rules.comparing import Disagreement, disagreements

SHOWN_KINDS = ("people", "places", "documents", "figures")


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a story and why it is here."""

    article_id: int
    public_id: str
    title: str
    outlet: str
    language: str
    sorted_at: datetime
    published_on: date | None
    has_hour: bool
    score: float | None
    by: str
    shared: list[str]
    decision: Decision | None


@dataclass
class Holder:
    """An office-holder with the offices named and the articles that name the person."""

    name: str
    offices: list[str] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)


@dataclass
class Counted:
    """A document or place with the articles that name it."""

    label: str
    detail: dict[str, Any]
    articles: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Contents:
    """What the articles of a story say together."""

    texts: Sequence[Text]
    accounts: Sequence[Account]
    disagreements: Sequence[Disagreement]
    holders: Sequence[Holder]
    documents: Sequence[Counted]
    places: Sequence[Counted]
    """`label` is the unit's id."""


def members_of(story: Story) -> list[Member]:
    """Return the articles of a story, the earliest first."""
    rows = (
        Placement.objects.filter(story=story)
        .select_related("article__outlet", "decision__by")
        .order_by("article__sorted_at", "article_id")
    )
    return [_member(row) for row in rows]


def contents_of(story: Story, copies: Collection[int] = ()) -> Contents:
    """Read the latest versions of a story's articles, two queries however many; copies give no account."""
    texts, mentions = texts_of(story.pk), mentions_in(story.pk, *SHOWN_KINDS)
    figures = figures_in(texts, mentions)
    return Contents(
        texts=texts,
        accounts=accounts(_told([text for text in texts if text.article_id not in copies], mentions)),
        disagreements=disagreements(figures),
        holders=_holders(mentions),
        documents=_most_named(_counted(mentions, "documents")),
        places=_most_named(_places(mentions)),
    )


def _member(row: Placement) -> Member:
    article = row.article
    return Member(
        article_id=row.article_id, public_id=article.public_id, title=article.title,
        outlet=article.outlet.name if article.outlet else "", language=article.language,
        sorted_at=article.sorted_at, published_on=article.published_on,
        has_hour=article.published_at is not None, score=row.score, by=row.by, shared=row.shared,
        decision=row.decision,
    )  # fmt: skip


def _told(texts: Sequence[Text], mentions: Iterable[Named]) -> list[Told]:
    said: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in mentions:
        if one.kind != "figures" or any(
            char.isdigit() for char in one.label
        ):  # "hai ngày" tells no outlet apart
            said[one.article_id].append((one.kind, one.label))
    return [
        Told(
            text.article_id,
            text.outlet,
            text.language,
            text.at,
            text.lead or text.text,
            frozenset(said[text.article_id]),
        )
        for text in texts
    ]


def _holders(mentions: Iterable[Named]) -> list[Holder]:
    found: dict[str, Holder] = {}
    for one in mentions:
        if one.kind != "people":
            continue
        holder = found.setdefault(one.label, Holder(one.label))
        holder.articles.add(one.article_id)
        holder.offices += [office for office in one.detail.get("offices", []) if office not in holder.offices]
    return sorted(found.values(), key=lambda holder: (-len(holder.articles), holder.name))


def _counted(mentions: Iterable[Named], kind: str) -> list[Counted]:
    found: dict[str, Counted] = {}
    for one in mentions:
        if one.kind == kind:
            found.setdefault(one.label, Counted(one.label, one.detail)).articles.add(one.article_id)
    return list(found.values())


def _places(mentions: Iterable[Named]) -> list[Counted]:
    found: dict[str, Counted] = {}
    for one in mentions:
        if one.kind == "places" and one.unit_id:
            found.setdefault(one.unit_id, Counted(one.unit_id, one.detail)).articles.add(one.article_id)
    return list(found.values())


def _most_named(rows: Iterable[Counted]) -> list[Counted]:
    return sorted(rows, key=lambda row: (-len(row.articles), row.label))
