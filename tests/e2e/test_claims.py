"""From a doubtful sentence to a finding that a stranger can check: issue and journey of verification, by clicking."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import Office, sign_in
from tests.e2e.fitness import assert_fit
from tests.e2e.test_desk import press, stories_of

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600), pytest.mark.usefixtures("claims_are_there")]

CHECKABLE, OPINION = "Kiểm chứng được", "Ý kiến, bình luận"
WRONG_TEST = "Một thông báo của xã cho dừng bán vé trong ngày."
BEST_CASE = "Đường vào bị cấm xe nặng nên người ở xa dễ tin rằng khu du lịch đóng cửa."
SUMMARY = "Giá vé người lớn vẫn như niêm yết. Cơ quan là một bên liên quan; chứng cứ hai phía có trong hồ sơ."
NOTICE = [
    "UBND xã Đàm Thủy thông báo giá vé vào cổng khu du lịch thác Bản Giốc năm nay là 45.000 đồng một người lớn.",
    "Trẻ em cao dưới 1,2 m được miễn vé; giá vé đi bè do các hộ niêm yết riêng và không tính vào vé vào cổng.",
    "Người dân và du khách thấy nơi nào thu khác giá này xin gọi số điện thoại ghi ở bảng đầu đường vào thác.",
]
PRICE = "45.000 đồng một người lớn"


@pytest.fixture
def reviewer(browser: Browser, office: Office) -> Iterator[Page]:
    """A second person, in a browser of his own."""
    context = browser.new_context()
    yield sign_in(context.new_page(), office, "thamdinh")
    context.close()


@pytest.fixture
def commune(browser: Browser, office: Office) -> Iterator[Page]:
    """Somebody of the unit that is asked."""
    context = browser.new_context()
    yield sign_in(context.new_page(), office, "xadamthuy")
    context.close()


def mark_from(page: Page, office: Office, words: str) -> None:
    """Open the marking screen from the card on a story's page."""
    stories_of(page, office, words).first.click()
    page.get_by_role("link", name="Đánh dấu nhận định").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đánh dấu nhận định")


def sort_as(page: Page, kind: str, note: str = "") -> None:
    """Say what kind it is; nothing is chosen beforehand."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Câu này là gì?")
    assert page.get_by_role("radio", checked=True).count() == 0
    page.get_by_role("radio", name=kind).check()
    if note:
        page.get_by_label("Ghi chú").fill(note)
    press(page, "Lưu phân loại")


def word(page: Page, sentence: str, **parts: str) -> None:
    """Write the claim as one sentence and go on to what was met before."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Viết thành một câu")
    page.get_by_label("Nhận định, viết thành một câu đủ nghĩa").fill(sentence)
    for label in ("Ai (cơ quan", "Điều gì", "Ở đâu", "Khi nào", "Bao nhiêu"):
        page.get_by_label(re.compile(f"^{re.escape(label)}")).fill(parts.get(label, ""))
    page.get_by_role("radio", name="Bất lợi cho cơ quan ta").check()
    press(page, "Lưu và tìm nhận định trước đây")


def test_a_disagreement_of_figures_becomes_a_claim_with_all_its_sources(
    officer: Page, office: Office
) -> None:
    mark_from(officer, office, "dự án")
    group = officer.locator("#figures article").first
    sources = group.locator(".reading").count()
    assert sources > 1
    group.get_by_role("button", name="Đánh dấu số liệu này").click()
    sort_as(officer, CHECKABLE)
    officer.get_by_label("Nhận định, viết thành một câu đủ nghĩa").fill("Ở đó có nhiều dự án.")
    officer.get_by_role("radio", name="Có lợi cho cơ quan ta").check()
    press(officer, "Lưu và tìm nhận định trước đây")
    expect(officer.get_by_role("alert")).to_contain_text("Ở đó")
    word(
        officer,
        "Hội nghị xúc tiến đầu tư của tỉnh Cao Bằng trao chủ trương cho 13 dự án.",
        **{"Ở đâu": "tỉnh Cao Bằng", "Bao nhiêu": "13 dự án"},
    )
    expect(officer.get_by_role("heading", level=1)).to_have_text("Đã gặp trước đây chưa?")
    officer.get_by_role("link", name=re.compile("xem nhận định", re.IGNORECASE)).last.click()
    assert officer.locator("blockquote").count() >= sources
    expect(officer.get_by_role("link", name="Mở hồ sơ")).to_be_visible()


def test_a_part_of_a_sentence_that_is_an_opinion_is_filed_and_never_answered(
    officer: Page, office: Office
) -> None:
    mark_from(officer, office, "tập huấn")
    sentence = officer.locator("li.sentence").filter(has_text="càng dài càng đủ").first
    sentence.get_by_role("link", name="Lấy một phần").click()
    box = officer.get_by_label("Xóa bớt, chỉ để lại đúng những chữ cần kiểm chứng")
    box.fill("tôi nghĩ càng ngắn càng đủ")
    press(officer, "Đánh dấu phần này")
    expect(officer.locator("#cut .field-error")).to_be_visible()
    assert box.input_value() == "tôi nghĩ càng ngắn càng đủ"
    box.fill("tôi cứ nghĩ càng dài càng đủ")
    press(officer, "Đánh dấu phần này")
    sort_as(officer, OPINION, "Cảm nhận của học viên, lưu lại.")
    expect(officer.locator(".claim-signs")).to_contain_text("Đã lưu")
    expect(officer.locator(".why-not")).to_be_visible()
    assert officer.get_by_role("link", name="Mở hồ sơ").count() == 0


def test_an_english_retelling_meets_the_vietnamese_claim_and_a_person_says_how(
    officer: Page, office: Office
) -> None:
    mark_from(officer, office, "Bản Giốc")
    officer.locator("li.sentence").filter(has_text="đóng cửa một tháng").last.get_by_role(
        "button", name="Đánh dấu"
    ).click()
    sort_as(officer, CHECKABLE)
    officer.get_by_label("Viết bằng").select_option("en")
    word(
        officer,
        "The Ban Gioc waterfall tourist site in Cao Bang will close for two months.",
        **{"Bao nhiêu": "two months"},
    )
    near = officer.locator(".near").filter(has_text="đóng cửa một tháng").first
    expect(near).to_be_visible()
    expect(near).to_contain_text("Kết luận")
    expect(near.locator(".warning-chip").first).to_be_visible()
    assert (
        officer.locator("select option:checked").all_text_contents().count("Chưa chọn")
        == officer.locator(".near").count()
    )
    near.get_by_label("Quan hệ").select_option(label="Chỉ cùng chủ đề")
    press(officer, "Lưu quan hệ")
    expect(officer.get_by_text("Đã lưu quan hệ với nhận định trước.")).to_be_visible()
    expect(officer.locator(".relations")).to_contain_text("Chỉ cùng chủ đề")


def open_the_price_dossier(page: Page, office: Office) -> str:
    """Open the dossier of a sample claim that has none yet; return its address."""
    page.goto(f"{office.address}/kiem-chung/?q=gia+ve+90.000")
    page.get_by_role("row").filter(has_text="90.000").get_by_role("link").first.click()
    page.get_by_role("link", name="Mở hồ sơ").click()
    press(page, "Mở hồ sơ")
    return page.url


def write(page: Page, dossier: str, which: str, text: str) -> None:
    """Write one of the dossier's two texts."""
    page.goto(f"{dossier}loi/{which}/")
    page.get_by_role("main").get_by_role("textbox").fill(text)
    press(page, "Lưu")


def describe(page: Page, stance: str, title: str, **more: str) -> None:
    """Fill what every piece of evidence is asked."""
    page.get_by_role("radio", name=stance).check()
    page.get_by_label("Tên chứng cứ").fill(title)
    for label, value in more.items():
        page.get_by_label(re.compile(f"^{label}")).fill(value)


def test_from_an_open_claim_to_a_kit_that_a_stranger_checks(
    officer: Page, reviewer: Page, commune: Page, office: Office, tmp_path: Path
) -> None:
    dossier = open_the_price_dossier(officer, office)
    expect(officer.locator("#chung-cu")).to_contain_text("Chưa thêm chứng cứ được")
    write(officer, dossier, "dieu-cho-thay-sai", WRONG_TEST)

    add_an_address(officer, office, dossier)
    add_an_article(officer, dossier)
    add_a_file(officer, dossier, tmp_path)
    ask_and_use_the_answer(officer, commune, office, dossier)
    write(officer, dossier, "ly-le-phia-kia", BEST_CASE)
    expect(officer.locator("#ly-le-phia-kia")).to_contain_text(BEST_CASE)

    conclude(officer, dossier, "Sai")
    review = send_back(reviewer, office, "Nêu rõ giá vé đi bè tính riêng.")
    assert review
    conclude(officer, dossier, "Sai", summary=f"{SUMMARY} Vé đi bè tính riêng.")
    pass_it(reviewer, office, "90.000", "Sai")

    officer.goto(dossier)
    expect(officer.locator("#ket-luan")).to_contain_text("Đã thông qua")
    check_the_papers(officer, dossier, tmp_path)
    check_the_kit(officer, tmp_path)


def add_an_address(page: Page, office: Office, dossier: str) -> None:
    """An error page and a page without the words are refused; the notice is archived at once."""
    page.goto(f"{dossier}them/dia-chi/")
    refused = page.get_by_role("alert")
    page.get_by_label("Địa chỉ trang").fill(f"{office.newspaper.home}/khong-co.html")
    describe(page, "Bác nhận định", "Thông báo giá vé của xã", **{"Chữ trích": PRICE})
    press(page, "Thêm chứng cứ")
    expect(refused).to_contain_text("Địa chỉ trang")
    assert page.get_by_label(re.compile("^Chữ trích")).input_value() == PRICE
    address = office.newspaper.publish("gia-ve", "Thông báo giá vé vào thác Bản Giốc", NOTICE)
    page.get_by_label("Địa chỉ trang").fill(address)
    page.get_by_label(re.compile("^Chữ trích")).fill("90.000 đồng một người lớn")
    press(page, "Thêm chứng cứ")
    expect(refused).to_contain_text("Không thấy những chữ này")
    page.get_by_label(re.compile("^Chữ trích")).fill(PRICE)
    press(page, "Thêm chứng cứ")
    expect(page.locator("#chung-cu")).to_contain_text("Thông báo giá vé của xã")


def add_an_article(page: Page, dossier: str) -> None:
    """The article in which the claim stands speaks for it."""
    page.goto(f"{dossier}them/bai/")
    page.get_by_role("main").get_by_role(
        "link", name=re.compile("giá vé|tăng gấp đôi|vé vào thác")
    ).first.click()
    describe(page, "Ủng hộ nhận định", "Bảng giá lan truyền", **{"Chữ trích": "mức 90.000 đồng mỗi người"})
    press(page, "Thêm chứng cứ")
    expect(page.get_by_text("Đã thêm chứng cứ.")).to_be_visible()


def add_a_file(page: Page, dossier: str, folder: Path) -> None:
    """A secret paper is refused at the door, an open one is kept."""
    page.goto(f"{dossier}them/tep/")
    secret, open_paper = folder / "mat.txt", folder / "gia.txt"
    secret.write_text("MẬT\nGiá vé nội bộ\n", encoding="utf-8")
    open_paper.write_text("Bảng giá niêm yết: người lớn 45.000 đồng.\n", encoding="utf-8")
    describe(page, "Bác nhận định", "Bảng giá niêm yết")
    page.get_by_label(re.compile("^Tệp")).set_input_files(secret)
    press(page, "Thêm chứng cứ")
    expect(page.locator(".field-error").first).to_contain_text("MẬT")
    page.get_by_label(re.compile("^Tệp")).set_input_files(open_paper)
    press(page, "Thêm chứng cứ")
    expect(page.get_by_text("Đã thêm chứng cứ.")).to_be_visible()


def ask_and_use_the_answer(page: Page, commune: Page, office: Office, dossier: str) -> None:
    """The commune is asked on a clock, answers, and its answer becomes evidence."""
    page.goto(f"{dossier}hoi/")
    page.get_by_role("radio", name="Đề nghị cung cấp thông tin").check()
    page.get_by_label("Đơn vị được hỏi").fill("Xã Đàm Thủy, tỉnh Cao Bằng")
    page.get_by_label("Cơ quan hoặc chức vụ").fill("UBND xã Đàm Thủy")
    page.get_by_label("Câu hỏi").fill("Giá vé vào cổng hôm nay là bao nhiêu?")
    press(page, "Gửi đề nghị")
    expect(page.locator("#yeu-cau")).to_contain_text("Chờ trả lời")
    commune.goto(f"{office.address}/kiem-chung/yeu-cau/")
    commune.get_by_role("row").filter(has_text="Giá vé vào cổng").get_by_role("link").first.click()
    assert WRONG_TEST not in commune.content()
    commune.get_by_label(re.compile("^Trả lời")).fill("Giá vé hôm nay là 45.000 đồng một người lớn.")
    press(commune, "Gửi trả lời")
    expect(commune.get_by_text("Đã gửi trả lời")).to_be_visible()
    page.goto(dossier)
    page.get_by_role("link", name="Đưa vào chứng cứ").click()
    describe(page, "Bác nhận định", "Trả lời của UBND xã Đàm Thủy")
    press(page, "Thêm chứng cứ")
    expect(page.get_by_text("Đã thêm chứng cứ.")).to_be_visible()


def conclude(page: Page, dossier: str, verdict: str, *, summary: str = SUMMARY, **more: str) -> None:
    """Write the finding and hand it on."""
    page.goto(f"{dossier}ket-luan/")
    page.get_by_role("radio", name=re.compile(f"^{verdict}(?!,)")).first.check()
    page.get_by_role("radio", name=re.compile("^Cao")).check()
    page.get_by_label(re.compile("^Kết luận cho người đọc")).fill(summary)
    page.get_by_label(re.compile("^Xung đột lợi ích")).fill("Không có.")
    for label, value in more.items():
        page.get_by_label(re.compile(f"^{label}")).fill(value)
    if more:
        page.get_by_label(re.compile("^Ai chịu trách nhiệm")).select_option(label="Hoàng Văn Tuyên")
    press(page, "Lưu bản nháp")
    page.goto(dossier)
    page.locator("#ket-luan").get_by_role("link", name=re.compile("Trình thẩm định")).click()
    press(page, "Trình thẩm định")
    expect(page.get_by_text("Đã trình.")).to_be_visible()


def choose(page: Page, office: Office, claim: str, verdict: str) -> str:
    """Open what waits, see no machine score, and choose a verdict first."""
    page.goto(f"{office.address}/kiem-chung/tham-dinh/")
    waiting = page.get_by_role("row").filter(has_text=claim).filter(has_text="Chờ thẩm định")
    waiting.get_by_role("link").first.click()
    assert page.locator(".worth, .worth-reasons, [class*=worth]").count() == 0
    page.get_by_role("radio", name=re.compile(f"^{verdict}(?!,)")).first.check()
    page.get_by_label(re.compile("^Xung đột lợi ích")).fill("Không có.")
    press(page, "Giữ lựa chọn này")
    return page.url


def send_back(page: Page, office: Office, reason: str) -> str:
    """Return the finding with a reason."""
    review = choose(page, office, "90.000", "Sai")
    page.get_by_role("radio", name=re.compile("Trả lại")).check()
    page.get_by_label(re.compile("Lý do")).fill(reason)
    press(page, "Quyết định")
    expect(page.get_by_text("Đã trả lại cho người viết.")).to_be_visible()
    return review


def pass_it(page: Page, office: Office, claim: str, verdict: str) -> None:
    """Pass exactly what was sealed."""
    choose(page, office, claim, verdict)
    page.get_by_role("radio", name=re.compile("Thông qua")).check()
    press(page, "Quyết định")
    expect(page.get_by_text("Đã thông qua.")).to_be_visible()


def check_the_papers(page: Page, dossier: str, folder: Path) -> None:
    """The dossier comes as a Word file and as PDF."""
    kinds = [("word", b"PK")] + ([("pdf", b"%PDF")] if shutil.which("soffice") else [])
    for kind, magic in kinds:
        response = page.request.get(f"{dossier}{kind}/")
        assert response.body().startswith(magic), kind


def check_the_kit(page: Page, folder: Path) -> None:
    """One command verifies it on a machine without our software, and names the file of a flipped byte."""
    page.get_by_role("button", name=re.compile("bộ chứng cứ", re.IGNORECASE)).first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Tải bộ chứng cứ")).first.click()
    kit = folder / "kit.zip"
    download.value.save_as(kit)
    command = [sys.executable, "-I", str(kit)]
    good = subprocess.run(command, capture_output=True, text=True, cwd=folder, env={}, check=False)
    assert good.returncode == 0, good.stdout + good.stderr
    whole = kit.read_bytes()
    for name in ("dossier.json", "manifest.json", "README.txt"):
        kit.write_bytes(with_a_flipped_byte(whole, name))
        bad = subprocess.run(command, capture_output=True, text=True, cwd=folder, env={}, check=False)
        assert bad.returncode == 1, bad.stdout
        assert name in bad.stdout + bad.stderr


def with_a_flipped_byte(kit: bytes, name: str) -> bytes:
    """Turn one bit in the middle of one file of a kit."""
    with zipfile.ZipFile(io.BytesIO(kit)) as whole:
        inside = whole.read(name)
    at = kit.index(inside) + len(inside) // 2
    return kit[:at] + bytes([kit[at] ^ 1]) + kit[at + 1 :]


def test_of_two_editors_the_second_sees_both_texts(browser: Browser, officer: Page, office: Office) -> None:
    officer.goto(f"{office.address}/kiem-chung/ho-so/?q=tap+huan")
    officer.get_by_role("row").filter(has_text="tập huấn").get_by_role("link").first.click()
    form = f"{officer.url}loi/ly-le-phia-kia/"
    context = browser.new_context()
    other = sign_in(context.new_page(), office, "quantri")
    for page in (officer, other):
        page.goto(form)
    other.get_by_role("main").get_by_role("textbox").fill("Hội trường đếm cả người tham dự ở điểm cầu.")
    press(other, "Lưu")
    officer.get_by_role("main").get_by_role("textbox").fill("Con số 187 là số người có bài kiểm tra.")
    press(officer, "Lưu")
    expect(officer.get_by_role("main")).to_contain_text("Hội trường đếm cả người")
    assert (
        officer.get_by_role("main").get_by_role("textbox").input_value()
        == "Con số 187 là số người có bài kiểm tra."
    )
    press(officer, "Lưu")
    expect(officer.locator("#ly-le-phia-kia")).to_contain_text("Con số 187")
    context.close()


def test_a_claim_found_right_becomes_a_dated_task_of_ours(
    officer: Page, reviewer: Page, office: Office
) -> None:
    officer.goto(f"{office.address}/kiem-chung/?q=kim+ngach")
    officer.get_by_role("row").filter(has_text="kim ngạch").get_by_role("link").first.click()
    officer.get_by_role("link", name="Mở hồ sơ").click()
    press(officer, "Mở hồ sơ")
    dossier = officer.url
    write(officer, dossier, "dieu-cho-thay-sai", "Số của hải quan khác số mà cơ quan ta đưa ra.")
    for where in ("Trang của Tổng cục Hải quan", "Niên giám của tỉnh", "Trang của Ban Quản lý Khu kinh tế"):
        log_a_search(officer, dossier, where)
    conclude(
        officer,
        dossier,
        "Đúng, và",
        summary="Số tăng 22% là đúng; bản tin của cơ quan ta ghi nhầm kỳ so sánh. Cơ quan là một bên liên quan.",
        **{"Phải đính chính điều gì": "Bản tin tháng ghi nhầm kỳ so sánh của kim ngạch."},
    )
    pass_it(reviewer, office, "kim ngạch", "Đúng, và")
    officer.goto(f"{office.address}/kiem-chung/dinh-chinh/")
    officer.get_by_role("row").filter(has_text="kỳ so sánh").get_by_role("link").first.click()
    expect(officer.get_by_role("main")).to_contain_text("Hoàng Văn Tuyên")
    expect(officer.get_by_role("main")).to_contain_text(re.compile(r"còn .*(ngày|giờ)", re.IGNORECASE))
    officer.get_by_role("main").get_by_role("textbox").last.fill("Đã đăng lời đính chính dưới bản tin tháng.")
    press(officer, "Ghi là đã đính chính")
    expect(officer.get_by_text("Đã ghi.")).to_be_visible()


def log_a_search(page: Page, dossier: str, where: str) -> None:
    """Note a search that found nothing on either side."""
    page.goto(f"{dossier}lan-tim/")
    page.get_by_label(re.compile("^Tìm ở đâu")).fill(where)
    page.get_by_label(re.compile("^Tìm bằng từ nào")).fill("kim ngạch 22%")
    page.get_by_role("radio", name="Cả hai phía").check()
    press(page, "Ghi lại")
    expect(page.get_by_text("Đã ghi lần tìm.")).to_be_visible()


LISTS = [
    "/kiem-chung/", "/kiem-chung/ho-so/", "/kiem-chung/yeu-cau/", "/kiem-chung/dinh-chinh/", "/kiem-chung/bang/",
    "/thoi-han/", "/thoi-han/quy-dinh/", "/thoi-han/lich-nghi/",
]  # fmt: skip


def screens_of_verification(page: Page, office: Office) -> list[str]:
    """Return the screens of one claim, one dossier of each sort, one correction and one clock."""
    page.goto(f"{office.address}/kiem-chung/?q=gia+ve")
    claim = page.locator("table tbody tr").first.get_by_role("link").first.get_attribute("href") or ""
    paths = [claim, f"{claim}phan-loai/", f"{claim}viet/", f"{claim}truoc-day/"]
    page.goto(f"{office.address}/kiem-chung/ho-so/")
    rows = page.locator("table tbody tr")
    dossiers = [
        rows.nth(at).get_by_role("link").first.get_attribute("href") or "" for at in range(rows.count())
    ]
    page.goto(f"{office.address}/kiem-chung/ho-so/?q=tap+huan")
    gathering = page.locator("table tbody tr").first.get_by_role("link").first.get_attribute("href") or ""
    adding = ["bai/", "dia-chi/", "tep/", "anh/", "xem-tai-cho/"]
    forms = [f"{gathering}them/{kind}" for kind in adding]
    forms += [
        f"{gathering}{part}" for part in ("loi/ly-le-phia-kia/", "hoi/", "lan-tim/", "ket-luan/", "giao/")
    ]
    story = stories_of(page, office, "tập huấn").first.get_attribute("href") or ""
    page.goto(f"{office.address}{story}")
    mark = page.get_by_role("link", name="Đánh dấu nhận định").first.get_attribute("href") or ""
    page.goto(f"{office.address}/thoi-han/")
    clock = page.locator("table tbody tr").first.get_by_role("link").first.get_attribute("href") or ""
    return [*paths, *dossiers, *forms, mark, clock]


def test_screens_of_verification_are_accessible_and_never_scroll_sideways(
    officer: Page, office: Office
) -> None:
    assert_fit(officer, office.address, [*LISTS, *screens_of_verification(officer, office)])


def test_the_second_reader_s_screens_are_fit_too(reviewer: Page, office: Office) -> None:
    reviewer.goto(f"{office.address}/kiem-chung/tham-dinh/")
    row = reviewer.get_by_role("row").filter(has_text="Pác Ma").get_by_role("link").first
    assert_fit(reviewer, office.address, ["/kiem-chung/tham-dinh/", row.get_attribute("href") or ""])
