"""The screens of the house in a real browser: axe, widths, switches, search while typing, content policy."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from tests.people.making import PASSWORD, make_person

from nhipcau.people.actions import give_sample_factor

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = (
    os.environ.get("NHIPCAU_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
)
SCREENS = (
    "/",
    "/tai-khoan/",
    "/tai-khoan/them/",
    "/tai-khoan/toi/",
    "/tai-khoan/toi/xac-nhan/",
    "/tai-khoan/toi/ma-xac-nhan/",
    "/nhat-ky/",
    "/kieu/",
    "/khong-co/",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def office(live_server: Any, settings: Any) -> str:
    settings.DEMO = True
    boss = make_person("hanh", "administrator", full_name="Lê Thị Hạnh")
    give_sample_factor(at=timezone.now(), person=boss)
    for number in range(35):
        make_person(f"cv{number}", "officer", full_name=f"Chuyên Viên Đặng Số {number}")
    return str(live_server.url)


def signed_in(browser: Any, office: str, **options: Any) -> Any:
    page = browser.new_context(**options).new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(f"{office}/dang-nhap/")
    page.fill("[name=username]", "hanh")
    page.fill("[name=password]", PASSWORD)
    page.click("form.panel button[type=submit]")
    page.goto(f"{office}/tai-khoan/toi/xac-nhan/")
    page.fill("[name=code]", page.locator(".sample-code").inner_text())
    page.click("form.panel button[type=submit]")
    return page


@pytest.mark.parametrize(("language", "scheme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing(browser: Any, office: str, language: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = signed_in(browser, office, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": office}])
    found = {}
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for address in SCREENS:
            page.goto(office + address)
            violations = Axe().run(page).response["violations"]
            found.update({(width, address, one["id"]): one["nodes"][0]["html"] for one in violations})
    page.context.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen_and_nothing_jumps(browser: Any, office: str, width: int) -> None:
    page = signed_in(browser, office, viewport={"width": width, "height": 800})
    watch = (
        "window.jumped = 0; new PerformanceObserver(list => { for (const e of list.getEntries())"
        " if (!e.hadRecentInput) window.jumped += e.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.add_init_script(watch)
    wide = {}
    for address in SCREENS:
        page.goto(office + address)
        page.wait_for_timeout(60)
        size = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth, jumped]"
        )
        if size[0] > size[1] or size[2] > 0.02:
            wide[address] = size
    page.context.close()
    assert wide == {}


def test_fingers_find_44_pixels(browser: Any, office: str) -> None:
    page = signed_in(browser, office, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    small = {}
    script = """() => [...document.querySelectorAll('a, button, summary, input:not([type=hidden], [type=checkbox]), select')]
        .filter(e => !e.closest('dd, .skip-link, .error-summary, p:not(.row)'))
        .filter(e => { const r = e.getBoundingClientRect(); return r.width && r.height && r.height < 43.5 })
        .map(e => e.outerHTML.slice(0, 90))"""
    for address in SCREENS:
        page.goto(office + address)
        if found := page.evaluate(script):
            small[address] = found
    page.context.close()
    assert small == {}


def test_search_answers_while_typing_and_survives_the_way_back(browser: Any, office: str) -> None:
    page = signed_in(browser, office, viewport={"width": 1280, "height": 800})
    page.goto(f"{office}/tai-khoan/")
    page.type("#id_q", "dang so 34")
    page.locator("td.main a").nth(1).wait_for(state="detached")
    assert page.inner_text("td.main a") == "Chuyên Viên Đặng Số 34"
    assert "q=dang" in page.url
    page.reload()
    assert page.locator("td.main a").count() == 1
    assert page.faults == []
    page.context.close()


def test_menu_and_person_menu_open_by_keyboard_and_close_by_escape(browser: Any, office: str) -> None:
    page = signed_in(browser, office, viewport={"width": 390, "height": 844})
    for button, panel in ((".menu-button", "#menu"), (".person-button", "#person-menu")):
        page.focus(button)
        page.keyboard.press("Enter")
        assert page.is_visible(panel)
        page.keyboard.press("Escape")
        assert not page.is_visible(panel)
    page.context.close()


def test_a_refused_form_takes_the_focus_to_its_summary(browser: Any, office: str) -> None:
    page = signed_in(browser, office, viewport={"width": 1280, "height": 800})
    page.goto(f"{office}/tai-khoan/them/")
    page.click("form.panel button[type=submit]")
    page.locator("#error-summary:focus").wait_for()
    page.click("#error-summary a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_full_name"
    page.context.close()
