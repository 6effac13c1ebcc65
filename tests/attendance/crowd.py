"""Many phones at once, each with a connection of its own: threads for the storm and the race."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

Asked = TypeVar("Asked")
Told = TypeVar("Told")


def at_once(work: Callable[[Asked], Told], over: Iterable[Asked], *, threads: int) -> list[Told]:
    """Do all of it in threads; whatever fails fails the test."""

    def one(each: Asked) -> Told:
        try:
            return work(each)
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, over))
