"""Making, changing, pausing and deleting topics. In: who, when and what is asked; out: the topic."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import Actor, note
from nhipcau.watching.models import Match, Rhythm, Topic
from nhipcau.watching.queries.matching import Asked, asked_by
from nhipcau.watching.queries.past import next_row_id, past_size
from nhipcau.watching.rules.asking import MOST_LINES, asks_something, lines_of

PAST = timedelta(days=90)
"""A quarter: what is usual rests on eight weeks, and an officer looks back over a season."""


def add_topic(
    *,
    by: Actor | None,
    at: datetime,
    name: str,
    asked: Asked,
    raises_alerts: bool = True,
    raises_bursts: bool = True,
) -> Topic:
    """Begin to watch a topic; the worker then matches it against the past."""
    _check(name, asked)
    with write_gate():
        _check_name_is_free(name, None)
        topic = Topic(created_at=at, raises_alerts=raises_alerts, raises_bursts=raises_bursts)
        _write(topic, name, asked, at)
        topic.save()
        note(by=by, at=at, verb="watching.add_topic", subject=subject_of(topic), after=_said(topic))
    return topic


def change_topic(
    *,
    by: Actor | None,
    at: datetime,
    topic: Topic,
    name: str,
    asked: Asked,
    raises_alerts: bool,
    raises_bursts: bool,
) -> Topic:
    """Change a topic; where it asks something else, it is matched anew and old matches go as they fail."""
    _check(name, asked)
    with write_gate():
        row = Topic.objects.select_for_update().get(pk=topic.pk)
        _check_name_is_free(name, row)
        before = _said(row)
        row.raises_alerts, row.raises_bursts = raises_alerts, raises_bursts
        if asked == asked_by(row):
            row.name, row.folded = _tidy(name), _folded(name, asked)
        else:
            _write(row, name, asked, at)
            row.revision += 1
            Rhythm.objects.filter(topic=row).delete()
            Match.objects.filter(topic=row, at__lt=row.past_since).delete()
        row.save()
        after = _said(row)
        if after != before:
            changed = {key for key in after if after[key] != before[key]}
            note(
                by=by, at=at, verb="watching.change_topic", subject=subject_of(row),
                before={key: before[key] for key in changed}, after={key: after[key] for key in changed},
            )  # fmt: skip
    return row


def pause_topic(*, by: Actor | None, at: datetime, topic: Topic) -> None:
    """Let a topic rest: it goes on matching, and alerts nobody."""
    _set_open(by, at, topic, is_open=False)


def open_topic(*, by: Actor | None, at: datetime, topic: Topic) -> None:
    """Let a topic alert again; what came meanwhile stays quiet."""
    _set_open(by, at, topic, is_open=True)


def delete_topic(*, by: Actor | None, at: datetime, topic: Topic) -> None:
    """Delete a topic with its matches and alerts; the articles stay."""
    with write_gate():
        row = Topic.objects.select_for_update().filter(pk=topic.pk).first()
        if row is not None:
            before, subject = _said(row), subject_of(row)
            row.delete()
            note(by=by, at=at, verb="watching.delete_topic", subject=subject, before=before)


def subject_of(topic: Topic) -> str:
    """Name a topic in the record."""
    return f"watching.topic:{topic.public_id}"


def _set_open(by: Actor | None, at: datetime, topic: Topic, *, is_open: bool) -> None:
    with write_gate():
        if Topic.objects.filter(pk=topic.pk, is_open=not is_open).update(is_open=is_open):
            if is_open:
                Match.objects.filter(topic=topic, is_settled=False).update(is_settled=True)
            verb = "watching.open_topic" if is_open else "watching.pause_topic"
            note(by=by, at=at, verb=verb, subject=subject_of(topic), after={"is_open": is_open})


def _write(topic: Topic, name: str, asked: Asked, at: datetime) -> None:
    topic.name, topic.folded = _tidy(name), _folded(name, asked)
    topic.words, topic.without = asked.words, asked.without
    topic.exact_marks, topic.posts = asked.exact_marks, asked.posts
    topic.unit_ids, topic.languages = list(asked.unit_ids), list(asked.languages)
    topic.outlets = list(asked.outlets)
    topic.past_since, topic.past_before = at - PAST, next_row_id()
    topic.past_total, topic.past_done = past_size(topic.past_before, topic.past_since), 0


def _check(name: str, asked: Asked) -> None:
    if not _tidy(name):
        raise Refused(_("Hãy đặt tên cho chủ đề."), field="name")
    words, posts = lines_of(asked.words), lines_of(asked.posts)
    if not asks_something(words, posts, asked.unit_ids, asked.outlets, asked.languages):
        raise Refused(_("Hãy ghi ít nhất một điều kiện: từ ngữ, địa phương, chức vụ, báo hay ngôn ngữ."))
    if max(len(words), len(posts), len(lines_of(asked.without))) > MOST_LINES:
        raise Refused(_("Nhiều dòng quá. Hãy chia thành hai chủ đề."), field="words")


def _check_name_is_free(name: str, topic: Topic | None) -> None:
    others = Topic.objects.filter(name=_tidy(name)).exclude(pk=topic.pk if topic else 0)
    if others.exists():
        raise Refused(_("Đã có chủ đề tên này."), field="name")


def _tidy(name: str) -> str:
    return " ".join(name.split())[:120]


def _folded(name: str, asked: Asked) -> str:
    return fold(f"{name} {asked.words}")[:300]


def _said(topic: Topic) -> dict[str, Any]:
    said: dict[str, Any] = {key: list(value) if isinstance(value, tuple) else value
                            for key, value in asdict(asked_by(topic)).items()}  # fmt: skip
    flags = {"raises_alerts": topic.raises_alerts, "raises_bursts": topic.raises_bursts}
    return {"name": topic.name, **said, **flags}
