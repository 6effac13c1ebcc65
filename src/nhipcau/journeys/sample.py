"""Opens the sample office: accounts, outlets, topics to watch; later its digests. Called by `nhipcau demo`.

Everything goes through the rooms' own actions, as if the sample officer had done it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Protocol

from django.utils import timezone

from nhipcau.digest.actions import add_line, issue, keep_recipient, open_draft, start_schedule
from nhipcau.digest.queries.editions import latest_of
from nhipcau.digest.queries.gathering import citation_of_story
from nhipcau.digest.queries.readers import schedule_of
from nhipcau.digest.rules.hours import office_day
from nhipcau.people.actions import add_first_administrator, add_person, give_sample_factor
from nhipcau.people.queries import has_administrator, person_named
from nhipcau.sources.actions import add_source
from nhipcau.sources.actions.adding import ChosenFeed
from nhipcau.sources.queries.pages import waiting_to_read
from nhipcau.stories.queries.handing import stories_with_news, story_rows
from nhipcau.stories.queries.waiting import articles_waiting
from nhipcau.units.queries import found
from nhipcau.watching.actions import add_topic, raise_alerts, set_own_rules, subscribe
from nhipcau.watching.queries.matching import Asked


class SampleOutlet(Protocol):
    """An outlet as the sample press serves it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def language(self) -> str:
        """Its language, ISO 639-1."""

    @property
    def home(self) -> str:
        """Its home page."""

    @property
    def feeds(self) -> Mapping[str, str]:
        """Kind of feed to address."""


Account = tuple[str, str, str, str]
"""User name, full name, role, code of the unit."""


def fill_office(
    *,
    accounts: Iterable[Account],
    password: str,
    outlets: Iterable[SampleOutlet],
    at: datetime,
) -> None:
    """Add the accounts, the administrator first, and the outlets; leave an office that has people alone."""
    if has_administrator():
        return
    chief, *others = accounts
    administrator = add_first_administrator(
        at=at,
        username=chief[0],
        full_name=chief[1],
        email=mail_of(chief[0]),
        unit_id=_unit(chief[3], at),
        password=password,
    )
    for username, full_name, role, unit_code in others:
        add_person(
            by=administrator, at=at, username=username, full_name=full_name, email=mail_of(username),
            unit_id=_unit(unit_code, at), password=password, roles=[role],
        )  # fmt: skip
    for username, _name, _role, _unit_code in [chief, *others]:
        give_sample_factor(at=at, person=person_named(username))
    _watch_topics(at)
    _open_yesterdays_digest(at)
    for outlet in outlets:
        feeds = [ChosenFeed(url, kind) for kind, url in outlet.feeds.items()]
        add_source(
            by=administrator,
            at=at,
            home_url=outlet.home,
            name=outlet.name,
            feeds=feeds,
            language=outlet.language,
        )


def _unit(code: str, at: datetime) -> str:
    return str(found(code, at.date()).values_list("unit_id", flat=True)[0])


OFFICER = "chuyenvien"
SUBSCRIBERS = {OFFICER: True, "phatngon": False}
"""Who watches the sample topics, and whether by mail."""
TOPICS: tuple[tuple[str, Asked], ...] = (
    ("Thác Bản Giốc", Asked(words='"Bản Giốc"\n"Ban Gioc"\n板约瀑布\nບ່ານຊອກ\nបានយ៉ុក')),
    ("Cửa khẩu và thương mại biên giới", Asked(words='"cửa khẩu"\n"border trade"\n口岸\n"biên giới"')),
    ("Thiên tai", Asked(words='"sạt lở"\n"mưa lũ"\nfloods\ninondations', without='"diễn tập"')),
    ("Công viên địa chất Non nước", Asked(words='"công viên địa chất"\ngeopark\ngéoparc\n地质公园')),
    ("Người phát ngôn, thông tin đối ngoại", Asked(words='"người phát ngôn"\n"thông tin đối ngoại"')),
    ("Chủ tịch UBND tỉnh Cao Bằng", Asked(posts="Chủ tịch UBND tỉnh Cao Bằng")),
)
DIGEST_LINES = 3
DIGEST_FEWEST = 10
"""Longer than yesterday's: what goes on stands beside what is new."""
READERS = (
    ("Văn phòng UBND tỉnh (mẫu)", "van-phong", "leader"),
    ("Phòng Thông tin đối ngoại (mẫu)", "thong-tin", "staff"),
)
USUAL_HOUR = time(7, 0)
OFFICE_NAME = "Phòng Thông tin đối ngoại tỉnh Cao Bằng (mẫu)"


def _watch_topics(at: datetime) -> None:
    officer = person_named(OFFICER)
    for name, asked in TOPICS:
        topic = add_topic(by=officer, at=at, name=name, asked=asked)
        for username, by_mail in SUBSCRIBERS.items():
            subscribe(by=person_named(username), at=at, topic=topic, by_mail=by_mail)
    set_own_rules(by=officer, at=at, mail=True, quiet_from=time(22, 0), quiet_until=time(6, 0))


def _open_yesterdays_digest(at: datetime) -> None:
    """Begin it before anything is read, so that this morning's gathers all that comes."""
    yesterday = office_day(at) - timedelta(days=1)
    open_draft(by=person_named(OFFICER), at=at, day=yesterday, slot="day", is_empty=True)


def start_digests(*, at: datetime, newest_at: datetime) -> bool:
    """Issue yesterday's digest as the officer chose it, and set the hour; say whether it was still to do.

    Called when the sample press is read: this morning's digest is then made from yesterday's choices.
    `newest_at` is when the newest edition of the press was complete: bursts are judged as of then.
    """
    raise_alerts(at=newest_at)
    officer = person_named(OFFICER)
    yesterday = office_day(at) - timedelta(days=1)
    draft = latest_of(yesterday, "day")
    if draft is None or draft.is_issued or schedule_of("day"):
        return False
    highlights = draft.sections.order_by("position").first()
    for story in stories_with_news(since=at - timedelta(days=6), until=at - timedelta(days=2)):
        row = story_rows([story])[0]
        citation = citation_of_story(officer, row.public_id)
        if citation and highlights and draft.lines.count() < DIGEST_LINES:
            add_line(by=officer, at=at, edition=draft, section=highlights, citation=citation)
    readers = [_reader(officer, at, *reader) for reader in READERS]
    draft = latest_of(yesterday, "day")
    if draft is not None and draft.lines.exists():
        issue(by=officer, at=at, edition=draft, seen=draft.revision, recipients=readers)
    here = timezone.localtime(at).time().replace(second=0, microsecond=0)
    fields = {"slot": "day", "weekdays": "0123456", "hour": min(USUAL_HOUR, here), "office": OFFICE_NAME,
              "fewest_lines": DIGEST_FEWEST}  # fmt: skip
    start_schedule(by=officer, at=at, fields=fields, recipients=readers)
    return True


def _reader(officer: Any, at: datetime, name: str, user: str, kind: str) -> Any:
    today = office_day(at)
    fields = {
        "name": name, "email": mail_of(user), "kind": kind, "purpose": "Theo dõi thông tin hằng ngày",
        "agreed_on": today, "expires_on": today + timedelta(days=365),
    }  # fmt: skip
    return keep_recipient(by=officer, at=at, fields=fields)


def is_read() -> bool:
    """Say whether the sample press is read and its articles stand in stories."""
    return waiting_to_read() == 0 and articles_waiting() == 0


def mail_of(username: str) -> str:
    """Return an address that leads nowhere (RFC 2606)."""
    return f"{username}@mau.example"
