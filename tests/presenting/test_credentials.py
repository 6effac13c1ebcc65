"""Pictures: what the camera noted is gone, three sizes, and content credentials that a stock reader accepts."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from c2pa import Context, Reader
from PIL import Image
from tests.presenting.certificates import make_chain
from tests.presenting.making import described, make_asset, make_office, make_piece, make_writer, picture

from nhipcau.common.refusals import Refused
from nhipcau.presenting.actions.assets import upload_asset
from nhipcau.presenting.credentials import earlier_of, signed
from nhipcau.presenting.models import Asset
from nhipcau.presenting.rules.manifest import Told, may_carry_on
from nhipcau.presenting.storing import path_of
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Any:
    return make_writer()


@pytest.fixture
def authority(settings: Any, tmp_path: Path) -> str:
    settings.C2PA_CERT, settings.C2PA_KEY, root = make_chain(tmp_path)
    return root


def bytes_of(asset: Asset, rendition: str = "web") -> bytes:
    file = asset.files.get(rendition=rendition)
    return path_of(file.sha256, file.media_type).read_bytes()


def state_of(content: bytes, root: str = "", media_type: str = "image/jpeg") -> str:
    trust = {"trust": {"trust_anchors": root}, "verify": {"verify_trust": bool(root)}}
    with Context.from_dict(trust) as context, Reader(media_type, BytesIO(content), context=context) as reader:
        return str(reader.get_validation_state())


def test_what_the_camera_noted_is_gone(writer: Any) -> None:
    noted = Image.Exif()
    noted[0x010F], noted[0x8825] = "Camera", {1: "N", 2: (22.0, 51.0, 0.0)}
    handed = picture(exif=noted)
    assert Image.open(BytesIO(handed)).getexif()
    asset = make_asset(writer, content=handed)
    for file in asset.files.all():
        assert not Image.open(path_of(file.sha256, file.media_type)).getexif()


def test_sizes_are_never_blown_up(writer: Any) -> None:
    asset = make_asset(writer, content=picture((2000, 1000)))
    small = make_asset(writer, content=picture((300, 200), seed=3))
    assert [(f.rendition, f.width, f.height) for f in asset.files.all()] == [
        ("thumbnail", 480, 240), ("web", 1280, 640), ("full", 2000, 1000),
    ]  # fmt: skip
    assert {(f.width, f.height) for f in small.files.all()} == {(300, 200)}


def test_without_a_certificate_no_credentials(writer: Any) -> None:
    asset = make_asset(writer)
    assert not asset.files.filter(has_manifest=True).exists()
    assert Reader.try_create("image/jpeg", BytesIO(bytes_of(asset))) is None


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_every_size_is_signed_and_a_changed_pixel_is_refused(
    writer: Any, authority: str, kind: str, name: str
) -> None:
    make_office()
    asset = make_asset(writer, content=picture(kind=kind), name=name)
    for file in asset.files.all():
        content = path_of(file.sha256, file.media_type).read_bytes()
        assert file.has_manifest
        assert state_of(content, authority, asset.media_type) == "Trusted"
        changed = bytearray(content)
        changed[-40] ^= 1
        assert state_of(bytes(changed), authority, asset.media_type) == "Invalid"


def test_a_strangers_authority_is_not_trusted(writer: Any, authority: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    _chain, _key, other = make_chain(tmp_path / "other")
    assert state_of(bytes_of(make_asset(writer)), other) != "Trusted"


def test_the_manifest_names_the_office_and_the_piece(writer: Any, authority: str) -> None:
    office, piece = make_office(), make_piece(writer)
    asset = upload_asset(
        by=writer, at=piece.created_at, name="a.jpg", content=picture(), described=described(), piece=piece
    )
    with Reader("image/jpeg", BytesIO(bytes_of(asset))) as reader:
        told = reader.get_active_manifest() or {}
    assertions = {one["label"]: one["data"] for one in told["assertions"]}
    work = assertions["stds.schema-org.CreativeWork"]
    assert (work["publisher"]["name"], work["isPartOf"]["name"]) == (office.name, piece.title)
    actions = [one["action"] for one in assertions["c2pa.actions.v2"]["actions"]]
    assert actions == ["c2pa.created", "c2pa.edited"]
    assert writer.full_name not in json.dumps(told, ensure_ascii=False)


def test_ed25519_signs_too(writer: Any, settings: Any, tmp_path: Path) -> None:
    settings.C2PA_CERT, settings.C2PA_KEY, root = make_chain(tmp_path, kind="ed25519")
    assert state_of(bytes_of(make_asset(writer)), root) == "Trusted"


def test_earlier_credentials_stay_as_an_ingredient(writer: Any, authority: str) -> None:
    told = Told(title="Gốc", office="Hãng ảnh mẫu", piece="", credit="Hãng ảnh mẫu", licence="own")
    earlier, _is_signed = signed(picture(), "image/jpeg", told, is_resized=False)
    assert earlier_of(earlier, "image/jpeg").may_stay
    asset = make_asset(writer, content=earlier)
    content = bytes_of(asset)
    assert state_of(content, authority) == "Trusted"
    with Reader("image/jpeg", BytesIO(content)) as reader:
        told_now = json.loads(reader.json())
    active = told_now["manifests"][told_now["active_manifest"]]
    assert len(told_now["manifests"]) == 2
    assert active["ingredients"][0]["relationship"] == "parentOf"


def test_credentials_that_tell_a_place_or_a_person_do_not_stay() -> None:
    plain = {"assertions": [{"label": "c2pa.actions.v2", "data": {"actions": []}}]}
    exif = {"assertions": [{"label": "stds.exif", "data": {"exif:GPSLatitude": "22,51N"}}]}
    person = {
        "assertions": [{"label": "stds.schema-org.CreativeWork", "data": {"author": [{"@type": "Person"}]}}]
    }
    assert may_carry_on([plain])
    assert not may_carry_on([plain, exif])
    assert not may_carry_on([person])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", b"<svg onload=alert(1)>"),
        ("a.svg", b"<svg/>"),
        ("a.jpg", picture()[:200]),
        ("a.docx", b"PK\x03\x04"),
        ("a.txt", b"abc"),
    ],
)
def test_what_is_no_picture_is_refused_before_anything_is_stored(
    writer: Any, settings: Any, name: str, content: bytes
) -> None:  # fmt: skip
    with pytest.raises(Refused):
        make_asset(writer, content=content, name=name)
    assert not Asset.objects.exists()
    assert not list(settings.MEDIA_KIT_DIR.rglob("*.*")) if settings.MEDIA_KIT_DIR.exists() else True


@pytest.mark.parametrize(
    "given",
    [
        {"holder": " "},
        {"credit": ""},
        {"licence": "permission"},
        {"licence": "free"},
        {"alts": {"en": "x"}},
        {"people_shown": ""},
    ],
)
def test_rights_and_words_are_asked_for(writer: Any, given: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        make_asset(writer, **given)


def test_the_record_says_what_came_in(writer: Any) -> None:
    asset = make_asset(writer)
    entry = Entry.objects.get(verb="presenting.upload_asset")
    assert entry.subject == f"presenting.asset:{asset.public_id}"
    assert entry.after is not None
    assert entry.after["had_credentials"] is False
