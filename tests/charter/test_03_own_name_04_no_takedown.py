"""Charter 3 and 4: the office speaks in its own name and asks nobody to remove anything."""

from __future__ import annotations

import ast
import re

from tests.charter.house import addresses, nodes, own_models, route_of, said, verbs

from nhipcau.people.rules import PERMISSIONS

SECOND_SELVES = re.compile(
    r"persona(?!l)|sock|puppet|bot_account|autopost|auto_comment|auto_like|auto_share|seeding|boost"
)
TAKEDOWN = re.compile(
    r"takedown|take_down|removal|remove_post|mass_report|report_abuse|block_account|block_page|blocklist_user|censor|blacklist"
)
TAKEDOWN_SAID = re.compile(
    r"gỡ bài|gỡ tin|yêu cầu gỡ|đề nghị gỡ|gỡ bỏ bài|chặn tài khoản|chặn trang|báo cáo vi phạm|tố cáo hàng loạt|bóc gỡ"
    r"|ngăn chặn thông tin|xử lý đối tượng|đối tượng đăng"
)
ALLOWED_POST = "timestamps.py"
"""The only words that ever leave by POST are a hash on its way to a time-stamping authority (RFC 3161)."""


def names() -> set[str]:
    """Everything the office can do, by its code names."""
    tables = {
        f"{model._meta.label}.{field.name}" for model in own_models() for field in model._meta.get_fields()
    }
    routes = {route_of(pattern) for pattern in addresses()} | {pattern.name or "" for pattern in addresses()}
    functions = {node.name for _path, node in nodes(ast.FunctionDef)}
    return set(PERMISSIONS) | verbs() | tables | routes | functions


def test_nothing_can_be_done_under_another_name() -> None:
    found = names()
    assert len(found) > 1500
    assert not [name for name in found if SECOND_SELVES.search(name.lower())]


def test_nothing_can_be_taken_down_or_reported() -> None:
    assert not [name for name in names() if TAKEDOWN.search(name.lower())]


def test_no_screen_speaks_of_taking_down() -> None:
    texts = said()
    assert len(texts) > 500
    assert not [text for text in texts if TAKEDOWN_SAID.search(text.lower())]


def test_the_scan_would_find_such_words() -> None:
    assert TAKEDOWN.search("send_takedown_request")
    assert TAKEDOWN_SAID.search("đề nghị gỡ bài này")
    assert SECOND_SELVES.search("make_persona")


def test_only_a_hash_is_ever_posted_to_another_machine() -> None:
    """The fetcher's `post` has one caller: a comment, like or share has no way out."""
    callers = set()
    for path, node in nodes(ast.Call):
        called = node.func
        if not isinstance(called, ast.Attribute) or called.attr != "post" or "fetcher" in path.parts:
            continue
        if not _is_screen(called.value):
            callers.add(path.name)
    assert callers <= {ALLOWED_POST}, callers


def _is_screen(value: ast.expr) -> bool:
    """Say whether this is a screen's own answer to a form (`self.post`, `super().post`)."""
    is_super = isinstance(value, ast.Call) and getattr(value.func, "id", "") == "super"
    return is_super or (isinstance(value, ast.Name) and value.id == "self")
