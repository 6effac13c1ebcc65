"""Reading what is handed over: nothing breaks it, nothing is lost."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.attendance.rules.facts import FORMAT, Fact, LineFact, Unreadable, item_from, sheet_from

GOOD = {"fact_id": "fact-0001", "kind": "arrive", "half_day": "abc", "code": "ABCD",
        "said_at": "2026-11-20T09:05:00+07:00"}  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


def test_a_fact_is_read() -> None:
    fact = item_from(GOOD)
    assert isinstance(fact, Fact)
    assert fact.said_at is not None
    assert fact.said_at.isoformat() == "2026-11-20T09:05:00+07:00"


def test_a_line_is_read() -> None:
    fact = item_from({"fact_id": "line-0001", "kind": "line", "half_day": "abc", "heads": 14})
    assert fact == LineFact("line-0001", "abc", "", 14, None)


@settings(max_examples=300)
@given(st.sampled_from([*GOOD, "name", "reason", "place", "undoes", "sealed", "site"]), anything)
def test_any_value_is_read_or_named(field: str, value: Any) -> None:
    item = item_from({**GOOD, field: value})
    if isinstance(item, Unreadable):
        assert item.field in {field, "code", "half_day", "undoes", "place", "name", "reason", "line"}
    else:
        json.dumps([getattr(item, name) for name in ("fact_id", "half_day")]).encode()


@settings(max_examples=200)
@given(anything)
def test_anything_is_an_item(value: Any) -> None:
    assert isinstance(item_from(value), Unreadable)


def test_a_sheet_keeps_every_item() -> None:
    sheet = sheet_from(
        {"format": FORMAT, "batch_id": "batch-0001", "facts": [GOOD, None, {"kind": "arrive"}]}
    )
    assert [type(item) for item in sheet.facts] == [Fact, Unreadable, Unreadable]
