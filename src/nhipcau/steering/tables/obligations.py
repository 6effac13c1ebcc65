"""Lists of what binds whom: by obligation, by unit, and a line for each bound unit."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.steering.models import Obligation, Obliged
from nhipcau.steering.queries.coverage import NOBODY, Tally, province_titles, tallies_for
from nhipcau.steering.rules import states
from nhipcau.steering.rules.cycles import due_day
from nhipcau.units.rules.kinds import titled

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


def bar(tally: Tally) -> SafeString:
    """Return how many have a task: a bar, and the same in words."""
    words = _now("%(with)s/%(all)s đã có công việc") % {
        "with": formats.number(tally.with_task), "all": formats.number(tally.units),
    }  # fmt: skip
    return format_html(
        '<progress value="{}" max="{}" aria-hidden="true"></progress> <span class="nowrap">{}</span>',
        tally.with_task, max(tally.units, 1), words,
    )  # fmt: skip


def without_words(tally: Tally) -> SafeString:
    """Return how many have none, in a tone."""
    if not tally.without:
        return status("good", _now("đủ"))
    return status("warn", _now("%(n)s chưa có") % {"n": formats.number(tally.without)})


class CoverageColumns(tables.Table):
    """The columns that both counted lists share."""

    bound = tables.Column(verbose_name=_("Phải làm"), accessor="pk", orderable=False, attrs=NUMBER)
    covered = tables.Column(verbose_name=_("Đã có công việc"), accessor="pk", orderable=False)
    missing = tables.Column(verbose_name=_("Chưa có công việc"), accessor="pk", orderable=False)
    done = tables.Column(verbose_name=_("Hoàn thành"), accessor="pk", orderable=False, attrs=NUMBER)

    def tally(self, record: Any) -> Tally:
        """Return the counts of a row; the lists override it."""
        raise NotImplementedError

    def render_bound(self, record: Any) -> str:
        """Show how many must."""
        return formats.number(self.tally(record).units)

    def value_bound(self, record: Any) -> int:
        """Export the number."""
        return self.tally(record).units

    def render_covered(self, record: Any) -> SafeString:
        """Show the bar with words."""
        return bar(self.tally(record))

    def value_covered(self, record: Any) -> int:
        """Export the number."""
        return self.tally(record).with_task

    def render_missing(self, record: Any) -> SafeString:
        """Show who is forgotten."""
        return without_words(self.tally(record))

    def value_missing(self, record: Any) -> int:
        """Export the number."""
        return self.tally(record).without

    def render_done(self, record: Any) -> str:
        """Show how many are done."""
        return formats.number(self.tally(record).done)

    def value_done(self, record: Any) -> int:
        """Export the number."""
        return self.tally(record).done


class ObligationTable(CoverageColumns):
    """One obligation a row, with counts of the bound units that the visitor may see."""

    what = tables.Column(verbose_name=_("Nhiệm vụ giao"), attrs={"td": {"class": "main"}})
    directive = tables.Column(
        verbose_name=_("Văn bản"), accessor="clause__directive__number", order_by="clause__directive__number"
    )
    clause = tables.Column(verbose_name=_("Điều, khoản"), accessor="clause__label", orderable=False)
    due_on = tables.Column(verbose_name=_("Hạn"), default="")

    class Meta:
        sequence = ("what", "directive", "clause", "due_on", "...")
        order_by = "due_on"

    @cached_property
    def counts(self) -> dict[int, Tally]:
        """Count for all rows of the page, or of the export, with one question."""
        shown = [row.record for row in self.paginated_rows]
        return tallies_for(self.request.user, shown, timezone.localdate())

    def tally(self, record: Obligation) -> Tally:
        """Return the counts of an obligation."""
        return self.counts.get(record.pk, NOBODY)

    def render_what(self, record: Obligation) -> SafeString:
        """Link to its page."""
        address = reverse("steering:obligation", args=[record.public_id])
        return format_html('<a href="{}">{}</a>', address, record.what)

    def value_what(self, record: Obligation) -> str:
        """Export the words."""
        return record.what

    def render_due_on(self, record: Obligation) -> str:
        """Show the day that counts today."""
        return formats.day(due_day(record.repeats, record.due_on, timezone.localdate()))

    def value_due_on(self, record: Obligation) -> Any:
        """Export the day itself."""
        return due_day(record.repeats, record.due_on, timezone.localdate())


class UnitCoverageTable(CoverageColumns):
    """One unit a row, of dictionaries."""

    unit = tables.Column(
        verbose_name=_("Đơn vị"), accessor="unit_id", order_by="folded_place", attrs={"td": {"class": "main"}}
    )
    province = tables.Column(verbose_name=_("Thuộc"), accessor="unit_id", orderable=False)
    bound = tables.Column(verbose_name=_("Phải làm"), accessor="bound", attrs=NUMBER)
    done = tables.Column(verbose_name=_("Hoàn thành"), accessor="finished", attrs=NUMBER)
    covered = tables.Column(verbose_name=_("Đã có công việc"), accessor="with_task")
    missing = tables.Column(verbose_name=_("Chưa có công việc"), accessor="unit_id", orderable=False)

    class Meta:
        sequence = ("unit", "province", "...")
        order_by = "unit"

    def tally(self, record: Any) -> Tally:
        """Return the counts of a unit."""
        return Tally(record["bound"], record["with_task"], record["finished"], record["excused"])

    @cached_property
    def provinces(self) -> dict[str, str]:
        """Return where each unit of the list lies, asked once."""
        return province_titles([row.record["unit_id"] for row in self.paginated_rows], timezone.localdate())

    def render_unit(self, record: Any) -> SafeString:
        """Link to its lines."""
        address = f"{reverse('steering:obliged')}?standing=none&unit={record['unit_id']}"
        return format_html('<a href="{}">{}</a>', address, name_of(record))

    def value_unit(self, record: Any) -> str:
        """Export the name."""
        return name_of(record)

    def render_province(self, record: Any) -> str:
        """Show the province."""
        return self.provinces.get(record["unit_id"], "")


def name_of(row: Any) -> str:
    """Return "Xã Đàm Thủy" of a row with the name and kind of its unit."""
    kind, place, unit_id = (
        (row["kind"], row["place"], row["unit_id"])
        if isinstance(row, dict)
        else (row.kind, row.place, row.unit_id)
    )
    return titled(kind, place) if kind and place else str(unit_id)


def standing_words(row: Obliged) -> tuple[str, str]:
    """Return tone and words of a bound unit: excused, forgotten, under way, done."""
    if row.waived_why:
        return "neutral", _now("được miễn")
    if row.is_done:  # type: ignore[attr-defined]
        return "good", _now("hoàn thành")
    return ("info", _now("đang làm")) if row.tasked else ("warn", _now("chưa có công việc"))  # type: ignore[attr-defined]


class ObligedTable(tables.Table):
    """One bound unit of one obligation a row."""

    unit = tables.Column(
        verbose_name=_("Đơn vị"), accessor="unit_id", order_by="folded_place", attrs={"td": {"class": "main"}}
    )
    what = tables.Column(
        verbose_name=_("Nhiệm vụ giao"), accessor="obligation__what", order_by="obligation__what"
    )
    directive = tables.Column(
        verbose_name=_("Văn bản"), accessor="obligation__clause__directive__number", orderable=False
    )
    due_on = tables.Column(verbose_name=_("Hạn"), accessor="obligation__due_on", default="")
    stands = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", orderable=False)
    tasks = tables.Column(verbose_name=_("Công việc"), accessor="pk", orderable=False)
    acts = tables.Column(verbose_name=_("Làm gì"), accessor="pk", orderable=False, exclude_from_export=True)

    class Meta:
        order_by = "unit"

    def render_unit(self, record: Any) -> str:
        """Show the unit's name."""
        return name_of(record)

    def render_what(self, record: Obliged) -> SafeString:
        """Link to the obligation."""
        address = reverse("steering:obligation", args=[record.obligation.public_id])
        return format_html('<a href="{}">{}</a>', address, record.obligation.what)

    def value_what(self, record: Obliged) -> str:
        """Export the words."""
        return record.obligation.what

    def render_due_on(self, record: Obliged) -> str:
        """Show the day that counts today."""
        return formats.day(self.value_due_on(record))

    def value_due_on(self, record: Obliged) -> Any:
        """Export the day itself."""
        return due_day(record.obligation.repeats, record.obligation.due_on, timezone.localdate())

    def render_stands(self, record: Obliged) -> SafeString:
        """Show a dot with words."""
        return status(*standing_words(record))

    def value_stands(self, record: Obliged) -> str:
        """Export the words, with why somebody is excused."""
        words = standing_words(record)[1]
        return f"{words}: {record.waived_why}" if record.waived_why else words

    def render_tasks(self, record: Obliged) -> SafeString:
        """Link to each task, with its products."""
        if record.waived_why:
            return format_html('<span class="quiet">{}</span>', record.waived_why)
        rows = [
            (task.get_absolute_url(), task.title, _products(task))
            for task in record.tasks.all()
            if task.state != states.DROPPED
        ]
        return format_html_join("", '<div><a href="{}">{}</a>{}</div>', rows) or SafeString("–")

    def value_tasks(self, record: Obliged) -> str:
        """Export the titles."""
        return "; ".join(task.title for task in record.tasks.all() if task.state != states.DROPPED)

    def render_acts(self, record: Obliged) -> SafeString:
        """Offer to make a task to the unit itself, to excuse it to whoever may."""
        return format_html_join(" ", '<a href="{}">{}</a>', _acts(record, self.request.user)) or SafeString(
            "–"
        )


def _products(task: Any) -> SafeString:
    rows = [(one.title,) for one in task.products.all()]
    return format_html_join("", '<div class="small quiet">→ {}</div>', rows)


def _acts(row: Obliged, person: Any) -> list[tuple[str, str]]:
    acts: list[tuple[str, str]] = []
    own = row.unit_id == person.unit_id
    if own and not row.waived_why and not row.tasked and person.may("steering.keep_tasks"):  # type: ignore[attr-defined]
        acts.append((f"{reverse('steering:add_task')}?obliged={row.public_id}", _now("Lập công việc")))
    whose = row.obligation.clause.directive.unit_id
    if person.may("steering.waive") and (not own or whose == person.unit_id):
        name, words = ("bind_again", _now("Giao lại")) if row.waived_why else ("waive", _now("Miễn"))
        acts.append((reverse(f"steering:{name}", args=[row.public_id]), words))
    return acts
