"""Phones on the organiser's screens, facts set aside, printed passes, files, and what the database refuses."""

from __future__ import annotations

import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tests.attendance.making import arrives, excused, new_id, outcomes, taken, undone, walks_in, with_passes
from tests.people.making import confirm, make_person
from tests.training.making import NOW, Made, make_conference

from nhipcau.attendance.actions.devices import add_device, device_of_token, enrol, renew_code
from nhipcau.attendance.actions.reviewing import accept, dismiss
from nhipcau.attendance.actions.taking import take_file
from nhipcau.attendance.models import Attendance, Device, Scan
from nhipcau.attendance.printing.passes import passes_pdf
from nhipcau.attendance.queries.passes import pass_for, printed_pass_for
from nhipcau.common.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    return with_passes(make_conference())


def visiting(*roles: str) -> Client:
    client = Client()
    client.force_login(make_person("to.chuc", *roles))
    return confirm(client)


def test_a_phone_is_added_and_its_code_shown_once(made: Made) -> None:
    client = visiting("officer")
    url = reverse("attendance:add_device", args=[made.sites[0].public_id])
    page = client.post(url, {"label": "Máy 1"}).content.decode()
    code = re.search(r"<strong class=\"enrol-signs\">([0-9A-Z-]+)</strong>", page)
    assert code
    assert "data:image/svg+xml" in page
    _device, token = enrol(at=Device.objects.get().added_at, code=code[1])
    assert device_of_token(token) == Device.objects.get()
    assert (
        code[1]
        not in client.get(reverse("attendance:devices", args=[made.sites[0].public_id])).content.decode()
    )


def test_a_new_code_ends_the_old_token(made: Made) -> None:
    device, code = add_device(by=None, at=NOW, site=made.sites[0], label="Máy 1")
    _device, token = enrol(at=NOW, code=code)
    again = renew_code(by=None, at=NOW, device=device)
    assert device_of_token(token) is None
    assert enrol(at=NOW, code=again)[0] == device


def test_screens_of_phones_open_and_revoke(made: Made) -> None:
    client = visiting("officer")
    device, _code = add_device(by=None, at=NOW, site=made.sites[0], label="Máy 1")
    for name in ("renew_code", "revoke_device"):
        assert client.get(reverse(f"attendance:{name}", args=[device.public_id])).status_code == 200
    assert client.post(reverse("attendance:revoke_device", args=[device.public_id])).status_code == 302
    device.refresh_from_db()
    assert device.revoked_at is not None


def test_a_fact_set_aside_counts_where_a_person_says(made: Made) -> None:
    person = make_person("ra.soat", "officer")
    one = made.delegates[0]
    taken(
        made,
        arrives(made, one, said_at=NOW - timedelta(hours=9)),
        walks_in(made, said_at=NOW - timedelta(hours=9)),
    )
    scans = list(Scan.objects.filter(outcome="quarantined"))
    assert [accept(by=person, at=NOW, scan=scan, half_day=made.half_days[0]).outcome for scan in scans] == [
        "new"
    ] * 2
    assert Attendance.objects.count() == 2
    with pytest.raises(Refused):
        accept(by=person, at=NOW, scan=scans[0], half_day=made.half_days[0])


def test_a_fact_set_aside_may_be_dismissed(made: Made) -> None:
    person = make_person("ra.soat", "officer")
    fact = arrives(made, made.delegates[0], said_at=NOW - timedelta(hours=9))
    taken(made, fact, excused(made, made.delegates[1], said_at=None))
    scan, other = Scan.objects.filter(outcome="quarantined").order_by("id")
    dismiss(by=person, at=NOW, scan=scan, why="Máy để sai giờ, người ấy không đến")
    taken(made, undone(fact))
    with pytest.raises(Refused):
        dismiss(by=person, at=NOW, scan=other, why=" ")
    assert not Attendance.objects.exists()


def test_passes_are_printed_by_site(made: Made) -> None:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(passes_pdf(made.conference))).pages)
    for one in made.delegates:
        assert printed_pass_for(one) in text
    client = visiting("officer")
    url = reverse("attendance:site_passes", args=[made.sites[1].public_id])
    content = client.get(url).content
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    shown = {one.pk for one in made.delegates if printed_pass_for(one) in text}
    assert shown == {one.pk for one in made.at(made.sites[1])}


def test_a_file_is_the_same_batch(made: Made) -> None:
    person = make_person("nop.tep", "officer")
    facts: list[Any] = [
        {"fact_id": new_id(), "kind": "arrive", "half_day": made.half_days[0].public_id, "code": pass_for(one),
         "said_at": NOW.isoformat()} for one in made.delegates[:3]]  # fmt: skip
    sheet = {"format": "nhipcau.batch/1", "batch_id": new_id("batch"), "site": made.sites[0].public_id,
             "offset_ms": 0, "facts": facts}  # fmt: skip
    content = json.dumps(sheet).encode()
    for _time in range(2):
        told = take_file(by=person, at=NOW, site=made.sites[0], content=content)
        assert outcomes(told) == ["new"] * 3
    assert Attendance.objects.count() == 3
    for wrong in (b"", b"PK", b"[1]", json.dumps({**sheet, "site": "other"}).encode()):
        with pytest.raises(Refused):
            take_file(by=person, at=NOW, site=made.sites[0], content=wrong)


def test_the_database_keeps_what_was_said(made: Made) -> None:
    taken(made, arrives(made, made.delegates[0]))
    rows = Scan.objects.all()
    for change in (
        lambda: rows.update(outcome="same"),
        lambda: rows.update(site=made.sites[1]),
        lambda: rows._raw_delete(rows.db),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert rows.update(accepted_at=NOW) == 1


def test_another_unit_sees_nothing(made: Made) -> None:
    other = with_passes(make_conference(sites=1, per_site=1, unit_id="p08"))
    client = visiting("officer")
    for url in (
        reverse("attendance:devices", args=[other.sites[0].public_id]),
        reverse("attendance:site_passes", args=[other.sites[0].public_id]),
        reverse("attendance:all_passes", args=[other.conference.public_id]),
        reverse("attendance:give_passes", args=[other.conference.public_id]),
        reverse("attendance:revoke_pass", args=[other.delegates[0].public_id]),
    ):
        assert client.get(url).status_code == 404, url
