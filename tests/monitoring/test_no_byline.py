"""Charter rule 1: no column of the room can hold a journalist's byline (docs/decisions/002-no-byline.md)."""

from __future__ import annotations

from django.apps import apps
from tests.monitoring.making import Desk

FORBIDDEN = ("byline", "author", "writer", "journalist", "reporter", "handle", "avatar")


def test_no_column_is_named_for_an_author() -> None:
    columns = [
        field.name for model in apps.get_app_config("monitoring").get_models() for field in model._meta.fields
    ]
    assert columns
    assert not [name for name in columns if any(word in name for word in FORBIDDEN)]


def test_the_byline_reaches_no_column_and_not_the_record(desk: Desk) -> None:
    desk.store("Nội dung của bài.", byline="Phạm Nhà Báo")
    stored = []
    for room in ("monitoring", "record"):
        for model in apps.get_app_config(room).get_models():
            stored += [str(value) for row in model.objects.values_list() for value in row]
    assert any("Nội dung của bài." in value for value in stored)
    assert not [value for value in stored if "Nhà Báo" in value]
