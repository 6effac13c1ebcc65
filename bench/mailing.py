"""`./run bench mailing [READERS]`: a statement to 5,000 readers through a bad mail server and 40 SIGKILLs.

Two offices: one calm, for speed; one whose putting and sending processes are killed while the server refuses,
puts off, dawdles and hangs up (answering.md, check 6). Also on the PostgreSQL that NHIPCAU_DATABASE_URL names.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.mailing_sink import REFUSING, UNSURE, Sink, listening, nature_of
from bench.trust_office import ROOT, office, postgres_server
from bench.trust_rows import Row

READERS, KILLS, CALM = 5000, 40, 1000


def run(readers: int, kills: int, server: str = "") -> tuple[Sink, dict[str, Any]]:
    """Run an office against a sink; return what came, and what the office says."""
    sink = Sink()
    with listening(sink) as port, office(server) as environment:
        command = [sys.executable, "-m", "bench.mailing_office", str(port), str(readers), str(kills)]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return sink, json.loads(done.stdout)


def rows(sink: Sink, told: dict[str, Any], kills: int) -> list[Row]:
    """Lay what came beside what the office says."""
    states: dict[str, str] = told["states"]
    listed = set(told["listed"])
    unsure = {to for to, state in states.items() if state == "unsure"}
    can = {to for to in listed if nature_of(to) not in REFUSING}
    named = Counter(nature_of(to) if nature_of(to) in UNSURE else "sender killed" for to in unsure)
    hung_up = sum(nature_of(to) in UNSURE for to in listed)
    quiet = {to for to in can - unsure if sink.taken[to] != 1}
    return [
        exactly("readers who can be reached and did not get exactly one", len(quiet), 0),
        exactly("letters that came twice", sum(times > 1 for times in sink.taken.values()), 0),
        exactly("letters called sent that did not come",
                sum(state == "sent" and sink.taken[to] != 1 for to, state in states.items()), 0),
        exactly("others who were written to", len((set(states) | told_of(sink)) - listed), 0),
        exactly("readers on the list without a letter", len(listed - set(states)), 0),
        Row("unsure, each on screen with its name", words(named), f"≤ {hung_up + kills // 2}",
            len(unsure) <= hung_up + kills // 2),
        Row("how letters ended", words(Counter(states.values()))),
        Row("what became of each reader", words(told["outcomes"])),
        exactly("rounds still open, slips left", told["rounds_open"] + told["slips"], 0),
        Row("the record verifies", "yes" if told["record_holds"] else "no", "yes", told["record_holds"]),
    ]  # fmt: skip


def told_of(sink: Sink) -> set[str]:
    """Return whom the server was asked for; whoever subscribed is asked to confirm, and that is another letter."""
    return {address for address in sink.asked if nature_of(address) != "unconfirmed"}


def middle(told: dict[str, Any], readers: int) -> list[Row]:
    """Say that the blows fell in the middle of the work."""
    return [
        Row("put when the last putting process was killed", f"{told['put_before']:,}",
            "in the middle", 0 < told["put_before"] < readers),
        Row("sent when the last sender was killed", f"{told['sent_before']:,}",
            "in the middle", 0 < told["sent_before"] < readers),
    ]  # fmt: skip


def speeds(told: dict[str, Any]) -> list[Row]:
    """Say how fast one process put and sent."""
    return [
        Row(f"letters {name} a second", f"{part['letters'] / part['seconds']:,.0f}")
        for name, part in (("put", told["put"]), ("sent", told["sent"]))
    ]


def exactly(what: str, figure: int, wanted: int) -> Row:
    """Judge a count that may be nothing but this."""
    return Row(what, f"{figure:,}", f"{wanted:,}", figure == wanted)


def words(counts: Any) -> str:
    """Write counts in one line."""
    return ", ".join(f"{name} {count:,}" for name, count in sorted(dict(counts).items())) or "0"


def show(found: list[Row]) -> int:
    """Print rows; return how many limits are missed."""
    for row in found:
        verdict = {True: "holds", False: "MISSED", None: ""}[row.holds]
        print(f"  {row.what:56} {row.figure:>30} {row.limit:>14} {verdict}", flush=True)
    return sum(row.holds is False for row in found)


def main() -> None:
    """Measure and print."""
    readers = int(sys.argv[1]) if len(sys.argv) > 1 else READERS
    print(f"{os.cpu_count()} processors, load before the run {os.getloadavg()[0]:.1f}")
    missed = 0
    for server in dict.fromkeys(("", postgres_server())):
        print(f"\n{'PostgreSQL' if server else 'SQLite'}: {min(CALM, readers):,} readers, a good mail server")
        missed += show(speeds(run(min(CALM, readers), 0, server)[1]))
        print(f"{readers:,} readers, a bad mail server, {KILLS} SIGKILLs")
        sink, told = run(readers, KILLS, server)
        missed += show([*middle(told, readers), *rows(sink, told, KILLS), *speeds(told)])
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
