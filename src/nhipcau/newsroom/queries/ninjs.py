"""A public statement as an IPTC ninjs 3.1 item. In: an edition and a language; out: a dictionary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from nhipcau.newsroom.links import absolute, statement_url
from nhipcau.newsroom.queries.editions import Edition
from nhipcau.newsroom.queries.naming import told_in
from nhipcau.newsroom.queries.shelf import Shelf
from nhipcau.newsroom.rules.markup import plain
from nhipcau.newsroom.rules.words import Catalogue, catalogue

STANDARD = {
    "name": "ninjs", "version": "3.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}  # fmt: skip


def items_of(shelf: Shelf, language: str, subject: str) -> list[Callable[[], dict[str, Any]]]:
    """Return what makes each item of a language, the latest change first: a page makes only its own."""
    rows = [
        row for row in shelf.standing()
        if (language in row.texts or row.is_withdrawn) and subject in {"", row.told.subject}
    ]  # fmt: skip
    rows.sort(key=lambda row: row.changed_at, reverse=True)
    return [partial(_item, row, language) for row in rows]


def item_of(edition: Edition, language: str) -> dict[str, Any] | None:
    """Return an item, None where the language does not exist."""
    return _item(edition, language) if edition.is_withdrawn or language in edition.texts else None


def _item(edition: Edition, language: str) -> dict[str, Any]:
    told, words = edition.told, catalogue(language)
    head = {
        "uri": statement_url(told.statement_id, language), "standard": STANDARD, "type": "text",
        "version": str(told.number), "firstCreated": told.first_published_at.isoformat(timespec="seconds"),
        "versionCreated": edition.changed_at.isoformat(timespec="seconds"), "language": words.tag,
        "subjects": [{"name": words.named("subject", told.subject), "uri": absolute(f"/{language}/feeds/")}],
        "genres": [{"name": words.named("kind", told.kind)}],
        "altIds": [{"role": "statement", "value": told.statement_id}],
    }  # fmt: skip
    return head | (_gone(edition, language) if edition.is_withdrawn else _words(edition, language, words))


def _words(edition: Edition, language: str, words: Catalogue) -> dict[str, Any]:
    told, text = edition.told, edition.texts[language]
    body = plain(text.body)
    changed = told_in(language, told.changes_told, told.what_changed).text
    return {
        "pubStatus": "usable", "edNote": changed, "copyrightHolder": text.issuer,
        "headlines": [{"role": "main", "value": text.title}],
        "descriptions": [{"role": "summary", "value": text.lead}] if text.lead else [],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": body, "charCount": len(body),
                    "wordCount": len(body.split())}],
        "organisations": [{"name": text.issuer, "rel": "issuer"}],
        "trustIndicators": [
            {"title": words.say("code"), "href": absolute(f"/{language}/real/"), "value": text.code},
            {"title": words.say("party"), "href": absolute(f"/{language}/about/"), "value": "party"},
        ],
    }  # fmt: skip


def _gone(edition: Edition, language: str) -> dict[str, Any]:
    told = edition.told
    return {
        "pubStatus": "canceled", "edNote": told_in(language, told.end_reasons, told.end_reason).text,
        "copyrightHolder": "", "headlines": [], "descriptions": [], "bodies": [], "organisations": [],
        "trustIndicators": [],
    }  # fmt: skip
