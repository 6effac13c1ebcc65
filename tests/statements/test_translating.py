"""The translator's desk: what is missing or behind, saving beside the original, files out and in."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.statements.making import (
    ENGLISH,
    NOW,
    edition_of,
    fresh,
    make_statement,
    make_writer,
    translate,
    version_of,
)

from nhipcau.common.conflicts import Stale
from nhipcau.statements.actions.exchanging import documents_out, save_translation, take_documents
from nhipcau.statements.actions.writing import write_version
from nhipcau.statements.queries.translating import bench_for, earlier_source, standings, translatable_for
from nhipcau.translation.actions.keeping import add_term
from nhipcau.translation.rules.texts import Text
from nhipcau.translation.rules.xliff import written
from nhipcau.translation.rules.xliff_reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client: Client) -> Any:
    return make_writer()


@pytest.fixture
def statement(writer: Any) -> Any:
    return make_statement(by=writer)


def _bench(writer: Any, statement: Any, language: str = "en") -> Any:
    return bench_for(writer, edition_of(statement).public_id, language)


def _save(writer: Any, statement: Any, text: Text, seen: int = 0, source_hash: str = "") -> Any:
    bench = _bench(writer, statement)
    shown = source_hash or bench.original.content_hash
    return save_translation(by=writer, at=NOW, bench=bench, seen=seen, source_hash=shown, text=text)


def _change_original(writer: Any, statement: Any) -> None:
    row = version_of(statement)
    write_version(
        by=writer, at=NOW, version=row, seen=row.revision, title=row.title, lead=row.lead,
        body=row.body.replace("14 km", "16 km"),
    )  # fmt: skip


def _states(writer: Any) -> dict[str, str]:
    return {one.language: one.state for one in standings(translatable_for(writer)[0])}


def test_missing_then_draft_then_stale(writer: Any, statement: Any) -> None:
    """The original's own language is never missing; a change of the original shows, word by word."""
    assert _states(writer) == dict.fromkeys(("en", "zh", "lo", "km", "fr"), "missing")
    _save(writer, statement, Text("en", *ENGLISH))
    assert _states(writer)["en"] == "draft"
    _change_original(writer, statement)
    assert _states(writer)["en"] == "stale"
    earlier = earlier_source(_bench(writer, statement))
    assert earlier is not None
    assert "14 km" in earlier.body


def test_the_original_changed_while_somebody_translated(writer: Any, statement: Any) -> None:
    """Told, and nothing is stored."""
    seen = version_of(statement).content_hash
    _change_original(writer, statement)
    with pytest.raises(Stale):
        _save(writer, statement, Text("en", *ENGLISH), source_hash=seen)
    assert not edition_of(statement).versions.filter(language="en").exists()


def _file(writer: Any, statement: Any) -> bytes:
    return written(documents_out(at=NOW, benches=[_bench(writer, statement)]))


def _translated(content: bytes) -> bytes:
    text = content.decode()
    return text.replace("Cầu Khuổi Lặn đã qua", "X đã qua").encode()


def test_a_file_out_and_in_loses_nothing(writer: Any, statement: Any) -> None:
    """Taken back untouched the words are the same; ids and hash stand in it."""
    translate(statement, by=writer)
    content = _file(writer, statement)
    (taken,) = take_documents(by=writer, at=NOW, documents=read(content))
    row = version_of(statement, "en")
    assert (row.title, row.lead, row.body) == ENGLISH
    assert (taken.missing, taken.was_behind) == (0, False)


def test_a_file_made_before_somebody_else_wrote_is_declined(writer: Any, statement: Any) -> None:
    """Nothing of theirs is lost."""
    version = translate(statement, by=writer)
    content = _file(writer, statement)
    row = fresh(version)
    write_version(
        by=writer, at=NOW, version=row, seen=row.revision, title="Theirs", lead=row.lead, body=row.body
    )
    with pytest.raises(Stale):
        take_documents(by=writer, at=NOW, documents=read(content))
    assert fresh(version).title == "Theirs"


def test_a_file_of_an_older_original_is_taken_and_stays_behind(writer: Any, statement: Any) -> None:
    """The desk goes on saying so."""
    translate(statement, by=writer)
    content = _file(writer, statement)
    _change_original(writer, statement)
    (taken,) = take_documents(by=writer, at=NOW, documents=read(content))
    assert taken.was_behind
    assert _states(writer)["en"] == "stale"


def test_a_machine_made_file_makes_a_machine_version(client: Client, writer: Any, statement: Any) -> None:
    """By upload; the terms of the unit stand in the notes."""
    add_term(
        by=writer,
        at=NOW,
        source_language="vi",
        target_language="en",
        source="chịu tải",
        target="load",
        note="cầu",
    )
    content = _file(writer, statement).decode()
    assert "chịu tải = load (cầu)" in content
    machine = content.replace("</source>", "</source><target>Machine words</target>").replace(
        'state="initial"', 'state="translated" subState="x:mt"'
    )
    client.force_login(writer)
    answer = client.post(
        reverse("statements:take_xliff"),
        {"upload": SimpleUploadedFile("a.xlf", machine.encode())},
        follow=True,
    )
    assert answer.status_code == 200
    assert version_of(statement, "en").made == "machine"


def test_a_bad_file_says_why(client: Client, writer: Any) -> None:
    """Nothing is stored."""
    client.force_login(writer)
    bad = SimpleUploadedFile("a.xlf", b'<!DOCTYPE x [<!ENTITY a "b">]><xliff/>')
    answer = client.post(reverse("statements:take_xliff"), {"upload": bad})
    assert answer.status_code == 422
    assert "DOCTYPE" in answer.content.decode()


def test_the_bench_compares_without_saving(client: Client, writer: Any, statement: Any) -> None:
    """A wrong figure is told; then the right words are saved."""
    client.force_login(writer)
    address = reverse("statements:translate", args=[edition_of(statement).public_id, "en"])
    said = {"title": ENGLISH[0], "lead": ENGLISH[1], "body": ENGLISH[2].replace("14 km", "41 km")}
    page = client.post(address, {**said, "check": "1"}).content.decode()
    assert "14" in page
    assert "bản dịch viết “41”" in page
    assert not edition_of(statement).versions.filter(language="en").exists()
    seen = {"revision": 0, "source_hash": version_of(statement).content_hash}
    assert client.post(address, {**said, **seen, "body": ENGLISH[2]}).status_code == 302
    assert "Không thấy số" in client.get(address).content.decode()


def test_the_desk_filters_and_packs(client: Client, writer: Any, statement: Any) -> None:
    """One ZIP a language; the filters are kept."""
    translate(statement, by=writer)
    client.force_login(writer)
    desk = reverse("statements:translating")
    assert statement.title in client.get(desk, {"language": "zh", "state": "missing"}).content.decode()
    assert statement.title not in client.get(desk, {"language": "en", "state": "missing"}).content.decode()
    assert statement.title in client.get(desk, {"language": "en", "state": "draft"}).content.decode()
    packed = client.get(reverse("statements:many_xliff"), {"language": "zh"}).content
    (name,) = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert name.endswith("-zh.xlf")


def test_another_unit_is_told_nothing(client: Client, statement: Any) -> None:
    """404."""
    client.force_login(make_writer(unit="p20"))
    address = reverse("statements:translate", args=[edition_of(statement).public_id, "en"])
    assert client.get(address).status_code == 404
    assert client.get(f"{address}xliff/").status_code == 404
