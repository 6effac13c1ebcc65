"""25 and more payloads in titles and texts do nothing in a real browser: no dialog, no request elsewhere."""

from __future__ import annotations

import html

import pytest
from playwright.sync_api import Page
from tests.e2e.conftest import Office
from tests.e2e.test_officer import wait_until
from tests.monitoring.test_hostile_texts import PAYLOADS

pytestmark = pytest.mark.e2e

FILLER = (
    "Sáng 20/11, UBND tỉnh Cao Bằng họp báo về tiến độ sửa chữa cầu Nà Sa trước Tết, gần 200 đại biểu dự. "
    * 4
)


def hostile_page(number: int, payload: str) -> bytes:
    """Write a page whose title and paragraphs carry the payload as text, so that extraction keeps it."""
    safe = html.escape(payload)
    paragraphs = "".join(f"<p>{FILLER} {safe} {number}</p>" for _ in range(3))
    title = f"Tin thử {number} {safe}"
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>".encode()


def test_payloads_in_extracted_text_do_nothing(officer: Page, office: Office) -> None:
    assert len(PAYLOADS) >= 25
    dialogs: list[str] = []
    strays: list[str] = []
    officer.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    officer.on(
        "request",
        lambda request: (
            None if request.url.startswith((office.address, "data:")) else strays.append(request.url)
        ),
    )
    for number, payload in enumerate(PAYLOADS):
        officer.goto(f"{office.address}/nguon-tin/them-bai/")
        upload = {
            "name": f"tin-{number}.html",
            "mimeType": "text/html",
            "buffer": hostile_page(number, payload),
        }
        officer.get_by_label("Hoặc tệp đã lưu").set_input_files([upload])
        officer.locator("main form button[type=submit]").click()
    last = len(PAYLOADS) - 1
    wait_until(officer, f"{office.address}/bai/?q=%22Tin+thu+{last}%22", "table tbody tr")
    read = 0
    for number in range(len(PAYLOADS)):
        officer.goto(f"{office.address}/bai/?q=%22Tin+thu+{number}%22")
        link = officer.locator("table tbody tr").get_by_role("link").first
        if link.count():
            link.click()
            officer.wait_for_load_state("networkidle")
            read += 1
    assert read >= 25
    assert dialogs == []
    assert strays == []
    assert officer.evaluate("window.__hit === undefined")
