"""`nhipcau demo`: the whole office on sample data, from the sample press to the officer's screen."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import datetime
from datetime import time as clock_time
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from nhipcau.commands.django import load_django

if TYPE_CHECKING:
    from nhipcau.sample.press import Press

PASSWORD = "nhip-cau-mau-2026"  # noqa: S105 - printed on screen; the demo listens on loopback only
OFFICE_CODE = "04"
"""Cao Bằng, whose press the sample outlets follow."""
CENTRE_CODE = "00"
"""The country: the steering committee's office."""
ASKED_CODE = "01501"
"""Xã Đàm Thủy, which the sample office asks for facts."""
ACCOUNTS = (
    ("quantri", "Nông Thị Kiều Anh", "administrator", OFFICE_CODE),
    ("chuyenvien", "Hoàng Văn Tuyên", "officer", OFFICE_CODE),
    ("trucban", "Lục Thị Hạnh", "officer", OFFICE_CODE),
    ("thamdinh", "Lý Thu Hà", "reviewer", OFFICE_CODE),
    ("phatngon", "Đàm Quang Lộc", "spokesperson", OFFICE_CODE),
    ("vanthu", "Bế Thị Mai", "clerk", OFFICE_CODE),
    ("biendich", "Triệu Mỹ Linh", "translator", OFFICE_CODE),
    ("bantw", "Đinh Thị Hồng Vân", "officer", CENTRE_CODE),
    ("thamdinhtw", "Tạ Thị Ngọc Lan", "reviewer", CENTRE_CODE),
    ("xadamthuy", "Nông Văn Sáng", "officer", ASKED_CODE),
)
"""Invented people: of the sample office one for each role, two of the committee's, one of a commune."""
SILENT_CHANGE_SECONDS = 120
"""By then every page was read once; afterwards one outlet changes an article without saying so."""
NEWEST_READ = clock_time(10, 30)
"""The newest articles carry hours before 11; by now most of them had come."""
FIRST_FEEDS_SECONDS = 15
"""By then the feeds were asked once and their pages stand in the queue."""
ECHO_SECONDS = 70
"""By then what the press prints of our answer is no longer in the future (sample/echoes.txt)."""
FILLED_WITHIN_SECONDS = 600
"""A page that waits for another try must not hold the digests up for ever."""


@click.command()
@click.option("--port", default=8000, show_default=True, help="Cổng của văn phòng.")
@click.option("--press-port", default=8701, show_default=True, help="Cổng đầu tiên của báo chí mẫu.")
@click.option("--data-dir", type=click.Path(path_type=Path), default=Path("var/demo"), show_default=True)
def demo(port: int, press_port: int, data_dir: Path) -> None:
    """Mở cả văn phòng trên dữ liệu mẫu."""
    from nhipcau.sample.__main__ import newest_day  # noqa: PLC0415 - only the demo needs the sample press
    from nhipcau.sample.dating import VIETNAM  # noqa: PLC0415
    from nhipcau.sample.press import serve as serve_press  # noqa: PLC0415

    began = time.monotonic()
    require_free(port)
    signal.signal(signal.SIGTERM, end_politely)
    click.echo("Đang mở báo chí mẫu và văn phòng …")
    press = serve_press(today=newest_day(datetime.now().astimezone()), base_port=press_port)
    os.environ.update(demo_environment(press, data_dir, port))
    load_django()
    open_office(press)
    newest_at = datetime.combine(press.edition.today, NEWEST_READ, VIETNAM)
    workers: list[subprocess.Popen[bytes]] = []
    threading.Thread(target=fill_desk, args=(press, data_dir, newest_at, workers), daemon=True).start()
    quiet_change = threading.Timer(SILENT_CHANGE_SECONDS, press.advance)
    quiet_change.daemon = True
    quiet_change.start()
    threading.Thread(target=announce, args=(port, began), daemon=True).start()
    try:
        serve_office(port)
    finally:
        for worker in workers:
            worker.terminate()
            worker.wait(20)
        press.close()


def fill_desk(
    press: Press, data_dir: Path, newest_at: datetime, workers: list[subprocess.Popen[bytes]]
) -> None:
    """Hold the conferences, report, load the past weeks out of an archive, then have today's press read.

    The worker begins last: what is old stands in its story before anything new is placed beside it.
    """
    from django.db import close_old_connections  # noqa: PLC0415 - needs Django
    from django.utils import timezone  # noqa: PLC0415

    from nhipcau.journeys.sample import is_read, start_digests  # noqa: PLC0415
    from nhipcau.journeys.sample_claims import start_claims  # noqa: PLC0415
    from nhipcau.journeys.sample_presenting import start_presenting  # noqa: PLC0415
    from nhipcau.journeys.sample_press import answered_at, ask_feeds_now, start_press_office  # noqa: PLC0415
    from nhipcau.journeys.sample_reports import finish_reports, start_reports  # noqa: PLC0415
    from nhipcau.journeys.sample_steering import start_steering  # noqa: PLC0415
    from nhipcau.journeys.sample_training import start_training  # noqa: PLC0415
    from nhipcau.sample.pictures.drawing import poster  # noqa: PLC0415
    from nhipcau.sample.writing import write_past  # noqa: PLC0415

    start_training(at=timezone.now())
    start_steering(at=timezone.now())
    start_reports(at=timezone.now())
    folder = data_dir.resolve() / "archive"
    if not folder.exists():
        write_past(folder, press.edition.today, {outlet.id: outlet.home for outlet in press.outlets})
    results = str(data_dir.resolve() / "archive-read")
    command = ["read", str(folder), "--into", results, "--workers", "1", "--load"]
    subprocess.run([sys.executable, "-m", "nhipcau", *command], check=False, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    workers.append(subprocess.Popen([sys.executable, "-m", "nhipcau", "work"]))
    until = time.monotonic() + FILLED_WITHIN_SECONDS
    time.sleep(FIRST_FEEDS_SECONDS)
    while not is_read() and time.monotonic() < until:
        close_old_connections()
        time.sleep(2)
    start_digests(at=timezone.now(), newest_at=newest_at)
    start_claims(at=timezone.now())
    start_press_office(at=timezone.now())
    press.echo(answered_at() or timezone.now())
    start_presenting(at=timezone.now(), poster=poster)
    close_old_connections()
    time.sleep(ECHO_SECONDS)
    ask_feeds_now(at=timezone.now())
    finish_reports(at=timezone.now())
    close_old_connections()


def require_free(port: int) -> None:
    """Refuse a port that another program listens on."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            text = f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: ./run demo --port {port + 1}"
            raise click.ClickException(text)


def end_politely(_signal: int, _frame: FrameType | None) -> None:
    """Leave by the same door as Ctrl+C, so that worker and press stop too."""
    raise SystemExit(0)


def demo_environment(press: Press, data_dir: Path, port: int) -> dict[str, str]:
    """Return what settings and the worker read: data folder, our own address, loopback origins."""
    given = os.environ.get("NHIPCAU_FETCH_ALLOWED_ORIGINS")
    origins = [outlet.home.rstrip("/") for outlet in press.outlets] + ([given] if given else [])
    return {
        "NHIPCAU_DEMO": "1",
        "NHIPCAU_DATA_DIR": str(data_dir.resolve()),
        "NHIPCAU_ADDRESS": os.environ.get("NHIPCAU_ADDRESS") or f"http://127.0.0.1:{port}",
        "NHIPCAU_FETCH_ALLOWED_ORIGINS": ",".join(origins),
    }


def open_office(press: Press) -> None:
    """Prepare the installation and, the first time, its accounts and outlets."""
    from django.utils import timezone  # noqa: PLC0415 - needs Django

    from nhipcau.config.installation import prepare  # noqa: PLC0415
    from nhipcau.journeys.sample import fill_office  # noqa: PLC0415

    now = timezone.now()
    prepare(at=now)
    fill_office(accounts=ACCOUNTS, password=PASSWORD, outlets=press.outlets, at=now)


def serve_office(port: int) -> None:
    """Serve the screens until the person stops the demo."""
    import waitress  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    from nhipcau.config.wsgi import application  # noqa: PLC0415

    waitress.serve(
        application,
        host="127.0.0.1",
        port=port,
        threads=8,
        ident="nhipcau",
        _quiet=True,
        max_request_body_size=settings.MOST_REQUEST_BYTES,
    )


def announce(port: int, began: float) -> None:
    """Print the address and the accounts."""
    rows = "\n".join(f"    {name:<12} {PASSWORD}   {full} ({role})" for name, full, role, _unit in ACCOUNTS)
    click.echo(
        f"\n  Nhịp Cầu (dữ liệu mẫu): http://127.0.0.1:{port}/   – sau {time.monotonic() - began:.0f} giây"
        f"\n  Tài khoản:\n{rows}\n  Dừng: Ctrl+C\n"
    )
