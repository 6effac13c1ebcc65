"""`nhipcau kit verify`: check an evidence kit with the same programme that the kit carries."""

from __future__ import annotations

from pathlib import Path

import click

from nhipcau.verification.kit import verify as verifier


@click.group()
def kit() -> None:
    """Bộ chứng cứ: kiểm tra một bộ đã công bố."""


@kit.command()
@click.argument("path", metavar="TỆP", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--ca", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Chứng thư gốc (PEM)."
)
def verify(path: Path, ca: Path | None) -> None:
    """Kiểm tra mọi mã băm và tem thời gian; mã thoát 1 khi có tệp đã đổi, 3 khi chưa kiểm được tem."""
    raise SystemExit(verifier.main([str(path), *(["--ca", str(ca)] if ca else [])]))
