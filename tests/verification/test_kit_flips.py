"""Not one byte of a kit changes unseen, and the file that it is in is named."""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.verification.kit_cases import (
    ARCHIVE,
    checked,
    checked_bytes,
    contents,
    make_kit,
    make_wacz,
    regions,
)

from nhipcau.verification.kit import verify
from nhipcau.verification.kit.contents import Piece
from nhipcau.verification.kit.packing import UnpackableError, pack, zip_of

KIT = make_kit()
REGIONS = regions(KIT)


def unzipped(folder: Path, kit: bytes = KIT) -> Path:
    path = folder / "kit.zip"
    path.write_bytes(kit)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder / "kit")
    return folder / "kit"


def flipped(content: bytes, at: int, mask: int) -> bytes:
    return content[:at] + bytes([content[at] ^ mask]) + content[at + 1 :]


def files_of(kit: bytes) -> list[tuple[str, bytes]]:
    found, wrong = verify.compared(memoryview(kit), verify.listed(memoryview(kit)))
    assert not wrong
    return [(name, bytes(content)) for name, content in found.items()]


def test_a_whole_kit_is_whole(tmp_path: Path) -> None:
    answer = checked_bytes(tmp_path, KIT)
    assert answer.code == 0, answer.text
    assert "4 bản ghi/WARC records, 1 trích dẫn/quotes" in answer.text


def test_packing_again_gives_the_same_bytes() -> None:
    assert make_kit() == KIT


def test_any_zip_program_reads_it(tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_bytes(KIT)
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "README.txt"
        assert "LÀ MỘT BÊN LIÊN QUAN" in archive.read("README.txt").decode()


@pytest.mark.slow
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    region=st.integers(0, len(REGIONS) - 1), place=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255)
)
def test_a_flipped_byte_is_found_and_its_file_named(
    tmp_path: Path, region: int, place: float, mask: int
) -> None:
    start, end, name = REGIONS[region]
    answer = checked_bytes(tmp_path, flipped(KIT, start + int(place * (end - start)), mask))
    assert (answer.code, answer.wrong) == (1, {name})


@pytest.mark.slow
def test_every_byte_of_headers_and_directory(tmp_path: Path) -> None:
    headers = [at for start, _end, name in REGIONS[:-1] for at in range(start, start + 30 + len(name))]
    positions = random.Random(5).sample([*headers, *range(REGIONS[-1][0], len(KIT))], 400)
    for at in positions:
        name = next(name for start, end, name in REGIONS if start <= at < end)
        answer = checked_bytes(tmp_path, flipped(KIT, at, 1 << at % 8))
        assert (answer.code, answer.wrong) == (1, {name}), at


def test_a_flipped_byte_of_the_unzipped_folder(tmp_path: Path) -> None:
    folder, chance = unzipped(tmp_path), random.Random(6)
    assert checked(folder).code == 0
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        whole = path.read_bytes()
        for _ in range(25):
            path.write_bytes(flipped(whole, chance.randrange(len(whole)), chance.randrange(1, 256)))
            answer = checked(folder)
            assert (answer.code, answer.wrong) == (1, {path.relative_to(folder).as_posix()})
        path.write_bytes(whole)


@pytest.mark.parametrize("length", [0, 1, 10, 21, 22, 100, 5000, len(KIT) // 2, len(KIT) - 23, len(KIT) - 1])
def test_a_cut_kit_is_not_whole(tmp_path: Path, length: int) -> None:
    assert checked_bytes(tmp_path, KIT[:length]).code in {1, 2}


def test_bytes_after_the_end(tmp_path: Path) -> None:
    answer = checked_bytes(tmp_path, KIT + b"\0")
    assert (answer.code, answer.wrong) == (1, {verify.DIRECTORY})


def test_bytes_before_the_beginning(tmp_path: Path) -> None:
    assert checked_bytes(tmp_path, b"#!/bin/sh\n" + KIT).code in {1, 2}


def test_swapped_contents_name_both_files(tmp_path: Path) -> None:
    files = dict(files_of(KIT))
    one, two = "dossier.json", "evidence/02-tep.pdf"
    files[one], files[two] = files[two], files[one]
    answer = checked_bytes(tmp_path, zip_of(files.items()))
    assert (answer.code, answer.wrong) == (1, {one, two})


def test_an_added_file_is_named(tmp_path: Path) -> None:
    answer = checked_bytes(tmp_path, zip_of([*files_of(KIT), ("evidence/09-them.txt", b"x")]))
    assert (answer.code, answer.wrong) == (1, {"evidence/09-them.txt"})


def test_a_second_file_of_one_name(tmp_path: Path) -> None:
    answer = checked_bytes(tmp_path, zip_of([*files_of(KIT), ("dossier.json", b"{}")]))
    assert answer.code == 1
    assert "dossier.json" in answer.wrong


@pytest.mark.parametrize("name", [name for _start, _end, name in REGIONS[:-1]])
def test_a_removed_file_is_named(tmp_path: Path, name: str) -> None:
    kept = [file for file in files_of(KIT) if file[0] != name]
    answer = checked_bytes(tmp_path, zip_of(kept))
    assert (answer.code, answer.wrong) == (1, {name})


def test_added_removed_and_linked_in_the_folder(tmp_path: Path) -> None:
    folder = unzipped(tmp_path)
    (folder / "evidence/strange").write_text("x")
    (folder / "link").symlink_to("/etc/hostname")
    (folder / "dossier.json").unlink()
    assert checked(folder).wrong == {"evidence/strange", "link", "dossier.json"}


def test_a_record_changed_with_its_hashes_is_still_told_by_its_digest(tmp_path: Path) -> None:
    """Whoever renews the outer hash but not the record's own digest is found inside the archive."""
    inner = dict(files_of(make_wacz()))
    inner["archive/data.warc.gz"] = flipped(inner["archive/data.warc.gz"], 500, 4)
    answer = checked_bytes(tmp_path, pack_as_is(zip_of(inner.items())))
    assert answer.code == 1
    assert f"{ARCHIVE}!archive/data.warc.gz" in answer.text


def pack_as_is(archive: bytes) -> bytes:
    """Pack an archive that `pack` itself would not read, with hashes that fit."""
    files = dict(files_of(KIT)) | {ARCHIVE: archive}
    manifest = verify.read_manifest(files["manifest.json"])
    assert manifest
    told = next(each for each in manifest["files"] if each["path"] == ARCHIVE)
    told["sha256"] = verify.hashlib.sha256(archive).hexdigest()
    seal = verify.hashlib.sha256(verify.canonical(manifest)).hexdigest()
    files["manifest.json"] = verify.canonical(manifest | {"sha256_without_this": seal})
    names = sorted(set(files) - {"SHA256SUMS"})
    sums = [f"{verify.hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in names]
    files["SHA256SUMS"] = "".join(sums).encode()
    return zip_of(files.items())


def test_a_page_without_the_quoted_words_is_named(tmp_path: Path) -> None:
    other = make_wacz("<p>Trang này nói chuyện khác, có 1.240.</p>".encode())
    assert ARCHIVE in checked_bytes(tmp_path, pack_as_is(other)).wrong


@pytest.mark.parametrize(
    ("body", "kind", "is_there"),
    [
        ("<p>toàn tỉnh có&nbsp;1.240 <i>h</i>ộ</p>".encode(), "text/html; charset=utf-8", True),
        ("toàn tỉnh có 1.240 hộ".encode("utf-16"), "text/plain; charset=utf-16", True),
        ("<script>toàn tỉnh có 1.240 hộ</script>".encode(), "text/html; charset=utf-8", False),
        ("<p>toàn tỉnh có 1.204 hộ</p>".encode(), "text/html; charset=utf-8", False),
        ("toàn tỉnh có 1.240 hộ".encode(), "application/pdf", False),
    ],
    ids=["marks between the words", "utf-16", "only in a script", "another figure", "no text"],
)
def test_quoted_words_are_looked_for_as_readers_see_them(body: bytes, kind: str, is_there: bool) -> None:
    page = verify.Page(f"http/1.1 200 ok\ncontent-type: {kind}\n", body)
    assert (verify.bare("toàn tỉnh có 1.240 hộ") in verify.words_of(page)) is is_there


def test_a_small_file_that_unpacks_to_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "MOST_UNPACKED", 10_000)
    bomb = verify.zlib.compressobj(9, verify.zlib.DEFLATED, 31)
    with pytest.raises(ValueError, match="too large"):
        list(verify.records(bomb.compress(bytes(1_000_000)) + bomb.flush()))


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "manifest.json", "ảnh.png", "a\nb"])
def test_odd_paths_are_not_packed(path: str) -> None:
    with pytest.raises(UnpackableError):
        pack(contents(pieces=(Piece(path, b"x", "text/plain", "x"),)))


def test_no_kit_at_all(tmp_path: Path) -> None:
    assert checked_bytes(tmp_path, zip_of([("a.txt", b"x")])).code == 2
    assert verify.main([str(tmp_path / "absent.zip")]) == 2


def test_the_verifier_is_python_3_8_and_needs_nothing() -> None:
    source = Path(verify.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {
        name.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    }
    imported |= {
        str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    }
    assert imported <= set(sys.stdlib_module_names)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a plain Python with nothing in its environment."""
    python = os.path.realpath(sys.executable)
    return subprocess.run(
        [python, "-I", *words],
        cwd=folder,
        env={},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_one_command_on_a_clean_machine(tmp_path: Path) -> None:
    folder = unzipped(tmp_path)
    verifier = Path(verify.__file__).read_bytes()
    (tmp_path / "verify.py").write_bytes(verifier)
    for words in (
        ["kit.zip"],
        ["kit/__main__.py"],
        ["verify.py", "kit.zip"],
        ["kit.zip", "kit"],
        ["kit/verify.py"],
    ):
        done = run(tmp_path, *words)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "NGUYÊN VẸN / WHOLE" in done.stdout
    assert {each.name for each in folder.iterdir()} == {name.split("/")[0] for _s, _e, name in REGIONS[:-1]}


def test_plain_tools_agree(tmp_path: Path) -> None:
    folder = unzipped(tmp_path)
    done = subprocess.run(
        [str(shutil.which("sha256sum")), "-c", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "FAILED" not in done.stdout


def self_checked(tmp_path: Path, at: int, mask: int) -> tuple[int, str]:
    (tmp_path / "kit.zip").write_bytes(flipped(KIT, at, mask))
    done = run(tmp_path, "kit.zip")
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("flips", [3, pytest.param(12, marks=pytest.mark.slow)])
def test_the_programme_finds_a_byte_changed_in_itself(tmp_path: Path, flips: int) -> None:
    chance = random.Random(7)
    for start, end, name in (region for region in REGIONS if region[2] in {"verify.py", "__main__.py"}):
        for at in [chance.randrange(start + 41, end) for _ in range(flips)]:
            code, text = self_checked(tmp_path, at, 1 << chance.randrange(7))
            assert code == 1, at
            assert name in text or "null bytes" in text, at


@pytest.mark.slow
def test_nothing_passes_when_the_kit_checks_itself(tmp_path: Path) -> None:
    chance = random.Random(8)
    for _ in range(150):
        at = chance.randrange(len(KIT))
        code, text = self_checked(tmp_path, at, chance.randrange(1, 256))
        name = next(name for start, end, name in REGIONS if start <= at < end)
        assert code == 1, at
        # a broken directory or start can keep Python itself from beginning; it says so in its own words
        assert name in text or name in {verify.DIRECTORY, "__main__.py"}, at
