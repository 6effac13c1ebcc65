# ruff: noqa: T201, S105
"""Bộ chứng cứ tự kiểm tra: `python3 bo-chung-cu.zip`. An evidence kit that checks itself.

Needs Python 3.8 or later and nothing else; `openssl` where the kit holds time stamps. It only reads: nothing
of the kit is unpacked or run, but this file. Any kit: `python3 verify.py KIT.zip`; unzipped: `__main__.py`.
Exit code: 0 whole; 1 something was changed; 2 no kit is there; 3 whole, but time stamps were not checked.
"""

from __future__ import annotations

import argparse
import base64
import calendar
import hashlib
import json
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import unicodedata
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    Bytes = bytes | memoryview
    Files = dict[str, Bytes]
    Complaint = tuple[str, str, str]

DIRECTORY = "mục lục ZIP / the ZIP's own directory"
MOST_BYTES = 1 << 30
MOST_UNPACKED = 1 << 28
"""No record of a web archive unpacks to more: a small file must not fill the memory (we keep 20 MB)."""
LOCAL, CENTRAL, END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
DAY = 0x21
"""1 January 1980, the first day a ZIP can name: what is packed twice gives the same file."""
OUTSIDE_MANIFEST = {"manifest.json", "manifest.tsr", "SHA256SUMS"}
NAMED_NOWHERE = OUTSIDE_MANIFEST | {"datapackage.json", "datapackage-digest.json"}
CHANGED = ("nội dung không còn như lúc đóng gói", "its content is not what was packed")


class Report:
    """What was found; each complaint is printed as it comes, one a file."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.unchecked: list[str] = []
        self.hashes: dict[str, str] = {}
        self.records = self.quotes = self.stamps = 0

    def blame(self, where: str, vi: str, en: str) -> None:
        """Name the file that is not as it was."""
        if where not in self.wrong:
            self.wrong.append(where)
            print(f"SAI / WRONG  {where}\n    {vi} / {en}")

    def leave(self, where: str, vi: str, en: str) -> None:
        """Name a time stamp that could not be checked here."""
        self.unchecked.append(where)
        print(f"CHƯA KIỂM / NOT CHECKED  {where}\n    {vi} / {en}")


# ---- the ZIP: every byte is a file's or stands where this layout says (stored, no extras, one date) ----
class Entry(NamedTuple):
    """One file of a ZIP, as a header tells of it."""

    name: bytes
    crc: int
    size: int


def local_header(each: Entry) -> bytes:
    """Return the bytes before a file."""
    sizes = (each.crc, each.size, each.size, len(each.name), 0)
    return LOCAL.pack(b"PK\3\4", 20, 0, 0, 0, DAY, *sizes) + each.name


def directory(entries: list[Entry]) -> bytes:
    """Return the bytes after the last file."""
    out, start = b"", 0
    for each in entries:
        sizes = (each.crc, each.size, each.size, len(each.name))
        out += CENTRAL.pack(b"PK\1\2", 20, 20, 0, 0, 0, DAY, *sizes, 0, 0, 0, 0, 0, start) + each.name
        start += LOCAL.size + len(each.name) + each.size
    return out + END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(out), start, 0)


def listed(data: memoryview) -> list[Entry]:
    """Read the files as the directory at the end lists them."""
    try:
        *_, count, _size, at, _comment = END.unpack(data[-END.size :])
        entries = []
        for _ in range(count):
            row = CENTRAL.unpack_from(data, at)
            at += CENTRAL.size + row[10]
            entries.append(Entry(bytes(data[at - row[10] : at]), row[7], row[9]))
    except struct.error:
        return []
    return entries


def walked(data: memoryview) -> list[Entry]:
    """Read the files as their own headers name them: a damaged directory hides nothing."""
    at, entries = 0, []
    while bytes(data[at : at + 4]) == b"PK\3\4" and at + LOCAL.size <= len(data):
        row = LOCAL.unpack_from(data, at)
        at += LOCAL.size + row[9]
        entries.append(Entry(bytes(data[at - row[9] : at]), row[6], row[8]))
        at += row[8]
    return entries


def compared(data: memoryview, entries: list[Entry]) -> tuple[Files, list[Complaint]]:
    """Cut the ZIP into its files, and complain of every byte that stands elsewhere than in the layout."""
    files: Files = {}
    wrong: list[Complaint] = []
    at = 0
    for each in entries:
        head, name = local_header(each), each.name.decode("latin-1")
        if data[at : at + len(head)] != head:
            wrong.append((name, "phần đầu của tệp trong ZIP đã đổi", "its header in the ZIP was changed"))
        at += len(head)
        body = data[at : at + each.size]
        at += each.size
        if name in files:
            wrong.append((name, "có hai tệp cùng tên", "two files have this name"))
        if len(body) != each.size or zlib.crc32(body) != each.crc:
            wrong.append((name, *CHANGED))
        files[name] = body
    tail = directory(entries)
    if data[at : at + len(tail)] != tail:
        wrong.append((DIRECTORY, "mục lục đã đổi hoặc bị cắt", "it was changed or cut off"))
    elif len(data) > at + len(tail):
        wrong.append((DIRECTORY, "có byte lạ sau phần cuối", "unknown bytes follow its end"))
    return files, wrong


def strangers(files: Files) -> int:
    """Count the names that no list inside names: of two spellings the listed one is right."""
    lists = b"".join(bytes(files.get(name, b"")) for name in ("SHA256SUMS", "datapackage.json"))
    return sum(name not in NAMED_NOWHERE and name.encode("latin-1") not in lists for name in files)


def read_zip(data: memoryview, report: Report, inside: str = "") -> Files:
    """Return the files; of the two accounts that a ZIP gives of itself the sounder one is taken."""
    accounts = [compared(data, entries) for entries in (listed(data), walked(data)) if entries]
    if not accounts:
        report.blame(inside.rstrip("!") or DIRECTORY, "không đọc được như ZIP", "cannot be read as a ZIP")
        return {}
    files, wrong = min(accounts, key=lambda account: (len(account[1]), strangers(account[0])))
    for where, vi, en in wrong:
        report.blame(inside + where, vi, en)
    return files


def read_folder(path: Path, report: Report) -> Files:
    """Return the files of an unzipped kit; links are not followed."""
    files: Files = {}
    total = 0
    for full in sorted(path.rglob("*")):
        where = full.relative_to(path).as_posix()
        total += full.lstat().st_size
        if full.is_symlink() or not (full.is_file() or full.is_dir()) or total > MOST_BYTES:
            report.blame(where, "không phải tệp thường, hoặc quá lớn", "no plain file, or too large")
        elif full.is_file():
            files[where] = full.read_bytes()
    return files


# ---- the two lists of hashes, which must agree with each other and with the files ----
def canonical(value: Any) -> bytes:
    """Write JSON as RFC 8785 does (the kit's own lists hold no fractions)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_manifest(content: Bytes) -> dict[str, Any] | None:
    """Return the manifest if it is the one that was written: it carries its own hash."""
    try:
        manifest = json.loads(bytes(content))
        same = canonical(manifest) == bytes(content)
        seal = manifest.pop("sha256_without_this")
        return manifest if same and seal == hashlib.sha256(canonical(manifest)).hexdigest() else None
    except (ValueError, KeyError, AttributeError, RecursionError):
        return None


def check_files(files: Files, report: Report) -> dict[str, Any]:
    """Compare every file with both lists; return the manifest, empty where it cannot be trusted."""
    hashes = report.hashes
    hashes.update({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})
    manifest = read_manifest(files.get("manifest.json", b""))
    lines = bytes(files.get("SHA256SUMS", b"")).decode("latin-1").split("\n")
    sums = [(line[66:], line[:64]) for line in lines[:-1] if line[64:66] == "  "]
    names = [name for name, _ in sums]
    if manifest is None:
        report.blame("manifest.json", *CHANGED)
        expected = {name: text for name, text in sums if name not in OUTSIDE_MANIFEST}
    else:
        expected = {each["path"]: each["sha256"] for each in manifest["files"]}
        expected_sums = {**expected, "manifest.json": hashes["manifest.json"]}
        told = {name: text for name, text in sums if name != "manifest.tsr"}
        if told != expected_sums or len(names) != len(lines) - 1 or lines[-1] or names != sorted(names):
            report.blame("SHA256SUMS", *CHANGED)
    check_token(files, {text for name, text in sums if name == "manifest.tsr"}, manifest, report)
    for name, text in expected.items():
        if name not in files:
            report.blame(name, "tệp này thiếu", "this file is missing")
        elif hashes[name] != text:
            report.blame(name, *CHANGED)
    for name in sorted(set(files) - set(expected) - OUTSIDE_MANIFEST):
        report.blame(name, "tệp lạ, không thuộc bộ chứng cứ", "a strange file, no part of the kit")
    return manifest or {}


def check_token(files: Files, told: set[str], manifest: dict[str, Any] | None, report: Report) -> None:
    """Compare the manifest's own token with SHA256SUMS, which names it twice to tell which one changed."""
    token = files.get("manifest.tsr")
    announced = manifest is not None and any(each["token"] == "manifest.tsr" for each in manifest["stamps"])
    if token is None and (told or announced):
        report.blame("manifest.tsr", "tệp này thiếu", "this file is missing")
    elif len(told) > 1 or (manifest is not None and bool(told) != announced):
        report.blame("SHA256SUMS", *CHANGED)
    elif token is not None and told != {hashlib.sha256(token).hexdigest()}:
        report.blame("manifest.tsr", *CHANGED)


# ---- web archives: WACZ around WARC ----
def records(data: Bytes) -> Iterator[tuple[dict[str, str], bytes, str]]:
    """Yield each record's fields, its block, and the SHA-256 of its packed bytes."""
    rest = bytes(data)
    while rest:
        unpack = zlib.decompressobj(31)
        plain = unpack.decompress(rest, MOST_UNPACKED)
        if not unpack.eof:
            raise ValueError("cut off, or too large")
        packed = rest[: len(rest) - len(unpack.unused_data)]
        rest = unpack.unused_data
        head, _, body = plain.partition(b"\r\n\r\n")
        rows = [line.partition(":") for line in head.decode("utf-8", "replace").split("\r\n")[1:]]
        fields = {name.strip().lower(): value.strip() for name, _, value in rows}
        size = int(fields["content-length"])
        if body[size:] != b"\r\n\r\n":
            raise ValueError("its length does not fit")
        yield fields, body[:size], hashlib.sha256(packed).hexdigest()


def fits(told: str, content: bytes) -> bool:
    """Say whether a digest as WARC writes it (sha1:BASE32, sha256:hex) is that of the content."""
    name, _, text = told.partition(":")
    if name.lower() not in {"sha1", "sha256", "sha512"}:
        return not told
    digest = hashlib.new(name.lower(), content).digest()
    return text in {
        base64.b32encode(digest).decode(),
        base64.b32encode(digest).decode().rstrip("="),
        digest.hex(),
    }


def check_archive(path: str, content: Bytes, told: list[str], report: Report) -> list[Page]:
    """Check a WACZ down to the digests of each record; return the pages that it holds."""
    inner = read_zip(memoryview(content), report, f"{path}!")
    try:
        package = json.loads(bytes(inner["datapackage.json"]))
        hashes = {each["path"]: each["hash"] for each in package["resources"]}
        own = json.loads(bytes(inner["datapackage-digest.json"]))
        hashes[own["path"]] = own["hash"]
    except (KeyError, TypeError, ValueError):
        report.blame(f"{path}!datapackage.json", *CHANGED)
        return []
    for name in sorted(set(hashes) ^ (set(inner) - {"datapackage-digest.json"})):
        report.blame(f"{path}!{name}", "tệp thiếu hoặc lạ", "missing or strange file")
    for name in sorted(set(hashes) & set(inner)):
        found = report.hashes[f"{path}!{name}"] = hashlib.sha256(inner[name]).hexdigest()
        if hashes[name] != f"sha256:{found}":
            report.blame(f"{path}!{name}", *CHANGED)
    where = f"{path}!archive/data.warc.gz"
    try:
        return check_records(where, inner["archive/data.warc.gz"], told, report)
    except (KeyError, ValueError, zlib.error) as error:
        report.blame(where, f"không đọc được: {error}", "cannot be read")
        return []


def check_records(where: str, warc: Bytes, told: list[str], report: Report) -> list[Page]:
    """Compare each record with the digests that it carries and with the manifest."""
    found = list(records(warc))
    for number, (fields, block, packed) in enumerate(found):
        payload = block.partition(b"\r\n\r\n")[2] if is_http(fields) else block
        sound = fits(fields.get("warc-block-digest", ""), block)
        if fields.get("warc-type") != "revisit":
            sound = sound and fits(fields.get("warc-payload-digest", ""), payload)
        if not sound or told[number : number + 1] != [packed]:
            address = fields.get("warc-target-uri", "")
            report.blame(f"{where}#{number + 1}", f"bản ghi đã đổi {address}", "this record was changed")
    if len(found) != len(told):
        report.blame(where, "số bản ghi không khớp", "the number of records does not fit")
    report.records += len(found)
    return [page for fields, block, _ in found for page in [page_of(fields, block)] if page]


def is_http(fields: dict[str, str]) -> bool:
    """Say whether a record holds an answer or a request with its header lines."""
    return fields.get("content-type", "").startswith("application/http")


def page_of(fields: dict[str, str], block: bytes) -> Page | None:
    """Return what an address answered; nothing for requests and notes."""
    if fields.get("warc-type") not in {"response", "resource"}:
        return None
    head, _, content = block.partition(b"\r\n\r\n") if is_http(fields) else (b"", b"", block)
    kind = head.decode("latin-1") if head else f"content-type: {fields.get('content-type', '')}"
    return Page(kind.lower(), content)


# ---- quoted words: do they stand in the archived page ----
class Page(NamedTuple):
    """What an address answered: header lines in small letters, and the content."""

    head: str
    content: bytes


class Words(HTMLParser):
    """Collects the words of a page, without its scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Pass over what is not for readers; keep what pictures and summaries say."""
        self.hidden = tag if tag in {"script", "style"} else self.hidden
        self.words += [text for name, text in attrs if name in {"alt", "content", "title"} and text]

    def handle_endtag(self, tag: str) -> None:
        """Come back to the words."""
        self.hidden = "" if tag == self.hidden else self.hidden

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words += [] if self.hidden else [data]


def bare(text: str) -> str:
    """Take out spaces and invisible signs, which every reader of a page sets differently."""
    kept = (c for c in unicodedata.normalize("NFC", text) if not c.isspace())
    return "".join(c for c in kept if unicodedata.category(c) != "Cf")


def words_of(page: Page) -> str:
    """Return the bare words of a page of text; nothing for PDF, pictures and the like."""
    kind = re.search(r"^content-type:\s*((?:text/|application/xhtml)[^\s;]*)", page.head, re.MULTILINE)
    if not kind:
        return ""
    content = page.content
    if re.search(r"^content-encoding:\s*(gzip|x-gzip|deflate)", page.head, re.MULTILINE):
        content = zlib.decompressobj(47).decompress(content, MOST_UNPACKED)
    named = re.search(r"charset=[\"']?([\w.:-]+)", page.head + content[:2048].decode("latin-1").lower())
    try:
        text = content.decode(named[1] if named else "utf-8", "replace")
    except LookupError:
        text = content.decode("utf-8", "replace")
    if "html" not in kind[1]:
        return bare(text)
    parser = Words()
    parser.feed(text)
    return bare("".join(parser.words))


def check_contents(files: Files, manifest: dict[str, Any], report: Report) -> None:
    """Look into the archives, for the quoted words in what they hold, and at the text that was sealed."""
    if manifest["seal"] != report.hashes.get("sealed.json", manifest["seal"]):
        report.blame(
            "sealed.json", "không phải văn bản đã niêm phong", "this is not the text that was sealed"
        )
    for told in manifest["files"]:
        path, content = told["path"], files.get(told["path"])
        if content is None:
            continue
        if "records" in told:
            pages = check_archive(path, content, told["records"], report)
        else:
            pages = [Page(f"content-type: {told['type']}", bytes(content))]
        if "quote" in told:
            if not any(bare(told["quote"]) in words_of(page) for page in pages):
                report.blame(path, "không còn những chữ được trích", "the quoted words do not stand in it")
            report.quotes += 1


# ---- RFC 3161 time stamps, by openssl ----
def check_stamps(files: Files, manifest: dict[str, Any], root: Bytes, report: Report) -> None:
    """Check each token against the hash that it is said to stand for."""
    for told in manifest["stamps"]:
        name, digest = told["token"], report.hashes.get(told["of"], told.get("sha256"))
        if name not in files:
            continue
        if not shutil.which("openssl"):
            report.leave(name, "máy này không có openssl", "there is no openssl on this machine")
        elif not root:
            report.leave(
                name, "bộ này không kèm chứng thư gốc; dùng --ca", "no root certificate here; use --ca"
            )
        else:
            check_stamp(name, bytes(files[name]), digest, root, report)


def check_stamp(name: str, token: bytes, digest: str, root: Bytes, report: Report) -> None:
    """Ask openssl; the certificate must have held when the token was made, not today."""
    with tempfile.TemporaryDirectory() as folder:
        kept, roots = Path(folder, "token.tsr"), Path(folder, "roots.pem")
        kept.write_bytes(token)
        roots.write_bytes(root)
        told = ask("-reply", "-in", str(kept), "-text")
        found = re.search(r"Time stamp: (\w+ +\d+ [\d:]+)[.\d]* (\d+) GMT", told)
        made = calendar.timegm(time.strptime(f"{found[1]} {found[2]}", "%b %d %H:%M:%S %Y")) if found else 0
        held = ["-CAfile", str(roots), "-untrusted", str(roots), "-attime", str(made)]
        answer = ask("-verify", "-digest", digest, "-in", str(kept), *held)
    if made and "Verification: OK" in answer:
        report.stamps += 1
        print(f"Tem thời gian / time stamp  {name}: {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(made))}")
    elif "Verification: FAILED" in answer or not made:
        report.blame(name, "tem thời gian không khớp hoặc không tin được", "its time stamp does not hold")
    else:
        report.leave(name, "openssl ở đây không kiểm được tem", "this openssl cannot check time stamps")


def ask(*words: str) -> str:
    """Run openssl's time-stamp tool with our own words."""
    program = shutil.which("openssl") or "openssl"
    done = subprocess.run([program, "ts", *words], capture_output=True, timeout=60, check=False)  # noqa: S603
    return (done.stdout + done.stderr).decode("utf-8", "replace")


# ---- all of it ----
def check(path: Path, authority: Path | None = None) -> int:
    """Check a kit; print what was found; return the exit code."""
    report = Report()
    files = read_folder(path, report) if path.is_dir() else read_file(path, report)
    if not {"manifest.json", "SHA256SUMS"} & set(files):
        print("Đây không phải bộ chứng cứ. / This is no evidence kit.")
        return 2
    try:
        manifest = check_files(files, report)
        if manifest:
            check_contents(files, manifest, report)
            root = authority.read_bytes() if authority else files.get("tsa-ca.pem", b"")
            check_stamps(files, manifest, root, report)
    except (KeyError, TypeError, ValueError, AttributeError, zlib.error):
        report.blame("manifest.json", "không đọc được", "cannot be read")
    return conclude(report, len(files))


def read_file(path: Path, report: Report) -> Files:
    """Read a kit that is still a ZIP, and say its hash."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("too large")
    data = memoryview(path.read_bytes())
    print(f"SHA-256 {hashlib.sha256(data).hexdigest()}  {path.name}")
    return read_zip(data, report)


def conclude(report: Report, count: int) -> int:
    """Say what comes of it."""
    if report.wrong:
        print(f"KHÔNG NGUYÊN VẸN / NOT WHOLE: {', '.join(report.wrong)}")
        return 1
    print(
        f"NGUYÊN VẸN / WHOLE: {count} tệp/files, {report.records} bản ghi/WARC records, "
        f"{report.quotes} trích dẫn/quotes, {report.stamps} tem thời gian/time stamps."
    )
    if report.unchecked:
        print("Nhưng CHƯA kiểm được mọi tem thời gian. / But NOT all time stamps were checked.")
    print("So SHA-256 với số cơ quan đã công bố. / Compare the SHA-256 with the one the office published.")
    return 3 if report.unchecked else 0


def main(words: list[str] | None = None) -> int:
    """Read the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    here = Path(__file__).parent
    parser.add_argument("kit", nargs="?", type=Path, default=here, help="bo-chung-cu.zip | thư mục / folder")
    parser.add_argument("--ca", type=Path, help="chứng thư gốc / the time-stamping authority's root (PEM)")
    given = parser.parse_args(words)
    try:
        return check(given.kit, given.ca)
    except (OSError, ValueError) as error:
        print(f"Không đọc được / cannot be read: {given.kit}: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
