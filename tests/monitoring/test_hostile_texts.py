"""Payloads in titles, texts, mentions, addresses and queries come out as words on every screen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html as lxml_html
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page

from nhipcau.reading.records import Body, DateMention, Document, Figure, Mentions, Person, Place

PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example/a.js></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>bấm</a>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</p></div></article><form action=//x.example><input name=a>",
    "<!--><script>alert(1)</script>-->",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<body onload=alert(1)>",
    "<meta http-equiv=refresh content='0;url=//x.example'>",
    "<link rel=stylesheet href=//x.example/a.css>",
    "<style>@import '//x.example/a.css'</style>",
    "<base href=//x.example/>",
    "<object data=//x.example></object><embed src=//x.example>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "{{ 7|add:7 }}{% debug %}{% load i18n %}",
    "${alert(1)}`-alert(1)-`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\u202e<script>alert(1)</script>\u202c",
    "<hx hx-get='/x' hx-trigger='load' data-hx-on:load='alert(1)'>",
    "javascript:alert(1)",
    "<x/onpointerenter=alert(1) style=position:fixed;inset:0>",
]


def mentions(words: str) -> Mentions:
    """Return one mention of each kind whose every field is the payload, over crossing spans."""
    first, second = ((0, 7),), ((3, 12), (5, 9))
    return Mentions(
        people=(Person(words, (words,), first),),
        places=(Place(words, words, words[:20], words[:20], second),),
        bodies=(Body(words, first),),
        documents=(Document(words, words, words[:10], words, second),),
        figures=(Figure(words, 7, "over", words, first),),
        dates=(DateMention(words, words, words, "day", second),),
    )


def shape(page: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """List every element with the names of its attributes: what a payload must not change."""
    tree = lxml_html.document_fromstring(page)
    return [
        (element.tag, tuple(sorted(element.attrib)))
        for element in tree.iter()
        if isinstance(element.tag, str)
    ]


def addresses(page: bytes) -> list[str]:
    tree = lxml_html.document_fromstring(page)
    return [str(value) for value in tree.xpath("//@href | //@src | //@action | //@hx-get | //@formaction")]


def screens(web: Client, desk: Desk, words: str) -> list[bytes]:
    outlet = make_outlet(words)
    stored = make_page(outlet=outlet)
    fields: dict[str, Any] = {"title": words, "url": words, "lead": words, "mentions": mentions(words)}
    desk.store(f"{words}\n{words} cũ", page=stored, **fields)
    article = desk.store(f"{words}\n{words} mới", page=stored, fetched_at=FETCHED, **fields).article
    paths = [
        "/bai/",
        reverse("monitoring:article", args=[article.public_id]),
        reverse("monitoring:version", args=[article.public_id, 1]),
        reverse("monitoring:difference", args=[article.public_id, 1, 2]),
    ]
    pages = [web.get(path).content for path in paths]
    return [*pages, web.get("/bai/", {"q": words, "holder": words, "sort": words, "since": words}).content]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_adds_no_element_no_attribute_and_no_address(
    client: Client, officer: Any, desk: Desk, payload: str
) -> None:
    client.force_login(officer)
    for page in screens(client, desk, payload):
        tags = {tag for tag, _ in shape(page)}
        assert not tags & {
            "iframe",
            "object",
            "embed",
            "base",
            "style",
            "math",
            "video",
            "hx",
            "x",
            "template",
        }
        assert not [
            names for _, names in shape(page) if any(name.startswith(("on", "data-hx")) for name in names)
        ]
        assert not [names for _, names in shape(page) if "style" in names]
        assert not [
            link for link in addresses(page) if link.lower().startswith(("javascript:", "data:", "//"))
        ]
        assert page.count(b"<script") == page.count(b"</script>") == OUR_SCRIPTS
        assert "<" not in payload[:10] or payload.encode() not in page


OUR_SCRIPTS = 2
"""htmx and the house's own; the base template links both."""


def test_a_payload_leaves_the_page_as_it_is_with_plain_words(
    client: Client, officer: Any, desk: Desk
) -> None:
    client.force_login(officer)
    plain = [shape(page) for page in screens(client, desk, "Một câu hoàn toàn bình thường")[1:4]]
    hostile = [shape(page) for page in screens(client, desk, "<img src=x onerror=alert(1)>")[1:4]]
    assert plain == hostile
