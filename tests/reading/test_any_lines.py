"""Whatever lines a page is made of, reading gives an outcome and never breaks."""

from __future__ import annotations

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.line import read
from nhipcau.reading.outcomes import Broken, Dropped, Kept
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools

SENTENCE = (
    "Ngày 14/7, Ủy ban nhân dân xã Suối Cạn tổ chức hội nghị thông tin tình hình biển, đảo cho nhân dân"
)
FURNITURE = (
    "BÁO SUỐI CẠN ONLINE",
    "CỔNG THÔNG TIN ĐIỆN TỬ XÃ SUỐI CẠN",
    "Trang chủ | Tin tức | Liên hệ",
    "Trang chủ > Tin tức",
    "Thứ Hai, 23/11/2026 10:31",
    "Hội nghị thông tin tình hình biển, đảo tại xã Suối Cạn",
    "Được viết: 21-03-2018 15:02 Lần xem: 1204",
    "29/03/2017 11:33:00 AM",
    "Phóng viên tại CH Czech",
    "Tin liên quan",
    "» Lễ mít tinh ở bản (14/11/2026)",
    "Ảnh: Lê Vi",
    "anh_01.jpg",
    "5c2643f63f5e0271f600004b",
    "Chia sẻ",
    "Bình luận",
    "Từ khóa: biển, đảo",
    "Lê Vi",
    "(Nguồn: báo nhà)",
    "Giấy phép số 12/GP-BTTTT",
    f"{SENTENCE}.",
    f" - {SENTENCE}.",
    f"– {SENTENCE}; {SENTENCE}.",
    f"• {SENTENCE}:",
    f"{SENTENCE} {SENTENCE} {SENTENCE}…",
    "-",
    "•",
    "–",
    ":",
    ",",
    "...",
    "",
    " ",
    "\u00a0",
    "\ufeff",
    "0/0/0000",
    "99:99 31/02/2020",
    "[]",
    "()",
    "<b>",
)
LINES = st.lists(st.one_of(st.sampled_from(FURNITURE), st.text(max_size=40)), max_size=30)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(LINES)
def test_no_saved_text_breaks_reading(lines: list[str]) -> None:
    page = Page("made.txt", "\n".join(lines).encode(errors="replace"))
    assert isinstance(read(page, Tools()), Kept | Dropped | Broken)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(LINES, st.sampled_from(("p", "div", "h1", "li", "td")))
def test_no_markup_breaks_reading(lines: list[str], tag: str) -> None:
    body = "".join(f"<{tag}>{escape(line)}</{tag}>" for line in lines)
    markup = (
        f"<html><head><title>{escape(lines[0]) if lines else ''}</title></head><body>{body}</body></html>"
    )
    page = Page("made.html", markup.encode(errors="replace"), content_type="text/html")
    assert isinstance(read(page, Tools()), Kept | Dropped | Broken)
