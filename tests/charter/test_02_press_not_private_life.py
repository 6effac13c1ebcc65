"""Charter 2: sources are press and official publishers; nothing reads private accounts, groups or messages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tests.charter.house import SOURCE, modules, nodes
from tests.people.making import make_person

from nhipcau.common.refusals import Refused

ROOT = SOURCE.parents[1]
CONNECTORS = re.compile(
    r"facebook|fbchat|instagram|instaloader|twitter|tweepy|snscrape|tiktok|telethon|telegram|pyrogram|zalo|praw|reddit"
    r"|whatsapp|viber|discord|linkedin|weibo|wechat|mastodon|atproto|vkontakte|selenium"
)
PRIVATE = [
    "https://www.facebook.com/groups/1",
    "https://zalo.me/g/abc",
    "https://m.tiktok.com/@x/1",
    "https://t.me/s/x",
]


def test_no_dependency_connects_to_private_accounts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert len(names) > 30
    assert not [name for name in names if CONNECTORS.search(name.lower())]


def test_no_module_is_or_imports_a_connector() -> None:
    import ast

    assert len(modules()) > 300
    for path in modules():
        assert not CONNECTORS.search(path.stem.lower()), path
    for path, node in nodes(ast.Import, ast.ImportFrom):
        names = [a.name for a in node.names]
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        assert not [name for name in names if CONNECTORS.search(name.lower())], f"{path}:{names}"


@pytest.mark.django_db
@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_account_is_refused_as_a_page(address: str) -> None:
    from tests.people.making import NOW

    from nhipcau.sources.actions.pages import add_address

    with pytest.raises(Refused):
        add_address(by=make_person("chuyenvien", "officer"), at=NOW, url=address)


@pytest.mark.django_db
@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_account_is_refused_as_evidence(address: str, settings: object, tmp_path: Path) -> None:
    from tests.people.making import NOW

    from nhipcau.verification.actions.capturing import archive_address

    settings.EVIDENCE_DIR = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        archive_address(by=make_person("chuyenvien", "officer"), at=NOW, url=address, exact="lời trích")
    assert not list(tmp_path.rglob("*.zst"))
