"""An office that presents its place: pieces, pictures drawn here, channels, plans. Invented throughout."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from PIL import Image
from tests.statements.making import (
    DAY,
    NOW,
    approve,
    edition_of,
    make_office,
    make_speaker,
    make_spokesperson,
    make_writer,
    submit,
    version_of,
)

from nhipcau.presenting.actions.assets import Described, upload_asset
from nhipcau.presenting.actions.channels import Registered, add_channel
from nhipcau.presenting.actions.pieces import add_piece
from nhipcau.presenting.actions.plans import Intended, add_plan
from nhipcau.presenting.actions.sheets import approve_sheet, write_sheet
from nhipcau.presenting.models import Asset, Channel, Piece, Plan
from nhipcau.presenting.queries.sheets import sheet_at_work
from nhipcau.presenting.rules.sheets import Fact
from nhipcau.statements.actions.releasing import release_now, schedule

__all__ = ["DAY", "NOW", "make_office", "make_spokesperson", "make_writer"]

FACTS = [
    Fact("where", {}, {"vi": "Thác Khuổi Lặn, xã Đàm Thủy", "en": "Khuoi Lan falls"}),
    Fact("area", {}, {"vi": "12 ha"}, "Số liệu của xã", "2026-03-01"),
]


def picture(size: tuple[int, int] = (900, 600), kind: str = "JPEG", seed: int = 1, **given: Any) -> bytes:
    """Return a picture of coloured squares, like no other seed's."""
    chance = random.Random(seed)
    small = Image.new("RGB", (9, 6))
    small.putdata([(chance.randrange(256), chance.randrange(256), chance.randrange(256)) for _ in range(54)])
    out = BytesIO()
    small.resize(size, Image.Resampling.NEAREST).save(out, kind, **given)
    return out.getvalue()


def described(**given: Any) -> Described:
    """Return words and rights of a picture of the office's own."""
    row = {
        "holder": "Ủy ban nhân dân xã Mẫu", "credit": "Tổ ảnh mẫu", "licence": "own",
        "captions": {"vi": "Thác mùa nước", "en": "The falls"}, "alts": {"vi": "Thác đổ hai tầng", "en": "Two-step falls"},
    }  # fmt: skip
    return Described(**{**row, **given})


def make_asset(by: Any, *, content: bytes | None = None, name: str = "thac.jpg", **given: Any) -> Asset:
    """Upload a picture."""
    seed = given.pop("seed", 1)
    return upload_asset(
        by=by, at=NOW, name=name, content=content or picture(seed=seed), described=described(**given)
    )


def make_piece(by: Any, **given: Any) -> Piece:
    """Draft a piece in Vietnamese, given to the office's speaker."""
    office = make_office(str(by.unit_id))
    speaker = office.speakers.order_by("pk").first() or make_speaker(office=office)
    row = {
        "category": "place", "title": "Thác Khuổi Lặn mùa nước đầy", "lead": "Hai tầng nước giữa rừng.",
        "body": "Thác nằm cạnh đường lớn, đi bộ mười phút là tới.", "dated_on": DAY, "speaker_id": speaker.pk,
        "season": "Tháng 8–10", **given,
    }  # fmt: skip
    return add_piece(by=by, at=NOW, office_id=office.pk, **row)


def write(piece: Piece, by: Any, assets: list[Asset], facts: list[Fact] | None = None) -> Any:
    """Write the sheet of a piece."""
    return write_sheet(
        by=by, at=NOW, piece=piece, seen=None, facts=FACTS if facts is None else facts, assets=assets
    )


def approve_it(piece: Piece, spokesperson: Any) -> Any:
    """Approve the sheet as it stands."""
    sheet = sheet_at_work(piece)
    assert sheet is not None
    return approve_sheet(by=spokesperson, at=NOW, piece=piece, seen_hash=sheet.content_hash, confirmed_at=NOW)


def approve_words(piece: Piece, spokesperson: Any) -> None:
    """Have the words approved."""
    submit(version_of(piece.statement))
    approve(version_of(piece.statement), spokesperson)


def publish(piece: Piece, spokesperson: Any) -> None:
    """Have the words approved and out."""
    approve_words(piece, spokesperson)
    release_now(by=spokesperson, at=NOW, edition=edition_of(piece.statement), confirmed_at=NOW)


def embargo(piece: Piece, spokesperson: Any, until: datetime) -> None:
    """Have the words approved and scheduled."""
    approve_words(piece, spokesperson)
    schedule(by=spokesperson, at=NOW, edition=edition_of(piece.statement), release_at=until, confirmed_at=NOW)


def make_channel(by: Any, **given: Any) -> Channel:
    """Enter an official channel."""
    row = {
        "kind": "x", "name": "Cao Bằng mẫu", "address": "https://x.example/caobangmau", "registered_with": "Cục mẫu",
        "decision": "15/QĐ-VP", "decided_on": date(2026, 1, 5), "starts_on": date(2026, 1, 10), **given,
    }  # fmt: skip
    return add_channel(by=by, at=NOW, office=make_office(str(by.unit_id)), registered=Registered(**row))


def make_plan(by: Any, **given: Any) -> Plan:
    """Put a plan on the calendar."""
    on = given.pop("on", DAY + timedelta(days=10))
    row = {
        "title": "Bài về thác", "on": on, "due_on": on - timedelta(days=2), "audience": "visitors", "holder": by,
        **given,
    }  # fmt: skip
    return add_plan(by=by, at=NOW, intended=Intended(**row))
