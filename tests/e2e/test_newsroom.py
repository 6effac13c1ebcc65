"""The public site as a visitor meets it: fit for all in every language, by keyboard alone, with nothing from elsewhere."""

from __future__ import annotations

import re
import time
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import FILL_SECONDS, Office
from tests.e2e.fitness import assert_fit

pytestmark = pytest.mark.e2e
LANGUAGES = ("vi", "en", "zh", "lo", "km", "fr")
PAGES = ("", "all/", "features/", "media/", "calendar/", "spokespersons/", "ask/", "real/", "search/?q=thac",
         "corrections/", "subscribe/", "feeds/", "log/", "keys/", "about/")  # fmt: skip
STATEMENT = re.compile(r'href="(/vi/[A-Za-z0-9_-]{12}/)"')
MOST_TABS = 60


@pytest.fixture(scope="module")
def statements(office: Office) -> list[str]:
    """Wait until the office has spoken; return the addresses of what it said."""
    until = time.monotonic() + FILL_SECONDS
    while time.monotonic() < until:
        with urllib.request.urlopen(f"{office.address}/vi/all/") as answer:
            found = list(dict.fromkeys(STATEMENT.findall(answer.read().decode())))
        if found:
            return found
        time.sleep(1)
    pytest.fail("the newsroom shows no statement")


def test_every_kind_of_page_is_fit(page: Page, office: Office, statements: list[str]) -> None:
    """Each kind of page in one language after the other, the statements themselves in all."""
    paths = [f"/{LANGUAGES[place % 6]}/{rest}" for place, rest in enumerate(PAGES)]
    paths += [*statements[:2], statements[-1], f"{statements[-1]}share/", "/vi/", "/km/features/", "/lo/ask/"]
    assert_fit(page, office.address, paths)


def test_nothing_comes_from_elsewhere_and_nothing_is_left_behind(
    browser: Browser, office: Office, statements: list[str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    for path in (*(f"/{language}/" for language in LANGUAGES), "/vi/media/", *statements[:4]):
        page.goto(f"{office.address}{path}")
        assert page.locator("script:not([type='application/ld+json'])").count() == 0, path
        assert page.locator("main").inner_text().strip()
    assert asked == {urlsplit(office.address).netloc}
    assert context.cookies() == []
    context.close()


def test_sister_pages_name_each_other(page: Page, office: Office, statements: list[str]) -> None:
    def sisters(path: str) -> dict[str, str]:
        page.goto(f"{office.address}{path}")
        links = page.locator("link[rel=alternate][hreflang]")
        return dict(
            links.evaluate_all("all => all.map(each => [each.hreflang, new URL(each.href).pathname])")
        )

    for path in ("/vi/", "/vi/features/", *statements[:2]):
        told = sisters(path)
        assert path in told.values()
        for tag, sister in told.items():
            assert sisters(sister) == told, (path, tag)


def _walk_to(page: Page, name: str) -> None:
    """Press Tab until the control of that name holds the focus."""
    wanted = page.get_by_label(name, exact=True).or_(page.get_by_role("button", name=name, exact=True)).first
    for _step in range(MOST_TABS):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {name!r}")


def test_a_text_is_checked_by_keyboard_alone(page: Page, office: Office, statements: list[str]) -> None:
    page.goto(f"{office.address}{statements[0]}")
    code = page.locator(".check code").inner_text()
    page.goto(f"{office.address}/vi/real/")
    _walk_to(page, "Văn bản, mã hoặc đường dẫn")
    page.keyboard.type(code)
    _walk_to(page, "Kiểm tra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Văn bản thật")).to_be_visible()


def test_a_journalist_asks_by_keyboard_alone(page: Page, office: Office, statements: list[str]) -> None:
    page.goto(f"{office.address}/en/ask/")
    for label, words in (("Your name", "Ana Sample"), ("Your outlet", "Sample Wire"), ("E-mail", "ana@wire.example"),
                         ("Your question", "When does the bridge open?")):  # fmt: skip
        _walk_to(page, label)
        page.keyboard.type(words)
    page.wait_for_timeout(3000)
    _walk_to(page, "Send the question")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/ask/done/$"))


def test_a_reader_subscribes_by_keyboard_alone(page: Page, office: Office, statements: list[str]) -> None:
    page.goto(f"{office.address}/vi/subscribe/")
    page.wait_for_timeout(3000)
    _walk_to(page, "Thư điện tử")
    page.keyboard.type("doc.gia@mau.example")
    _walk_to(page, "Đăng ký")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/vi/subscribe/done/$"))
