"""A conference for tests, half-way through its first morning: sites, half-days, sessions, quotas, delegates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from tests.people.making import make_unit

from nhipcau.common.folding import fold
from nhipcau.training.models import (
    Category,
    Conference,
    Delegate,
    HalfDay,
    Quota,
    Round,
    Session,
    SessionSpeaker,
    Site,
    Topic,
)
from nhipcau.training.rules import states

NOW = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
"""Five past nine in Vietnam."""
DAY = date(2026, 11, 20)
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
FAMILY = ("Nông", "Hoàng", "Lý", "Bế", "Đàm", "Triệu", "Lục", "Mã", "Đinh", "Hà")
MIDDLE = ("Thị", "Văn", "Thu", "Quang", "Minh", "Ngọc")
GIVEN = ("Ân", "Bích", "Cường", "Đào", "Én", "Giang", "Hạnh", "Kiên", "Lộc", "Mỹ", "Oanh", "Uyên", "Yến")


@dataclass
class Made:
    """What was made."""

    conference: Conference
    sites: list[Site]
    half_days: list[HalfDay]
    category: Category
    round: Round
    quotas: list[Quota]
    delegates: list[Delegate] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)

    def at(self, site: Site) -> list[Delegate]:
        """Return the delegates of one site, in the order they were made."""
        return [one for one in self.delegates if one.site_id == site.pk]


def make_body(name: str, unit_id: str = "p04") -> Any:
    """Return an agency."""
    return apps.get_model("units.Body").objects.create(unit=make_unit(unit_id), name=name)


def make_signing_office(unit_id: str = "p04") -> Any:
    """Return how the unit signs its papers."""
    model = apps.get_model("spokespersons.Office")
    found = model.objects.filter(unit_id=unit_id).first()
    return found or model.objects.create(
        unit=make_unit(unit_id), name="Ủy ban nhân dân tỉnh Cao Bằng", symbol="UBND", seat="Cao Bằng"
    )


def named(number: int) -> str:
    """Return an invented name; every number another one, up to a few hundred."""
    given = GIVEN[number % len(GIVEN)]
    rest = number // len(GIVEN)
    return f"{FAMILY[number % len(FAMILY)]} {MIDDLE[rest % len(MIDDLE)]} {given}"


def moment(day: date, hour: str) -> datetime:
    """Return an hour of the office's own day."""
    return datetime.combine(day, time.fromisoformat(hour), HERE)


def make_conference(*, sites: int = 3, per_site: int = 5, unit_id: str = "p04", **more: Any) -> Made:
    """Return a conference of one day with two half-days; site 001 is the main hall."""
    fields = {"title": "Tập huấn thông tin đối ngoại", "starts_on": DAY, "ends_on": DAY,
              "personal_until": DAY + timedelta(days=730), **more}  # fmt: skip
    conference = Conference.objects.create(
        unit=make_unit(unit_id), office=make_signing_office(unit_id), **fields
    )
    half_days = [
        HalfDay.objects.create(
            conference=conference, day=DAY, part=part, starts_at=moment(DAY, first), ends_at=moment(DAY, last)
        )
        for part, first, last in (("morning", "07:30", "11:30"), ("afternoon", "13:30", "16:30"))
    ]
    rows = _sites(conference, sites)
    category = Category.objects.create(conference=conference, name="Công chức văn hóa - xã hội")
    call = Round.objects.create(conference=conference, letter="123/UBND-VX", opens_at=NOW - timedelta(days=20),
                                deadline_at=NOW - timedelta(days=3))  # fmt: skip
    bodies = [make_body(f"Cơ quan mẫu {row.code}", unit_id) for row in rows]
    quotas = [
        Quota.objects.create(
            round=call, body=body, unit=conference.unit, category=category, site=row, seats=max(per_site, 1)
        )
        for body, row in zip(bodies, rows, strict=True)
    ]
    made = Made(conference, rows, half_days, category, call, quotas)
    made.delegates = [_delegate(made, quota, place) for quota in quotas for place in range(per_site)]
    made.sessions = [_session(half_day, place) for place, half_day in enumerate(half_days)]
    return made


def _sites(conference: Conference, count: int) -> list[Site]:
    main = Site.objects.create(conference=conference, code="001", name="Hội trường tỉnh", is_main=True)
    return [
        main,
        *(
            Site.objects.create(
                conference=conference, code=f"{number:03d}", name=f"Xã mẫu {number}", parent=main
            )
            for number in range(2, count + 1)
        ),
    ]


def _delegate(made: Made, quota: Quota, place: int) -> Delegate:
    number = made.quotas.index(quota) * quota.seats + place
    return Delegate.objects.create(
        conference=made.conference, site=quota.site, quota=quota, body=quota.body, category=quota.category,
        name=named(number), post="Công chức", named_at=NOW - timedelta(days=10), origin=states.NOMINATED,
    )  # fmt: skip


def _session(half_day: HalfDay, place: int) -> Session:
    topic = Topic.objects.create(unit=half_day.conference.unit, name=f"Chuyên đề mẫu {place + 1}")
    session = Session.objects.create(
        half_day=half_day, title=topic.name, topic=topic, starts_at=half_day.starts_at + timedelta(minutes=30),
        ends_at=half_day.ends_at,
    )  # fmt: skip
    SessionSpeaker.objects.create(session=session, name="Đàm Quang Lộc", post="Phó Giám đốc sở mẫu")
    return session


def make_holding(name: str, title: str, body: str = "Sở mẫu", unit_id: str = "p04", **days: Any) -> Any:
    """Return who holds a post in a body of that name, made where it is missing; `days`: starts_on, ends_on."""
    bodies = apps.get_model("units.Body").objects
    office = bodies.filter(unit_id=unit_id, name=body).first() or make_body(body, unit_id)
    post = apps.get_model("units.Post").objects.create(body=office, title=title)
    return apps.get_model("units.Holding").objects.create(post=post, name=name, **days)


def make_commune(name: str, unit_id: str, parent: Any) -> Any:
    """Return a commune under a unit."""
    unit = apps.get_model("units.Unit").objects.create(id=unit_id, level=3)
    fields = {"kind": "xa", "code": unit_id[1:], "name": name, "folded": fold(name)}
    apps.get_model("units.UnitName").objects.create(unit=unit, **fields)
    apps.get_model("units.Closure").objects.create(ancestor=parent, descendant=unit, depth=1)
    return unit
