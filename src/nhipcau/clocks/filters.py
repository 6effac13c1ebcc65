"""The filter bars of the lists: clocks by the database, rules and days by plain lists."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any, Generic, TypeVar, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.models import Clock
from nhipcau.clocks.queries.clocks import due_today_for, late_for
from nhipcau.clocks.queries.rules import rules_for
from nhipcau.clocks.rules.book import Rule
from nhipcau.clocks.rules.calendar import SpecialDay
from nhipcau.clocks.wording import in_language
from nhipcau.common.finding import with_words
from nhipcau.common.folding import fold, fold_words

EVERYTHING = _("Tất cả")
STATES = [
    ("running", _("Đang chạy")),
    ("late", _("Quá hạn")),
    ("today", _("Đến hạn hôm nay")),
    ("provisional", _("Hạn tạm tính")),
    ("stopped", _("Đã dừng")),
]
Item = TypeVar("Item")


class ClockFilter(django_filters.FilterSet):
    """Words, state, rule; without a choice only running clocks are listed."""

    q = django_filters.CharFilter(label=_("Tìm theo việc"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STATES, method="with_state", empty_label=EVERYTHING
    )
    rule = django_filters.ChoiceFilter(label=_("Quy định"), field_name="rule_code", empty_label=EVERYTHING)

    class Meta:
        model = Clock
        fields = ()

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Begin with what still runs; offer the rules there are."""
        asked = data.copy() if data is not None else QueryDict(mutable=True)
        asked.setdefault("state", "running")
        super().__init__(asked, *args, **kwargs)
        names = {rule.code: in_language(rule.trigger) for rule in rules_for(self.request.user)}
        self.filters["rule"].extra["choices"] = sorted(names.items(), key=lambda pair: fold(pair[1]))

    def with_words(self, clocks: QuerySet[Clock], _name: str, value: str) -> QuerySet[Clock]:
        """Keep clocks that carry every word, marks or no marks."""
        found: QuerySet[Clock] = with_words(clocks, value, "folded")
        return found

    def with_state(self, clocks: QuerySet[Clock], _name: str, value: str) -> QuerySet[Clock]:
        """Keep those that stand so now."""
        person, now = self.request.user, timezone.now()
        if value in {"late", "today"}:
            kept = late_for(person, now) if value == "late" else due_today_for(person, now)
            return clocks.filter(pk__in=kept.order_by().values("pk"))
        if value == "provisional":
            return clocks.filter(stopped_at__isnull=True, is_provisional=True)
        return clocks.filter(stopped_at__isnull=value == "running")


class PlainFilter(ABC, Generic[Item]):
    """What a list screen asks of a filter, for rows that come from a file and not from a table."""

    form_class: type[forms.Form]
    is_bound = True

    def __init__(self, data: Any = None, queryset: Sequence[Item] = (), **_kwargs: Any) -> None:
        """Take the address's query and every row."""
        self.queryset = queryset
        self.form = self.make_form(data or {})
        self.chosen = self.form.cleaned_data if self.form.is_valid() else {}

    def make_form(self, asked: Any) -> forms.Form:
        """Return the bar of fields."""
        return self.form_class(asked)

    def is_valid(self) -> bool:
        """Say whether every field was understood."""
        return self.form.is_valid()

    @property
    def qs(self) -> list[Item]:
        """Return the rows that fit."""
        words = fold_words(self.chosen.get("q") or "")
        return [
            row for row in self.queryset if self.fits(row) and all(w in fold(self.text(row)) for w in words)
        ]

    @abstractmethod
    def fits(self, row: Item) -> bool:
        """Say whether a row fits the choices."""

    @abstractmethod
    def text(self, row: Item) -> str:
        """Return what the words are looked for in."""


class RuleForm(forms.Form):
    """Words, and a day on which the rule held."""

    q = forms.CharField(label=_("Tìm theo việc, căn cứ"), required=False)
    on = forms.DateField(
        label=_("Có hiệu lực ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    sure = forms.ChoiceField(
        label=_("Chắc đến đâu"),
        required=False,
        choices=[
            ("", EVERYTHING),
            ("S", _("Đã thấy văn bản")),
            ("R", _("Theo trí nhớ")),
            ("own", _("Của cơ quan")),
        ],
    )


class RuleFilter(PlainFilter[Rule]):
    """Rules by words, day and how sure they are."""

    form_class = RuleForm

    def fits(self, row: Rule) -> bool:
        """Keep rules that held that day and are so sure."""
        on: date | None = self.chosen.get("on")
        sure = self.chosen.get("sure")
        return (on is None or row.holds_on(on)) and (not sure or row.sure == sure)

    def text(self, row: Rule) -> str:
        """Look in what starts it, who acts, and by which text."""
        return " ".join([*row.trigger.values(), *row.who.values(), row.basis, row.code])


class DayForm(forms.Form):
    """Words, and the year."""

    q = forms.CharField(label=_("Tìm theo dịp nghỉ"), required=False)
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)


class DayFilter(PlainFilter[SpecialDay]):
    """Days by words and year."""

    form_class = DayForm

    def make_form(self, asked: Any) -> forms.Form:
        """Offer the years there are; begin with this one."""
        years = sorted({row.on.year for row in self.queryset}, reverse=True)
        form = super().make_form({"year": str(timezone.localdate().year), **dict(asked.items())})
        cast("forms.ChoiceField", form.fields["year"]).choices = [
            ("", EVERYTHING),
            *((str(year), str(year)) for year in years),
        ]
        return form

    def fits(self, row: SpecialDay) -> bool:
        """Keep the days of that year."""
        year = self.chosen.get("year")
        return not year or row.on.year == year

    def text(self, row: SpecialDay) -> str:
        """Look in what the day is called."""
        return " ".join(row.names.values())
