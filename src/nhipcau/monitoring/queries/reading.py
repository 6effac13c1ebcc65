"""One article with its versions and mentions. In: who asks and a public id; called by the screens."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import Article, Mention, Version
from nhipcau.monitoring.queries.searching import articles_for
from nhipcau.monitoring.rules.difference import Line, difference


def get_article_for(person: Visitor, public_id: str) -> Article:
    """Return the article, or 404 when there is none that this person may read."""
    article = articles_for(person).filter(public_id=public_id).first()
    if article is None:
        raise Http404
    return article


def get_version(article: Article, number: int | None = None) -> Version:
    """Return one version of an article, the latest when no number is given, or 404."""
    wanted = article.latest_number if number is None else number
    version = article.versions.select_related("snapshot").filter(number=wanted).first()
    if version is None:
        raise Http404
    return version


def versions_of(article: Article) -> QuerySet[Version]:
    """Return all versions, newest first, without their texts."""
    return article.versions.defer("text").order_by("-number")


def mentions_of(version: Version) -> list[Mention]:
    """Return everything that was found in a version, in the stored order."""
    return list(version.mentions.order_by("position"))


def change_between(old: Version, new: Version) -> list[Line]:
    """Compare title and text of two versions; a lead stands in the text already."""
    return difference(f"{old.title}\n{old.text}", f"{new.title}\n{new.text}")
