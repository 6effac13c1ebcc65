"""What a new plan begins with, and how long a year has been without one. Pure.

In: obligations, last year's tasks, what stands already. Out: tasks to add, each at most once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nhipcau.steering.rules import states
from nhipcau.steering.rules.cycles import cycle, due_day
from nhipcau.steering.rules.tasks import FUNDING, LEAD, PRODUCT, TITLE, NewTask

KINDS_OF_PAPER = {
    "NQ": "Nghị quyết", "NĐ": "Nghị định", "QĐ": "Quyết định", "CT": "Chỉ thị", "TT": "Thông tư",
    "KL": "Kết luận", "HD": "Hướng dẫn", "KH": "Kế hoạch", "CTr": "Chương trình", "CV": "Công văn",
    "TB": "Thông báo",
}  # fmt: skip
"""Abbreviations of Nghị định 30/2020/NĐ-CP, annex III, and of the Party's papers, as bases name them."""
LETTERS = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
NUMBER = re.compile(r"^\s*0*(\d{1,6})\s*[/-]\s*KH\s*[-/]\s*(\S.*?)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation of the unit, as far as a plan needs it."""

    obliged_id: int
    public_id: str
    what: str
    product: str
    repeats: str
    due_on: date | None
    said_by: str
    """Number and article: where it comes from."""


@dataclass(frozen=True, slots=True)
class Held:
    """A task that stands already: what it came of and its day."""

    obliged_id: int | None
    origin: str
    due_on: date
    title: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A task of last year's plan."""

    public_id: str
    asked: NewTask


def from_obligations(owed: Iterable[Owed], held: Collection[Held], *, year: int, lead: str) -> list[NewTask]:
    """Return a task for each time an obligation falls due in the year and nothing answers it yet."""
    return [
        NewTask(
            title=one.what[:TITLE], lead_words=lead[:LEAD], due_on=day, product=one.product[:PRODUCT],
            obliged_id=one.obliged_id, origin=slot, origin_words=one.said_by[:300],
        )
        for one in owed
        for slot, day in _slots(one, year)
        if not any(_answers(task, one, slot, day) for task in held)
    ]  # fmt: skip


def _slots(one: Owed, year: int) -> list[tuple[str, date]]:
    """Return each time it falls due that year, by a name of its own."""
    name = f"steering.obliged:{one.public_id}"
    if one.repeats == states.ONCE:
        if one.due_on is not None and one.due_on.year > year:
            return []
        is_of_year = one.due_on is not None and one.due_on.year == year
        return [(name, one.due_on if one.due_on and is_of_year else date(year, 12, 31))]
    months = (1, 7) if one.repeats == states.HALF_YEARLY else (1,)
    days = [due_day(one.repeats, one.due_on, date(year, month, 1)) for month in months]
    return [(f"{name}/{year}.{place}", day) for place, day in enumerate(days, 1) if day is not None]


def _answers(task: Held, one: Owed, slot: str, day: date) -> bool:
    if task.obliged_id != one.obliged_id:
        return False
    around = cycle(one.repeats, day)
    return task.origin == slot or around is None or around[0] <= task.due_on <= around[1]


def from_last_year(past: Iterable[Past], held: Collection[Held], *, year: int) -> list[NewTask]:
    """Return last year's tasks moved into the year; what came of an obligation comes by the obligation."""
    origins, titles = {task.origin for task in held}, {_said(task.title) for task in held}
    added: list[NewTask] = []
    for one in past:
        origin, said = f"steering.task:{one.public_id}", _said(in_year(one.asked.title, year))
        if one.asked.obliged_id is not None or origin in origins or said in titles:
            continue
        titles.add(said)
        added.append(
            replace(
                one.asked, title=in_year(one.asked.title, year)[:TITLE], origin=origin,
                due_on=moved(one.asked.due_on, year), product=in_year(one.asked.product, year)[:PRODUCT],
                funding=one.asked.funding[:FUNDING],
            )
        )  # fmt: skip
    return added


def _said(title: str) -> str:
    return " ".join(title.casefold().split())


def moved(day: date, year: int) -> date:
    """Return the same day of another year; 29 February becomes the 28th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def in_year(text: str, year: int) -> str:
    """Return words of last year's plan for this year: "năm 2026" becomes "năm 2027", no other number does."""
    last = str(year - 1)
    return YEAR.sub(lambda found: str(year) if found[1] == last else found[1], text)


def basis(number: str, issued_on: date, issuer: str, title: str) -> str:
    """Return a basis as papers write it: "Căn cứ Chỉ thị số 07/CT-UBND ngày … của …"."""
    kind = next((KINDS_OF_PAPER[one] for one in LETTERS.findall(number) if one in KINDS_OF_PAPER), "Văn bản")
    day = f"ngày {issued_on.day:02} tháng {issued_on.month} năm {issued_on.year}"
    said = title if title.lower().startswith(("về ", "v/v ")) else f"về {title[:1].lower()}{title[1:]}"
    return f"Căn cứ {kind} số {number} {day} của {issuer} {said}"


def days_without(year: int, issued_on: date | None, on: date) -> int | None:
    """Return how many days of the year passed without a signed plan; None before the year begins.

    The day of signing counts as a day with a plan; after 31 December the count stands still.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    end = last + timedelta(days=1) if issued_on is None else issued_on
    if issued_on is None and on < first:
        return None
    return max((min(end, on + timedelta(days=1), last + timedelta(days=1)) - first).days, 0)


def paper_day(year: int) -> date:
    """Return the day by which the signer of an unsigned draft is looked up: the last before the year."""
    return date(year - 1, 12, 31)


def number_of(elsewhere: str) -> tuple[int | None, str]:
    """Return number and symbol of "37/KH-UBND" or "37-KH/BCĐ"; nothing where it is written otherwise."""
    found = NUMBER.match(elsewhere)
    return (int(found[1]), found[2]) if found else (None, "")


def leads(names: Iterable[str]) -> list[str]:
    """Return each lead once, in the order of their first task."""
    return list(dict.fromkeys(name.strip() for name in names))
