"""Nobody lets out words of his own, or words that were not shown, by way of what stands around the text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.people.making import confirm
from tests.statements.making import (
    DAY,
    NOW,
    approve,
    edition_of,
    fresh,
    make_approved,
    make_office,
    make_published,
    make_spokesperson,
    make_statement,
    make_writer,
    submit,
    translate,
    version_of,
)

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.statements.actions.correcting import start_correction, tell_changes
from nhipcau.statements.actions.releasing import release_urgently
from nhipcau.statements.actions.reviewing import approve_all
from nhipcau.statements.actions.writing import change_statement, choose_speaker

pytestmark = pytest.mark.django_db
BLOCK = {"outlet": "Báo Mẫu", "work": "Cầu đóng đến hết năm", "section": "", "date": None,
         "false": "cầu đóng đến hết năm", "right": "cầu thông xe từ 21/11"}  # fmt: skip


def both(**given: Any) -> Any:
    """Return somebody who writes on one matter and speaks on another."""
    return make_spokesperson(roles=("officer", "spokesperson"), **given)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return confirm(client)


def hashes(statement: Any) -> dict[str, str]:
    return {row.public_id: row.content_hash for row in edition_of(statement).versions.all()}


def test_whoever_words_what_a_correction_changes_does_not_approve_it() -> None:
    statement = make_published()
    person = both()
    edition = start_correction(
        by=make_writer(), at=NOW, statement=statement, what_changed="Sửa giờ.", changes_told={}
    )
    tell_changes(by=person, at=NOW, edition=edition, what_changed="Lời của tôi.", changes_told={})
    submit(version_of(statement))
    with pytest.raises(Refused, match="không tự duyệt"):
        approve(version_of(statement), person)


def test_whoever_words_the_correction_asked_of_an_outlet_does_not_approve_it() -> None:
    person = both()
    statement = make_statement(kind="correction", block=BLOCK)
    change_statement(
        by=person, at=NOW, statement=statement, title="Đề nghị cải chính", kind="correction",
        subject="general", dated_on=DAY, block={**BLOCK, "right": "lời của tôi"},
    )  # fmt: skip
    submit(version_of(statement))
    with pytest.raises(Refused, match="không tự duyệt"):
        approve(version_of(statement), person)


def test_what_changed_around_the_words_since_the_page_was_shown_is_not_approved() -> None:
    person = make_spokesperson()
    statement = make_statement(kind="correction", block=BLOCK)
    submit(version_of(statement))
    client = signed_in(person)
    address = f"/phat-ngon/ban/{edition_of(statement).public_id}/duyet/"
    page = client.get(address)
    shown = page.context["edition"].revision
    change_statement(
        by=make_writer(), at=NOW, statement=statement, title="Đề nghị cải chính", kind="correction",
        subject="general", dated_on=DAY, block={**BLOCK, "right": "điều khác hẳn"},
    )  # fmt: skip
    (version,) = edition_of(statement).versions.all()
    told = {f"v-{version.public_id}": version.content_hash, "revision": shown}
    assert client.post(address, told).status_code != 302
    assert fresh(version).workflow == "in_review"
    told["revision"] = fresh(edition_of(statement)).revision
    assert client.post(address, told).status_code == 302
    assert fresh(version).workflow == "approved"


def test_a_form_that_does_not_say_which_state_was_shown_approves_nothing() -> None:
    person = make_spokesperson()
    statement = make_statement()
    submit(version_of(statement))
    (version,) = edition_of(statement).versions.all()
    address = f"/phat-ngon/ban/{edition_of(statement).public_id}/duyet/"
    client = signed_in(person)
    for odd in ({}, {"revision": ""}, {"revision": "x"}, {"revision": "-1"}, {"revision": "9" * 30}):
        client.post(address, {f"v-{version.public_id}": version.content_hash, **odd})
    assert fresh(version).workflow == "in_review"


def test_another_speaker_since_the_page_was_shown_is_not_approved() -> None:
    person, other = make_spokesperson(), make_spokesperson(name="Bế Thị Mận")
    office = make_office()
    first, second = office.speakers.order_by("pk")
    statement = make_statement(speaker_id=first.pk)
    submit(version_of(statement))
    seen = fresh(edition_of(statement)).revision
    choose_speaker(by=make_writer(), at=NOW, edition=edition_of(statement), speaker_id=second.pk)
    with pytest.raises(Stale):
        approve_all(
            by=person, at=NOW, edition=edition_of(statement), seen=hashes(statement), confirmed_at=NOW,
            seen_revision=seen,
        )  # fmt: skip
    assert other.pk != person.pk


def test_the_page_of_approval_shows_everything_that_is_signed() -> None:
    person = make_spokesperson()
    statement = make_statement(kind="correction", block=BLOCK)
    submit(version_of(statement))
    client = signed_in(person)
    page = client.get(f"/phat-ngon/ban/{edition_of(statement).public_id}/duyet/").content.decode()
    for words in (BLOCK["outlet"], BLOCK["work"], BLOCK["false"], BLOCK["right"]):
        assert str(words) in page
    out = make_published(person)
    edition = start_correction(
        by=make_writer(), at=NOW, statement=out, what_changed="Sửa giờ.", changes_told={"en": "Hour mended."}
    )
    translate(out)
    submit(version_of(out, "vi"))
    page = client.get(f"/phat-ngon/ban/{edition.public_id}/duyet/").content.decode()
    assert "Sửa giờ." in page
    assert "Hour mended." in page


def test_an_urgent_release_lets_out_only_what_was_shown() -> None:
    statement = make_statement()
    submit(version_of(statement))
    seen = hashes(statement)
    later = translate(statement)
    submit(later)
    with pytest.raises(Stale):
        release_urgently(
            by=make_writer(), at=NOW, edition=edition_of(statement), why="Lũ về.", confirmed_at=NOW, seen=seen
        )
    assert fresh(edition_of(statement)).publication == "unpublished"


def test_the_urgent_screen_shows_the_words_and_is_bound_to_them() -> None:
    statement = make_approved(make_spokesperson())
    version = translate(statement)
    submit(version)
    client = signed_in(make_writer())
    address = f"/phat-ngon/ban/{edition_of(statement).public_id}/khan-cap/"
    page = client.get(address)
    assert version.title in page.content.decode()
    seen = page.context["form"].initial["seen"]
    third = translate(statement, "lo", title="ຂົວ", lead="", body="ຂົວເປີດ")
    submit(third)
    assert client.post(address, {"why": "Lũ về.", "seen": json.dumps(seen)}).status_code != 302
    assert client.post(address, {"why": "Lũ về."}).status_code != 302
    assert fresh(edition_of(statement)).publication == "unpublished"
    seen = client.get(address).context["form"].initial["seen"]
    assert client.post(address, {"why": "Lũ về.", "seen": json.dumps(seen)}).status_code == 302
    assert fresh(edition_of(statement)).publication == "published"
