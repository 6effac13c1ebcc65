"""A whole office in its own processes, as `./run demo` starts it, and Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.newspaper import Newspaper

PASSWORD = "nhip-cau-mau-2026"
START_SECONDS = 240
ARRIVE_MS = 90_000
"""Waits are generous: machines are shared. What is asserted is what comes, never when."""
FILL_SECONDS = 900
expect.set_options(timeout=30_000)
SAMPLE_DOSSIERS = 4
"""The demo reads the sample press, issues yesterday's digest and makes this morning's from it."""


@dataclass(frozen=True)
class Office:
    """A running demo, a second sample press that it does not read yet, and a paper that prints what we say."""

    address: str
    unread_press: str
    data_dir: Path
    newspaper: Newspaper


def chromium() -> str | None:
    """Return the browser of the machine, if there is one."""
    given = os.environ.get("NHIPCAU_CHROMIUM")
    return (
        given or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Wait until the address answers."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"nothing answers at {address}")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Start the office and the second press; stop both at the end."""
    folder = tmp_path_factory.mktemp("office")
    port, extra = free_port(), free_port()
    unread = f"http://127.0.0.1:{extra}"
    newspaper = Newspaper()
    env = {**os.environ, "NHIPCAU_FETCH_ALLOWED_ORIGINS": f"{unread},{newspaper.home}"}
    command = [
        sys.executable,
        "-m",
        "nhipcau",
        "demo",
        "--port",
        str(port),
        "--press-port",
        "0",
        "--data-dir",
        str(folder),
    ]
    log = (folder / "log").open("wb")
    press = subprocess.Popen(
        [sys.executable, "-m", "nhipcau.sample", "--port", str(extra)], stdout=log, stderr=log
    )
    demo = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/dang-nhap/")
        yield Office(f"http://127.0.0.1:{port}", unread, folder, newspaper)
    finally:
        newspaper.close()
        for process in (demo, press):
            process.terminate()
            process.wait(30)
        log.close()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the machine's own Chromium, quiet and without a network."""
    if chromium() is None:
        pytest.skip("no Chromium on this machine")
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
    ]
    return {"executable_path": chromium(), "args": quiet}


@pytest.fixture
def officer(page: Page, office: Office) -> Page:
    """A page on which the officer has signed in."""
    return sign_in(page, office, "chuyenvien")


@pytest.fixture(scope="session")
def desk_is_filled(browser: Browser, office: Office) -> None:
    """Wait until the demo has issued two digests: by then all is read and stands in stories."""
    page = sign_in(browser.new_page(), office, "chuyenvien")
    issued = page.get_by_role("row").filter(has_text="Đã phát hành")
    until = time.monotonic() + FILL_SECONDS
    while time.monotonic() < until:
        page.goto(f"{office.address}/diem-bao/")
        if issued.count() > 1:
            page.close()
            return
        page.wait_for_timeout(2000)
    pytest.fail("the demo issued no digest of today")


@pytest.fixture(scope="session")
def claims_are_there(browser: Browser, office: Office, desk_is_filled: None) -> None:
    """Wait until the sample office has made its kit, the last thing the demo does but for one dossier."""
    page = sign_in(browser.new_page(), office, "chuyenvien")
    until = time.monotonic() + FILL_SECONDS
    while time.monotonic() < until:
        page.goto(f"{office.address}/kiem-chung/ho-so/")
        if page.locator("table tbody tr").count() >= SAMPLE_DOSSIERS:
            page.close()
            return
        page.wait_for_timeout(2000)
    pytest.fail("the demo opened no dossiers")


def confirm(page: Page) -> Page:
    """Where the confirm screen stands in the way, type the code that the demo shows, and go on; else nothing."""
    if "/tai-khoan/toi/xac-nhan/" in page.url:
        page.get_by_label("Mã xác nhận").fill(page.locator(".sample-code").inner_text())
        page.get_by_role("button", name="Xác nhận").click()
        expect(page.get_by_label("Mã xác nhận")).to_have_count(0)
    return page


FILLING_MS = 100_000
"""Longer than the demo's database waits for its own filling."""


def sign_in(page: Page, office: Office, username: str) -> Page:
    """Sign in as one of the demo's accounts; while the demo still fills itself, that may take a while."""
    page.set_default_timeout(FILLING_MS)
    page.goto(f"{office.address}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc", timeout=FILLING_MS)
    page.set_default_timeout(30_000)
    return page
