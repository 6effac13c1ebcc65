"""Clean-up: what is due goes, what a digest cites stays, a run can be cut anywhere, and no room is left unasked."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt
from click.testing import CliRunner
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import PROTECT, ForeignKey
from tests.monitoring.making import Desk

from nhipcau.commands.clean import clean as command
from nhipcau.common.files import snapshots
from nhipcau.journeys import retention
from nhipcau.mailing.actions import put
from nhipcau.record.models import Entry
from nhipcau.record.retention import RuleBookError, rule_book, rules_on
from nhipcau.sources.actions.dropping import GONE

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2010, 3, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TEXT = "Tỉnh mở ba điểm cầu mới ở xã vùng cao. " * 30


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.SNAPSHOT_DIR = tmp_path
    return tmp_path


def article(folder: Path, words: str = "một", at: datetime = LONG_AGO, state: str = "kept") -> Any:
    """Store an article of long ago with the file of its page."""
    stored = Desk().store(f"{words} {TEXT}", fetched_at=at).article
    sha256 = snapshots.keep(folder, words.encode())
    apps.get_model("sources", "Snapshot").objects.filter(page=stored.page).update(
        sha256=sha256, fetched_at=at
    )
    apps.get_model("sources", "Page").objects.filter(pk=stored.page_id).update(
        state=state, reason="" if state == "kept" else "teaser"
    )
    return stored


def version(stored: Any) -> Any:
    return stored.versions.get()


def snapshot(stored: Any) -> Any:
    return apps.get_model("sources", "Snapshot").objects.get(page=stored.page)


def cite(monkeypatch: pytest.MonkeyPatch, *articles: Any, versions: tuple[Any, ...] = ()) -> None:
    monkeypatch.setitem(retention.CITED_ARTICLES, "digest", lambda: frozenset(each.pk for each in articles))
    monkeypatch.setitem(retention.CITED_VERSIONS, "digest", lambda: frozenset(each.pk for each in versions))


def age(folder: Path, at: datetime) -> None:
    for path in folder.glob("*/*/*"):
        os.utime(path, (at.timestamp(), at.timestamp()))


def run_for_a_month(folder: Path) -> None:
    """Run daily until every folder had its turn twice."""
    age(folder, LONG_AGO)
    for day in range(70):
        retention.clean(at=NOW + timedelta(days=day))


def test_an_old_article_keeps_its_bibliography_and_an_excerpt(folder: Path) -> None:
    old, young = article(folder), article(folder, "hai", NOW - timedelta(days=10))
    counts = retention.clean(at=NOW)
    assert counts.dropped["monitoring.text"] == 1
    kept = version(old)
    assert (kept.text, len(kept.lead)) == ("", 300)
    assert kept.title == old.title
    assert kept.text_sha256
    assert kept.mentions.count() == 0
    assert version(young).text.startswith("hai")


def test_the_file_goes_after_the_row_and_the_row_stays(folder: Path) -> None:
    old = article(folder)
    retention.clean(at=NOW)
    row = snapshot(old)
    assert (row.dropped_at, bool(row.sha256)) == (NOW, True)
    run_for_a_month(folder)
    assert not [path for path in folder.glob("*/*/*") if path.is_file()]


def test_what_a_digest_cites_is_never_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_article, by_version, free = (article(folder, words) for words in ("một", "hai", "ba"))
    cite(monkeypatch, by_article, versions=(version(by_version),))
    counts = retention.clean(at=NOW)
    assert (counts.dropped["monitoring.text"], counts.cited["monitoring.text"]) == (1, 2)
    assert (counts.dropped["sources.raw"], counts.cited["sources.raw"]) == (1, 2)
    run_for_a_month(folder)
    for cited, words in ((by_article, "một"), (by_version, "hai")):
        assert version(cited).text.startswith(words)
        assert snapshots.load(folder, snapshot(cited).sha256) == words.encode()
    assert version(free).text == ""


def test_two_pages_with_the_same_bytes_share_their_file_until_both_are_old(folder: Path) -> None:
    article(folder, "một")
    young = article(folder, "một", NOW)
    run_for_a_month(folder)
    assert snapshots.load(folder, snapshot(young).sha256) == "một".encode()


def test_bytes_that_come_back_while_set_aside_are_put_back(folder: Path) -> None:
    old = article(folder)
    run_day = NOW
    age(folder, LONG_AGO)
    while not list(folder.glob(f"*/*/*{GONE}")):
        retention.clean(at=run_day)
        run_day += timedelta(days=1)
    apps.get_model("sources", "Snapshot").objects.filter(page=old.page).update(
        dropped_at=None, fetched_at=run_day
    )
    for day in range(70):
        retention.clean(at=run_day + timedelta(days=day))
    assert snapshots.load(folder, snapshot(old).sha256) == "một".encode()


def test_an_orphan_left_by_a_pulled_plug_is_swept_and_a_fresh_file_is_not(folder: Path) -> None:
    orphan = snapshots.keep(folder, b"nobody's")
    run_for_a_month(folder)
    assert not list(folder.glob(f"*/*/{orphan}*"))
    fresh = snapshots.keep(folder, b"its row comes next")
    for day in range(-40, 0):
        retention.clean(at=datetime.now(UTC) + timedelta(days=day / 40))
    assert list(folder.glob(f"*/*/{fresh}.zst"))


def test_a_page_that_was_not_kept_goes_sooner_and_one_that_waits_never(folder: Path) -> None:
    at = NOW - timedelta(days=100)
    dropped, waiting = article(folder, "một", at, "dropped"), article(folder, "hai", at, "fetched")
    retention.clean(at=NOW)
    assert snapshot(dropped).dropped_at == NOW
    assert snapshot(waiting).dropped_at is None


def test_a_run_is_bounded_and_the_next_goes_on(folder: Path) -> None:
    for words in ("một", "hai", "ba"):
        article(folder, words)
    first = retention.clean(at=NOW, limit=2)
    assert (first.dropped["sources.raw"], first.left["sources.raw"]) == (2, 1)
    second = retention.clean(at=NOW, limit=2)
    assert (second.dropped["sources.raw"], second.left["sources.raw"]) == (1, 0)
    noted = Entry.objects.filter(verb="record.clean_up", subject="record.kind:sources.raw")
    assert [entry.after["dropped"] for entry in noted] == [2, 1]
    retention.clean(at=NOW)
    assert noted.count() == 2


def test_showing_changes_nothing(folder: Path) -> None:
    old = article(folder)
    assert retention.show(at=NOW).left["monitoring.text"] == 1
    assert version(old).text
    assert not Entry.objects.filter(verb="record.clean_up").exists()
    told = CliRunner().invoke(command, ["--show"])
    assert told.exit_code == 0, told.output
    assert "monitoring.text: đã dọn 0, còn đến hạn 1" in told.output
    assert version(old).text


def test_letters_sign_ins_and_sessions_are_forgotten() -> None:
    put(at=LONG_AGO, key="k", to="an@coquan.example", subject="Tin", text="Tin", purpose="digest.issue")
    letters = apps.get_model("mailing", "Letter").objects
    letters.update(state="sent", sent_at=LONG_AGO, ended_at=LONG_AGO)
    attempt = AccessAttempt.objects.create(
        username="an", ip_address="192.0.2.7", user_agent="x", failures_since_start=3
    )
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=LONG_AGO)
    Session.objects.create(session_key="old", session_data="", expire_date=LONG_AGO)
    Session.objects.create(session_key="new", session_data="", expire_date=NOW)
    retention.clean(at=NOW)
    assert letters.get().to == ""
    assert not AccessAttempt.objects.exists()
    assert [each.session_key for each in Session.objects.all()] == ["new"]


def test_people_of_the_address_book_and_returned_mail_go_in_their_time() -> None:
    from tests.contacts.making import make_contact
    from tests.mailing.making import letter, post

    gone, stays = (
        make_contact("cu@doc.example", at=NOW - timedelta(days=800)),
        make_contact("moi@doc.example"),
    )
    post(to="cu@doc.example")
    returned = apps.get_model("mailing", "Returned").objects
    for seal, at in (("a", NOW - timedelta(days=91)), ("b", NOW - timedelta(days=89))):
        returned.create(seal=seal, kind="permanent", letter=letter(), digest="d", way="mail", at=at)
    assert retention.show(at=NOW).left["mailing.returned"] == 1
    counts = retention.clean(at=NOW)
    assert (counts.dropped["contacts.contact"], counts.dropped["mailing.returned"]) == (1, 1)
    assert [type(each).objects.get(pk=each.pk).email for each in (gone, stays)] == ["", "moi@doc.example"]
    assert [each.seal for each in returned.all()] == ["b"]


HELD = ("monitoring.Article", "monitoring.Version", "sources.Snapshot")
OWN = {("monitoring", "monitoring.Article"), ("monitoring", "sources.Snapshot")}
"""A version's own page: `Cited.snapshots` is built from it."""


def test_no_room_that_cites_is_left_unasked() -> None:
    """A room that gets a protecting key to an article, a version or a page must answer what it cites."""
    asked = {"monitoring.Article": retention.CITED_ARTICLES, "monitoring.Version": retention.CITED_VERSIONS}
    found = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey) and field.remote_field.on_delete is PROTECT:
                target = field.related_model._meta.label
                if target in HELD and (model._meta.app_label, target) not in OWN:
                    found.add((model._meta.app_label, target))
    assert ("digest", "monitoring.Article") in found
    for room, target in found:
        assert room in asked.get(target, {}), (
            f"journeys.retention does not ask {room} which {target} it cites"
        )


def test_every_rule_has_a_kind_and_every_kind_a_rule() -> None:
    rules = rules_on(NOW.date())
    assert set(retention.KINDS) <= set(rules)
    assert {kind for kind, rule in rules.items() if rule.days} == set(retention.KINDS)


BOOK = """
[[rule]]
kind = "a.b"
days = 30
from = 2026-07-01
until = 2027-01-01
basis = "x"
sure = "own"
lawyer = false
[[rule]]
kind = "a.b"
days = 10
from = {second}
basis = "y"
sure = "R"
lawyer = false
"""


def test_a_changed_rule_holds_from_its_day_on(tmp_path: Path) -> None:
    book = tmp_path / "book.toml"
    book.write_text(BOOK.format(second="2027-01-01"))
    assert rules_on(date(2026, 12, 31), book)["a.b"].days == 30
    assert rules_on(date(2027, 1, 1), book)["a.b"].days == 10
    assert rules_on(date(2026, 6, 30), book) == {}


def test_two_rules_for_one_day_are_refused(tmp_path: Path) -> None:
    book = tmp_path / "twice.toml"
    book.write_text(BOOK.format(second="2026-12-01"))
    with pytest.raises(RuleBookError):
        rule_book(book)


def test_the_administrator_sees_what_is_kept_how_long_and_what_went(client: Any, folder: Path) -> None:
    from tests.people.making import make_person

    from nhipcau.record.retaining import KINDS as WORDS

    article(folder)
    retention.clean(at=NOW)
    client.force_login(make_person("quan.tri", "administrator"), "django.contrib.auth.backends.ModelBackend")
    page = client.get("/thoi-han-luu/").content.decode()
    assert "3.652 ngày" in page
    assert "đã dọn 1, giữ 0 vì được trích dẫn, còn 0 đến hạn" in page
    assert set(WORDS) == set(rules_on(NOW.date()))
    told = b"".join(client.get("/thoi-han-luu/?export=csv")).decode()
    assert told.count("\n") == len(WORDS) + 1
    client.force_login(make_person("vien", "officer"), "django.contrib.auth.backends.ModelBackend")
    assert client.get("/thoi-han-luu/").status_code == 403
