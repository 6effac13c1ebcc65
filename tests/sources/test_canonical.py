"""Spellings of one address share a key; different pages never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.sources.canonical import page_key, tidy_address

PAGE = "https://bao.vn/tin/cau-moi-12.html"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://bao.vn/tin/cau-moi-12.html",
        "https://BAO.VN/tin/cau-moi-12.html#binh-luan",
        "https://bao.vn:443/tin/cau-moi-12.html?utm_source=zalo&utm_medium=oa",
        " https://bao.vn./tin/cau-moi-12.html?fbclid=IwAR0&zarsrc=30 ",
    ],
)
def test_spellings_of_one_page_share_a_key(spelling: str) -> None:
    tidy = tidy_address(spelling)
    assert tidy is not None
    assert page_key(tidy) == page_key(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://bao.vn/tin/cau-moi-13.html",
        "https://bao.vn/tin/cau-moi-12.html?page=2",
        "https://bao.vn/TIN/cau-moi-12.html",
    ],
)
def test_other_pages_have_other_keys(other: str) -> None:
    tidy = tidy_address(other)
    assert tidy is not None
    assert page_key(tidy) != page_key(PAGE)


def test_the_query_that_names_the_page_is_kept_as_written() -> None:
    assert tidy_address("https://bao.vn/news.asp?id=5&tên=b") == "https://bao.vn/news.asp?id=5&tên=b"
    assert tidy_address("https://bao.vn/news.asp?id=5&utm_id=1") == "https://bao.vn/news.asp?id=5"


@pytest.mark.parametrize(
    "odd", ["mailto:a@b.vn", "javascript:1", "", "http://", "http://[bad", "http://bao.vn:x/"]
)
def test_what_is_no_web_address_is_none(odd: str) -> None:
    assert tidy_address(odd) is None


@given(st.text(max_size=60))
def test_tidying_is_total_and_stable(text: str) -> None:
    tidy = tidy_address(text, "https://bao.vn/a/")
    assert tidy is None or tidy_address(tidy) == tidy
