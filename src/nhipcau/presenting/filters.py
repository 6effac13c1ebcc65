"""The filter bars of the lists."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.finding import with_words
from nhipcau.presenting.models import (
    Asset,
    Audience,
    Category,
    Channel,
    ChannelKind,
    Kit,
    Licence,
    Piece,
    Plan,
    PlanState,
    Posting,
)
from nhipcau.presenting.wording import event_choices, language_choices

EVERYTHING = _("Tất cả")


def chosen(label: Any, choices: Any, **kwargs: Any) -> django_filters.ChoiceFilter:
    """Return a filter by one choice."""
    return django_filters.ChoiceFilter(label=label, choices=choices, empty_label=EVERYTHING, **kwargs)


class Worded(django_filters.FilterSet):
    """A list that can be searched by words, marks or no marks."""

    q = django_filters.CharFilter(label=_("Tìm"), method="with_words")
    looked_in = "folded"

    def with_words(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep rows that carry every word."""
        found: QuerySet[Any] = with_words(rows, value, self.looked_in)
        return found


class PieceFilter(Worded):
    """Pieces by words, category and event."""

    category = chosen(_("Mục"), Category.choices)
    event = chosen(_("Sự kiện"), lambda: event_choices("", timezone.localdate())[1:])

    class Meta:
        model = Piece
        fields = ()


class AssetFilter(Worded):
    """Pictures by words, licence, and whether their rights hold."""

    licence = chosen(_("Quyền"), Licence.choices)
    holds = chosen(
        _("Còn quyền"),
        [("yes", _("Còn dùng được")), ("no", _("Hết quyền hoặc đã rút"))],
        method="with_rights",
    )

    class Meta:
        model = Asset
        fields = ()

    def with_rights(self, rows: QuerySet[Asset], _name: str, value: str) -> QuerySet[Asset]:
        """Keep those that may, or may not, be shown today."""
        today = timezone.localdate()
        gone = rows.filter(withdrawn_at__isnull=False) | rows.filter(people_shown="not_agreed")
        gone = gone | rows.filter(licence="permission", permission_until__lt=today)
        ids = gone.order_by().values("pk")
        return rows.exclude(pk__in=ids) if value == "yes" else rows.filter(pk__in=ids)


class KitFilter(Worded):
    """Kits by words and state."""

    state = chosen(
        _("Tình trạng"),
        [("waiting", _("Chờ duyệt")), ("public", _("Đang công bố")), ("closed", _("Đã đóng"))],
        method="with_state",
    )

    class Meta:
        model = Kit
        fields = ()

    def with_state(self, rows: QuerySet[Kit], _name: str, value: str) -> QuerySet[Kit]:
        """Keep those that stand so."""
        if value == "closed":
            return rows.filter(closed_at__isnull=False)
        return rows.filter(closed_at__isnull=True, approved_by__isnull=value == "waiting")


class PlanFilter(Worded):
    """Plans by words, state, audience, channel kind and days."""

    state = chosen(_("Tình trạng"), PlanState.choices)
    audience = chosen(_("Cho ai"), Audience.choices)
    kind = chosen(_("Kênh"), ChannelKind.choices, field_name="channel__kind")
    event = chosen(_("Sự kiện"), lambda: event_choices("", timezone.localdate())[1:])
    language = chosen(_("Ngôn ngữ"), language_choices, method="in_language")

    class Meta:
        model = Plan
        fields = ()

    def in_language(self, rows: QuerySet[Plan], _name: str, value: str) -> QuerySet[Plan]:
        """Keep plans that come out in a language; the two databases ask lists differently, so asked here."""
        return rows.filter(pk__in=[row.pk for row in rows if value in row.languages])


class ChannelFilter(Worded):
    """Channels by words, kind, and whether they hold today."""

    kind = chosen(_("Loại kênh"), ChannelKind.choices)
    holds = chosen(_("Hiệu lực"), [("yes", _("Còn hiệu lực")), ("no", _("Hết hiệu lực"))], method="in_force")

    class Meta:
        model = Channel
        fields = ()

    def in_force(self, rows: QuerySet[Channel], _name: str, value: str) -> QuerySet[Channel]:
        """Keep those that hold today, or no more."""
        today = timezone.localdate()
        return rows.exclude(ends_on__lt=today) if value == "yes" else rows.filter(ends_on__lt=today)


class PostingFilter(Worded):
    """Postings by channel and language."""

    looked_in = "channel__folded"
    kind = chosen(_("Loại kênh"), ChannelKind.choices, field_name="channel__kind")
    language = chosen(_("Ngôn ngữ"), language_choices)

    class Meta:
        model = Posting
        fields = ()
