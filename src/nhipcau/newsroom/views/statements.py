"""A statement in a language: page, editions, tombstone, the offer of other languages, files beside it."""

from __future__ import annotations

import io
import json

import segno
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nhipcau.newsroom.links import absolute, checking_url, statement_url
from nhipcau.newsroom.queries.editions import Edition, Text
from nhipcau.newsroom.queries.features import piece_page
from nhipcau.newsroom.queries.naming import Part
from nhipcau.newsroom.queries.signed import envelope
from nhipcau.newsroom.rules import jsonld
from nhipcau.newsroom.rules.markup import blocks, plain
from nhipcau.newsroom.rules.words import catalogue
from nhipcau.newsroom.serving.lookout import LOOKOUT
from nhipcau.newsroom.views.missing import absent
from nhipcau.newsroom.views.showing import answer, catalogue_tag, part, show
from nhipcau.statements.queries.public_reviews import Review, review_of
from nhipcau.statements.rules import states

SHARED_LETTERS = 200
"""Of the lead, in the short text to copy."""


@login_not_required
@require_safe
def statement(request: HttpRequest, language: str, statement_id: str) -> HttpResponse:
    """Show the edition that holds now, its tombstone, or which languages exist."""
    edition = LOOKOUT.look().shelf.latest(statement_id)
    if edition is None:
        return absent(request, language, statement_id)
    if edition.is_withdrawn:
        return _tombstone(language, edition, f"{statement_id}/")
    return _page(language, edition, f"{statement_id}/")


@login_not_required
@require_safe
def one_edition(request: HttpRequest, language: str, statement_id: str, number: str) -> HttpResponse:
    """Show one edition, also an earlier one; all of them are gone once the statement is withdrawn."""
    shelf = LOOKOUT.look().shelf
    edition, latest = shelf.edition(statement_id, int(number)), shelf.latest(statement_id)
    if edition is None or latest is None:
        return absent(request, language, statement_id)
    rest = f"{statement_id}/{int(number)}/"
    if latest.is_withdrawn or edition.is_withdrawn:
        return _tombstone(language, latest, rest)
    return _page(language, edition, rest)


def found(language: str, statement_id: str) -> tuple[Edition, Text]:
    """Return the readable edition of a language or 404."""
    edition = LOOKOUT.look().shelf.latest(statement_id)
    text = edition.texts.get(language) if edition else None
    if edition is None or text is None or edition.is_withdrawn:
        raise Http404
    return edition, text


@login_not_required
@require_safe
def signed(request: HttpRequest, language: str, statement_id: str, number: str = "") -> HttpResponse:  # noqa: ARG001
    """Give the signed file of an edition's language."""
    edition, _text = found(language, statement_id)
    told = envelope(statement_id, int(number or edition.told.number), language)
    if told is None:
        raise Http404
    return answer(json.dumps(told, ensure_ascii=False, indent=1), "application/json")


@login_not_required
@require_safe
def code_image(request: HttpRequest, language: str, statement_id: str) -> HttpResponse:  # noqa: ARG001
    """Draw the code that leads to the check of this very text."""
    _edition, text = found(language, statement_id)
    drawn = io.BytesIO()
    segno.make(checking_url(text.code, language), error="m").save(
        drawn, kind="svg", scale=4, border=4, light="#fff", xmldecl=False, title=text.code
    )
    return answer(drawn.getvalue(), "image/svg+xml")


@login_not_required
@require_safe
def share(request: HttpRequest, language: str, statement_id: str) -> HttpResponse:  # noqa: ARG001
    """Offer text ready to copy; nothing is posted for anybody."""
    edition, text = found(language, statement_id)
    address = statement_url(statement_id, language)
    lead = text.lead or plain(text.body).split("\n")[0]
    short = f"{text.title}\n\n{lead[:SHARED_LETTERS]}{'…' if len(lead) > SHARED_LETTERS else ''}\n\n{address}"
    whole = "\n\n".join(
        each for each in (text.title, text.lead, plain(text.body), text.issuer, address) if each
    )
    return show(
        language, "share", rest=f"{statement_id}/share/", existing=edition.texts, title=text.title,
        text=text, short=short, whole=whole, path=f"/{language}/{statement_id}/",
    )  # fmt: skip


def _page(language: str, edition: Edition, rest: str) -> HttpResponse:
    text = edition.texts.get(language)
    told = edition.told
    if text is None:
        return _missing(language, edition, rest)
    words = catalogue(language)
    is_response = told.kind == states.RESPONSE
    review = review_of(told.statement_id) if is_response else None
    shelf = LOOKOUT.look().shelf
    numbers = [row.told.number for row in shelf.editions.get(told.statement_id, ())]
    return show(
        language,
        "statement",
        rest=rest,
        existing=edition.texts,
        title=text.title,
        description=text.lead or plain(text.body)[:200],
        edition=edition,
        told=told,
        text=text,
        blocks=list(blocks(text.body)),
        issuer=_issuer(language, edition, text),
        path=f"/{language}/{told.statement_id}/",
        is_response=is_response,
        review=_review(language, review),
        piece=piece_page(told.statement_id, told.number, language) if told.kind == states.FEATURE else None,
        numbers=numbers if len(numbers) > 1 else [],
        changes=_changes(language, edition),
        ended=told.ended_at,
        before=max((number for number in numbers if number < told.number), default=None),
        ld=jsonld.written(_markup(edition, text, review)),
        is_old=edition.is_corrected,
        subject=told.subject,
        section="features" if told.kind == states.FEATURE else "home",
        w_issuer=words,
    )


def _markup(edition: Edition, text: Text, review: Review | None) -> list[dict[str, object]]:
    told = edition.told
    address = statement_url(told.statement_id, text.language)
    news = jsonld.article(
        jsonld.Facts(
            url=address, headline=text.title, description=text.lead, body=plain(text.body),
            language=catalogue_tag(text.language), published=told.first_published_at.isoformat(),
            modified=edition.changed_at.isoformat(), publisher=text.issuer, home=absolute("/"),
            correction=told.what_changed if told.number > 1 else "",
        )
    )  # fmt: skip
    return [news, jsonld.review(review.markup, address)] if review else [news]


def _review(language: str, review: Review | None) -> dict[str, object] | None:
    if review is None:
        return None
    words = catalogue(language)
    return {
        "claim": part(words, review.claim, review.claim_language), "verdict": review.verdict,
        "summary": part(words, review.summary, "vi"),
    }  # fmt: skip


def _issuer(language: str, edition: Edition, text: Text) -> Part:
    """Mark an office's name that has no translation as what it is."""
    original = edition.texts.get(edition.told.original_language)
    is_foreign = original and language != original.language and original.issuer == text.issuer
    return Part(text.issuer, catalogue_tag(original.language) if original and is_foreign else "")


def _changes(language: str, edition: Edition) -> Part | None:
    told = edition.told
    if not told.what_changed:
        return None
    words = told.changes_told.get(language)
    return Part(words) if words else part(catalogue(language), told.what_changed, "vi")


def _missing(language: str, edition: Edition, rest: str) -> HttpResponse:
    offered = [
        (f"/{each}/{rest}", catalogue_tag(each), catalogue(each).name, text.title)
        for each, text in edition.texts.items()
    ]
    words = catalogue(language)
    title = words.say("missing_title", language=words.name)
    return show(
        language, "missing", rest=rest, status=404, existing=edition.texts, title=title, offered=offered
    )


def _tombstone(language: str, edition: Edition, rest: str) -> HttpResponse:
    told = edition.told
    words = catalogue(language)
    reason = told.end_reasons.get(language)
    return show(
        language, "gone", rest=rest, status=410, title=words.say("gone_title"), told=told,
        reason=Part(reason) if reason else part(words, told.end_reason, "vi"),
    )  # fmt: skip
