"""Counts of the press desk: press conferences, enquiries, the share answered in time; and incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.incidents.queries import counting as of_incidents
from nhipcau.press.queries import counting
from nhipcau.reports.queries.counting.asking import ONE, Asked, Counter, Row

TITLE_LENGTH = 120


def press_conferences(asked: Asked) -> Iterator[Row]:
    """Yield those that took place."""
    for row in counting.held(asked.unit_id, asked.start, asked.end):
        yield Row(row.topic, day_of(row.starts_at), row.get_absolute_url(), said=row.place)


def enquiries(asked: Asked) -> Iterator[Row]:
    """Yield those that came in."""
    return _received(asked, counting.received(asked.unit_id, asked.start, asked.end))


def enquiries_foreign(asked: Asked) -> Iterator[Row]:
    """Yield those of outlets abroad."""
    rows = counting.received(asked.unit_id, asked.start, asked.end)
    return _received(asked, rows.filter(is_foreign=True))


def enquiries_in_time(asked: Asked) -> Iterator[Row]:
    """Yield every enquiry that was decided, as one of the base; those answered in time count."""
    for row in counting.decided(asked.unit_id, asked.start, asked.end, asked.at):
        in_time = row.closed_at is not None and row.closed_at <= row.clock.due_at  # type: ignore[union-attr]
        said = gettext("Đúng hạn") if in_time else gettext("Quá hạn")
        yield Row(
            _title(row.question), day_of(row.settled_at), row.get_absolute_url(),  # type: ignore[attr-defined]
            amount=ONE if in_time else 0, base=ONE, said=f"{row.outlet_name} – {said}",
        )  # fmt: skip


def incidents(asked: Asked) -> Iterator[Row]:
    """Yield those that ended."""
    for row in of_incidents.ended(asked.unit_id, asked.start, asked.end):
        url = reverse("incidents:incident", args=[row.public_id])
        if row.closed_at:
            yield Row(row.title, day_of(row.closed_at), url, said=str(row.get_level_display()))


def _received(_asked: Asked, rows: Iterable[object]) -> Iterator[Row]:
    for row in rows:
        yield Row(
            _title(row.question), day_of(row.received_at), row.get_absolute_url(),  # type: ignore[attr-defined]
            said=row.outlet_name,  # type: ignore[attr-defined]
        )  # fmt: skip


def _title(question: str) -> str:
    one_line = " ".join(question.split())
    return one_line if len(one_line) <= TITLE_LENGTH else f"{one_line[: TITLE_LENGTH - 1]}…"


COUNTERS = (
    Counter(
        "press_conferences", press_conferences,
        _("Họp báo, gặp mặt báo chí đã ghi là đã tổ chức, theo ngày diễn ra."), is_public=True,
    ),
    Counter(
        "enquiries", enquiries,
        _("Câu hỏi của báo chí nhận trong kỳ mà đơn vị đang giữ, như trên bảng theo dõi báo chí."),
    ),
    Counter("enquiries_foreign", enquiries_foreign, _("Câu hỏi nhận trong kỳ của báo chí nước ngoài.")),
    Counter(
        "enquiries_in_time", enquiries_in_time,
        _("Tử số: câu hỏi được trả lời hoặc từ chối có căn cứ trước hạn. Mẫu số: câu hỏi được trả lời "
          "hoặc hết hạn trong kỳ; mỗi câu tính một lần, vào ngày đến trước. Không tính câu nhà báo tự rút."),
        is_ratio=True,
    ),
    Counter("incidents", incidents, _("Sự cố kết thúc xử lý trong kỳ; không tính diễn tập.")),
)  # fmt: skip
