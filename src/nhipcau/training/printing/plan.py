"""The plan of a conference (KH), programme and list of sites attached. In: a conference; out: .docx."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Sum

from nhipcau.documents.papers import Appendix, Heading, Table, paper
from nhipcau.documents.papers.content import Block
from nhipcau.documents.rules.lettering import listed
from nhipcau.documents.rules.symbols import PLAN
from nhipcau.training.models import Conference, HalfDay, Quota, Session, Site
from nhipcau.training.printing.frame import (
    content_of,
    counted,
    half_day_words,
    speakers_words,
    topics_of,
)
from nhipcau.training.printing.programme import programme_table
from nhipcau.training.queries.conferences import programme_of, sites_of
from nhipcau.training.rules.titles import inside, plan_title

Programme = Sequence[tuple[HalfDay, list[Session]]]
SITE_WIDTHS = (12.0, 18.0, 60.0, 52.0, 20.0)


def plan_paper(conference: Conference) -> bytes:
    """Build the plan; number and day stand in it once it was registered."""
    programme = programme_of(conference)
    sites = list(sites_of(conference).annotate(seats=Sum("quotas__seats")))
    plan = conference.plan
    content = content_of(
        conference, plan_title(conference.title), bases=_lines(conference.bases),
        number=plan.number if plan else None, dated_on=plan.dated_on if plan else None,
        symbol=plan.symbol if plan else conference.office.symbol,
        blocks=[
            f"{conference.office.name} ban hành Kế hoạch tổ chức {inside(conference.title)} như sau:",
            *_aims(conference), *_when_where_who(conference, programme, sites), *_topics(programme),
            *_part("Kinh phí", conference.funding), *_part("Tổ chức thực hiện", conference.duties),
        ],
        appendices=_appendices(programme, sites), recipients=_lines(conference.partners),
    )  # fmt: skip
    return paper(PLAN, conference.office.family, content)


def _aims(conference: Conference) -> list[Block]:
    return _part("Mục đích, yêu cầu", conference.aims)


def _part(heading: str, text: str) -> list[Block]:
    lines = listed(_lines(text))
    return [Heading(heading.upper()), *(f"- {line}" for line in lines)] if lines else []


def _when_where_who(conference: Conference, programme: Programme, sites: Sequence[Site]) -> list[Block]:
    return [
        Heading("Thời gian, địa điểm, thành phần".upper()),
        Heading("Thời gian", level=2),
        *(f"- {half_day_words(half_day)}." for half_day, _rows in programme),
        Heading("Địa điểm, hình thức", level=2),
        *_where(sites),
        Heading("Thành phần", level=2),
        *_who(conference),
    ]


def _where(sites: Sequence[Site]) -> list[str]:
    main = next((site for site in sites if site.is_main), None)
    others = len(sites) - (main is not None)
    lines = []
    if main is not None:
        room = f", {main.room}" if main.room else ""
        lines.append(f"- Điểm cầu chính: {main.name}{room}.")
    if others:
        lines.append(
            f"- {counted(others)} điểm cầu trực tuyến (danh sách và mã điểm cầu tại phụ lục kèm theo)."
        )
    return lines or ["- Theo giấy mời."]


def _who(conference: Conference) -> list[str]:
    rows = Quota.objects.filter(round__conference=conference).values("category__name", "category__position")
    told = rows.annotate(seats=Sum("seats")).order_by("category__position", "category__name")
    lines = [f"- {row['category__name'] or 'Đại biểu khác'}: {counted(row['seats'])} người." for row in told]
    partners = (
        [f"- Đơn vị phối hợp: {'; '.join(_lines(conference.partners))}."] if conference.partners else []
    )
    total = sum(row["seats"] for row in told)
    return [*lines, *([f"- Tổng số: {counted(total)} đại biểu."] if total else []), *partners] or [
        "- Theo giấy triệu tập."
    ]


def _topics(programme: Programme) -> list[Block]:
    topics = topics_of(programme)
    if not topics:
        return []
    lines: list[Block] = [Heading("Nội dung, báo cáo viên".upper())]
    for number, session in enumerate(topics, 1):
        lines.append(f"- Chuyên đề {number}: {session.title}.")
        speakers = "; ".join(speakers_words(session))
        lines += [f"Báo cáo viên: {speakers}."] if speakers else []
    return lines


def _appendices(programme: Programme, sites: Sequence[Site]) -> list[Appendix]:
    attached = []
    if programme:
        attached.append(Appendix("Chương trình hội nghị", [programme_table(programme)]))
    if sites:
        attached.append(Appendix("Danh sách điểm cầu", [_sites_table(sites)]))
    return attached


def _sites_table(sites: Sequence[Site]) -> Table:
    rows = [
        (str(place), site.code, site.name, site.room, str(site.seats or ""))  # type: ignore[attr-defined]
        for place, site in enumerate(sites, 1)
    ]
    header = ("TT", "Mã", "Điểm cầu", "Phòng họp", "Số người")
    return Table(header, rows, SITE_WIDTHS, ("center", "center", "left", "left", "center"))


def _lines(text: str) -> list[str]:
    return [line.rstrip(" ;.") for line in text.splitlines() if line.strip(" ;.")]
