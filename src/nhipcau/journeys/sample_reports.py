"""The sample half-year reports: past periods loaded, the present one half-way in, one review signed.

Called by `nhipcau demo`. The province's own report is left to the system: it is counted from the demo's own
stories, statements and conferences once they are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from nhipcau.common.writing import write_gate
from nhipcau.journeys.sample_figures import figures, size_of
from nhipcau.journeys.sample_office import OFFICER
from nhipcau.journeys.sample_steering import CENTRE, CENTRE_REVIEWER, book
from nhipcau.people.queries import person_named
from nhipcau.reports.actions.closing import close_level
from nhipcau.reports.actions.filling import prefill
from nhipcau.reports.actions.loading import load_past
from nhipcau.reports.actions.periods import open_period
from nhipcau.reports.actions.practices import keep_practice, nominate
from nhipcau.reports.actions.reviews import begin_review, freeze_review, issue_review, write_review
from nhipcau.reports.queries.closing import closing_of
from nhipcau.reports.queries.periods import periods_for
from nhipcau.reports.queries.reports import mine, reports_for
from nhipcau.reports.queries.reviews import reviews_for
from nhipcau.reports.queries.totals import missing
from nhipcau.reports.rules.states import COMMUNE, HALF_1, HALF_2, PROVINCE
from nhipcau.units.rules.kinds import COUNTRY_ID

SEED = 20261125
COMMUNE_HAND = "xadamthuy"
LATE_COMMUNES, LATE_PROVINCES = 0.012, 0.0
"""Of a past period: who never reported, so that its level closed with names."""
NOW_PROVINCES, NOW_COMMUNES = 30, 0.93
"""Of the present one: how many came in so far; the rest is still being filled."""
WAITING = 0.12
"""Of those that came in, how many wait for the level above."""
GROWTH = 1.09
FINDINGS_OF_A_PROVINCE = 2
AT_ONCE = 400
"""Reports a transaction: a few seconds, in which nobody else writes."""
LEFT_OPEN = 2
"""The limit that both sample hands named last period: it waits for their answer in the open forms."""


@dataclass(frozen=True, slots=True)
class Past:
    """One period to load: how many periods before the present one it lies."""

    kind: str
    years_ago: int
    ago: int
    is_now: bool = False


PERIODS = (Past(HALF_1, 1, 3), Past(HALF_2, 1, 2), Past(HALF_1, 0, 1), Past(HALF_2, 0, 0, is_now=True))
"""The first lies before 2025-07-01: 63 provinces, shown on today's boundaries by conversion."""


def start_reports(*, at: datetime) -> int:
    """Load past periods and the present one, sign the last review; return how many reports were still to do.

    A part at a time, so that nobody who signs in meanwhile waits long; a demo stopped in between goes on.
    """
    desk = _Desk(at, book())
    return sum(desk.load(past) for past in PERIODS)


def finish_reports(*, at: datetime) -> None:
    """Count the province's and its commune's own work into their open forms, once it is there."""
    for username in (OFFICER, COMMUNE_HAND):
        person = person_named(username)
        report = mine(person).first()
        if report is not None:
            prefill(by=person, at=at, report=report)


class _Desk:
    """The committee's office, which enters what came on paper."""

    def __init__(self, at: datetime, told: Mapping[str, Any]) -> None:
        self.at, self.book = at, told
        self.today = timezone.localdate(at)
        self.centre, self.reviewer = person_named(CENTRE), person_named(CENTRE_REVIEWER)
        self.home = str(person_named(OFFICER).unit_id)
        self.commune = str(person_named(COMMUNE_HAND).unit_id)

    def load(self, past: Past) -> int:
        """Open a period, load its reports, close and review it when it is over; return how many it loaded."""
        period = self._period(past)
        chance = Random(f"{SEED}:{past.ago}")  # noqa: S311 - invents a sample
        rows = list(reports_for(self.centre).filter(period=period).order_by("pk"))
        came = [row for row in rows if self._came(row, past, chance)]
        approved = {row.unit_id for row in came if not past.is_now or chance.random() > WAITING}
        waiting = [row for row in came if row.number == 0]
        for start in range(0, len(waiting), AT_ONCE):
            self._hand_in(period, past, waiting[start : start + AT_ONCE], approved)
        if not past.is_now and closing_of(period, COUNTRY_ID) is None:
            self._close(period)
        if past.ago == 1 and not reviews_for(self.centre).exists():
            with write_gate():
                self._review(period)
                self._practices(period)
        return len(waiting)

    def _period(self, past: Past) -> Any:
        year = self.today.year - past.years_ago
        found = periods_for(self.centre).filter(kind=past.kind, year=year, root=COUNTRY_ID).first()
        return found or open_period(by=self.centre, at=self.at, root_id=COUNTRY_ID, kind=past.kind, year=year)

    def _hand_in(self, period: Any, past: Past, rows: Sequence[Any], approved: set[str]) -> None:
        chance = Random(f"{SEED}:{past.ago}:{rows[0].unit_id}")  # noqa: S311 - invents a sample
        load_past(
            by=self.centre, at=self.at, period=period, submitted_by=self.centre, approved_by=self.reviewer,
            values={row.unit_id: self._figures(row, past) for row in rows},
            words={row.unit_id: self._words(row, chance) for row in rows},
            findings={row.unit_id: list(self._findings(row, past, chance)) for row in rows},
            answers={row.unit_id: self._answer(chance) for row in rows},
            submitted_at={row.unit_id: self._sent(row, chance) for row in rows}, approve=approved,
        )  # fmt: skip

    def _came(self, row: Any, past: Past, chance: Random) -> bool:
        if not past.is_now:
            return row.level == PROVINCE or chance.random() > LATE_COMMUNES
        if row.unit_id in {self.home, self.commune}:
            return False
        return chance.random() < (NOW_PROVINCES / 34 if row.level == PROVINCE else NOW_COMMUNES)

    def _figures(self, row: Any, past: Past) -> Mapping[str, Any]:
        chance = Random(f"{SEED}:{past.ago}:{row.unit_id}")  # noqa: S311 - invents a sample
        usual = self.book["typical"]["province" if row.level == PROVINCE else "commune"]
        size = size_of(row.unit_id, SEED)
        return figures(usual, size=size, growth=GROWTH**-past.ago, chance=chance)

    def _words(self, row: Any, chance: Random) -> Mapping[str, str]:
        told = self.book["words"]
        names = ("leadership", "results", "next_steps", "proposals")
        if row.level == COMMUNE:
            return {"results": chance.choice(told["results"])}
        return {name: chance.choice(told[name]) for name in names}

    def _findings(self, row: Any, past: Past, chance: Random) -> Iterable[tuple[str, str, str, str]]:
        told = self.book["finding"]
        if past.ago == 1 and row.unit_id in {self.home, self.commune}:
            chosen = [told[LEFT_OPEN]]
        elif row.level == PROVINCE:
            chosen = chance.sample(told, chance.randint(0, FINDINGS_OF_A_PROVINCE))
        else:
            chosen = []
        return ((one["limit"], one["cause"], one["remedy"], one["topic"]) for one in chosen)

    def _answer(self, chance: Random) -> tuple[str, str]:
        if chance.random() < 0.6:  # noqa: PLR2004 - most limits are dealt with
            return "settled", "Đã thực hiện giải pháp nêu ở kỳ trước (dữ liệu mẫu)."
        return "still", "Đã làm một phần; còn thiếu người, tiếp tục trong kỳ này (dữ liệu mẫu)."

    def _sent(self, row: Any, chance: Random) -> datetime:
        """Return an hour of work: mostly before the day, now and then some days after it."""
        day = row.due_on + timedelta(days=chance.choice((-9, -6, -4, -3, -2, -1, -1, 0, 0, 3)))
        day = min(day, self.today - timedelta(days=1))
        return datetime.combine(
            day, time(8 + chance.randrange(9), chance.randrange(60)), timezone.get_current_timezone()
        )

    def _close(self, period: Any) -> None:
        why = "Không gửi báo cáo sau ba lần nhắc (dữ liệu mẫu)"
        reasons = dict.fromkeys(missing(period, COUNTRY_ID), why)
        close_level(by=self.reviewer, at=self.at, period=period, unit_id=COUNTRY_ID, reasons=reasons)

    def _review(self, period: Any) -> None:
        review = begin_review(by=self.centre, at=self.at, period=period, unit_id=COUNTRY_ID)
        words = {
            "assessment": self.book["words"]["assessment"],
            "limits": "\n".join(row["limit"] for row in self.book["finding"][:3]),
            "causes": "\n".join(row["cause"] for row in self.book["finding"][:3]),
            "next_steps": "\n".join(self.book["words"]["next_steps"]),
            "proposals": "\n".join(self.book["words"]["proposals"][:2]),
        }
        review = write_review(by=self.centre, at=self.at, review=review, seen=review.revision, **words)
        review = freeze_review(by=self.reviewer, at=self.at, review=review, seen=review.revision)
        issue_review(
            by=self.centre, at=self.at, review=review, seen=review.revision,
            symbol=self.book["office"]["symbol"], dated_on=date(period.year, 7, 10),
        )  # fmt: skip

    def _practices(self, period: Any) -> None:
        for told in self.book["practice"]:
            by = person_named(told["by"])
            report = reports_for(by).get(period=period, unit_id=by.unit_id)
            words = {name: told[name] for name in ("title", "what", "effect")}
            made = nominate(by=by, at=self.at, report=report, **words)
            why = "Đơn vị khác làm theo được (dữ liệu mẫu)"
            keep_practice(by=person_named(told["kept_by"]), at=self.at, practice=made, why=why)
