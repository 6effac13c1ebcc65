"""The `nhipcau` command: one sub-command a verb. Django is loaded only by those that need it."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from nhipcau.commands import LazyGroup

COMMANDS = {
    "read": "nhipcau.commands.read:read",
    "units": "nhipcau.units.command:units",
    "record": "nhipcau.commands.record:record",
    "kit": "nhipcau.commands.kit:kit",
    "verify": "nhipcau.commands.verify:verify",
    "keys": "nhipcau.commands.keys:keys",
    "newsroom": "nhipcau.commands.newsroom:newsroom",
    "clean": "nhipcau.commands.clean:clean",
    "setup": "nhipcau.commands.office:setup",
    "serve": "nhipcau.commands.office:serve",
    "work": "nhipcau.commands.office:work",
    "account": "nhipcau.commands.office:account",
    "demo": "nhipcau.commands.demo:demo",
}


@click.group(cls=LazyGroup, commands_at=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nhipcau")
def group() -> None:
    """Nhịp Cầu: bàn làm việc của cơ quan thông tin đối ngoại."""


@group.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Chạy một lệnh quản trị của Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - loads Django

    execute_from_command_line(["nhipcau manage", *arguments])


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; output is UTF-8 whatever the terminal's locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    return group(arguments, prog_name="nhipcau")
