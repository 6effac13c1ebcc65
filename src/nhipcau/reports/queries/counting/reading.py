"""Counts of what the house read and issued of it: stories, press from abroad, digests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.digest.queries.counting import issued_by_unit
from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.queries.naming_units import articles_from_abroad
from nhipcau.reports.queries.counting.asking import Asked, Counter, Row
from nhipcau.spokespersons.queries.offices import offices_of_unit
from nhipcau.stories.queries.counting import stories_begun
from nhipcau.units.queries.bodies import bodies_of
from nhipcau.units.queries.places import unit_name


def stories(asked: Asked) -> Iterator[Row]:
    """Yield the stories that name the place."""
    for row in stories_begun(asked.unit_id, asked.since, asked.until):
        yield Row(row.title, day_of(row.first_at), reverse("stories:story", args=[row.public_id]))


def articles_foreign(asked: Asked) -> Iterator[Row]:
    """Yield the articles of outlets abroad that name the place."""
    for row in articles_from_abroad(asked.unit_id, asked.since, asked.until):
        outlet = row.outlet.name if row.outlet else ""
        url = reverse("monitoring:article", args=[row.public_id])
        said = f"{outlet} – {language_name(row.language)}"
        yield Row(row.title or row.url, day_of(row.sorted_at), url, said=said)


def digests(asked: Asked) -> Iterator[Row]:
    """Yield the digests that were issued."""
    for row in issued_by_unit(asked.unit_id, _names(asked), asked.since, asked.until):
        yield Row(row.title, row.day, row.get_absolute_url(), said=f"{row.number}/{row.year}")


def _names(asked: Asked) -> list[str]:
    """Return under which names the unit may issue a digest."""
    rows: list[Any] = [*offices_of_unit(asked.unit_id, asked.on), *bodies_of(asked.unit_id, asked.on)]
    return [unit_name(asked.unit_id, asked.on), *(row.name for row in rows)]


COUNTERS = (
    Counter(
        "stories", stories,
        _("Dòng tin hệ thống đọc có nhắc đến địa bàn của đơn vị (kể cả tên cũ và các xã, phường bên trong), "
          "tính một lần vào ngày có bài đầu tiên. Một dòng tin nhắc đến hai tỉnh được tính ở cả hai."),
        is_public=True,
    ),
    Counter(
        "articles_foreign", articles_foreign,
        _("Bài bằng tiếng nước ngoài của cơ quan báo chí không có tên miền .vn và không gắn với địa bàn "
          "trong nước, có nhắc đến địa bàn của đơn vị, theo ngày đăng."),
        is_public=True,
    ),
    Counter(
        "digests", digests,
        _("Điểm báo do người của đơn vị phát hành, hoặc tự phát hành dưới tên cơ quan của đơn vị; "
          "bản sửa không tính thêm."),
    ),
)  # fmt: skip
