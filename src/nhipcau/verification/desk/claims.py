"""What the menu, the start page, stories, articles and the record show of claims."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import beside, desk, naming, navigation
from nhipcau.common.beside import Beside
from nhipcau.common.desk import Builder, Card, Line
from nhipcau.common.navigation import NavEntry
from nhipcau.verification.models import Claim
from nhipcau.verification.models.claims import ClaimKind, RelationKind
from nhipcau.verification.queries.claims import Filters, claims_for, claims_met_in, titles
from nhipcau.verification.queries.matching import text_of
from nhipcau.verification.queries.standing import standing_tone, standing_words
from nhipcau.verification.queries.story_claims import claims_of_story
from nhipcau.verification.rules import states

SHOWN = 5
LETTERS = 120
"""Three lines of a phone."""


def claims_card(person: Any, at: datetime) -> Card | None:  # noqa: ARG001 - asked alike of all
    """Show the claims that wait for somebody, those most worth checking first."""
    waiting = claims_for(person, Filters(has_dossier=False)).filter(state__in=[states.NOTED, states.OPEN])
    count = waiting.count()
    if not count:
        return None
    new = waiting.filter(state=states.NOTED).count()
    shown = waiting.prefetch_related("occurrences")[:SHOWN]
    lines = [_line(claim, _("%(points)s điểm") % {"points": claim.worth}) for claim in shown]
    caption = _("nhận định chờ, %(new)s chưa phân loại") % {"new": new}
    address = reverse("verification:claims")
    return Card(
        title=_("Kiểm chứng"), figure=count, caption=caption, lines=lines, url=address,
        link=_("Xem hàng chờ kiểm chứng"),
    )  # fmt: skip


def beside_story(person: Any, public_id: str, at: datetime) -> Card | None:  # noqa: ARG001 - asked alike of all
    """Show the claims marked in a story."""
    return _marked(person, claims_of_story(person, public_id), f"story={public_id}")


def beside_article(person: Any, public_id: str, at: datetime) -> Card | None:  # noqa: ARG001 - asked alike of all
    """Show the claims marked in an article."""
    return _marked(person, claims_met_in(person, article=public_id), f"article={public_id}")


def _marked(person: Any, claims: list[Claim], asked: str) -> Card | None:
    may_mark = person.may("verification.note_claim")
    if not claims and not may_mark:
        return None
    return Card(
        title=_("Nhận định"),
        caption="" if claims else _("Chưa có câu nào được đánh dấu."),
        lines=[_line(claim) for claim in claims[: 2 * SHOWN]],
        url=f"{reverse('verification:mark')}?{asked}" if may_mark else "",
        link=_("Đánh dấu nhận định"),
    )


def _line(claim: Claim, value: str = "") -> Line:
    """Show a claim; its state stands behind its words, for a narrow card breaks a long value."""
    text, _language = text_of(claim)
    words = text if len(text) <= LETTERS else f"{text[: LETTERS - 1].rstrip()}…"
    label = f"{words} ({standing_words(claim)})"
    return Line(label, value, claim.get_absolute_url(), standing_tone(claim))


navigation.add(
    NavEntry(
        gettext_lazy("Nhận định"),
        "verification:claims",
        needs="verification.see_claims",
        icon="check",
        order=40,
        hint=gettext_lazy("Nhận định đã đánh dấu, đáng kiểm chứng nhất ở trên."),
        group=navigation.CHECKING,
    )
)
desk.add(Builder("verification.claims", claims_card, needs="verification.see_claims", order=12))
beside.add(
    "stories.story",
    Beside("verification.claims", beside_story, needs="verification.see_claims", order=5),
)
beside.add(
    "monitoring.article",
    Beside("verification.claims", beside_article, needs="verification.see_claims", order=20),
)
naming.add("verification.claim", titles)
naming.add_words({str(code): label for code, label in [*ClaimKind.choices, *RelationKind.choices] if code})
naming.add_words(
    {
        "verification.claim": gettext_lazy("Nhận định"),
        "verification.mark_claim": gettext_lazy("Đánh dấu nhận định"),
        "verification.add_occurrence": gettext_lazy("Thêm nơi gặp nhận định"),
        "verification.sort_claim": gettext_lazy("Phân loại nhận định"),
        "verification.word_claim": gettext_lazy("Viết nhận định thành câu"),
        "verification.relate_claims": gettext_lazy("Nói quan hệ giữa các nhận định"),
        "verification.take_back_relation": gettext_lazy("Bỏ quan hệ giữa hai nhận định"),
        "exact": gettext_lazy("Nguyên văn"),
        "wording": gettext_lazy("Nhận định"),
        "filing_note": gettext_lazy("Ghi chú"),
        "leaning": gettext_lazy("Có lợi cho ai"),
        "relations": gettext_lazy("Quan hệ"),
        "who": gettext_lazy("Ai"),
        "what": gettext_lazy("Điều gì"),
        "where": gettext_lazy("Ở đâu"),
        "when": gettext_lazy("Khi nào"),
        "how_much": gettext_lazy("Bao nhiêu"),
    }
)
