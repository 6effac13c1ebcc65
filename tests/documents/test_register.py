"""The register: numbers run by organ, kind and year, are given once, and end the wait of a paper."""

from __future__ import annotations

import csv
import io
import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from tests.people.making import UNIT, make_person, make_unit

from nhipcau.common.refusals import Refused
from nhipcau.documents.actions import register_document, register_documents
from nhipcau.documents.models import Registration, Run
from nhipcau.documents.queries.register import registered_of
from nhipcau.people.models import Person
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
"""Midnight in Hà Nội."""
ADDRESS = "/so-van-ban-thu/"


@pytest.fixture
def clerk() -> Person:
    return make_person("mai", "clerk", full_name="Bế Thị Mai")


def entered(by: Person | None, at: datetime = AT, **given: Any) -> Registration:
    said = {"unit_id": UNIT, "kind": "TC", "symbol": "UBND-VX", "subject": "Mùa du lịch 2027", **given}
    return register_document(by=by, at=at, **said)


def test_numbers_run_by_organ_and_kind(clerk: Person) -> None:
    assert [entered(clerk).number for _again in range(3)] == [1, 2, 3]
    assert entered(clerk, symbol="UBND-NC").number == 4, "one organ counts on, whichever office drafted it"
    assert entered(clerk, symbol="VP-TH").number == 1
    assert entered(clerk, kind="CV").line == "01/UBND-VX"
    assert entered(clerk, kind="CC").line == "02/UBND-VX", "a request for correction is a letter"
    assert entered(clerk, kind="GM", family="party", symbol="BCĐ").line == "01-GM/BCĐ"


def test_numbers_begin_again_on_the_first_of_january(clerk: Person) -> None:
    assert entered(clerk).number == 1
    assert entered(clerk, NEW_YEAR - timedelta(seconds=1)).number == 2
    first = entered(clerk, NEW_YEAR)
    assert (first.year, first.number) == (2027, 1)
    late = entered(clerk, NEW_YEAR, dated_on=date(2026, 12, 31))
    assert (late.year, late.number) == (2026, 3)


def test_a_number_is_never_given_twice(clerk: Person) -> None:
    last = entered(clerk)
    last.delete()
    assert entered(clerk).number == 2, "not even when a row was lost"
    row = Registration.objects.get()
    row.pk, row.public_id = None, "khac"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_units_count_for_themselves(clerk: Person) -> None:
    make_unit("p20", "Lạng Sơn", "20")
    assert entered(clerk).number == 1
    assert entered(clerk, unit_id="p20").number == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "XX"}, "kind"),
        ({"family": "khac"}, "kind"),
        ({"symbol": " "}, "symbol"),
        ({"symbol": "TC/UBND"}, "symbol"),
        ({"subject": "\n"}, "subject"),
        ({"subject": "dài" * 200}, "subject"),
        ({"dated_on": date(2027, 1, 1)}, "dated_on"),
    ],
)
def test_what_cannot_be_entered_takes_no_number(clerk: Person, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        entered(clerk, **given)
    assert refused.value.field == field
    assert not Run.objects.exists()
    assert not Entry.objects.exists()


def test_entering_is_in_the_record(clerk: Person) -> None:
    row = entered(clerk, AT + timedelta(hours=1), about="press.enquiry:abc")
    assert [one.pk for one in registered_of("press.enquiry:abc")] == [row.pk]
    last = Entry.objects.order_by("-seq")[0]
    assert last.verb == "documents.register"
    assert last.after is not None
    assert last.after["document_number"] == "01/TC-UBND-VX"
    entered(clerk, AT + timedelta(hours=2), about="press.enquiry:abc")


def test_many_papers_take_their_numbers_at_once(clerk: Person) -> None:
    entered(clerk, kind="GCN")
    said: dict[str, Any] = {"unit_id": UNIT, "kind": "GCN", "symbol": "UBND-VX"}
    names = [f"Giấy chứng nhận {place}" for place in range(1700)]
    abouts = [f"learning.certificate:{place}" for place in range(1700)]
    before = Entry.objects.count()
    rows = register_documents(by=clerk, at=AT, subjects=names, abouts=abouts, **said)
    assert [row.number for row in rows] == list(range(2, 1702))
    assert (rows[0].line, rows[-1].line) == ("02/GCN-UBND-VX", "1701/GCN-UBND-VX")
    assert [row.number for row in registered_of("learning.certificate:1699")] == [1701]
    assert Entry.objects.count() == before + 1, "one entry for all"
    last = Entry.objects.order_by("-seq")[0]
    assert last.after is not None
    assert (last.after["documents_entered"], last.after["last_number"]) == (1700, "1701/GCN-UBND-VX")
    assert entered(clerk, kind="GCN").number == 1702
    assert register_documents(by=clerk, at=AT, subjects=[], abouts=[], **said) == []


def test_one_bad_paper_among_many_takes_no_number(clerk: Person) -> None:
    said: dict[str, Any] = {"unit_id": UNIT, "kind": "KH", "symbol": "UBND"}
    with pytest.raises(Refused):
        register_documents(by=clerk, at=AT, subjects=["Có", " "], abouts=["", ""], **said)
    with pytest.raises(ValueError, match="zip"):
        register_documents(by=clerk, at=AT, subjects=["Có"], abouts=[], **said)
    assert not Run.objects.exists()


@pytest.fixture
def desk(clerk: Person, settings: Any) -> Client:
    settings.ROOT_URLCONF = "tests.documents.urls"
    client = Client()
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_screen_lists_searches_filters_and_exports_the_own_unit(desk: Client, clerk: Person) -> None:
    make_unit("p20", "Lạng Sơn", "20")
    entered(clerk, subject="Khai mạc hội nghị báo chí")
    entered(clerk, kind="CV", subject="Trả lời về cửa khẩu", about="press.enquiry:abc")
    entered(clerk, unit_id="p20", subject="Việc của đơn vị khác")
    entered(clerk, NEW_YEAR, subject="Năm mới")
    page = desk.get(ADDRESS).content.decode()
    assert "01/TC-UBND-VX" in page
    assert "Việc của đơn vị khác" not in page
    assert "Khai mạc" not in desk.get(f"{ADDRESS}?q=cua+khau").content.decode()
    assert "Trả lời về cửa khẩu" in desk.get(f"{ADDRESS}?q=cua+khau").content.decode()
    assert "Khai mạc" not in desk.get(f"{ADDRESS}?kind=CV").content.decode()
    assert "Khai mạc" not in desk.get(f"{ADDRESS}?year=2027").content.decode()
    assert desk.get(f"{ADDRESS}?year=1999&kind=x&sort=-line").status_code == 200
    body = b"".join(desk.get(f"{ADDRESS}?export=csv").streaming_content).decode().removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(body)))
    assert [row[0] for row in rows[1:]] == ["01/TC-UBND-VX", "01/UBND-VX", "01/TC-UBND-VX"]
    assert rows[1][1] == "01/01/2027"


def test_an_empty_register_says_how_it_fills(desk: Client) -> None:
    assert "Chưa có văn bản nào trong sổ" in desk.get(ADDRESS).content.decode()
    assert "Không có mục nào khớp" in desk.get(f"{ADDRESS}?q=zzz").content.decode()
    assert Client().get(ADDRESS).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_clerks_at_once_get_different_numbers() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time by the gate; tests' memory database is one connection")
    make_person("mai", "clerk")
    wrong: list[Exception] = []

    def work() -> None:
        try:
            for _again in range(5):
                entered(None)
        except Exception as error:  # noqa: BLE001 - told below
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _clerk in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    numbers = sorted(Registration.objects.values_list("number", flat=True))
    assert numbers == list(range(1, 31))
