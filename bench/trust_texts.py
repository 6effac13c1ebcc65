"""Made pages for the trust parts: invented news of invented events, every number another page."""

from __future__ import annotations

PLACES = ("Bảo Lâm", "Trùng Khánh", "Hạ Lang", "Quảng Uyên", "Nguyên Bình", "Thạch An")
SENTENCES = (
    "Sáng 14/{month}/2026, tại xã {place}, tỉnh Cao Bằng, hơn {count} người dự khánh thành cầu số {number}.",
    "Đồng chí Lò Văn Thảo, Phó Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng, đến dự và cắt băng khánh thành.",
    "Công trình dài {count} mét, tổng mức đầu tư {count} triệu đồng, hoàn thành sau 18 tháng thi công.",
    "Bà Nông Thị Hiên, Giám đốc Sở Xây dựng, cho biết cây cầu rút ngắn đường đến trường của học sinh ba bản.",
    "Việc xây dựng thực hiện theo Quyết định số {number}/QĐ-UBND ngày 12/3/2025 của Ủy ban nhân dân tỉnh.",
    "Người dân trong vùng đã góp gần {number} ngày công để làm đường dẫn hai đầu cầu và trồng cây ven suối.",
)


def title(number: int) -> str:
    """Name the event."""
    return f"Khánh thành cầu số {number} ở {PLACES[number % len(PLACES)]}"


def text(number: int, edit: int = 0) -> str:
    """Tell the event; an edit adds a sentence."""
    facts = {
        "place": PLACES[number % len(PLACES)],
        "month": number % 9 + 1,
        "count": 100 + number,
        "number": number,
    }
    told = [sentence.format(**facts) for sentence in SENTENCES]
    return "\n".join([*told, f"Tin được bổ sung lần {edit}."] if edit else told)


def page(number: int) -> bytes:
    """Print the event as a page of a press site."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text(number).split("\n"))
    head = f"<head><title>{title(number)}</title><meta charset=utf-8></head>"
    article = f"<article><h1>{title(number)}</h1>{body}</article>"
    return f"<html lang=vi>{head}<body>{article}</body></html>".encode()
