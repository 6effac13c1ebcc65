"""Who is told a statement, its correction and its end: exactly those, exactly once (answering.md, check 2)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from tests.contacts.making import make_contact, make_contacts, token_of
from tests.statements.making import (
    BODY,
    LEAD,
    NOW,
    TITLE,
    approve,
    edition_of,
    fresh,
    make_published,
    make_spokesperson,
    submit,
    translate,
    version_of,
    writer_of,
)  # fmt: skip

from nhipcau.contacts.actions.erasing import erase_contact
from nhipcau.contacts.actions.subscribing import end
from nhipcau.mailing.actions import suppress
from nhipcau.mailing.rules.letters import fetched_parts
from nhipcau.statements.actions.correcting import start_correction, withdraw
from nhipcau.statements.actions.dispatching import plan_dispatches, put_letters, tell
from nhipcau.statements.actions.releasing import release_language, release_now
from nhipcau.statements.actions.writing import write_version
from nhipcau.statements.models import Dispatch, Edition, Round

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


@pytest.fixture(autouse=True)
def _keys_here(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


def letters(purpose: str = "") -> Any:
    rows = apps.get_model("mailing", "Letter").objects.order_by("pk")
    return rows.filter(purpose=purpose) if purpose else rows.filter(purpose__startswith="statements.")


def addresses(purpose: str = "") -> Counter[str]:
    return Counter(letters(purpose).values_list("to", flat=True))


def correct(statement: Any, speaker: Any, languages: tuple[str, ...] = ("vi",), at: Any = LATER) -> Edition:
    """Change the words of these languages and let them leave."""
    edition = start_correction(
        by=make_or_writer(statement), at=at, statement=statement, what_changed="Tải trọng cho xe qua cầu.",
        changes_told={"en": "The load allowed on the bridge."},
    )  # fmt: skip
    for language in languages:
        version = version_of(statement, language)
        write_version(by=writer_of(version), at=at, version=version, seen=fresh(version).revision,
                      title=version.title, lead=version.lead, body=f"{version.body}\n\n8 t.")  # fmt: skip
        submit(version, at=at)
        approve(version, speaker, at=at)
    release_now(by=speaker, at=at, edition=edition, confirmed_at=at)
    return edition


def make_or_writer(statement: Any) -> Any:
    return writer_of(version_of(statement, statement.language))


def test_a_correction_reaches_exactly_those_who_got_the_words() -> None:
    speaker = make_spokesperson()
    vietnamese, english = make_contacts(30), make_contacts(25, "en")
    outsiders = [*make_contacts(5, "lo"), make_contact("khac@tinh.example", unit_id="p20")]
    make_contact("du-lich@doc.example", subjects=["tourism"])
    statement = make_published(speaker, languages=("en",), subject="economy")
    put_letters(at=NOW, limit=1000)
    assert addresses() == Counter(one.email for one in [*vietnamese, *english])

    letters().update(state="sent", sent_at=NOW, ended_at=NOW)
    end(at=LATER, token=token_of(vietnamese[3]))
    erase_contact(by=None, at=LATER, contact=vietnamese[4])
    gone = Dispatch.objects.filter(contact__in=[vietnamese[3].pk, vietnamese[4].pk])
    suppress(by=None, at=LATER, address=english[0].email.upper(), why="complaint")
    letters().filter(to=english[1].email).update(state="failed", sent_at=None, error="550")
    letters().filter(to=english[2].email).update(state="dead", sent_at=None, error="hết lượt")
    make_contacts(4, prefix="moi")

    correct(statement, speaker, ("vi", "en"))
    put_letters(at=LATER, limit=1000)
    had = [*vietnamese[:3], *vietnamese[5:], *english[3:]]
    assert len(had) == 50
    assert addresses("statements.correction") == Counter(one.email for one in had)
    assert not addresses("statements.correction") & Counter(one.email for one in outsiders)
    outcomes = Counter(Dispatch.objects.filter(version__edition__number=2).values_list("outcome", flat=True))
    assert outcomes == {"put": 50, "erased": 2, "suppressed": 1}
    assert gone.count() == 4, "the lines stay, by id"
    (text, subject) = letters("statements.correction").filter(language="en").values_list("text", "subject")[0]
    assert "The load allowed on the bridge." in text
    assert subject.startswith("Correction: ")


def test_a_reader_of_two_languages_gets_both_and_one_known_twice_gets_one() -> None:
    make_contact("hai@doc.example", languages=["vi", "en"])
    make_contact("mot@doc.example", kind="journalist")
    make_contact("mot@doc.example", kind="subscriber")
    make_published(languages=("en",))
    put_letters(at=NOW, limit=100)
    assert addresses() == {"hai@doc.example": 2, "mot@doc.example": 1}
    assert sorted(letters().filter(to="hai@doc.example").values_list("language", flat=True)) == ["en", "vi"]
    assert Dispatch.objects.filter(outcome="same").count() == 1


def test_a_letter_says_exactly_what_was_approved_and_loads_nothing() -> None:
    make_contact("mai@bao-nui.example")
    make_contact("lan@bao-nui.example")
    statement = make_published()
    put_letters(at=NOW, limit=100)
    one, other = letters()
    assert f"{TITLE}\n\n{LEAD}\n\n{BODY}\n" in one.text
    assert f"/vi/{statement.public_id}/" in one.text
    assert one.html == ""
    assert fetched_parts(one.text.replace("\n", "<br>")) == []
    links = [set(re.findall(r"https?://\S+", letter.text)) for letter in (one, other)]
    assert {link.rstrip(".;,") for link in links[0] ^ links[1]} == {one.unsubscribe, other.unsubscribe}
    assert "/nhan-tin/" in one.unsubscribe
    assert one.unsubscribe != other.unsubscribe


def test_batches_of_any_size_and_a_second_planning_double_nothing() -> None:
    people = make_contacts(7)
    statement = make_published()
    while put_letters(at=NOW, limit=2):
        plan_dispatches(at=NOW, edition=edition_of(statement))
    assert addresses() == Counter(one.email for one in people)
    assert not Round.objects.filter(finished_at=None).exists()


def test_whoever_subscribes_after_the_release_is_not_written_to() -> None:
    make_published()
    make_contact("sau@doc.example", at=NOW + timedelta(minutes=1))
    put_letters(at=NOW + timedelta(hours=1), limit=100)
    assert not addresses()


def test_somebody_who_asked_is_told_once_and_gets_the_correction() -> None:
    speaker = make_spokesperson()
    asker = make_contact("hoi@bao.example", kind="enquirer", basis="duty", subjects=[])
    make_contact("mai@bao-nui.example")
    statement = make_published(speaker)
    version = version_of(statement)
    assert tell(at=NOW, version=version, contact_id=asker.pk) is True
    assert tell(at=NOW, version=version, contact_id=asker.pk) is False
    put_letters(at=NOW, limit=100)
    assert addresses() == {"hoi@bao.example": 1, "mai@bao-nui.example": 1}
    assert letters().get(to="hoi@bao.example").unsubscribe == ""
    letters().update(state="sent", sent_at=NOW, ended_at=NOW)
    correct(statement, speaker)
    put_letters(at=LATER, limit=100)
    assert addresses("statements.correction") == {"hoi@bao.example": 1, "mai@bao-nui.example": 1}


def test_words_that_wait_are_taken_back_when_they_are_corrected() -> None:
    speaker = make_spokesperson()
    left, waits = make_contacts(2)
    statement = make_published(speaker)
    put_letters(at=NOW, limit=100)
    letters().filter(to=left.email).update(state="sent", sent_at=NOW, ended_at=NOW)
    correct(statement, speaker)
    put_letters(at=LATER, limit=100)
    assert addresses("statements.correction") == {left.email: 1}
    newest = letters("statements.release").filter(to=waits.email)
    assert [row.key.split(":")[1] for row in newest] == [version_of(statement).public_id]
    assert letters().filter(state="recalled", to="", text="").count() == 1


def test_a_round_cut_short_by_a_correction_goes_on_with_the_new_words() -> None:
    speaker = make_spokesperson()
    people = make_contacts(6)
    statement = make_published(speaker)
    put_letters(at=NOW, limit=2)
    letters().update(state="sent", sent_at=NOW, ended_at=NOW)
    correct(statement, speaker)
    put_letters(at=LATER, limit=100)
    assert addresses("statements.correction") == Counter(one.email for one in people[:2])
    new = version_of(statement).public_id
    rest = [row.to for row in letters("statements.release") if new in row.key]
    assert sorted(rest) == sorted(one.email for one in people[2:])


def test_a_withdrawal_tells_the_reason_and_none_of_the_words() -> None:
    speaker = make_spokesperson()
    reader, late = make_contacts(2)
    statement = make_published(speaker)
    put_letters(at=NOW, limit=100)
    letters().filter(to=reader.email).update(state="sent", sent_at=NOW, ended_at=NOW)
    withdraw(by=speaker, at=LATER, edition=edition_of(statement), reason="Số liệu tải trọng sai.", reasons={},
             confirmed_at=LATER)  # fmt: skip
    put_letters(at=LATER, limit=100)
    notice = letters("statements.withdrawal").get()
    assert notice.to == reader.email
    assert "Số liệu tải trọng sai." in notice.text
    assert not any(words in notice.text + notice.subject for words in (TITLE, LEAD, BODY))
    assert not letters().filter(state="waiting", to=late.email).exists(), "the withdrawn words never leave"


def test_a_language_not_corrected_yet_is_told_the_original_and_later_its_own() -> None:
    speaker = make_spokesperson()
    make_contacts(1)
    english = make_contacts(2, "en")
    statement = make_published(speaker, languages=("en",))
    put_letters(at=NOW, limit=100)
    letters().update(state="sent", sent_at=NOW, ended_at=NOW)
    edition = correct(statement, speaker, ("vi",))
    put_letters(at=LATER, limit=100)
    told = letters("statements.correction").filter(language="en")
    assert Counter(told.values_list("to", flat=True)) == Counter(one.email for one in english)
    assert all(TITLE in row.text and "not yet available" in row.text for row in told)
    letters().exclude(state="sent").update(state="sent", sent_at=NOW, ended_at=NOW)
    version = version_of(statement, "en")
    submit(version, at=LATER)
    approve(version, speaker, at=LATER)
    release_language(by=speaker, at=LATER, edition=edition, confirmed_at=LATER)
    put_letters(at=LATER, limit=100)
    assert letters("statements.correction").filter(language="en").count() == 4


def test_a_language_first_spoken_later_goes_to_its_readers() -> None:
    speaker = make_spokesperson()
    reader = make_contact("en@doc.example", languages=["en"])
    statement = make_published(speaker)
    put_letters(at=NOW, limit=100)
    assert not addresses()
    version = translate(statement, "en")
    submit(version)
    approve(version, speaker)
    release_language(by=speaker, at=NOW, edition=edition_of(statement), confirmed_at=NOW)
    put_letters(at=NOW, limit=100)
    assert addresses("statements.release") == {reader.email: 1}


def test_an_exercise_is_mailed_to_nobody() -> None:
    make_contacts(2)
    statement = make_published(is_drill=True)
    plan_dispatches(at=NOW, edition=edition_of(statement))
    assert put_letters(at=NOW, limit=100) == 0
    assert not tell(at=NOW, version=version_of(statement), contact_id=1)
    assert not letters().exists()


def test_the_record_counts_readers_and_names_none() -> None:
    make_contacts(3)
    make_published()
    put_letters(at=NOW, limit=100)
    entry = apps.get_model("record", "Entry").objects.get(verb="statements.tell_readers")
    assert entry.after == {"language": "vi", "occasion": "release", "put": 3}
