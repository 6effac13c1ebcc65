"""The journeys of the desk: regroup a story, watch a topic until it alerts, correct and issue the digest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect
from tests.e2e.conftest import Office
from tests.e2e.test_officer import wait_until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600), pytest.mark.usefixtures("desk_is_filled")]

TRAINING = "tập huấn"
FEW = 2
ADD = re.compile("^Thêm")
NOTE = "Phòng đã trao đổi với xã; có thể trả lời báo chí theo bản này."
FAIR = [
    "Sáng nay, ban tổ chức ở phường Thục Phán bốc thăm chọn chín giống hạt dẻ dự thi vị ngọt lần thứ hai.",
    "Ba giám khảo ăn thử mà không biết tên vườn, chấm theo độ bùi, độ thơm và độ dễ bóc của từng giống.",
    "Ông Mã Văn Thử, chủ một vườn cây già, kể rằng năm ngoái ông thua chỉ vì luộc quá tay đúng hai phút.",
]
ECHO = [
    "Một tuần sau hội nghị tập huấn công tác thông tin đối ngoại, tỉnh Cao Bằng hỏi lại gần 200 đại biểu đã dự.",
    "Phần lớn người phát ngôn cấp xã nói rằng giờ tập trả lời phóng viên là phần có ích nhất của khóa học.",
    "UBND tỉnh Cao Bằng dự định mở thêm một buổi tập huấn thông tin đối ngoại cho các xã biên giới.",
]


def stories_of(page: Page, office: Office, words: str) -> Locator:
    """Search the list of stories; those of most articles stand first."""
    page.goto(f"{office.address}/dong-tin/?sort=-article_count")
    page.get_by_label("Tìm trong tên dòng tin").fill(words)
    page.get_by_role("search").get_by_role("button", name="Tìm").click()
    return page.get_by_role("row").filter(has_text=words).locator("td.story-cell .cell > a")


def timeline(page: Page) -> Locator:
    """Return the articles of the story that is open, copies under their originals."""
    return page.locator("#timeline .entry-title a")


def titles(page: Page) -> list[str]:
    """Return the titles on the timeline, folded ones too."""
    return [text.strip() for text in timeline(page).all_text_contents()]


def press(page: Page, name: str) -> None:
    """Press the button that ends the form."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def add_page(page: Page, office: Office, address: str, title: str) -> None:
    """Paste an address as an officer does, and wait until the article is read and stands in a story."""
    page.goto(f"{office.address}/nguon-tin/them-bai/")
    page.get_by_label("Địa chỉ bài").fill(address)
    press(page, "Thêm bài")
    wait_until(page, f'{office.address}/bai/?q="{title}"', "table tbody tr")
    page.get_by_role("link", name=title).first.click()
    wait_until(page, page.url, "aside a[href^='/dong-tin/']")


def test_a_story_is_regrouped_by_hand_and_stays_so(officer: Page, office: Office) -> None:
    stories_of(officer, office, TRAINING).first.click()
    story, whole = officer.url, titles(officer)
    officer.get_by_role("link", name="Tách", exact=True).click()
    boxes = officer.get_by_role("checkbox")
    for number in range(FEW):
        boxes.nth(number).check()
    press(officer, "Tách")
    apart, parted = officer.url, sorted(titles(officer))
    assert apart != story
    assert len(parted) == FEW

    merge_first_found(officer, office, apart, "Hồ Thang Hen")
    assert len(titles(officer)) > FEW
    officer.goto(story)
    left = titles(officer)
    assert sorted(left + parted) == sorted(whole)

    moved = move_last(officer)
    expect(officer.get_by_text("Đã chuyển bài")).to_be_visible()
    officer.goto(story)
    assert sorted([*titles(officer), moved]) == sorted(left)
    officer.get_by_role("link", name="Hoàn tác", exact=True).click()
    press(officer, "Hoàn tác")
    officer.goto(story)
    assert sorted(titles(officer)) == sorted(left)

    title = "Sau khóa tập huấn thông tin đối ngoại, Cao Bằng hỏi lại gần 200 đại biểu"
    add_page(officer, office, office.newspaper.publish("hoi-lai", title, ECHO), title)
    officer.goto(apart)
    assert set(parted) <= set(titles(officer)), "what a person parted the machine must not bring back"
    officer.goto(story)
    assert not set(parted) & set(titles(officer))


def merge_first_found(page: Page, office: Office, story: str, words: str) -> None:
    """Merge the first story of these words into the one at the address."""
    page.goto(story)
    page.get_by_role("link", name="Gộp dòng tin").click()
    page.get_by_label("Tìm dòng tin theo tên").fill(words)
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("checkbox").first.check()
    press(page, "Gộp")
    expect(page.get_by_text("Đã gộp dòng tin.")).to_be_visible()


def move_last(page: Page) -> str:
    """Move the story's last article into a story of its own; return its title."""
    entry = page.locator("#timeline .timeline:not(.is-inner) > li > .entry").last
    title = entry.locator(".entry-title").inner_text().strip()
    entry.get_by_text("Vì sao ở đây").click()
    entry.get_by_role("link", name="Chuyển bài").click()
    page.get_by_role("radio", name="Một dòng tin mới").check()
    press(page, "Chuyển")
    return title


def test_a_watched_topic_alerts_in_the_office_and_by_mail(officer: Page, office: Office) -> None:
    be_told_at_any_hour(officer, office)
    officer.get_by_role("navigation").get_by_role("link", name="Chủ đề").first.click()
    officer.get_by_role("link", name="Thêm chủ đề").click()
    officer.get_by_label("Tên chủ đề").fill("Hạt dẻ")
    officer.get_by_label("Từ ngữ").fill('"hat de"')
    press(officer, "Xem thử")
    expect(officer.get_by_role("link", name=re.compile("Hạt dẻ Trùng Khánh"))).to_be_visible()
    press(officer, "Theo dõi chủ đề này")
    topic = officer.url
    officer.get_by_label("Gửi cả thư cho tôi").check()
    press(officer, "Lưu")
    wait_until(officer, topic, "main:not(:has(progress))")
    expect(officer.get_by_text("Chưa có cảnh báo nào.")).to_be_visible()

    title = "Chín giống hạt dẻ tranh giải vị ngọt ở phường Thục Phán"
    add_page(officer, office, office.newspaper.publish("hat-de", title, FAIR), title)
    wait_until(officer, f"{office.address}/theo-doi/canh-bao/", f'tr:has-text("{title}")')
    alert = officer.get_by_role("row").filter(has_text=title)
    expect(alert.get_by_role("link", name="Hạt dẻ", exact=True)).to_be_visible()
    alert.get_by_role("button", name="Đã xem").click()
    expect(alert.get_by_role("button", name="Đã xem")).to_have_count(0)

    wait_until(
        officer, f"{office.address}/thu-gui/", 'tr:has-text("chuyenvien@mau.example"):has-text("Hạt dẻ")'
    )
    officer.get_by_role("row").filter(has_text="Hạt dẻ").get_by_role("link").first.click()
    expect(officer.get_by_role("region", name="Nội dung")).to_contain_text(title)


def be_told_at_any_hour(page: Page, office: Office) -> None:
    """Take the quiet hours away, or the letter would wait for the morning."""
    page.goto(f"{office.address}/theo-doi/cua-toi/")
    page.get_by_label("Nhận thư cảnh báo").check()
    page.get_by_label("Yên lặng từ").fill("")
    page.get_by_label("Đến", exact=False).first.fill("")
    press(page, "Lưu")
    expect(page.get_by_text("Đã lưu.")).to_be_visible()


def test_a_digest_is_corrected_issued_and_taken_away(officer: Page, office: Office, tmp_path: Path) -> None:
    open_this_mornings_digest(officer, office)
    officer.get_by_role("link", name="Lập bản đính chính", exact=True).click()
    officer.get_by_label("Đính chính điều gì").fill("Thêm một tin đến sau giờ phát hành.")
    press(officer, "Lập bản đính chính")
    added = add_offered_line(officer)
    expect(officer.get_by_role("button", name=f"Đưa xuống: {added}")).to_have_count(0)
    officer.get_by_role("button", name=f"Đưa lên: {added}").click()
    expect(officer.get_by_role("button", name=f"Đưa xuống: {added}")).to_be_visible()
    write_note(officer, added)
    officer.get_by_role("link", name="Phát hành").click()
    press(officer, "Phát hành")
    expect(officer.get_by_text("Đã phát hành.")).to_be_visible()

    with officer.expect_download() as waiting:
        officer.get_by_role("link", name="Tải tệp Word").click()
    paper = tmp_path / "diem-bao.docx"
    waiting.value.save_as(paper)
    printed = "\n".join(part.text for part in Document(str(paper)).paragraphs)
    assert added in printed
    assert NOTE in printed
    line = officer.get_by_role("listitem").filter(has=officer.get_by_role("heading", name=added))
    line.get_by_role("link", name="Bản lưu").click()
    expect(officer.get_by_role("heading", level=1)).to_contain_text(added[:30])
    wait_until(
        officer, f"{office.address}/thu-gui/", 'tr:has-text("van-phong@mau.example"):has-text("đính chính")'
    )


def open_this_mornings_digest(page: Page, office: Office) -> None:
    """Open the newest edition that is issued and has no correction."""
    page.goto(f"{office.address}/diem-bao/")
    page.get_by_role("row").filter(has_text="Đã phát hành").first.get_by_role("link").first.click()
    expect(page.get_by_role("link", name="Tải tệp Word")).to_be_visible()


def add_offered_line(page: Page) -> str:
    """Put the first story on offer below another line; return its title."""
    section = page.locator(".draft-section").filter(has=page.locator(".draft-line")).first
    heading = section.get_by_role("heading").first.inner_text()
    offer = page.locator(".offer").filter(has=page.get_by_role("button", name=ADD)).first
    title = offer.get_by_role("heading").get_by_role("link").inner_text()
    offer.get_by_label("Vào mục").select_option(label=heading)
    offer.get_by_role("button", name=ADD).click()
    return title.strip()


def write_note(page: Page, title: str) -> None:
    """Write what the office says about a line."""
    line = page.locator(".draft-line").filter(has=page.get_by_role("link", name=title))
    line.get_by_text("Sửa chữ, ghi chú").click()
    line.get_by_label("Ghi chú của cơ quan").fill(NOTE)
    line.get_by_role("button", name="Lưu").click()
