"""Pages of rows: home, features, media, corrections, register, calendar, log, keys, feeds, about, search."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from nhipcau.contacts.rules.subjects import SUBJECTS
from nhipcau.newsroom.queries import features as presented
from nhipcau.newsroom.queries.calendar import channels, conferences
from nhipcau.newsroom.queries.history import corrections_of
from nhipcau.newsroom.queries.naming import register, told_in
from nhipcau.newsroom.rules.grams import folded_terms, snippet
from nhipcau.newsroom.rules.markup import plain
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.newsroom.serving.lookout import LOOKOUT
from nhipcau.newsroom.views.showing import line_of, show
from nhipcau.signing.queries.keys import keys as all_keys
from nhipcau.signing.queries.logs import last_line, latest_head, lines
from nhipcau.signing.rules.logs import PAYLOADS

ON_HOME, ON_PAGE = 12, 20
LOG_LINES = 100
LONGEST_QUESTION = 200


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Lead whoever comes from the office to the newsroom in the office's own language."""
    return redirect("newsroom:home", settings.NEWSROOM_LANGUAGES[0])


@login_not_required
@require_safe
def home(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show the latest statements, features and the next press conference."""
    shelf = LOOKOUT.look().shelf
    news = [line_of(*row) for row in islice(shelf.in_language(language, features=False), ON_HOME)]
    shown = [row for _key, _name, rows in presented.categories(language) for row in rows[:2]][:4]
    upcoming = conferences(language)
    return show(
        language, "home", rest="", section="home", title=catalogue(language).say("nav_home"), rows=news,
        features=shown, conference=upcoming[0] if upcoming else None, has_more=len(news) == ON_HOME,
    )  # fmt: skip


@login_not_required
@require_safe
def archive(request: HttpRequest, language: str, page: int = 1) -> HttpResponse:  # noqa: ARG001
    """Show all statements, twenty a page."""
    shelf = LOOKOUT.look().shelf
    pages = Paginator([line_of(*row) for row in shelf.in_language(language)], ON_PAGE)
    if page > pages.num_pages:
        raise Http404
    rest = "all/" if page == 1 else f"all/{page}/"
    return show(
        language, "archive", rest=rest, section="home", title=catalogue(language).say("latest"),
        page=pages.page(page), pages=pages.num_pages,
    )  # fmt: skip


@login_not_required
@require_safe
def features(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show what presents the place, by category."""
    return _plain(language, "features", groups=presented.categories(language))


@login_not_required
@require_safe
def media(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show the media kits with their files."""
    shelf = LOOKOUT.look().shelf
    kits = presented.kits(language)
    for kit in kits:
        found = [shelf.latest(str(each)) for each in kit["piece_ids"]]  # type: ignore[attr-defined]
        kit["pieces"] = [line_of(row, row.texts[language]) for row in found if row and language in row.texts]
    return _plain(language, "media", kits=kits)


@login_not_required
@require_safe
def corrections(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show every correction, replacement and withdrawal."""
    return _plain(language, "corrections", rows=corrections_of(LOOKOUT.look().shelf, language))


@login_not_required
@require_safe
def spokespersons(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show who may speak today."""
    rows = [
        {
            "line": line, "office": told_in(language, line.offices, line.office),
            "post": told_in(language, line.posts, line.post), "matter": told_in(language, {}, line.matter),
        }
        for line in register()
    ]  # fmt: skip
    return _plain(language, "spokespersons", rows=rows)


@login_not_required
@require_safe
def calendar(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show the announced press conferences."""
    return _plain(language, "calendar", rows=conferences(language))


@login_not_required
@require_safe
def log(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show the newest lines of the public log; the whole of it stands in log.json."""
    last = last_line()
    rows = lines(after_seq=max(0, last.seq - LOG_LINES), limit=LOG_LINES) if last else []
    told = [(row, _read_in(row.facts.get(PAYLOADS, {}), language)) for row in reversed(rows)]
    return _plain(language, "log", rows=told, head=latest_head(), home_tag=settings.NEWSROOM_LANGUAGES[0])


def _read_in(payloads: Mapping[str, str], language: str) -> str:
    """Return in which language a line's statement can be read: this one, or one in which it left."""
    if language in payloads:
        return language
    return min(payloads, default=settings.NEWSROOM_LANGUAGES[0])


@login_not_required
@require_safe
def keys(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show the keys."""
    return _plain(language, "keys", keys=all_keys())


@login_not_required
@require_safe
def feeds(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Show the feeds of a language."""
    return _plain(language, "feeds", subjects=[subject for subject in SUBJECTS if subject != "general"])


@login_not_required
@require_safe
def about(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001
    """Say what this site is."""
    return _plain(language, "about", channels=channels(language))


@login_not_required
@require_safe
def search(request: HttpRequest, language: str) -> HttpResponse:
    """Find statements of this language."""
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    seen = LOOKOUT.look()
    found = LOOKOUT.index.find(language, question) if question else []
    pages = Paginator(found, ON_PAGE)
    page = pages.get_page(request.GET.get("page"))
    asked = folded_terms(question)
    rows = []
    for statement_id in page.object_list:
        edition = seen.shelf.latest(statement_id)
        text = edition.texts.get(language) if edition else None
        if edition and text:
            rows.append((line_of(edition, text), snippet(f"{text.lead}\n{plain(text.body)}", asked)))
    return show(
        language,
        "search",
        rest="search/",
        section="search",
        title=catalogue(language).say("nav_search"),
        question=question,
        rows=rows,
        count_found=len(found),
        page=page,
        pages=pages.num_pages,
    )


def _plain(language: str, name: str, **context: Any) -> HttpResponse:
    title = catalogue(language).say(f"nav_{name}")
    return show(language, name, rest=f"{name}/", section=name, title=title, **context)
