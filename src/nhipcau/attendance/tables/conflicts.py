"""Lists of conflicts, facts set aside and late facts."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models import Conflict, Scan
from nhipcau.attendance.models.facts import FactKind, Outcome, Way
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.attendance.queries.reasons import outcome_tone, reason_words
from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status

CONFLICT_TONES = {ConflictState.OPEN: "bad", ConflictState.SETTLED: "good", ConflictState.GONE: "neutral"}
MAIN = {"td": {"class": "main"}}


def name_of(delegate: Any) -> str:
    """Name a delegate, also one who is unknown or erased."""
    if delegate is None:
        return _now("(không rõ ai)")
    return delegate.name or _now("(đã xóa tên)")


class ConflictTable(tables.Table):
    """One pass at two sites a row."""

    who = tables.Column(
        verbose_name=_("Đại biểu"), accessor="delegate", order_by=("delegate__sorted_by",), attrs=MAIN
    )
    half_day = tables.Column(verbose_name=_("Buổi"))
    first = tables.Column(verbose_name=_("Báo về trước"), accessor="first__site__name")
    second = tables.Column(verbose_name=_("Báo về sau"), accessor="scan__site__name")
    seen_at = tables.Column(verbose_name=_("Phát hiện lúc"), accessor="scan__received_at")
    state = tables.Column(verbose_name=_("Tình trạng"))
    settled = tables.Column(verbose_name=_("Tính ở"), accessor="site__name", default="")

    class Meta:
        order_by = "state"

    def render_who(self, value: Any, record: Conflict) -> SafeString:
        """Link to the page where it is settled."""
        url = reverse("attendance:conflict", args=[record.public_id])
        return format_html('<a href="{}">{}</a>', url, name_of(value))

    def order_state(self, rows: Any, is_descending: bool) -> tuple[Any, bool]:
        """Put what waits first; the words of states do not sort that way."""
        place = Case(
            When(state=ConflictState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField()
        )
        return rows.order_by(place.desc() if is_descending else place.asc(), "-pk"), True

    def render_seen_at(self, value: Any) -> str:
        """Write the moment."""
        return formats.moment(value)

    def render_state(self, record: Conflict) -> SafeString:
        """Show the state with its tone."""
        return status(CONFLICT_TONES[ConflictState(record.state)], record.get_state_display())

    def value_state(self, record: Conflict) -> str:
        """Write the state in exports."""
        return str(record.get_state_display())


class FactTable(tables.Table):
    """One fact a row."""

    who = tables.Column(
        verbose_name=_("Đại biểu"), accessor="delegate", order_by=("delegate__sorted_by",), attrs=MAIN,
        empty_values=(),
    )  # fmt: skip
    site = tables.Column(verbose_name=_("Điểm cầu"), accessor="site__name", order_by=("site__code",))
    half_day = tables.Column(verbose_name=_("Buổi"))
    kind = tables.Column(verbose_name=_("Việc"))
    said_at = tables.Column(verbose_name=_("Giờ máy ghi"))
    received_at = tables.Column(verbose_name=_("Nhận lúc"))
    way = tables.Column(verbose_name=_("Cách gửi"), accessor="batch__way")

    def render_who(self, record: Scan) -> str:
        """Name whoever it was."""
        return name_of(record.delegate)

    def render_kind(self, value: str) -> str:
        """Say what the fact says."""
        return str(FactKind(value).label if value in FactKind.values else value)

    def render_said_at(self, value: Any) -> str:
        """Write the moment."""
        return formats.moment(value)

    render_received_at = render_said_at

    def render_way(self, value: str) -> str:
        """Say how it came."""
        return str(Way(value).label if value in Way.values else value)


class SetAsideTable(FactTable):
    """Facts that wait for a person; when and how each came stands in the file and on its own page."""

    received_at = tables.Column(verbose_name=_("Nhận lúc"), visible=False)
    way = tables.Column(verbose_name=_("Cách gửi"), accessor="batch__way", visible=False)

    reason = tables.Column(verbose_name=_("Vì sao"), orderable=False, attrs={"td": {"class": "wide"}})
    decision = tables.Column(
        verbose_name=_("Xem lại"), accessor="accepted_at", empty_values=(), orderable=False,
        attrs={"td": {"class": "deeds"}},
    )  # fmt: skip

    def render_reason(self, value: str) -> str:
        """Say why in words."""
        return reason_words(value)

    def render_decision(self, record: Scan) -> SafeString | str:
        """Link to both decisions, or say that it was looked at."""
        if record.accepted_at is not None:
            by = record.accepted_by.full_name if record.accepted_by else ""
            return _now("Đã xem %(when)s %(by)s") % {"when": formats.moment(record.accepted_at), "by": by}
        return format_html(
            '<a class="button" href="{}">{}</a> <a class="button is-quiet" href="{}">{}</a>',
            reverse("attendance:accept", args=[record.fact_id]), _now("Tính vào buổi"),
            reverse("attendance:dismiss", args=[record.fact_id]), _now("Không tính"),
        )  # fmt: skip

    def value_decision(self, record: Scan) -> Any:
        """Write when it was looked at."""
        return record.accepted_at


class LateTable(FactTable):
    """Facts after the signature."""

    outcome = tables.Column(verbose_name=_("Kết quả"))

    def render_outcome(self, record: Scan) -> SafeString:
        """Show what became of it."""
        return status(outcome_tone(record.outcome), Outcome(record.outcome).label)

    def value_outcome(self, record: Scan) -> str:
        """Write it in exports."""
        return str(Outcome(record.outcome).label)
