"""The sample steering work: committees, directives with obligations, plans, tasks. Called by `nhipcau demo`.

Everything goes through the rooms' own actions: the committee's office for the country, the officer for
Cao Bằng.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from random import Random
from typing import Any

from django.utils import timezone

from nhipcau.common.writing import write_gate
from nhipcau.journeys.sample_office import OFFICER, new_year, sample_office
from nhipcau.people.queries import person_named
from nhipcau.spokespersons.actions.offices import keep_office
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.steering.actions.committees import keep_committee, keep_seat, seat_member
from nhipcau.steering.actions.directives import enter_directive, mark_clause, oblige
from nhipcau.steering.actions.plans import change_plan, issue_plan, make_plan
from nhipcau.steering.actions.tasks import add_task, change_task, confirm, extend, finish
from nhipcau.steering.queries.committees import committees_for
from nhipcau.steering.queries.plans import by_kind
from nhipcau.steering.rules.states import OPEN
from nhipcau.units.queries import children, provinces
from nhipcau.units.queries.posts import bodies_of, holdings_on
from nhipcau.units.rules.kinds import COUNTRY_ID

CENTRE, CENTRE_REVIEWER, REVIEWER = "bantw", "thamdinhtw", "thamdinh"
"""The committee's office, who reviews there, who reviews in the province."""
SEED = 20261124
WITHOUT_PLAN = 3
"""Provinces that have no plan this year: the page of plans shows them."""
EARLY, TEN = timedelta(days=4), time(10, 0)
"""How long before its day past work was done, and at which hour."""
EARLIEST, LATEST = -12, 98
"""Plans are signed between 20 December and 9 April (domain-facts): days from 1 January."""


def book() -> Mapping[str, Any]:
    """Return what the sample steering work says."""
    return tomllib.loads(files("nhipcau.sample").joinpath("steering.toml").read_text(encoding="utf-8"))


def start_steering(*, at: datetime) -> bool:
    """Enter committees, directives, plans and tasks; say whether it was still to do."""
    centre = person_named(CENTRE)
    if committees_for(centre).exists():
        return False
    with write_gate():  # whole or not at all: a demo stopped in between goes on
        desk = _Desk(at, book())
        desk.committees()
        desk.directives()
        desk.own_plan()
        desk.plans_of_others()
    return True


def clause_of(task: Any) -> str:
    """Return the label of the clause that a task comes of; empty for work of the unit's own."""
    return str(task.obliged.obligation.clause.label) if task.obliged_id else ""


@dataclass(frozen=True, slots=True)
class _Desk:
    """The one moment at which all this is done."""

    at: datetime
    book: Mapping[str, Any]

    @property
    def today(self) -> date:
        """The office's own day."""
        return timezone.localdate(self.at)

    def hand(self, unit_id: str) -> Any:
        """Return who enters what is of a unit."""
        return person_named(CENTRE if unit_id == COUNTRY_ID else OFFICER)

    def committees(self) -> None:
        """Enter committees with their seats and every change of who sat in them."""
        for row in self.book["committee"]:
            by = self.hand(row["of"])
            made = keep_committee(
                by=by, at=self.at, name=row["name"], decision=row["decision"], starts_on=row["starts_on"],
                office=self.office(row["of"]),
            )  # fmt: skip
            seats: dict[str, Any] = {}
            for place, told in enumerate(row["seats"]):
                key = f"{told['title']}: {told['duty']}"
                if key not in seats:
                    seats[key] = keep_seat(
                        by=by, at=self.at, committee=made, title=told["title"], duty=told["duty"],
                        position=place,
                    )  # fmt: skip
                self._seat(by, seats[key], told)

    def _seat(self, by: Any, seat: Any, told: Mapping[str, Any]) -> None:
        holding = holdings_on(self.today, told["name"]).first() if "body" in told else None
        words = told.get("post") or f"{holding.post.title if holding else 'Thành viên'}, {told['body']}"
        seat_member(
            by=by, at=self.at, seat=seat, holding=holding, name=told["name"], post_words=words,
            starts_on=told["since"], ends_on=told.get("until"), decision=told["decision"],
        )  # fmt: skip

    def office(self, unit_id: str) -> Any:
        """Return how the unit signs; the committee's office in the Party family."""
        if unit_id != COUNTRY_ID:
            return sample_office(at=self.at)
        found = office_of_unit(unit_id, self.today)
        return found or keep_office(
            by=self.hand(unit_id), at=self.at, starts_on=date(2021, 2, 10), **self.book["office"]
        )

    def directives(self) -> None:
        """Enter directives, mark their clauses, bind units."""
        for row in self.book["directive"]:
            by, year = self.hand(row["of"]), self.today.year
            text = row["text"].strip()
            made = enter_directive(
                by=by, at=self.at, unit_id=row["of"], number=row["number"], issuer=row["issuer"],
                title=row["title"].format(year=year), text=text,
                issued_on=date(year - row.get("year_before", False), row["month"], row["day"]),
            )  # fmt: skip
            for told in row["obligation"]:
                start = text.index(told["begins"])
                end = text.find("\n", start)
                made.refresh_from_db()
                clause = mark_clause(
                    by=by, at=self.at, directive=made, seen=made.revision, start=start,
                    end=len(text) if end < 0 else end, label=told["clause"],
                )  # fmt: skip
                oblige(
                    by=by, at=self.at, clause=clause, what=told["what"], product=told["product"],
                    scope=told["scope"], unit_ids=list(self._named(told.get("units", ()))),
                    repeats=told["repeats"], due_on=self._day(told["due"]), indicator_code=told["indicator"],
                )  # fmt: skip

    def _named(self, names: Iterable[str]) -> Iterable[str]:
        under = {row.name: row.unit_id for row in children(str(person_named(OFFICER).unit_id), self.today)}
        return [under[name] for name in names]

    def _day(self, told: str) -> date:
        return date.fromisoformat(f"{self.today.year}-{told}")

    def _hour(self, day: date) -> datetime:
        """Return ten in the morning of a day, or now where that is still to come."""
        return min(self.at, datetime.combine(day, TEN, timezone.get_current_timezone()))

    def own_plan(self) -> None:
        """Make, issue and work at the plan of Cao Bằng."""
        officer, row, year = person_named(OFFICER), self.book["plan"], self.today.year
        unit = str(officer.unit_id)
        plan = make_plan(by=officer, at=self.at, unit_id=unit, year=year, office=sample_office(at=self.at))
        done = [(self._planned(officer, plan, told), told) for told in self.book["task"]]
        words = {name: row[name].format(year=year).strip() for name in ("aims", "bases", "funding", "duties")}
        plan = change_plan(
            by=officer, at=self.at, plan=plan, seen=plan.revision, title=row["title"].format(year=year),
            **words,
        )  # fmt: skip
        issue_plan(
            by=officer, at=self.at, plan=plan, seen=plan.revision, elsewhere="47/KH-UBND (mẫu)",
            dated_on=date(year, 2, 13),
        )  # fmt: skip
        for task, told in done:
            self._work(officer, task, told)
        self._past_half(plan, officer, person_named(REVIEWER))

    def _planned(self, officer: Any, plan: Any, told: Mapping[str, Any]) -> Any:
        """Say of an obligation's task, or of one of our own, who leads it with whom and what comes out."""
        unit = str(officer.unit_id)
        bodies = {one.name: one for one in bodies_of(unit, self.today)}
        words: dict[str, Any] = {
            "title": told["title"], "kind": told["kind"], "lead_words": told["lead"],
            "partners": told.get("partners", ""), "product": told["product"],
            "funding": told.get("funding", ""), "due_on": self._day(told["due"]),
        }  # fmt: skip
        lead = bodies.get(told["lead"])
        tasks = [
            task for _kind, rows in by_kind(plan) for task in rows if clause_of(task) == told.get("clause")
        ]
        if not tasks:
            return add_task(by=officer, at=self.at, unit_id=unit, plan=plan, lead_body=lead, **words)
        last = max(tasks, key=lambda task: task.due_on)
        words["lead_body_id"] = lead.pk if lead else None
        return change_task(by=officer, at=self.at, task=last, seen=last.revision, **words)

    def _work(self, officer: Any, task: Any, told: Mapping[str, Any]) -> None:
        task.refresh_from_db()
        if later := told.get("extended"):
            task = extend(
                by=officer, at=self.at, task=task, seen=task.revision, to_on=self._day(later["to"]),
                reason=later["reason"],
            )  # fmt: skip
        if told["state"] == "open":
            return
        at = self._hour(self._day(told["finished"]))
        task = finish(by=officer, at=at, task=task, seen=task.revision, words=told["words"])
        if told["state"] == "done":
            confirm(by=person_named(REVIEWER), at=min(self.at, at + EARLY), task=task, seen=task.revision)

    def _past_half(self, plan: Any, by: Any, reader: Any) -> None:
        """Finish what obligations asked for in the half-year that is over."""
        words = "Đã thực hiện và báo cáo trong 6 tháng đầu năm (dữ liệu mẫu)."
        half = date(plan.year, 6, 30)
        for task in (row for _kind, rows in by_kind(plan) for row in rows):
            if task.due_on <= min(half, self.today) and task.state == OPEN:
                at = self._hour(task.due_on - EARLY)
                done = finish(by=by, at=at, task=task, seen=task.revision, words=words)
                confirm(by=reader, at=at + EARLY / 2, task=done, seen=done.revision)

    def plans_of_others(self) -> None:
        """Enter when the other provinces signed theirs, as the committee's office heard."""
        centre, chance = person_named(CENTRE), Random(SEED)  # noqa: S311 - invents a sample
        year = self.today.year
        others = [row for row in provinces(self.today) if row.unit_id != person_named(OFFICER).unit_id]
        late = {row.unit_id for row in chance.sample(others, WITHOUT_PLAN)}
        for number, row in enumerate(others, 11):
            signed = new_year(self.today) + timedelta(days=chance.randint(EARLIEST, LATEST))
            if row.unit_id in late:
                continue
            plan = make_plan(by=centre, at=self.at, unit_id=row.unit_id, year=year)
            issue_plan(
                by=centre, at=self.at, plan=plan, seen=plan.revision, dated_on=signed,
                elsewhere=f"{number}/KH-UBND (mẫu)",
            )  # fmt: skip
            self._past_half(plan, centre, person_named(CENTRE_REVIEWER))
