"""A post in a body is entered or changed. The one door to all that changes bodies, posts and holders."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.units.actions.bodies import keep_bodies, keep_body
from nhipcau.units.actions.checking import (
    DECREE_LENGTH,
    in_order,
    is_among,
    noted,
    own_or_below,
    said,
    short,
    stored,
    unchanged,
)
from nhipcau.units.actions.holders import end_holding, keep_holding
from nhipcau.units.actions.importing import keep_holdings
from nhipcau.units.models import Body, Post
from nhipcau.units.rules.seats import has_one_seat as one_seat_by_title

__all__ = ["end_holding", "keep_bodies", "keep_body", "keep_holding", "keep_holdings", "keep_post"]
TITLE_LENGTH = 200


def keep_post(
    *, by: Any, at: datetime, body: Body, title: str, post: Post | None = None, seen: int | None = None,
    has_one_seat: bool | None = None, starts_on: date | None = None, ends_on: date | None = None,
    decree: str = "",
) -> Post:  # fmt: skip
    """Enter a post of a body, or change the one given; not told, one seat or many is read off the title."""
    wanted = said(title, "title", TITLE_LENGTH, _("Hãy ghi tên chức vụ."))
    in_order(starts_on, ends_on)
    with write_gate():
        row = _taken(post, body)
        own_or_below(by, at, row.body.unit_id)
        unchanged(row, seen)
        _once(row, wanted)
        values = {
            "title": wanted, "starts_on": starts_on, "ends_on": ends_on,
            "has_one_seat": one_seat_by_title(wanted) if has_one_seat is None else has_one_seat,
            "decree": short(decree, "decree", DECREE_LENGTH),
        }  # fmt: skip
        noted(by, at, "units.keep_post", f"units.post:{row.public_id}", stored(row, values))
    return row


def _taken(post: Post | None, body: Body) -> Post:
    if post is None:
        return Post(body=Body.objects.get(pk=body.pk))
    return Post.objects.select_for_update(of=("self",)).select_related("body").get(pk=post.pk)


def _once(row: Post, title: str) -> None:
    same = Post.objects.filter(body_id=row.body_id, folded=fold(title)[:300])
    if is_among(same.exclude(pk=row.pk), "title", title):
        raise Refused(_("Cơ quan đã có chức vụ này."), field="title")
