"""Invitations: letters with a calendar that two parsers read alike, changes by sequence, answers by the link."""

from __future__ import annotations

import email
from datetime import UTC, date, datetime, timedelta
from email import policy
from typing import Any

import icalendar
import pytest
import vobject
from django.core.mail import get_connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.people.making import make_person
from tests.training.making import HERE, NOW, Made, make_conference

from nhipcau.common.refusals import Refused
from nhipcau.mailing.composing import message_of
from nhipcau.mailing.models import Letter
from nhipcau.record.models import Entry
from nhipcau.training.actions.inviting import answer, invite, tell_changes
from nhipcau.training.calendars import conference_file, event_file
from nhipcau.training.models import Conference, Delegate, HalfDay, Invitation, Site
from nhipcau.training.queries.delegates import excused_ids
from nhipcau.training.queries.inviting import facts_of
from nhipcau.training.queries.keys import answer_address, link_key
from nhipcau.training.rules import keys
from nhipcau.training.rules.inviting import fingerprint

pytestmark = pytest.mark.django_db
EARLY = NOW - timedelta(days=5)
LONG = (
    "Hội nghị tập huấn nghiệp vụ công tác thông tin đối ngoại, kỹ năng trả lời báo chí và xử lý thông tin sai lệch; "
    "gồm cả phần trao đổi, giải đáp, kiểm tra: “Đường biên hữu nghị”, năm 2026"
)


@pytest.fixture
def made() -> Made:
    """A conference with two sites; everybody has a mail address."""
    made = make_conference(sites=2, per_site=2, title=LONG)
    for number, row in enumerate(made.delegates):
        row.email = f"dai-bieu-{number}@coquan.example"
        row.save()
    return made


def invited(made: Made) -> Any:
    organiser = make_person("to-chuc", "officer")
    assert invite(by=organiser, at=EARLY, conference=made.conference, delegates=made.delegates) == 4
    return organiser


def files(purpose: str) -> list[bytes]:
    """Return the calendar files that went out, in the order of the delegates."""
    letters = Letter.objects.filter(purpose=purpose).order_by("to", "pk")
    return [bytes(letter.enclosures.get().content) for letter in letters]


def by_icalendar(content: bytes) -> dict[str, Any]:
    """Read one call by the package `icalendar`."""
    calendar = icalendar.Calendar.from_ical(content)
    event = calendar.walk("VEVENT")[0]
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    return {
        "method": str(calendar["METHOD"]), "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]),
        "summary": str(event["SUMMARY"]), "location": str(event["LOCATION"]),
        "description": str(event["DESCRIPTION"]), "status": str(event["STATUS"]),
        "attendee": str(event["ATTENDEE"]), "who": str(event["ATTENDEE"].params["CN"]),
        "organizer": str(event["ORGANIZER"]), "starts": _plain(start), "ends": _plain(end),
        "stamp": _plain(event.decoded("dtstamp")), "zone": event["DTSTART"].params.get("TZID"),
    }  # fmt: skip


def by_vobject(content: bytes) -> dict[str, Any]:
    """Read one call by the package `vobject`, which shares no code with the other."""
    calendar = vobject.readOne(content.decode())
    event = calendar.vevent
    return {
        "method": calendar.method.value, "uid": event.uid.value, "sequence": int(event.sequence.value),
        "summary": event.summary.value, "location": event.location.value,
        "description": event.description.value, "status": event.status.value,
        "attendee": event.attendee.value, "who": event.attendee.params["CN"][0],
        "organizer": event.organizer.value, "starts": _plain(event.dtstart.value), "ends": _plain(event.dtend.value),
        "stamp": _plain(event.dtstamp.value), "zone": event.dtstart.params.get("X-VOBJ-ORIGINAL-TZID", [None])[0],
    }  # fmt: skip


def _plain(value: Any) -> str:
    is_moment = isinstance(value, datetime)
    return str(value.astimezone(UTC) if is_moment else value)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
@pytest.mark.parametrize("name", ["Nông Thị Én", 'Lý, Thu; "Yến"', "Đ" * 120], ids=["plain", "signs", "long"])
def test_two_parsers_read_a_call_alike(made: Made, method: str, name: str) -> None:
    row = made.delegates[0]
    row.name = name
    content = event_file(row, method, 3, at=NOW)
    one, other = by_icalendar(content), by_vobject(content)
    assert one == other
    assert one["summary"] == LONG
    assert one["starts"] == "2026-11-20 00:30:00+00:00"
    assert one["ends"] == "2026-11-20 09:30:00+00:00"
    assert (one["zone"], one["method"], one["sequence"]) == ("Asia/Ho_Chi_Minh", method, 3)
    assert one["location"] == "Hội trường tỉnh"
    assert answer_address(row) in one["description"]
    assert one["uid"].startswith(f"{row.public_id}@")


def test_the_zone_stands_in_the_file_and_says_seven_hours(made: Made) -> None:
    content = event_file(made.delegates[0], "REQUEST", 0, at=NOW)
    zone = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")[0]
    assert str(zone["TZID"]) == "Asia/Ho_Chi_Minh"
    assert zone.walk("STANDARD")[0].decoded("tzoffsetto") == timedelta(hours=7)
    vzone = vobject.readOne(content.decode()).vtimezone
    moment = datetime(2026, 11, 20, 7, 30, tzinfo=vzone.gettzinfo())
    assert moment.utcoffset() == timedelta(hours=7)


def test_no_line_is_longer_than_75_bytes_and_no_letter_is_cut(made: Made) -> None:
    content = event_file(made.delegates[0], "REQUEST", 0, at=NOW)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") or not line for line in lines)
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_a_conference_without_hours_is_whole_days_and_makes_up_no_hour(made: Made) -> None:
    made.conference.starts_on, made.conference.ends_on = date(2026, 11, 20), date(2026, 11, 21)
    facts = facts_of(made.conference, made.sites[0])
    content = event_file(
        made.delegates[0], "REQUEST", 0, at=NOW, facts=type(facts)(**{**facts_dict(facts), "times": ()})
    )
    assert by_icalendar(content) == by_vobject(content)
    assert (by_icalendar(content)["starts"], by_icalendar(content)["ends"]) == ("2026-11-20", "2026-11-22")


def facts_dict(facts: Any) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in ("title", "first", "last", "times", "site", "room")}


def test_everybody_with_an_address_is_invited_once_with_the_calendar(made: Made) -> None:
    Delegate.objects.filter(pk=made.delegates[3].pk).update(email="")
    organiser = make_person("to-chuc", "officer")
    for expected in (3, 0):
        assert (
            invite(by=organiser, at=EARLY, conference=made.conference, delegates=made.delegates) == expected
        )
    letters = list(Letter.objects.order_by("to"))
    assert [letter.purpose for letter in letters] == ["training.invitation"] * 3
    assert answer_address(made.delegates[0]) in letters[0].text
    assert "xóa sau ngày" in letters[0].text
    assert [by_icalendar(content)["sequence"] for content in files("training.invitation")] == [0, 0, 0]
    assert made.delegates[0].name not in str(list(Entry.objects.values_list("before", "after")))


def test_the_letter_carries_the_call_as_mail_programs_know_one(made: Made) -> None:
    invited(made)
    letter = Letter.objects.order_by("to").first()

    assert letter is not None
    sent = email.message_from_bytes(
        message_of(letter, get_connection("django.core.mail.backends.locmem.EmailBackend"))
        .message()
        .as_bytes(),
        policy=policy.default,
    )
    part = next(one for one in sent.walk() if one.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    assert part.get_content_charset() == "utf-8"
    read = part.get_payload(decode=True)
    assert isinstance(read, bytes)
    assert by_icalendar(read)["summary"] == LONG


def test_another_hour_or_room_is_told_once_with_the_next_sequence(made: Made) -> None:
    invited(made)
    assert tell_changes(at=EARLY, limit=100) == 0
    Site.objects.filter(pk=made.sites[1].pk).update(room="Nhà văn hóa xã")
    assert tell_changes(at=EARLY, limit=100) == 2
    half_day = made.half_days[0]
    HalfDay.objects.filter(pk=half_day.pk).update(starts_at=half_day.starts_at + timedelta(minutes=30))
    assert [tell_changes(at=EARLY, limit=3) for _time in range(3)] == [3, 1, 0]
    assert sorted(Invitation.objects.values_list("sequence", flat=True)) == [1, 1, 2, 2]
    first, last = files("training.invitation")[2], files("training.change")[-1]
    assert (
        by_icalendar(first)["uid"] == by_icalendar(last)["uid"]
        or by_icalendar(files("training.invitation")[3])["uid"] == by_icalendar(last)["uid"]
    )
    assert by_icalendar(last)["starts"] == "2026-11-20 01:00:00+00:00"
    assert by_vobject(last) == by_icalendar(last)


def test_a_programme_that_is_only_reworded_sends_nothing(made: Made) -> None:
    invited(made)
    made.sessions[0].title = "Tên khác"
    made.sessions[0].save()
    assert tell_changes(at=EARLY, limit=100) == 0


def test_who_is_swapped_or_a_conference_that_is_off_gets_a_cancel(made: Made) -> None:
    invited(made)
    Delegate.objects.filter(pk=made.delegates[0].pk).update(state="swapped", reason="đi công tác")
    assert tell_changes(at=EARLY, limit=100) == 1
    assert [by_icalendar(one)["method"] for one in files("training.cancel")] == ["CANCEL"]
    Conference.objects.update(state="cancelled", settled_at=EARLY)
    assert [tell_changes(at=EARLY, limit=100) for _time in range(2)] == [3, 0]
    told = [by_icalendar(one) for one in files("training.cancel")]
    assert {(one["status"], one["sequence"]) for one in told} == {("CANCELLED", 1)}
    assert all(
        by_vobject(content) == one for content, one in zip(files("training.cancel"), told, strict=True)
    )
    assert {one["uid"] for one in told} == {by_icalendar(one)["uid"] for one in files("training.invitation")}


def test_a_conference_that_is_over_tells_nobody(made: Made) -> None:
    invited(made)
    Site.objects.update(room="Phòng khác")
    assert tell_changes(at=NOW + timedelta(days=3), limit=100) == 0


def test_an_answer_is_changed_until_the_start_and_reaches_attendance(made: Made) -> None:
    row = made.delegates[0]
    answer(at=EARLY, delegate=row, answer="comes")
    answer(at=EARLY, delegate=row, answer="excused", words="đi công tác")
    assert excused_ids(made.conference) == {row.pk}
    with pytest.raises(Refused, match="lý do"):
        answer(at=EARLY, delegate=row, answer="excused", words=" ")
    with pytest.raises(Refused, match="đã bắt đầu"):
        answer(at=made.half_days[0].starts_at, delegate=row, answer="comes")
    row.refresh_from_db()
    assert (row.answer, row.answer_words) == ("excused", "đi công tác")
    assert "công tác" not in str(list(Entry.objects.values_list("before", "after")))


def test_the_answer_page_changes_nothing_when_it_is_only_opened(made: Made) -> None:
    row = made.delegates[0]
    later = timezone.now() + timedelta(days=3)
    for number, half_day in enumerate(made.half_days):
        start = later + timedelta(hours=4 * number)
        HalfDay.objects.filter(pk=half_day.pk).update(starts_at=start, ends_at=start + timedelta(hours=3))
    path = reverse("training:answer_link", args=[row.public_id, link_key(keys.ANSWER, row.public_id, 1)])
    page = Client().get(path)
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    row.refresh_from_db()
    assert row.answer == "none"
    assert Client().post(path, {"answer": "excused", "words": "ốm"}).status_code == 302
    row.refresh_from_db()
    assert (row.answer, row.answer_words) == ("excused", "ốm")
    assert Client().get(path.replace(path[-4], "0")).status_code == 404
    assert Client(enforce_csrf_checks=True).post(path, {"answer": "comes"}).status_code == 403


def test_what_is_told_is_known_by_its_fingerprint(made: Made) -> None:
    facts = facts_of(made.conference, made.sites[0])
    same = type(facts)(
        **{
            **facts_dict(facts),
            "times": tuple((a.astimezone(HERE), b.astimezone(UTC)) for a, b in facts.times),
        }
    )
    assert fingerprint(facts) == fingerprint(same)
    for name, other in (("title", "Khác"), ("site", "Khác"), ("room", "Khác"), ("times", facts.times[:1])):
        assert fingerprint(facts) != fingerprint(type(facts)(**{**facts_dict(facts), name: other})), name


def test_the_staffs_calendar_has_each_half_day(made: Made) -> None:
    content = conference_file(made.conference, made.half_days, at=NOW)
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    read = vobject.readOne(content.decode()).vevent_list
    assert len(events) == len(read) == 2
    assert [str(one["UID"]) for one in events] == [one.uid.value for one in read]
