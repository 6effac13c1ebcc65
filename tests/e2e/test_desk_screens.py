"""What the filled desk shows an officer who opens it, and that every screen of it is fit for all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import Office, sign_in
from tests.e2e.fitness import assert_fit
from tests.e2e.test_desk import open_this_mornings_digest, stories_of

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600), pytest.mark.usefixtures("desk_is_filled")]

LISTS = [
    "/hom-nay/",
    "/dong-tin/",
    "/theo-doi/",
    "/theo-doi/them/",
    "/theo-doi/canh-bao/",
    "/theo-doi/cua-toi/",
    "/diem-bao/",
    "/diem-bao/moi/",
    "/diem-bao/lich/",
    "/diem-bao/lich/them/",
    "/diem-bao/nguoi-nhan/",
    "/diem-bao/nguoi-nhan/them/",
    "/thu-gui/",
    "/xu-huong/",
    "/xu-huong/du-bao/",
    "/bai/?q=ban+gioc",
]
EDITION_FORMS = ("dinh-chinh/", "gui/")
STORY_FORMS = ("gop/", "tach/", "doi-ten/")
LANGUAGES_AT_LEAST = 4


def first_of(page: Page, office: Office, path: str) -> str:
    """Return the path of a list's first row."""
    page.goto(f"{office.address}{path}")
    return page.locator("table tbody tr").first.get_by_role("link").first.get_attribute("href") or ""


def test_this_morning_shows_a_burst(officer: Page, office: Office) -> None:
    officer.goto(f"{office.address}/hom-nay/")
    topic = officer.get_by_role("region", name=re.compile("Thác Bản Giốc"))
    expect(topic).to_contain_text("Tăng đột biến")
    expect(topic.locator(".burst-words")).to_contain_text(re.compile(r"\d"))


def test_a_story_of_many_languages_lays_its_figures_side_by_side(officer: Page, office: Office) -> None:
    stories_of(officer, office, "tập huấn").first.click()
    told = officer.locator(".story-line").inner_text()
    found = [name for name in ("Việt", "Anh", "Pháp", "Trung", "Lào", "Khmer") if name in told]
    assert len(found) >= LANGUAGES_AT_LEAST, told
    figures = officer.locator("#figures")
    for said in ("gần 200", "hơn 150", "khoảng 200"):
        expect(figures.locator(".reading-said").filter(has_text=said).first).to_be_visible()
    expect(figures.locator("blockquote mark").first).to_be_visible()


def test_who_took_a_text_from_whom_is_a_tree(officer: Page, office: Office) -> None:
    officer.goto(f"{office.address}/bai/?q=cau+na+sa")
    folded = officer.locator("details.also-in").first
    folded.locator("summary").click()
    folded.get_by_role("link", name="Ai lấy của ai").click()
    tree = officer.get_by_role("region", name="Cây bài đăng lại")
    assert tree.locator(".copy-tree .copy-tree .copy-node").count() >= 1
    expect(tree.get_by_text("bài gốc").first).to_be_visible()
    tree.get_by_role("link", name="Xem chỗ khác").first.click()
    expect(officer.get_by_role("heading", level=1)).to_be_visible()


def test_every_line_of_this_mornings_digest_opens_its_archived_page(officer: Page, office: Office) -> None:
    open_this_mornings_digest(officer, office)
    kept = officer.locator(".digest-line").get_by_role("link", name="Bản lưu")
    addresses = [link.get_attribute("href") for link in kept.all()]
    assert len(addresses) == officer.locator(".digest-line").count() > 0
    for address in addresses:
        assert officer.request.get(f"{office.address}{address}").status == 200


def test_trends_are_drawn_with_their_table(officer: Page, office: Office) -> None:
    officer.goto(f"{office.address}/xu-huong/")
    expect(officer.locator("figure.chart svg")).to_be_visible()
    assert officer.get_by_role("table").get_by_role("row").count() > 1
    officer.goto(f"{office.address}/xu-huong/du-bao/")
    forecast = officer.get_by_role("region", name="Thác Bản Giốc")
    expect(forecast.locator("figure.chart svg")).to_be_visible()
    forecast.get_by_text("Bảng số").click()
    expect(forecast.get_by_role("table")).to_be_visible()


def screens_of_one(page: Page, office: Office) -> list[str]:
    """Return the screens of one story, topic, edition, draft and letter."""
    story = stories_of(page, office, "tập huấn").first.get_attribute("href") or ""
    page.goto(f"{office.address}{story}")
    move = page.locator("#timeline a[href*='/chuyen/']").first.get_attribute("href") or ""
    topic, letter = first_of(page, office, "/theo-doi/"), first_of(page, office, "/thu-gui/")
    open_this_mornings_digest(page, office)
    edition = page.url.removeprefix(office.address)
    forms = [story + form for form in STORY_FORMS] + [edition + form for form in EDITION_FORMS]
    return [story, move, topic, f"{topic}sua/", letter, edition, *forms]


def draft_of_today(page: Page, office: Office) -> list[str]:
    """Go on with today's draft, or begin the afternoon's; return its workbench, its issuing, its page."""
    page.goto(f"{office.address}/diem-bao/hom-nay/")
    if page.url.endswith("/moi/"):
        page.get_by_label("Buổi").select_option(label="Buổi chiều")
        page.get_by_role("button", name="Bắt đầu soạn").click()
    expect(page.get_by_role("heading", name="Tin để chọn")).to_be_visible()
    draft = page.url.removeprefix(office.address).removesuffix("soan/")
    return [f"{draft}soan/", f"{draft}phat-hanh/", draft]


def save_a_search(page: Page, office: Office) -> None:
    """Keep a search, so that the list of articles shows one."""
    page.goto(f"{office.address}/bai/?q=ban+gioc")
    page.get_by_text("Lưu tìm kiếm này").click()
    page.get_by_label("Tên tìm kiếm").fill("Bản Giốc")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("navigation", name="Tìm kiếm đã lưu")).to_be_visible()


def test_screens_of_the_desk_are_accessible_and_never_scroll_sideways(officer: Page, office: Office) -> None:
    save_a_search(officer, office)
    paths = [*LISTS, *screens_of_one(officer, office), *draft_of_today(officer, office)]
    assert_fit(officer, office.address, paths)


def test_the_administrator_s_screens_are_fit_too(browser: Browser, office: Office) -> None:
    context = browser.new_context()
    assert_fit(
        sign_in(context.new_page(), office, "quantri"), office.address, ["/thoi-han-luu/", "/nhat-ky/"]
    )
    context.close()
