"""Counts of leadership: papers that direct or guide, tasks done in time."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.documents.queries.counting import directing_papers
from nhipcau.reports.queries.counting.asking import ONE, Asked, Counter, Row
from nhipcau.steering.queries.counting import judged_between


def documents(asked: Asked) -> Iterator[Row]:
    """Yield the papers, which all stand in the register."""
    register = reverse("documents:register")
    for row in directing_papers(asked.unit_id, asked.since, asked.until):
        yield Row(f"{row.line}, {row.subject}", row.dated_on, register, said=str(row.get_kind_display()))


def tasks_on_time(asked: Asked) -> Iterator[Row]:
    """Yield every task that was done or fell due, as one of the base; those done in time count."""
    for task, on, in_time in judged_between(asked.unit_id, asked.since, asked.until, asked.on):
        said = gettext("Đúng hạn") if in_time else gettext("Quá hạn")
        yield Row(task.title, on, task.get_absolute_url(), amount=ONE if in_time else 0, base=ONE, said=said)


COUNTERS = (
    Counter(
        "documents", documents,
        _("Kế hoạch, chương trình, công văn đã vào sổ, theo ngày văn bản; không tính công văn trả lời "
          "báo chí, báo cáo, giấy mời, giấy chứng nhận."),
    ),
    Counter(
        "tasks_on_time", tasks_on_time,
        _("Tử số: công việc xong trước hoặc đúng hạn. Mẫu số: công việc xong hoặc đến hạn trong kỳ, mỗi việc "
          "một lần; việc quá hạn chưa xong vẫn nằm trong mẫu số, việc không thực hiện thì không."),
        is_ratio=True,
    ),
)  # fmt: skip
