"""Agreed terms: kept by hand or as a table, whole or not at all."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.people.making import NOW, make_person

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.translation.actions.keeping import add_term, change_term, retire_term
from nhipcau.translation.models import Term
from nhipcau.translation.queries.terms import hints_for, terms_for

pytestmark = pytest.mark.django_db
HEAD = "Ngôn ngữ gốc,Dịch sang,Thuật ngữ,Cách dịch,Ghi chú\n"


@pytest.fixture
def translator() -> Any:
    return make_person("dich.vien", "translator")


@pytest.fixture
def signed_in(client: Client, translator: Any) -> Client:
    client.force_login(translator)
    return client


def _add(by: Any, source: str = "điểm cầu", target: str = "bridge point", **more: Any) -> Term:
    return add_term(
        by=by, at=NOW, source_language="vi", target_language="en", source=source, target=target, **more
    )


def test_a_term_works_both_ways_and_only_agreed_ones_are_asked_for(translator: Any) -> None:
    """A proposed one is a hint; a retired one is nothing."""
    _add(translator)
    _add(translator, "hội nghị", "conference", state="proposed")
    assert [(one.source, one.target) for one in terms_for(translator.unit_id, "vi", "en")] == [
        ("điểm cầu", "bridge point")
    ]
    assert [one.source for one in terms_for(translator.unit_id, "en", "vi")] == ["bridge point"]
    assert len(hints_for(translator.unit_id, "vi", "en")) == 2


def test_one_translation_a_term_until_it_is_retired(translator: Any) -> None:
    """Two would settle nothing."""
    first = _add(translator)
    with pytest.raises(Refused):
        _add(translator, target="site")
    retire_term(by=translator, at=NOW, term=first, seen=first.revision)
    _add(translator, target="site")
    assert [one.target for one in terms_for(translator.unit_id, "vi", "en")] == ["site"]


def test_two_people_at_one_term(translator: Any) -> None:
    """The second is told."""
    term = _add(translator)
    said = {"source_language": "vi", "target_language": "en", "source": "điểm cầu", "target": "site"}
    change_term(by=translator, at=NOW, term=term, seen=1, **said)
    with pytest.raises(Stale):
        change_term(by=translator, at=NOW, term=term, seen=1, **{**said, "target": "node"})


def _upload(client: Client, content: bytes, name: str = "bang.csv") -> Any:
    return client.post(reverse("translation:take"), {"upload": SimpleUploadedFile(name, content)})


def test_a_table_is_taken_whole(signed_in: Client, translator: Any) -> None:
    """New ones and changed ones; taken twice it changes nothing."""
    _add(translator)
    table = f"{HEAD}vi,en,điểm cầu,site,\nTiếng Việt,Tiếng Trung,điểm cầu,分会场,họp\n".encode()
    assert _upload(signed_in, table).status_code == 302
    assert {(one.target_language, one.target) for one in Term.objects.all()} == {
        ("en", "site"),
        ("zh", "分会场"),
    }
    assert _upload(signed_in, table).status_code == 302
    assert Term.objects.count() == 2


def test_bad_cells_are_named_and_nothing_is_half_saved(signed_in: Client) -> None:
    """Line and column of each."""
    answer = _upload(signed_in, f"{HEAD}vi,en,điểm cầu,site,\nvi,xx,loa,,\n".encode())
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "dòng 3, cột “Dịch sang”" in words
    assert "dòng 3, cột “Cách dịch”" in words
    assert Term.objects.count() == 0


def test_a_sheet_is_read(signed_in: Client) -> None:
    """Excel too; a term given two translations is named."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for line, row in enumerate(
        [HEAD.strip().split(","), ["vi", "fr", "điểm cầu", "site", ""], ["vi", "fr", "điểm cầu", "pont", ""]]
    ):
        sheet.write_row(line, 0, row)
    book.close()
    assert "dòng 3, cột “Thuật ngữ”" in _upload(signed_in, file.getvalue(), "bang.xlsx").content.decode()


def test_list_search_filters_and_export(signed_in: Client, translator: Any) -> None:
    """Found without marks; exported as text."""
    _add(translator)
    _add(translator, "=cmd", "x")
    page = signed_in.get(reverse("translation:list"), {"q": "diem cau"}).content.decode()
    assert "bridge point" in page
    assert "=cmd" not in page
    csv = b"".join(signed_in.get(reverse("translation:list"), {"export": "csv"}).streaming_content).decode()  # type: ignore[arg-type]
    assert "'=cmd" in csv


def test_another_unit_sees_nothing(client: Client, translator: Any) -> None:
    """404, and an empty list; a clerk may look and not change."""
    from tests.people.making import make_unit

    term = _add(translator)
    other = make_person("khac", "translator")
    other.unit = make_unit("p20", "Lạng Sơn", "20")
    other.save()
    client.force_login(other)
    assert client.get(reverse("translation:change", args=[term.public_id])).status_code == 404
    client.force_login(make_person("van.thu", "clerk"))
    assert client.get(reverse("translation:list")).status_code == 200
    assert client.get(reverse("translation:add")).status_code == 403
