"""What the public may see, and when: nothing of a page that is not out, nothing without rights."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from tests.presenting.making import (
    NOW,
    approve_it,
    embargo,
    make_asset,
    make_channel,
    make_piece,
    make_spokesperson,
    make_writer,
    publish,
    write,
)
from tests.statements.making import edition_of

from nhipcau.presenting.actions.assets import withdraw_asset
from nhipcau.presenting.models import Asset, Channel
from nhipcau.presenting.queries import public
from nhipcau.presenting.rules.renditions import RENDITIONS
from nhipcau.statements.actions.correcting import withdraw
from nhipcau.statements.actions.releasing import release_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Any:
    return make_writer()


@pytest.fixture
def spokesperson() -> Any:
    return make_spokesperson()


def open_to_all(asset: Asset) -> list[str]:
    return [one for one in RENDITIONS if public.asset_file(asset.public_id, one) is not None]


def test_a_draft_page_gives_no_file(writer: Any, spokesperson: Any) -> None:
    asset, piece = make_asset(writer), make_piece(writer)
    write(piece, writer, [asset])
    approve_it(piece, spokesperson)
    assert open_to_all(asset) == []
    assert public.piece_of(piece.statement.public_id) is None
    assert public.pieces() == []


def test_a_page_that_is_out_gives_every_size(writer: Any, spokesperson: Any) -> None:
    asset, piece = make_asset(writer), make_piece(writer)
    write(piece, writer, [asset])
    approve_it(piece, spokesperson)
    publish(piece, spokesperson)
    assert open_to_all(asset) == list(RENDITIONS)
    file = public.asset_file(asset.public_id, "thumbnail")
    assert file is not None
    assert file.path.stat().st_size == file.size
    page = public.piece_of(piece.statement.public_id)
    assert page is not None
    assert [fact.key for fact in page.facts] == ["where", "area"]
    assert page.facts[0].labels["en"] == "Where"
    assert page.pictures[0].sizes["thumbnail"] == (480, 320)
    lines = public.pieces(category="place", language="vi")
    assert [line.picture.asset_id for line in lines if line.picture] == [asset.public_id]
    assert public.pieces(category="product") == []
    assert public.pieces(language="fr") == []


def test_an_embargo_holds_for_files_until_its_minute(writer: Any, spokesperson: Any) -> None:
    asset, piece = make_asset(writer), make_piece(writer)
    write(piece, writer, [asset])
    approve_it(piece, spokesperson)
    embargo(piece, spokesperson, until=timezone.now() + timedelta(hours=1))
    release_due(at=timezone.now())
    assert open_to_all(asset) == []
    assert public.piece_of(piece.statement.public_id) is None
    edition = edition_of(piece.statement)
    past = timezone.now() - timedelta(seconds=1)
    type(edition).objects.filter(pk=edition.pk).update(release_at=past)
    release_due(at=timezone.now())
    assert open_to_all(asset) == list(RENDITIONS)


def test_what_nobody_else_approved_stays_inside(writer: Any, spokesperson: Any) -> None:
    asset, piece = make_asset(writer), make_piece(writer)
    write(piece, writer, [asset])
    publish(piece, spokesperson)
    page = public.piece_of(piece.statement.public_id)
    assert page is not None
    assert (page.facts, page.pictures) == ([], [])
    assert open_to_all(asset) == []


@pytest.mark.parametrize("days", [-1, 0])
def test_a_permission_ends_with_its_last_day(writer: Any, spokesperson: Any, days: int) -> None:
    until = public.today_of_database() + timedelta(days=days)
    asset = make_asset(writer, licence="permission", permission_ref="07/GP", permission_until=until)
    piece = make_piece(writer)
    write(piece, writer, [asset])
    approve_it(piece, spokesperson)
    publish(piece, spokesperson)
    assert bool(open_to_all(asset)) is (days == 0)
    page = public.piece_of(piece.statement.public_id)
    assert page is not None
    assert len(page.pictures) == (1 if days == 0 else 0)


def test_people_who_did_not_agree_are_not_shown(writer: Any, spokesperson: Any) -> None:
    asset, piece = make_asset(writer, people_shown="not_agreed"), make_piece(writer)
    write(piece, writer, [asset])
    approve_it(piece, spokesperson)
    publish(piece, spokesperson)
    assert open_to_all(asset) == []


def test_a_withdrawn_picture_and_a_withdrawn_page_give_nothing(writer: Any, spokesperson: Any) -> None:
    first, second = make_asset(writer), make_asset(writer, seed=2)
    piece = make_piece(writer)
    write(piece, writer, [first, second])
    approve_it(piece, spokesperson)
    publish(piece, spokesperson)
    withdraw_asset(by=writer, at=NOW, asset=first, why="Người trong ảnh đổi ý")
    assert (open_to_all(first), open_to_all(second)) == ([], list(RENDITIONS))
    now = timezone.now()
    edition = edition_of(piece.statement)
    withdraw(by=spokesperson, at=now, edition=edition, reason="Sai nơi", reasons={}, confirmed_at=now)
    assert open_to_all(second) == []
    assert public.piece_of(piece.statement.public_id) is None
    assert public.pieces() == []


def test_an_exercise_is_never_public(writer: Any, spokesperson: Any) -> None:
    asset, piece = make_asset(writer), make_piece(writer)
    apps.get_model("statements", "Statement").objects.filter(pk=piece.statement_id).update(is_drill=True)
    write(piece, writer, [asset])
    approve_it(piece, spokesperson)
    publish(piece, spokesperson)
    assert open_to_all(asset) == []
    assert public.pieces() == []


def test_unknown_names_answer_nothing(writer: Any) -> None:
    asset = make_asset(writer)
    assert public.asset_file("khong-co", "web") is None
    assert public.asset_file(asset.public_id, "../web") is None


def test_channels_are_public_while_in_force(writer: Any) -> None:
    channel = make_channel(writer)
    today = public.today_of_database()
    assert [line.decision for line in public.channels_public()] == ["15/QĐ-VP"]
    Channel.objects.filter(pk=channel.pk).update(ends_on=today - timedelta(days=1))
    assert public.channels_public() == []
    assert public.channels_public(today - timedelta(days=1)) != []
