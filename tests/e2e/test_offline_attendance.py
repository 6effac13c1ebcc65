"""Checks 4 and 5 of design/training.md in Chromium: a half-day without a network, a killed browser, a stolen phone."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest
from django.utils import timezone
from tests.e2e.cable import Cable
from tests.e2e.conftest import chromium
from tests.training.making import Made, make_conference

from nhipcau.attendance.actions.devices import add_device
from nhipcau.attendance.models import Attendance, Conflict, Roll, Scan, SiteFact
from nhipcau.attendance.queries.bundles import site_code_of
from nhipcau.attendance.queries.passes import pass_to_give
from nhipcau.attendance.rules.passes import hash_of, printed

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.timeout(600),
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not chromium(), reason="needs Chromium"),
]
PAGE = "/diem-danh/may/"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
SCANS, WALK_INS, PEOPLE = 60, 2, 64
WALK_IN_NAMES = ["Quàng Thị Thử Nghiệm", "Lò Văn Vãng Lai"]
SUBSTITUTE_NAME = "Bùi Đức Đi Thay"
ALL_FACTS = SCANS + WALK_INS + 1
SCAN = """async (codes) => {
  const field = document.getElementById("code"), card = document.getElementById("answer"), took = [], said = [];
  for (const code of codes) {
    const before = card.dataset.count, from = performance.now();
    const answered = new Promise((done) => new MutationObserver((_all, watch) => {
      if (card.dataset.count !== before) { watch.disconnect(); requestAnimationFrame(() => done()); }
    }).observe(card, { attributes: true }));
    field.value = code;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await answered;
    took.push(performance.now() - from);
    said.push([card.dataset.tone, card.innerText]);
  }
  return [took, said];
}"""
"""Each pass as a reader of codes types it; the time runs until the answer is on the screen."""


@dataclass
class Phone:
    """A browser with a profile of its own, and the office behind a cable."""

    playwright: Any
    folder: Path
    cable: Cable
    made: Made
    flags: list[str] = field(default_factory=list)
    context: Any = None
    page: Any = None

    def start(self, *, offline: bool = False, **options: Any) -> Any:
        """Start the browser as its owner does."""
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.folder), executable_path=chromium(), args=[*FLAGS, *self.flags],
            viewport={"width": 360, "height": 740}, **options,
        )  # fmt: skip
        self.context.set_offline(offline)
        self.page = self.context.pages[0]
        self.page.set_default_timeout(60_000)
        return self.page

    def enrol(self) -> Any:
        """Open the address of the QR; come back when the page can do without a network."""
        _device, code = add_device(by=None, at=timezone.now(), site=self.site, label="Máy 1")
        self.page.goto(f"{self.cable.address}{PAGE}#{code}")
        self.page.locator("#device[data-ready=yes]").wait_for()
        self.page.locator("#work").wait_for()
        return self.page

    def lose_network(self) -> None:
        """Take the line away, as browser and socket see it."""
        self.context.set_offline(True)
        self.cable.cut()

    def kill(self) -> None:
        """End the browser as a phone does that runs out of power."""
        mark = f"--user-data-dir={self.folder}".encode()
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                if mark in entry.read_bytes():
                    os.kill(int(entry.parent.name), signal.SIGKILL)
        with contextlib.suppress(Exception):
            self.context.close()

    @property
    def site(self) -> Any:
        return self.made.sites[1]

    def codes(self, site: int = 1) -> list[str]:
        """Return the passes of a site, as printed."""
        return [printed(pass_to_give(one.public_id, 1)) for one in self.made.at(self.made.sites[site])]

    def waiting(self, count: int) -> None:
        """Wait until the page says that so many facts are not sent."""
        self.page.locator(f"#state[data-waiting='{count}']").wait_for()


@pytest.fixture
def phone(live_server: Any, tmp_path: Path, settings: Any) -> Iterator[Phone]:
    from playwright.sync_api import sync_playwright

    cable = Cable(live_server.thread.port)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread
        phone = Phone(playwright, tmp_path / "profile", cable, conference_now())
        yield phone
        with contextlib.suppress(Exception):
            phone.context.close()
        cable.close()


def conference_now() -> Made:
    """Make a conference whose first half-day has run for an hour; everybody has a pass."""
    made = make_conference(sites=2, per_site=PEOPLE)
    for place, half_day in enumerate(made.half_days):
        half_day.starts_at = timezone.now() + timedelta(hours=6 * place - 1)
        half_day.ends_at = half_day.starts_at + timedelta(hours=4)
        half_day.save()
    for one in made.delegates:
        one.pass_hash = hash_of(pass_to_give(one.public_id, 1))
    type(made.delegates[0]).objects.bulk_update(made.delegates, ["pass_hash"])
    return made


def walk_in(page: Any, name: str) -> None:
    """Fill in somebody who is on no list."""
    page.locator("#to-entry").click()
    page.locator("#walk-in-name").fill(name)
    page.locator("#walk-in-body").fill("Hợp tác xã mẫu")
    page.locator("#walk-in-category").select_option(index=1)
    page.locator("#walk-in-reason").fill("Xã mời thêm")
    page.locator("#walk-in-form button[type=submit]").click()
    page.locator("#answer").get_by_text(name).wait_for(state="attached")


def substitute(page: Any, code: str) -> None:
    """Fill in who came instead of whom."""
    page.locator("#to-entry").click()
    page.locator("#place-code").fill(code)
    page.locator("#substitute-name").fill(SUBSTITUTE_NAME)
    page.locator("#substitute-reason").fill("Người được cử ốm")
    page.locator("#substitute-form button[type=submit]").click()
    page.locator("#answer").get_by_text(SUBSTITUTE_NAME).wait_for(state="attached")


def unlock(phone: Phone) -> None:
    """Open the names with the code of the site's sheet."""
    phone.page.locator("#to-list").click()
    phone.page.locator("#site-code").fill(site_code_of(phone.site).lower())
    phone.page.locator("#unlock-form button[type=submit]").click()
    phone.page.locator("#names-open").wait_for()


def print_figure(words: str, capsys: Any) -> None:
    """Show a figure of this machine; it is no promise of the test."""
    with capsys.disabled():
        sys.stdout.write(f"\n{words}\n")


def test_a_half_day_without_network_survives_a_killed_browser_and_arrives_once(
    phone: Phone, capsys: Any
) -> None:
    codes = phone.codes()
    page = phone.start()
    phone.enrol()
    phone.lose_network()
    took, said = page.evaluate(SCAN, codes[:SCANS])
    assert {tone for tone, _words in said} == {"good"}
    assert all(
        one.name in words for one, (_tone, words) in zip(phone.made.at(phone.site), said, strict=False)
    )
    assert median(took[-20:]) < 5 * median(took[:20]) + 20, "an answer takes no longer as the queue grows"
    cuts = quantiles(took, n=20)
    print_figure(
        f"offline page: scan to answer p50 {median(took):.0f} ms, p95 {cuts[18]:.0f} ms, max {max(took):.0f} ms",
        capsys,
    )
    for name in WALK_IN_NAMES:
        walk_in(page, name)
    substitute(page, codes[SCANS])
    phone.waiting(ALL_FACTS)
    phone.kill()

    page = phone.start(offline=True)
    page.goto(phone.cable.address + PAGE)
    phone.waiting(ALL_FACTS)
    page.locator("#to-list").click()
    assert page.locator("#list-here > li").count() == ALL_FACTS
    assert not [one.name for one in phone.made.delegates if one.name in page.locator("main").inner_text()]
    unlock(phone)
    page.locator("#list-here").get_by_text(WALK_IN_NAMES[0]).wait_for()
    page.locator("#list-here").get_by_text(phone.made.at(phone.site)[0].name, exact=True).wait_for()
    assert Scan.objects.count() == 0

    phone.cable.mend(loses_answers=True)
    phone.context.set_offline(False)
    page.locator("#to-room").click()
    page.locator("#send").click()
    wait_until(lambda: phone.cable.lost)  # not by the database: the server's thread has the same connection
    page.wait_for_timeout(1000)
    assert Scan.objects.count(), "the batch that was tried first arrived, and its answer was lost"
    phone.waiting(ALL_FACTS)
    phone.cable.mend()
    page.locator("#send:not([aria-busy=true])").click()
    phone.waiting(0)
    arrived_once(phone)
    page.reload()
    phone.waiting(0)
    assert Scan.objects.count() == ALL_FACTS


def arrived_once(phone: Phone) -> None:
    """Every fact has one row, one outcome and one presence, and names came through their seals."""
    assert Scan.objects.values("fact_id").distinct().count() == Scan.objects.count() == ALL_FACTS
    assert set(Scan.objects.values_list("outcome", "reason")) == {("new", "")}
    kinds = list(Scan.objects.values_list("kind", flat=True))
    assert [kinds.count(kind) for kind in ("arrive", "walk_in", "substitute")] == [SCANS, WALK_INS, 1]
    here = Attendance.objects.filter(site=phone.site, half_day=phone.made.half_days[0])
    assert here.count() == ALL_FACTS
    came = dict(here.exclude(delegate__origin="nominated").values_list("delegate__name", "place__name"))
    absent = phone.made.at(phone.site)[SCANS].name
    assert came == {**{name: name for name in WALK_IN_NAMES}, SUBSTITUTE_NAME: absent}


def wait_until(holds: Any, seconds: float = 60) -> None:
    """Ask until it is so."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)


def test_nothing_on_the_phones_disk_names_anybody(phone: Phone) -> None:
    page = phone.start()
    phone.enrol()
    phone.lose_network()
    page.evaluate(SCAN, phone.codes()[:10])
    walk_in(page, WALK_IN_NAMES[0])
    substitute(page, phone.codes()[SCANS])
    unlock(phone)
    page.locator("#list-absent > li").first.wait_for()
    page.locator("#search").fill(phone.made.at(phone.site)[20].name)
    page.wait_for_timeout(1500)
    phone.kill()
    files = {file: file.read_bytes() for file in phone.folder.rglob("*") if file.is_file()}
    assert found(files, [phone.site.name]), "what is looked for could be found"
    names = {one.name for one in phone.made.delegates} | {WALK_IN_NAMES[0], SUBSTITUTE_NAME}
    assert len(names) > PEOPLE
    assert found(files, sorted(names)) == []
    signs = [code.replace("-", "") for code in phone.codes()]
    assert (
        found(
            files,
            [*signs, *phone.codes(), site_code_of(phone.site), site_code_of(phone.site).replace("-", "")],
        )
        == []
    )


def found(files: dict[Path, bytes], words: list[str]) -> list[tuple[str, str]]:
    """Return which words stand in which files, in any way that a browser writes letters."""
    ways = {
        word: {
            word.encode(),
            word.encode("utf-16-le"),
            word.encode("latin-1", "ignore"),
            json.dumps(word)[1:-1].encode(),
        }
        for word in words
    }
    return [
        (word, file.name)
        for file, content in files.items()
        for word, forms in ways.items()
        if any(
            len(form) > 3 and form in content
            for form in forms
            if form.decode("latin-1").strip() and len(form) >= len(word)
        )
    ]


def test_what_only_the_server_knows_is_told_and_a_roll_is_signed(phone: Phone) -> None:
    page = phone.start()
    phone.enrol()
    here, there = phone.codes(), phone.codes(0)
    page.evaluate(SCAN, [here[0], here[0], there[0]])
    page.locator("#answer").get_by_text("Máy chủ nhận ra").wait_for()
    assert Attendance.objects.count() == 2
    page.locator("#code").fill(here[1][:-1] + ("0" if here[1][-1] != "0" else "2"))
    page.locator("#answer").get_by_text("Mã gõ chưa đúng").wait_for()
    page.locator("#code").fill("")
    page.locator("#undo").click()
    page.locator("#answer").get_by_text("Đã bỏ phiếu").wait_for()
    phone.waiting(0)
    assert Attendance.objects.count() == 1
    unlock(phone)
    absent = page.locator("#list-absent > li").filter(has_text=phone.made.at(phone.site)[5].name).first
    absent.get_by_role("button", name="Báo vắng").click()
    page.locator("#list-excused > li.person").wait_for()
    page.locator("#to-room").click()
    page.locator("[data-line=connected]").click()
    page.locator("#heads").fill("57")
    page.locator("#heads-form button").click()
    page.locator("#heads-said").get_by_text("57").wait_for()
    phone.waiting(0)
    wait_until(lambda: SiteFact.objects.count() == 2)
    page.locator("#look-up").click()
    page.locator("#figures").get_by_text("có mặt 1, báo vắng 1").wait_for()
    page.locator("#signer").fill("Triệu Văn Ký")
    page.locator("#sign-form button").click()
    page.locator("#signed").get_by_text("Triệu Văn Ký").wait_for()
    roll = Roll.objects.get(site=phone.site, half_day=phone.made.half_days[0])
    assert (roll.signed_name, roll.signed_present, roll.heads, roll.line) == (
        "Triệu Văn Ký",
        1,
        57,
        "connected",
    )


def test_a_conflict_and_a_refusal_are_told_plainly(phone: Phone) -> None:
    page = phone.start()
    phone.enrol()
    phone.lose_network()
    codes = phone.codes()
    stranger = pass_to_give("nobody-at-all", 1)
    _took, said = page.evaluate(SCAN, [codes[0], stranger])
    assert [tone for tone, _words in said] == ["good", "warn"]
    present_elsewhere(phone, phone.made.at(phone.site)[0])
    phone.cable.mend()
    phone.context.set_offline(False)
    phone.waiting(0)
    page.locator("#to-room").click()
    page.locator("#troubles").get_by_text("trùng ở điểm khác").wait_for()
    assert page.locator("#troubles > li").count() == 2
    assert Conflict.objects.count() == 1
    page.locator("#troubles button").first.click()
    page.locator("#troubles > li").nth(1).wait_for(state="detached")


def present_elsewhere(phone: Phone, delegate: Any) -> None:
    """Let another site take the pass first."""
    from nhipcau.attendance.actions.taking import take
    from nhipcau.attendance.rules.facts import sheet_from

    fact = {"fact_id": "elsewhere-1", "kind": "arrive", "half_day": phone.made.half_days[0].public_id,
            "code": pass_to_give(delegate.public_id, 1), "said_at": timezone.now().isoformat()}  # fmt: skip
    sheet = sheet_from(
        {
            "format": "nhipcau.batch/1",
            "batch_id": "elsewhere",
            "facts": [fact],
            "sent_at": timezone.now().isoformat(),
        }
    )
    take(at=timezone.now(), batch=sheet, site_id=phone.made.sites[0].pk, way="online")


def test_a_file_carries_everything_where_there_is_no_network(phone: Phone, tmp_path: Path) -> None:
    from nhipcau.attendance.actions.taking import take_file

    page = phone.start(accept_downloads=True)
    phone.enrol()
    phone.lose_network()
    page.evaluate(SCAN, phone.codes()[:3])
    walk_in(page, WALK_IN_NAMES[0])
    page.locator("#to-room").click()
    with page.expect_download() as download:
        page.locator("#save-file").click()
    download.value.save_as(tmp_path / "batch.json")
    content = (tmp_path / "batch.json").read_bytes()
    assert WALK_IN_NAMES[0] not in content.decode()
    assert phone.codes()[0].replace("-", "") not in content.decode()
    take_file(by=None, at=timezone.now(), site=phone.site, content=content)
    assert Attendance.objects.count() == 4
    phone.cable.mend()
    phone.context.set_offline(False)
    phone.waiting(0)
    assert Scan.objects.count() == 4


def test_a_revoked_phone_forgets_its_list_and_keeps_its_facts(phone: Phone) -> None:
    from nhipcau.attendance.actions.devices import revoke_device
    from nhipcau.attendance.models import Device

    page = phone.start()
    phone.enrol()
    phone.lose_network()
    page.evaluate(SCAN, phone.codes()[:2])
    revoke_device(by=None, at=timezone.now(), device=Device.objects.get())
    phone.cable.mend()
    phone.context.set_offline(False)
    page.locator("#fault").get_by_text("thu hồi").wait_for()
    phone.waiting(2)
    _took, said = page.evaluate(SCAN, phone.codes()[2:3])
    assert said[0][0] == "warn"
    assert Scan.objects.count() == 0


def test_the_camera_reads_a_pass(phone: Phone, tmp_path: Path, capsys: Any) -> None:
    code = phone.codes()[0]
    phone.flags = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
                   f"--use-file-for-fake-video-capture={picture(tmp_path, code)}"]  # fmt: skip
    page = phone.start()
    has_reader = page.evaluate("'BarcodeDetector' in window")
    print_figure(
        f"BarcodeDetector of this Chromium: {'there' if has_reader else 'missing, zxing stands in'}", capsys
    )
    if not has_reader:
        lend_reader(phone)
    phone.enrol()
    page.locator("#scan").click()
    page.locator("#answer[data-tone=good]").get_by_text(phone.made.at(phone.site)[0].name).wait_for()
    page.wait_for_timeout(1000)
    page.locator("#scan").click()
    page.locator("#camera").wait_for(state="hidden")
    phone.waiting(0)
    assert Attendance.objects.count() == 1


def picture(folder: Path, code: str) -> Path:
    """Write a film of one picture: a badge's QR before the camera."""
    import numpy as np
    import segno
    from PIL import Image

    drawn = BytesIO()
    segno.make(code, error="m").save(drawn, kind="png", scale=10, border=4)
    qr = Image.open(drawn).convert("L")
    frame = Image.new("L", (640, 480), 200)
    frame.paste(qr, ((640 - qr.width) // 2, (480 - qr.height) // 2))
    luma = np.asarray(frame, dtype=np.uint8).tobytes()
    colour = bytes([128]) * (640 * 480 // 2)
    film = folder / "badge.y4m"
    film.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n" + (b"FRAME\n" + luma + colour) * 10)
    return film


def lend_reader(phone: Phone) -> None:
    """Put a reader in the place of the browser's own: the page's way from camera to answer stays as it is."""
    import zxingcpp
    from PIL import Image

    def read(address: str) -> list[dict[str, str]]:
        shown = Image.open(BytesIO(base64.b64decode(address.partition(",")[2])))
        return [{"rawValue": one.text} for one in zxingcpp.read_barcodes(shown)]

    phone.page.expose_function("readPicture", read)
    phone.page.add_init_script(
        """globalThis.BarcodeDetector = class {
             static async getSupportedFormats() { return ["qr_code"]; }
             async detect(video) {
               const canvas = document.createElement("canvas");
               [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
               canvas.getContext("2d").drawImage(video, 0, 0);
               return globalThis.readPicture(canvas.toDataURL("image/png"));
             }
           };"""
    )


def test_axe_finds_nothing_and_nothing_scrolls_sideways(phone: Phone) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = phone.start()
    faults = {}
    look(page, phone.cable.address + PAGE, "enrol", faults, Axe())
    phone.enrol()
    page.evaluate(SCAN, phone.codes()[:2])
    unlock(phone)
    for part in ("door", "list", "entry", "room"):
        page.locator(f"#to-{part}").click()
        for width in (320, 360, 390, 1280):
            measure(page, part, width, faults, Axe())
    assert faults == {}


def look(page: Any, address: str, part: str, faults: dict[Any, Any], axe: Any) -> None:
    """Open an address and measure it."""
    page.goto(address)
    page.locator("#enrol").wait_for()
    for width in (320, 390):
        measure(page, part, width, faults, axe)


def measure(page: Any, part: str, width: int, faults: dict[Any, Any], axe: Any) -> None:
    """Note what axe finds and what is wider than the screen."""
    page.set_viewport_size({"width": width, "height": 740})
    for one in axe.run(page).response["violations"]:
        faults[part, width, one["id"]] = one["nodes"][0]["html"]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        faults[part, width, "wide"] = ""
