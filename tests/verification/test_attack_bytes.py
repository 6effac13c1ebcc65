"""Hostile bytes and empty words: what would break the office, or look like work that was not done."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from tests.verification.dossiers_making import fresh, make_dossier, visit
from tests.verification.making import NOW
from tests.verification.test_rows_belong_to_units import signed_in

from nhipcau.common.files import receiving
from nhipcau.common.files.receiving import receive
from nhipcau.common.files.serving import attachment
from nhipcau.common.files.snapshots import keep, load
from nhipcau.common.refusals import Refused
from nhipcau.sources.fetcher import Fetched
from nhipcau.verification.actions.dossiers import write_text
from nhipcau.verification.actions.searches import log_search
from nhipcau.verification.archiving.words import words_of_page

PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</textarea><script>1</script>",
    "</title><script>1</script>", '"><script>1</script>', "' onmouseover='alert(1)", "<iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>", "<math><mi xlink:href='javascript:1'>", "<details open ontoggle=alert(1)>",
    "{{ 7|add:'7' }}{% now 'Y' %}", "<base href=//x.example>", "<meta http-equiv=refresh content=0>",
    "<style>@import'//x.example'</style>", "<link rel=stylesheet href=//x.example>", "<object data=//x.example>",
    "<embed src=//x.example>", "<form action=//x.example>", "<video src=//x.example>", "&lt;script&gt;", "<!--<script>-->",
    "<xmp><script>1</script>", "<noscript><p title='</noscript><img src=x onerror=1>'>", "\u2028<script>1</script>",
]  # fmt: skip


def test_halves_of_letters_in_a_document_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken PDF gives lone surrogates; no database takes them."""
    monkeypatch.setattr(
        receiving, "words_of", lambda _content, _kind: {"text": "Biên\ud800 bản\x00 kiểm đếm"}
    )
    taken = receive("a.pdf", b"%PDF-1.4\n%%EOF")
    assert taken.text == "Biên bản kiểm đếm"
    assert taken.text.encode()


def test_a_rotten_file_is_written_anew_when_the_same_bytes_come_again(tmp_path: Any) -> None:
    name = keep(tmp_path, b"Bien ban kiem dem")
    next(tmp_path.rglob("*.zst")).write_bytes(b"rotten")
    assert keep(tmp_path, b"Bien ban kiem dem") == name
    assert load(tmp_path, name) == b"Bien ban kiem dem"


@pytest.mark.timeout(20)
def test_forty_thousand_nested_tags_are_read_or_left_but_do_not_hang() -> None:
    page = Fetched("https://a.vn/", "https://a.vn/", 200, b"<div>" * 40_000 + b"Nuoc rut.", "text/html")
    assert len(words_of_page(page).text) < 1000


@pytest.mark.parametrize(
    "name", ['a"b.pdf', "a\r\nSet-Cookie: x=1.pdf", "Biên bản “kiểm đếm”.pdf", "a;b\\c.pdf", "\x00.pdf"]
)
def test_no_name_of_a_file_writes_a_header(name: str) -> None:
    response = attachment(b"x", name=receiving.tidy_name(name), media_type="application/pdf")
    said = response["Content-Disposition"]
    assert said.startswith("attachment")
    assert "\r" not in said
    assert "\n" not in said
    assert "Set-Cookie" not in response.headers
    assert (response["X-Content-Type-Options"], "sandbox" in response["Content-Security-Policy"]) == (
        "nosniff",
        True,
    )


@pytest.mark.django_db
def test_no_more_of_an_upload_than_may_be_kept_is_read_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, asked = make_dossier(), []

    def read(self: Any, *sizes: int) -> bytes:
        asked.append(sizes)
        return b"%PDF-1.4" + b"x" * 10

    monkeypatch.setattr("django.core.files.uploadedfile.InMemoryUploadedFile.read", read)
    client, handed = signed_in("officer", unit=dossier.unit_id), BytesIO(b"%PDF-1.4")
    handed.name = "a.pdf"
    client.post(
        reverse("verification:add_file", args=[dossier.public_id]),
        {"upload": handed, "kind": "document", "stance": "context", "title": "Văn bản",
         "revision": fresh(dossier).revision},
    )  # fmt: skip
    assert asked
    assert all(sizes and 0 < sizes[0] <= receiving.MOST_BYTES + 1 for sizes in asked)


@pytest.mark.django_db
@pytest.mark.parametrize("words", [".", "x", "\u200b\u200b\u2060", "— — —", "!!!???...,,,"])
def test_nothing_said_is_no_text_of_a_dossier_and_no_search(words: str) -> None:
    dossier = make_dossier(would_show_wrong="")
    for name in ("would_show_wrong", "best_case"):
        with pytest.raises(Refused):
            write_text(
                by=dossier.owner, at=NOW, dossier=dossier, seen=dossier.revision, name=name, text=words
            )
    for where, typed in ((words, "số nhà ngập"), ("Cổng xã", words)):
        with pytest.raises(Refused):
            log_search(
                by=dossier.owner, at=NOW, dossier=dossier, seen=dossier.revision, side="both", where=where, words=typed,
                found_nothing=True,
            )  # fmt: skip
    assert fresh(dossier).searches.count() == 0


@pytest.mark.django_db
def test_what_is_typed_is_shown_as_letters() -> None:
    dossier = make_dossier(would_show_wrong="Nếu " + " ".join(PAYLOADS))
    for payload in PAYLOADS:
        visit(dossier, title=payload)
    client = signed_in("officer", unit=dossier.unit_id)
    for url in (
        dossier.get_absolute_url(),
        dossier.claim.get_absolute_url(),
        reverse("verification:dossiers"),
    ):
        response = client.get(url)
        page = response.content.decode()
        for raw in PAYLOADS:
            if "<" in raw:
                assert raw not in page, raw
        assert "alert(1)>" not in page
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
