"""The static copy: every public page as a file, with links that work from any folder and web server.

In: a folder; out: how many files. What is not public now is not in it: each copy is made anew and
put in place at once. Called by `nhipcau newsroom export`; the fallback when this machine does not answer.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import RequestFactory

from nhipcau.common.refusals import Refused
from nhipcau.newsroom.queries.feeding import PAGES
from nhipcau.newsroom.queries.shelf import Shelf

MARK = ".nhipcau-newsroom"
"""Lies in every copy: nothing else is ever replaced."""
LINK = re.compile(r'(?P<head>\b(?:href|src|action)=")(?P<path>/(?!/)[^"]*)"')
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
"""A form needs this machine: in a copy a link to the living site stands in its place."""
Reader = Callable[[str], tuple[int, bytes]]


def export(*, folder: Path, shelf: Shelf, read: Reader) -> int:
    """Write a copy and put it in place of the last one in a single step."""
    _refuse_foreign(folder)
    made = folder.parent / f".{folder.name}-{secrets.token_hex(6)}"
    made.mkdir(parents=True)
    count = 0
    try:
        (made / MARK).write_text("Made by nhipcau newsroom export\n", encoding="utf-8")
        for path, content in _pages(shelf, read):
            target = made / file_of(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            count += 1
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    _put_in_place(made, folder)
    return count


def addresses(shelf: Shelf) -> Iterator[str]:
    """Yield the addresses to begin with; pictures and stylesheets are found in the pages."""
    yield from (
        "/robots.txt",
        "/sitemap.xml",
        "/sitemap-news.xml",
        "/newsroom/log.json",
        "/newsroom/keys.json",
    )
    for language in settings.NEWSROOM_LANGUAGES:
        yield f"/sitemap-{language}.xml"
        yield from (f"/{language}/{page}" for page in PAGES)
        yield from (f"/{language}/feeds/all.{kind}" for kind in ("atom", "rss", "json"))
        for rows in shelf.editions.values():
            latest = rows[-1].told
            yield f"/{language}/{latest.statement_id}/"
            for row in rows:
                if language in row.texts and not rows[-1].is_withdrawn:
                    yield f"/{language}/{latest.statement_id}/{row.told.number}/"
                    yield f"/{language}/{latest.statement_id}/{row.told.number}/statement.json"
            if language in rows[-1].texts:
                yield from (
                    f"/{language}/{latest.statement_id}/{name}" for name in ("statement.json", "qr.svg")
                )


def file_of(path: str) -> str:
    """Return the file that an address becomes."""
    clean = path.lstrip("/")
    return f"{clean}index.html" if not clean or clean.endswith("/") else clean


def relative(page: str, path: str) -> str:
    """Return the link from one file of the copy to another."""
    bare, sign, rest = path.partition("#")
    target, start = PurePosixPath(file_of(bare)), PurePosixPath(file_of(page)).parent
    return os.path.relpath(target, start).replace(os.sep, "/") + sign + rest


def _pages(shelf: Shelf, read: Reader) -> Iterator[tuple[str, bytes]]:
    waiting, known = deque(addresses(shelf)), set[str]()
    while waiting:
        path = waiting.popleft()
        if path in known:
            continue
        known.add(path)
        content = (
            _static(path) if path.startswith(f"/{settings.STATIC_URL.strip('/')}/") else _read(path, read)
        )
        if content is None:
            continue
        if path.endswith("/"):
            text = content.decode()
            waiting.extend(unescape(found["path"]).partition("#")[0] for found in LINK.finditer(text)
                           if is_copied(unescape(found["path"])))  # fmt: skip
            content = _rewritten(path, text).encode()
        yield path, content


def is_copied(path: str) -> bool:
    """Tell whether a link stays inside the copy; forms, search and the API belong to the living site."""
    first = path.lstrip("/").split("/", 1)[0]
    if "?" in path or first == "api":
        return False
    return (
        first in {*settings.NEWSROOM_LANGUAGES, "newsroom", settings.STATIC_URL.strip("/")}
        or path == "/sitemap.xml"
    )


def _rewritten(page: str, text: str) -> str:
    living = settings.ADDRESS.rstrip("/")

    def link(found: re.Match[str]) -> str:
        path = unescape(found["path"])
        told = relative(page, path) if is_copied(path) else f"{living}{path}"
        return f'{found["head"]}{told}"'

    def form(found: re.Match[str]) -> str:
        action = re.search(r'action="([^"]+)"', found[0])
        address = f"{living}{action[1] if action else page}"
        return f'<p><a href="{address}">{address}</a></p>'

    return LINK.sub(link, FORM.sub(form, text))


def _read(path: str, read: Reader) -> bytes | None:
    status, content = read(path)
    return content if status in {200, 410} else None


def _static(path: str) -> bytes | None:
    name = path.split("/", 2)[2]
    kept = Path(settings.STATIC_ROOT) / name
    found = kept if kept.is_file() else finders.find(name)
    return Path(str(found)).read_bytes() if found else None


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink():
        if not (folder / MARK).exists():
            raise Refused(f"{folder}: không phải bản sao của cổng báo chí, không ghi đè.")
    elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: thư mục đã có tệp khác; hãy chọn thư mục mới.")


def _put_in_place(made: Path, folder: Path) -> None:
    """Turn a link: readers see the old copy or the new one, never a half."""
    old = folder.resolve() if folder.is_symlink() else None
    if folder.is_dir() and not folder.is_symlink():
        folder.rmdir()
    turned = folder.parent / f".{folder.name}-{secrets.token_hex(6)}.link"
    turned.symlink_to(made.name, target_is_directory=True)
    turned.replace(folder)
    if old is not None and old.parent == made.parent and (old / MARK).exists():
        shutil.rmtree(old)


def reader_of(handler: Callable[..., Any]) -> Reader:
    """Return what reads a page from Django itself, without a network."""
    factory = RequestFactory()
    host = settings.ALLOWED_HOSTS[0].lstrip(".*") if settings.ALLOWED_HOSTS else ""

    def read(path: str) -> tuple[int, bytes]:
        response = handler(factory.get(path, secure=settings.HTTPS, headers={"host": host or "localhost"}))
        streaming = getattr(response, "streaming", False)
        body = b"".join(response) if streaming else response.content
        response.close()
        return response.status_code, body

    return read
