"""Atom, RSS and JSON Feed of the same entries. Pure.

In: a `Channel` with its entries; out: bytes. An entry's id never changes; a correction moves `updated`, a
withdrawn entry is a tombstone (RFC 6721 in Atom) that gives the reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

ATOM, DELETED, DC = (
    "http://www.w3.org/2005/Atom",
    "http://purl.org/atompub/tombstones/1.0",
    "http://purl.org/dc/terms/",
)
register_namespace("", ATOM)
register_namespace("at", DELETED)
register_namespace("dcterms", DC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in a language."""

    id: str
    url: str
    title: str
    summary: str
    text: str
    subject: str
    published: datetime
    updated: datetime
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed."""

    id: str
    url: str
    home: str
    title: str
    subtitle: str
    language: str
    publisher: str
    updated: datetime
    entries: tuple[Entry, ...]


def atom(channel: Channel) -> bytes:
    """Write Atom (RFC 4287)."""
    root = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": channel.language})
    for name, value in (("id", channel.id), ("title", channel.title), ("subtitle", channel.subtitle),
                        ("updated", _iso(channel.updated))):  # fmt: skip
        _atom(root, name, value)
    _atom(root, "link", rel="self", type="application/atom+xml", href=channel.url)
    _atom(root, "link", rel="alternate", type="text/html", href=channel.home)
    author = _atom(root, "author")
    _atom(author, "name", channel.publisher)
    for entry in channel.entries:
        _atom_entry(root, entry)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _atom_entry(root: Element, entry: Entry) -> None:
    if entry.is_gone:
        gone = SubElement(root, f"{{{DELETED}}}deleted-entry", {"ref": entry.id, "when": _iso(entry.updated)})
        SubElement(gone, f"{{{DELETED}}}comment").text = entry.summary
        _atom(gone, "link", rel="alternate", type="text/html", href=entry.url)
        return
    told = _atom(root, "entry")
    for name, value in (("id", entry.id), ("title", entry.title), ("published", _iso(entry.published)),
                        ("updated", _iso(entry.updated)), ("summary", entry.summary)):  # fmt: skip
        _atom(told, name, value)
    _atom(told, "link", rel="alternate", type="text/html", href=entry.url)
    _atom(told, "category", term=entry.subject)
    _atom(told, "content", entry.text, type="text")


def rss(channel: Channel) -> bytes:
    """Write RSS 2.0."""
    root = Element("rss", {"version": "2.0"})
    head = SubElement(root, "channel")
    for name, value in (("title", channel.title), ("link", channel.home),
                        ("description", channel.subtitle or channel.title), ("language", channel.language),
                        ("lastBuildDate", format_datetime(channel.updated))):  # fmt: skip
        SubElement(head, name).text = value
    SubElement(head, f"{{{ATOM}}}link", {"rel": "self", "type": "application/rss+xml", "href": channel.url})
    for entry in channel.entries:
        item = SubElement(head, "item")
        SubElement(item, "guid", {"isPermaLink": "false"}).text = entry.id
        for name, value in (
            ("title", entry.title),
            ("link", entry.url),
            ("description", entry.summary),
            ("category", entry.subject),
            ("pubDate", format_datetime(entry.published)),
        ):
            SubElement(item, name).text = value
        SubElement(item, f"{{{DC}}}modified").text = _iso(entry.updated)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def json_feed(channel: Channel) -> bytes:
    """Write JSON Feed 1.1."""
    told = {
        "version": "https://jsonfeed.org/version/1.1", "title": channel.title, "home_page_url": channel.home,
        "feed_url": channel.url, "description": channel.subtitle, "language": channel.language,
        "authors": [{"name": channel.publisher}], "items": [_item(entry) for entry in channel.entries],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id, "url": entry.url, "title": entry.title, "summary": entry.summary,
        "content_text": entry.text or entry.summary, "date_published": _iso(entry.published),
        "date_modified": _iso(entry.updated), "tags": [entry.subject],
        **({"_nhipcau": {"withdrawn": True}} if entry.is_gone else {}),
    }  # fmt: skip


def _atom(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
