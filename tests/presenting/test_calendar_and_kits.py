"""The calendar with its events and clashes, and media kits from making to the file that is taken away."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import icalendar
import pytest
from django.db import IntegrityError, transaction
from tests.presenting.making import (
    DAY,
    NOW,
    described,
    make_asset,
    make_channel,
    make_plan,
    make_spokesperson,
    make_writer,
)

from nhipcau.clocks.rules.calendars import office_calendar
from nhipcau.common.refusals import Refused
from nhipcau.presenting.actions.assets import change_asset, withdraw_asset
from nhipcau.presenting.actions.kits import approve_kit, change_kit, close_kit, make_kit
from nhipcau.presenting.actions.plans import move_plan
from nhipcau.presenting.calendar_file import calendar_of
from nhipcau.presenting.models import Kit, Plan
from nhipcau.presenting.queries import public
from nhipcau.presenting.queries.desk import conflicts_for, events_unplanned_for, plans_for
from nhipcau.presenting.queries.kits import write_archive
from nhipcau.presenting.queries.months import month_asked, month_for
from nhipcau.presenting.rules.events import events, events_of, unplanned
from nhipcau.presenting.rules.planning import DROPPED, MADE, OUT, PLANNED


def test_the_book_of_events_agrees_with_the_calendar_of_holidays() -> None:
    """Lunar days are typed by hand in both books."""
    told = {(one.key, one.on.year): one.on for one in events()}
    named = {
        "hung-kings": "Giỗ Tổ Hùng Vương",
        "national-day": "Quốc khánh",
        "reunification": "Ngày Chiến thắng",
    }
    years = office_calendar().years
    for (key, year), on in told.items():
        if key in named:
            assert on in {day.on for day in years[year].days if day.names["vi"] == named[key]}, key
    assert {year for _key, year in told} == {2026, 2027}


def test_the_moon_of_the_book() -> None:
    """Full moons lie 14 days after the first of their month; months have 29 or 30 days."""
    told = {(one.key, one.on.year): one.on for one in events() if one.is_lunar}
    for year in (2026, 2027):
        assert told["first-full-moon", year] - told["tet", year] == timedelta(days=14)
        assert told["long-tong", year] - told["tet", year] == timedelta(days=7)
        months = (told["mid-autumn", year] - told["first-full-moon", year]).days / 29.53
        assert abs(months - round(months)) < 0.05, year


def test_an_event_without_a_plan_is_pointed_out() -> None:
    on = date(2026, 8, 20)
    assert "national-day" in {one.key for one in unplanned("p04", [], on, 30)}
    assert "national-day" not in {
        one.key for one in unplanned("p04", [("national-day", date(2026, 9, 1))], on, 30)
    }
    assert "national-day" in {
        one.key for one in unplanned("p04", [("national-day", date(2025, 9, 1))], on, 30)
    }
    assert {one.unit_id for one in events_of("p20", date(2026, 1, 1), date(2026, 12, 31))} == {""}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2026-11", date(2026, 11, 1)),
        ("", date(2026, 5, 1)),
        ("0001-01", date(2026, 5, 1)),
        ("9999-12", date(2026, 5, 1)),
        ("x", date(2026, 5, 1)),
    ],
)
def test_a_month_is_read_or_it_is_this_one(text: str, first: date) -> None:
    assert month_asked(text, date(2026, 5, 17)) == first


@pytest.mark.django_db
class TestPlans:
    def test_two_on_one_day_and_channel_clash_until_one_is_dropped(self) -> None:
        writer = make_writer()
        channel, other = make_channel(writer), make_channel(writer, name="Kênh khác")
        first, second = make_plan(writer, channel=channel), make_plan(writer, channel=channel)
        make_plan(writer, channel=other)
        make_plan(writer)
        make_plan(writer)
        assert set(conflicts_for(writer)) == {first.pk, second.pk}
        month = month_for(writer, first.on.replace(day=1))
        marked = [plan.pk for week in month.weeks for day in week for plan, clashes in day.plans if clashes]
        assert sorted(marked) == sorted([first.pk, second.pk])
        move_plan(by=writer, at=NOW, plan=second, seen=None, to=DROPPED, why="Dồn vào bài trước")
        assert conflicts_for(writer) == {}

    def test_a_plan_goes_its_way_and_is_dropped_with_a_reason(self) -> None:
        writer = make_writer()
        plan = make_plan(writer)
        with pytest.raises(Refused, match="vì sao"):
            move_plan(by=writer, at=NOW, plan=plan, seen=plan.revision, to=DROPPED)
        plan = move_plan(by=writer, at=NOW, plan=plan, seen=plan.revision, to=MADE)
        plan = move_plan(by=writer, at=NOW, plan=plan, seen=plan.revision, to=OUT)
        with pytest.raises(Refused):
            move_plan(by=writer, at=NOW, plan=plan, seen=plan.revision, to=PLANNED)
        with pytest.raises(IntegrityError), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(state=DROPPED)

    def test_made_before_it_is_out(self) -> None:
        with pytest.raises(Refused, match="không được sau"):
            make_plan(make_writer(), on=DAY, due_on=DAY + timedelta(days=1))

    def test_the_file_for_other_calendars(self) -> None:
        writer = make_writer()
        make_plan(writer, title="Bài về “hạt dẻ”; nhiều, thứ", event="tet", languages=("vi", "zh"))
        read = icalendar.Calendar.from_ical(calendar_of(plans_for(writer)))
        entry = read.walk("VEVENT")[0]
        assert str(entry["summary"]) == "Bài về “hạt dẻ”; nhiều, thứ"
        assert entry["dtstart"].dt == DAY + timedelta(days=10)

    def test_only_ones_own_unit(self) -> None:
        writer, stranger = make_writer(), make_writer(unit="p20", name="Hứa Văn Lâm")
        make_plan(writer, event="army-day", on=date(2026, 12, 20))
        assert not plans_for(stranger).exists()
        on = date(2026, 12, 1)
        keys = {one.key for one in events_unplanned_for(writer, on)}
        assert "army-day" not in keys
        assert "army-day" in {one.key for one in events_unplanned_for(stranger, on)}


@pytest.mark.django_db
class TestKits:
    def made(self, writer: Any) -> tuple[Kit, list[Any]]:
        assets = [make_asset(writer), make_asset(writer, seed=2)]
        kit = make_kit(
            by=writer,
            at=NOW,
            titles={"vi": "Bộ ảnh thác", "en": "The falls"},
            leads={},
            assets=assets,
            pieces=[],
        )
        return kit, assets

    def approved(self, kit: Kit, spokesperson: Any) -> Kit:
        return approve_kit(by=spokesperson, at=NOW, kit=kit, seen_hash=kit.content_hash, confirmed_at=NOW)

    def test_public_only_once_another_approved(self) -> None:
        writer, spokesperson = make_writer(), make_spokesperson()
        kit, assets = self.made(writer)
        assert public.media_kits() == []
        assert write_archive(kit.public_id, "vi", BytesIO()) is None
        assert public.asset_file(assets[0].public_id, "web") is None
        self.approved(kit, spokesperson)
        assert [line.kit_id for line in public.media_kits()] == [kit.public_id]
        assert public.asset_file(assets[0].public_id, "web") is not None

    def test_its_maker_never_approves(self) -> None:
        both = make_spokesperson(roles=("officer", "spokesperson"))
        kit, _assets = self.made(both)
        with pytest.raises(Refused, match="không tự duyệt"):
            self.approved(kit, both)

    def test_a_change_takes_it_off_until_approved_again(self) -> None:
        writer, spokesperson = make_writer(), make_spokesperson()
        kit, assets = self.made(writer)
        kit = self.approved(kit, spokesperson)
        kit = change_kit(
            by=writer,
            at=NOW,
            kit=kit,
            seen=kit.revision,
            titles=kit.titles,
            leads={},
            assets=assets[:1],
            pieces=[],
        )
        assert public.media_kits() == []
        self.approved(kit, spokesperson)
        close_kit(by=writer, at=NOW, kit=kit, why="Hết đợt")
        assert public.media_kits() == []
        assert public.asset_file(assets[0].public_id, "web") is None

    def test_the_file_holds_pictures_and_their_words(self) -> None:
        writer, spokesperson = make_writer(), make_spokesperson()
        kit, assets = self.made(writer)
        self.approved(kit, spokesperson)
        withdraw_asset(by=writer, at=NOW, asset=assets[1], why="Sai chỗ")
        out, again = BytesIO(), BytesIO()
        write_archive(kit.public_id, "en", out)
        write_archive(kit.public_id, "en", again)
        assert out.getvalue() == again.getvalue()
        with zipfile.ZipFile(out) as archive:
            names = archive.namelist()
            told = archive.read("README.txt").decode()
        assert len(names) == 2
        assert assets[0].public_id in names[0]
        assert "Two-step falls" in told
        assert "© Tổ ảnh mẫu" in told

    def test_other_words_of_a_picture_void_the_approval_to_come(self) -> None:
        writer, spokesperson = make_writer(), make_spokesperson()
        kit, assets = self.made(writer)
        seen = kit.content_hash
        words = described(captions={"vi": "Chú thích khác"})
        change_asset(by=writer, at=NOW, asset=assets[0], seen=assets[0].revision, described=words)
        with pytest.raises(Refused, match="vừa được sửa"):
            approve_kit(by=spokesperson, at=NOW, kit=kit, seen_hash=seen, confirmed_at=NOW)
