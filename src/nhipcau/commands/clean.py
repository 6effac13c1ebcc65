"""`nhipcau clean [--show]`: lets go of what is kept no longer; the worker does it daily."""

from __future__ import annotations

import click

from nhipcau.commands.django import load_django


@click.command()
@click.option("--show", "only_show", is_flag=True, help="Chỉ cho biết sẽ dọn gì và vì sao, không dọn.")
@click.option("--limit", default=500, show_default=True, help="Nhiều nhất bao nhiêu mục mỗi loại.")
def clean(only_show: bool, limit: int) -> None:
    """Dọn những gì đã hết thời hạn lưu; bài được trích dẫn không bao giờ bị dọn."""
    load_django()
    from django.utils import timezone  # noqa: PLC0415 - needs Django

    from nhipcau.journeys import retention  # noqa: PLC0415
    from nhipcau.record.retention import rules_on  # noqa: PLC0415

    at = timezone.now()
    counts = retention.show(at=at) if only_show else retention.clean(at=at, limit=limit)
    rules = rules_on(at.date())
    for kind in counts.left:
        click.echo(
            f"{kind}: đã dọn {counts.dropped[kind]}, còn đến hạn {counts.left[kind]}, "
            f"giữ lại vì được trích dẫn {counts.cited[kind]} "
            f"(hạn {rules[kind].days} ngày: {rules[kind].basis})"
        )
