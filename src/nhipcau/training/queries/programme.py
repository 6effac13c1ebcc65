"""What is wrong with a conference's plan, and with which post a speaker may be printed.

Called by the conference's page, its papers, and by the one who numbers the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.training.models import Conference, HalfDay, Session, SessionSpeaker
from nhipcau.training.queries.conferences import programme_of
from nhipcau.training.rules import states
from nhipcau.training.rules.programme import Span, lies_outside, overlapping
from nhipcau.units.queries import posts

BAD, WARN, INFO = "bad", "warn", "info"
PROGRAMME, SITES = "programme", "sites"
"""The part of the page in which it is put right."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at; a bad one keeps the plan from being numbered."""

    tone: str
    words: str
    part: str = PROGRAMME
    session: Session | None = None


def holds_post(speaker: SessionSpeaker) -> bool:
    """Say whether the printed post is held on the session's day; a guest's words are taken as written."""
    return speaker.holding is None or posts.holds_on(speaker.holding, speaker.session.half_day.day)


def speaker_now(speaker: SessionSpeaker) -> str:
    """Return the post in the words of the session's day; empty where it is no longer held then."""
    if speaker.holding is None:
        return speaker.post
    on = speaker.session.half_day.day
    return posts.post_words(speaker.holding, on) if posts.holds_on(speaker.holding, on) else ""


def warnings_of(conference: Conference) -> list[Concern]:
    """List what does not fit, the bad first."""
    programme = programme_of(conference)
    found = [
        *_about_days(conference, [half_day for half_day, _rows in programme]),
        *(each for half_day, rows in programme for each in _about_sessions(half_day, rows)),
        *_about_copied(conference, programme),
        *_about_sites(conference),
    ]
    return sorted(found, key=lambda each: (BAD, WARN, INFO).index(each.tone))


def _about_days(conference: Conference, half_days: Sequence[HalfDay]) -> Iterator[Concern]:
    for half_day in half_days:
        if not conference.starts_on <= half_day.day <= conference.ends_on:
            words = _("%(part)s %(day)s nằm ngoài những ngày của hội nghị.")
            named = {"part": half_day.get_part_display(), "day": formats.day(half_day.day)}
            yield Concern(BAD, words % named)


def _about_sessions(half_day: HalfDay, rows: Sequence[Session]) -> Iterator[Concern]:
    spans = [Span(row.pk, row.starts_at, row.ends_at) for row in rows]
    by_key = {row.pk: row for row in rows}
    for first, second in overlapping(spans):
        words = _("“%(first)s” và “%(second)s” trùng giờ.")
        titles = {"first": by_key[first].title, "second": by_key[second].title}
        yield Concern(WARN, words % titles, session=by_key[second])
    whole = Span(0, half_day.starts_at, half_day.ends_at)
    for row, span in zip(rows, spans, strict=True):
        if lies_outside(span, whole):
            yield Concern(BAD, _("“%(title)s” nằm ngoài giờ của buổi.") % {"title": row.title}, session=row)
        yield from _about_speakers(row, list(row.speakers.all()))


def _about_speakers(row: Session, speakers: Sequence[SessionSpeaker]) -> Iterator[Concern]:
    if row.kind == states.TOPIC and not speakers:
        yield Concern(WARN, _("“%(title)s” chưa có báo cáo viên.") % {"title": row.title}, session=row)
    for speaker in speakers:
        told = {"name": speaker.name, "post": speaker.post, "day": formats.day(row.half_day.day)}
        now = speaker_now(speaker)
        if not now:
            words = _("%(name)s không còn là %(post)s vào ngày %(day)s. Hãy chọn lại báo cáo viên.")
            yield Concern(BAD, words % told, session=row)
        elif now != speaker.post:
            words = _("Chức vụ của %(name)s ngày %(day)s là “%(now)s”, chương trình đang ghi “%(post)s”.")
            yield Concern(WARN, words % {**told, "now": now}, session=row)


def _about_copied(
    conference: Conference, programme: Sequence[tuple[HalfDay, list[Session]]]
) -> Iterator[Concern]:
    """Tell what changed since the former conference, as long as the plan may change."""
    if conference.copied_from_id is None or conference.state != states.PLANNED:
        return
    rows: Any = SessionSpeaker.objects.filter(session__half_day__conference=conference.copied_from_id)
    former = {(name, holding): post for name, post, holding in rows.values_list("name", "post", "holding_id")}
    held = {name: post for (name, holding), post in former.items() if holding is not None}
    for speaker in (each for _day, sessions in programme for row in sessions for each in row.speakers.all()):
        told = {"name": speaker.name, "post": speaker.post, "old": held.get(speaker.name, "")}
        if speaker.holding_id is None and (speaker.name, None) in former:
            words = _("Chức vụ của khách mời %(name)s lấy từ hội nghị trước: hãy xem còn đúng không.")
            yield Concern(INFO, words % told, session=speaker.session)
        elif speaker.holding_id and told["old"] not in {"", speaker.post}:
            words = _("%(name)s trước là “%(old)s”, nay là “%(post)s”.")
            yield Concern(INFO, words % told, session=speaker.session)


def _about_sites(conference: Conference) -> Iterator[Concern]:
    sites = conference.sites.aggregate(
        all=Count("pk"),
        halls=Count("pk", filter=Q(is_main=True)),
        hostless=Count("pk", filter=Q(host_name="")),
    )
    if sites["all"] and not sites["halls"]:
        yield Concern(WARN, _("Chưa có điểm cầu chính."), SITES)
    if sites["hostless"]:
        words = _("%(count)s điểm cầu chưa có người phụ trách.")
        yield Concern(WARN, words % {"count": formats.number(sites["hostless"])}, SITES)
    crowded = conference.sites.filter(capacity__isnull=False).annotate(
        coming=Count("delegates", filter=Q(delegates__state=states.NAMED, delegates__origin=states.NOMINATED))
    )
    for site in crowded:
        if site.capacity is not None and site.coming > site.capacity:
            words = _("%(name)s có %(coming)s đại biểu, phòng chỉ đủ %(room)s chỗ.")
            told = {"name": site.name, "coming": site.coming, "room": site.capacity}
            yield Concern(WARN, words % told, SITES)
