"""Adding evidence of every kind: what it stands on, what is refused, what is handed out again."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from tests.verification.dossiers_making import fresh, make_dossier, visit
from tests.verification.making import NOW, OTHER_UNIT, latest_version, make_article, make_person, make_story

from nhipcau.common.refusals import Refused
from nhipcau.sources.fetcher import Fetched
from nhipcau.verification.actions.capturing import archive_address
from nhipcau.verification.actions.evidence import Described, add_article, add_visit, withdraw_evidence
from nhipcau.verification.models import Capture, Evidence
from nhipcau.verification.queries.dossiers_fairness import fairness_of

pytestmark = pytest.mark.django_db
WORDS = "280 ngôi nhà bị ngập"
TEXT = f"Theo xã Mẫu Sơn, có {WORDS}. Nước đã rút."
FOR = Described(stance="supports", title="Bài của Báo Mẫu", publisher="Báo Mẫu")


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def add(dossier: Any, version: Any, exact: str) -> Evidence:
    return add_article(
        by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision, described=FOR,
        version=version, exact=exact,
    )  # fmt: skip


def page(body: str, status: int = 200) -> Any:
    """Return a fetch that answers every address with this page."""
    content = (
        f"<html><head><title>Xã Mẫu</title></head><body><article>{body}</article></body></html>".encode()
    )

    def fetch(url: str, **_known: Any) -> Fetched:
        return Fetched(
            url, url, status, content, "text/html; charset=utf-8",
            headers=(("Content-Type", "text/html; charset=utf-8"),), asked=(("Host", "xa-mau.example.vn"),),
        )  # fmt: skip

    return fetch


def test_no_evidence_before_what_would_show_us_wrong() -> None:
    dossier = make_dossier(would_show_wrong="")
    with pytest.raises(Refused, match="Hãy viết mục ấy trước"):
        visit(dossier)
    answer = signed_in(dossier.owner).get(dossier.get_absolute_url())
    assert reverse("verification:add_visit", args=[dossier.public_id]) not in answer.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(
            dossier=dossier, number=1, kind="visit", stance="context", title="Chui", note="Chui", sha256="0",
            captured_at=NOW, added_by=dossier.owner, added_at=NOW,
        )  # fmt: skip


def test_an_article_is_quoted_word_for_word_in_its_version() -> None:
    dossier, version = make_dossier(), latest_version(make_article(TEXT))
    piece = add(dossier, version, f"  {WORDS} ")
    assert (piece.exact, piece.sha256, piece.number) == (WORDS, version.text_sha256, 1)
    assert version.text[version.text.index(WORDS) - len(piece.prefix) :].startswith(piece.prefix + WORDS)


@pytest.mark.parametrize(
    "words",
    ["281 ngôi nhà bị ngập", "80 ngôi nhà bị ngập", "280 ngôi nhà không bị ngập"],
    ids=["digit", "half", "denied"],
)
def test_words_that_do_not_stand_there_are_refused_at_their_field(words: str) -> None:
    dossier, version = make_dossier(), latest_version(make_article(TEXT))
    with pytest.raises(Refused) as refused:
        add(dossier, version, words)
    assert refused.value.field == "exact"
    assert not dossier.evidence.exists()


def test_the_storys_articles_are_offered_and_a_search_finds_others() -> None:
    met, beside = make_article(), make_article(TEXT, title="Xã Mẫu kiểm đếm")
    apart = make_article("Chợ phiên Mẫu Lâm họp lại.", title="Chợ phiên Mẫu Lâm")
    dossier = make_dossier(article=met, story=make_story(met, beside))
    client = signed_in(dossier.owner)
    address = reverse("verification:choose_article", args=[dossier.public_id])
    offered = client.get(address).content.decode()
    assert beside.title in offered
    assert apart.title not in offered
    assert apart.title in client.get(address, {"q": "cho phien mau lam"}).content.decode()


def test_an_address_is_archived_and_its_copy_is_only_downloaded(monkeypatch: Any) -> None:
    dossier = make_dossier()
    archive = partial(archive_address, fetch=page(f"<p>{TEXT}</p>" * 5))
    monkeypatch.setattr("nhipcau.verification.views.evidence_bytes.archive_address", archive)
    client = signed_in(dossier.owner)
    address = reverse("verification:add_address", args=[dossier.public_id])
    said = {
        "revision": fresh(dossier).revision, "url": "https://xa-mau.example.vn/bao-cao", "exact": WORDS,
        "kind": "document", "stance": "contradicts", "title": "Báo cáo của xã",
    }  # fmt: skip
    assert client.post(address, said).status_code == 302
    piece = dossier.evidence.get()
    assert piece.capture is not None
    assert piece.sha256 == piece.capture.sha256
    copy = client.get(reverse("verification:evidence_copy", args=[dossier.public_id, piece.public_id]))
    assert hashlib.sha256(copy.content).hexdigest() == piece.capture.warc_sha256
    assert copy["Content-Disposition"].startswith("attachment")
    assert copy["X-Content-Type-Options"] == "nosniff"
    words = client.get(reverse("verification:evidence_words", args=[dossier.public_id, piece.public_id]))
    assert f'<mark id="trich">{WORDS}</mark>' in words.content.decode()
    stranger = signed_in(make_person(unit=OTHER_UNIT))
    for name in ("evidence_copy", "evidence_words"):
        asked = reverse(f"verification:{name}", args=[dossier.public_id, piece.public_id])
        assert stranger.get(asked).status_code == 404


@pytest.mark.parametrize(
    ("fetch", "field"),
    [
        (page("<p>Nước đã rút ở xã Mẫu Sơn, giao thông trở lại.</p>" * 5), "exact"),
        (page("<h1>404</h1><p>Không tìm thấy trang</p>", 404), "url"),
        (page('<form><input type="password" name="p"></form><p>Đăng nhập để đọc tiếp</p>'), "url"),
    ],
    ids=["other-words", "missing", "log-in"],
)
@pytest.mark.parametrize("by_htmx", [False, True], ids=["plain", "htmx"])
def test_a_page_that_is_no_evidence_comes_back_at_its_field(
    monkeypatch: Any, fetch: Any, field: str, by_htmx: bool
) -> None:
    dossier = make_dossier()
    monkeypatch.setattr(
        "nhipcau.verification.views.evidence_bytes.archive_address", partial(archive_address, fetch=fetch)
    )
    said = {
        "revision": fresh(dossier).revision, "url": "https://xa-mau.example.vn/bao-cao", "exact": WORDS,
        "kind": "document", "stance": "contradicts", "title": "Báo cáo gõ dở",
    }  # fmt: skip
    headers = {"HX-Request": "true"} if by_htmx else {}
    address = reverse("verification:add_address", args=[dossier.public_id])
    answer = signed_in(dossier.owner).post(address, said, headers=headers)
    assert answer.status_code == (200 if by_htmx else 422)
    assert list(answer.context["form"].errors) == [field]
    assert "Báo cáo gõ dở" in answer.content.decode()
    assert not Capture.objects.exists()
    assert not dossier.evidence.exists()


def test_nothing_is_fetched_for_a_dossier_that_takes_no_evidence(monkeypatch: Any) -> None:
    dossier = make_dossier(would_show_wrong="")
    asked: list[str] = []
    monkeypatch.setattr(
        "nhipcau.verification.views.evidence_bytes.archive_address",
        lambda **given: asked.append(given["url"]),
    )
    said = {
        "revision": fresh(dossier).revision, "url": "https://xa-mau.example.vn/", "exact": WORDS,
        "kind": "document", "stance": "context", "title": "Sớm quá",
    }  # fmt: skip
    address = reverse("verification:add_address", args=[dossier.public_id])
    assert signed_in(dossier.owner).post(address, said).status_code == 422
    assert asked == []


def test_a_text_file_is_no_picture() -> None:
    dossier = make_dossier()
    said = {
        "revision": fresh(dossier).revision, "stance": "context", "title": "Ảnh hiện trường",
        "upload": SimpleUploadedFile("anh.txt", "không phải ảnh".encode()),
    }  # fmt: skip
    answer = signed_in(dossier.owner).post(
        reverse("verification:add_picture", args=[dossier.public_id]), said
    )
    assert answer.status_code == 422
    assert "upload" in answer.context["form"].errors


def test_a_visit_is_not_ahead_of_us() -> None:
    dossier = make_dossier()
    with pytest.raises(Refused) as refused:
        add_visit(
            by=dossier.owner, at=NOW, dossier=dossier, seen=fresh(dossier).revision,
            described=Described("context", "Bờ suối", note="Nước đã rút."), seen_at=NOW + timedelta(hours=1),
        )  # fmt: skip
    assert refused.value.field == "seen_at"


def test_withdrawn_evidence_stays_struck_and_counts_no_more() -> None:
    dossier = make_dossier()
    piece = visit(dossier, title="Trụ sở xã Mẫu")
    seen = fresh(dossier).revision
    withdraw_evidence(
        by=dossier.owner, at=NOW, dossier=dossier, seen=seen, evidence=piece, reason="Đếm nhầm."
    )
    assert fairness_of(fresh(dossier)).contradicting == 0
    shown = signed_in(dossier.owner).get(dossier.get_absolute_url()).content.decode()
    assert "<s>1. Trụ sở xã Mẫu</s>" in shown
    assert "Đếm nhầm." in shown
    assert visit(dossier).number == 2
    with pytest.raises(Refused):
        withdraw_evidence(
            by=dossier.owner,
            at=NOW,
            dossier=dossier,
            seen=fresh(dossier).revision,
            evidence=piece,
            reason="x",
        )


def test_the_page_shows_no_machine_score() -> None:
    dossier = make_dossier()
    dossier.claim.worth, dossier.claim.worth_reasons = 87, [["spread", 87]]
    dossier.claim.save(update_fields=["worth", "worth_reasons"])
    shown = signed_in(dossier.owner).get(dossier.get_absolute_url()).content.decode()
    assert not re.search(r"\b87\b", strip_tags(shown))
    assert "spread" not in shown
