"""Who may speak on a day: the head, the named one, somebody with a paper in force; nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.people.making import NOW, make_person

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.spokespersons.actions import (
    change_speaker,
    end_mandate,
    end_speaker,
    give_mandate,
    keep_office,
    name_speaker,
)
from nhipcau.spokespersons.models import Office, Speaker
from nhipcau.spokespersons.queries.offices import office_of_unit
from nhipcau.spokespersons.queries.register import public_register
from nhipcau.spokespersons.queries.speaking import right_to_speak, speakers_of

pytestmark = pytest.mark.django_db
START = date(2026, 11, 1)
DAY = timedelta(days=1)


@pytest.fixture
def keeper() -> Any:
    return make_person("an.nguyen", "officer")


@pytest.fixture
def voice() -> Any:
    return make_person("binh.ly", "spokesperson", full_name="Lý Văn Bình")


@pytest.fixture
def office(keeper: Any) -> Office:
    return keep_office(by=keeper, at=NOW, name="Ủy ban nhân dân tỉnh Cao Bằng", symbol="UBND",
                       seat="Cao Bằng", names={"en": "People's Committee of Cao Bằng", "lo": " "})  # fmt: skip


def named(keeper: Any, office: Office, person: Any, kind: str = "named", **other: Any) -> Speaker:
    said = {"name": "Lý Văn Bình", "post": "Chánh Văn phòng", "starts_on": START, "decision": "12/QĐ-UBND",
            **other}  # fmt: skip
    return name_speaker(by=keeper, at=NOW, office=office, kind=kind, person=person, **said)


def test_named_speaker_speaks_from_first_to_last_day(keeper: Any, voice: Any, office: Office) -> None:
    speaker = named(keeper, office, voice, ends_on=START + 9 * DAY)
    days = {n: right_to_speak(voice.pk, office.pk, START + n * DAY) for n in (-1, 0, 9, 10)}
    assert [n for n, right in days.items() if right] == [0, 9]
    assert days[0].speaker == speaker
    assert days[0].mandate is None
    assert right_to_speak(keeper.pk, office.pk, START) is None


def test_authorised_speaks_only_while_a_paper_is_in_force(keeper: Any, voice: Any, office: Office) -> None:
    speaker = named(keeper, office, voice, "authorised")
    assert right_to_speak(voice.pk, office.pk, START + 4 * DAY) is None
    paper = give_mandate(by=keeper, at=NOW, speaker=speaker, matter="Lễ hội Hoàng Đình", number="03/GUQ",
                         signed_by="Chủ tịch", starts_on=START + 2 * DAY, ends_on=START + 8 * DAY)  # fmt: skip
    inside = [n for n in range(12) if right_to_speak(voice.pk, office.pk, START + n * DAY)]
    assert inside == list(range(2, 9))
    end_mandate(by=keeper, at=NOW, mandate=paper, ended_on=START + 6 * DAY)
    inside = [n for n in range(12) if right_to_speak(voice.pk, office.pk, START + n * DAY)]
    assert inside == list(range(2, 6)), "taken back: from that day on no right"
    assert right_to_speak(voice.pk, office.pk, START + 3 * DAY).mandate == paper
    assert right_to_speak(voice.pk, office.pk, START + 3 * DAY, mandate_id=paper.pk + 1) is None


def test_an_office_that_ended_has_no_speaker(keeper: Any, voice: Any, office: Office) -> None:
    named(keeper, office, voice)
    keep_office(by=keeper, at=NOW, office=office, seen=1, name=office.name, symbol="UBND", seat="Cao Bằng",
                ends_on=START + 3 * DAY)  # fmt: skip
    assert right_to_speak(voice.pk, office.pk, START + 3 * DAY)
    assert right_to_speak(voice.pk, office.pk, START + 4 * DAY) is None
    assert office_of_unit(office.unit_id, START + 4 * DAY) is None


def test_order_head_before_named_before_authorised(keeper: Any, voice: Any, office: Office) -> None:
    paper_holder = named(keeper, office, None, "authorised", name="Hoàng Thị Cẩm")
    give_mandate(by=keeper, at=NOW, speaker=paper_holder, matter="Thủy văn", number="1/GUQ",
                 signed_by="Chủ tịch", starts_on=START, ends_on=START)  # fmt: skip
    by_name = named(keeper, office, voice)
    head = named(keeper, office, None, "head", name="Nông Văn Đức")
    assert speakers_of(office.pk, START) == [head, by_name, paper_holder]
    assert speakers_of(office.pk, START + DAY) == [head, by_name]
    lines = public_register(START)
    assert [(line.speaker, line.matter) for line in lines] == [
        ("Nông Văn Đức", ""), ("Lý Văn Bình", ""), ("Hoàng Thị Cẩm", "Thủy văn")]  # fmt: skip
    assert lines[0].offices == {"en": "People's Committee of Cao Bằng"}


def test_nobody_names_himself_and_no_other_unit(keeper: Any, voice: Any, office: Office) -> None:
    with pytest.raises(Refused):
        named(keeper, office, keeper)
    stranger = make_person("xa.la", "officer")
    stranger.unit_id = "p08"
    with pytest.raises(Refused):
        named(stranger, office, voice)
    assert not Speaker.objects.exists()
    assert not Entry.objects.filter(verb="spokespersons.name_speaker").exists()


def test_a_head_needs_no_paper_and_decision_is_needed(keeper: Any, voice: Any, office: Office) -> None:
    head = named(keeper, office, voice, "head")
    with pytest.raises(Refused):
        give_mandate(by=keeper, at=NOW, speaker=head, matter="Việc", number="1", signed_by="Ai",
                     starts_on=START, ends_on=START)  # fmt: skip
    with pytest.raises(Refused):
        named(keeper, office, None, decision="  ")


def test_two_editors_meet_a_notice(keeper: Any, voice: Any, office: Office) -> None:
    speaker = named(keeper, office, voice)
    said = {"kind": "named", "name": "Lý Văn Bình", "starts_on": START, "decision": "12/QĐ-UBND",
            "person": voice}  # fmt: skip
    change_speaker(by=keeper, at=NOW, speaker=speaker, seen=1, post="Phó Chánh Văn phòng", **said)
    with pytest.raises(Stale):
        change_speaker(by=keeper, at=NOW, speaker=speaker, seen=1, post="Trưởng phòng", **said)
    ended = end_speaker(by=keeper, at=NOW, speaker=speaker, ends_on=START + DAY)
    assert ended.post == "Phó Chánh Văn phòng"
    assert [*Entry.objects.values_list("verb", flat=True)][-2:] == [
        "spokespersons.change_speaker", "spokespersons.end_speaker"]  # fmt: skip
