"""The public newsroom beside Wagtail 8: 1,400 releases, SQLite, two worker processes each, one run, ratios.

`./run bench newsroom [--releases N] [--seconds S] [--alone]`. Wagtail goes into an environment of its own; where that
cannot be installed it says so and measures ours alone. Read the ratios: the machine may be shared.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.newsroom_fresh import awaited
from bench.newsroom_peer import Peer, installed
from bench.newsroom_rows import RARE
from bench.trust_office import office

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
TICK = os.sysconf("SC_CLK_TCK")
SERVE = "import sys, waitress; from nhipcau.config.wsgi import application; waitress.serve(application, host='127.0.0.1', port=int(sys.argv[1]), threads=8)"


class Workers:
    """Processes on neighbouring ports."""

    def __init__(
        self, commands: list[list[str]], ports: list[int], env: dict[str, str], folder: Path
    ) -> None:
        self.ports = ports
        self.env = env
        self.log = (folder / "log").open("ab")
        self.processes = [
            subprocess.Popen(each, env=env, cwd=folder, stdout=self.log, stderr=self.log) for each in commands
        ]
        for port in ports:
            _wait(port)

    def cpu(self) -> float:
        """Return the processor seconds of all of them and their children."""
        return sum(_seconds(pid) for pid in self._all())

    def memory(self) -> int:
        """Return the largest resident size, in megabytes."""
        return max(_resident(pid) for pid in self._all())

    def _all(self) -> list[int]:
        own = [process.pid for process in self.processes]
        below = [int(x) for pid in own for x in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        return own + below

    def stop(self) -> None:
        """End them."""
        for process in self.processes:
            process.terminate()
            process.wait(20)
        self.log.close()


def _wait(port: int) -> None:
    for _try in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/robots.txt")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"nothing answers on {port}")


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


def measured(
    workers: Workers, path: str, seconds: float, headers: dict[str, str] | None = None
) -> tuple[float, float, float, int]:
    """Ask for some seconds; return requests a second, CPU ms a request, p99 in ms and the last status."""
    took: list[float] = []
    status = [0]
    until = time.monotonic() + seconds
    begun_cpu, begun = workers.cpu(), time.monotonic()

    def ask(port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.monotonic() < until:
            start = time.perf_counter()
            connection.request(
                "GET", path.format(len(took) + 2), headers={"Accept-Encoding": "gzip", **(headers or {})}
            )
            answer = connection.getresponse()
            answer.read()
            status[0] = answer.status
            took.append((time.perf_counter() - start) * 1000)

    threads = [threading.Thread(target=ask, args=(port,)) for port in workers.ports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    passed = time.monotonic() - begun
    cpu = (workers.cpu() - begun_cpu) * 1000 / max(len(took), 1)
    p99 = quantiles(took, n=100)[98] if len(took) > 1 else took[0]
    return len(took) / passed, cpu, p99, status[0]


Row = tuple[float, float, float, int]
BARE = (
    "import sys, waitress; page = b'x' * 4000; head = [('Content-Type', 'text/html'), ('Content-Length', '4000')];"
    "app = lambda environ, start: (start('200 OK', head), [page])[1];"
    "waitress.serve(app, host='127.0.0.1', port=int(sys.argv[1]), threads=8)"
)
"""The web server with nothing behind it: what no newsroom can do better on it."""


def ours(releases: int, seconds: float, filled: Path | None) -> dict[str, Row]:
    """Measure the newsroom."""
    with office() as env, tempfile.TemporaryDirectory() as folder:
        env |= {"NHIPCAU_NEWSROOM_LANGUAGES": "vi,en,zh,lo,km,fr"}
        if filled:
            env |= {
                "NHIPCAU_DATA_DIR": str(filled),
                "NHIPCAU_DATABASE_URL": f"sqlite:///{filled}/office.sqlite3",
            }
        name = _filled(env, releases)
        rows = _measured_all(_serving(SERVE, env, folder), name, seconds)
        bare = _serving(BARE, env, folder)
        rows["bare web server"] = measured(bare, "/", seconds)
        bare.stop()
        return rows


def _filled(env: dict[str, str], releases: int) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "bench.newsroom_rows", str(releases)], env=env, check=True, capture_output=True,
        text=True, cwd=ROOT,
    )  # fmt: skip
    return told.stdout.split()[-1]


def _serving(program: str, env: dict[str, str], folder: str) -> Workers:
    ports = [_free() for _ in range(WORKERS)]
    return Workers([[sys.executable, "-c", program, str(port)] for port in ports], ports, env, Path(folder))


def _measured_all(workers: Workers, name: str, seconds: float) -> dict[str, Row]:
    port = workers.ports[0]
    page = f"/vi/{name}/"
    try:
        tag, code = _tag(port, page), _code(port, page)
        rows = {label: measured(workers, path, seconds) for label, path in {
            "release page": page,
            "release, in ninjs": f"/api/newsroom/vi/statements/{name}",
            "signed file": f"{page}statement.json",
            "home": "/vi/",
            "list": "/vi/all/",
            "feed (Atom)": "/vi/feeds/all.atom",
            "ninjs list": "/api/newsroom/vi/statements?limit=100",
            "form": "/vi/ask/",
            "sitemap": "/sitemap-vi.xml",
            "rare search": f"/vi/search/?q={RARE}",
            "broad search": "/vi/search/?q=cau",
            "is this real, by code": f"/vi/real/?c={code}",
        }.items()}  # fmt: skip
        rows["release page, 304"] = measured(workers, page, seconds, {"If-None-Match": tag})
        rows["broad search, new each"] = measured(workers, "/vi/search/?q=cau&page={}", seconds)
        for kind, took in awaited(workers.ports, workers.env, ROOT).items():
            print(
                f"{kind}: last old answer of any worker after "
                + ", ".join(f"{each:.2f}" for each in took)
                + " s"
            )
        rows["RSS MB"] = (workers.memory(), 0, 0, 0)
        return rows
    finally:
        workers.stop()


def _code(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    found = re.search(r"<code>([0-9a-f-]{14})</code>", connection.getresponse().read().decode())
    return found[1] if found else ""


def _tag(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    return connection.getresponse().getheader("ETag") or ""


def _free() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def theirs(python: Path, releases: int, seconds: float) -> dict[str, tuple[float, float, float, int]]:
    """Measure Wagtail: gunicorn, two workers, no cache of its own."""
    with tempfile.TemporaryDirectory() as folder:
        peer = Peer(python, Path(folder))
        slug = peer.make(releases)
        port = _free()
        workers = Workers([peer.command(port, WORKERS)], [port], peer.env, peer.home)
        workers.ports = [port] * WORKERS
        try:
            rows = {
                "release page": f"/{slug}/",
                "sitemap": "/sitemap.xml",
                "rare search": f"/search/?query={RARE}",
                "broad search": "/search/?query=cau",
            }
            told = {name: measured(workers, path, seconds) for name, path in rows.items()}
            told["RSS MB"] = (workers.memory(), 0, 0, 0)
            return told
        finally:
            workers.stop()


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=1400)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--python", type=Path, help="Python of an environment that has Wagtail and gunicorn")
    parser.add_argument(
        "--office", type=Path, help="a folder nhipcau-trust-…: an office of a former run's making"
    )
    given = parser.parse_args()
    own = ours(given.releases, given.seconds, given.office)
    python = None if given.alone else given.python or installed()
    peer = theirs(python, given.releases, given.seconds) if python else {}
    if not peer:
        print("Wagtail was not measured: not asked for, or it could not be installed here.")
    print(
        f"{'address':24} {'req/s':>8} {'cpu ms':>7} {'p99 ms':>7} {'status':>6}   {'Wagtail req/s':>13} {'cpu ms':>7} {'ratio by cpu':>12}"
    )
    for name, (rate, cpu, p99, status) in own.items():
        other = peer.get(name)
        beside = f"{other[0]:13.1f} {other[1]:7.2f} {other[1] / cpu if cpu else 0:12.1f}" if other else ""
        print(f"{name:24} {rate:8.1f} {cpu:7.2f} {p99:7.1f} {status:6}   {beside}")


if __name__ == "__main__":
    main()
