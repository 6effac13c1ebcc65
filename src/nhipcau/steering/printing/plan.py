"""The yearly plan (KH) in the office's own layout, its table of tasks attached. In: a plan; out: a .docx.

Every day is the one first set: the signed paper stays as it was, an extension stands on the task.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.common.refusals import Refused
from nhipcau.documents.papers import Appendix, Content, Heading, Signer, Table, paper
from nhipcau.documents.papers.content import Block
from nhipcau.documents.rules.lettering import listed
from nhipcau.documents.rules.symbols import PLAN
from nhipcau.spokespersons.queries.speaking import head_of
from nhipcau.steering.models import Plan, Task
from nhipcau.steering.queries.plans import by_kind, kind_words
from nhipcau.steering.rules.planning import leads, number_of, paper_day
from nhipcau.steering.rules.states import DROPPED, ISSUED

HEADER = ("TT", "Công việc", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Kinh phí")
WIDTHS_MM = (12.0, 72.0, 38.0, 40.0, 25.0, 34.0, 26.0)
MOST_RECIPIENTS = 12
Numbered = list[tuple[str, list[tuple[int, Task]]]]
ANNEX = "phụ lục kèm theo"


def plan_paper(plan: Plan) -> bytes:
    """Build the plan; without a number or a day a pen has room for one."""
    office = plan.office
    if office is None:
        raise Refused(_("Hãy chọn cơ quan ban hành trong phần soạn kế hoạch."))
    with override("vi"):
        content = _content(plan, office)
    return paper(PLAN, office.family, content)


def _content(plan: Plan, office: Any) -> Content:
    """Say what the paper says; in Vietnamese, whatever the screen speaks."""
    told = _numbered(plan)
    number, symbol = _number(plan)
    head = head_of(office.pk, plan.issued_on or paper_day(plan.year))
    return Content(
        issuer=office.name, parent=office.parent_name, place=office.seat, symbol=symbol or office.symbol,
        number=number, dated_on=plan.issued_on, title=plan.title, bases=_lines(plan.bases),
        signer=Signer(head.name, head.post) if head else Signer("", ""), blocks=_blocks(plan, told),
        recipients=_recipients(plan, told),
        appendices=[_table(plan, told)] if told else [],
    )  # fmt: skip


def _number(plan: Plan) -> tuple[int | None, str]:
    if plan.registration is not None:
        return plan.registration.number, plan.registration.symbol
    return number_of(plan.elsewhere)


def _numbered(plan: Plan) -> Numbered:
    """Return the tasks of each kind, numbered through; what was dropped after signing stays printed."""
    numbers = count(1)
    groups = [
        (kind, [row for row in rows if row.state != DROPPED or plan.state == ISSUED])
        for kind, rows in by_kind(plan)
    ]
    return [(kind, [(next(numbers), row) for row in rows]) for kind, rows in groups if rows]


def _blocks(plan: Plan, told: Numbered) -> list[Block]:
    name = plan.office.name if plan.office else ""
    title = f"{plan.title[:1].lower()}{plan.title[1:]}"
    return [
        f"{name} ban hành Kế hoạch {title} như sau:",
        *_part("Mục đích, yêu cầu", _lines(plan.aims)),
        *_contents(told),
        *_part("Kinh phí", _lines(plan.funding) or _funding(told)),
        *_part("Tổ chức thực hiện", [*_leads(told), *_lines(plan.duties)]),
    ]


def _part(heading: str, lines: Sequence[str]) -> list[Block]:
    return [Heading(heading.upper()), *(f"- {line}" for line in listed(lines))] if lines else []


def _contents(told: Numbered) -> list[Block]:
    if not told:
        return []
    blocks: list[Block] = [Heading("NỘI DUNG")]
    for kind, rows in told:
        blocks.append(Heading(kind_words(kind), level=2))
        blocks += [f"- {line}" for line in listed([_said(task) for _number, task in rows])]
    return blocks


def _said(task: Task) -> str:
    product = f" Sản phẩm: {task.product[:1].lower()}{task.product[1:]}." if task.product else ""
    return f"{task.title.rstrip(' .;')}.{product}".rstrip(".")


def _funding(told: Numbered) -> list[str]:
    """Point to the table where the plan says nothing itself but its tasks name money."""
    named = any(task.funding for _kind, rows in told for _number, task in rows)
    return [f"Theo từng công việc tại {ANNEX}"] if named else []


def _leads(told: Numbered) -> list[str]:
    """Say who does what: each lead with the numbers of its tasks."""
    rows = [(task.lead_words, number) for _kind, tasks in told for number, task in tasks]
    return [
        f"{lead}: chủ trì công việc số {', '.join(str(number) for number in numbers)} tại {ANNEX}"
        for lead, numbers in _by_lead(rows).items()
    ]


def _by_lead(rows: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for lead, number in rows:
        found.setdefault(lead, []).append(number)
    return found


def _table(plan: Plan, told: Numbered) -> Appendix:
    rows: list[Sequence[str]] = []
    for kind, tasks in told:
        rows.append([kind_words(kind)])
        rows += [_row(number, task) for number, task in tasks]
    table = Table(HEADER, rows, WIDTHS_MM, ("center", "left", "left", "left", "center", "left", "left"))
    return Appendix(f"Danh mục công việc năm {plan.year}", [table], landscape=True)


def _row(number: int, task: Task) -> Sequence[str]:
    day = f"{task.first_due_on:%d/%m/%Y}"
    return (str(number), task.title, task.lead_words, task.partners, day, task.product, task.funding)


def _lines(text: str) -> list[str]:
    return [line.rstrip(" ;.") for line in text.splitlines() if line.strip(" ;.")]


def _recipients(plan: Plan, told: Numbered) -> list[str]:
    """Name every lead once but the issuer itself."""
    own = plan.office.name if plan.office else ""
    named = leads(task.lead_words for _kind, rows in told for _number, task in rows)
    return [name for name in named if name != own][:MOST_RECIPIENTS]
