"""The sample office presents its place, through the same actions and approvals as anybody."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from PIL import Image
from tests.presenting.making import make_asset, make_writer
from tests.statements.making import make_office, make_speaker

from nhipcau.journeys.sample_presenting import start_presenting
from nhipcau.presenting.models import Piece, Plan
from nhipcau.presenting.queries import public
from nhipcau.presenting.queries.desk import conflicts_for
from nhipcau.sample.pictures.drawing import MOTIFS, poster

AT = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_poster_is_always_the_same_and_no_other(motif: str) -> None:
    drawn = poster(motif)
    assert Image.open(BytesIO(drawn)).size == (1600, 1000)
    assert hashlib.sha256(drawn).digest() == hashlib.sha256(poster(motif)).digest()
    assert len(drawn) < 400_000


@pytest.mark.django_db
def test_the_place_is_presented_once() -> None:
    people: dict[str, Any] = {}
    for name, role in (("chuyenvien", "officer"), ("biendich", "translator"), ("phatngon", "spokesperson")):
        people[name] = make_writer(name=f"Người {name}")
        people[name].grants.update(role=role)
        type(people[name]).objects.filter(pk=people[name].pk).update(username=name)
    assert start_presenting(at=AT, poster=poster) is False
    make_speaker(type(people["phatngon"]).objects.get(username="phatngon"), office=make_office())
    assert start_presenting(at=AT, poster=poster) is True
    assert start_presenting(at=AT, poster=poster) is False
    lines = public.pieces()
    assert len(lines) == Piece.objects.count() - 1 == 5
    assert {line.category for line in lines} == {"place", "product", "culture", "travel", "investment"}
    falls = next(line for line in lines if line.category == "place")
    assert set(falls.titles) == {"vi", "en", "zh", "fr", "lo", "km"}
    page = public.piece_of(falls.statement_id)
    assert page is not None
    assert all(set(fact.values) == set(falls.titles) for fact in page.facts)
    assert public.asset_file(page.pictures[0].asset_id, "web") is not None
    assert len(public.media_kits()[0].piece_ids) == 5
    assert len(public.channels_public()) == 3
    writer = type(people["chuyenvien"]).objects.get(username="chuyenvien")
    assert len(conflicts_for(writer)) == 2
    assert Plan.objects.count() == 3
    assert not make_asset(writer).files.filter(has_manifest=True).exists()
    assert apps.get_model("statements", "Approval").objects.filter(voided_at=None).count() >= 16
