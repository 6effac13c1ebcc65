"""A half-year by clicking: from a clause of a directive to a number in the signed review, and what follows it."""

from __future__ import annotations

import re
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.e2e.conftest import FILL_SECONDS, Office, confirm, sign_in
from tests.e2e.fitness import assert_fit
from tests.e2e.test_conference import fetched, in_days, read_docx
from tests.e2e.test_desk import press
from tests.reports.test_sheets import rows_of, written

from nhipcau.reports.rules import sheet_cells

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(1200), pytest.mark.usefixtures("reports_are_counted")]

PROVINCES = 34
NUMBER, DIRECTIVE = "88-CTr/BCĐ (thử)", "Chương trình cung cấp thông tin cho báo chí quốc tế (thử)"
FIRST = "1. Mỗi tỉnh, thành phố công bố một địa chỉ nhận câu hỏi của báo chí quốc tế."
SECOND = "Mỗi tỉnh, thành phố gửi một bộ ảnh giới thiệu có ghi quyền sử dụng"
TEXT = f"Điều 1. Nhận câu hỏi\n{FIRST}\nĐiều 2. {SECOND}; ảnh gửi trong quý này.\n"
DUTY, OTHER_DUTY = "Công bố địa chỉ nhận câu hỏi (thử)", "Gửi bộ ảnh giới thiệu (thử)"
LATER_TASK = "Biên tập bộ ảnh giới thiệu cửa khẩu (thử)"
DELAY = "Chờ giấy cho phép sử dụng ảnh (thử)"
SHORTAGE = "Chưa đủ người trực câu hỏi ngoài giờ (thử)"
TOPIC = "Trực và trả lời câu hỏi ngoài giờ (thử)"
STATED = "releases"
STAFF, CORRECTED = 3, 5
PRACTICE = "Một đầu mối trả lời trong ngày (thử)"
ASSESSMENT = "Các đơn vị báo cáo đầy đủ hơn kỳ trước (thử)."
NEXT_STEP = "Rà lại địa chỉ nhận câu hỏi của mọi tỉnh (thử)"
NARROW = 390
MEMBER = "Hoàng Trọng Thắng"


class People:
    """The demo's accounts, each in a browser of its own, signed in when first asked for."""

    def __init__(self, browser: Browser, office: Office) -> None:
        self.browser, self.office = browser, office
        self.pages: dict[str, Page] = {}

    def __call__(self, username: str) -> Page:
        """Return the person's page."""
        if username not in self.pages:
            context = self.browser.new_context(accept_downloads=True)
            self.pages[username] = sign_in(context.new_page(), self.office, username)
        return self.pages[username]

    def at(self, username: str, path: str) -> Page:
        """Return the person's page, on this path of the office."""
        page = self(username)
        page.goto(f"{self.office.address}{path}")
        return page


@pytest.fixture(scope="module")
def people(browser: Browser, office: Office) -> Iterator[People]:
    made = People(browser, office)
    yield made
    for page in made.pages.values():
        page.context.close()


@pytest.fixture(scope="module")
def reports_are_counted(people: People) -> None:
    """Wait until the demo counted the commune's own work into its form, the last thing it does."""
    until = time.monotonic() + FILL_SECONDS
    while time.monotonic() < until:
        page = people.at("xadamthuy", "/bao-cao/")
        if page.get_by_text("Đếm lần cuối:").count():
            return
        page.wait_for_timeout(2000)
    pytest.fail("the demo counted nothing into the forms")


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def open_link(page: Page, name: str) -> None:
    main(page).get_by_role("link", name=name).first.click()


def figure(text: str) -> int:
    """Read the first number of a text as the office writes it."""
    found = re.search(r"\d[\d.]*", text)
    assert found, text
    return int(found.group(0).replace(".", ""))


def own_form(people: People, username: str) -> Page:
    """Open the form of the present period of the person's unit; once it is approved, out of the list."""
    page = people.at(username, "/bao-cao/")
    if page.locator("nav.report-tabs").count() == 0:
        page.locator("#results tbody tr a").first.click()
    expect(page.locator("nav.report-tabs")).to_be_visible()
    return page


def tab(page: Page, name: str) -> None:
    page.locator("nav.report-tabs").get_by_role("link", name=name).click()


def line(page: Page, code: str) -> Locator:
    return page.locator(f"section.line#{code}")


def test_a_directive_binds_every_province_and_shows_who_has_no_task(people: People, browser: Browser) -> None:
    page = people.at("bantw", "/chi-dao/van-ban/them/")
    fields = {"Số, ký hiệu": NUMBER, "Cơ quan ban hành": "Ban Chỉ đạo (thử)", "Trích yếu": DIRECTIVE}
    for label, words in {**fields, "Ngày ban hành": in_days(-1), "Toàn văn": TEXT}.items():
        page.get_by_label(label).fill(words)
    press(page, "Nhập")
    expect(page.get_by_role("heading", level=1)).to_have_text(DIRECTIVE)
    directive = page.url
    mark_without_script(page, browser)
    mark_by_selecting(page, directive)
    page.goto(directive)
    clauses = page.locator(".directive-clause")
    expect(clauses).to_have_count(2)
    expect(clauses.nth(0).locator("blockquote")).to_have_text(FIRST)
    expect(clauses.nth(1).locator("blockquote")).to_have_text(SECOND)
    for clause, duty in (("Điều 1", DUTY), ("Điều 2", OTHER_DUTY)):
        page.goto(directive)
        oblige(page, clause, duty)
    page.goto(directive)
    expect(clauses.nth(0)).to_contain_text(f"0/{PROVINCES} đơn vị đã có công việc")
    clauses.nth(0).get_by_role("link", name=f"{PROVINCES} đơn vị chưa có").click()
    expect(page.locator("#results")).to_contain_text(f"{PROVINCES} mục")


def mark_without_script(page: Page, browser: Browser) -> None:
    """Mark the first clause where the browser runs no script: a box to tick before each paragraph."""
    plain = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    bare = plain.new_page()
    bare.goto(page.url)
    open_link(bare, "Đánh dấu điều khoản")
    bare.get_by_label(FIRST).check()
    bare.get_by_label("Điều, khoản").first.fill("Điều 1, khoản 1")
    press(bare, "Đánh dấu các đoạn đã chọn")
    expect(bare.locator(".directive-marked")).to_contain_text("Điều 1, khoản 1")
    plain.close()


def mark_by_selecting(page: Page, directive: str) -> None:
    """Mark the second clause by selecting its words, the end of the sentence left out."""
    page.goto(directive)
    open_link(page, "Đánh dấu điều khoản")
    page.locator(".directive-line").filter(has_text=SECOND).evaluate(
        """(line, words) => {
            const node = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode();
            const range = document.createRange(), at = node.data.indexOf(words);
            range.setStart(node, at); range.setEnd(node, at + words.length);
            document.getSelection().removeAllRanges(); document.getSelection().addRange(range);
        }""",
        SECOND,
    )
    bar = page.locator(".directive-bar")
    expect(bar.locator(".directive-bar-words")).to_have_text(SECOND)
    bar.get_by_label("Điều, khoản").fill("Điều 2")
    bar.get_by_role("button", name="Đánh dấu phần đã chọn").click()
    expect(page.locator(".directive-marked")).to_contain_text("Điều 2")


def oblige(page: Page, clause: str, duty: str) -> None:
    """Oblige every province to this."""
    page.get_by_role("link", name=re.compile(f"Giao nhiệm vụ theo {clause}")).click()
    page.get_by_label("Nhiệm vụ giao").fill(duty)
    page.get_by_label("Mọi tỉnh, thành phố").check()
    page.locator("#id_due_on").fill(in_days(20))
    page.get_by_label("Sản phẩm").fill("Thông báo (thử)")
    press(page, "Giao")
    expect(main(page)).to_contain_text(duty)


def test_a_province_makes_its_task_moves_one_and_somebody_else_confirms(people: People) -> None:
    page = people.at("chuyenvien", f"/chi-dao/nhiem-vu/tung-dong/?q={DUTY}")
    row = page.get_by_role("row").filter(has_text=DUTY)
    expect(row).to_contain_text("chưa có công việc")
    row.get_by_role("link", name="Lập công việc").click()
    expect(page.get_by_label("Công việc")).to_have_value(DUTY)
    page.get_by_label("Chủ trì").fill("Sở Văn hóa, Thể thao và Du lịch")
    press(page, "Thêm việc")
    add_and_extend(page, people)
    finish_and_confirm(page, people)
    seen = people.at("bantw", "/chi-dao/van-ban/")
    open_link(seen, DIRECTIVE)
    first = seen.locator(".directive-clause").first
    expect(first).to_contain_text(f"1/{PROVINCES} đơn vị đã có công việc")
    expect(first).to_contain_text("1 hoàn thành")


def task(people: People, username: str, title: str) -> Page:
    """Find a task in the list and open it."""
    page = people.at(username, f"/chi-dao/cong-viec/?q={title}")
    open_link(page, title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page


def add_and_extend(page: Page, people: People) -> None:
    """Add a task of one's own and move its day: the first day stays on the page."""
    page = people.at("chuyenvien", "/chi-dao/cong-viec/them/")
    page.get_by_label("Công việc").fill(LATER_TASK)
    page.get_by_label("Chủ trì").fill("Trung tâm xúc tiến (thử)")
    page.get_by_label("Hạn", exact=True).fill(in_days(8))
    press(page, "Thêm việc")
    task(people, "chuyenvien", LATER_TASK)
    open_link(page, "Gia hạn")
    page.get_by_label("Hạn mới").fill(in_days(30))
    page.get_by_label("Lý do").fill(DELAY)
    press(page, "Gia hạn")
    first = (datetime.now(tz=UTC).date() + timedelta(days=8)).strftime("%d/%m/%Y")
    expect(main(page)).to_contain_text(DELAY)
    expect(page.locator("aside").first).to_contain_text(f"hạn đầu {first}")


def finish_and_confirm(page: Page, people: People) -> None:
    """Whoever finished a task cannot confirm it; the reviewer can."""
    task(people, "chuyenvien", DUTY)
    open_link(page, "Báo đã xong")
    page.get_by_label("Đã làm được gì").fill("Đã công bố trên trang tin (thử).")
    press(page, "Báo đã xong")
    expect(main(page)).to_contain_text("Đã xong, chờ xác nhận")
    expect(main(page).get_by_role("link", name="Xác nhận", exact=True)).to_have_count(0)
    page.goto(f"{page.url}xac-nhan/")
    press(page, "Xác nhận")
    expect(page.get_by_role("alert")).to_contain_text(re.compile("người khác", re.IGNORECASE))
    reader = task(people, "thamdinh", DUTY)
    open_link(reader, "Xác nhận")
    expect(main(reader)).to_contain_text("Đã công bố trên trang tin (thử).")
    press(reader, "Xác nhận")
    expect(main(reader)).to_contain_text("Hoàn thành")


def test_the_plan_is_printed_and_provinces_without_one_are_counted_in_days(people: People) -> None:
    page = people.at("chuyenvien", "/chi-dao/ke-hoach/")
    page.locator("table tbody tr a").first.click()
    content = fetched(page, main(page).get_by_role("link", name="PDF"))
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(BytesIO(content)).pages)
    assert "KẾ HOẠCH" in text
    seen = people.at("bantw", "/chi-dao/ke-hoach/")
    below = seen.get_by_role("listitem").filter(has_text="Tỉnh, thành phố chưa có kế hoạch")
    missing = figure(below.locator("span").last.inner_text())
    assert missing > 0
    open_link(seen, "Tỉnh, thành phố chưa có kế hoạch")
    rows = seen.locator("#results table tbody tr")
    expect(rows).to_have_count(missing)
    days = {figure(cell) for cell in rows.locator("td.num").first.all_inner_texts()}
    assert max(days) >= datetime.now(tz=UTC).timetuple().tm_yday - 1


def test_a_counted_number_leads_to_its_rows_in_a_click(people: People) -> None:
    page = own_form(people, "chuyenvien")
    code = a_counted_line(page)
    link = line(page, code).locator(".line-facts a").first
    words = link.inner_text()
    link.click()
    expect(page.locator(".origin-sum")).to_contain_text(words)
    rows = page.locator("#results table tbody tr")
    assert rows.count() > 0
    name = rows.first.locator("td").first.inner_text()
    rows.first.get_by_role("link").first.click()
    expect(main(page)).to_contain_text(name)


def test_another_number_is_taken_with_a_reason_and_kept_beside_the_counted_one(people: People) -> None:
    page = own_form(people, "xadamthuy")
    assert page.locator("section.line").filter(has_text="Hệ thống đếm:").count() > 3
    counted = line(page, STATED).locator(".line-facts a").first.inner_text()
    other = str(figure(counted) + 2)
    page.locator(f"#{STATED}-amount").fill(other)
    press(page, "Lưu số liệu")
    expect(page.get_by_role("alert")).to_contain_text("khác số hệ thống đếm. Ghi lý do.")
    note = page.locator(f"#{STATED}-note")
    expect(note).to_have_attribute("aria-invalid", "true")
    note.fill("Hai thông cáo phát trước khi có hệ thống (thử)")
    press(page, "Lưu số liệu")
    expect(line(page, STATED)).to_contain_text("đơn vị khai số khác")
    expect(line(page, STATED).locator(".line-facts a").first).to_have_text(counted)
    expect(page.locator(f"#{STATED}-amount")).to_have_value(other)


def a_counted_line(page: Page) -> str:
    """Return the code of a line that the office counted more than nothing for, no ratio."""
    for one in page.locator("section.line").all():
        link = one.locator(".line-facts a")
        plain = one.locator("input[id$='-base']").count() == 0
        if plain and link.count() and re.match("[1-9]", link.first.inner_text()):
            return str(one.get_attribute("id"))
    pytest.fail("nothing was counted for this unit")


def test_the_same_form_in_excel_and_back(people: People) -> None:
    page = own_form(people, "xadamthuy")
    tab(page, "Excel")
    rows = rows_of(fetched(page, main(page).get_by_role("link", name="Tải tệp Excel")))
    place = next(one for one in sheet_cells.lines_in(rows) if one.code == "staff").address("amount")
    upload(page, written(rows, {place: "- đã làm"}))
    expect(main(page).get_by_role("row").filter(has_text=place)).to_contain_text("không phải là số")
    tab(page, "Số liệu")
    expect(page.locator("#staff-amount")).to_have_value("")
    tab(page, "Excel")
    upload(page, written(rows, {place: STAFF}))
    expect(page.get_by_text("Đã nhận tệp: 1 ô thay đổi.")).to_be_visible()
    tab(page, "Số liệu")
    expect(page.locator("#staff-amount")).to_have_value(str(STAFF))


def upload(page: Page, content: bytes) -> None:
    """Hand in a filled sheet."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file: Any = {"name": "bieu.xlsx", "mimeType": kind, "buffer": content}
    page.get_by_label("Tệp Excel đã điền").set_input_files(file)
    press(page, "Nộp tệp")


def test_limits_of_last_period_are_answered_before_the_report_goes(people: People) -> None:
    page = own_form(people, "xadamthuy")
    tab(page, "Gửi")
    button = main(page).get_by_role("button", name="Gửi báo cáo")
    expect(button).to_be_disabled()
    button.evaluate("one => { one.disabled = false; }")  # as whoever writes the request by hand
    button.click()
    expect(page.get_by_role("alert")).to_contain_text("hạn chế của kỳ trước chưa trả lời")
    answer_limits(page)
    open_link(page, "Thêm hạn chế")
    told = {"Hạn chế": SHORTAGE, "Nguyên nhân": "Một người kiêm ba việc (thử)",
            "Giải pháp": "Lập lịch trực (thử)", "Nội dung cần tập huấn": TOPIC}  # fmt: skip
    for label, words in told.items():
        page.get_by_label(label).fill(words)
    press(page, "Lưu hạn chế")
    expect(main(page)).to_contain_text(SHORTAGE)
    send(page)


def answer_limits(page: Page) -> None:
    """Answer every limit that waits."""
    tab(page, "Hạn chế")
    expect(page.get_by_role("heading", name="Hạn chế của các kỳ trước")).to_be_visible()
    waiting = main(page).get_by_role("link", name=re.compile("^Trả lời"))
    while waiting.count():
        waiting.first.click()
        page.get_by_label("Còn tồn tại").check()
        page.get_by_label("Đã làm gì, hoặc vì sao còn").fill("Đã tập huấn một nửa số người (thử).")
        press(page, "Lưu trả lời")
        expect(page.get_by_text("Đã lưu trả lời.")).to_be_visible()


def send(page: Page) -> None:
    """Send the report; what was sent is kept with its mark."""
    tab(page, "Gửi")
    press(page, "Gửi báo cáo")
    expect(page.get_by_text("Đã gửi báo cáo.")).to_be_visible()
    expect(main(page).locator("code.hash").first).to_have_text(re.compile("^[0-9a-f]{64}$"))


def test_a_returned_cell_is_corrected_and_the_total_moves_by_exactly_it(people: People) -> None:
    reader = judged(people, "thamdinh", "Đàm Thủy")
    report = reader.url
    before = province_total(reader)
    reader.goto(report)
    cell = reader.locator("#o-staff")
    cell.locator("summary").click()
    cell.locator("textarea").fill("Đối chiếu với quyết định phân công (thử)")
    press(reader, "Trả lại")
    page = own_form(people, "xadamthuy")
    expect(line(page, "staff").locator(".notice")).to_contain_text("Đối chiếu với quyết định phân công (thử)")
    page.locator("#staff-amount").fill(str(CORRECTED))
    press(page, "Lưu số liệu")
    expect(page.locator("#staff-amount")).to_have_value(str(CORRECTED))
    send(page)
    reader.goto(report)
    assert province_total(reader) == before, "a number that is not approved moves nothing"
    reader.goto(report)
    press(reader, "Duyệt")
    expect(reader.get_by_text("Đã duyệt. Số liệu đã vào tổng hợp.")).to_be_visible()
    reader.goto(report)
    assert province_total(reader) == before + CORRECTED


def judged(people: People, username: str, unit: str) -> Page:
    """Open the waiting report of a unit before its judge."""
    page = people.at(username, f"/bao-cao/duyet/?q={unit}")
    page.locator("#results table tbody tr").first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(unit)
    return page


def province_total(page: Page) -> int:
    """From the report before its judge, follow the number of staff to the total of the province."""
    page.locator("#o-staff").get_by_role("link").first.click()
    open_link(page, "Tổng của cấp tỉnh")
    return figure(page.locator(".origin-figure").inner_text())


def test_a_level_closes_only_with_every_missing_unit_named(people: People) -> None:
    page = people.at("thamdinh", "/bao-cao/duyet/")
    main(page).locator("a[href^='/bao-cao/chot/']").first.click()
    fields = main(page).locator("form.panel input[type=text]")
    expect(fields.first).to_be_visible()
    missing = fields.count()
    assert missing > 0
    press(page, "Chốt cấp này")
    expect(page.get_by_role("alert").get_by_role("listitem")).to_have_count(missing)
    for field in fields.all():
        field.fill("Chưa gửi sau hai lần nhắc (thử)")
    press(page, "Chốt cấp này")
    expect(page.get_by_text("Đã chốt. Đơn vị thiếu được nêu tên cùng lý do.")).to_be_visible()
    expect(main(page).locator("table tbody tr")).to_have_count(missing)


def test_the_province_reports_and_the_country_reviews_it(people: People) -> None:
    page = own_form(people, "chuyenvien")
    waiting = main(page).get_by_role("button", name=re.compile("^Xác nhận .* số hệ thống đếm"))
    if waiting.count():
        waiting.click()
        expect(waiting).to_have_count(0)
    answer_limits(page)
    send(page)
    nominate(people)
    reader = judged(people, "thamdinhtw", "Cao Bằng")
    press(reader, "Duyệt")
    expect(reader.get_by_text("Đã duyệt. Số liệu đã vào tổng hợp.")).to_be_visible()
    begin(people)
    look_at_every_part(people("bantw"))
    write(people("bantw"))


def nominate(people: People) -> None:
    """Nominate a good practice out of the report; the judge keeps it, everybody finds it."""
    page = people.at("chuyenvien", "/bao-cao/cach-lam-hay/")
    open_link(page, "Đề cử cách làm")
    page.locator("main ul.list a").first.click()
    page.get_by_label("Cách làm hay").fill(PRACTICE)
    page.get_by_label("Đã làm gì").fill("Một người nhận mọi câu hỏi, hẹn giờ trả lời (thử).")
    press(page, "Đề cử")
    judge = people.at("thamdinhtw", f"/bao-cao/cach-lam-hay/?q={PRACTICE}")
    open_link(judge, PRACTICE)
    open_link(judge, "Chọn hay không")
    judge.get_by_label("Đưa vào thư viện").check()
    press(judge, "Ghi quyết định")
    other = people.at("xadamthuy", f"/bao-cao/cach-lam-hay/?q={PRACTICE}")
    expect(main(other).get_by_role("link", name=PRACTICE)).to_be_visible()


def begin(people: People) -> None:
    """Begin the review of the present period."""
    page = people.at("bantw", "/bao-cao/so-ket/lap/")
    press(page, "Lập")
    year = datetime.now(tz=UTC).year
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"6 tháng cuối năm {year}")
    expect(main(page)).to_contain_text("Số liệu đang thay đổi")


def part(page: Page, name: str) -> None:
    """Open a part of the review."""
    page.get_by_role("navigation", name="Các phần của sơ kết").get_by_role("link", name=name).click()


def look_at_every_part(page: Page) -> None:
    """Table, full table, map, trends, late units, limits."""
    assert page.locator(".review-table tbody tr").count() > 30
    part(page, "Bảng đầy đủ")
    expect(page.locator(".matrix tbody tr").filter(has_text="Cao Bằng")).to_have_count(1)
    part(page, "Bản đồ")
    drawing = page.locator("figure svg[role=group]")
    expect(drawing.locator("a, g[role=img]")).to_have_count(PROVINCES + 2)
    for archipelago in ("Hoàng Sa", "Trường Sa"):
        expect(drawing.locator(f"[aria-label*='{archipelago}']")).to_have_count(1)
    part(page, "Xu hướng")
    expect(page.locator("#results table tbody tr").nth(2)).to_be_visible()
    part(page, "Thiếu, muộn")
    expect(main(page)).to_contain_text(re.compile(r"Gửi muộn hoặc quá hạn chưa gửi \([1-9]"))
    part(page, "Hạn chế")
    expect(main(page)).to_contain_text(re.compile(r"Hạn chế còn mở \([1-9]"))
    part(page, "Chỉ tiêu")


def write(page: Page) -> None:
    """Write the words over the figures."""
    open_link(page, "Viết nhận định")
    page.get_by_label("Cơ quan ban hành").select_option(index=1)
    page.locator("#id_assessment").fill(ASSESSMENT)
    page.locator("#id_next_steps").fill(NEXT_STEP)
    press(page, "Lưu")
    expect(page.get_by_text("Đã lưu.")).to_be_visible()


def test_the_review_is_frozen_numbered_and_every_number_leads_to_its_rows(people: People) -> None:
    page = people("bantw")
    review = page.url
    reader = people.at("thamdinhtw", review.removeprefix(people.office.address))
    open_link(reader, "Chốt số liệu")
    confirm(reader)
    press(reader, "Chốt số liệu")
    expect(reader.get_by_text("Đã chốt số liệu.")).to_be_visible()
    page.goto(review)
    open_link(page, "Cấp số báo cáo")
    press(page, "Cấp số")
    number = main(page).locator("dt", has_text="Số văn bản").locator("+ dd").inner_text()
    words = read_docx(fetched(page, main(page).get_by_role("link", name="Word")))
    pdf = pypdf.PdfReader(BytesIO(fetched(page, main(page).get_by_role("link", name="PDF"))))
    printed = " ".join("\n".join(one.extract_text() for one in pdf.pages).split())
    assert ASSESSMENT in words
    assert ASSESSMENT in printed
    assert number.split()[0].split("/")[0]
    said = page.locator(".review-table tbody tr a").first.inner_text()
    assert said in words
    assert said in printed
    follow_a_number(page, said)


def follow_a_number(page: Page, said: str) -> None:
    """A national number opens its sum; a province's leads in two clicks to the work that was counted."""
    review = page.url
    page.locator(".review-table tbody tr a").first.click()
    expect(page.locator(".origin-figure")).to_contain_text(said)
    expect(main(page)).to_contain_text("Bằng tổng")
    page.goto(review)
    part(page, "Từng đơn vị")
    page.get_by_label("Chỉ tiêu").select_option("conferences")
    press(page, "Xem")
    page.locator(".review-ranked tbody tr").filter(has_text="Cao Bằng").get_by_role("link").click()
    own = page.locator("#results tbody tr").filter(has_text="việc của chính đơn vị")
    own.get_by_role("link").first.click()
    expect(main(page)).to_contain_text("Hệ thống đếm khi lập báo cáo")
    expect(page.locator("#results tbody tr").first).to_contain_text("Hội nghị")


def test_awards_are_scored_and_the_next_period_has_its_tasks(people: People) -> None:
    page = people.at("bantw", "/bao-cao/thi-dua/")
    open_link(page, "Mở đợt xét")
    page.locator("main ul.list a").first.click()
    page.get_by_label("Tên đợt xét").fill("Đợt xét nửa năm (thử)")
    page.locator("#id_weight_releases").fill("60")
    page.locator("#id_weight_features").fill("40")
    press(page, "Mở và công bố tiêu chí")
    main(page).get_by_role("link", name="Chấm điểm", exact=True).click()
    press(page, "Chấm điểm")
    assert figure(page.locator(".list-head").inner_text()) >= PROVINCES - 10
    follow_the_review(people)


def follow_the_review(people: People) -> None:
    """Make a task of a next step, hand the topics to training."""
    page = people.at("bantw", "/bao-cao/so-ket/")
    page.locator("#results table tbody tr a").first.click()
    open_link(page, "Việc cho kỳ tới")
    row = page.locator(".next-task").filter(has=page.locator(f'input[value="{NEXT_STEP}"]'))
    row.get_by_label("Tạo công việc này").check()
    press(page, "Tạo các công việc đã đánh dấu")
    expect(page.get_by_text("Đã tạo 1 công việc.")).to_be_visible()
    press(page, "Giao cho tập huấn")
    task(people, "bantw", NEXT_STEP)
    page = people.at("bantw", "/hoi-nghi/nhu-cau/")
    assert page.locator("#results table tbody tr").count() > 0


def test_deadlines_stand_in_the_calendar_and_on_the_telephone(people: People) -> None:
    day = datetime.now(tz=UTC).date() + timedelta(days=30)
    page = people.at("chuyenvien", f"/chi-dao/lich/?month={day:%Y-%m}")
    expect(main(page)).to_contain_text(LATER_TASK)
    make = main(page).get_by_role("link", name="Tạo đường dẫn")
    make.first.click()
    main(page).locator("form button[type=submit]").last.click()
    address = page.locator(".calendar-address a").get_attribute("href") or ""
    with urllib.request.urlopen(address, timeout=30) as answer:
        words = answer.read().decode().replace("\r\n ", "")
    assert words.startswith("BEGIN:VCALENDAR")
    assert LATER_TASK in words


@pytest.mark.parametrize(
    ("words", "kind"),
    [(DIRECTIVE, "Văn bản chỉ đạo"), (LATER_TASK, "Công việc"), (MEMBER, "Thành viên ban chỉ đạo")],
    ids=["directive", "task", "member"],
)
def test_one_search_finds_it(people: People, words: str, kind: str) -> None:
    page = people.at("chuyenvien", "/")
    page.locator("#bar-words").fill(words)
    page.locator("#bar-words").press("Enter")
    found = page.locator("section.found").filter(has=page.get_by_role("heading", name=re.compile(f"^{kind}")))
    expect(found.locator("a.hit-title").first).to_contain_text(words.split(" (", maxsplit=1)[0])


@pytest.mark.parametrize("username", ["chuyenvien", "thamdinh", "thamdinhtw", "bantw"])
def test_home_shows_what_waits_oldest_clock_first(people: People, username: str) -> None:
    page = people.at(username, "/")
    expect(page.locator(".wait").first).to_be_visible()
    clocks = page.locator("time.wait-due")
    due = [datetime.fromisoformat(one.get_attribute("datetime") or "") for one in clocks.all()]
    assert due == sorted(due)


def test_the_screens_are_fit_for_all(people: People) -> None:
    page = own_form(people, "xadamthuy")
    form = page.url.removeprefix(people.office.address)
    assert_fit(page, people.office.address, ["/", form, "/chi-dao/cong-viec/"], (NARROW, 1280))
    page = people.at("bantw", "/bao-cao/so-ket/")
    page.locator("#results table tbody tr a").first.click()
    review = page.url.removeprefix(people.office.address)
    page.goto(f"{people.office.address}/chi-dao/van-ban/")
    open_link(page, DIRECTIVE)
    directive = page.url.removeprefix(people.office.address)
    paths = ["/", review, f"{review}ban-do/", directive, "/chi-dao/cong-viec/"]
    assert_fit(page, people.office.address, paths, (NARROW, 1280))
