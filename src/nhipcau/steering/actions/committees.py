"""Committees and their seats are kept, members come and go by decision. Called by screens and journeys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.steering.actions.guarding import in_order, own_unit, plain, said, unchanged
from nhipcau.steering.models import Committee, Seat, SeatHolding
from nhipcau.units.queries.posts import post_words as words_of_post

Row = TypeVar("Row", Committee, Seat, SeatHolding)
KEPT_OF_COMMITTEE = ("name", "decision", "starts_on", "ends_on")
KEPT_OF_SEAT = ("title", "duty", "position")
KEPT_OF_MEMBER = ("name", "post_words", "starts_on", "ends_on", "decision", "end_decision")


def keep_committee(
    *, by: Any, at: datetime, name: str, decision: str, starts_on: date, ends_on: date | None = None,
    office: Any = None, committee: Committee | None = None, seen: int | None = None,
    unit_id: str | None = None,
) -> Committee:  # fmt: skip
    """Enter a committee, or change the one given; `unit_id` counts for a new one only."""
    values = {
        "name": said(name, "name", _("Hãy ghi tên ban.")),
        "decision": said(decision, "decision", _("Hãy ghi số, ngày của quyết định thành lập.")),
        "starts_on": starts_on, "ends_on": ends_on, "office": office,
    }  # fmt: skip
    in_order(starts_on, ends_on)
    with write_gate():
        row = _committee(committee, by=by, seen=seen, unit_id=unit_id)
        _fits_members(row, starts_on)
        _own_office(row, office)
        return _kept(row, values, KEPT_OF_COMMITTEE, "steering.keep_committee", by=by, at=at)


def keep_seat(
    *, by: Any, at: datetime, title: str, committee: Committee | None = None, seat: Seat | None = None,
    seen: int | None = None, duty: str = "", post: Any = None, position: int | None = None,
) -> Seat:  # fmt: skip
    """Add a seat to a committee, or change the one given; with a post, whoever holds it sits here."""
    values: dict[str, Any] = {
        "title": said(title, "title", _("Hãy ghi chức danh trong ban.")), "duty": " ".join(duty.split()),
        "post": post,
    }  # fmt: skip
    with write_gate():
        row = _seat(committee, seat, by=by, seen=seen)
        if position is not None:
            values["position"] = position
        elif not row.pk:
            values["position"] = row.committee.seats.count() + 1
        return _kept(row, values, KEPT_OF_SEAT, "steering.keep_seat", by=by, at=at)


def remove_seat(*, by: Any, at: datetime, seat: Seat) -> None:
    """Remove a seat in which nobody was ever seated by name."""
    with write_gate():
        row = _seat(None, seat, by=by, seen=None)
        if row.holdings.exists():
            raise Refused(_("Ghế này đã có người: giữ lại để còn lịch sử của ban."))
        before, subject = {"title": row.title}, _subject(row)
        row.delete()
        note(by=by, at=at, verb="steering.remove_seat", subject=subject, before=before)


def seat_member(
    *, by: Any, at: datetime, seat: Seat, starts_on: date, decision: str, name: str = "", holding: Any = None,
    post_words: str = "", ends_on: date | None = None,
) -> SeatHolding:  # fmt: skip
    """Seat somebody by a decision: an office-holder of the house (`holding`), or a name with the post."""
    if holding is not None:
        name, post_words = holding.name, post_words or words_of_post(holding, starts_on)
    values: dict[str, Any] = {
        "name": said(name, "name", _("Hãy ghi họ tên, hoặc chọn người đang giữ chức vụ.")),
        "post_words": " ".join(post_words.split())[:300], "holding": holding,
        "decision": said(decision, "decision", _("Hãy ghi số, ngày của quyết định.")),
        "starts_on": starts_on, "ends_on": ends_on,
    }  # fmt: skip
    in_order(starts_on, ends_on)
    with write_gate():
        place = _seat(None, seat, by=by, seen=None)
        _within(place.committee, starts_on, ends_on)
        row = SeatHolding(seat=place)
        _not_twice(place, values["name"], starts_on, ends_on)
        return _kept(row, values, KEPT_OF_MEMBER, "steering.seat_member", by=by, at=at)


def end_member(
    *, by: Any, at: datetime, member: SeatHolding, seen: int, ends_on: date, decision: str = ""
) -> SeatHolding:  # fmt: skip
    """Say which day was the last of somebody in a seat, and by which decision."""
    with write_gate():
        rows = SeatHolding.objects.select_for_update(of=("self",)).select_related("seat__committee")
        row = rows.get(pk=member.pk)
        own_unit(by, row.seat.committee.unit_id)
        unchanged(row, seen)
        in_order(row.starts_on, ends_on)
        _within(row.seat.committee, row.starts_on, ends_on)
        _not_twice(row.seat, row.name, row.starts_on, ends_on, field="ends_on", beside=row.pk)
        values = {"ends_on": ends_on, "end_decision": " ".join(decision.split())}
        return _kept(row, values, KEPT_OF_MEMBER, "steering.end_member", by=by, at=at)


def _kept(
    row: Row, values: dict[str, Any], told: tuple[str, ...], verb: str, *, by: Any, at: datetime
) -> Row:
    before = _told(row, told) if row.pk else None
    row.revision += 1 if row.pk else 0
    for field, value in values.items():
        setattr(row, field, value)
    row.save()
    note(by=by, at=at, verb=verb, subject=_subject(row), before=before, after=_told(row, told))
    return row


def _committee(committee: Committee | None, *, by: Any, seen: int | None, unit_id: str | None) -> Committee:
    if committee is None:
        whose = unit_id or getattr(by, "unit_id", None)
        if whose is None:
            raise Refused(_("Hãy chọn đơn vị."), field="unit")
        own_unit(by, whose)
        return Committee(unit_id=whose)
    row = Committee.objects.select_for_update().get(pk=committee.pk)
    own_unit(by, row.unit_id)
    unchanged(row, seen)
    return row


def _seat(committee: Committee | None, seat: Seat | None, *, by: Any, seen: int | None) -> Seat:
    if seat is None:
        if committee is None:
            raise Refused(_("Hãy chọn ban."))
        own_unit(by, committee.unit_id)
        return Seat(committee=committee)
    row = Seat.objects.select_for_update(of=("self",)).select_related("committee").get(pk=seat.pk)
    own_unit(by, row.committee.unit_id)
    unchanged(row, seen)
    return row


def _fits_members(row: Committee, starts_on: date) -> None:
    if row.pk and SeatHolding.objects.filter(seat__committee=row, starts_on__lt=starts_on).exists():
        raise Refused(_("Đã có thành viên từ trước ngày này."), field="starts_on")


def _own_office(row: Committee, office: Any) -> None:
    if office is not None and office.unit_id != row.unit_id:
        raise Refused(_("Cơ quan này thuộc đơn vị khác."), field="office")


def _within(committee: Committee, starts_on: date, ends_on: date | None) -> None:
    if starts_on < committee.starts_on:
        raise Refused(_("Ngày này ban chưa thành lập."), field="starts_on")
    if committee.ends_on and (ends_on or starts_on) > committee.ends_on:
        raise Refused(_("Ngày này ban đã kết thúc."), field="ends_on")


def _not_twice(
    seat: Seat, name: str, starts_on: date, ends_on: date | None, *, field: str = "starts_on",
    beside: int | None = None,
) -> None:  # fmt: skip
    """Refuse one person twice in one seat at a time; two persons in one seat are told on the page."""
    for row in seat.holdings.all():
        overlaps = row.starts_on <= (ends_on or date.max) and (row.ends_on or date.max) >= starts_on
        if row.pk != beside and overlaps and row.name.casefold() == name.casefold():
            raise Refused(_("Người này đã ngồi ghế này trong những ngày ấy."), field=field)


def _subject(row: Any) -> str:
    kind = {"SeatHolding": "member"}.get(type(row).__name__, type(row).__name__.lower())
    return f"steering.{kind}:{row.public_id}"


def _told(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: plain(getattr(row, field)) for field in fields}
