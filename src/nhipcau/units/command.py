"""`nhipcau units --at DATE [NAME|CODE]`: the map of a day on the command line, from the seed, no database."""

from __future__ import annotations

import csv
import difflib
import io
import json
from datetime import date
from typing import Any

import click

from nhipcau.common.folding import fold
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import LABELS, Level
from nhipcau.units.rules.records import Period
from nhipcau.units.rules.seed import load_gazetteer

DATE_SHAPES = "NĂM-THÁNG-NGÀY hoặc ngày/tháng/năm, ví dụ 2025-07-01 hoặc 1/7/2025"
BASIS_WORDS = {"whole": "toàn bộ", "main_part": "phần chính", "part": "một phần", "split": "một phần"}


class DayType(click.ParamType[date]):
    """A day as ISO or as Vietnamese write it."""

    name = "ngày"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day or say which shapes are known."""
        if isinstance(value, date):
            return value
        try:
            if "/" in value:
                day, month, year = (int(part) for part in value.split("/"))
                return date(year, month, day)
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"Không hiểu ngày “{value}”. Hãy viết {DATE_SHAPES}.", param, ctx)


@click.command()
@click.option(
    "--at", "on", type=DayType(), default=None, metavar="NGÀY", help="Bản đồ của ngày nào; mặc định hôm nay."
)
@click.option(
    "--format", "shape", type=click.Choice(["text", "jsonl", "csv"]), default="text", show_default=True
)
@click.argument("wanted", nargs=-1, metavar="[TÊN|MÃ]")
def units(on: date | None, shape: str, wanted: tuple[str, ...]) -> None:
    """Đơn vị hành chính theo ngày: tên, mã, cấp trên, từ đâu mà có và nay thuộc về đâu."""
    gazetteer = load_gazetteer()
    day = on or date.today()  # noqa: DTZ011 - the caller's own calendar day
    name = " ".join(wanted).strip()
    found = find(gazetteer, name, day) if name else gazetteer.listed(day, Level.PROVINCE)
    if not found:
        raise click.ClickException(nothing_found(gazetteer, name, day))
    entries = [described(gazetteer, period, day) for period in found]
    click.echo(PRINTERS[shape](entries, counts_line(gazetteer, day) if not name else None))


def find(gazetteer: Gazetteer, name: str, day: date) -> list[Period]:
    """Return the units meant by a code, an id of ours or a name."""
    if name in gazetteer.units:
        return [gazetteer.nearest(name, day)]
    if name.isdigit() and (found := gazetteer.by_code(name, day)):
        return found
    return gazetteer.by_name(name, day)


def nothing_found(gazetteer: Gazetteer, name: str, day: date) -> str:
    """Say that nothing bears the name that day, and what comes near."""
    spelt = {fold(known): known for known in gazetteer.names_at(day)}
    near = [spelt[key] for key in difflib.get_close_matches(fold(name), spelt, n=5, cutoff=0.7)]
    message = f"Không có đơn vị nào tên hay mã “{name}” vào ngày {day:%d/%m/%Y}."
    elsewhen = [period for periods in gazetteer.units.values() for period in periods if _bears(period, name)]
    if elsewhen:
        message += " Có vào lúc khác: " + "; ".join(sorted({_dated(period) for period in elsewhen})[:5]) + "."
    return message + (f" Gần giống: {', '.join(near)}." if near else "")


def described(gazetteer: Gazetteer, period: Period, day: date) -> dict[str, Any]:
    """Return one unit that day as plain values, in the order in which they are printed."""
    decree = gazetteer.decrees.get(period.decree)
    return {
        "id": period.unit_id,
        "kind": period.kind,
        "name": period.name,
        "code": period.code,
        "from": period.start and period.start.isoformat(),
        "to": period.end and period.end.isoformat(),
        "parents": [parent.title for parent in gazetteer.path(period.unit_id, day)],
        "decree": decree.number if decree else None,
        "came_from": [
            {"id": step.source, "title": gazetteer.units[step.source][-1].title, "basis": step.basis}
            for step in gazetteer.predecessors(period.unit_id)
        ],
        "became": [
            {"id": step.target, "title": gazetteer.units[step.target][0].title, "basis": step.basis}
            for step in gazetteer.successors(period.unit_id)
        ],
        "names": [[p.title, _iso(p.start), _iso(p.end)] for p in gazetteer.units[period.unit_id]],
    }


def counts_line(gazetteer: Gazetteer, day: date) -> str:
    """Count the units of that day by kind."""
    parts = []
    for level in Level:
        listed = gazetteer.listed(day, level)
        kinds = {kind: sum(period.kind == kind for period in listed) for kind in LABELS}
        detail = ", ".join(f"{_count(number)} {LABELS[kind]}" for kind, number in kinds.items() if number)
        if listed:
            parts.append(f"{_count(len(listed))} ({detail})")
    return f"Ngày {day:%d/%m/%Y}: " + "; ".join(parts)


def as_text(entries: list[dict[str, Any]], counts: str | None) -> str:
    """Print for the eye."""
    lines = [counts] if counts else []
    for entry in entries:
        label = LABELS[entry["kind"]]
        path = "".join(f", {parent}" for parent in entry["parents"])
        lines.append(
            f"{entry['code']:>5}  {label[0].upper()}{label[1:]} {entry['name']}{path}  [{entry['id']}]"
        )
        if counts is None:
            lines += _details(entry)
    return "\n".join(lines)


def _details(entry: dict[str, Any]) -> list[str]:
    lines = [f"       từ {entry['from'] or '(trước khi có dữ liệu)'} đến {entry['to'] or 'nay'}"]
    if entry["decree"]:
        lines[0] += f", theo {entry['decree']}"
    if len(entry["names"]) > 1:
        lines.append(
            "       các tên: " + "; ".join(f"{t} ({a or '…'} đến {b or 'nay'})" for t, a, b in entry["names"])
        )
    for heading, key in (("từ", "came_from"), ("nay là", "became")):
        if entry[key]:
            listed = "; ".join(f"{step['title']} ({BASIS_WORDS[step['basis']]})" for step in entry[key])
            lines.append(f"       {heading}: {listed}")
    return lines


def as_jsonl(entries: list[dict[str, Any]], _counts: str | None) -> str:
    """Print one JSON object a line."""
    return "\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)


def as_csv(entries: list[dict[str, Any]], _counts: str | None) -> str:
    """Print a table with a heading; lists are joined by a semicolon."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "kind", "name", "code", "from", "to", "parents", "came_from", "became"])
    for entry in entries:
        steps = [";".join(step["id"] for step in entry[key]) for key in ("came_from", "became")]
        plain = [entry[key] for key in ("id", "kind", "name", "code", "from", "to")]
        writer.writerow([*plain, ";".join(entry["parents"]), *steps])
    return out.getvalue().rstrip("\n")


PRINTERS = {"text": as_text, "jsonl": as_jsonl, "csv": as_csv}


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _bears(period: Period, name: str) -> bool:
    return name == period.code or fold(name) in {fold(period.name), fold(period.title)}


def _dated(period: Period) -> str:
    return f"{period.title} ({_iso(period.start) or '…'} đến {_iso(period.end) or 'nay'})"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
