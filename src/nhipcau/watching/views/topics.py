"""The list of topics and the page of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.monitoring.languages import language_name
from nhipcau.people.access import requires
from nhipcau.units.queries import unit_name
from nhipcau.watching import actions
from nhipcau.watching.filters import TopicFilter
from nhipcau.watching.models import Topic
from nhipcau.watching.queries.choices import outlet_choices
from nhipcau.watching.queries.telling import address_of, burst_words, heading_of, why
from nhipcau.watching.queries.topics import (
    alerts_of,
    bursts_of,
    counts_by_day,
    get_topic_for,
    listed_for,
    subscription_of,
    watchers_of,
)
from nhipcau.watching.rules.asking import lines_of
from nhipcau.watching.rules.quiet import OFFICE_ZONE
from nhipcau.watching.tables import TopicTable

DAYS_SHOWN = 30
ADD = PageAction(_("Thêm chủ đề"), "watching:add", needs="watching.keep_topics", icon="plus", primary=True)
OWN = PageAction(_("Cách báo cho tôi"), "watching:own", icon="clock")


class TopicList(ListScreen):
    """All topics of the office."""

    needs = "watching.see_topics"
    title = _("Chủ đề")
    lead = _("Mỗi chủ đề là một lần tìm được giữ lại: bài mới khớp thì báo cho ai theo dõi.")
    table_class = TopicTable
    filterset_class = TopicFilter
    export_name = "chu-de"
    page_actions = (ADD, OWN)
    empty_title = _("Chưa có chủ đề nào")
    empty_hint = _("Thêm một chủ đề, ví dụ tên tỉnh, để biết ngay khi báo chí nhắc đến.")
    empty_action = PageAction(_("Thêm chủ đề"), "watching:add")

    def get_queryset(self) -> QuerySet[Topic]:
        """List what this person may see."""
        return listed_for(self.visitor, at=timezone.now())


class TopicPage(Guarded, TemplateView):
    """One topic: what it asks, what it found, its bursts and alerts, who watches."""

    needs = "watching.see_topics"
    template_name = "watching/topic.html"

    @cached_property
    def topic(self) -> Topic:
        """The topic in the address."""
        return get_topic_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the topic out."""
        topic = self.topic
        days = _days(topic)
        return super().get_context_data(
            title=topic.name,
            crumbs=[(_("Chủ đề"), reverse("watching:topics"))],
            topic=topic,
            asked=_asked(topic, self.visitor),
            days=days,
            most=max((count for _day, count in days), default=0) or 1,
            total=sum(count for _day, count in days),
            bursts=[(burst, burst_words(burst)) for burst in bursts_of(topic)],
            alerts=[(one, heading_of(one), address_of(one), why(one)) for one in alerts_of(topic)],
            watchers=watchers_of(topic),
            mine=subscription_of(self.visitor, topic),
            articles=f"{reverse('monitoring:articles')}?topic={topic.public_id}",
            **kwargs,
        )


def _days(topic: Topic) -> list[tuple[Any, int]]:
    today = timezone.now().astimezone(OFFICE_ZONE).date()
    since = today - timedelta(days=DAYS_SHOWN - 1)
    counts = counts_by_day([topic.pk], since, today).get(topic.pk, {})
    return [(day, counts.get(day, 0)) for back in range(DAYS_SHOWN) for day in [today - timedelta(days=back)]]


def _asked(topic: Topic, person: Any) -> list[tuple[str, list[str]]]:
    """Say each filled field with its alternatives."""
    names = dict(outlet_choices(person, timezone.now())) if topic.outlets else {}
    rows = [
        (gettext("Từ ngữ"), list(lines_of(topic.words))),
        (gettext("Trừ bài có"), list(lines_of(topic.without))),
        (gettext("Địa phương"), [unit_name(unit_id) for unit_id in topic.unit_ids]),
        (gettext("Chức vụ"), list(lines_of(topic.posts))),
        (gettext("Ngôn ngữ"), [language_name(code) for code in topic.languages]),
        (gettext("Cơ quan báo chí"), [names[key] for key in topic.outlets if key in names]),
    ]
    return [(label, values) for label, values in rows if values]


def _changing(needs: str, act: Callable[[HttpRequest, Topic], Any], done: Any) -> Callable[..., Any]:
    @require_POST
    @requires(needs)
    def view(request: HttpRequest, public_id: str) -> HttpResponseRedirect:
        topic = get_topic_for(request.user, public_id)  # type: ignore[arg-type]
        act(request, topic)
        messages.success(request, done)
        return HttpResponseRedirect(topic.get_absolute_url())

    return view


def _subscribe(request: HttpRequest, topic: Topic) -> None:
    by_mail = request.POST.get("by_mail") == "on"
    actions.subscribe(by=request.user, at=timezone.now(), topic=topic, by_mail=by_mail)


def _unsubscribe(request: HttpRequest, topic: Topic) -> None:
    actions.unsubscribe(by=request.user, at=timezone.now(), topic=topic)


def _pause(request: HttpRequest, topic: Topic) -> None:
    actions.pause_topic(by=request.user, at=timezone.now(), topic=topic)  # type: ignore[arg-type]


def _reopen(request: HttpRequest, topic: Topic) -> None:
    actions.open_topic(by=request.user, at=timezone.now(), topic=topic)  # type: ignore[arg-type]


follow = _changing("watching.see_topics", _subscribe, _("Bạn đang theo dõi chủ đề này."))
unfollow = _changing("watching.see_topics", _unsubscribe, _("Bạn đã thôi theo dõi chủ đề này."))
pause = _changing("watching.keep_topics", _pause, _("Đã tạm dừng: chủ đề không báo nữa."))
reopen = _changing("watching.keep_topics", _reopen, _("Chủ đề báo trở lại."))
