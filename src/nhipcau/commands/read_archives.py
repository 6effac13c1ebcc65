"""`nhipcau read --into`: archives read into a folder of results, restartable, and loaded into the office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from nhipcau.commands.django import load_django
from nhipcau.reading.engines.archives import EngineName, Running, read_waiting
from nhipcau.reading.engines.problems import InUseError, NoDaskError, OtherInputsError, UnitsLeftError
from nhipcau.reading.engines.results import Counts, held, open_results, stored_results

ENDINGS = {"kept": "giữ", "dropped": "bỏ", "broken": "hỏng"}
PASSED_OVER = {
    "not_text": "không phải trang chữ",
    "empty": "trống",
    "request": "yêu cầu",
    "warcinfo": "mô tả kho",
    "metadata": "siêu dữ liệu",
    "revisit": "trùng bản đã lưu",
}
LOADED = {
    "new": "bài mới",
    "changed": "bản mới của bài đã có",
    "same": "không đổi",
    "known": "đã nạp từ trước",
    "older": "cũ hơn bản đang có, chỉ giữ bản gốc",
    "refused": "địa chỉ không nhận",
    "secret": "có dấu mật, không nhận",
    "gone": "kho lưu trữ không còn bản gốc",
    "no_address": "không có địa chỉ",
}


def read_into(folder: Path, names: tuple[str, ...], engine: EngineName, running: Running) -> None:
    """Read what has no result yet, and say how all of it ended."""
    with _explained(folder), held(folder):
        results = open_results(folder, names)
        total, waiting = len(results.units), len(results.waiting())
        if waiting < total:
            click.echo(f"Đọc tiếp: {total - waiting}/{total} phần đã xong.", err=True)
        with tqdm(total=total, initial=total - waiting, unit=" phần", disable=None) as progress:
            for _unit in read_waiting(results, engine, running):
                progress.update()
        tell(results.counts())


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Say in words what stopped a run, and what may be done."""
    try:
        yield
    except OtherInputsError as error:
        text = f"Thư mục {folder} giữ kết quả của dữ liệu khác: {error} không còn như trước."
        raise click.ClickException(f"{text} Hãy chọn thư mục kết quả mới.") from error
    except InUseError as error:
        raise click.ClickException(f"Thư mục {folder} đang được một lần đọc khác dùng.") from error
    except NoDaskError as error:
        text = (
            "Máy này thiếu gói distributed (Dask). Hãy cài: pip install distributed; hoặc --engine processes."
        )
        raise click.ClickException(text) from error
    except UnitsLeftError as error:
        text = f"Cụm máy bỏ dở một số phần: {error}. Chạy lại lệnh này để đọc tiếp."
        raise click.ClickException(text) from error


def tell(counts: Counts) -> None:
    """Print how all pages ended: nothing is left unsaid."""
    ends = " · ".join(f"{word} {counts.outcomes[end]}" for end, word in ENDINGS.items())
    click.echo(f"{counts.outcomes.total()} trang: {ends}")
    for reason, count in counts.reasons.most_common():
        click.echo(f"  {reason}: {count}")
    if counts.passed_over:
        kinds = (f"{PASSED_OVER.get(kind, kind)} {count}" for kind, count in counts.passed_over.most_common())
        click.echo(f"Bản ghi không phải trang báo: {' · '.join(kinds)}")
    if counts.without_date:
        click.echo(f"Trang không ghi ngày lưu: {counts.without_date}")


def load_into_office(folder: Path) -> None:
    """Store every kept article of a folder of results in the office; what is there already stays as it is."""
    load_django()
    from django.utils import timezone  # noqa: PLC0415 - needs Django

    from nhipcau.journeys.archive import load_results  # noqa: PLC0415

    results = stored_results(folder)
    total = results.counts().outcomes["kept"]
    with tqdm(total=total, unit=" bài", disable=None) as progress:
        loaded = load_results(results, clock=timezone.now, done=progress.update)
    for end, count in loaded.ends.most_common():
        click.echo(f"{LOADED[end]}: {count}")
    if loaded.beyond_memory:
        click.echo(f"Lưu ý: {loaded.beyond_memory} bài cũ hơn thời hạn lưu giữ và có thể bị dọn.")
