"""The rules and calendars that hold, for somebody; and how a clock's deadline came about."""

from __future__ import annotations

from datetime import date, datetime

from nhipcau.clocks.models import Clock
from nhipcau.clocks.rules import book
from nhipcau.clocks.rules.book import NoRuleError, Rule
from nhipcau.clocks.rules.calendar import Calendar, Year
from nhipcau.clocks.rules.calendars import office_calendar
from nhipcau.clocks.rules.due import Due, due_at, extended
from nhipcau.common.navigation import Visitor


def rule_on(code: str, day: date) -> Rule:
    """Return the rule of a code that holds on a day; NoRuleError where none does."""
    return book.rule_on(code, day)


def rules_for(person: Visitor, day: date | None = None) -> list[Rule]:
    """Return the rules that hold on a day, or every one there was."""
    if not person.may("clocks.see_rules"):
        return []
    return list(book.rule_book()) if day is None else book.rules_on(day)


def years_for(person: Visitor) -> list[Year]:
    """Return the calendars, the latest first."""
    if not person.may("clocks.see_rules"):
        return []
    return sorted(calendar().years.values(), key=lambda year: -year.year)


def calendar() -> Calendar:
    """Return the days off of every known year."""
    return office_calendar()


def rule_of(clock: Clock) -> Rule | None:
    """Return the dated rule a clock runs by; nothing where the book has lost it."""
    try:
        return book.rule_on(clock.rule_code, clock.rule_since)
    except NoRuleError:
        return None


def counted(rule: Rule, started_at: datetime, *, is_extended: bool = False) -> Due:
    """Count a rule from a start by the calendars of today, with its extension where it was given."""
    due = due_at(started_at, rule.limit, calendar())
    return extended(due, rule.extension, calendar()) if is_extended and rule.extension else due


def due_of(clock: Clock) -> Due | None:
    """Count a clock's deadline anew, to tell its steps."""
    rule = rule_of(clock)
    return counted(rule, clock.started_at, is_extended=clock.extended_at is not None) if rule else None
