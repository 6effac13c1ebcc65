"""Somebody's time in a post is entered, changed or ended. Called by its forms, by imports and by journeys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.units.actions.checking import (
    in_order,
    is_among,
    noted,
    own_or_below,
    said,
    short,
    stored,
    unchanged,
)
from nhipcau.units.models import Holding, Post

NAME_LENGTH, SOURCE_LENGTH = 120, 200


def keep_holding(
    *, by: Any, at: datetime, post: Post, name: str, starts_on: date | None, ends_on: date | None = None,
    source: str = "", holding: Holding | None = None, seen: int | None = None,
) -> Holding:  # fmt: skip
    """Enter who holds a post from when to when, or change the time given; `queries.together_with` warns."""
    values = {
        "name": said(name, "name", NAME_LENGTH, _("Hãy ghi họ và tên.")),
        "starts_on": starts_on, "ends_on": ends_on,
        "source": short(source, "source", SOURCE_LENGTH),
    }  # fmt: skip
    in_order(starts_on, ends_on)
    with write_gate():
        row = _taken(holding, post)
        own_or_below(by, at, row.post.body.unit_id)
        unchanged(row, seen)
        _once(row, values)
        noted(by, at, "units.keep_holding", f"units.holding:{row.public_id}", stored(row, values))
    return row


def end_holding(
    *, by: Any, at: datetime, holding: Holding, ends_on: date, source: str = "", seen: int | None = None
) -> Holding:
    """Enter the last day of somebody's time in a post."""
    with write_gate():
        row = _taken(holding, holding.post)
        own_or_below(by, at, row.post.body.unit_id)
        unchanged(row, seen)
        in_order(row.starts_on, ends_on)
        said_source = short(source, "source", SOURCE_LENGTH) or row.source
        change = stored(row, {"ends_on": ends_on, "source": said_source})
        noted(by, at, "units.end_holding", f"units.holding:{row.public_id}", change)
    return row


def _taken(holding: Holding | None, post: Post) -> Holding:
    if holding is None:
        return Holding(post=Post.objects.select_related("body").get(pk=post.pk))
    rows = Holding.objects.select_for_update(of=("self",)).select_related("post__body")
    return rows.get(pk=holding.pk)


def _once(row: Holding, values: dict[str, Any]) -> None:
    """Refuse the same person's same time twice."""
    same = Holding.objects.filter(post_id=row.post_id, starts_on=values["starts_on"])
    if is_among(same.exclude(pk=row.pk), "name", values["name"]):
        raise Refused(_("Người này đã có trong chức vụ này từ ngày ấy."), field="name")
