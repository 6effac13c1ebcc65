"""A draft and its end: adding, words, conflicts, issuing, correcting, and what the database refuses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError
from tests.digest.making import DAY, SEVEN, article, make_person, reader
from tests.monitoring.making import Desk

from nhipcau.common.refusals import Refused
from nhipcau.digest.actions import (
    Stale,
    add_line,
    add_section,
    ask_sending,
    change_line,
    correct,
    drop_draft,
    erase_expired_recipients,
    issue,
    move_line,
    move_section,
    open_draft,
    put_waiting,
    remove_line,
    remove_recipient,
    remove_section,
)
from nhipcau.digest.models import Edition, Line, Recipient, Section
from nhipcau.digest.queries import cited_articles, cited_versions
from nhipcau.digest.queries.editions import changes_since
from nhipcau.digest.queries.gathering import citation_of_article
from nhipcau.record.queries import entries_for

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def officer() -> Any:
    return make_person("officer")


@pytest.fixture
def draft(officer: Any) -> Edition:
    """A draft of three stories in its first section."""
    for number in (1, 2, 3):
        article(f"Tin {number}", at=SEVEN - timedelta(hours=number))
    return open_draft(by=officer, at=SEVEN, day=DAY, slot="day")


def titles(section: Section) -> list[str]:
    return [line.title for line in section.lines.order_by("position")]


def fresh(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


def issued(draft: Edition, officer: Any, **fields: Any) -> Edition:
    return issue(by=officer, at=SEVEN, edition=draft, seen=fresh(draft).revision, **fields)


def test_a_draft_holds_what_is_new_and_its_lines_move(draft: Edition, officer: Any) -> None:
    first = draft.sections.get(position=1)
    assert sorted(titles(first)) == ["Tin 1", "Tin 2", "Tin 3"]
    last = first.lines.get(position=3)
    before = titles(first)
    move_line(by=officer, at=SEVEN, edition=draft, line=last, seen=fresh(draft).revision, way="up")
    assert titles(first) == [before[0], before[2], before[1]]
    other = add_section(by=officer, at=SEVEN, edition=draft, heading="Việc đang theo")
    last.refresh_from_db()
    move_line(by=officer, at=SEVEN, edition=draft, line=last, seen=fresh(draft).revision, to=other)
    assert (titles(first), titles(other)) == ([before[0], before[1]], [before[2]])
    assert list(first.lines.values_list("position", flat=True)) == [1, 2]


def test_sections_move_and_go_only_when_empty(draft: Edition, officer: Any) -> None:
    first, second = draft.sections.order_by("position")
    move_section(by=officer, at=SEVEN, edition=draft, section=second, seen=fresh(draft).revision, way="up")
    assert list(draft.sections.order_by("position")) == [second, first]
    with pytest.raises(Refused, match="còn tin"):
        remove_section(by=officer, at=SEVEN, edition=draft, section=first, seen=fresh(draft).revision)
    remove_section(by=officer, at=SEVEN, edition=draft, section=second, seen=fresh(draft).revision)
    assert draft.sections.count() == 1


def test_a_story_stands_once(draft: Edition, officer: Any) -> None:
    line = draft.lines.first()
    assert line
    citation = citation_of_article(line.article_ref)
    assert citation
    with pytest.raises(Refused, match="đã có"):
        add_line(by=officer, at=SEVEN, edition=draft, section=line.section, citation=citation)
    assert draft.lines.count() == 3


def test_a_line_cites_the_version_of_its_hour(draft: Edition, officer: Any) -> None:
    page_article = article("Tin bốn", at=SEVEN)
    citation = citation_of_article(page_article.public_id)
    assert citation
    section = draft.sections.get(position=1)
    line = add_line(by=officer, at=SEVEN, edition=draft, section=section, citation=citation)
    snapshot = apps.get_model("sources", "Snapshot").objects.get(page=page_article.page)
    Desk().store(
        "Bài đã bị sửa hết.", page=(page_article.page, snapshot), fetched_at=SEVEN + HOUR, title="Tin khác"
    )
    page_article.refresh_from_db()
    assert page_article.latest_number == 2
    line.refresh_from_db()
    assert (line.number, line.title, line.version.text.startswith("Tin bốn")) == (1, "Tin bốn", True)
    assert line.archived_url.endswith(f"{page_article.public_id}/ban/1/")


@pytest.mark.parametrize("excerpt", ["a" * 301, "Một. Hai. Ba."], ids=["letters", "sentences"])
def test_a_long_quotation_is_refused(draft: Edition, officer: Any, excerpt: str) -> None:
    line = draft.lines.first()
    assert line
    with pytest.raises(Refused) as refusal:
        change_line(
            by=officer, at=SEVEN, edition=draft, line=line, seen=1, heading="", excerpt=excerpt, note=""
        )
    assert refusal.value.field == "excerpt"


def test_the_database_refuses_a_long_quotation_too(draft: Edition) -> None:
    with pytest.raises(IntegrityError, match="digest_line_excerpt_short"), transaction.atomic():
        draft.lines.update(excerpt="a" * 301)
    draft.lines.update(excerpt="ạ" * 300)


def test_of_two_editors_of_one_line_the_second_is_told_and_nothing_is_lost(
    draft: Edition, officer: Any
) -> None:
    other, line = make_person("officer"), draft.lines.first()
    assert line
    words = {"heading": "", "excerpt": "", "edition": draft, "line": line, "seen": 1, "at": SEVEN}
    change_line(by=officer, note="Của người thứ nhất", **words)
    with pytest.raises(Stale):
        change_line(by=other, note="Của người thứ hai", **words)
    line.refresh_from_db()
    assert line.note == "Của người thứ nhất"
    change_line(by=other, note="Gộp cả hai", **{**words, "seen": line.revision})
    line.refresh_from_db()
    assert line.note == "Gộp cả hai"


def test_a_stale_click_changes_nothing_and_shows_what_changed(draft: Edition, officer: Any) -> None:
    other, seen = make_person("officer"), fresh(draft).revision
    first, second = draft.lines.all()[:2]
    remove_line(by=officer, at=SEVEN, edition=draft, line=first, seen=seen)
    with pytest.raises(Stale):
        remove_line(by=other, at=SEVEN, edition=draft, line=second, seen=seen)
    assert Line.objects.filter(pk=second.pk).exists()
    assert [(c.verb, c.about, c.by) for c in changes_since(draft, seen)] == [
        ("digest.remove_line", first.shown, officer)
    ]


def test_issuing_what_somebody_just_changed_is_refused(draft: Edition, officer: Any) -> None:
    seen = fresh(draft).revision
    add_section(by=make_person("officer"), at=SEVEN, edition=draft, heading="Mới")
    with pytest.raises(Stale):
        issue(by=officer, at=SEVEN, edition=draft, seen=seen)
    assert fresh(draft).state == "draft"


def test_after_issue_every_action_is_refused(draft: Edition, officer: Any) -> None:
    line, section = draft.lines.first(), draft.sections.first()
    assert line
    assert section
    edition = issued(draft, officer)
    seen = edition.revision
    common = {"by": officer, "at": SEVEN, "edition": edition}
    with pytest.raises(Refused):
        add_section(**common, heading="Muộn")
    with pytest.raises(Refused):
        remove_line(**common, line=line, seen=seen)
    with pytest.raises(Refused):
        change_line(**common, line=line, seen=line.revision, heading="", excerpt="", note="muộn")
    with pytest.raises(Refused):
        move_section(**common, section=section, seen=seen, way="up")
    with pytest.raises(Refused):
        drop_draft(**common, seen=seen)
    with pytest.raises(Refused):
        issue(**common, seen=seen)


def test_the_database_refuses_to_change_what_is_issued(draft: Edition, officer: Any) -> None:
    edition = issued(draft, officer)
    section = edition.sections.get(position=1)
    line = Line.objects.filter(edition=edition).first()
    assert line
    changes = [
        lambda: Edition.objects.filter(pk=edition.pk).update(title="khác"),
        lambda: Edition.objects.filter(pk=edition.pk).update(state="draft", issued_at=None, issued_by=None),
        lambda: Line.objects.filter(pk=line.pk).update(note="thêm"),
        lambda: Section.objects.filter(pk=section.pk).update(heading="khác"),
        lambda: Section.objects.create(edition=edition, position=99, heading="thêm"),
    ]
    for change in changes:
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            change()


def test_a_correction_is_a_visible_new_version(draft: Edition, officer: Any) -> None:
    edition = issued(draft, officer)
    with pytest.raises(Refused):
        correct(by=officer, at=SEVEN, edition=edition, why="  ")
    new = correct(by=officer, at=SEVEN + HOUR, edition=edition, why="Sửa ghi chú dòng 2")
    assert (new.version, new.state, new.replaces) == (2, "draft", edition)
    assert [line.title for line in new.lines.all()] == [line.title for line in edition.lines.all()]
    with pytest.raises(Refused):
        correct(by=officer, at=SEVEN + HOUR, edition=edition, why="lần nữa")
    again = issued(new, officer)
    assert (again.number, again.version) == (edition.number, 2)
    assert fresh(edition).state == "issued"


def test_numbers_run_within_the_year(officer: Any) -> None:
    numbers = []
    for slot in ("morning", "afternoon"):
        article(f"Tin {slot}", at=SEVEN)
        edition = open_draft(by=officer, at=SEVEN, day=DAY, slot=slot)
        numbers.append(issued(edition, officer).number)
    assert numbers == [1, 2]


def test_a_slot_has_one_edition(draft: Edition, officer: Any) -> None:
    with pytest.raises(Refused):
        open_draft(by=officer, at=SEVEN, day=DAY, slot="day")
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            day=DAY, slot="day", year=2026, title="x", gathered_until=SEVEN, created_at=SEVEN
        )


def test_what_a_digest_cites_cannot_be_dropped(draft: Edition) -> None:
    line = draft.lines.first()
    assert line
    assert cited_articles() == frozenset(draft.lines.values_list("article_id", flat=True))
    assert line.version_id in cited_versions()
    for cited in (line.article, line.version, line.version.snapshot):
        with pytest.raises(ProtectedError):
            cited.delete()


def test_letters_go_once_and_only_for_what_is_issued(draft: Edition, officer: Any) -> None:
    one, two = reader("a@coquan.example"), reader("b@coquan.example")
    with pytest.raises(Refused):
        ask_sending(by=officer, at=SEVEN, edition=draft, recipients=[one])
    edition = issued(draft, officer, recipients=[one])
    assert put_waiting(at=SEVEN, limit=9) == 1
    with pytest.raises(Refused):
        ask_sending(by=officer, at=SEVEN, edition=edition, recipients=[one])
    assert ask_sending(by=officer, at=SEVEN, edition=edition, recipients=[one, two]) == 1
    assert put_waiting(at=SEVEN, limit=9) == 1
    assert put_waiting(at=SEVEN, limit=9) == 0
    letters = apps.get_model("mailing", "Letter").objects
    assert letters.count() == 2
    letter = letters.get(to="a@coquan.example")
    assert "src=" not in letter.html
    line = edition.lines.first()
    assert line
    assert line.archived_url in letter.text
    assert line.archived_url in letter.html


def test_readers_are_forgotten_by_hand_and_by_time(draft: Edition, officer: Any) -> None:
    gone, late = reader("a@coquan.example"), reader("b@coquan.example", expires_on=DAY)
    edition = issued(draft, officer, recipients=[gone, late])
    put_waiting(at=SEVEN, limit=9)
    remove_recipient(by=officer, at=SEVEN, recipient=gone)
    assert erase_expired_recipients(at=SEVEN) == 0
    assert erase_expired_recipients(at=SEVEN + timedelta(days=1)) == 1
    assert not Recipient.objects.exists()
    assert edition.dispatches.count() == 2


def test_the_record_tells_what_was_done_and_names_no_reader(draft: Edition, officer: Any) -> None:
    gone = reader("a@coquan.example")
    issued(draft, officer, recipients=[gone])
    boss = make_person("administrator")
    entries = list(entries_for(boss))
    assert {"digest.open_draft", "digest.issue", "digest.add_recipient"} <= {entry.verb for entry in entries}
    assert not any("a@coquan.example" in f"{entry.before}{entry.after}{entry.subject}" for entry in entries)
