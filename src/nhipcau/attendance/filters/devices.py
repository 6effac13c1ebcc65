"""The filter bar of the phones of a site."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models import Device
from nhipcau.attendance.queries.devices import REVOKED, STATES, WAITS


class DeviceFilter(django_filters.FilterSet):
    """Words and state."""

    q = django_filters.CharFilter(label=_("Tìm theo tên máy"), field_name="label", lookup_expr="icontains")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=list(STATES.items()), method="of_state", empty_label=_("Tất cả")
    )

    class Meta:
        model = Device
        fields: tuple[str, ...] = ()

    def of_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep phones in one state."""
        if value == REVOKED:
            return rows.filter(revoked_at__isnull=False)
        return rows.filter(revoked_at=None, enrolled_at__isnull=value == WAITS)
