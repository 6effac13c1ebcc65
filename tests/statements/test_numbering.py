"""What was published takes one number of the year; its paper bears it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from tests.statements.making import NOW, make_published, make_spokesperson, make_statement, make_writer

from nhipcau.common.refusals import Refused
from nhipcau.statements.actions.numbering import number_paper
from nhipcau.statements.printing import paper_of

pytestmark = pytest.mark.django_db


def test_a_published_edition_takes_a_number_once_and_its_paper_bears_it(client: Any) -> None:
    statement = make_published(make_spokesperson())
    edition = statement.editions.get()
    clerk = make_writer(name="Bế Thị Mai")
    row = number_paper(by=clerk, at=NOW, edition=edition)
    with pytest.raises(Refused):
        number_paper(by=clerk, at=NOW, edition=edition)
    whole = Document(BytesIO(paper_of(edition.versions.get())))
    cells = [cell.text for table in whole.tables for line in table.rows for cell in line.cells]
    assert any(row.line in text for text in cells)
    client.force_login(clerk)
    assert row.line in client.get(f"/phat-ngon/{statement.public_id}/").content.decode()


def test_what_is_not_out_or_an_exercise_takes_none() -> None:
    clerk = make_writer()
    with pytest.raises(Refused):
        number_paper(by=clerk, at=NOW, edition=make_statement().editions.get())
    with pytest.raises(Refused):
        number_paper(
            by=make_writer(unit="p14"), at=NOW, edition=make_published(make_spokesperson()).editions.get()
        )
