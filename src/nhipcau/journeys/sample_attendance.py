"""The sample doors: who came to which site, as phones, files and paper sheets told it. Seeded chance.

Called by `sample_training`. Facts go through `attendance.actions.taking.take`, as everybody's do.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from nhipcau.attendance.actions.devices import add_device, enrol
from nhipcau.attendance.actions.rolls import sign_roll
from nhipcau.attendance.actions.taking import take
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import BatchSheet, Fact, Item, LineFact
from nhipcau.training.queries.conferences import half_days_of, sites_of
from nhipcau.training.queries.delegates import delegates_of_site

LOST, NOT_OPEN, BY_FILE, ON_PAPER, SIGNED = (
    {17, 38, 59, 77, 96, 110},
    {45, 88, 103},
    {66, 101},
    {12},
    {30, 71},
)
"""Sites by their place in the list: what became of their line and how their list came."""
CONFLICTS, SET_ASIDE, WALK_INS, SUBSTITUTES, EXCUSED = (3, 21, 54, 92), (9, 63), 23, 17, 31
SHARE_THAT_CAME, SHARE_OF_FORMER = 0.94, 0.96
MINUTE = timedelta(minutes=1)
STANDS_IN = {"post": "Công chức", "reason": "Đi thay do có cuộc họp khác"}
WALKS_IN = {
    "post": "Cộng tác viên",
    "body": "Trường học trên địa bàn",
    "reason": "Đến nghe, chưa có trong danh sách",
}


@dataclass
class Sheet:
    """What one site has to tell, and when it tells it."""

    site: Any
    place: int
    told_at: datetime
    facts: list[Item] = field(default_factory=list)
    late: list[Item] = field(default_factory=list)
    came: list[Any] = field(default_factory=list)
    stayed_away: list[Any] = field(default_factory=list)


class Door:
    """All doors of one conference, told by one seeded chance."""

    def __init__(
        self, officer: Any, chance: Random, conference: Any, at: datetime, names: Iterator[str] | None = None
    ) -> None:
        self.officer, self.chance, self.at = officer, chance, at
        self.names = names or iter(())
        self.sites = list(sites_of(conference))
        self.half_days = list(half_days_of(conference))

    def all_came(self) -> None:
        """Tell both half-days of a conference that is over, from the paper sheets."""
        for half_day in self.half_days:
            for site in self.sites:
                people = list(delegates_of_site(site))
                came = [one for one in people if self.chance.random() < SHARE_OF_FORMER]
                facts: list[Item] = [
                    self._fact(states.ARRIVE, half_day, delegate=one.public_id) for one in came
                ]
                facts += [
                    LineFact(self._id(), half_day.public_id, states.CONNECTED, said_at=half_day.starts_at),
                    LineFact(self._id(), half_day.public_id, heads=len(came), said_at=half_day.starts_at),
                ]
                self._take(site, facts, half_day.ends_at + MINUTE, states.PAPER)
                sign_roll(at=half_day.ends_at + 2 * MINUTE, site=site, half_day=half_day,
                          name=site.host_name or "Văn thư điểm cầu", by=self.officer)  # fmt: skip

    def half_way(self) -> None:
        """Tell the first half-day as far as it went, with everything that goes wrong on such a morning."""
        half_day = self.half_days[0]
        sheets = [self._sheet(site, place, half_day) for place, site in enumerate(self.sites)]
        told = [sheet for sheet in sheets if sheet.facts]
        self._let_in(told, half_day)
        self._go_wrong(sheets, half_day)
        for sheet in sorted(told, key=lambda one: one.told_at):
            self._tell(sheet, half_day)

    def _sheet(self, site: Any, place: int, half_day: Any) -> Sheet:
        sheet = Sheet(site, place, self.at - self.chance.uniform(0.5, 12) * MINUTE)
        people = list(delegates_of_site(site))
        if place in NOT_OPEN:
            return sheet
        lost = place in LOST
        if lost:
            sheet.told_at = self.at - self.chance.uniform(22, 34) * MINUTE
        share = SHARE_THAT_CAME - (0.35 if lost else self.chance.uniform(0, 0.08))
        for one in people:
            (sheet.came if self.chance.random() < share else sheet.stayed_away).append(one)
        opened = half_day.starts_at - self.chance.uniform(10, 40) * MINUTE
        heads = max(0, len(sheet.came) + self.chance.choice((-1, 0, 0, 0, 0, 0, 0, 0, 0, 2)))
        sheet.facts = [
            LineFact(self._id(), half_day.public_id, states.CONNECTED, said_at=opened),
            *(self._arrival(one, half_day, sheet.told_at) for one in sheet.came),
            LineFact(self._id(), half_day.public_id, heads=heads,
                     said_at=sheet.told_at - MINUTE),
        ]  # fmt: skip
        if lost:
            sheet.facts.append(
                LineFact(self._id(), half_day.public_id, states.LOST, said_at=sheet.told_at - MINUTE / 2)
            )
        return sheet

    def _arrival(self, one: Any, half_day: Any, before: datetime) -> Fact:
        came_at = half_day.starts_at + self.chance.triangular(-35, 15, -5) * MINUTE
        return self._fact(
            states.ARRIVE, half_day, delegate=one.public_id, said_at=min(came_at, before - 2 * MINUTE)
        )

    def _let_in(self, sheets: Sequence[Sheet], half_day: Any) -> None:
        """Let in walk-ins and substitutes; excuse some of those who stayed away."""
        away = [(sheet, one) for sheet in sheets for one in sheet.stayed_away]
        self.chance.shuffle(away)
        for sheet, one in away[:SUBSTITUTES]:
            self._say(
                sheet, states.SUBSTITUTE, half_day, place=one.public_id, name=next(self.names), **STANDS_IN
            )
        for sheet, one in away[SUBSTITUTES : SUBSTITUTES + EXCUSED]:
            self._say(sheet, states.EXCUSE, half_day, delegate=one.public_id, reason="Ốm")
        for sheet in self.chance.sample(list(sheets), WALK_INS):
            self._say(sheet, states.WALK_IN, half_day, name=next(self.names), **WALKS_IN)

    def _say(self, sheet: Sheet, kind: str, half_day: Any, **said: str) -> None:
        said_at = sheet.told_at - self.chance.uniform(3, 6) * MINUTE
        sheet.facts.append(self._fact(kind, half_day, said_at=said_at, **said))

    def _go_wrong(self, sheets: Sequence[Sheet], half_day: Any) -> None:
        """Show passes at two sites, phones whose clock was wrong, facts that came after signing."""
        for place in CONFLICTS:
            first, second = sheets[place], sheets[place + 1]
            second.facts.append(self._arrival(first.came[0], half_day, second.told_at))
        for place in SET_ASIDE:
            sheet = sheets[place]
            early = half_day.starts_at - timedelta(hours=6)
            for one in sheet.stayed_away[:1] or sheet.came[:1]:
                sheet.facts.append(self._fact(states.ARRIVE, half_day, delegate=one.public_id, said_at=early))
        for place in SIGNED:
            sheet = sheets[place]
            last = {one.public_id for one in sheet.came[-2:]}  # by chance nobody may have stayed away
            sheet.late = [fact for fact in sheet.facts if getattr(fact, "delegate", "") in last]
            sheet.facts = [fact for fact in sheet.facts if fact not in sheet.late]

    def _tell(self, sheet: Sheet, half_day: Any) -> None:
        way = (
            states.PAPER
            if sheet.place in ON_PAPER
            else states.FILE
            if sheet.place in BY_FILE
            else states.ONLINE
        )
        device = None
        if way != states.PAPER:
            _device, code = add_device(
                by=self.officer, at=sheet.told_at - 60 * MINUTE, site=sheet.site, label="Máy 1"
            )
            device, _token = enrol(at=sheet.told_at - 59 * MINUTE, code=code)
        self._take(sheet.site, sheet.facts, sheet.told_at, way, device)
        if sheet.place in SIGNED:
            sign_roll(
                at=sheet.told_at,
                site=sheet.site,
                half_day=half_day,
                name=sheet.site.host_name,
                by=self.officer,
            )
            self._take(sheet.site, sheet.late, sheet.told_at + MINUTE / 3, way, device)

    def _take(self, site: Any, facts: Sequence[Item], at: datetime, way: str, device: Any = None) -> None:
        batch = BatchSheet(self._id(), list(facts), site.public_id, sent_at=at, offset_ms=0)
        by = self.officer if device is None else None
        take(at=at, batch=batch, site_id=site.pk, device=device, by=by, way=way)

    def _fact(self, kind: str, half_day: Any, **said: Any) -> Fact:
        return Fact(self._id(), kind, half_day.public_id, **said)

    def _id(self) -> str:
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
