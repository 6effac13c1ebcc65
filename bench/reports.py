"""The way of figures up a country: 34 provinces and 3,321 communes × 40 indicators × 4 periods, in one run.

`./run bench reports [--periods N]`: SQLite, or PostgreSQL too where NHIPCAU_DATABASE_URL names a server. National
table from values and from the totals, questions a page, one approval, rebuilding, 168 sheets in, 3,300 submissions
by four processes. An office of its own; the machine may be shared: read the ratios to the limits.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import reports_rows as rows
from bench.trust_office import office, open_office, postgres_server
from bench.trust_rows import Row, below, exactly, percentile, read_row, show

SHEETS, STORM, SENDERS, APPROVALS = 168, 3_300, 4, 60
FORK = get_context("fork")


@contextmanager
def timed(what: str, limit: float) -> Iterator[None]:
    """Measure a block against its limit in seconds; the processor's share of it tells a busy machine."""
    begun, worked = time.perf_counter(), time.process_time()
    yield
    worked = time.process_time() - worked
    below(f"{what} (own processor time {worked:.2f} s)", time.perf_counter() - begun, limit, "s")


def p95(what: str, work: Callable[[], object], times: int, limit: float) -> None:
    """Measure so many runs against a limit in milliseconds; the median of the processor's time beside it."""
    took, worked = [], []
    for _one in range(times):
        begun, busy = time.perf_counter(), time.process_time()
        work()
        took.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    own = percentile(worked, 0.5)
    below(f"{what}, p95 (own processor time, median {own:.1f} ms)", percentile(took, 0.95), limit, "ms")


def straight(period: Any) -> list[Any]:
    """Add the country's approved values up without the totals, as rebuilding them does."""
    from django.db import connection

    sql = """SELECT r.province_id, v.indicator_id, SUM(v.amount), SUM(COALESCE(v.base, 0)), COUNT(*)
        FROM reports_report r JOIN reports_value v ON v.report_id = r.id
        WHERE r.period_id = %s AND r.state = 'approved' AND v.amount IS NOT NULL
        GROUP BY r.province_id, v.indicator_id"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [period.pk])
        return list(cursor.fetchall())


def stored() -> set[tuple[Any, ...]]:
    """Return every total."""
    from nhipcau.reports.models import Rollup

    columns = ("period_id", "unit_id", "indicator_id", "amount", "base", "filled", "estimated", "stated")
    return set(Rollup.objects.values_list(*columns))


def tables(period: Any) -> None:
    """Measure the national table both ways, and see that they say the same."""
    from nhipcau.reports.queries.snapshot import figures_of
    from nhipcau.reports.queries.totals import by_province

    told = by_province(period)
    same = sum(total.amount for unit in told.values() for total in unit.values())
    exactly(
        "national table: sum from totals = sum from values", same, sum(one[2] for one in straight(period))
    )
    p95("national table, everything read anew (cold)", lambda: figures_of(period, "vn", rows.AT), 20, 300)
    p95("national table, from the totals", lambda: by_province(period), 50, 50)
    p95("the same added up from 134,000 values", lambda: straight(period), 10, 1000)


def rebuilt(periods: list[Any]) -> None:
    """Make all totals anew."""
    from nhipcau.reports.actions.totals import rebuild

    before = stored()
    with timed(f"all totals of {len(periods)} periods rebuilt", 30):
        for period in periods:
            rebuild(period=period)
    exactly("rebuilt totals that differ from the stored ones", len(before ^ stored()), 0)


def sheets_in(period: Any) -> None:
    """Take 168 filled sheets."""
    from nhipcau.reports.actions.importing import take_forms
    from nhipcau.reports.models import Report

    reports = list(
        Report.objects.filter(period=period).select_related("form", "period").order_by("level", "pk")[:SHEETS]
    )
    writers = [rows.person(f"to-khai-{row.pk}", row.unit_id, "officer") for row in reports]
    sheets = [rows.typed_sheet(row) for row in reports]
    with timed(f"{SHEETS} sheets imported", 10):
        taken = take_forms(at=rows.AT, forms=list(zip(writers, reports, sheets, strict=True)))
    changed = sum(isinstance(one, int) and one > 0 for one in taken)
    exactly("sheets that changed their report", changed, SHEETS)


def send(keys: list[int], writers: dict[str, Any], told: Any) -> None:
    """Hand in as one process of the server; every report twice, as an impatient hand does."""
    from django.db import connection

    from nhipcau.common.refusals import Refused
    from nhipcau.reports.actions.submitting import submit
    from nhipcau.reports.models import Report

    connection.close()
    done, took = 0, []
    for key in keys:
        row = Report.objects.get(pk=key)
        for _time in range(2):
            begun = time.perf_counter()
            try:
                submit(by=writers[row.unit_id], at=rows.AT, report=row, seen=1)
                done += 1
            except Refused:
                continue
            took.append((time.perf_counter() - begun) * 1000)
    told.put((done, took))


def storm(period: Any) -> None:
    """Hand in 3,300 reports by four processes at once, each report by two of them."""
    from django.apps import apps
    from django.db import connection

    from nhipcau.reports.models import Report, Revision

    reports = list(Report.objects.filter(period=period).order_by("pk")[:STORM])
    model = apps.get_model("people.Person")
    model.objects.bulk_create(
        model(username=f"gui-{row.pk}", full_name="Gửi", email=f"{row.pk}@gui.example", unit_id=row.unit_id)
        for row in reports
    )
    writers = {one.unit_id: one for one in model.objects.filter(username__startswith="gui-")}
    keys, told = [row.pk for row in reports], FORK.Queue()
    connection.close()
    parts = [keys[number % 2 :: 2] for number in range(SENDERS)]
    workers = [FORK.Process(target=send, args=(part, writers, told)) for part in parts]
    begun = time.perf_counter()
    for one in workers:
        one.start()
    answers = [told.get(timeout=600) for _one in workers]
    for one in workers:
        one.join()
    below(f"{STORM:,} reports handed in by {SENDERS} processes", time.perf_counter() - begun, 600, "s")
    show("one submission, p95", f"{percentile([ms for _done, took in answers for ms in took], 0.95):.1f} ms")
    exactly("submissions acknowledged", sum(done for done, _took in answers), STORM)
    mine = Revision.objects.filter(report__period=period)
    exactly("revisions stored (0 lost, 0 doubled)", mine.count(), STORM)
    exactly("reports submitted", Report.objects.filter(period=period, state="submitted").count(), STORM)


def approvals(period: Any) -> None:
    """Approve communes one by one, then the rest of a province at once."""
    from nhipcau.reports.actions.reviewing import approve_many
    from nhipcau.reports.models import Report

    waiting = list(Report.objects.filter(period=period, state="submitted", parent="p79").order_by("pk"))
    judge = rows.person("duyet-79", "p79", "reviewer")
    one, rest = iter(waiting[:APPROVALS]), waiting[APPROVALS:]
    p95("one approval", lambda: _approve_next(one, judge), len(waiting[:APPROVALS]), 100)
    with timed(f"{len(rest)} reports of a province approved at once", 10):
        approve_many(by=judge, at=rows.AT, reports=rest)


def _approve_next(reports: Iterator[Any], judge: Any) -> None:
    from nhipcau.reports.actions.reviewing import approve

    row = next(reports)
    approve(by=judge, at=rows.AT, report=row, seen=row.revision)


def pages(past: Any, waiting: Any) -> None:
    """Count the questions of the pages."""
    from django.conf import settings
    from django.urls import reverse

    from nhipcau.reports.actions.reviews import begin_review
    from nhipcau.reports.models import Report

    settings.ALLOWED_HOSTS = ["*"]
    writer = rows.person("tong-hop", "vn", "officer")
    review = begin_review(by=writer, at=rows.AT, period=past, unit_id="vn")
    of_province = rows.person("duyet-01", "p01", "reviewer")
    one = Report.objects.filter(period=waiting, state="submitted", parent="p01").first()
    asked = [
        ("national review", writer, reverse("reports:review", args=[review.public_id])),
        ("reviewing list", of_province, reverse("reports:reviewing")),
        ("many at once", of_province, reverse("reports:approve_many", args=[waiting.public_id])),
        ("closing", of_province, reverse("reports:close", args=[waiting.public_id])),
    ]
    if one:
        asked.append(("one report", of_province, reverse("reports:review_report", args=[one.public_id])))
    for what, by, address in asked:
        page(what, by, address)


def page(what: str, by: Any, address: str) -> None:
    """Ask for one page: the second time, as the first one of a process loads templates."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(by)
    client.get(address)
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    took = (time.perf_counter() - begun) * 1000
    exactly(f"page “{what}”: status", answer.status_code, 200)
    own = [
        one
        for one in caught.captured_queries
        if "people_" not in one["sql"] and "django_session" not in one["sql"]
    ]
    below(f"page “{what}”: questions (session and person apart)", len(own), 12, "")
    show(f"page “{what}”: whole answer", f"{took:.0f} ms")


def inside(count: int) -> None:
    """Measure in the office that the environment names."""
    open_office()
    rows.prepared()
    from nhipcau.units.actions import rebuild_closure

    with timed("closure of the units rebuilt", 5):
        rebuild_closure()
    writer, judge = rows.person("nop", "vn", "officer"), rows.person("duyet", "vn", "reviewer")
    begun, periods = time.perf_counter(), []
    for kind, year in rows.PERIODS[-count:]:
        periods.append(rows.opened(kind, year))
        show(f"reports of {kind} {year}", f"{rows.loaded(periods[-1], writer, judge):,}")
    show("past periods loaded in", f"{time.perf_counter() - begun:.0f} s")
    tables(periods[-1])
    rebuilt(periods)
    waiting = rows.opened(*rows.LAST)
    rows.filled(waiting, SHEETS)
    sheets_in(waiting)
    storm(waiting)
    approvals(waiting)
    pages(periods[-1], waiting)


def run(env: dict[str, str], count: int) -> list[Row]:
    """Measure in a process whose settings are of its own office."""
    command = [sys.executable, __file__, "--inside", "--periods", str(count)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as part:
        assert part.stdout is not None
        found = []
        for line in part.stdout:
            row = read_row(line)
            if row:
                print(
                    f"| {row.what} | {row.figure} | {row.limit} |{'' if row.holds is not False else ' **no** |'}",
                    flush=True,
                )
                found.append(row)
    if part.returncode:
        sys.exit(part.returncode)
    return found


def main() -> None:
    """Print a table a database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--periods", type=int, default=len(rows.PERIODS))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        inside(asked.periods)
        return
    bad = 0
    for name, server in (("SQLite", ""), ("PostgreSQL", postgres_server())):
        if name == "PostgreSQL" and not server:
            continue
        print(f"\n## {name}\n\n| measure | here | limit |\n|---|---|---|", flush=True)
        with office(server) as env:
            bad += sum(row.holds is False for row in run(env, asked.periods))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
