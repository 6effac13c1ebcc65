"""The journey of the first issue: sign in, add a source, see its articles come, open one, search without marks."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.e2e.conftest import ARRIVE_MS, Office

pytestmark = pytest.mark.e2e

SCREENS = [
    "/",
    "/nguon-tin/",
    "/nguon-tin/them/",
    "/nguon-tin/them-bai/",
    "/nguon-tin/trang/",
    "/bai/",
    "/bai/doc-the-nao/",
]


def wait_until(page: Page, address: str, selector: str) -> None:
    """Load a list again and again until it shows what is waited for."""
    for _ in range(ARRIVE_MS // 1500):
        page.goto(address)
        if page.locator(selector).count():
            return
        page.wait_for_timeout(1500)
    pytest.fail(f"{selector} never came at {address}")


def test_an_officer_adds_a_source_and_reads_what_comes(officer: Page, office: Office) -> None:
    officer.get_by_role("navigation").get_by_role("link", name="Nguồn tin").click()
    officer.get_by_role("link", name="Thêm nguồn").click()
    officer.get_by_label("Trang chủ hoặc địa chỉ nguồn tin").fill(office.unread_press)
    officer.locator("main form button[type=submit]").click()
    officer.locator("input[name=name]").fill("Báo thêm bằng tay")
    officer.locator("main form button[type=submit]").click()
    expect(officer.get_by_text("Báo thêm bằng tay").first).to_be_visible()
    outlet = officer.url
    wait_until(officer, outlet, "text=Đã giữ")
    row = officer.get_by_role("row").filter(has_text="Đã giữ").first
    title = row.get_by_role("link").first.inner_text().split("http")[0].strip()
    officer.goto(f"{office.address}/bai/?q={title}")
    officer.get_by_role("link", name=title).first.click()
    expect(officer.get_by_role("heading", level=1)).to_contain_text(title[:30])


def test_a_search_without_tone_marks_finds_the_marked_words(officer: Page, office: Office) -> None:
    wait_until(officer, f"{office.address}/bai/?q=ban+gioc", "table tbody tr")
    rows = officer.locator("table tbody tr")
    assert rows.count() > 3
    expect(rows.first).to_contain_text(re.compile(r"Bản\s+Giốc"))
    rows.first.get_by_role("link").first.click()
    expect(officer.get_by_role("heading", name="Bài nhắc đến")).to_be_visible()
    expect(officer.locator("article .m-places").first).to_be_visible()


def test_everything_works_with_the_keyboard(page: Page, office: Office) -> None:
    page.goto(f"{office.address}/dang-nhap/")
    page.keyboard.type("chuyenvien")
    page.keyboard.press("Tab")
    page.keyboard.type("nhip-cau-mau-2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent.trim()")
    assert focused == "Đến nội dung chính"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_screens_are_accessible_and_never_scroll_sideways(officer: Page, office: Office, width: int) -> None:
    officer.set_viewport_size({"width": width, "height": 844})
    wait_until(officer, f"{office.address}/bai/", "table tbody tr")
    first_article = (
        officer.locator("table tbody tr").first.get_by_role("link").first.get_attribute("href") or ""
    )
    for path in [*SCREENS, first_article]:
        officer.goto(f"{office.address}{path}")
        found = Axe().run(officer)
        assert found.violations_count == 0, f"{path} at {width}: {found.generate_report()}"
        assert officer.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{path} scrolls sideways at {width}"
        )
