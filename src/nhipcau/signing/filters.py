"""The filter bars of keys and of the public log."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.signing.models import Key, LogKind, LogLine

ANY = _("Tất cả")
SIGNING, ENDED, REVOKED = "signing", "ended", "revoked"
STATES = [(SIGNING, _("Đang ký")), (ENDED, _("Đã ngừng ký")), (REVOKED, _("Đã thu hồi"))]
MEANT = {
    SIGNING: Q(valid_until=None, revoked_at=None),
    ENDED: Q(valid_until__isnull=False, revoked_at=None),
    REVOKED: Q(revoked_at__isnull=False),
}


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class KeyFilter(django_filters.FilterSet):
    """A part of the id, a state."""

    q = django_filters.CharFilter(label=_("Tìm theo mã khóa"), field_name="key_id", lookup_expr="icontains")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STATES, empty_label=ANY, method="in_state"
    )

    class Meta:
        model = Key
        fields = ()

    def in_state(self, keys: QuerySet[Key], _name: str, value: str) -> QuerySet[Key]:
        """Keep the keys of one state."""
        return keys.filter(MEANT[value])


class LogFilter(django_filters.FilterSet):
    """A statement, key or seal; a kind; days."""

    q = django_filters.CharFilter(label=_("Tìm theo mã hoặc niêm phong"), method="with_words")
    kind = django_filters.ChoiceFilter(label=_("Việc"), choices=LogKind.choices, empty_label=ANY)
    since = django_filters.DateFilter(
        label=_("Từ ngày"), field_name="at", lookup_expr="date__gte", widget=_day()
    )
    until = django_filters.DateFilter(
        label=_("Đến ngày"), field_name="at", lookup_expr="date__lte", widget=_day()
    )

    class Meta:
        model = LogLine
        fields = ()

    def with_words(self, rows: QuerySet[LogLine], _name: str, value: str) -> QuerySet[LogLine]:
        """Keep lines whose subject carries the text, whose seal begins with it, or whose number it is."""
        sought = value.strip()
        meant = Q(subject__icontains=sought) | Q(hash__startswith=sought.lower())
        return rows.filter(meant | Q(seq=int(sought)) if _is_seq(sought) else meant)


def _is_seq(text: str) -> bool:
    """Say whether it can be a line's number: the databases refuse longer ones."""
    return text.isdecimal() and len(text) <= 18  # noqa: PLR2004 - digits of a 64-bit number
