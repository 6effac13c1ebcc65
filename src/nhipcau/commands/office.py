"""`nhipcau setup | serve | work | account`: the running office."""

from __future__ import annotations

import threading

import click

from nhipcau.commands.django import load_django


@click.command()
def setup() -> None:
    """Chuẩn bị cơ sở dữ liệu, bản dịch, danh mục đơn vị; chạy lại bao nhiêu lần cũng được."""
    load_django()
    from django.utils import timezone  # noqa: PLC0415 - needs Django

    from nhipcau.config.installation import prepare  # noqa: PLC0415

    prepare(at=timezone.now())
    click.echo("Đã sẵn sàng. Tạo tài khoản quản trị đầu tiên: nhipcau account TÊN --unit MÃ")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--threads", default=8, show_default=True)
def serve(host: str, port: int, threads: int) -> None:
    """Mở máy chủ web."""
    load_django()
    import waitress  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    from nhipcau.config.wsgi import application  # noqa: PLC0415

    waitress.serve(
        application,
        host=host,
        port=port,
        threads=threads,
        ident="nhipcau",
        max_request_body_size=settings.MOST_REQUEST_BYTES,
    )


@click.command()
@click.option("--once", is_flag=True, help="Làm hết việc đang chờ rồi dừng.")
def work(*, once: bool) -> None:
    """Đọc nguồn tin: hỏi nguồn, tải trang, đọc trang. Có thể chạy nhiều máy đọc cùng lúc."""
    load_django()
    from nhipcau.journeys.worker import run_worker  # noqa: PLC0415

    run_worker(once=once, stop=threading.Event())


@click.command()
@click.argument("username")
@click.option("--full-name", prompt="Họ và tên")
@click.option("--email", prompt="Thư điện tử")
@click.option("--unit", prompt="Mã đơn vị (xem `nhipcau units`)")
@click.password_option(prompt="Mật khẩu")
def account(username: str, full_name: str, email: str, unit: str, password: str) -> None:
    """Tạo tài khoản quản trị đầu tiên."""
    load_django()
    from django.utils import timezone  # noqa: PLC0415

    from nhipcau.common.refusals import Refused  # noqa: PLC0415
    from nhipcau.people.actions import add_first_administrator  # noqa: PLC0415
    from nhipcau.units.queries import found  # noqa: PLC0415

    now = timezone.now()
    meant = found(unit, now.date()).first()
    if meant is None:
        text = f"Không có đơn vị nào tên hoặc mã {unit}. Xem: nhipcau units --at {now:%Y-%m-%d}"
        raise click.ClickException(text)
    try:
        add_first_administrator(
            username=username,
            full_name=full_name,
            email=email,
            unit_id=meant.unit_id,
            password=password,
            at=now,
        )
    except Refused as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"Đã tạo tài khoản {username} ở {meant}.")
