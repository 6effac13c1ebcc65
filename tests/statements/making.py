"""An office that speaks: its people, its speaker, its key, and statements on their road. Invented throughout."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.apps import apps
from tests.verification.making import make_person as make_account
from tests.verification.making import make_unit

from nhipcau.signing.actions.keys import make_key
from nhipcau.statements.actions.drafting import draft_statement
from nhipcau.statements.actions.releasing import release_now
from nhipcau.statements.actions.reviewing import approve_version, submit_version
from nhipcau.statements.actions.writing import add_language
from nhipcau.statements.models import Edition, Statement, Version

NOW = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
DAY = date(2026, 11, 20)
TITLE = "Cầu Khuổi Lặn thông xe trở lại từ 6 giờ sáng 21/11"
LEAD = "Cầu Khuổi Lặn đã qua kiểm tra chịu tải."
BODY = (
    "Từ 6 giờ ngày 21/11/2026, xe dưới 10 tấn qua cầu bình thường.\n\n- Xe trên 10 tấn đi đường tránh 14 km."
)
ENGLISH = (
    "Khuoi Lan bridge reopens at 6 a.m. on 21 November",
    "The bridge has passed its load test.",
    "From 6 a.m. on 21 November 2026 vehicles under 10 tonnes may cross.\n\n- Heavier ones use a 14 km detour.",
)


def fresh(row: Any) -> Any:
    """Return a row as it stands now."""
    return type(row).objects.get(pk=row.pk)


def make_office(unit: str = "p04", name: str = "Ủy ban nhân dân tỉnh Cao Bằng") -> Any:
    """Return the office of a unit, with a key that signs."""
    models = apps.get_app_config("signing")
    if not models.get_model("Key").objects.exists():
        make_key(by=None, at=NOW - timedelta(days=30))
    office, _new = apps.get_model("spokespersons", "Office").objects.get_or_create(
        unit=make_unit(unit),
        defaults={"name": name, "names": {"en": "People's Committee of Cao Bang"}, "symbol": "UBND", "seat": "Cao Bằng"},
    )  # fmt: skip
    return office


def make_speaker(person: Any = None, *, office: Any = None, kind: str = "named", **given: Any) -> Any:
    """Name a speaker of the office; with an account he or she may approve."""
    row = {"starts_on": date(2026, 1, 1), "decision": "12/QĐ-UBND", "post": "Chánh Văn phòng", **given}
    return apps.get_model("spokespersons", "Speaker").objects.create(
        office=office or make_office(), kind=kind, person=person,
        name=person.full_name if person else "Hoàng Văn Lịch", **row,
    )  # fmt: skip


def make_writer(**given: Any) -> Any:
    """Return an officer."""
    return make_account("officer", **{"name": "Nông Thị Vân", **given})


def make_spokesperson(*, speaks: bool = True, **given: Any) -> Any:
    """Return a spokesperson's account, named for the office unless said otherwise."""
    person = make_account(*given.pop("roles", ("spokesperson",)), **{"name": "Hoàng Văn Lịch", **given})
    if speaks:
        make_speaker(person, office=make_office(given.get("unit", "p04")))
    return person


def make_statement(by: Any = None, **given: Any) -> Statement:
    """Begin a release in Vietnamese, given to the office's first speaker."""
    office = given.pop("office", None) or make_office(getattr(by, "unit_id", None) or "p04")
    writer = by or make_writer(unit=str(office.unit_id))
    if "speaker_id" not in given:
        speaker = office.speakers.order_by("pk").first() or make_speaker(office=office)
        given["speaker_id"] = speaker.pk
    row = {
        "kind": "release", "subject": "general", "title": TITLE, "lead": LEAD, "body": BODY, "dated_on": DAY,
        "at": NOW, **given,
    }  # fmt: skip
    return draft_statement(by=writer, office_id=office.pk, **row)


def edition_of(statement: Statement, number: int = 0) -> Edition:
    """Return the last edition, or the one numbered."""
    rows = statement.editions.order_by("-number")
    row: Edition = rows.get(number=number) if number else rows[0]
    return row


def version_of(statement: Statement, language: str = "vi", number: int = 0) -> Version:
    """Return the words in a language."""
    row: Version = edition_of(statement, number).versions.get(language=language)
    return row


def writer_of(version: Version) -> Any:
    """Return who wrote first."""
    return version.writers.order_by("pk")[0].person


def translate(statement: Statement, language: str = "en", *, by: Any = None, **given: Any) -> Version:
    """Add English."""
    title, lead, body = ENGLISH
    row = {"title": title, "lead": lead, "body": body, "at": NOW, **given}
    edition = edition_of(statement)
    return add_language(by=by or make_writer(), edition=edition, language=language, **row)


def submit(version: Version, *, at: datetime = NOW) -> Version:
    """Send words to review."""
    return submit_version(by=writer_of(version), at=at, version=version, seen=fresh(version).revision)


def approve(version: Version, by: Any, *, at: datetime = NOW) -> Any:
    """Approve the words as they stand, freshly confirmed."""
    seen = fresh(version).content_hash
    return approve_version(by=by, at=at, version=version, seen_hash=seen, confirmed_at=at)


def make_approved(spokesperson: Any, **given: Any) -> Statement:
    """Return a statement whose original is approved."""
    statement = make_statement(**given)
    submit(version_of(statement))
    approve(version_of(statement), spokesperson)
    return statement


def make_published(
    spokesperson: Any = None, *, at: datetime = NOW, languages: tuple[str, ...] = (), **given: Any
) -> Statement:
    """Return a statement that is out, in Vietnamese and in further languages."""
    person = spokesperson or make_spokesperson()
    statement = make_approved(person, **given)
    for language in languages:
        version = translate(statement, language)
        submit(version)
        approve(version, person)
    release_now(by=person, at=at, edition=edition_of(statement), confirmed_at=at)
    return statement
