"""`nhipcau record verify | checkpoint`: check the chain, or print its head to keep elsewhere."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from nhipcau.commands.django import load_django
from nhipcau.record.rules import Checkpoint, Fault

FAULTS = {
    "altered": "nội dung đã bị sửa",
    "gap": "thiếu mục đứng trước",
    "broken_link": "không khớp với mục đứng trước",
    "cut_tail": "mục này đã mất khỏi cuối nhật ký",
    "rewritten": "khác với dấu niêm đã lưu bên ngoài",
}


@click.group()
def record() -> None:
    """Nhật ký: kiểm tra chuỗi niêm phong."""


@record.command()
@click.option(
    "--checkpoint", "held", type=click.Path(exists=True, dir_okay=False, path_type=Path), multiple=True
)
def verify(held: tuple[Path, ...]) -> None:
    """Tính lại mọi dấu niêm; mã thoát 1 khi có chỗ không khớp."""
    load_django()
    from nhipcau.record.queries import verify as verify_record  # noqa: PLC0415 - needs Django

    result = verify_record([read_checkpoint(path) for path in held])
    for fault in result.faults:
        click.echo(sentence(fault), err=True)
    if not result.holds:
        raise SystemExit(1)
    click.echo(f"Nhật ký nguyên vẹn: {result.entries} mục.")


@record.command()
def checkpoint() -> None:
    """In dấu niêm mới nhất, để cất ngoài máy này."""
    load_django()
    from nhipcau.record.queries import head  # noqa: PLC0415 - needs Django

    seal = head()
    if seal is None:
        raise click.ClickException("Nhật ký chưa có mục nào.")
    click.echo(json.dumps(asdict(seal)))


def read_checkpoint(path: Path) -> Checkpoint:
    """Read one checkpoint file; a damaged one is named."""
    try:
        return Checkpoint(**json.loads(path.read_text()))
    except (ValueError, TypeError) as error:
        text = f"{path}: không phải dấu niêm do `nhipcau record checkpoint` in ra."
        raise click.ClickException(text) from error


def sentence(fault: Fault) -> str:
    """Say one fault in words."""
    return f"Mục {fault.seq}: {FAULTS[fault.kind]}."
