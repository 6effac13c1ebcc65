"""Certificates: who gets one, what is signed, revoked, forgotten; checked by another maker's verifier."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdf
import pytest
import zxingcpp
from django.test import Client
from django.utils import timezone
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier
from tests.attendance.attending import arrive
from tests.learning.certifying import ADDRESS, first_of, make_certified, make_officer, rule
from tests.training.making import make_conference

from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.certifying import issue, revoke, set_rule
from nhipcau.learning.actions.forgetting import forget
from nhipcau.learning.models import Certificate
from nhipcau.learning.printing.certificates import all_pdf, certificate_pdf
from nhipcau.learning.queries.certificates import eligible, standings
from nhipcau.learning.queries.own import own_certificate, own_path
from nhipcau.learning.rules import holding, jws, qr
from nhipcau.newsroom.queries.certificates import checked, did_document, signed_list
from nhipcau.record.models import Entry
from nhipcau.signing.actions.keys import make_key, revoke_key
from nhipcau.signing.models import Key
from nhipcau.signing.queries.keys import key_facts
from nhipcau.signing.rules.ed25519 import pem_of

pytestmark = pytest.mark.django_db
DPI = 200
"""Of an ordinary scan; a phone held over the sheet sees more."""


@pytest.fixture(autouse=True)
def _house(settings: Any, tmp_path: Any) -> None:
    settings.ADDRESS, settings.KEYS_DIR = ADDRESS, tmp_path / "keys"


def published(at: Any = None) -> Callable[[str], bytes]:
    """Return a reader of our public files, as the verifier fetches them."""

    def read(url: str) -> bytes:
        if url == f"{ADDRESS}/.well-known/did.json":
            return json.dumps(did_document()).encode()
        if url == f"{ADDRESS}/newsroom/certificates/status.jwt":
            return signed_list(at or timezone.now()).encode()
        raise AssertionError(url)

    return read


def keys() -> dict[str, Any]:
    return {key.key_id: key for key in key_facts()}


def other_key() -> Key:
    return make_key(by=None, at=timezone.now())


def test_a_stranger_verifies_every_certificate() -> None:
    made = make_certified()
    read = published()
    did = did_document()["id"]
    for row in Certificate.objects.all():
        verifier = OB3Verifier.for_issuer_did(did, download=read)
        told = verifier.verify(row.credential, check_status=True, download=read)
        assert told.achievement.name == made.conference.title
        assert told.issuer.name == made.conference.office.name
        assert told.identifiers[0].identity_hash == row.name
        assert OB3Verifier(pem_of(Key.objects.get().public)).verify(row.credential).id.endswith(row.public_id)


def test_a_certificate_outlives_its_key() -> None:
    """After a change of keys the old certificate and the list signed anew both hold."""
    row = first_of(make_certified())
    other_key()
    read = published()
    OB3Verifier.for_issuer_did(did_document()["id"], download=read).verify(
        row.credential, check_status=True, download=read
    )
    assert holding.check(row.code, keys()).outcome == holding.GENUINE


def test_a_wrong_key_is_refused() -> None:
    row = first_of(make_certified())
    with pytest.raises(OB3VerificationError):
        OB3Verifier(pem_of(other_key().public)).verify(row.credential)
    assert holding.check(row.code, {}).outcome == holding.NOT_OURS
    assert holding.check(row.credential, {}).outcome == holding.NOT_OURS


@pytest.mark.parametrize("form", ["code", "credential"])
def test_every_flipped_bit_is_refused(form: str) -> None:
    row = first_of(make_certified(per_site=1))
    text, known = getattr(row, form), keys()
    assert holding.check(text, known).outcome == holding.GENUINE
    step = 1 if form == "code" else 11
    for place in range(0, len(text), step):
        for bit in (0, 3, 5):
            changed = text[:place] + chr(ord(text[place]) ^ 1 << bit) + text[place + 1 :]
            if "".join(changed.split()) != text:
                assert holding.check(changed, known).outcome != holding.GENUINE, (place, bit)


def test_flipped_bits_are_refused_by_the_stranger_too() -> None:
    row = first_of(make_certified(per_site=1))
    verifier = OB3Verifier(pem_of(Key.objects.get().public))
    header, payload, signature = row.credential.split(".")
    raw = bytearray(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    for place in range(0, len(raw), 97):
        raw[place] ^= 1
        changed = base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode()
        with pytest.raises(OB3VerificationError):
            verifier.verify(f"{header}.{changed}.{signature}")
        raw[place] ^= 1


def test_a_revoked_one_is_refused_and_its_neighbours_hold() -> None:
    made = make_certified()
    rows = list(Certificate.objects.order_by("place"))
    at = timezone.now()
    revoke(by=make_officer(), at=at, certificate=rows[1], why="Cấp nhầm người", confirmed_at=at)
    read = published()
    verifier = OB3Verifier.for_issuer_did(did_document()["id"], download=read)
    for row in (rows[0], rows[2]):
        verifier.verify(row.credential, check_status=True, download=read)
        assert checked(row.code).outcome == holding.GENUINE
    with pytest.raises(OB3VerificationError, match="revocation"):
        verifier.verify(rows[1].credential, check_status=True, download=read)
    told = checked(rows[1].code)
    assert (told.outcome, told.revoked_at) == (holding.REVOKED, at)
    bits = holding.bits_from(signed_list(at), keys(), at)
    offline = [holding.with_list(holding.check(row.code, keys()), bits).outcome for row in rows]
    assert offline == [holding.GENUINE, holding.REVOKED, holding.GENUINE]
    assert {row.pk for row in standings(made.conference) if row.is_due} == {rows[1].delegate_id}


def test_an_old_list_is_believed_no_more() -> None:
    make_certified()
    at = timezone.now()
    with pytest.raises(ValueError, match="20"):
        holding.bits_from(signed_list(at), keys(), at + timedelta(days=8))


def test_a_revoked_key_vouches_for_nothing() -> None:
    row = first_of(make_certified())
    revoke_key(by=None, at=timezone.now(), key=Key.objects.get(), why="Mất máy")
    assert checked(row.code).outcome == holding.KEY_REVOKED
    other_key()
    with pytest.raises(OB3VerificationError):
        OB3Verifier.for_issuer_did(did_document()["id"], download=published()).verify(
            row.credential, check_status=True, download=published()
        )


def test_the_signed_list_is_no_certificate() -> None:
    make_certified()
    assert holding.check(signed_list(timezone.now()), keys()).outcome == holding.NOT_OURS


def test_printed_qr_read_back() -> None:
    """At an ordinary scan's resolution the code gives back the very text that was signed."""
    row = first_of(make_certified())
    printed = pypdf.PdfReader(BytesIO(certificate_pdf(row)))
    page = printed.pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    words = " ".join(page.extract_text().split())
    for said in (row.name, row.registration.line, "Bế Quang Lộc", "Tập huấn thông tin đối ngoại"):
        assert said in words
    text = qr.address(row.code, site=ADDRESS)
    found = zxingcpp.read_barcodes(scanned(text))
    assert [each.text for each in found] == [text]
    assert holding.check(found[0].text, keys()).facts == holding.check(row.code, keys()).facts


def scanned(text: str) -> Any:
    """Return the code as an ordinary scanner sees it at its printed size."""
    import segno
    from PIL import Image

    code = segno.make_qr(text, error="l", mask=qr.MASK, boost_error=True)
    dots = code.symbol_size(scale=1, border=qr.QUIET_DOTS)[0]
    written = BytesIO()
    code.save(written, kind="png", scale=8, border=qr.QUIET_DOTS)
    side = round(qr.SIZE_MM / 25.4 * DPI)
    assert side / dots > 2.5, "the dots are too small to print"
    picture = Image.open(written).convert("L").resize((side, side), Image.Resampling.BILINEAR)
    paper = Image.new("L", (side + 120, side + 120), 255)
    paper.paste(picture, (60, 60))
    return paper


def test_longest_texts_fit_the_qr() -> None:
    """A title of 300 signs is shortened in the QR only; the whole credential holds it."""
    at = timezone.now()
    make_key(by=None, at=at - timedelta(minutes=1))
    title = ("Hội nghị tập huấn nghiệp vụ công tác thông tin đối ngoại " * 6)[:299].strip()
    made = make_conference(sites=1, per_site=1, title=title)
    made.delegates[0].name = "Công Tằng Tôn Nữ Hoàng Thị Nguyệt Quỳnh Phương Khánh Hà Thảo Vy"
    made.delegates[0].save()
    arrive(made.delegates[0], made.half_days[0])
    rule(made, at)
    issue(by=make_officer(), at=at, conference=made.conference, confirmed_at=at)
    row = first_of(made)
    text = qr.address(row.code, site=ADDRESS)
    assert [each.text for each in zxingcpp.read_barcodes(scanned(text))] == [text]
    assert jws.read(row.credential).payload["credentialSubject"]["achievement"]["name"] == title
    assert certificate_pdf(row).startswith(b"%PDF")


def test_who_gets_one_and_why_not() -> None:
    made = make_conference(sites=1, per_site=3)
    at = timezone.now()
    first, second, _third = made.delegates
    arrive(first, made.half_days[0])
    arrive(first, made.half_days[1])
    arrive(second, made.half_days[0])
    set_rule(by=make_officer(), at=at, conference=made.conference, fewest_half_days=2)
    assert [row.pk for row in eligible(made.conference)] == [first.pk]
    told = {row.pk: row.why_not for row in standings(made.conference)}
    assert told == {first.pk: (), second.pk: ("too_few",)}


def test_issuing_twice_gives_one() -> None:
    made = make_certified()
    at = timezone.now()
    with pytest.raises(Refused):
        issue(by=make_officer(), at=at, conference=made.conference, confirmed_at=at)
    numbers = [row.registration.number for row in Certificate.objects.order_by("place")]
    assert numbers == [1, 2, 3]
    assert [row.place for row in Certificate.objects.order_by("place")] == [0, 1, 2]


@pytest.mark.parametrize("minutes", [None, 11])
def test_both_ask_for_the_second_factor(minutes: int | None) -> None:
    made = make_certified()
    at = timezone.now()
    shown = at - timedelta(minutes=minutes) if minutes else None
    with pytest.raises(Refused):
        issue(by=make_officer(), at=at, conference=made.conference, confirmed_at=shown)
    with pytest.raises(Refused):
        revoke(by=make_officer(), at=at, certificate=first_of(made), why="x", confirmed_at=shown)
    assert not Certificate.objects.filter(revoked_at__isnull=False).exists()


def test_forgetting_the_holder_leaves_number_and_bit() -> None:
    row = first_of(make_certified())
    name, code = row.name, row.code
    forget([row.delegate_id or 0], timezone.now())
    row.refresh_from_db()
    assert (row.name, row.credential, row.code, row.delegate_id) == ("", "", "", None)
    assert row.registration.line
    assert row.place == 0
    assert checked(code).outcome == holding.GENUINE, "his paper still proves itself"
    assert all(
        name not in json.dumps([one.before, one.after], ensure_ascii=False) for one in Entry.objects.all()
    )
    at = timezone.now()
    revoke(by=make_officer(), at=at, certificate=row, why="Cấp nhầm", confirmed_at=at)
    assert checked(code).outcome == holding.REVOKED


def test_all_in_one_file() -> None:
    made = make_certified()
    row = first_of(made)
    forget([row.delegate_id or 0], timezone.now())
    whole = pypdf.PdfReader(BytesIO(all_pdf(Certificate.objects.order_by("place"))))
    assert len(whole.pages) == 2


def test_the_holder_sees_the_one_in_force_and_else_why_it_was_revoked() -> None:
    made = make_certified(per_site=1)
    holder, first, at = made.delegates[0], first_of(made), timezone.now()
    revoke(by=make_officer(), at=at, certificate=first, why="Sai họ tên", confirmed_at=at)
    told = own_certificate(holder)
    assert told is not None
    assert (told.pk, told.revoked_why) == (first.pk, "Sai họ tên")
    issue(by=make_officer(), at=at, conference=made.conference, confirmed_at=at)
    held = own_certificate(holder)
    assert held is not None
    assert (held.pk != first.pk, held.revoked_at) == (True, None)
    page = Client().get(own_path(holder)).content.decode()
    assert held.registration.line in page
    assert "Sai họ tên" not in page
