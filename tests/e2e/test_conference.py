"""A training conference by clicking: from last year's programme to the report, the phone without a network included."""

from __future__ import annotations

import email
import email.policy
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
import xlsxwriter
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from tests.e2e.conftest import ARRIVE_MS, Office, confirm, sign_in
from tests.e2e.fitness import assert_fit
from tests.e2e.test_desk import press

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600), pytest.mark.usefixtures("conferences_are_there")]

FORMER, CURRENT = "Hội nghị tập huấn công tác", "Hội nghị trực tuyến tập huấn"
NEXT = "Hội nghị tập huấn thông tin đối ngoại, kỳ sau (thử)"
SITES, DELEGATES = 118, "1.700"
PROMOTED = "Đàm Quang Lộc"
CLERKS_BOX = "van-thu@so-van-hoa.example"
PHONE = {"width": 390, "height": 844}
PASS = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b")
NARROW_AND_WIDE = (320, 1280)
PHONE_SITE, PAPER_SITE, FILE_SITE = "046", "089", "104"
"""Sites of the sample that did not open their line yet: nobody is noted there."""


@pytest.fixture(scope="session")
def conferences_are_there(browser: Browser, office: Office) -> None:
    """Wait until the demo holds its two conferences, which it loads first of all."""
    page = sign_in(browser.new_page(), office, "chuyenvien")
    page.goto(f"{office.address}/hoi-nghi/")
    rows = page.get_by_role("row").filter(has_text="dữ liệu mẫu")
    until = time.monotonic() + ARRIVE_MS / 1000
    while rows.filter(has_text=str(SITES)).filter(has_text=DELEGATES).count() == 0:
        assert time.monotonic() < until, "the demo loaded no conference"
        page.wait_for_timeout(1000)
        page.reload()
    page.close()


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Page]:
    """Somebody without an account."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A telephone of its own: narrow, touched, and nobody signed in."""
    context = browser.new_context(viewport=PHONE, has_touch=True, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def in_days(count: int) -> str:
    """Return a day to come, as a date field takes it."""
    return (datetime.now(tz=UTC).date() + timedelta(days=count)).isoformat()


def conference(page: Page, office: Office, title: str) -> str:
    """Open a conference from the list; return its address."""
    page.goto(f"{office.address}/hoi-nghi/")
    page.get_by_role("main").get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    return page.url


def fetched(page: Page, link: Locator) -> bytes:
    """Download what a link gives, as a press on it does."""
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes()


def read_docx(content: bytes) -> str:
    """Return all words of a Word file."""
    paper = docx.Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def link_in_letter(office: Office, to: str, path: str) -> str:
    """Wait for a letter to this address; return the link in it that holds this path."""
    until = time.monotonic() + ARRIVE_MS / 1000
    while time.monotonic() < until:
        for file in (office.data_dir / "mail" / "sent").glob("*.log"):
            letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            told = letter.get_body(("plain",))
            if to in str(letter["to"]) and told is not None:
                found = re.search(rf"https?://\S*{path}\S*", told.get_content())
                if found:
                    return found.group(0)
        time.sleep(0.5)
    pytest.fail(f"no letter to {to} holds {path}")


def workbook(*rows: tuple[str, ...]) -> dict[str, Any]:
    """Return an agency's list as a file to upload."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate((("Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử"), *rows)):
            sheet.write_row(line, 0, row)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "danh-sach.xlsx", "mimeType": kind, "buffer": file.getvalue()}


def test_a_conference_from_a_former_one_and_an_agency_that_names_its_people(
    officer: Page, stranger: Page, office: Office
) -> None:
    copy_former(officer, office)
    add_a_site(officer)
    papers(officer)
    ask_an_agency(officer)
    name_people(stranger, link_in_letter(office, CLERKS_BOX, "/hoi-nghi/cu-nguoi/"))
    conference(officer, office, NEXT)
    officer.get_by_role("link", name="Đại biểu", exact=True).click()
    expect(officer.get_by_role("main")).to_contain_text("Mông Thị Tập Sự")


def copy_former(page: Page, office: Office) -> None:
    """Make a conference like the former one on another day: the speaker promoted since has his new post."""
    conference(page, office, FORMER)
    expect(page.locator("#chuong-trinh")).to_contain_text(f"{PROMOTED}, Phó Chánh Văn phòng")
    page.get_by_role("link", name="Dùng làm mẫu").click()
    page.get_by_label("Tên hội nghị mới").fill(NEXT)
    page.get_by_label("Ngày bắt đầu mới").fill(in_days(40))
    press(page, "Lập hội nghị")
    expect(page.get_by_role("heading", level=1)).to_have_text(NEXT)
    expect(page.locator("#chuong-trinh")).to_contain_text(f"{PROMOTED}, Chánh Văn phòng")
    expect(page.locator("#chuong-trinh")).not_to_contain_text("Phó Chánh Văn phòng")


def add_a_site(page: Page) -> None:
    """Add one site to those of the former conference."""
    expect(page.locator("#sites-head")).to_contain_text("(24)")
    page.get_by_role("link", name="Thêm điểm cầu").click()
    page.get_by_label("Tên điểm cầu").fill("Nhà khách tỉnh (thử)")
    page.get_by_label("Sức chứa").fill("60")
    press(page, "Lưu")
    expect(page.get_by_role("row").filter(has_text="Nhà khách tỉnh (thử)")).to_contain_text("025")
    page.get_by_role("link", name=NEXT).click()
    expect(page.locator("#sites-head")).to_contain_text("(25)")


def papers(page: Page) -> None:
    """Give the plan its number; plan and invitation open in Word."""
    page.get_by_role("link", name="Cấp số kế hoạch").click()
    press(page, "Cấp số")
    section = page.locator("#van-ban")
    expect(section).to_contain_text(re.compile(r"\d+/KH-"))
    number = re.search(r"\d+/KH-[\w-]+", section.inner_text())
    assert number
    words = section.locator("li").filter(has_text="Kế hoạch").get_by_role("link", name="Word")
    plan = read_docx(fetched(page, words))
    assert number.group(0) in plan
    assert "ỦY BAN NHÂN DÂN" in plan.upper()
    assert NEXT.partition(" ")[2] in plan
    words = section.locator("li").filter(has_text="Giấy mời").get_by_role("link", name="Word")
    invitation = read_docx(fetched(page, words))
    assert "GIẤY MỜI" in invitation.upper()
    assert "ỦY BAN NHÂN DÂN" in invitation.upper()


def ask_an_agency(page: Page) -> None:
    """Open a round with a deadline, give one agency seats, write to it."""
    page.get_by_role("link", name="Chỉ tiêu cử người").click()
    page.get_by_role("link", name="Mở đợt cử người").click()
    page.get_by_label("Số văn bản đề nghị cử người").fill("77/UBND-VX (thử)")
    page.get_by_label("Hạn chót").fill(f"{in_days(20)}T17:00")
    press(page, "Mở đợt")
    call = page.locator("section").filter(has_text="77/UBND-VX (thử)")
    call.get_by_role("link", name="Giao chỉ tiêu").click()
    page.get_by_role("link", name="Thêm cơ quan").click()
    choose(page, "Cơ quan", "Sở Văn hóa, Thể thao và Du lịch")
    choose(page, "Dự tại điểm cầu", "Nhà khách tỉnh (thử)")
    page.get_by_label("Số người").fill("4")
    page.get_by_label("Hộp thư của cơ quan").fill(CLERKS_BOX)
    press(page, "Thêm")
    expect(call).to_contain_text("Đã cử 0 trên 4 chỗ.")
    call.get_by_role("link", name=re.compile("Gửi thư")).click()
    press(page, "Gửi")
    expect(page.get_by_text("Đã đưa 1 thư vào hàng thư gửi.")).to_be_visible()


def choose(page: Page, label: str, words: str) -> None:
    """Select the option that holds these words."""
    field = page.get_by_label(label, exact=True)
    value = field.locator("option").filter(has_text=words).first.get_attribute("value")
    field.select_option(value)


def name_people(page: Page, link: str) -> None:
    """Name two people by the secret link, swap one, hand in a bad sheet, then a good one."""
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Còn 4 trên 4 chỗ")
    for name in ("Mông Thị Tập Sự", "Lãnh Văn Dự Bị"):
        page.get_by_label("Họ và tên").fill(name)
        page.get_by_label("Chức vụ").fill("Chuyên viên")
        press(page, "Thêm")
        expect(page.get_by_text(f"Đã thêm {name}.")).to_be_visible()
    page.locator("li").filter(has_text="Lãnh Văn Dự Bị").get_by_role("link", name="Đổi người").click()
    page.get_by_label("Họ và tên").fill("Ngọc Thị Thay Thế")
    page.get_by_label("Chức vụ").fill("Phó Trưởng phòng")
    page.get_by_label("Lý do đổi người").fill("Đi công tác đột xuất")
    press(page, "Đổi người")
    expect(page.locator("section").filter(has_text="Đã cử").first).to_contain_text("Ngọc Thị Thay Thế")
    third, fourth = ("Lục Thị Bảng Tính", "Văn thư"), ("Nông Văn Số Bốn", "Chuyên viên", "", "bon@so.example")
    page.get_by_label("Tệp danh sách (.xlsx)").set_input_files(workbook(third, (*fourth[:2], "gọi sau")))
    press(page, "Đọc tệp")
    expect(page.get_by_role("alert")).to_contain_text("Ô C3")
    expect(page.get_by_role("alert")).to_contain_text("gọi sau")
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Còn 2 trên 4 chỗ")
    expect(page.get_by_role("main")).not_to_contain_text("Lục Thị Bảng Tính")
    page.get_by_label("Tệp danh sách (.xlsx)").set_input_files(workbook(third, fourth))
    press(page, "Đọc tệp")
    expect(page.get_by_text("Đã thêm 2 người.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Còn 0 trên 4 chỗ")


@dataclass(frozen=True)
class Pass:
    """What is printed on one delegate's pass."""

    code: str
    own: str


def open_board(page: Page, office: Office) -> Locator:
    """Open the board of the conference that runs; return its figures."""
    page.goto(f"{office.address}/diem-danh/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bảng điều hành")
    return page.locator("#board")


def open_site(page: Page, office: Office, code: str) -> None:
    """Go to one site from the board."""
    row = open_board(page, office).locator(".board-table a").filter(has_text=code)
    row.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(code)


def passes_of(page: Page, office: Office, code: str) -> dict[str, Pass]:
    """Print the passes of a site and read them, as whoever hands them out does."""
    open_site(page, office, code)
    names = page.locator(".roll-table td.main b").all_inner_texts()
    page.goto(f"{office.address}/tai-khoan/toi/xac-nhan/?next=/")
    confirm(page)
    open_site(page, office, code)
    printed = pypdf.PdfReader(BytesIO(fetched(page, page.get_by_role("link", name="In thẻ của điểm cầu"))))
    found: dict[str, Pass] = {}
    for sheet in printed.pages:
        words = " ".join(sheet.extract_text().split())
        links = [note.get_object().get("/A", {}).get("/URI", "") for note in sheet.get("/Annots", ())]
        own = list(dict.fromkeys(link for link in links if "/dao-tao/toi/" in link))
        on_sheet = sorted((name for name in names if name in words), key=words.index)
        for name, code_printed, link in zip(on_sheet, PASS.findall(words), own, strict=True):
            found[name] = Pass(code_printed, link)
    return found


def test_a_phone_without_a_network_a_file_a_sheet_and_the_live_board(
    officer: Page, phone: Page, office: Office
) -> None:
    passes = passes_of(officer, office, PHONE_SITE)
    assert len(passes) == 13
    enrol(officer, phone, office)
    people = list(passes)
    work_without_network(phone, passes, people)
    arrive_on_board(officer, phone, office, people)
    come_late(officer, phone, office, passes[people[3]])
    hand_over(officer, phone, office, passes[people[4]])
    type_in_sheet(officer, office)
    settle_one(officer, office)


def enrol(officer: Page, phone: Page, office: Office) -> None:
    """Add a phone to the site; it reads the code on the organiser's screen and opens what it says."""
    open_site(officer, office, PHONE_SITE)
    officer.get_by_role("link", name="Máy điểm danh").click()
    officer.get_by_role("link", name="Thêm máy").click()
    officer.get_by_label("Tên máy").fill("Máy ở cửa chính (thử)")
    press(officer, "Thêm và hiện mã")
    picture = officer.get_by_alt_text("Mã QR ghi danh")
    read = zxingcpp.read_barcodes(Image.open(BytesIO(picture.screenshot())))
    assert [one.text.partition("#")[0] for one in read] == [officer.locator(".enrol-address").inner_text()]
    phone.goto(read[0].text)
    phone.locator("#device[data-ready=yes]").wait_for()
    expect(phone.locator("#site")).to_contain_text("Tĩnh Túc")


def type_pass(phone: Page, code: str) -> None:
    """Type a pass at the door."""
    phone.locator("#to-door").click()
    phone.get_by_label("Mã trên thẻ", exact=True).fill(code.lower())


def waiting(phone: Page, count: int) -> None:
    """Wait until the phone says that so many facts are not sent."""
    phone.locator(f"#state[data-waiting='{count}']").wait_for()


def work_without_network(phone: Page, passes: dict[str, Pass], people: list[str]) -> None:
    """Let one in by his pass, one without a place, one for another; all without a network."""
    phone.context.set_offline(True)
    type_pass(phone, passes[people[0]].code)
    expect(phone.locator("#answer")).to_contain_text(people[0])
    expect(phone.locator("#answer")).to_have_attribute("data-tone", "good")
    phone.locator("#to-entry").click()
    walk_in = phone.locator("#walk-in-form")
    walk_in.get_by_label("Họ và tên").fill("Lò Thị Vãng Lai")
    walk_in.get_by_label("Cơ quan").fill("Hợp tác xã mẫu")
    walk_in.get_by_label("Lý do dự").fill("Xã mời thêm")
    walk_in.get_by_role("button", name="Ghi người đăng ký tại chỗ").click()
    expect(phone.locator("#answer")).to_contain_text("Lò Thị Vãng Lai")
    phone.locator("#to-entry").click()
    instead = phone.locator("#substitute-form")
    instead.get_by_label("Hoặc mã trên thẻ của người vắng").fill(passes[people[1]].code)
    instead.get_by_label("Họ và tên người đi thay").fill("Quàng Văn Đi Thay")
    instead.get_by_label("Vì sao đi thay").fill("Người được cử ốm")
    instead.get_by_role("button", name="Ghi người đi thay").click()
    expect(phone.locator("#answer")).to_contain_text("Quàng Văn Đi Thay")
    waiting(phone, 3)


def arrive_on_board(officer: Page, phone: Page, office: Office, people: list[str]) -> None:
    """Give the network back; the three come to the board by themselves, and their names to the roll."""
    board = open_board(officer, office)
    expect(board).to_contain_text(f"{SITES}/{SITES} điểm cầu")
    row = board.get_by_role("row").filter(has_text=PHONE_SITE)
    expect(row).to_contain_text("0/13")
    phone.context.set_offline(False)
    waiting(phone, 0)
    expect(row).to_contain_text("3/14", timeout=ARRIVE_MS)
    expect(row).to_contain_text("1 tại chỗ")
    expect(row).to_contain_text("1 đi thay")
    open_site(officer, office, PHONE_SITE)
    roll = officer.get_by_role("table", name="Danh sách của buổi")
    expect(roll).to_contain_text("Lò Thị Vãng Lai")
    expect(roll).to_contain_text(f"đi thay {people[1]}: Người được cử ốm")


def come_late(officer: Page, phone: Page, office: Office, one: Pass) -> None:
    """Sign the roll while a fact is still in the phone: it comes after, counts, and is seen as late."""
    phone.context.set_offline(True)
    type_pass(phone, one.code)
    waiting(phone, 1)
    open_site(officer, office, PHONE_SITE)
    signing = officer.locator("#ky")
    signing.get_by_role("textbox").fill("Triệu Thị Ký")
    signing.get_by_role("button", name="Ký với 3 người có mặt").click()
    expect(officer.locator("#ky")).to_contain_text("Triệu Thị Ký đã ký với 3 người có mặt")
    phone.context.set_offline(False)
    waiting(phone, 0)
    officer.reload()
    expect(officer.locator("#ky")).to_contain_text("Hiện có 4 người: khác số đã ký")
    open_board(officer, office).get_by_role("link", name="Lượt đến sau khi ký").click()
    expect(officer.get_by_role("row").filter(has_text="Tĩnh Túc")).to_be_visible()


def hand_over(officer: Page, phone: Page, office: Office, one: Pass) -> None:
    """Carry a fact in a file where no network comes; what the phone sends later is known already."""
    phone.context.set_offline(True)
    type_pass(phone, one.code)
    waiting(phone, 1)
    phone.locator("#to-room").click()
    content = fetched(phone, phone.locator("#save-file"))
    assert one.code.encode() not in content
    open_site(officer, office, PHONE_SITE)
    officer.get_by_role("link", name="Nộp tệp của máy").click()
    officer.get_by_label(re.compile("Tệp")).set_input_files(
        {"name": "diem-danh.json", "mimeType": "application/json", "buffer": content}
    )
    press(officer, "Nộp tệp")
    expect(officer.get_by_role("main")).to_contain_text("1/1 lượt của điểm cầu 046")
    phone.context.set_offline(False)
    waiting(phone, 0)
    open_site(officer, office, PHONE_SITE)
    expect(officer.locator("#so-lieu")).to_contain_text("5 có mặt + 0 báo vắng + 9 vắng")


def type_in_sheet(officer: Page, office: Office) -> None:
    """Type the signed sheet of a site without any phone, and sign for it."""
    open_site(officer, office, PAPER_SITE)
    everybody = officer.locator(".roll-table td.main b").count()
    officer.get_by_role("link", name="Nhập phiếu ký tên").click()
    boxes = officer.get_by_role("checkbox", name=re.compile("đã ký"))
    expect(boxes).to_have_count(everybody)
    for box in boxes.all()[: everybody - 1]:
        box.check()
    officer.get_by_role("checkbox", name=re.compile("báo vắng")).last.check()
    press(officer, "Ghi vào danh sách")
    expect(officer.get_by_role("main")).to_contain_text(f"{everybody}/{everybody} lượt của điểm cầu")
    officer.get_by_role("link", name="Về điểm cầu").click()
    expect(officer.locator("#so-lieu")).to_contain_text(f"{everybody - 1} có mặt + 1 báo vắng + 0 vắng")
    officer.locator("#ky").get_by_role("textbox").fill("Bế Thị Ký Thay")
    officer.locator("#ky").get_by_role("button").click()
    expect(officer.locator("#ky")).to_contain_text("Bế Thị Ký Thay đã ký")


def settle_one(officer: Page, office: Office) -> None:
    """Settle where a pass counts that was seen at two sites; the board has one conflict less."""
    link = open_board(officer, office).get_by_role("listitem").filter(has_text="Một thẻ ở hai điểm")
    before = int(link.locator("b").inner_text())
    assert before > 0
    link.get_by_role("link").click()
    row = officer.get_by_role("row").filter(has_text="Chờ xử lý").first
    who = row.get_by_role("link").first.inner_text()
    row.get_by_role("link").first.click()
    expect(officer.get_by_role("main")).to_contain_text("Ghi trước")
    officer.get_by_role("radio").first.check()
    officer.get_by_label("Căn cứ").fill("Hai điểm cầu gọi nhau, điểm ghi trước xác nhận.")
    press(officer, "Quyết định")
    expect(officer.get_by_role("row").filter(has_text=who)).to_contain_text("Đã xử lý")
    link = open_board(officer, office).get_by_role("listitem").filter(has_text="Một thẻ ở hai điểm")
    expect(link.locator("b")).to_have_text(str(before - 1))
    expect(officer.locator(".board-equation")).to_contain_text("khớp")
    expect(officer.locator(".board-equation")).not_to_contain_text("không khớp")


def test_a_delegate_asks_votes_learns_and_holds_a_certificate(
    officer: Page, phone: Page, stranger: Page, office: Office
) -> None:
    passes = passes_of(officer, office, FILE_SITE)
    name, held = next(iter(passes.items()))
    open_site(officer, office, FILE_SITE)
    officer.get_by_role("row").filter(has_text=name).get_by_role("button", name="Có mặt").click()
    question = "Xã tôi gặp tin đồn lúc nửa đêm thì gọi số nào?"
    ask_and_vote(phone, held.own, question)
    take_test(officer, phone, office, held.own)
    answer_from_stage(officer, stranger, office, question)
    phone.goto(held.own)
    phone.get_by_role("link", name="Hỏi và bình chọn").click()
    expect(phone.locator("section").filter(has_text="Câu hỏi của tôi")).to_contain_text(
        "Đã trả lời tại hội nghị"
    )
    evaluate_once(officer, phone, office, held.own)
    check_certificate(officer, stranger, office)


def ask_and_vote(phone: Page, own: str, question: str) -> None:
    """Open the own page from the pass, ask the one who speaks, want an answer to another's question too."""
    phone.goto(own)
    expect(phone.get_by_role("heading", level=1)).to_contain_text(CURRENT)
    expect(phone.locator("#the")).to_contain_text("Đã ghi nhận có mặt")
    phone.get_by_role("link", name="Hỏi và bình chọn").click()
    choose(phone, "Hỏi ai", PROMOTED)
    phone.get_by_label("Câu hỏi", exact=True).fill(question)
    phone.get_by_role("button", name="Gửi", exact=True).click()
    expect(phone.get_by_role("status")).to_contain_text("Đã gửi câu hỏi.")
    expect(phone.locator("section").filter(has_text="Câu hỏi của tôi")).to_contain_text("Chờ ban tổ chức xem")
    row = phone.locator(".link-questions li").filter(has_text="phó chủ tịch")
    votes = int(row.get_by_role("button").inner_text())
    row.get_by_role("button", name="Tôi cũng muốn hỏi").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã ghi nhận bình chọn của bạn.")
    expect(
        phone.locator(".link-questions li").filter(has_text="phó chủ tịch").locator(".link-voted")
    ).to_contain_text(str(votes + 1))


def take_test(officer: Page, phone: Page, office: Office, own: str) -> None:
    """Open the test before the teaching; the delegate hands it in once; it is closed again."""
    conference(officer, office, CURRENT)
    officer.get_by_role("link", name="Xem các bài kiểm tra").click()
    officer.get_by_role("main").get_by_role("heading", level=2).get_by_role("link").first.click()
    page_of_test = officer.url
    sheets = officer.locator("dl.facts dd").first
    before = int(sheets.inner_text().replace(".", ""))
    press(officer, "Mở bài trước khi học")
    expect(officer.get_by_text("Đang mở bài trước")).to_be_visible()
    phone.goto(own)
    phone.get_by_role("link", name="Làm bài trước khi học").click()
    for sheet in phone.locator("form.test-sheet fieldset").all():
        sheet.locator("label.choice").first.click()
    phone.get_by_role("button", name="Nộp bài").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã nhận bài của bạn.")
    phone.get_by_role("link", name="Về trang của tôi").click()
    expect(phone.get_by_role("link", name="Làm bài trước khi học")).to_have_count(0)
    officer.goto(page_of_test)
    expect(officer.locator("dl.facts dd").first).to_have_text(f"{before + 1:,}".replace(",", "."))
    press(officer, "Đóng bài trước")
    expect(officer.get_by_text("Đang đóng")).to_be_visible()


def answer_from_stage(officer: Page, speaker: Page, office: Office, question: str) -> None:
    """Show the question; the speaker sees it with its votes on his own page and marks it answered."""
    conference(officer, office, CURRENT)
    officer.get_by_role("link", name="Duyệt câu hỏi").click()
    waits = officer.locator(".question-cards li").filter(has_text=question)
    waits.get_by_role("button", name="Đưa lên").click()
    expect(waits.get_by_role("link", name="Đã trả lời")).to_be_visible()
    officer.get_by_role("link", name="Đường dẫn cho báo cáo viên").click()
    card = officer.locator(".speaker-links li").filter(has_text=PROMOTED)
    speaker.goto(card.get_by_role("link").inner_text())
    expect(speaker.locator("main")).to_contain_text(PROMOTED)
    wanted = speaker.locator(".question-cards li").filter(has_text="phó chủ tịch")
    expect(wanted.locator(".question-votes")).to_contain_text(re.compile(r"[1-9]"))
    asked = speaker.locator(".question-cards li").filter(has_text=question)
    expect(asked.locator(".question-votes")).to_contain_text("0")
    asked.get_by_role("button", name="Đã trả lời", exact=True).click()
    expect(speaker.get_by_role("heading", name="Đã trả lời")).to_be_visible()


def evaluate_once(officer: Page, phone: Page, office: Office, own: str) -> None:
    """Open the evaluation; one delegate gives it once; it is closed."""
    conference(officer, office, CURRENT)
    officer.get_by_role("link", name="Xem phiếu đánh giá").click()
    officer.get_by_role("link", name="Mở cho đại biểu").click()
    press(officer, "Mở")
    expect(officer.get_by_role("main")).to_contain_text("0 phiếu đã gửi")
    phone.goto(own)
    phone.get_by_role("link", name="Đánh giá hội nghị").click()
    sheet = phone.url
    phone.locator("fieldset").first.get_by_label("5", exact=True).check()
    phone.get_by_role("button", name="Gửi phiếu").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã nhận phiếu đánh giá.")
    phone.goto(sheet)
    expect(phone.get_by_text("Bạn đã gửi phiếu đánh giá.")).to_be_visible()
    expect(phone.get_by_role("button", name="Gửi phiếu")).to_have_count(0)
    officer.reload()
    expect(officer.get_by_role("main")).to_contain_text("1 phiếu đã gửi")
    officer.get_by_role("link", name="Đóng phiếu").click()
    press(officer, "Đóng")
    expect(officer.get_by_role("main")).to_contain_text("Dưới năm phiếu: kết quả không hiện")


def check_certificate(officer: Page, anybody: Page, office: Office) -> None:
    """Read the code of a certificate of the former conference; anybody has it checked; one sign changed."""
    conference(officer, office, FORMER)
    officer.get_by_role("link", name="Xem ai đủ điều kiện").click()
    officer.get_by_role("link", name="Mọi giấy chứng nhận").click()
    officer.get_by_role("link", name=re.compile("GCN-")).first.click()
    holder = officer.locator("dl.facts dd").first.inner_text()
    text = officer.get_by_role("link", name="Xem như người kiểm tra thấy").get_attribute("href") or ""
    code = text.partition("?c=")[2]
    assert code
    check(anybody, office, code)
    expect(anybody.get_by_role("heading", name="Chứng nhận thật", exact=True)).to_be_visible()
    expect(anybody.get_by_role("main")).to_contain_text(holder)
    place = len(code) // 2
    check(anybody, office, code[:place] + ("A" if code[place] != "A" else "B") + code[place + 1 :])
    expect(anybody.locator(".verdict")).to_be_visible()
    expect(anybody.locator(".verdict.genuine")).to_have_count(0)


def check(page: Page, office: Office, text: str) -> None:
    """Paste what a code says into the public page."""
    page.goto(f"{office.address}/vi/chung-nhan/")
    page.locator("#text").fill(text)
    page.locator("main form button").click()


def test_the_report_adds_up_and_what_is_open_has_an_owner(
    officer: Page, browser: Browser, office: Office
) -> None:
    conference(officer, office, FORMER)
    officer.get_by_role("link", name=re.compile("Lập báo cáo|Xem báo cáo")).click()
    if officer.get_by_role("link", name="Lập báo cáo").count():
        officer.get_by_role("link", name="Lập báo cáo").click()
        press(officer, "Đếm số liệu và lập báo cáo")
    assert_adds_up(officer)
    officer.get_by_role("link", name="Viết lời báo cáo").click()
    officer.get_by_label("Nhận xét chung").fill("Đủ chương trình, đúng giờ.")
    press(officer, "Lưu")
    officer.get_by_role("link", name="Ban hành").click()
    confirm(officer)
    press(officer, "Vào sổ và ban hành")
    expect(officer.get_by_role("main")).to_contain_text(re.compile(r"\d+/BC-"))
    paper = read_docx(fetched(officer, officer.get_by_role("link", name="Báo cáo (Word)")))
    assert "Đủ chương trình, đúng giờ." in paper
    officer.get_by_role("link", name="Chuyển bản nháp cho phòng báo chí").click()
    press(officer, "Tạo bản nháp thông cáo")
    expect(officer.get_by_role("main")).to_contain_text(re.compile("nháp", re.IGNORECASE))
    owe_and_see(officer, browser, office)
    officer.goto(f"{office.address}/dao-tao/")
    officer.get_by_role("link", name="Đơn vị chưa học").click()
    choose(officer, "Chuyên đề", "Xử lý khi có sự cố")
    press(officer, "Lọc")
    expect(officer.get_by_role("main")).to_contain_text(re.compile(r"[1-9]\d* đơn vị"))


def assert_adds_up(page: Page) -> None:
    """Add the lines on the screen: in every one, came + excused + stayed away = named + let in."""
    lines = page.locator("table.learning-sums").locator("tbody tr, tfoot tr").all()
    assert len(lines) > 3
    for line in lines:
        cells = [int(text.replace(".", "")) for text in line.locator("td").all_inner_texts()]
        named, let_in, came, excused, away = cells
        assert came + excused + away == named + let_in


def owe_and_see(officer: Page, browser: Browser, office: Office) -> None:
    """Make an open question the task of a body; whoever answers for that unit finds it."""
    conference(officer, office, CURRENT)
    officer.get_by_role("link", name="Duyệt câu hỏi").click()
    question = "Có mẫu hồ sơ chứng cứ rút gọn cho cấp xã không?"
    row = officer.locator(".question-cards li").filter(has_text=question)
    row.get_by_role("link", name=re.compile("Giao trả lời|Đổi cơ quan")).click()
    officer.get_by_label("Cơ quan trả lời").fill("Ủy ban nhân dân xã Đàm Thủy")
    officer.get_by_label("Trả lời trước ngày").fill(in_days(9))
    press(officer, "Giao")
    expect(officer.get_by_text("Đã giao; cơ quan trả lời thấy trong việc của mình.")).to_be_visible()
    commune = sign_in(browser.new_context().new_page(), office, "xadamthuy")
    commune.goto(f"{office.address}/dao-tao/cau-hoi/")
    expect(commune.get_by_role("row").filter(has_text=question)).to_be_visible()
    commune.context.close()


def test_screens_and_link_pages_are_fit_for_all(officer: Page, phone: Page, office: Office) -> None:
    former = conference(officer, office, FORMER).removeprefix(office.address)
    current = conference(officer, office, CURRENT).removeprefix(office.address)
    past, running = (path.strip("/").rpartition("/")[2] for path in (former, current))
    officer.goto(f"{office.address}/dao-tao/hoi-nghi/{running}/bao-cao-vien/")
    speaker = officer.locator(".speaker-links .address").first.inner_text()
    own = next(iter(passes_of(officer, office, FILE_SITE).values())).own
    open_site(officer, office, FILE_SITE)
    site = officer.url.removeprefix(office.address)
    rooms = (current, f"{current}dai-bieu/", f"{former}chi-tieu/", f"/diem-danh/bang/{running}/?q=04", site,
             f"/diem-danh/trung/{running}/", f"/dao-tao/hoi-nghi/{running}/cau-hoi/",
             f"/dao-tao/bao-cao/{past}/", "/dao-tao/chua-hoc/")  # fmt: skip
    assert_fit(officer, office.address, rooms, NARROW_AND_WIDE)
    links = [address.removeprefix(office.address) for address in (speaker, own, f"{own}hoi-dap/")]
    assert_fit(phone, office.address, [*links, "/vi/chung-nhan/"], NARROW_AND_WIDE)


def test_board_list_and_phone_are_walked_with_the_keyboard(
    officer: Page, phone: Page, office: Office
) -> None:
    board = open_board(officer, office)
    link = board.locator(".board-table a").filter(has_text=PAPER_SITE)
    tab_to(officer, officer.get_by_role("searchbox"))
    officer.keyboard.type("089")
    expect(board.locator(".board-table tbody tr")).to_have_count(1)
    tab_to(officer, link)
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", level=1)).to_contain_text(PAPER_SITE)

    conference(officer, office, CURRENT)
    tab_to(officer, officer.get_by_role("link", name="Đại biểu", exact=True))
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", level=1)).to_have_text("Đại biểu")
    first = officer.locator("tbody tr a").first
    tab_to(officer, first)
    name = first.inner_text()
    officer.keyboard.press("Enter")
    expect(officer.get_by_role("heading", level=1)).to_have_text(name)

    phone.goto(f"{office.address}/diem-danh/may/")
    tab_to(phone, phone.get_by_label("Mã ghi danh"))
    phone.keyboard.type("AAAAA-AAAAA")
    phone.keyboard.press("Enter")
    expect(phone.locator("#enrol-fault")).not_to_be_empty()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus, and the focus can be seen."""
    wanted.wait_for()
    for _step in range(120):
        if wanted.evaluate("one => one === document.activeElement"):
            seen = wanted.evaluate(
                "one => { const is = getComputedStyle(one);"
                " return is.outlineStyle !== 'none' || is.boxShadow !== 'none'; }"
            )
            assert seen, "the focus cannot be seen"
            return
        page.keyboard.press("Tab")
    pytest.fail("Tab does not come there")
