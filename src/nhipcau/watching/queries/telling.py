"""What an alert says: title, outlets, a sentence, and why. In: receipts; out: plain lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.mailing.addresses import absolute
from nhipcau.monitoring.queries.handing import Told, told
from nhipcau.watching.models import Alert, AlertKind, Burst, Match, Receipt
from nhipcau.watching.queries.stories import story_of
from nhipcau.watching.rules.excerpts import first_sentence

LOOK_BACK = timedelta(days=3)
ARTICLES_NAMED = 50
OUTLETS_NAMED = 6


@dataclass(frozen=True, slots=True)
class AlertTold:
    """One alert in words."""

    topic: str
    title: str
    outlets: str
    excerpt: str
    why: str
    address: str
    topic_address: str


def alerts_told(receipts: Iterable[Receipt]) -> list[AlertTold]:
    """Say each alert in the language that is switched on."""
    return [_alert_told(receipt.alert) for receipt in receipts]


def why(alert: Alert) -> str:
    """Say the rule that raised it."""
    if alert.burst is not None:
        return burst_words(alert.burst)
    return _("Có bài khớp chủ đề này.")


def burst_words(burst: Burst) -> str:
    """Say "12 bài trong 3 giờ, thường 1,4"."""
    words = {
        "seen": formats.number(burst.seen),
        "hours": burst.window_hours,
        "usual": formats.number(burst.expected, 1),
    }
    return _("%(seen)s bài trong %(hours)s giờ, thường %(usual)s") % words


def address_of(alert: Alert) -> str:
    """Return the page to open: the story, the article, or the topic that boils."""
    if alert.kind == AlertKind.BURST:
        return alert.topic.get_absolute_url()
    if alert.story is not None:
        return reverse("stories:story", args=[alert.story.public_id])
    return reverse("monitoring:article", args=[alert.article.public_id])


def heading_of(alert: Alert) -> str:
    """Return the title of the story, or of the article while it stands alone."""
    return str(alert.story.title if alert.story is not None else alert.article.title)


def _alert_told(alert: Alert) -> AlertTold:
    articles = _articles_of(alert)
    first = next((one for one in articles if one.id == alert.article_id), articles[0])
    names = list(dict.fromkeys(one.outlet for one in articles if one.outlet))
    more = len(names) - OUTLETS_NAMED
    outlets = ", ".join(names[:OUTLETS_NAMED])
    return AlertTold(
        topic=alert.topic.name,
        title=heading_of(alert),
        outlets=_("%(outlets)s và %(more)s báo khác") % {"outlets": outlets, "more": more}
        if more > 0
        else outlets,
        excerpt=first_sentence(first.lead or first.opening),
        why=why(alert),
        address=absolute(address_of(alert)),
        topic_address=absolute(alert.topic.get_absolute_url()),
    )


def _articles_of(alert: Alert) -> list[Told]:
    recent = Match.objects.filter(topic=alert.topic_id, found_at__gte=alert.raised_at - LOOK_BACK)
    ids = list(recent.values_list("article_id", flat=True)[:ARTICLES_NAMED])
    if alert.kind == AlertKind.NEW:
        stories = story_of(ids)
        ids = [pk for pk in ids if alert.story_id and pk in stories and stories[pk] == alert.story_id]
    return told({*ids, alert.article_id})
