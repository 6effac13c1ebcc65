"""`nhipcau newsroom export DIR`: a static copy of the public site, which serves as the fallback."""

from __future__ import annotations

from pathlib import Path

import click

from nhipcau.commands.django import load_django


@click.group()
def newsroom() -> None:
    """Cổng báo chí."""


@newsroom.command()
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Ghi bản sao tĩnh của mọi trang công khai; mở được từ bất kỳ thư mục hay máy chủ tĩnh nào."""
    load_django()
    from django.core.handlers.base import BaseHandler  # noqa: PLC0415 - needs Django

    from nhipcau.common.refusals import Refused  # noqa: PLC0415
    from nhipcau.newsroom.actions.exporting import export as write  # noqa: PLC0415
    from nhipcau.newsroom.actions.exporting import reader_of  # noqa: PLC0415
    from nhipcau.newsroom.serving.lookout import LOOKOUT  # noqa: PLC0415

    handler = BaseHandler()
    handler.load_middleware()
    try:
        count = write(
            folder=folder.absolute(), shelf=LOOKOUT.look().shelf, read=reader_of(handler.get_response)
        )
    except Refused as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"Đã ghi {count} tệp vào {folder}.")
