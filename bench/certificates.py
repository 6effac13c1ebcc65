"""`./run bench certificates`: 1,700 certificates as PDF and signed credential, then a sample checked.

Prints the time to issue (numbers, two signatures each, stored), to print every PDF, and what a stranger's
verifier (openbadgeslib, where installed) and a reader of QR codes (zxing-cpp, where installed) say of a sample.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

FOLDER = tempfile.mkdtemp(prefix="nhipcau-bench-certificates-")
os.environ["NHIPCAU_DATA_DIR"] = FOLDER
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

MANY = 1700
SITES = 17
SAMPLE = 25
MOST_SECONDS = 120
"""training.md, check 7."""


def main() -> None:
    """Measure and print."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    made = _conference()
    issuing = _timed("issue: numbers, credentials, short forms, stored", lambda: _issue(made))
    rows = _rows()
    printed: list[bytes] = []
    printing = _timed("print: one PDF each", lambda: printed.extend(_printed(row) for row in rows))
    size = sum(map(len, printed)) / len(printed) / 1024
    whole = issuing + printing
    print(f"{len(rows)} certificates: {whole:.1f} s of at most {MOST_SECONDS} s; {size:.0f} KiB a PDF")
    sample = rows[:: len(rows) // SAMPLE][:SAMPLE]
    _strangers(sample)
    _codes(sample, printed[:: len(rows) // SAMPLE][:SAMPLE])
    if len(rows) != MANY or whole > MOST_SECONDS:
        raise SystemExit(1)


def _timed(words: str, act: Any) -> float:
    wall, work = perf_counter(), process_time()
    act()
    wall, work = perf_counter() - wall, process_time() - work
    print(f"{words}: {wall:.1f} s ({work:.1f} s of processor)")
    return wall


def _conference() -> Any:
    from django.utils import timezone
    from tests.attendance.attending import batch_at
    from tests.learning.certifying import rule
    from tests.training.making import make_conference

    from nhipcau.attendance.models import Attendance, Scan
    from nhipcau.signing.actions.keys import make_key

    at = timezone.now()
    make_key(by=None, at=at)
    made = make_conference(sites=SITES, per_site=MANY // SITES)
    batch = batch_at(made.sites[0])
    fields = {
        "batch": batch,
        "kind": "arrive",
        "outcome": "new",
        "received_at": at,
        "half_day": made.half_days[0],
    }
    scans = Scan.objects.bulk_create(
        [Scan(fact_id=f"f{one.pk}", site_id=one.site_id, delegate=one, **fields) for one in made.delegates],
        batch_size=50,
    )
    Attendance.objects.bulk_create(
        [Attendance(half_day=made.half_days[0], delegate=one, place=one, site_id=one.site_id, scan=scan)
         for one, scan in zip(made.delegates, scans, strict=True)],
        batch_size=100,
    )  # fmt: skip
    rule(made, at)
    return made


def _issue(made: Any) -> None:
    from django.utils import timezone
    from tests.learning.certifying import make_officer

    from nhipcau.learning.actions.certifying import issue

    at = timezone.now()
    issue(by=make_officer(), at=at, conference=made.conference, confirmed_at=at)


def _rows() -> list[Any]:
    from nhipcau.learning.models import Certificate

    return list(Certificate.objects.order_by("place"))


def _printed(row: Any) -> bytes:
    from nhipcau.learning.printing.certificates import certificate_pdf

    return certificate_pdf(row)


def _strangers(sample: list[Any]) -> None:
    if find_spec("openbadgeslib") is None:
        print("openbadgeslib is not installed: no stranger's verifier was asked")
        return
    from openbadgeslib.ob3.verifier import OB3Verifier

    from nhipcau.signing.models import Key
    from nhipcau.signing.rules.ed25519 import pem_of

    verifier = OB3Verifier(pem_of(Key.objects.get().public))
    held = sum(verifier.verify(row.credential).name == row.registration.line for row in sample)
    print(f"openbadgeslib verifies {held} of {len(sample)}")


def _codes(sample: list[Any], printed: list[bytes]) -> None:
    """Read each QR back from the printed page, drawn at 200 dots an inch by pdftoppm."""
    import shutil
    import subprocess

    if find_spec("zxingcpp") is None or shutil.which("pdftoppm") is None:
        print("zxing-cpp or pdftoppm is not installed: no printed QR was read back")
        return
    import zxingcpp
    from PIL import Image

    read = 0
    for row, pdf in zip(sample, printed, strict=True):
        command = ["pdftoppm", "-r", "200", "-png", "-singlefile", "-"]
        page = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
        read += any(row.code in found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(page))))
    print(f"QR read back from the page at 200 dpi: {read} of {len(sample)}")


if __name__ == "__main__":
    main()
