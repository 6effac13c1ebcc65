"""A conference is made, copied to another day, settled; its speakers carry the post of their day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.people.making import make_person
from tests.training.making import DAY, NOW, make_conference, make_holding, make_signing_office, moment

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.training.actions import programme
from nhipcau.training.actions.conferences import (
    change_conference,
    copy_conference,
    declare_count,
    settle_conference,
)
from nhipcau.training.actions.conferences import (
    make_conference as make,
)
from nhipcau.training.actions.papers import issue_plan
from nhipcau.training.models import Conference, Delegate, Quota, SessionSpeaker, Topic
from nhipcau.training.queries.conferences import half_day_now, programme_of
from nhipcau.training.queries.programme import speaker_now, warnings_of
from nhipcau.training.queries.steps import next_step, steps_of

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=364)


@pytest.fixture
def officer() -> Any:
    return make_person("to.chuc", "officer")


def words(conference: Conference, tone: str = "") -> str:
    return " | ".join(each.words for each in warnings_of(conference) if tone in {"", each.tone})


def test_a_conference_from_nothing_needs_an_office_of_the_own_unit(officer: Any) -> None:
    office = make_signing_office()
    other = make_signing_office("p25")
    row = make(
        by=officer, at=NOW, office_id=office.pk, title=" Tập huấn  mẫu ", starts_on=DAY, aims="Một\n\n Hai "
    )
    assert (row.title, row.aims, row.ends_on, row.unit_id) == ("Tập huấn mẫu", "Một\nHai", DAY, "p04")
    assert row.personal_until == DAY + timedelta(days=730)
    with pytest.raises(Refused):
        make(by=officer, at=NOW, office_id=other.pk, title="Lớp", starts_on=DAY)
    with pytest.raises(Refused):
        make(
            by=officer,
            at=NOW,
            office_id=office.pk,
            title="Lớp",
            starts_on=DAY,
            ends_on=DAY - timedelta(days=1),
        )


def test_two_editors_of_one_conference_meet(officer: Any) -> None:
    row = make_conference(sites=1, per_site=0).conference
    change_conference(by=officer, at=NOW, conference=row, seen=1, title="Lớp của một người", starts_on=DAY)
    with pytest.raises(Stale):
        change_conference(
            by=officer, at=NOW, conference=row, seen=1, title="Lớp của người kia", starts_on=DAY
        )
    row.refresh_from_db()
    assert row.title == "Lớp của một người"


def test_another_units_officer_changes_nothing(officer: Any) -> None:
    row = make_conference(sites=1, per_site=0, unit_id="p25").conference
    with pytest.raises(Refused):
        settle_conference(by=officer, at=NOW, conference=row, is_held=False, outcome="Hoãn")
    assert Conference.objects.get(pk=row.pk).state == "planned"


def test_a_settled_conference_takes_files_and_counts_but_no_other_programme(officer: Any) -> None:
    made = make_conference(sites=1, per_site=0)
    row = made.conference
    with pytest.raises(Refused):
        settle_conference(by=officer, at=NOW, conference=row, is_held=True, outcome="  ")
    with pytest.raises(Refused):
        settle_conference(
            by=officer, at=NOW - timedelta(days=9), conference=row, is_held=True, outcome="Xong"
        )
    settle_conference(by=officer, at=NOW, conference=row, is_held=True, outcome="Đã tổ chức đúng kế hoạch.")
    declare_count(by=officer, at=NOW, conference=row, qualifier="trên", count=1700, source="Báo mẫu 21/11")
    with pytest.raises(Refused):
        programme.remove_session(by=officer, at=NOW, session=made.sessions[0])
    row.refresh_from_db()
    assert (row.state, row.declared_qualifier, row.declared_count) == ("held", "trên", 1700)


def test_a_told_count_needs_its_source_and_can_be_taken_back(officer: Any) -> None:
    row = make_conference(sites=1, per_site=0).conference
    with pytest.raises(Refused):
        declare_count(by=officer, at=NOW, conference=row, qualifier="trên", count=1700, source=" ")
    with pytest.raises(Refused):
        declare_count(by=officer, at=NOW, conference=row, qualifier="rất", count=1700, source="Báo mẫu")
    declare_count(by=officer, at=NOW, conference=row, qualifier="trên", count=1700, source="Báo mẫu")
    row = declare_count(by=officer, at=NOW, conference=row, qualifier="trên", count=None, source="Báo mẫu")
    assert (row.declared_qualifier, row.declared_count, row.declared_source) == ("", None, "")


def test_a_copy_takes_everything_but_names_to_the_new_day(officer: Any) -> None:
    made = make_conference(sites=3, per_site=4)
    made.sites[1].host_name = "Lục Minh Hạnh"
    made.sites[1].save()
    new = copy_conference(
        by=officer, at=NOW, former=made.conference, title="Tập huấn 2027", starts_on=DAY + YEAR
    )
    assert new.copied_from == made.conference
    sites = list(new.sites.order_by("code"))
    assert [(each.code, each.name) for each in sites] == [(each.code, each.name) for each in made.sites]
    assert {each.parent_id for each in sites[1:]} == {sites[0].pk}
    assert {each.host_name for each in sites} == {""}
    assert list(new.categories.values_list("name", flat=True)) == ["Công chức văn hóa - xã hội"]
    quotas = Quota.objects.filter(round__conference=new)
    assert {quota.site_id for quota in quotas} == {each.pk for each in sites}
    assert sum(quota.seats for quota in quotas) == 12
    assert all(quota.category.conference_id == new.pk for quota in quotas)
    assert new.rounds.get().letter == ""
    assert not Delegate.objects.filter(conference=new).exists()
    (morning, sessions), (_afternoon, _rows) = programme_of(new)
    assert (morning.starts_at, sessions[0].starts_at) == (
        moment(DAY + YEAR, "07:30"),
        moment(DAY + YEAR, "08:00"),
    )
    assert sessions[0].topic == made.sessions[0].topic
    assert Entry.objects.filter(verb="training.copy_conference").count() == 1


@pytest.fixture
def taught(officer: Any) -> Any:
    """A session taught by somebody who is deputy director until the end of 2026."""
    made = make_conference(sites=1, per_site=0)
    session = made.sessions[0]
    session.speakers.all().delete()
    holding = make_holding("Bế Thu Én", "Phó Giám đốc", ends_on=date(2026, 12, 31))
    programme.keep_speaker(by=officer, at=NOW, session=session, holding_id=holding.pk)
    return made


def copied(officer: Any, made: Any) -> tuple[Conference, SessionSpeaker]:
    new = copy_conference(
        by=officer, at=NOW, former=made.conference, title="Tập huấn 2027", starts_on=DAY + YEAR
    )
    return new, SessionSpeaker.objects.get(session__half_day__conference=new, name="Bế Thu Én")


def test_a_speaker_has_the_post_of_the_day(taught: Any) -> None:
    speaker = taught.sessions[0].speakers.get()
    assert speaker.post == "Phó Giám đốc, Sở mẫu tỉnh Cao Bằng"
    assert words(taught.conference, "bad") == ""


def test_a_promoted_speaker_is_copied_with_the_new_post(officer: Any, taught: Any) -> None:
    make_holding("Bế Thu Én", "Giám đốc", starts_on=date(2027, 1, 1))
    new, speaker = copied(officer, taught)
    assert speaker.post == "Giám đốc, Sở mẫu tỉnh Cao Bằng"
    assert "nay là “Giám đốc, Sở mẫu" in words(new, "info")
    assert words(new, "bad") == ""


def test_a_speaker_whose_time_ended_is_a_warning_and_keeps_the_plan_from_its_number(
    officer: Any, taught: Any
) -> None:
    new, speaker = copied(officer, taught)
    assert "Bế Thu Én không còn là Phó Giám đốc" in words(new, "bad")
    assert speaker_now(speaker) == ""
    with pytest.raises(Refused, match="Bế Thu Én"):
        issue_plan(by=officer, at=NOW, conference=new, symbol="UBND")
    programme.remove_speaker(by=officer, at=NOW, speaker=speaker)
    assert issue_plan(by=officer, at=NOW, conference=new, symbol="UBND").plan.line == "01/KH-UBND"
    with pytest.raises(Refused, match="đã có số"):
        issue_plan(by=officer, at=NOW, conference=new, symbol="UBND")


def test_nobody_is_chosen_who_does_not_hold_the_post_that_day(officer: Any) -> None:
    made = make_conference(sites=1, per_site=0)
    gone = make_holding("Mã Văn Kiên", "Giám đốc", ends_on=DAY - timedelta(days=1))
    with pytest.raises(Refused):
        programme.keep_speaker(by=officer, at=NOW, session=made.sessions[0], holding_id=gone.pk)
    with pytest.raises(Refused):
        programme.keep_speaker(by=officer, at=NOW, session=made.sessions[0], name="Khách mời")


def test_another_speaker_in_a_place_makes_the_old_link_void(officer: Any) -> None:
    made = make_conference(sites=1, per_site=0)
    speaker = made.sessions[0].speakers.get()
    new = programme.keep_speaker(
        by=officer,
        at=NOW,
        session=made.sessions[0],
        name="Hà Minh Giang",
        post="Trưởng phòng mẫu",
        speaker=speaker,
    )
    assert (new.pk, new.key_version) == (speaker.pk, 2)


def test_a_renamed_body_is_told(officer: Any, taught: Any) -> None:
    body = taught.sessions[0].speakers.get().holding.post.body
    body.name = "Sở đổi tên"
    body.save()
    assert "chương trình đang ghi “Phó Giám đốc, Sở mẫu" in words(taught.conference, "warn")


def test_sessions_stay_in_their_half_day_and_a_new_topic_enters_the_catalogue_once(officer: Any) -> None:
    made = make_conference(sites=1, per_site=0)
    morning = made.half_days[0]
    said = {"by": officer, "at": NOW, "half_day": morning, "title": "", "kind": "topic"}
    hours = {"starts_at": moment(DAY, "07:30"), "ends_at": moment(DAY, "08:00")}
    first = programme.keep_session(**said, **hours, new_topic="Viết tin cho báo nước ngoài")
    again = programme.keep_session(**said, **hours, new_topic="Viết tin cho  báo nước ngoài")
    assert first.title == "Viết tin cho báo nước ngoài"
    assert first.topic == again.topic
    assert Topic.objects.filter(name=first.title).count() == 1
    assert "trùng giờ" in words(made.conference, "warn")
    with pytest.raises(Refused):
        programme.keep_session(
            **said, starts_at=moment(DAY, "07:00"), ends_at=moment(DAY, "08:00"), new_topic="A"
        )
    with pytest.raises(Refused):
        programme.keep_session(**said, **hours)
    with pytest.raises(Refused):
        programme.remove_half_day(by=officer, at=NOW, half_day=morning)


def test_a_half_day_is_there_once_and_on_a_day_of_the_conference(officer: Any) -> None:
    made = make_conference(sites=1, per_site=0)
    said = {"by": officer, "at": NOW, "conference": made.conference}
    hours = {"starts_at": moment(DAY, "07:00"), "ends_at": moment(DAY, "11:00")}
    with pytest.raises(Refused):
        programme.keep_half_day(**said, day=DAY, part="morning", **hours)
    with pytest.raises(Refused):
        programme.keep_half_day(**said, day=DAY + timedelta(days=1), part="morning", **hours)
    row = programme.keep_half_day(**said, day=DAY, part="morning", half_day=made.half_days[0], **hours)
    assert row.ends_at == moment(DAY, "11:00")
    assert "nằm ngoài giờ của buổi" in words(made.conference, "bad")  # its session ends at 11:30
    assert half_day_now(made.conference, NOW) == row


def test_the_steps_say_what_is_missing_and_what_comes_next(officer: Any) -> None:
    row = make_conference(sites=2, per_site=3).conference
    steps = {step.label: step for step in steps_of(row, warnings_of(row), NOW)}
    assert steps["Chương trình"].is_done
    assert steps["Báo cáo viên"].detail == "2 trên 2 chuyên đề đã có báo cáo viên."
    assert steps["Cử đại biểu"].detail == "Đã có tên 6 trên 6 chỗ."
    assert not steps["Điểm cầu"].is_done
    assert not steps["Kết quả"].is_due
    assert next_step(list(steps.values())).label == "Nội dung kế hoạch"
    assert {step.label: step.is_due for step in steps_of(row, [], NOW + timedelta(days=2))}["Kết quả"]
