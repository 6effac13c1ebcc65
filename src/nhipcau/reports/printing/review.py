"""The report of a review (BC) in the state and the Party family. In: a frozen review; out: .docx.

Every number comes from the frozen snapshot alone, the rest are the review's own words. Vietnamese, whatever
the screen speaks. Called by the screen of the review's papers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.documents.papers import Content, Heading, Signer, Table, paper
from nhipcau.documents.papers.content import Alignment, Block
from nhipcau.documents.rules.lettering import listed
from nhipcau.documents.rules.symbols import REPORT
from nhipcau.reports.models import Review
from nhipcau.reports.printing.annex import appendices
from nhipcau.reports.queries.reviews import title_of
from nhipcau.reports.rules.snapshot import Snapshot, groups
from nhipcau.reports.rules.states import COUNTRY
from nhipcau.reports.rules.wording import (
    EMPTY,
    NO_FIGURE,
    counted,
    difference,
    figure,
    measured,
    moved,
    number,
)
from nhipcau.spokespersons.queries.speaking import head_of

LEADERSHIP = "Công tác lãnh đạo, chỉ đạo"
"""The heading of the form that part I of the report takes its figures from (rulebook/reporting.toml)."""
NAMED_IN_TEXT = 10
"""As many units, limits and proposals as a paragraph bears; more stand in annex III or in the file."""
WIDTHS = (10.0, 63.0, 24.0, 22.0, 22.0, 24.0)
ALIGN: tuple[Alignment, ...] = ("center", "left", "center", "right", "right", "right")
HEADER = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ so sánh", "Tăng, giảm")
LEVELS = {"province": "tỉnh, thành phố", "commune": "xã, phường, đặc khu"}


def review_paper(review: Review, family: str = "") -> bytes:
    """Build the report; refuses figures that still move."""
    if review.frozen_at is None or review.snapshot is None:
        raise Refused(_("Hãy chốt số liệu trước khi in báo cáo: số trong văn bản không được thay đổi nữa."))
    office = review.office
    if office is None:
        raise Refused(_("Hãy chọn cơ quan ban hành trước khi in báo cáo."))
    issued = review.registration
    head = head_of(office.pk, issued.dated_on if issued else review.frozen_at.date())
    content = Content(
        issuer=office.name, parent=office.parent_name, place=office.seat, title=title_of(review),
        symbol=issued.symbol if issued else office.symbol, number=issued.number if issued else None,
        dated_on=issued.dated_on if issued else None,
        signer=Signer(head.name, head.post) if head else Signer("", ""),
        blocks=body_of(review, review.snapshot), appendices=appendices(review.snapshot, review.sha256),
        recipients=("Cơ quan cấp trên", "Các đơn vị báo cáo"),
    )  # fmt: skip
    return paper(REPORT, family or office.family, content)


def body_of(review: Review, told: Snapshot) -> list[Block]:
    """Return the four parts of the report."""
    by_group = groups(told)
    lead = by_group.pop(LEADERSHIP, [])
    return [
        _opening(review, told),
        *_compared(told),
        Heading(LEADERSHIP.upper()),
        *_words(review.assessment),
        *_who_is_in(told),
        *_sentence(lead),
        *_table(lead),
        Heading("Kết quả theo từng loại thông tin".upper()),
        *_results(by_group),
        Heading("Hạn chế, nguyên nhân".upper()),
        *_limits(review, told),
        Heading("Nhiệm vụ kỳ tới và kiến nghị".upper()),
        *_next(review, told),
    ]


def day(text: str) -> str:
    """Return 14/06/2026 of ISO text."""
    return f"{date.fromisoformat(text[:10]):%d/%m/%Y}"


def _opening(review: Review, told: Snapshot) -> str:
    period = told["period"]
    made = datetime.fromisoformat(told["made_at"])
    office = review.office.name if review.office else ""
    return (
        f"{office} báo cáo kết quả công tác thông tin đối ngoại, số liệu từ ngày {day(period['starts_on'])} "
        f"đến ngày {day(period['ends_on'])}, chốt lúc {made:%H:%M} ngày {made:%d/%m/%Y}, như sau:"
    )


def _compared(told: Snapshot) -> list[Block]:
    """Say once what all growth is measured against."""
    before = told["before"]
    if before is None:
        return []
    name = f"{before['name'][:1].lower()}{before['name'][1:]}"
    mark = ", quy về địa giới hiện nay" if before["is_converted"] else ""
    return [f"Mức tăng, giảm trong báo cáo này là so với {name}{mark}."]


def _who_is_in(told: Snapshot) -> list[Block]:
    """Say how many reports are approved, and name the missing where they are few."""
    counts = told["counts"]
    lines = [f"Số báo cáo đã được duyệt: {_of(counts)}; gửi muộn hoặc quá hạn: {counted(counts['late'])}."]
    if told["unit"]["level"] == COUNTRY:
        levels = [f"{_of(row)} {LEVELS[level]}" for level, row in told["levels"].items()]
        lines.append(f"Trong đó: {'; '.join(levels)}.")
    missing = told["missing"]
    if missing and len(missing) <= NAMED_IN_TEXT:
        lines.append(f"Chưa có báo cáo được duyệt: {'; '.join(_missing(row) for row in missing)}.")
    elif missing:
        lines.append(f"Chưa có báo cáo được duyệt: {counted(len(missing))} đơn vị, nêu tại Phụ lục III.")
    return list(lines)


def _of(counts: Mapping[str, int]) -> str:
    return f"{number(counts['approved'])}/{number(counts['expected'])}"


def _missing(row: Mapping[str, Any]) -> str:
    return f"{row['name']} ({row['reason'] or 'chưa nêu lý do'})"


def _results(by_group: Mapping[str, list[dict[str, Any]]]) -> list[Block]:
    blocks: list[Block] = []
    for name, rows in by_group.items():
        blocks += [Heading(name, level=2), *_sentence(rows), *_table(rows)]
    return blocks or [f"Kỳ này {NO_FIGURE}."]


def _sentence(rows: Sequence[dict[str, Any]]) -> list[Block]:
    """Say the figures of a heading in one sentence, and which of them are empty in another."""
    filled = [row for row in rows if measured(row, row) != EMPTY]
    empty = [row["name"] for row in rows if measured(row, row) == EMPTY]
    said = "; ".join(_said(row) for row in filled)
    lines: list[Block] = [f"{said[:1].upper()}{said[1:]}."] if filled else []
    if empty:
        names = "; ".join(empty)
        lines.append(f"Chưa có số liệu: {names[:1].lower()}{names[1:]}.")
    return lines


def _said(row: Mapping[str, Any]) -> str:
    """Return "thông cáo đã công bố: 120 văn bản (tăng 22,4%)"."""
    name = f"{row['name'][:1].lower()}{row['name'][1:]}"
    change = moved(row)
    return f"{name}: {measured(row, row)}{f' ({change})' if change else ''}"


def _table(rows: Sequence[dict[str, Any]]) -> list[Block]:
    if not rows:
        return []
    lines = [
        (str(place), row["name"], row["measure"], figure(row, row),
         figure(row["before"] or {}, row), difference(row))
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip
    note = [f"Dấu {EMPTY} là {NO_FIGURE}."] if any(EMPTY in line for line in lines) else []
    return [Table(HEADER, lines, WIDTHS, ALIGN), *note]


def _limits(review: Review, told: Snapshot) -> list[Block]:
    long_open = [row for row in told["findings"] if row["periods_open"] > 1]
    named = [
        f"{row['name']}: {row['limit']} (nguyên nhân: {row['cause']}; giải pháp: {row['remedy']}; "
        f"mở {row['periods_open']} kỳ)"
        for row in long_open[:NAMED_IN_TEXT]
    ]
    blocks: list[Block] = [Heading("Hạn chế", level=2), *_words(review.limits)]
    if named:
        blocks += ["Hạn chế do các đơn vị nêu, còn mở từ hai kỳ trở lên:", *_dashed(named)]
    if len(long_open) > len(named):
        blocks.append(
            f"Còn {counted(len(long_open) - len(named))} hạn chế khác nêu trong tệp Excel kèm theo."
        )
    return [*blocks, Heading("Nguyên nhân", level=2), *_words(review.causes)]


def _next(review: Review, told: Snapshot) -> list[Block]:
    told_by = [f"{row['name']}: {' '.join(row['words'].split())}" for row in told["proposals"]]
    blocks: list[Block] = [Heading("Nhiệm vụ kỳ tới", level=2), *_words(review.next_steps)]
    blocks.append(Heading("Kiến nghị, đề xuất", level=2))
    if told_by:
        blocks += ["Các đơn vị kiến nghị:", *_dashed(told_by[:NAMED_IN_TEXT])]
    if len(told_by) > NAMED_IN_TEXT:
        blocks.append(
            f"Còn {counted(len(told_by) - NAMED_IN_TEXT)} kiến nghị khác nêu trong tệp Excel kèm theo."
        )
    return [*blocks, *_words(review.proposals)]


def _words(text: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return list(lines) or ["Chưa nêu."]


def _dashed(lines: Sequence[str]) -> list[str]:
    return [f"- {line}" for line in listed(lines)]
