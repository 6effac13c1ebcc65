"""The one way to PDF: LibreOffice prints a Word file, one at a time, in a profile of its own, within a limit.

In: the bytes of a .docx; out: those of a .pdf. Without LibreOffice a refusal says what to install.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from django.utils.translation import gettext as _
from filelock import FileLock, Timeout

from nhipcau.common.refusals import Refused

SECONDS = 90
"""A first start with an empty profile takes some ten; a paper of a hundred pages five more."""
TURN = Path(gettempdir()) / "nhipcau-pdf.lock"
"""One printer a machine: two LibreOffices on two cores take longer than one after the other."""


def can_print() -> bool:
    """Say whether this machine has LibreOffice."""
    return _program() is not None


def pdf_of(word_file: bytes) -> bytes:
    """Print a Word file. Raises Refused where LibreOffice is missing, busy or fails."""
    program = _program()
    if program is None:
        raise Refused(_("Máy chủ chưa có LibreOffice. Hãy tải bản Word, hoặc báo quản trị cài thêm."))
    try:
        with FileLock(TURN, timeout=SECONDS), TemporaryDirectory(prefix="nhipcau-pdf-") as folder:
            return _print(program, word_file, Path(folder))
    except (Timeout, subprocess.TimeoutExpired) as error:
        raise Refused(_("Máy in PDF đang bận. Hãy thử lại sau một phút, hoặc tải bản Word.")) from error


def _print(program: str, word_file: bytes, folder: Path) -> bytes:
    source = folder / "paper.docx"
    source.write_bytes(word_file)
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, cwd=folder)  # noqa: S603 - our own words
    printed = folder / "paper.pdf"
    if done.returncode or not printed.exists():
        raise Refused(_("Chưa in được PDF. Hãy tải bản Word và báo quản trị."))
    return printed.read_bytes()


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")
