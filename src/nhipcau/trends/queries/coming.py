"""The coming week of each topic. In: who asks and today; out: past counts and the forecast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.common.navigation import Visitor
from nhipcau.trends.queries.topics import TopicSeries, daily_counts_for
from nhipcau.trends.rules.forecast import Expected, Forecast, forecast, weekday_profile

PAST_DAYS = 182
"""Half a year: older days weigh next to nothing, and the method is tried on twelve weeks."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One topic: its past days, today left out since it is not over, and the week from today."""

    topic: str
    topic_id: str
    past: tuple[tuple[date, int], ...]
    forecast: Forecast | None
    starts_on: date

    @property
    def days(self) -> list[tuple[date, Expected]]:
        """Return each coming day with what to expect."""
        bars = self.forecast.days if self.forecast else ()
        return [(self.starts_on + timedelta(days=number), bar) for number, bar in enumerate(bars)]


def coming_week_for(person: Visitor, *, today: date) -> list[Coming]:
    """Forecast each topic that this person may see, the busiest first."""
    yesterday = today - timedelta(days=1)
    since, topics = daily_counts_for(person, today - timedelta(days=PAST_DAYS), yesterday)
    profile = weekday_profile([topic.counts for topic in topics], since.weekday())
    found = [_coming(topic, since, profile, today) for topic in topics]
    return sorted(found, key=lambda one: (-(one.forecast.week.middle if one.forecast else -1), one.topic))


def _coming(topic: TopicSeries, since: date, profile: tuple[float, ...], today: date) -> Coming:
    past = tuple((since + timedelta(days=number), count) for number, count in enumerate(topic.counts))
    made = forecast(topic.counts, profile, today.weekday())
    return Coming(topic.name, topic.public_id, past, made, today)
