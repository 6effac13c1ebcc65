"""Choosing: adding a line, taking one out, moving it; leaving an outlet out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.digest.actions.turning import turn
from nhipcau.digest.models import Edition, LeftOut, Line, Section
from nhipcau.digest.queries.gathering import Citation, counts_now
from nhipcau.digest.rules.choosing import OUTLET
from nhipcau.digest.rules.positions import moved

FAR = 100_000
"""Positions are written twice, first far away: no database minds the order then."""
LABEL = 300


def add_line(*, by: Any, at: datetime, edition: Edition, section: Section, citation: Citation) -> Line:
    """Put a story at the end of a section; a story or article stands in an edition once."""
    counts = counts_now({citation.key: citation.article_id}).get(citation.key)
    with write_gate():
        draft = turn(edition=edition, by=by, at=at, verb="digest.add_line", about=citation.title)
        try:
            with transaction.atomic():
                line = cite(draft, section, citation, position=_next(section))
        except IntegrityError:
            raise Refused(_("Tin này đã có trong bản điểm báo.")) from None
        if counts:
            Line.objects.filter(pk=line.pk).update(**counts)
        LeftOut.objects.filter(edition=draft, key=citation.key).delete()
        return line


def cite(edition: Edition, section: Section, citation: Citation, *, position: int, **marks: Any) -> Line:
    """Store one line that cites an article's version; called inside an action's gate."""
    return Line.objects.create(
        edition=edition, section=section, position=position, key=citation.key,
        article_id=citation.article_id, article_ref=citation.article_ref,
        version_id=citation.version_id, number=citation.number, title=citation.title,
        outlet=citation.outlet, language=citation.language, url=citation.url,
        said_at=citation.said_at, excerpt=citation.excerpt, **marks,
    )  # fmt: skip


def remove_line(*, by: Any, at: datetime, edition: Edition, line: Line, seen: int) -> None:
    """Take a line out and remember it: the machine leaves the story out until it has news."""
    with write_gate():
        draft = turn(edition=edition, by=by, at=at, verb="digest.remove_line", about=line.shown, seen=seen)
        section = line.section
        line.delete()
        number_lines(section, _order(section))
        LeftOut.objects.update_or_create(
            edition=draft, key=line.key, defaults={"label": line.title[:LABEL], "at": at}
        )


def move_line(
    *,
    by: Any,
    at: datetime,
    edition: Edition,
    line: Line,
    seen: int,
    way: str = "",
    to: Section | None = None,
) -> None:
    """Move a line one place up or down, or to the end of another section."""
    with write_gate():
        turn(edition=edition, by=by, at=at, verb="digest.move_line", about=line.shown, seen=seen)
        if to is not None and to.pk != line.section_id:
            left = line.section
            Line.objects.filter(pk=line.pk).update(section=to, position=_next(to))
            number_lines(left, _order(left))
        elif way:
            number_lines(line.section, moved(_order(line.section), line.pk, way))


def leave_out_outlet(*, by: Any, at: datetime, edition: Edition, outlet_id: int, name: str) -> None:
    """Keep an outlet out of what the machine chooses, from this edition on."""
    with write_gate():
        draft = turn(edition=edition, by=by, at=at, verb="digest.leave_out_outlet", about=name)
        LeftOut.objects.get_or_create(
            edition=draft, key=f"{OUTLET}{outlet_id}", defaults={"label": name[:LABEL], "at": at}
        )


def let_outlet_in(*, by: Any, at: datetime, edition: Edition, outlet_id: int, name: str) -> None:
    """Let the machine choose from an outlet again."""
    with write_gate():
        draft = turn(edition=edition, by=by, at=at, verb="digest.let_outlet_in", about=name)
        LeftOut.objects.filter(edition=draft, key=f"{OUTLET}{outlet_id}").delete()


def number_lines(section: Section, order: list[int]) -> None:
    """Write the lines' positions in this order."""
    lines = Line.objects.filter(section=section)
    for offset in (FAR, 0):
        for place, pk in enumerate(order, start=1):
            lines.filter(pk=pk).update(position=offset + place)


def _order(section: Section) -> list[int]:
    return list(Line.objects.filter(section=section).order_by("position").values_list("pk", flat=True))


def _next(section: Section) -> int:
    last = Line.objects.filter(section=section).order_by("-position").values_list("position", flat=True)
    return (last.first() or 0) + 1
