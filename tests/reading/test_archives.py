"""Folders of archives under three engines: one result, whatever is killed, and every record has a name."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.reading.made_archives import addressed, page, write_archive

from nhipcau.commands.read import read as read_command
from nhipcau.reading.engines.archives import EngineName, Running, read_waiting
from nhipcau.reading.engines.parts import kept_of
from nhipcau.reading.engines.problems import InUseError, OtherInputsError
from nhipcau.reading.engines.results import Results, held, open_results, stored_results
from nhipcau.reading.engines.units import units_of
from nhipcau.reading.inputs import pages
from nhipcau.reading.inputs.archives import pages_of_slice
from nhipcau.reading.inputs.slices import RESPONSES, slices
from nhipcau.reading.line import read
from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason, Kept
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools

ROOT = Path(__file__).resolve().parents[2]
ENGINES = [each.value for each in EngineName]


def parts(folder: Path) -> dict[str, list[str]]:
    """Return every part's lines by its name."""
    results = stored_results(folder)
    return {unit.key: [str(line) for line in results.lines(unit)] for unit in results.finished()}


def run(folder: Path, into: Path, engine: str) -> subprocess.Popen[str]:
    """Start a reading in a process group of its own."""
    command = [sys.executable, "-m", "tests.reading.archive_run", str(folder), str(into), engine]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def finish(folder: Path, into: Path, engine: str, *, runs: int = 4) -> int:
    """Run until it ends by itself; return how many runs that took."""
    for turn in range(1, runs + 1):
        reading = run(folder, into, engine)
        reading.communicate(timeout=120)
        if reading.returncode == 0:
            return turn
    pytest.fail(f"{engine} did not end within {runs} runs")


def reasons(results: Results) -> Counter[str]:
    return results.counts().reasons


# One result -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits")
def test_three_engines_write_the_same_bytes_whatever_a_page_does(tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    poison = {f"https://bao.example/{word}": page(70, word) for word in ("HANG", "DIE", "GROW", "SPIN")}
    write_archive(folder / "a.warc.gz", {**addressed(5), **poison, **addressed(5, first=5)})
    write_archive(folder / "b.warc", addressed(6, first=20))
    (folder / "c.html").write_bytes(page(99))
    turns = {engine: finish(folder, tmp_path / engine, engine) for engine in ENGINES}
    assert turns == {"inline": 2, "processes": 1, "dask": 1}, "one page ends an inline process, and once only"
    found = {engine: parts(tmp_path / engine) for engine in ENGINES}
    assert found["inline"] == found["processes"] == found["dask"]
    bytes_of = {engine: {each.name: each.read_bytes() for each in (tmp_path / engine / "parts").iterdir()}
                for engine in ENGINES}  # fmt: skip
    assert bytes_of["inline"] == bytes_of["processes"] == bytes_of["dask"]
    counts = stored_results(tmp_path / "dask").counts()
    assert counts.outcomes == {"kept": 17, "broken": 4}
    assert counts.reasons == {"timed_out": 2, "crashed": 1, "out_of_memory": 1}
    assert counts.passed_over == {"request": 20}


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_run_goes_on_and_loses_and_doubles_nothing(tmp_path: Path, engine: str) -> None:
    folder, into = tmp_path / "archives", tmp_path / "out"
    folder.mkdir()
    for number in range(6):
        pages_here = addressed(20, "SLOW", first=100 * number)
        write_archive(folder / f"{number}.warc.gz", pages_here)
    for _kill in range(1 if engine == "dask" else 2):
        reading = run(folder, into, engine)
        assert reading.stdout
        reading.stdout.readline()  # the first part of this run is there, others are half done
        os.killpg(reading.pid, signal.SIGKILL)
        reading.wait(20)
    left = len(stored_results(into).waiting())
    assert 0 < left < 6, "the kills must fall in the middle of the work"
    (into / "parts" / ".half.jsonl.zst.new").write_bytes(b"half")
    finish(folder, into, engine)
    rows = [line for unit in stored_results(into).finished() for line in stored_results(into).lines(unit)]
    urls = Counter(line["url"] for line in rows if line.get("outcome") == "kept")
    assert (len(urls), set(urls.values())) == (120, {1})


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_killed_children_cost_no_page(tmp_path: Path) -> None:
    folder, into = tmp_path / "archives", tmp_path / "out"
    folder.mkdir()
    write_archive(folder / "a.warc.gz", addressed(150, "SLOW"))
    reading = run(folder, into, "processes")
    kills = 0
    while reading.poll() is None and kills < 6:
        time.sleep(0.5)
        for child in _children(reading.pid)[:1]:
            os.kill(child, signal.SIGKILL)
            kills += 1
    reading.wait(100)
    assert kills >= 2
    assert reading.returncode == 0
    assert stored_results(into).counts().outcomes == {"kept": 150}


def _children(parent: int) -> list[int]:
    """Return the readers of a process, not multiprocessing's own tracker."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    every = (
        [path.read_text().split() for path in listed.parents[1].glob("*/children")] if listed.exists() else []
    )
    found = [int(each) for row in every for each in row]
    return [pid for pid in found if b"spawn_main" in _command(pid)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


# The folder of results --------------------------------------------------------------------------------------


def read_inline(folder: Path, into: Path) -> Results:
    results = open_results(into, [str(folder)])
    list(read_waiting(results, EngineName.INLINE, Running()))
    return results


def test_a_finished_part_is_not_read_again_and_new_archives_are(tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    write_archive(folder / "a.warc.gz", addressed(2))
    results = read_inline(folder, tmp_path / "out")
    before = results.part(results.units[0]).stat().st_mtime_ns
    write_archive(folder / "b.warc.gz", addressed(3, first=5))
    results = read_inline(folder, tmp_path / "out")
    assert results.part(results.units[0]).stat().st_mtime_ns == before
    assert results.counts().outcomes == {"kept": 5}


def test_results_of_other_inputs_are_not_mixed(tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    write_archive(folder / "a.warc.gz", addressed(2))
    read_inline(folder, tmp_path / "out")
    write_archive(folder / "a.warc.gz", addressed(3))
    with pytest.raises(OtherInputsError, match=r"a\.warc\.gz"):
        open_results(tmp_path / "out", [str(folder)])


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    with held(tmp_path / "out"), pytest.raises(InUseError), held(tmp_path / "out"):
        pass


def test_a_kept_line_becomes_the_same_record_again(tmp_path: Path) -> None:
    text = (
        "<p>Chiều 5/3/2026, ông Nguyễn Văn Mẫu, Chủ tịch UBND xã Mẫu Sơn, cho biết gần 200 đại biểu dự hội nghị "
        "theo Chỉ thị số 37-CT/TU ngày 20/12/2025 của Ban Thường vụ Tỉnh ủy.</p>"
    )
    content = page(1).replace(b"</body>", text.encode() * 2 + b"</body>")
    folder = tmp_path / "archives"
    folder.mkdir()
    write_archive(folder / "a.warc.gz", {"https://bao.example/1": content})
    results = read_inline(folder, tmp_path / "out")
    line, _last = results.lines(results.units[0])
    (source,) = pages(folder)
    assert isinstance(source, Page)
    truth = read(source, Tools())
    assert isinstance(truth, Kept)
    assert truth.mentions.figures
    assert kept_of(line) == truth


def test_the_command_reads_into_a_folder_and_counts(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.warc.gz", addressed(3))
    arguments = [str(tmp_path / "a.warc.gz"), "--into", str(tmp_path / "out"), "--engine", "inline"]
    done = CliRunner().invoke(read_command, arguments)
    assert done.exit_code == 0, done.output
    assert "3 trang: giữ 3 · bỏ 0 · hỏng 0" in done.output
    assert "yêu cầu 3" in done.output
    assert "1/1 phần đã xong" in CliRunner().invoke(read_command, arguments).output


@pytest.mark.parametrize("extra", [["--load"], ["--engine", "dask"], ["--into", "x", "https://bao.example/"]])
def test_the_command_says_what_does_not_go_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extra: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(read_command, [str(tmp_path), *extra])
    assert done.exit_code == 2
    assert "--into" in done.output


# What archives hold -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_slices_together_are_the_archive(tmp_path: Path, name: str) -> None:
    path = write_archive(tmp_path / name, addressed(RESPONSES + 50))
    cut = list(slices(path))
    assert [each.responses for each in cut] == [RESPONSES, 50]
    assert [each.stop for each in cut][:-1] == [each.start for each in cut][1:]
    sliced = [
        source.url for each in reversed(cut) for source in pages_of_slice(each) if isinstance(source, Page)
    ]
    whole = [source.url for source in pages(path) if isinstance(source, Page)]
    assert len(set(whole)) == RESPONSES + 50
    assert sorted(filter(None, sliced)) == sorted(filter(None, whole))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_damage_costs_its_own_record_only(tmp_path: Path, name: str) -> None:
    path = write_archive(tmp_path / name, addressed(9))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 700] = b"\xff" * 700
    path.write_bytes(content)
    found = list(pages(path))
    good = {source.url for source in found if isinstance(source, Page)}
    broken = [source[1].reason for source in found if not isinstance(source, Page)]
    assert {"https://bao.example/0.html", "https://bao.example/8.html"} <= good
    assert len(good) >= 6
    assert broken
    assert set(broken) == {BreakReason.BROKEN_ARCHIVE}


BODY = page(3)


def record(
    headers: str, body: bytes, *, status: str = "200 OK", kind: str = "response", date: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://bao.example/x>\r\n{date}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


HTML = "Content-Type: text/html; charset=utf-8\r\n"
CHUNKED = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, BODY[:100], len(BODY) - 100, BODY[100:])


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("", BODY),
        ("Transfer-Encoding: chunked\r\n", CHUNKED),
        ("Transfer-Encoding: chunked\r\n", BODY),
        ("Content-Encoding: gzip\r\n", gzip.compress(BODY, mtime=0)),
        ("Content-Encoding: gzip\r\n", BODY),
        ("Content-Encoding: br\r\n", BODY),
        ("Content-Encoding: deflate\r\n", zlib.compress(BODY)),
        ("Content-Encoding: deflate\r\n", zlib.compress(BODY)[2:-4]),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", gzip.compress(BODY, mtime=0)),
    ],
    ids=[
        "plain",
        "chunked",
        "says chunked",
        "gzip",
        "says gzip",
        "says br",
        "zlib",
        "deflate",
        "both, not chunked",
    ],
)
def test_a_body_is_read_as_it_is_and_not_as_it_says(tmp_path: Path, headers: str, body: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(HTML + headers, body) + record(HTML, BODY))
    assert [source.content for source in pages(path) if isinstance(source, Page)] == [BODY, BODY]


def test_what_is_no_page_has_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    date = "WARC-Date: 2026-03-01T02:03:04Z\r\n"
    path.write_bytes(
        record(HTML, BODY, status="404 Not Found", date=date)
        + record(HTML + "Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\x00\x00\x00junk", date=date)
        + record("Content-Type: image/png\r\n", b"\x89PNG", date=date)
        + record(HTML, BODY, kind="revisit", date=date)
        + record(HTML, BODY)
    )
    results = read_inline(path, tmp_path / "out")
    counts = results.counts()
    assert counts.outcomes == {"kept": 1, "dropped": 1, "broken": 1}
    assert counts.reasons == {DropReason.ERROR_PAGE: 1, BreakReason.UNREADABLE: 1}
    assert counts.passed_over == {"not_text": 1, "revisit": 1}
    assert counts.without_date == 1
    first, second, third, _last = results.lines(results.units[0])
    assert (first["reason"], third["url"]) == ("error_page: HTTP 404", "https://bao.example/x")
    assert "gzip" in second["reason"]


def test_a_missing_archive_and_saved_pages_are_units_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(1))
    results = open_results(tmp_path / "out", [str(tmp_path / "a.html"), str(tmp_path / "none.warc.gz")])
    list(read_waiting(results, EngineName.INLINE, Running()))
    assert reasons(results) == {BreakReason.NOT_FOUND: 1}
    assert results.counts().outcomes == {"kept": 1, "broken": 1}


def test_keys_of_units_do_not_depend_on_the_run(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.warc.gz", addressed(2))
    first, second = ([unit.key for unit in units_of([(path, "mark")])] for _ in range(2))
    assert first == second == ["mark-00000"]


def test_a_damaged_archive_ends_dropped_or_broken_never_unnamed(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.warc.gz", addressed(4))
    whole = path.read_bytes()
    for cut in range(40, len(whole), 97):
        path.write_bytes(whole[:cut])
        found = list(pages(path))
        named = [source[1] for source in found if not isinstance(source, Page)]
        assert all(isinstance(each, Broken | Dropped) for each in named)
        assert len(named) <= 1
