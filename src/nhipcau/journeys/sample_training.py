"""The sample training conferences: a former one that is over, and one half-way through its first half-day.

Called by `nhipcau demo`. Everything goes through the rooms' own actions, by the sample officer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from itertools import cycle, islice
from random import Random
from typing import Any

from django.utils import timezone

from nhipcau.attendance.actions.passes import give_passes
from nhipcau.common.writing import write_gate
from nhipcau.journeys.sample_attendance import Door
from nhipcau.journeys.sample_learning import Classroom
from nhipcau.journeys.sample_office import OFFICER, sample_office
from nhipcau.journeys.sample_people import invented
from nhipcau.people.queries import person_named
from nhipcau.training.actions.conferences import declare_count, make_conference, settle_conference
from nhipcau.training.actions.nominating_many import DelegateRow, name_bulk
from nhipcau.training.actions.nominating_rounds import QuotaRow, keep_category, open_round, set_quotas
from nhipcau.training.actions.programme import keep_half_day, keep_session
from nhipcau.training.actions.sites import keep_sites
from nhipcau.training.actions.speaking import keep_speaker
from nhipcau.training.actions.topics import keep_topic
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.training.queries.topics import topics_for
from nhipcau.training.rules.sites import SiteRow
from nhipcau.training.rules.states import AFTERNOON, EVENING, MORNING
from nhipcau.units.actions.bodies import keep_bodies
from nhipcau.units.actions.holders import keep_holding
from nhipcau.units.actions.posts import keep_post
from nhipcau.units.queries import children
from nhipcau.units.queries.posts import holdings_on

CONFERENCES = 2
SEED = 20261123
BEGINS, ENDS = time(7, 30), time(11, 30)
HALF_DAY, SINCE_START = timedelta(hours=4), timedelta(hours=2)
IN_MAIN_HALL, IN_OWN_HALL, LEADERS, OFFICIALS = 6, 14, 3, 10
"""Seats of a provincial agency in the main hall, of one with a hall of its own, of a commune by category."""
OWN_HALLS = 5
"""How many agencies of the province join from their own hall."""
LEADER, COMMUNE, PROVINCE = range(3)
"""Categories by their place in the book."""


def start_training(*, at: datetime) -> bool:
    """Hold the sample conferences; say whether it was still to do."""
    held = conferences_for(person_named(OFFICER)).count()
    if held >= CONFERENCES:
        return False
    book = tomllib.loads(files("nhipcau.sample").joinpath("training.toml").read_text(encoding="utf-8"))
    desk = _Desk(at, book)
    if not held:
        with write_gate():  # each of the two whole or not at all: a demo stopped in between goes on
            desk.keep_posts()
            desk.hold_former()
    with write_gate():
        desk.hold_current()
    return True


@dataclass(frozen=True, slots=True)
class Seats:
    """So many seats of one agency, of one category, at one site."""

    body: Any
    category: int
    site: int
    count: int


class _Desk:
    """The sample officer, the office and the one moment at which all this is done."""

    def __init__(self, at: datetime, book: Mapping[str, Any]) -> None:
        self.at, self.book, self.chance = at, book, Random(SEED)  # noqa: S311 - invents a sample
        self.today = timezone.localdate(at)
        self.officer = person_named(OFFICER)
        self.unit = str(self.officer.unit_id)
        self.office = sample_office(at=at)
        self.names = invented(book["names"], self.chance)
        self.communes = list(children(self.unit, self.today))
        self._find_bodies()

    def _find_bodies(self) -> None:
        """Enter the agencies, or find them."""
        own = [(self.unit, name) for name in self.book["bodies"]["province"]]
        peoples = [(row.unit_id, f"Ủy ban nhân dân {row}") for row in self.communes]
        fronts = [(row.unit_id, f"Mặt trận và các đoàn thể {row}") for row in self.communes]
        made = keep_bodies(by=self.officer, at=self.at, rows=[*own, *peoples, *fronts])
        self.agencies, rest = made[: len(own)], made[len(own) :]
        self.committees, self.fronts = rest[: len(peoples)], rest[len(peoples) :]

    def keep_posts(self) -> None:
        """Enter posts and holders, one of them promoted in between, and the topics of the catalogue."""
        by_name = {body.name: body for body in self.agencies}
        for row in self.book["holder"]:
            for told in row["posts"]:
                post = keep_post(by=self.officer, at=self.at, body=by_name[row["body"]], title=told["title"])
                keep_holding(
                    by=self.officer, at=self.at, post=post, name=row["name"], source=told["source"],
                    starts_on=self._day(told.get("since")), ends_on=self._day(told.get("until")),
                )  # fmt: skip
        for row in self.book["topic"]:
            keep_topic(by=self.officer, at=self.at, name=row["name"], summary=row["summary"])

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self.today + timedelta(days=days)

    def hold_former(self) -> None:
        """Hold last year's conference from invitation to certificates."""
        row = self.book["former"]
        day = self.today - timedelta(days=row["days_ago"])
        begins = datetime.combine(day, BEGINS, timezone.get_current_timezone())
        conference = self._conference(row, begins)
        sites = self._sites(conference, row["sites"])
        seats = list(self._former_seats(row["delegates"], len(sites)))
        self._name(conference, sites, seats, begins)
        Door(self.officer, self.chance, conference, begins + HALF_DAY).all_came()
        Classroom(self.officer, self.book, self.chance, conference, self.agencies).whole(self.at, begins)
        settle_conference(
            by=self.officer, at=self.at, conference=conference, is_held=True,
            outcome="Đủ chương trình, đúng giờ (dữ liệu mẫu).",
        )  # fmt: skip
        declare_count(by=self.officer, at=self.at, conference=conference, **row["declared"])

    def hold_current(self) -> None:
        """Stand in the middle of a conference of 118 sites."""
        row = self.book["current"]
        begins = self._began()
        texts = {name: row[name].replace("{year}", str(self.today.year)) for name in
                 ("aims", "bases", "partners", "funding", "duties")}  # fmt: skip
        conference = self._conference(row, begins, contact_words=row["contact"], **texts)
        sites = self._sites(conference, row["sites"])
        seats = list(self._current_seats(row["delegates"], sites))
        self._name(conference, sites, seats, begins)
        Door(self.officer, self.chance, conference, self.at, names=self.names).half_way()
        Classroom(self.officer, self.book, self.chance, conference, self.agencies).first_half(self.at)

    def _began(self) -> datetime:
        """Begin in the office's own morning where it is morning; otherwise two hours ago, on the same day."""
        now = timezone.localtime(self.at)
        if time(8, 30) <= now.time() <= time(11, 0):
            return datetime.combine(now.date(), BEGINS, now.tzinfo)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        begins = max(midnight, now - SINCE_START).replace(second=0, microsecond=0)
        return begins - timedelta(minutes=begins.minute % 15)

    def _conference(self, row: Mapping[str, Any], begins: datetime, **texts: Any) -> Any:
        day = begins.date()
        conference = make_conference(
            by=self.officer, at=self.at, office_id=self.office.pk, starts_on=day,
            title=row["title"].format(year=day.year), ends_on=day + timedelta(days=1), **texts,
        )  # fmt: skip
        for place, name in enumerate(self.book["current"]["categories"], 1):
            keep_category(by=self.officer, at=self.at, conference=conference, name=name, position=place)
        next_day = datetime.combine(day + timedelta(days=1), BEGINS, begins.tzinfo)
        for number, start in enumerate((begins, next_day), 1):
            self._half_day(conference, number, start)
        return conference

    def _half_day(self, conference: Any, number: int, begins: datetime) -> None:
        midnight = datetime.combine(begins.date(), time(23, 59), begins.tzinfo)
        part = MORNING if begins.hour < 12 else AFTERNOON if begins.hour < 18 else EVENING  # noqa: PLR2004 - hours
        half_day = keep_half_day(
            by=self.officer, at=self.at, conference=conference, day=begins.date(), part=part,
            starts_at=begins, ends_at=min(begins + HALF_DAY, midnight),
        )  # fmt: skip
        for row in self.book["session"]:
            starts = begins + timedelta(minutes=row["from"])
            ends = min(starts + timedelta(minutes=row["minutes"]), half_day.ends_at)
            if row["half"] == number and ends > starts:
                self._session(half_day, row, starts, ends)

    def _session(self, half_day: Any, row: Mapping[str, Any], starts: datetime, ends: datetime) -> None:
        topic = self._topic(row["topic"]) if "topic" in row else None
        session = keep_session(
            by=self.officer, at=self.at, half_day=half_day, title=row.get("title", ""), topic=topic,
            kind=row.get("kind", "topic"), starts_at=starts, ends_at=ends,
        )  # fmt: skip
        if name := row.get("speaker"):
            holding = holdings_on(half_day.day, name).first()
            keep_speaker(
                by=self.officer, at=self.at, session=session, holding_id=holding.pk if holding else None,
                name=name, post="Báo cáo viên",
            )  # fmt: skip

    def _topic(self, key: str) -> Any:
        name = next(row["name"] for row in self.book["topic"] if row["key"] == key)
        return topics_for(self.officer).get(name=name)

    def _sites(self, conference: Any, count: int) -> list[Any]:
        """Make the main hall, then communes, then halls of agencies, then second halls of communes."""
        rows = [SiteRow("001", "Hội trường Ủy ban nhân dân tỉnh", self.unit, "Tầng 2", 250, is_main=True)]
        rows += [SiteRow("", _named(row), row.unit_id, "Phòng họp Ủy ban nhân dân") for row in self.communes]
        rows += [
            SiteRow("", body.name, self.unit, "Hội trường cơ quan") for body in self.agencies[-OWN_HALLS:]
        ]
        rows += [
            SiteRow("", f"{_named(row)} (nhà văn hóa)", row.unit_id, "Nhà văn hóa") for row in self.communes
        ]
        hosts = [
            SiteRow(f"{place:03d}", row.name, row.unit_id, row.room, row.capacity or 40, next(self.names),
                    f"0206 000 {place:04d}", row.is_main)
            for place, row in enumerate(islice(cycle(rows), count), 1)
        ]  # fmt: skip
        made = keep_sites(by=self.officer, at=self.at, conference=conference, rows=hosts)
        return sorted(made, key=lambda site: site.code)

    def _former_seats(self, delegates: int, sites: int) -> Iterator[Seats]:
        shares = _shared(delegates, sites)
        yield Seats(self.agencies[0], PROVINCE, 0, shares[0])
        for place in range(1, sites):
            yield Seats(self.committees[(place - 1) % len(self.committees)], COMMUNE, place, shares[place])

    def _current_seats(self, delegates: int, sites: Sequence[Any]) -> Iterator[Seats]:
        """Fill the main hall, communes, agencies' own halls; what is left goes to second halls."""
        fixed = [Seats(body, PROVINCE, 0, IN_MAIN_HALL) for body in self.agencies[:-OWN_HALLS]]
        communes = len(self.communes)
        for place, body in enumerate(self.committees, 1):
            fixed += [Seats(body, LEADER, place, LEADERS), Seats(body, COMMUNE, place, OFFICIALS)]
        halls = enumerate(self.agencies[-OWN_HALLS:], 1 + communes)
        fixed += [Seats(body, PROVINCE, place, IN_OWN_HALL) for place, body in halls]
        yield from fixed
        second = range(1 + communes + OWN_HALLS, len(sites))
        shares = _shared(delegates - sum(one.count for one in fixed), len(second))
        for place, count in zip(second, shares, strict=True):
            yield Seats(self.fronts[(place - second[0]) % len(self.fronts)], COMMUNE, place, count)

    def _name(self, conference: Any, sites: Sequence[Any], seats: Sequence[Seats], begins: datetime) -> None:
        kinds = list(conference.categories.order_by("position"))
        call = open_round(
            by=self.officer, at=self.at, conference=conference, letter=self.book["current"]["letter"],
            opens_at=begins - timedelta(days=20), deadline_at=begins - timedelta(days=3),
        )  # fmt: skip
        rows = [
            QuotaRow(one.body.pk, str(one.body.unit_id), kinds[one.category], sites[one.site], one.count)
            for one in seats
        ]
        quotas = set_quotas(by=self.officer, at=self.at, round=call, rows=rows)
        posts = self.book["posts"]
        people = [
            DelegateRow(quota, next(self.names), self.chance.choice(posts[_level(quota, kinds)]))
            for quota in quotas
            for _seat in range(quota.seats)
        ]
        name_bulk(by=self.officer, at=self.at, conference=conference, rows=people)
        give_passes(by=self.officer, at=self.at, conference=conference)


def _named(commune: Any) -> str:
    """Begin a line with a capital: "Xã Đàm Thủy"."""
    name = str(commune)
    return name[:1].upper() + name[1:]


def _level(quota: Any, kinds: Sequence[Any]) -> str:
    return "province" if quota.category_id == kinds[PROVINCE].pk else "commune"


def _shared(whole: int, parts: int) -> list[int]:
    """Share a whole into nearly equal parts, the larger first."""
    least, more = divmod(whole, parts)
    return [least + (place < more) for place in range(parts)]
