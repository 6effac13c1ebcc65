"""The filter bars of the lists."""

from __future__ import annotations

from datetime import timedelta

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.sources.health import BAD_AFTER, SILENT_AFTER
from nhipcau.sources.models import Outlet, OutletKind, Page, PageState
from nhipcau.sources.wording import HEALTH, sentence

HEALTH_CHOICES = [(key, HEALTH[key]) for key in ("running", "silent", "shaky", "failing", "new", "paused")]
PERIODS = (("1", _("24 giờ qua")), ("7", _("7 ngày qua")), ("30", _("30 ngày qua")))
EVERYTHING = _("Tất cả")


class OutletFilter(django_filters.FilterSet):
    """Words, kind, health."""

    q = django_filters.CharFilter(label=_("Tìm theo tên, tên miền"), method="with_words")
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=OutletKind.choices, empty_label=EVERYTHING)
    health = django_filters.ChoiceFilter(
        label=_("Sức khỏe"), choices=HEALTH_CHOICES, method="with_health", empty_label=EVERYTHING
    )

    class Meta:
        model = Outlet
        fields = ()

    def with_words(self, outlets: QuerySet[Outlet], _name: str, value: str) -> QuerySet[Outlet]:
        """Keep outlets that carry every word, marks or no marks."""
        for word in fold_words(value):
            outlets = outlets.filter(folded__contains=word)
        return outlets

    def with_health(self, outlets: QuerySet[Outlet], _name: str, value: str) -> QuerySet[Outlet]:
        """Keep outlets of one health; the same cases as `health.health_of`."""
        running = Q(is_active=True, feeds_active__gt=0)
        polled = running & Q(last_polled_at__isnull=False)
        fresh = Q(last_new_at__gte=timezone.now() - SILENT_AFTER)
        cases = {
            "paused": ~running,
            "new": running & Q(last_polled_at__isnull=True),
            "failing": polled & Q(failures__gte=BAD_AFTER),
            "shaky": polled & Q(failures__gt=0, failures__lt=BAD_AFTER),
            "silent": polled & Q(failures=0) & ~fresh,
            "running": polled & Q(failures=0) & fresh,
        }
        return outlets.filter(cases[value])


def reason_choices() -> list[tuple[str, str]]:
    """List the reasons that occur."""
    reasons = Page.objects.exclude(reason="").order_by("reason").values_list("reason", flat=True).distinct()
    return [(reason, sentence(reason)) for reason in reasons]


class PageFilter(django_filters.FilterSet):
    """Words, state, reason, period."""

    q = django_filters.CharFilter(label=_("Tìm theo tiêu đề, địa chỉ"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=PageState.choices, empty_label=EVERYTHING
    )
    reason = django_filters.ChoiceFilter(label=_("Lý do"), choices=reason_choices, empty_label=EVERYTHING)
    outlet = django_filters.CharFilter(field_name="outlet__public_id", widget=forms.HiddenInput)
    days = django_filters.ChoiceFilter(
        label=_("Thời gian"), choices=PERIODS, method="with_days", empty_label=EVERYTHING
    )

    class Meta:
        model = Page
        fields = ()

    def with_words(self, pages: QuerySet[Page], _name: str, value: str) -> QuerySet[Page]:
        """Keep pages that carry every word, marks or no marks."""
        for word in fold_words(value):
            pages = pages.filter(folded__contains=word)
        return pages

    def with_days(self, pages: QuerySet[Page], _name: str, value: str) -> QuerySet[Page]:
        """Keep what was seen in the last days."""
        return pages.filter(created_at__gt=timezone.now() - timedelta(days=int(value)))
