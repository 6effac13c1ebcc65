"""A test on paper: both forms, and answer sheets in pairs under one code, as PDF.

In: a test, codes; out: PDF bytes. Called by the screens of paper tests.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from nhipcau.learning.models import Test
from nhipcau.learning.queries.testing import forms_of
from nhipcau.learning.rules.scoring import LETTERS, form_of
from nhipcau.learning.rules.states import AFTER, BEFORE

FORMS, SHEETS = (Path(__file__).with_name(name) for name in ("test_forms.typ", "answer_sheets.typ"))


def forms_paper(test: Test) -> bytes:
    """Print form A and form B, each from a page of its own."""
    told = {
        "title": test.title, "conference": test.conference.title, "minutes": test.minutes,
        "forms": [
            {"letter": letter, "items": [
                {"text": item.text, "choices": list(zip(LETTERS, item.choices, strict=False))}
                for item in items
            ]}
            for letter, items in forms_of(test).items()
        ],
    }  # fmt: skip
    return _printed(FORMS, told)


def answer_sheets(test: Test, codes: Sequence[str]) -> bytes:
    """Print one page a code: the upper half for before, the lower one for after."""
    forms = forms_of(test)
    told = {
        "title": test.title, "conference": test.conference.title,
        "pages": [
            {"code": f"{code[:3]}-{code[3:]}",
             "halves": [_half(code, BEFORE, forms, "Trước khi học"),
                        _half(code, AFTER, forms, "Sau khi học")]}
            for code in codes
        ],
    }  # fmt: skip
    return _printed(SHEETS, told)


def _half(code: str, moment: str, forms: dict[str, list[Any]], words: str) -> dict[str, Any]:
    letter = form_of(code, moment)
    rows = [[str(item.position), *LETTERS[: len(item.choices)]] for item in forms.get(letter, [])]
    return {"moment": words, "form": letter, "rows": rows}


def _printed(sheet: Path, told: dict[str, Any]) -> bytes:
    inputs = {"told": json.dumps(told, ensure_ascii=False)}
    made: bytes = typst.compile(str(sheet), sys_inputs=inputs, format="pdf")
    return made
