"""The institution answers in its own name: from a clicked sentence to a journalist's check, a question, a drill."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import FILL_SECONDS, Office, confirm, sign_in
from tests.e2e.test_claims import conclude, log_a_search, mark_from, pass_it, sort_as, word, write
from tests.e2e.test_desk import press

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600), pytest.mark.usefixtures("office_speaks")]

CHECKABLE = "Kiểm chứng được"
CLAIM = "Bè mảng ở thác Bản Giốc, xã Đàm Thủy, tỉnh Cao Bằng tạm nghỉ vì nước chảy xiết."
TITLE = "Bè mảng ở thác Bản Giốc tạm nghỉ, các điểm ngắm thác vẫn mở"
BODY = (
    "Bè mảng dưới chân thác Bản Giốc tạm nghỉ từ 6 giờ vì nước chảy xiết.\n\n"
    "Ba điểm ngắm thác trên bờ vẫn mở đến 18 giờ. Vé đã mua đi bè được hoàn trong 7 ngày."
)
TITLE_EN = "Rafts below Ban Gioc waterfall rest, viewing points stay open"
BODY_EN = (
    "The rafts below Ban Gioc waterfall rest from 6:00 because the water runs fast.\n\n"
    "Three viewing points on the bank stay open until 18:00. Raft tickets are refunded within 7 days."
)
FORWARDED = BODY_EN.replace("Three viewing points", "Two viewing points").replace("7 days", "70 days")
ANSWER = "The rafts rest until the water falls below 2 metres."
DRILL_LIMIT_SECONDS = 300
"""answering.md, check 7: five minutes of scripted clicks, from the alarm to page, feed and mail."""


def visit(browser: Browser, office: Office, username: str) -> Iterator[Page]:
    """Yield a page on which somebody has signed in, in a browser of his own."""
    context = browser.new_context()
    yield sign_in(context.new_page(), office, username)
    context.close()


@pytest.fixture
def spokesperson(browser: Browser, office: Office) -> Iterator[Page]:
    """Who approves and releases."""
    yield from visit(browser, office, "phatngon")


@pytest.fixture
def reviewer(browser: Browser, office: Office) -> Iterator[Page]:
    """Who passes findings."""
    yield from visit(browser, office, "thamdinh")


@pytest.fixture
def on_duty(browser: Browser, office: Office) -> Iterator[Page]:
    """Who is on duty; wrote no template."""
    yield from visit(browser, office, "trucban")


@pytest.fixture
def journalist(browser: Browser) -> Iterator[Page]:
    """Somebody without an account."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def office_speaks(browser: Browser, office: Office, claims_are_there: None) -> None:
    """Wait until the sample office has published its answer and its features."""
    page = browser.new_page()
    until = time.monotonic() + FILL_SECONDS
    while time.monotonic() < until:
        page.goto(f"{office.address}/vi/features/")
        if page.locator("main a").filter(has_text="Thác Bản Giốc mùa nước đầy").count():
            page.close()
            return
        page.wait_for_timeout(2000)
    pytest.fail("the sample office published nothing")


def conclude_quickly(officer: Page, reviewer: Page, office: Office) -> str:
    """Mark a sentence of a story, check it, have the finding passed; return the dossier's address."""
    mark_from(officer, office, "Bản Giốc")
    officer.locator("li.sentence").filter(has_text="bè mảng tạm nghỉ").first.get_by_role(
        "button", name="Đánh dấu"
    ).click()
    sort_as(officer, CHECKABLE)
    word(officer, CLAIM, **{"Ở đâu": "xã Đàm Thủy, tỉnh Cao Bằng"})
    officer.get_by_role("link", name=re.compile("xem nhận định", re.IGNORECASE)).last.click()
    officer.get_by_role("link", name="Mở hồ sơ").click()
    press(officer, "Mở hồ sơ")
    dossier = officer.url
    write(officer, dossier, "dieu-cho-thay-sai", "Bến bè vẫn bán vé đi bè trong buổi sáng.")
    for where in ("Bảng thông báo ở bến bè", "Trang của xã Đàm Thủy", "Sổ trực của Ban Quản lý"):
        log_a_search(officer, dossier, where)
    conclude(officer, dossier, "Đúng", summary="Bến bè tạm nghỉ từ sáng. Cơ quan là một bên liên quan.")
    pass_it(reviewer, office, "Bè mảng", "Đúng")
    return dossier


def draft_in_two_languages(officer: Page, dossier: str) -> str:
    """Draft a response beside the finding, in Vietnamese and English, and hand both on; return its address."""
    officer.goto(dossier)
    officer.get_by_role("link", name="Soạn phản hồi").click()
    expect(officer.get_by_text("Dựa trên kết luận:")).to_be_visible()
    officer.get_by_label("Tiêu đề").fill(TITLE)
    officer.locator("textarea[name=lead]").fill("")
    officer.locator("textarea[name=body]").fill(BODY)
    press(officer, "Lưu bản nháp")
    statement = officer.url
    choose_speaker(officer, statement)
    officer.locator(".statement-missing").get_by_role("link", name="Tiếng Anh").click()
    officer.get_by_label("Tiêu đề").fill(TITLE_EN)
    officer.locator("textarea[name=body]").fill(BODY_EN)
    press(officer, "Lưu bản nháp")
    for _language in range(2):
        officer.goto(statement)
        officer.get_by_role("link", name="Gửi duyệt").first.click()
        press(officer, "Gửi duyệt")
    return statement


def choose_speaker(page: Page, statement: str) -> None:
    """Say in whose name it is said, and come back."""
    page.goto(statement)
    page.get_by_role("link", name="Chọn người phát ngôn").click()
    page.get_by_role("radio", name=re.compile("Đàm Quang Lộc")).check()
    press(page, "Lưu")
    page.goto(statement)


def approve_and_release(page: Page, statement: str) -> None:
    """Read each language, approve exactly that with a fresh factor, let all leave in one act."""
    page.goto(statement)
    page.get_by_role("link", name="Đọc và duyệt").first.click()
    confirm(page)
    for box in page.get_by_role("checkbox", name="Tôi đã đọc và duyệt nguyên văn này").all():
        box.check()
    press(page, "Duyệt và ký các bản đã chọn")
    page.goto(statement)
    page.get_by_role("link", name="Công bố ngay").click()
    confirm(page)
    press(page, "Công bố ngay")
    expect(page.get_by_text("Đã công bố.")).to_be_visible()


def check_as_reader(page: Page, office: Office, text: str) -> None:
    """Paste a text into the public check, without an account."""
    page.goto(f"{office.address}/en/real/")
    page.get_by_label("Text, code or address").fill(text)
    page.get_by_role("button", name="Check").click()


def test_from_a_clicked_sentence_to_the_check_of_an_altered_text(
    officer: Page, reviewer: Page, spokesperson: Page, journalist: Page, office: Office
) -> None:
    dossier = conclude_quickly(officer, reviewer, office)
    statement = draft_in_two_languages(officer, dossier)
    officer.goto(statement)
    assert officer.get_by_role("link", name="Công bố ngay").count() == 0
    journalist.goto(f"{office.address}/en/")
    expect(journalist.get_by_role("link", name=TITLE_EN)).to_have_count(0)

    approve_and_release(spokesperson, statement)

    journalist.goto(f"{office.address}/en/")
    journalist.get_by_role("link", name=TITLE_EN).first.click()
    expect(journalist.get_by_role("heading", level=1)).to_have_text(TITLE_EN)
    expect(journalist.locator("body")).to_contain_text("The office is a party")
    assert journalist.context.cookies() == []

    check_as_reader(journalist, office, f"{TITLE_EN}\n\n{BODY_EN}")
    expect(journalist.get_by_role("heading", name="Genuine", exact=True)).to_be_visible()
    check_as_reader(journalist, office, f"{TITLE_EN}\n\n{FORWARDED}")
    expect(journalist.get_by_role("heading", name="Altered")).to_be_visible()
    said = journalist.locator(".verdict table del").all_text_contents()
    assert [words.strip() for words in said] == ["Two", "70"]

    feed = journalist.request.get(f"{office.address}/en/feeds/all.atom")
    assert TITLE_EN in feed.text()
    journalist.goto(f"{office.address}/en/log/")
    expect(journalist.locator("main")).to_contain_text(TITLE)
    wait_for_mail(office, TITLE_EN)


def wait_for_mail(office: Office, words: str) -> None:
    """Wait until the demo's mail folder holds a letter with these words."""
    folder: Path = office.data_dir / "mail" / "sent"
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for letter in folder.glob("*.log"):
            if words in letter.read_text(encoding="utf-8", errors="replace").replace("=\n", ""):
                return
        time.sleep(1)
    pytest.fail(f"no letter says {words!r}")


def test_a_journalist_asks_in_english_and_is_answered_before_the_clock_ends(
    officer: Page, spokesperson: Page, journalist: Page, office: Office
) -> None:
    question = "Sample data. Until when are the rafts below the waterfall resting?"
    ask_in_english(journalist, office, question)
    officer.goto(f"{office.address}/bao-chi/cau-hoi/?q=rafts")
    officer.get_by_role("row").filter(has_text="Upland").get_by_role("link").first.click()
    expect(officer.get_by_role("main")).to_contain_text(question)
    expect(officer.get_by_role("main")).to_contain_text(re.compile("còn", re.IGNORECASE))
    enquiry = officer.url
    officer.get_by_role("link", name="Soạn trả lời").click()
    officer.get_by_label("Tiêu đề").fill("Answer on the rafts below Ban Gioc waterfall")
    officer.get_by_label("Lời trả lời").fill(ANSWER)
    assert officer.get_by_label("Soạn bằng").input_value() == "en"
    press(officer, "Bắt đầu soạn")
    officer.get_by_role("link", name="Viết, dịch và duyệt ở mục Phát ngôn").click()
    statement = officer.url
    choose_speaker(officer, statement)
    officer.get_by_role("link", name="Gửi duyệt").first.click()
    press(officer, "Gửi duyệt")

    spokesperson.goto(statement)
    spokesperson.get_by_role("link", name="Đọc và duyệt").first.click()
    confirm(spokesperson)
    spokesperson.get_by_role("checkbox", name="Tôi đã đọc và duyệt nguyên văn này").check()
    press(spokesperson, "Duyệt và ký các bản đã chọn")

    officer.goto(enquiry)
    officer.get_by_role("link", name="Gửi trả lời đã duyệt").click()
    officer.get_by_role("radio").first.check()
    press(officer, "Gửi trả lời")
    expect(officer.get_by_text("Đã trả lời nhà báo; đồng hồ đã dừng.")).to_be_visible()
    wait_for_mail(office, ANSWER)


def ask_in_english(page: Page, office: Office, question: str) -> None:
    """Fill the public form as a person does: not within the first seconds."""
    page.goto(f"{office.address}/en/ask/")
    page.get_by_label("Your name").fill("Clara Whitmore")
    page.get_by_label("E-mail").fill("clara@upland.example")
    page.get_by_label("Your outlet").fill("The Upland Courier")
    page.get_by_label("Your question").fill(question)
    page.wait_for_timeout(4000)
    page.get_by_role("button", name="Send the question").click()
    expect(page.locator("main")).to_contain_text("We have received your question")


def test_a_holding_statement_leaves_in_two_languages_within_five_minutes(
    on_duty: Page, journalist: Page, office: Office
) -> None:
    began = time.monotonic()
    on_duty.goto(f"{office.address}/su-co/cong-bo/")
    on_duty.get_by_label("Việc gì").fill("Lũ quét ở xã Đàm Thủy (mẫu)")
    on_duty.get_by_label("Loại").select_option("disaster")
    on_duty.get_by_label("Mức").select_option("serious")
    on_duty.get_by_label("Ở đâu").fill("Đàm Thủy")
    press(on_duty, "Công bố")
    on_duty.get_by_role("link", name="Mưa lũ, sạt lở (mẫu)").click()
    on_duty.get_by_label("Thời điểm").fill("04:30")
    on_duty.get_by_label("Số điện thoại liên hệ").fill("0206 000 0000")
    on_duty.get_by_label("Thông tin tiếp theo lúc").fill("06:00")
    press(on_duty, "Lập và trình duyệt mọi ngôn ngữ")
    on_duty.get_by_role("link", name="Công bố khẩn cấp").click()
    confirm(on_duty)
    on_duty.get_by_label("Vì sao không chờ được người duyệt thứ hai").fill(
        "Nước đang lên, khách chưa biết đường tránh."
    )
    press(on_duty, "Công bố khẩn cấp")
    expect(on_duty.get_by_role("main")).to_contain_text("chưa có người thứ hai xác nhận")
    for language, title in (
        ("en", "First information on floods in Đàm Thủy"),
        ("vi", "Thông tin ban đầu về mưa lũ tại Đàm Thủy"),
    ):
        journalist.goto(f"{office.address}/{language}/")
        journalist.get_by_role("link", name=title).first.click()
        expect(journalist.get_by_role("heading", level=1)).to_have_text(title)
        assert title in journalist.request.get(f"{office.address}/{language}/feeds/all.atom").text()
    wait_for_mail(office, "First information on floods")
    assert time.monotonic() - began < DRILL_LIMIT_SECONDS
