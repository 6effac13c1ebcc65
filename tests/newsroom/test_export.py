"""The static copy: whole, with links that lead somewhere, without what is gone, turned in one step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from tests.newsroom.test_pages import take_back
from tests.newsroom.visitor import Visitor
from tests.statements.making import make_published, make_spokesperson

from nhipcau.common.refusals import Refused
from nhipcau.newsroom.actions.exporting import export, reader_of
from nhipcau.newsroom.serving.lookout import LOOKOUT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keep_the_tests_connection() -> Iterator[None]:
    """A response that ends closes old connections: right in a process of its own, not inside a test's transaction."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def copy(visitor: Visitor, folder: Path) -> int:
    """Write a copy."""
    return export(
        folder=folder, shelf=LOOKOUT.look().shelf, read=reader_of(visitor.django.handler.get_response)
    )


def test_every_link_of_the_copy_leads_to_a_file(visitor: Visitor, tmp_path: Path) -> None:
    statement = make_published(languages=("en",))
    out = tmp_path / "copy"
    assert copy(visitor, out) > 100
    assert (out / "vi" / statement.public_id / "statement.json").exists()
    assert (out / "en" / statement.public_id / "1" / "index.html").exists()
    assert (out / "newsroom/log.json").exists()
    broken = []
    for page in out.rglob("*.html"):
        links = re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8"))
        own = [each for each in links if "://" not in each and not each.startswith(("mailto:", "tel:"))]
        broken += [(str(page.relative_to(out)), each) for each in own if not (page.parent / each).exists()]
    assert not [each for each in broken if statement.public_id not in each[1]], broken[:5]
    assert not broken, broken[:5]


@pytest.mark.slow
def test_what_is_withdrawn_leaves_the_copy(visitor: Visitor, tmp_path: Path) -> None:
    person = make_spokesperson()
    statement = make_published(person)
    out = tmp_path / "copy"
    copy(visitor, out)
    take_back(statement, person)
    copy(visitor, out)
    page = (out / "vi" / statement.public_id / "index.html").read_text(encoding="utf-8")
    assert "Công bố nhầm bản nháp." in page
    assert not (out / "vi" / statement.public_id / "statement.json").exists()
    assert not [
        path
        for path in out.rglob("*")
        if path.is_file() and "đã qua kiểm tra chịu tải" in path.read_text("utf-8", "ignore")
    ]
    assert len(list(tmp_path.glob(".copy-*"))) == 1


def test_a_foreign_folder_is_left_alone(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("x")
    with pytest.raises(Refused):
        copy(visitor, tmp_path / "mine")


@pytest.mark.slow
def test_a_copy_that_fails_leaves_the_last_one(visitor: Visitor, tmp_path: Path, monkeypatch: Any) -> None:
    make_published()
    out = tmp_path / "copy"
    copy(visitor, out)

    def broken(path: str) -> tuple[int, bytes]:
        raise OSError(path)

    with pytest.raises(OSError, match="/"):
        export(folder=out, shelf=LOOKOUT.look().shelf, read=broken)
    assert (out / "vi" / "index.html").exists()
    assert len(list(tmp_path.glob(".copy-*"))) == 1
