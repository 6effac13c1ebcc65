"""Counts of training: conferences, people, certificates, gains of groups, questions."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.learning.queries import counting
from nhipcau.reports.queries.counting.asking import ONE, Asked, Counter, Row
from nhipcau.training.queries.counting import held_between


def conferences(asked: Asked) -> Iterator[Row]:
    """Yield the conferences that were held."""
    for row in held_between(asked.unit_id, asked.since, asked.until):
        yield Row(row.title, row.starts_on, row.get_absolute_url())


def trained(asked: Asked) -> Iterator[Row]:
    """Yield each conference with how many people came to it."""
    for row in held_between(asked.unit_id, asked.since, asked.until):
        present = counting.people_present(row)
        if present:
            yield Row(row.title, row.starts_on, row.get_absolute_url(), amount=present * ONE)


def certificates(asked: Asked) -> Iterator[Row]:
    """Yield the certificates by number: whose they are stands on their own page."""
    for row in counting.certificates_issued(asked.unit_id, asked.start, asked.end):
        url = reverse("learning:certificate", args=[row.public_id])
        yield Row(row.registration.line, day_of(row.issued_at), url, said=row.conference.title)


def test_gain(asked: Asked) -> Iterator[Row]:
    """Yield each test that may be told of: the sum of what its people gained, by how many they were."""
    for row in held_between(asked.unit_id, asked.since, asked.until):
        for test, people, gained in counting.gains_told(row):
            said = gettext("%(count)s người làm cả hai bài") % {"count": people}
            url = reverse("learning:test", args=[test.public_id])
            yield Row(
                f"{row.title}: {test.title}", row.starts_on, url, amount=round(gained * ONE),
                base=people * ONE, said=said,
            )  # fmt: skip


def questions_answered(asked: Asked) -> Iterator[Row]:
    """Yield each conference with its questions, answered and all."""
    for row in held_between(asked.unit_id, asked.since, asked.until):
        answered, everything = counting.answered_and_asked(row)
        if everything:
            url = reverse("learning:questions", args=[row.public_id])
            yield Row(row.title, row.starts_on, url, amount=answered * ONE, base=everything * ONE)


COUNTERS = (
    Counter(
        "conferences", conferences,
        _("Hội nghị, lớp tập huấn do đơn vị tổ chức, đã ghi là đã tổ chức, theo ngày khai mạc."),
        is_public=True,
    ),
    Counter(
        "trained", trained,
        _("Người có mặt ít nhất một buổi của mỗi hội nghị đã tổ chức, như trong báo cáo hội nghị; "
          "một người dự hai hội nghị là hai lượt."),
        is_public=True,
    ),
    Counter(
        "certificates", certificates, _("Giấy chứng nhận cấp trong kỳ; không tính giấy đã thu hồi."),
    ),
    Counter(
        "test_gain", test_gain,
        _("Tổng số điểm tăng của những người làm cả hai bài, chia cho số người; chỉ những bài có từ 5 người "
          "trở lên và đã đóng. Không nêu điểm của ai."),
        is_ratio=True, is_public=True,
    ),
    Counter(
        "questions_answered", questions_answered,
        _("Câu hỏi đã trả lời tại chỗ hoặc bằng văn bản, trên tổng số câu hỏi không bị loại hoặc gộp."),
        is_ratio=True, is_public=True,
    ),
)  # fmt: skip
