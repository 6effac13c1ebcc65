"""The sample press office: keys, speakers, readers, statements, questions, a drill. Called by `nhipcau demo`.

Everything goes through the rooms' own actions, by the sample people whose work it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from babel.dates import format_date
from django.conf import settings
from django.utils import timezone
from django.utils.timezone import localdate

from nhipcau.common.writing import write_gate
from nhipcau.contacts.actions.keeping import Card, add_contact
from nhipcau.contacts.actions.working import add_working
from nhipcau.incidents.actions.declaring import close, declare
from nhipcau.incidents.actions.templates import approve_template, submit_template, write_template
from nhipcau.incidents.actions.working import note_rumour, tick, write_lesson, write_note
from nhipcau.incidents.rules.holding import Text
from nhipcau.journeys.sample_office import OFFICER, new_year, press_book, sample_office
from nhipcau.people.queries import person_named
from nhipcau.press.actions.closing import refuse
from nhipcau.press.actions.conferences import keep_conference, settle_conference
from nhipcau.press.actions.receiving import receive_enquiry
from nhipcau.signing.actions.heads import sign_head
from nhipcau.sources.actions.feeds import poll_now
from nhipcau.sources.queries.outlets import feeds_for, outlets_for
from nhipcau.spokespersons.actions.speakers import name_speaker
from nhipcau.statements.actions.correcting import start_correction, withdraw
from nhipcau.statements.actions.drafting import draft_statement
from nhipcau.statements.actions.releasing import release_now, schedule
from nhipcau.statements.actions.reviewing import approve_all, submit_version
from nhipcau.statements.actions.writing import add_language, write_version
from nhipcau.statements.queries.desk import statements_for
from nhipcau.statements.queries.public import published
from nhipcau.statements.rules.states import RESPONSE
from nhipcau.verification.queries.findings import findings_for
from nhipcau.verification.rules import states as verdicts

TRANSLATOR, SPOKESPERSON = "biendich", "phatngon"
NUMERIC = {"vi": "dd/MM/yyyy", "lo": "dd/MM/yyyy", "km": "dd/MM/yyyy"}
LOCALES = {"en": "en_GB"}
LANGUAGES = ("vi", "en", "zh", "lo", "km", "fr")
NEXT_CONFERENCE = timedelta(days=20)


def start_press_office(*, at: datetime) -> bool:
    """Let the sample people speak; say whether it was still to do."""
    if statements_for(person_named(OFFICER)).exists():
        return False
    book = press_book()
    with write_gate():  # all of it or nothing: a demo stopped in between begins again
        desk = _Desk(at, book)
        desk.open()
        desk.answer_rumour()
        desk.correct_conference()
        desk.withdraw_bridge()
        desk.hold_festival()
        desk.leave_waiting()
        desk.take_questions()
        desk.keep_conferences()
        desk.exercise()
        sign_head(at=at)
    return True


class _Desk:
    """The sample people and the one moment at which they do all this."""

    def __init__(self, at: datetime, book: Mapping[str, Any]) -> None:
        self.at, self.today, self.book = at, localdate(at), book
        self.officer, self.translator = person_named(OFFICER), person_named(TRANSLATOR)
        self.spokesperson = person_named(SPOKESPERSON)
        self.contacts: dict[str, Any] = {}

    def open(self) -> None:
        """Find the office; name its speaker and its readers."""
        self.office = sample_office(at=self.at)
        self.speaker = name_speaker(
            by=self.officer, at=self.at, office=self.office, kind="named", person=self.spokesperson,
            starts_on=new_year(self.today), published_on=new_year(self.today), **self.book["speaker"],
        )  # fmt: skip
        for row in self.book["reader"]:
            self._add_reader(row)

    def answer_rumour(self) -> None:
        """Answer the rumour of the closure in six languages, out of the finding that passed."""
        row = self.book["answer"]
        passed = findings_for(self.officer).filter(state=verdicts.PASSED, verdict=verdicts.WRONG).first()
        statement = self._draft(row, finding_id=passed.pk if passed else None)
        self._release(self._translated(statement, row))

    def correct_conference(self) -> None:
        """Publish a figure that was wrong, then correct it for everybody who got it."""
        row = self.book["conference"]
        statement = self._draft(row)
        self._release(self._translated(statement, row))
        fixed = row["corrected"]
        edition = start_correction(
            by=self.officer, at=self.at, statement=statement, what_changed=fixed["what_changed"],
            changes_told=fixed["told"],
        )  # fmt: skip
        for version in edition.versions.order_by("pk"):
            words = fixed[version.language]
            writer = self.officer if version.language == "vi" else self.translator
            write_version(
                by=writer, at=self.at, version=version, seen=version.revision, title=words["title"],
                lead=version.lead, body=words["body"].strip(),
            )  # fmt: skip
        self._release(edition)

    def withdraw_bridge(self) -> None:
        """Publish a notice and take it back with a reason."""
        row = self.book["bridge"]
        edition = self._release(self._translated(self._draft(row), row))
        withdraw(
            by=self.spokesperson, at=self.at, edition=edition, reason=row["reason"], reasons=row["reasons"],
            confirmed_at=self.at,
        )  # fmt: skip

    def hold_festival(self) -> None:
        """Approve a release that leaves at its minute."""
        row = self.book["festival"]
        edition = self._approve(self._translated(self._draft(row), row))
        leaves_at = self.at + timedelta(minutes=row["minutes"])
        schedule(
            by=self.spokesperson, at=self.at, edition=edition, release_at=leaves_at, confirmed_at=self.at
        )

    def leave_waiting(self) -> None:
        """Leave one for the spokesperson to approve; its English bears another figure on purpose."""
        row = self.book["waiting"]
        self._submit(self._translated(self._draft(row), row))

    def take_questions(self) -> None:
        """Enter questions of the press; refuse one on a ground in force."""
        for row in self.book["enquiry"]:
            contact, outlet = self.contacts[row["from"]]
            enquiry = receive_enquiry(
                by=None if row["channel"] == "web" else self.officer, at=self.at,
                unit_id=str(self.officer.unit_id), channel=row["channel"], contact=contact,
                outlet_name=outlet["outlet"], is_foreign=outlet.get("is_foreign", False),
                language=row["language"], question=row["question"],
                received_at=self.at - timedelta(days=row["days_ago"]),
            )  # fmt: skip
            if row.get("refuse"):
                refuse(by=self.spokesperson, at=self.at, enquiry=enquiry, ground="open_case")

    def keep_conferences(self) -> None:
        """Remember the last press conference and announce the next."""
        morning = timezone.localtime(self.at).replace(hour=9, minute=0, second=0, microsecond=0)
        held = keep_conference(
            by=self.officer, at=self.at, topic="Họp báo định kỳ quý (mẫu)", place="Hội trường tỉnh",
            starts_at=morning - timedelta(days=2),
            topics={"en": "Quarterly press conference (sample)"},
        )  # fmt: skip
        settle_conference(
            by=self.officer, at=self.at, conference=held, is_held=True, outcome="17 câu hỏi, 42 phóng viên."
        )
        keep_conference(
            by=self.officer, at=self.at, topic="Họp báo về hội xuân biên giới (mẫu)", place="Hội trường tỉnh",
            starts_at=morning + NEXT_CONFERENCE, is_regular=False,
            topics={"en": "Press conference on the border spring festivals (sample)"},
        )  # fmt: skip

    def exercise(self) -> None:
        """Approve one holding template, leave one unapproved, and finish a drill with its lesson."""
        row = self._template(self.book["template"])
        approve_template(
            by=self.spokesperson, at=self.at, template=row, seen_hash=row.content_hash, confirmed_at=self.at
        )
        self._template(self.book["unapproved"])
        self._drill(self.book["drill"])

    def _drill(self, row: Mapping[str, Any]) -> None:
        began = self.at - timedelta(hours=1)
        incident = declare(
            by=self.officer, at=began, title=row["title"], playbook="disaster", level="serious",
            place=row["place"], received_at=began, is_drill=True,
        )  # fmt: skip
        for check in list(incident.checks.order_by("position"))[:6]:
            tick(by=self.officer, at=began + timedelta(minutes=4 * check.position), check=check)
        write_note(
            by=self.officer, at=began + timedelta(minutes=9), incident=incident, kind="fact",
            text="Giả định: đường vào hai nhà nghỉ bị chia cắt từ 4 giờ 30.",
        )  # fmt: skip
        note_rumour(by=self.officer, at=began + timedelta(minutes=12), incident=incident, words=row["rumour"])
        for lesson in row["lesson"]:
            words = {name: lesson[name] for name in ("limit", "cause", "remedy")}
            due_on = self.today + timedelta(days=lesson["days"])
            write_lesson(
                by=self.officer, at=self.at, incident=incident, owner=self.officer, due_on=due_on, **words
            )
        incident.refresh_from_db()
        close(
            by=self.officer, at=self.at, incident=incident, seen=incident.revision,
            what_happened=row["what_happened"], what_went_well=row["what_went_well"],
        )  # fmt: skip

    def _template(self, row: Mapping[str, Any]) -> Any:
        texts = [
            Text(code, row[code]["title"], row[code]["body"].strip()) for code in LANGUAGES if code in row
        ]
        template = write_template(
            by=self.officer, at=self.at, name=row["name"], playbook=row["playbook"], texts=texts
        )
        return submit_template(by=self.officer, at=self.at, template=template, seen=template.revision)

    def _add_reader(self, row: Mapping[str, Any]) -> None:
        card = Card(
            kind="journalist", name=row["name"], email=row["email"], purpose="Gửi thông cáo (dữ liệu mẫu)",
            consented_on=self.today, consented_how="Đăng ký mẫu", languages=row["languages"],
            subjects=["general"],
        )  # fmt: skip
        contact = add_contact(by=self.officer, at=self.at, unit_id=str(self.officer.unit_id), card=card)
        add_working(
            by=self.officer, at=self.at, contact=contact, outlet_name=row["outlet"],
            is_foreign=row.get("is_foreign", False), starts_on=new_year(self.today),
        )  # fmt: skip
        self.contacts[row["email"]] = (contact, row)

    def _draft(self, row: Mapping[str, Any], finding_id: int | None = None) -> Any:
        words: dict[str, Any] = self._words(row, "vi")
        return draft_statement(
            by=self.officer, at=self.at, office_id=self.office.pk, kind=row["kind"], subject=row["subject"],
            dated_on=self.today, speaker_id=self.speaker.pk, finding_id=finding_id, **words,
        )  # fmt: skip

    def _translated(self, statement: Any, row: Mapping[str, Any]) -> Any:
        edition = statement.editions.get()
        for code in LANGUAGES:
            if code in row and code != statement.language and code in settings.NEWSROOM_LANGUAGES:
                words = self._words(row, code)
                add_language(by=self.translator, at=self.at, edition=edition, language=code, **words)
        return edition

    def _words(self, row: Mapping[str, Any], code: str) -> dict[str, str]:
        words, day = row[code], day_in(code, self.today)
        return {
            "title": words["title"], "lead": words.get("lead", ""),
            "body": words["body"].strip().format(day=day),
        }  # fmt: skip

    def _submit(self, edition: Any) -> Any:
        for version in edition.versions.order_by("pk"):
            submit_version(by=self.officer, at=self.at, version=version, seen=version.revision)
        return edition

    def _approve(self, edition: Any) -> Any:
        self._submit(edition)
        seen = {version.public_id: version.content_hash for version in edition.versions.all()}
        approve_all(by=self.spokesperson, at=self.at, edition=edition, seen=seen, confirmed_at=self.at)
        return edition

    def _release(self, edition: Any) -> Any:
        self._approve(edition)
        edition.refresh_from_db()
        return release_now(by=self.spokesperson, at=self.at, edition=edition, confirmed_at=self.at)


def answered_at() -> datetime | None:
    """Return when the sample office answered the rumour: the press quotes it from then on."""
    told = published(kinds=[RESPONSE])
    return told[-1].first_published_at if told else None


def ask_feeds_now(*, at: datetime) -> int:
    """Let the sample officer ask every feed now, so that the echo is read while a newcomer looks."""
    officer = person_named(OFFICER)
    feeds = [feed for outlet in outlets_for(officer, at=at) for feed in feeds_for(officer, outlet, at=at)]
    for feed in feeds:
        poll_now(by=officer, at=at, feed=feed)
    return len(feeds)


def day_in(language: str, day: date) -> str:
    """Write a day the way a language's press does."""
    return format_date(day, NUMERIC.get(language, "long"), locale=LOCALES.get(language, language))
