"""An office with articles to digest: invented outlets and events of Cao Bằng."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.monitoring.making import Desk, make_outlet, make_page, make_person

from nhipcau.digest.actions import keep_recipient, start_schedule
from nhipcau.digest.models import Recipient, Schedule

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2026, 11, 20)
"""A Friday."""
SEVEN = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
"""07:00 in the office."""
LEAD = "Đoàn công tác khảo sát cầu Nà Lúm. Cầu dài 120 m nối hai xã vùng cao. Kinh phí hơn 9 tỷ đồng."

__all__ = ["make_person"]


def office_time(hour: int, minute: int = 0, *, day: date = DAY) -> datetime:
    """Return a moment by the office's clock."""
    return datetime.combine(day, time(hour, minute), tzinfo=HERE)


def article(title: str, *, at: datetime, outlet: Any = None, text: str = "", **fields: Any) -> Any:
    """Store one article read at a moment; returns the row."""
    page = make_page(outlet=outlet or make_outlet())
    stored = Desk().store(
        text or f"{title}. {LEAD}", page=page, fetched_at=at - timedelta(minutes=1), title=title,
        published_at=at - timedelta(minutes=30), url=f"https://bao-mau.vn/{page[0].pk}.html", **fields,
    )  # fmt: skip
    return stored.article


def schedule(**fields: Any) -> Schedule:
    """Return a schedule of every working day at seven."""
    readers = fields.pop("recipients", [])
    wanted = {
        "slot": "day", "weekdays": "01234", "hour": time(7), "title": "Điểm báo", "office": "Sở Mẫu", **fields
    }  # fmt: skip
    return start_schedule(by=None, at=SEVEN - timedelta(days=9), fields=wanted, recipients=readers)


def reader(email: str = "lanhdao@coquan.example", **fields: Any) -> Recipient:
    """Return a reader whose agreement holds for a year."""
    wanted = {
        "name": "Giám đốc Sở Mẫu", "email": email, "kind": "leader", "purpose": "Chỉ đạo công tác thông tin",
        "agreed_on": date(2026, 1, 5), "expires_on": date(2027, 1, 5), **fields,
    }  # fmt: skip
    return keep_recipient(by=None, at=SEVEN, fields=wanted)
