"""Small invented pages, texts and archives that fuzzing starts from."""

from __future__ import annotations

import gzip
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SENTENCES = (
    "Sáng 14/6/2026, tại xã Bảo Lâm, tỉnh Cao Bằng, hơn 2.300 người dự lễ khánh thành cầu treo.",
    "Đồng chí Lò Văn Thảo, Phó Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng, cắt băng khánh thành.",
    "Bà Nông Thị Hiên, Giám đốc Sở Xây dựng (Ủy ban nhân dân tỉnh), cho biết cầu dài gần 120 m.",
    "Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị; Nghị quyết 47/NQ-CP ngày 15-4-2024.",
    "Từ ngày 14 đến 16/9, giai đoạn 2021 - 2025, quý III, sáu tháng đầu năm, trên 1,5 triệu đồng.",
    "Người phát ngôn Bộ Ngoại giao Vi Thị Na trả lời câu hỏi của phóng viên; ít nhất hai mươi ba hộ.",
)
TEXT = "\n\n".join(SENTENCES)
TEXT_SEEDS = tuple(
    each.encode()
    for each in (
        *SENTENCES,
        TEXT,
        f"Khánh thành cầu treo\nThứ năm, 20/11/2026 | 08:30 GMT+7\n\n{TEXT}\n\nCó thể bạn quan tâm",
    )
)
_BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HTML_SEEDS = tuple(
    each.encode()
    for each in (
        f"<html lang=vi><title>Cầu treo</title><article><h1>Cầu treo</h1>{_BODY}</article></html>",
        f'<meta charset=utf-8><meta property="article:published_time" content="2026-11-20T08:30:00+07:00"><div>{_BODY}</div>',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Cầu treo","datePublished":"2026-11-20"}</script>'
        + _BODY,
        f"<div class=related><ul><li><a href=/a>Tin khác</a></ul></div><table><tr><td>{_BODY}</table><!-- x -->",
        f"<body>{'<div>' * 30}{_BODY}",
    )
)
WORDS = (
    "ngày ", "tháng ", "năm ", "quý III", "đồng chí ", "ông ", "Phó Chủ tịch", "Ủy ban nhân dân", "tỉnh ", "xã ",
    "trên ", "gần ", "khoảng ", "ít nhất ", "triệu đồng", "%", "57-KL/TW", "/NQ-CP", "số ", "hai mươi", "29/2",
    "00/00/0000", "31/12/9999", "<p>", "</div>", "<article>", "<table>", "datePublished", "&#0;", "²", "①",
)  # fmt: skip


def warc_seeds() -> list[bytes]:
    """Write one small archive, plain and compressed."""
    plain, packed = BytesIO(), BytesIO()
    for stream, is_gzip in ((plain, False), (packed, True)):
        writer = WARCWriter(stream, gzip=is_gzip)
        for number, body in enumerate(HTML_SEEDS[:2]):
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            url = f"https://bao-mau.example/{number}"
            writer.write_record(
                writer.create_warc_record(url, "response", BytesIO(body[:600]), http_headers=headers)
            )
    chunked = (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 99\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>Xa\r\n0\r\n\r\n\r\n\r\n"
    )
    return [plain.getvalue(), packed.getvalue(), chunked, gzip.compress(plain.getvalue()[:700]), b""]
