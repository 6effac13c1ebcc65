"""The WACZ inside a kit: what other programmes expect of one."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from tests.verification.kit_cases import URL, make_wacz, make_warc
from warcio.archiveiterator import ArchiveIterator

from nhipcau.verification.kit.wacz import sort_key


def opened() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(make_wacz()))


def test_it_holds_the_warc_byte_for_byte() -> None:
    assert opened().read("archive/data.warc.gz") == make_warc()


def test_the_package_names_every_file_with_its_hash() -> None:
    archive = opened()
    package = json.loads(archive.read("datapackage.json"))
    told = {each["path"]: (each["hash"], each["bytes"]) for each in package["resources"]}
    held = {name: archive.read(name) for name in archive.namelist() if not name.startswith("datapackage")}
    assert told == {name: (f"sha256:{sha256(text).hexdigest()}", len(text)) for name, text in held.items()}
    assert (package["profile"], package["wacz_version"]) == ("data-package", "1.1.1")
    digest = json.loads(archive.read("datapackage-digest.json"))
    assert digest["hash"] == "sha256:" + sha256(archive.read("datapackage.json")).hexdigest()


def test_the_index_leads_to_the_answer() -> None:
    archive = opened()
    key, moment, row = archive.read("indexes/index.cdx").decode().strip().split(" ", 2)
    told = json.loads(row)
    assert (key, moment) == ("example,caobang,sokhdt)/bao-cao?nam=2026&quy=3", "20261005010000")
    warc = archive.read("archive/data.warc.gz")
    piece = warc[int(told["offset"]) : int(told["offset"]) + int(told["length"])]
    (record,) = ArchiveIterator(BytesIO(piece))
    assert (record.rec_type, record.rec_headers.get_header("WARC-Target-URI")) == ("response", URL)
    assert (told["mime"], told["status"], told["url"]) == ("text/html", "200", URL)


def test_the_list_of_pages() -> None:
    head, page = map(json.loads, opened().read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert (page["url"], page["title"], page["ts"]) == (URL, "Báo cáo quý III", "2026-10-05T01:00:00Z")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.caobang.gov.vn/", "vn,gov,caobang)/"),
        ("https://caobang.gov.vn/Tin/?b=2&a=1", "vn,gov,caobang)/tin?a=1&b=2"),
        ("http://caobang.gov.vn:8080/x", "vn,gov,caobang:8080)/x"),
        ("https://caobang.gov.vn", "vn,gov,caobang)/"),
    ],
)
def test_sort_keys_are_those_of_the_surt_package(url: str, key: str) -> None:
    """Expected values computed with surt 0.3.1."""
    assert sort_key(url) == key


@pytest.mark.slow
def test_the_wacz_packages_validator_accepts_it(tmp_path: Path) -> None:
    validator = shutil.which("wacz")
    if not validator:
        pytest.skip("no `wacz` command: install the wacz package in an environment of its own")
    (tmp_path / "page.wacz").write_bytes(make_wacz())
    done = subprocess.run(
        [validator, "validate", "-f", "page.wacz"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "valid" in done.stdout
