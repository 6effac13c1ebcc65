"""`nhipcau keys make | list | retire | revoke`: the office's signing keys, on the machine that holds them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from nhipcau.commands.django import load_django


@click.group()
def keys() -> None:
    """Khóa ký của cơ quan."""


@keys.command()
def make() -> None:
    """Tạo khóa mới, ký từ bây giờ; khóa riêng nằm trong thư mục khóa, chỉ chủ tệp đọc được."""
    load_django()
    from django.conf import settings  # noqa: PLC0415 - needs Django

    from nhipcau.signing.actions.keys import make_key  # noqa: PLC0415

    made = make_key(by=None, at=_this_moment())
    click.echo(f"Đã tạo khóa {made.key_id}; khóa riêng: {settings.KEYS_DIR}.")


@keys.command("list")
def list_keys() -> None:
    """In danh sách khóa công khai, đúng dạng đã công bố."""
    load_django()
    from nhipcau.signing.queries.keys import key_list  # noqa: PLC0415

    click.echo(json.dumps(key_list(), ensure_ascii=False, indent=2))


@keys.command()
@click.argument("key_id", metavar="KHÓA")
def retire(key_id: str) -> None:
    """Cho một khóa ngừng ký; những gì đã ký vẫn là thật."""
    load_django()
    from nhipcau.signing.actions.keys import retire_key  # noqa: PLC0415

    _done(retire_key, key_id)
    click.echo(f"Khóa {key_id} ngừng ký từ bây giờ.")


@keys.command()
@click.argument("key_id", metavar="KHÓA")
@click.option("--why", required=True, help="Lý do, công bố cho người đọc.")
def revoke(key_id: str, why: str) -> None:
    """Thu hồi một khóa bị lộ: chỉ những gì vào sổ công khai trước lúc này còn là thật."""
    load_django()
    from nhipcau.signing.actions.keys import revoke_key  # noqa: PLC0415

    _done(revoke_key, key_id, why=why)
    click.echo(f"Đã thu hồi khóa {key_id}.")


def _done(action: Callable[..., object], key_id: str, **facts: Any) -> None:
    from nhipcau.common.refusals import Refused  # noqa: PLC0415

    try:
        action(by=None, at=_this_moment(), key=_key(key_id), **facts)
    except Refused as refusal:
        raise click.ClickException(refusal.message) from refusal


def _key(key_id: str) -> Any:
    from nhipcau.signing.queries.keys import keys as every_key  # noqa: PLC0415

    for key in every_key():
        if key.key_id == key_id:
            return key
    raise click.ClickException(f"Không có khóa {key_id}.")


def _this_moment() -> datetime:
    from django.utils import timezone  # noqa: PLC0415

    return timezone.now()
