"""The office's reader: the real line in a child, which a page may take down without taking the worker."""

from __future__ import annotations

import pytest

from nhipcau.journeys.reader import office_reader
from nhipcau.reading.engines.processes import Limits
from nhipcau.reading.outcomes import Broken, Dropped, Kept
from nhipcau.reading.records import Page

PARAGRAPH = (
    "Chiều 14/6, tại xã Trường Hà, tỉnh Cao Bằng, hơn 2.300 người dự lễ khánh thành nhà văn hóa "
    "do Ủy ban nhân dân tỉnh chủ trì; các đại biểu đã nghe báo cáo và tham quan công trình mới. "
)
HTML = (
    "<html lang=vi><head><title>Khánh thành nhà văn hóa</title></head><body><article>"
    f"<h1>Khánh thành nhà văn hóa</h1>{f'<p>{PARAGRAPH}</p>' * 3}</article></body></html>"
)


@pytest.mark.slow
def test_the_reader_reads_outlives_a_dead_child_and_reads_again() -> None:
    page = Page(
        input="a", content=HTML.encode(), content_type="text/html; charset=utf-8", url="https://bao.vn/a"
    )
    with office_reader() as read:
        kept = read(page)
        assert isinstance(kept, Kept)
        assert [place.name for place in kept.mentions.places][:1] == ["Trường Hà"]
        assert isinstance(read(Page(input="b", content=b"")), Dropped)
    with office_reader(limits=Limits(wall_seconds=0.001)) as read:
        assert isinstance(read(page), Broken)
        assert isinstance(read(page), Broken)
