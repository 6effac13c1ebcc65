"""The public API: statements as IPTC ninjs 3.1. Explicit schemas; what it serves is what the pages serve."""

from __future__ import annotations

import json
from typing import Any, Literal

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI, Schema
from ninja.renderers import JSONRenderer

from nhipcau.newsroom.queries.ninjs import item_of, items_of
from nhipcau.newsroom.serving.lookout import LOOKOUT
from nhipcau.newsroom.views.showing import answer, public

MOST = 100


class Headline(Schema):
    """A title."""

    role: str
    value: str


class Body(Schema):
    """The words."""

    role: str
    contentType: str  # noqa: N815 - as ninjs writes it
    value: str
    charCount: int  # noqa: N815
    wordCount: int  # noqa: N815


class Named(Schema):
    """A subject, a genre, an organisation."""

    name: str
    uri: str = ""
    rel: str = ""


class AltId(Schema):
    """Another name of the item."""

    role: str
    value: str


class Trust(Schema):
    """What readers may rely on."""

    title: str
    href: str
    value: str


class Item(Schema):
    """One statement in one language (ninjs 3.1)."""

    uri: str
    standard: dict[str, str]
    type: Literal["text"]
    version: str
    firstCreated: str  # noqa: N815
    versionCreated: str  # noqa: N815
    pubStatus: Literal["usable", "canceled"]  # noqa: N815
    language: str
    edNote: str  # noqa: N815
    copyrightHolder: str  # noqa: N815
    headlines: list[Headline]
    descriptions: list[Headline]
    bodies: list[Body]
    subjects: list[Named]
    genres: list[Named]
    organisations: list[Named]
    altIds: list[AltId]  # noqa: N815
    trustIndicators: list[Trust]  # noqa: N815


class Page(Schema):
    """Some items, the latest change first."""

    count: int
    offset: int
    items: list[Item]


class Written(JSONRenderer):
    """JSON with letters as they are."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:  # noqa: ARG002
        """Write an answer."""
        return json.dumps(data, ensure_ascii=False)


api = NinjaAPI(
    title="Newsroom", version="1", urls_namespace="newsroom_api", docs_url=None, openapi_url=None,
    renderer=Written(), auth=None,
)  # fmt: skip


@api.get("/{language}/statements", response=Page)
def statements(  # noqa: PLR0917 - as the address has them
    request: HttpRequest,  # noqa: ARG001
    response: HttpResponse,
    language: str,
    subject: str = "",
    limit: int = 20,
    offset: int = 0,
) -> dict[str, Any]:
    """List statements of a language, tombstones too."""
    if language not in settings.NEWSROOM_LANGUAGES:
        raise Http404
    public(response)
    start, most = max(offset, 0), min(max(limit, 1), MOST)
    found = items_of(LOOKOUT.look().shelf, language, subject)
    return {"count": len(found), "offset": start, "items": [make() for make in found[start : start + most]]}


@api.get("/{language}/statements/{statement_id}", response=Item)
def statement(
    request: HttpRequest,  # noqa: ARG001
    response: HttpResponse,
    language: str,
    statement_id: str,
) -> dict[str, Any]:
    """Give one statement in a language."""
    edition = LOOKOUT.look().shelf.latest(statement_id)
    told = item_of(edition, language) if edition and language in settings.NEWSROOM_LANGUAGES else None
    if told is None:
        raise Http404
    public(response)
    return told


PREFIX = "/api/newsroom/"


@login_not_required
@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Describe the API (OpenAPI)."""
    return answer(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)), "application/json")


routes = api.urls
for pattern in routes[0]:
    if pattern.callback is not None:
        pattern.callback = login_not_required(pattern.callback)
