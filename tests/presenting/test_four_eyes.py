"""Facts, pictures and kits: another person approves exactly what stands, and nothing public changes silently."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.presenting.making import (
    FACTS,
    NOW,
    approve_it,
    described,
    make_asset,
    make_piece,
    make_spokesperson,
    make_writer,
    publish,
    write,
)
from tests.statements.making import approve, edition_of, submit, version_of

from nhipcau.common.refusals import Refused
from nhipcau.presenting.actions.assets import change_asset
from nhipcau.presenting.actions.sheets import approve_sheet
from nhipcau.presenting.models import Piece, Sheet
from nhipcau.presenting.queries import public
from nhipcau.presenting.queries.sheets import sheet_at_work
from nhipcau.presenting.rules.sheets import Fact
from nhipcau.record.models import Entry
from nhipcau.statements.actions.correcting import start_correction
from nhipcau.statements.actions.releasing import release_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Any:
    return make_writer()


@pytest.fixture
def spokesperson() -> Any:
    return make_spokesperson()


def test_a_writer_never_approves_even_after_another_wrote(writer: Any, spokesperson: Any) -> None:
    both = make_spokesperson(roles=("officer", "spokesperson"), name="Lục Thị Hạnh")
    piece = make_piece(writer)
    write(piece, both, [])
    write(piece, writer, [])
    with pytest.raises(Refused, match="không tự duyệt"):
        approve_it(piece, both)
    approve_it(piece, spokesperson)
    assert sheet_at_work(piece).is_approved  # type: ignore[union-attr]


def test_an_edit_voids_the_approval(writer: Any, spokesperson: Any) -> None:
    piece = make_piece(writer)
    write(piece, writer, [])
    approve_it(piece, spokesperson)
    write(piece, writer, [], [Fact("where", {}, {"vi": "Nơi khác"})])
    assert not sheet_at_work(piece).is_approved  # type: ignore[union-attr]


def test_an_approval_is_for_what_was_seen(writer: Any, spokesperson: Any) -> None:
    piece = make_piece(writer)
    seen = write(piece, writer, []).content_hash
    write(piece, writer, [], [Fact("where", {}, {"vi": "Nơi khác"})])
    with pytest.raises(Refused, match="vừa được sửa"):
        approve_sheet(by=spokesperson, at=NOW, piece=piece, seen_hash=seen, confirmed_at=NOW)


def test_an_approval_needs_the_second_factor_and_the_right(writer: Any, spokesperson: Any) -> None:
    piece = make_piece(writer)
    seen = write(piece, writer, []).content_hash
    with pytest.raises(Refused, match="mã hai lớp"):
        approve_sheet(by=spokesperson, at=NOW, piece=piece, seen_hash=seen, confirmed_at=None)
    other = make_writer(name="Bế Văn Sơn")
    with pytest.raises(Refused, match="không có quyền"):
        approve_sheet(by=other, at=NOW, piece=piece, seen_hash=seen, confirmed_at=NOW)


def test_the_database_refuses_an_approval_of_other_content_or_by_oneself(
    writer: Any, spokesperson: Any
) -> None:
    piece = make_piece(writer)
    sheet = write(piece, writer, [])
    rows = Sheet.objects.filter(pk=sheet.pk)
    for row in (
        {"approved_by": spokesperson, "approved_at": NOW, "approved_hash": "0" * 64},
        {"approved_by": writer, "approved_at": NOW, "approved_hash": sheet.content_hash},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**row)


def test_a_public_sheet_stays_and_a_correction_brings_another(writer: Any, spokesperson: Any) -> None:
    piece = make_piece(writer)
    write(piece, writer, [])
    approve_it(piece, spokesperson)
    publish(piece, spokesperson)
    with pytest.raises(Refused, match="đính chính"):
        write(piece, writer, [])
    start_correction(
        by=writer, at=timezone.now(), statement=piece.statement, what_changed="Sửa diện tích", changes_told={}
    )
    changed = [FACTS[0], Fact("area", {}, {"vi": "13 ha"}, "Số liệu của xã", "2026-11-01")]
    write(piece, writer, [], changed)
    before = public.piece_of(piece.statement.public_id)
    assert before is not None
    assert before.facts[1].values["vi"] == "12 ha"
    approve_it(piece, spokesperson)
    version = version_of(piece.statement)
    submit(version)
    approve(version, spokesperson)
    now = timezone.now()
    release_now(by=spokesperson, at=now, edition=edition_of(piece.statement), confirmed_at=now)
    after, earlier = public.piece_of(piece.statement.public_id), public.piece_of(piece.statement.public_id, 1)
    assert after is not None
    assert earlier is not None
    assert (after.number, after.facts[1].values["vi"]) == (2, "13 ha")
    assert (earlier.number, earlier.facts[1].values["vi"]) == (1, "12 ha")


def test_a_figure_needs_its_source(writer: Any) -> None:
    piece = make_piece(writer)
    with pytest.raises(Refused, match="nguồn"):
        write(piece, writer, [], [Fact("area", {}, {"vi": "12 ha"})])
    assert not Sheet.objects.filter(piece=piece).exists()


def test_words_of_a_public_picture_stay_and_of_an_approved_one_void(writer: Any, spokesperson: Any) -> None:
    asset, piece = make_asset(writer), make_piece(writer)
    write(piece, writer, [asset])
    approve_it(piece, spokesperson)
    other = described(captions={"vi": "Chú thích khác"})
    change_asset(by=writer, at=NOW, asset=asset, seen=asset.revision, described=other)
    assert not sheet_at_work(piece).is_approved  # type: ignore[union-attr]
    approve_it(piece, spokesperson)
    publish(piece, spokesperson)
    asset.refresh_from_db()
    with pytest.raises(Refused, match="đang công bố"):
        change_asset(by=writer, at=NOW, asset=asset, seen=asset.revision, described=described())
    gone = described(captions={"vi": "Chú thích khác"}, people_shown="not_agreed")
    change_asset(by=writer, at=NOW, asset=asset, seen=asset.revision, described=gone)
    assert public.asset_file(asset.public_id, "web") is None


def test_another_units_piece_and_picture_are_out_of_reach(writer: Any) -> None:
    stranger = make_writer(unit="p20", name="Hứa Văn Lâm")
    piece, asset = make_piece(writer), make_asset(stranger)
    with pytest.raises(Refused):
        write(piece, stranger, [])
    with pytest.raises(Refused):
        write(piece, writer, [asset])


def test_one_entry_an_action(writer: Any, spokesperson: Any) -> None:
    piece = make_piece(writer)
    write(piece, writer, [])
    approve_it(piece, spokesperson)
    verbs = list(
        Entry.objects.filter(subject=f"presenting.piece:{piece.public_id}").values_list("verb", flat=True)
    )
    assert sorted(verbs) == ["presenting.add_piece", "presenting.approve_sheet", "presenting.write_sheet"]


def test_no_column_names_an_author() -> None:
    from django.apps import apps

    names = {
        field.name for model in apps.get_app_config("presenting").get_models() for field in model._meta.fields
    }
    assert not names & {"author", "byline", "photographer", "creator"}
    assert Piece._meta.get_field("statement").one_to_one
