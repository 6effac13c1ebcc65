"""Files for machines: feeds, sitemaps, robots.txt, log and keys as JSON, calendars, media."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nhipcau.contacts.rules.subjects import GENERAL, SUBJECTS
from nhipcau.newsroom.links import absolute
from nhipcau.newsroom.queries.feeding import channel, latest_news, places
from nhipcau.newsroom.queries.naming import today
from nhipcau.newsroom.rules import feeds, sitemaps
from nhipcau.newsroom.serving.lookout import LOOKOUT
from nhipcau.newsroom.views.showing import answer
from nhipcau.presenting.queries.public import asset_file
from nhipcau.press.calendars import calendar_file
from nhipcau.press.queries.public import conferences_public
from nhipcau.signing.queries.keys import key_list
from nhipcau.signing.queries.logs import head_published, latest_head, line_published, lines
from nhipcau.signing.rules.publishing import log_of
from nhipcau.statements.queries.public import now_of_database

KINDS = {
    "atom": (feeds.atom, "application/atom+xml; charset=utf-8"),
    "rss": (feeds.rss, "application/rss+xml; charset=utf-8"),
    "json": (feeds.json_feed, "application/feed+json; charset=utf-8"),
}
XML, JSON = "application/xml; charset=utf-8", "application/json; charset=utf-8"
AT_ONCE = 1000


@login_not_required
@require_safe
def feed(request: HttpRequest, language: str, subject: str, kind: str) -> HttpResponse:  # noqa: ARG001
    """Give a feed of a language and subject."""
    if kind not in KINDS or (subject != "all" and (subject not in SUBJECTS or subject == GENERAL)):
        raise Http404
    write, media_type = KINDS[kind]
    shelf = LOOKOUT.look().shelf
    return answer(write(channel(shelf, language, "" if subject == "all" else subject, kind)), media_type)


@login_not_required
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """List the sitemaps."""
    names = [f"/sitemap-{language}.xml" for language in settings.NEWSROOM_LANGUAGES]
    return answer(sitemaps.index(map(absolute, [*names, "/sitemap-news.xml"])), XML)


@login_not_required
@require_safe
def sitemap(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """List every page of a language."""
    rows = list(places(LOOKOUT.look().shelf, language))[: sitemaps.MOST_ADDRESSES]
    return answer(sitemaps.sitemap(rows), XML)


@login_not_required
@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """List what is new."""
    return answer(sitemaps.news(latest_news(LOOKOUT.look().shelf, now_of_database())), XML)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Let every crawler read the newsroom, and nothing else."""
    allowed = "\n".join(f"Allow: /{language}/" for language in settings.NEWSROOM_LANGUAGES)
    private = "\n".join(
        f"Disallow: /{language}/{page}/"
        for language in settings.NEWSROOM_LANGUAGES
        for page in ("nhan-tin", "ask/done")
    )
    more = "Allow: /newsroom/\nAllow: /api/newsroom/\nAllow: /static/\nDisallow: /\n\n"
    more += f"Sitemap: {absolute('/sitemap.xml')}"
    return answer(f"User-agent: *\n{private}\n{allowed}\n{more}\n", "text/plain; charset=utf-8")


@login_not_required
@require_safe
def log(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Give the whole public log and its last signed head."""
    told: list[dict[str, Any]] = []
    while rows := lines(after_seq=told[-1]["seq"] if told else 0, limit=AT_ONCE):
        told += [line_published(row) for row in rows]
    head = latest_head()
    whole = {**log_of(told), "head": head_published(head) if head else None}
    return answer(json.dumps(whole, ensure_ascii=False), JSON)


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Give the key list."""
    return answer(json.dumps(key_list(), ensure_ascii=False), JSON)


@login_not_required
@require_safe
def conference(request: HttpRequest, language: str, public_id: str) -> HttpResponse:  # noqa: ARG001
    """Give a press conference for calendars."""
    rows = [line for line in conferences_public(today()) if line.public_id == public_id]
    if not rows:
        raise Http404
    written = calendar_file(rows, at=rows[0].starts_at, language=language)
    response = answer(written, "text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{public_id}.ics"'
    return response


@login_not_required
@require_safe
def media(request: HttpRequest, asset_id: str, rendition: str, ending: str) -> FileResponse:  # noqa: ARG001
    """Give a file while a public page holds it. Never kept: rights may end at any time."""
    found = asset_file(asset_id, rendition)
    if found is None:
        raise Http404
    response = FileResponse(found.path.open("rb"), content_type=found.media_type, filename=found.name,
                            as_attachment=not found.media_type.startswith("image/"))  # fmt: skip
    response.headers["ETag"] = f'"{found.sha256[:32]}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
