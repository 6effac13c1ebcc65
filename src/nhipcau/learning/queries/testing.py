"""Tests and what may be shown of them: figures of groups, never one person's score.

Called by the screens of tests, the catalogue, the conference report. Points stay inside this module.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.learning.models import Form, Sheet, Test
from nhipcau.learning.rules.gain import Gain, gain
from nhipcau.learning.rules.grouping import Group, shown
from nhipcau.learning.rules.scoring import form_of, percent
from nhipcau.learning.rules.states import AFTER, BEFORE, SMALLEST_GROUP
from nhipcau.training.queries.conferences import get_conference_for, programme_of

SITE, CATEGORY, FORM = "site", "category", "form"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both sheets of one person."""

    before: Sheet
    after: Sheet

    @property
    def percents(self) -> tuple[float, float]:
        return _percent(self.before), _percent(self.after)


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A group and its figures; none where it is too small, or would give a small one away."""

    kind: str
    name: str
    gain: Gain | None


@dataclass(frozen=True, slots=True)
class ItemResult:
    """How many percent answered a position right."""

    position: int
    before: float
    after: float
    texts: tuple[str, ...]
    """Of form A and form B."""


@dataclass(frozen=True, slots=True)
class Result:
    """What may be told of a test."""

    whole: Gain
    groups: tuple[GroupResult, ...]
    items: tuple[ItemResult, ...]


def tests_of(conference: Any) -> QuerySet[Test]:
    """List the tests of a conference with how many sheets came before and after."""
    counted = {
        "before_count": Count("sheets", filter=Q(sheets__moment=BEFORE), distinct=True),
        "after_count": Count("sheets", filter=Q(sheets__moment=AFTER), distinct=True),
    }
    return Test.objects.filter(conference=conference).select_related("topic").annotate(**counted)


def tests_for(person: Any, conference_id: str) -> QuerySet[Test]:
    """List the tests of one conference of the person's unit, or 404."""
    return tests_of(get_conference_for(person, conference_id))


def get_test_for(person: Any, public_id: str) -> Test:
    """Return one test of the person's unit, or 404."""
    rows = Test.objects.select_related("conference__office", "topic")
    return get_object_or_404(rows, public_id=public_id, conference__unit=person.unit_id)


def test_of_conference(conference_id: int, public_id: str) -> Test | None:
    """Return a test of a delegate's own conference."""
    rows = Test.objects.select_related("conference")
    return rows.filter(conference=conference_id, public_id=public_id).first()


def form_for(test: Test, key: str, moment: str) -> Form:
    """Return the form that whoever has this key takes at a moment."""
    return test.forms.prefetch_related("items").get(letter=form_of(key, moment))


def forms_of(test: Test) -> dict[str, list[Any]]:
    """Return the questions of each form in their order."""
    return {form.letter: list(form.items.all()) for form in test.forms.prefetch_related("items__form")}


def is_locked(test: Test) -> bool:
    """Say whether the questions stand: somebody handed in a sheet."""
    return test.sheets.exists()


def has_handed_in(test: Test, moment: str, delegate: Any) -> bool:
    """Say whether this delegate's sheet is there."""
    return test.sheets.filter(moment=moment, delegate=delegate.pk).exists()


def counts(test: Test) -> dict[str, int]:
    """Return how many sheets came before and after."""
    rows = test.sheets.values_list("moment").annotate(many=Count("pk")).order_by()
    return {BEFORE: 0, AFTER: 0, **dict(rows)}


def is_measured(test: Test) -> bool:
    """Say whether figures may be looked at: while sheets come in, two looks would tell somebody's points."""
    return not test.before_open and not test.after_open


def results(test: Test, group: Group | None = None) -> Result | Gain | None:
    """Return what may be told of a test, or of one group; None while open and for fewer than five."""
    pairs = _pairs(test) if is_measured(test) else []
    if len(pairs) < SMALLEST_GROUP:
        return None
    members, names = _members(pairs)
    open_ones = shown(members)
    whole = gain([pair.percents for pair in pairs])
    if group is not None:
        return _gain_of(pairs, members[group]) if group in open_ones else None
    if whole is None:
        return None
    lines = tuple(
        GroupResult(key[0], names[key], _gain_of(pairs, members[key]) if key in open_ones else None)
        for key in sorted(members, key=lambda key: (key[0], names[key]))
        if key[0] != FORM
    )
    return Result(whole, lines, _items(test, pairs))


def result_of(test: Test) -> Result | None:
    """Return what may be told of a test as a whole."""
    found = results(test)
    return found if isinstance(found, Result) else None


def best_measure(conference: Any) -> dict[str, Any] | None:
    """Return the figures of the test that most people took twice, for the conference report."""
    found = [(row, told.whole) for row in tests_of(conference) if (told := result_of(row))]
    if not found:
        return None
    test, whole = max(found, key=lambda pair: pair[1].n)
    return {
        "title": test.title, "n": whole.n, "before": whole.mean_before, "after": whole.mean_after,
        "gain": whole.mean_gain, "low": whole.low, "high": whole.high, "sd": whole.sd,
        "effect": whole.effect, "normalised": whole.normalised,
    }  # fmt: skip


def after_percents(conference: Any) -> dict[int, float]:
    """Return what each delegate reached after; for a certificate's yes or no, nothing else may ask."""
    reached: dict[int, tuple[int, int]] = {}
    rows = Sheet.objects.filter(test__conference=conference, moment=AFTER, delegate__isnull=False)
    for pk, points, most in rows.values_list("delegate", "score", "most"):
        had = reached.get(pk, (0, 0))
        reached[pk] = (had[0] + points, had[1] + most)
    return {pk: percent(*told) for pk, told in reached.items()}


def topics_of(conference: Any) -> list[tuple[int, str]]:
    """Return the topics of the programme, for choosing what a test measures."""
    rows = [one.topic for _half_day, rows in programme_of(conference) for one in rows if one.topic]
    return list({row.pk: row.name for row in rows}.items())


def names_of_tests(public_ids: Any) -> dict[str, str]:
    """Name tests for the record."""
    return dict(Test.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))


def _pairs(test: Test) -> list[_Pair]:
    rows = test.sheets.select_related("form", "delegate__site", "delegate__category").order_by("pk")
    found: dict[Hashable, dict[str, Sheet]] = {}
    for row in rows:
        found.setdefault(row.delegate_id or row.pair, {})[row.moment] = row
    return [_Pair(two[BEFORE], two[AFTER]) for two in found.values() if len(two) == len((BEFORE, AFTER))]


def _percent(sheet: Sheet) -> float:
    return percent(sheet.score, sheet.most)


def _members(pairs: list[_Pair]) -> tuple[Mapping[Group, frozenset[int]], dict[Group, str]]:
    """Part the pairs by site, by category and by the form they began with."""
    found: dict[Group, set[int]] = {}
    names: dict[Group, str] = {}
    for place, pair in enumerate(pairs):
        holder = pair.before.delegate
        site, category = (holder.site, holder.category) if holder else (None, None)
        for kind, one in ((SITE, site), (CATEGORY, category)):
            key = (kind, one.pk if one else 0)
            names[key] = one.name if one else "–"
            found.setdefault(key, set()).add(place)
        begun: Group = (FORM, pair.before.form.letter)
        names[begun] = pair.before.form.letter
        found.setdefault(begun, set()).add(place)
    return {key: frozenset(members) for key, members in found.items()}, names


def _gain_of(pairs: list[_Pair], members: frozenset[int]) -> Gain | None:
    return gain([pairs[place].percents for place in sorted(members)])


def _items(test: Test, pairs: list[_Pair]) -> tuple[ItemResult, ...]:
    """Count right answers position by position over the same people as the whole, never over others."""
    forms = forms_of(test)
    right = {letter: [item.right for item in items] for letter, items in forms.items()}

    def share(position: int, sheets: list[Sheet]) -> float:
        hits = sum(1 for row in sheets if row.answers[position] == right[row.form.letter][position])
        return percent(hits, len(sheets))

    before, after = [pair.before for pair in pairs], [pair.after for pair in pairs]
    return tuple(
        ItemResult(position + 1, share(position, before), share(position, after),
                   tuple(items[position].text for items in forms.values()))
        for position in range(len(right["A"]))
    )  # fmt: skip
