"""The filter bars of the lists."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.finding import with_words
from nhipcau.common.folding import fold_words
from nhipcau.watching.models import AlertKind, Receipt, Topic
from nhipcau.watching.queries.topics import topics_for

EVERYTHING = _("Tất cả")


class TopicFilter(django_filters.FilterSet):
    """Words, open or paused, mine."""

    q = django_filters.CharFilter(label=_("Tìm theo tên, từ ngữ"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"),
        choices=[("open", _("Đang theo dõi")), ("paused", _("Tạm dừng"))],
        method="with_state",
        empty_label=EVERYTHING,
    )
    mine = django_filters.ChoiceFilter(
        label=_("Của ai"), choices=[("yes", _("Tôi theo dõi"))], method="with_mine", empty_label=EVERYTHING
    )

    class Meta:
        model = Topic
        fields = ()

    def with_words(self, topics: QuerySet[Topic], _name: str, value: str) -> QuerySet[Topic]:
        """Keep topics that carry every word, marks or no marks."""
        found: QuerySet[Topic] = with_words(topics, value, "folded")
        return found

    def with_state(self, topics: QuerySet[Topic], _name: str, value: str) -> QuerySet[Topic]:
        """Keep open or paused ones."""
        return topics.filter(is_open=value == "open")

    def with_mine(self, topics: QuerySet[Topic], _name: str, _value: str) -> QuerySet[Topic]:
        """Keep those the person watches."""
        return topics.filter(is_mine=True)  # type: ignore[misc]  # an annotation of `listed_for`


class AlertFilter(django_filters.FilterSet):
    """Words, topic, kind, acknowledged."""

    q = django_filters.CharFilter(label=_("Tìm theo tiêu đề, chủ đề"), method="with_words")
    topic = django_filters.ChoiceFilter(
        label=_("Chủ đề"), field_name="alert__topic__public_id", empty_label=EVERYTHING
    )
    kind = django_filters.ChoiceFilter(
        label=_("Loại"), choices=AlertKind.choices, field_name="alert__kind", empty_label=EVERYTHING
    )
    seen = django_filters.ChoiceFilter(
        label=_("Đã xem"),
        choices=[("no", _("Chưa xem")), ("yes", _("Đã xem"))],
        method="with_seen",
        empty_label=EVERYTHING,
    )

    class Meta:
        model = Receipt
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the topics there are."""
        super().__init__(*args, **kwargs)
        topics = topics_for(self.request.user).order_by("name").values_list("public_id", "name")
        self.filters["topic"].extra["choices"] = list(topics)

    def with_words(self, receipts: QuerySet[Receipt], _name: str, value: str) -> QuerySet[Receipt]:
        """Keep alerts whose story, article or topic carries every word, marks or no marks."""
        for word in fold_words(value):
            receipts = receipts.filter(
                Q(alert__story__folded__contains=word)
                | Q(alert__article__search_text__folded__contains=word)
                | Q(alert__topic__folded__contains=word)
            )
        return receipts

    def with_seen(self, receipts: QuerySet[Receipt], _name: str, value: str) -> QuerySet[Receipt]:
        """Keep seen or unseen ones."""
        return receipts.filter(acknowledged_at__isnull=value == "no")
