"""Filter bars of enquiries, requests for facts and conferences."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold, fold_words
from nhipcau.press.models import Conference, Enquiry, FactRequest
from nhipcau.press.models.conferences import ConferenceState
from nhipcau.press.models.enquiries import Channel, Outcome
from nhipcau.press.queries.enquiries import due_today, late
from nhipcau.press.queries.finding import conferences_with, enquiries_with
from nhipcau.press.rules import states

EVERYTHING = _("Tất cả")
STANDS = [("open", _("Chưa xong")), (states.RECEIVED, _("Mới nhận")), ("waiting", _("Chờ đơn vị khác")),
          *Outcome.choices]  # fmt: skip
MOST_SEARCHED = 1000


class EnquiryFilter(django_filters.FilterSet):
    """Words, standing, clock, channel, language, foreign."""

    q = django_filters.CharFilter(label=_("Tìm trong câu hỏi, tên báo, tên nhà báo"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="standing", empty_label=EVERYTHING, choices=STANDS
    )
    clock = django_filters.ChoiceFilter(
        label=_("Thời hạn"), method="by_clock", empty_label=EVERYTHING,
        choices=[("late", _("Quá hạn")), ("today", _("Đến hạn hôm nay"))],
    )  # fmt: skip
    channel = django_filters.ChoiceFilter(label=_("Qua"), choices=Channel.choices, empty_label=EVERYTHING)
    is_foreign = django_filters.ChoiceFilter(
        label=_("Báo chí"), method="foreign", empty_label=EVERYTHING,
        choices=[("no", _("Trong nước")), ("yes", _("Nước ngoài"))],
    )  # fmt: skip
    mine = django_filters.ChoiceFilter(
        label=_("Người giữ"), method="held", empty_label=EVERYTHING,
        choices=[("me", _("Tôi")), ("nobody", _("Chưa giao"))],
    )  # fmt: skip

    class Meta:
        model = Enquiry
        fields = ()

    def with_words(self, rows: QuerySet[Enquiry], _name: str, value: str) -> QuerySet[Enquiry]:
        """Keep enquiries that carry every word, marks or no marks."""
        found: QuerySet[Enquiry] = enquiries_with(rows, value)
        return found

    def standing(self, rows: Any, _name: str, value: str) -> Any:
        """Keep those that stand so."""
        if value == "open":
            return rows.exclude(state=states.CLOSED)
        if value == "waiting":
            return rows.filter(waits_for__gt=0).exclude(state=states.CLOSED)
        return rows.filter(state=value) if value == states.RECEIVED else rows.filter(outcome=value)

    def by_clock(self, rows: QuerySet[Enquiry], _name: str, value: str) -> QuerySet[Enquiry]:
        """Keep those late, or due today."""
        return (late if value == "late" else due_today)(rows, timezone.now())

    def foreign(self, rows: QuerySet[Enquiry], _name: str, value: str) -> QuerySet[Enquiry]:
        """Keep those of foreign outlets, or of ours."""
        return rows.filter(is_foreign=value == "yes")

    def held(self, rows: QuerySet[Enquiry], _name: str, value: str) -> QuerySet[Enquiry]:
        """Keep one's own, or nobody's."""
        return rows.filter(holder=self.request.user if value == "me" else None)


class FactFilter(django_filters.FilterSet):
    """Words and standing."""

    q = django_filters.CharFilter(label=_("Tìm trong câu hỏi và trả lời"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="standing", empty_label=EVERYTHING,
        choices=[("waiting", _("Chờ trả lời")), ("replied", _("Đã trả lời")), ("ended", _("Không cần nữa"))],
    )  # fmt: skip

    class Meta:
        model = FactRequest
        fields = ()

    def with_words(self, rows: QuerySet[FactRequest], _name: str, value: str) -> QuerySet[FactRequest]:
        """Keep requests that carry every word somewhere."""
        wanted = fold_words(value)
        texts: Any = rows.order_by("-asked_at").values_list("pk", "question", "reply")[:MOST_SEARCHED]
        found = [pk for pk, *said in texts if all(word in fold(" ".join(said)) for word in wanted)]
        return rows.filter(pk__in=found)

    def standing(self, rows: QuerySet[FactRequest], _name: str, value: str) -> QuerySet[FactRequest]:
        """Keep those that stand so."""
        if value == "replied":
            return rows.exclude(replied_at=None)
        return (
            rows.exclude(ended_at=None) if value == "ended" else rows.filter(replied_at=None, ended_at=None)
        )


class ConferenceFilter(django_filters.FilterSet):
    """Words and state."""

    q = django_filters.CharFilter(label=_("Tìm chủ đề, nơi tổ chức"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=ConferenceState.choices, empty_label=EVERYTHING
    )

    class Meta:
        model = Conference
        fields = ()

    def with_words(self, rows: QuerySet[Conference], _name: str, value: str) -> QuerySet[Conference]:
        """Keep conferences that carry every word."""
        found: QuerySet[Conference] = conferences_with(rows, value)
        return found
