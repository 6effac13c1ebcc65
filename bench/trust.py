"""`./run bench trust [PART…] [--long]`: kills, load, hostile hosts and pages, each figure by its limit.

Every part runs in a throw-away office of its own; jobs and crash also on the PostgreSQL that
NHIPCAU_DATABASE_URL names (in a database of their own there). Ends with 1 when a limit is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.trust_office import ROOT, office, postgres_server
from bench.trust_rows import Row, read_row

PARTS = {
    "fetching": "hostile hosts",
    "parsing": "hostile pages and feeds",
    "load": "SQLite under load",
    "crash": "writers killed in mid-write",
    "jobs": "workers killed in mid-work",
}
ON_BOTH_DATABASES = ("crash", "jobs")


def run_part(name: str, server: str) -> list[Row]:
    """Run one part in its own process and office; show its rows as they come."""
    print(f"\n{name}: {PARTS[name]}{' (PostgreSQL)' if server else ''}")
    begun = time.monotonic()
    with office(server) as environment:
        command = [
            sys.executable,
            "-m",
            f"bench.trust_{name}",
            *(each for each in sys.argv[1:] if each == "--long"),
        ]
        with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as part:
            assert part.stdout is not None
            rows = [row for line in part.stdout if (row := _shown(line))]
    if part.returncode:
        rows.append(Row(f"{name} ended with {part.returncode}", "", "", holds=False))
        _print(rows[-1])
    print(f"  ({time.monotonic() - begun:.0f} s)")
    return rows


def _shown(line: str) -> Row | None:
    row = read_row(line)
    if row:
        _print(row)
    return row


def _print(row: Row) -> None:
    verdict = {True: "holds", False: "MISSED", None: ""}[row.holds]
    print(f"  {row.what:62} {row.figure:>26} {row.limit:>12} {verdict}", flush=True)


def main() -> None:
    """Run the parts that were named, all of them unless told."""
    named = [each for each in sys.argv[1:] if not each.startswith("-")] or list(PARTS)
    if unknown := set(named) - set(PARTS):
        sys.exit(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"{os.cpu_count()} processors, load before the run {load:.1f}")
    runs = [(name, "") for name in named]
    if server := postgres_server():
        runs += [(name, server) for name in named if name in ON_BOTH_DATABASES]
    rows = [row for name, where in runs for row in run_part(name, where)]
    missed = [row for row in rows if row.holds is False]
    print(f"\n{sum(row.holds is True for row in rows)} figures hold, {len(missed)} missed")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
