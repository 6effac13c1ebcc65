"""Check-in beside pretix 2026.8: 1,700 delegates, 118 sites, 1 and 2 clients, one server process each, SQLite, one run.

`./run bench checkin [--scans N] [--sites S] [--alone]`. Also batches and the storm of all sites at once, and the same
on PostgreSQL where NHIPCAU_DATABASE_URL names a server. pretix goes into an environment of its own; where that cannot
be installed it says so and measures ours alone. Read the ratios: the machine may be shared.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.checkin_peer import Peer, installed
from bench.newsroom import Workers
from bench.trust_office import office, postgres_server

ROOT = Path(__file__).resolve().parents[1]
SERVE = "import sys, waitress; from nhipcau.config.wsgi import application; waitress.serve(application, host='127.0.0.1', port=int(sys.argv[1]), threads=8)"
SENDERS = 8


class Row(NamedTuple):
    """One line of the table."""

    what: str
    rate: float
    cpu_ms: float
    p95_ms: float
    errors: int


Post = Callable[[http.client.HTTPConnection, Any], bool]
"""Sends one thing; says whether it was taken."""


def measured(what: str, server: Workers, work: Sequence[Any], post: Post, clients: int) -> Row:
    """Send everything by so many clients."""
    took: list[float] = []
    errors = [0] * clients
    begun_cpu, begun = server.cpu(), time.monotonic()

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.ports[0], timeout=60)
        for one in work[number::clients]:
            start = time.perf_counter()
            errors[number] += not post(connection, one)
            took.append((time.perf_counter() - start) * 1000)
        connection.close()

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(client, range(clients)))
    passed, cpu = time.monotonic() - begun, (server.cpu() - begun_cpu) * 1000
    scans = max(len(work), 1)
    return Row(what, scans / passed, cpu / scans, sorted(took)[int(len(took) * 0.95)], sum(errors))


def ours(delegates: int, sites: int, scans: int, server: str = "") -> tuple[list[Row], dict[str, float]]:
    """Measure our office."""
    with office(server) as env, tempfile.TemporaryDirectory() as folder:
        made = _filled(env, delegates, sites, Path(folder))
        port = _free()
        served = Workers([[sys.executable, "-c", SERVE, str(port)]], [port], env, Path(folder))
        try:
            return _rows(served, made, scans)
        finally:
            served.stop()


def _rows(server: Workers, made: dict[str, Any], scans: int) -> tuple[list[Row], dict[str, float]]:
    single = [(site["token"], [code]) for site in made["sites"] for code in site["passes"]]
    random.Random(1700).shuffle(single)
    rows = [
        measured("warm-up", server, single[:20], _poster(made["half_days"][3]), 1),
        measured("check-in, 1 client", server, single[:scans], _poster(made["half_days"][0]), 1),
        measured("check-in, 2 clients", server, single[:scans], _poster(made["half_days"][1]), 2),
    ]
    batches = [(site["token"], site["passes"]) for site in made["sites"] if site["passes"]]
    total = sum(len(passes) for _token, passes in batches)
    ids = {token: str(uuid4()) for token, _passes in batches}
    twice = [(token, passes) for token, passes in batches for _time in range(2)]
    random.Random(118).shuffle(twice)
    begun = time.monotonic()
    storm = measured("storm, 8 clients", server, twice, _poster(made["half_days"][2], ids), SENDERS)
    passed = time.monotonic() - begun
    figures = {"SQL a check-in": made["statements"], "storm s": passed, "storm scans/s": total / passed}
    return [*rows[1:], storm._replace(rate=total / passed, cpu_ms=storm.cpu_ms * len(twice) / total)], figures


def _poster(half_day: str, ids: dict[str, str] | None = None) -> Post:
    def post(connection: http.client.HTTPConnection, one: tuple[str, list[str]]) -> bool:
        token, passes = one
        now = datetime.now(UTC).isoformat()
        batch = ids[token] if ids else str(uuid4())
        facts = [{"fact_id": _fact(batch, code), "kind": "arrive", "half_day": half_day, "code": code, "said_at": now}
                 for code in random.sample(passes, len(passes))]  # fmt: skip
        body = {"format": "nhipcau.batch/1", "batch_id": batch, "sent_at": now, "facts": facts}
        headers = {"Authorization": f"Device {token}", "Content-Type": "application/json"}
        connection.request("POST", "/diem-danh/api/lo/", json.dumps(body), headers)
        answer = connection.getresponse()
        said = answer.read()
        return answer.status == 200 and all(each["outcome"] == "new" for each in json.loads(said)["results"])

    return post


def _fact(batch: str, code: str) -> str:
    """The same fact of the same batch has the same id, however often it is sent."""
    return f"{batch[:18]}-{code}"


def _filled(env: dict[str, str], delegates: int, sites: int, folder: Path) -> dict[str, Any]:
    out = folder / "made.json"
    subprocess.run(
        [sys.executable, "-m", "bench.checkin_rows", str(delegates), str(sites), str(out)],
        env=env, check=True, cwd=ROOT,
    )  # fmt: skip
    made: dict[str, Any] = json.loads(out.read_text())
    return made


def theirs(python: Path, delegates: int, scans: int) -> tuple[list[Row], float]:
    """Measure pretix: gunicorn, one worker, its own REST end point for scanning."""
    with tempfile.TemporaryDirectory() as folder:
        peer = Peer(python, Path(folder))
        made = peer.make(delegates)
        port = _free()
        server = Workers([peer.command(port)], [port], peer.env, peer.home)
        try:
            post = peer.poster(made)
            secrets = made["secrets"]
            measured("warm-up", server, secrets[:20], post, 1)
            half = min(scans, (len(secrets) - 20) // 2)
            return [
                measured("check-in, 1 client", server, secrets[20 : 20 + half], post, 1),
                measured("check-in, 2 clients", server, secrets[20 + half : 20 + 2 * half], post, 2),
            ], float(made["statements"])
        finally:
            server.stop()


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _print(title: str, rows: list[Row]) -> None:
    print(f"\n{title}\n{'':22} {'scans/s':>8} {'cpu ms':>7} {'p95 ms':>7} {'errors':>6}")
    for row in rows:
        print(f"{row.what:22} {row.rate:8.1f} {row.cpu_ms:7.2f} {row.p95_ms:7.1f} {row.errors:6}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--delegates", type=int, default=1700)
    parser.add_argument("--sites", type=int, default=118)
    parser.add_argument("--scans", type=int, default=800, help="single check-ins for each number of clients")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--python", type=Path, help="Python of an environment that has pretix and gunicorn")
    given = parser.parse_args()
    rows, figures = ours(given.delegates, given.sites, given.scans)
    _print("Nhịp Cầu, SQLite", rows)
    print(", ".join(f"{name} {value:.1f}" for name, value in figures.items()))
    server = postgres_server()
    if server:
        rows, figures = ours(given.delegates, given.sites, given.scans, server)
        _print("Nhịp Cầu, PostgreSQL", rows)
        print(", ".join(f"{name} {value:.1f}" for name, value in figures.items()))
    python = None if given.alone else given.python or installed()
    if python is None:
        print("pretix was not measured: not asked for, or it could not be installed here.")
        return
    rows, statements = theirs(python, given.delegates, given.scans)
    _print("pretix, SQLite", rows)
    print(f"SQL a check-in {statements:.1f}")


if __name__ == "__main__":
    main()
