"""The text of a page as a browser saves it in, the article's own lines out; called by `line`.

Menus, clocks, toolbars, captions, boxes of other articles, sign-offs and imprints stay behind.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.folding import bare, fold, is_unspaced
from nhipcau.reading.stages.body import walk
from nhipcau.reading.stages.boxes import COHERENT, Sheet
from nhipcau.reading.stages.echoes import mark_repeats, mark_title, spare_sentence
from nhipcau.reading.stages.headline import find_title, first_paragraph
from nhipcau.reading.stages.kinds import PASSING, Kind, is_imprint, is_name, kind_of
from nhipcau.reading.stages.lines import Line, split, without_agency
from nhipcau.reading.stages.sites import date_behind, without_date, without_site
from nhipcau.reading.stages.tails import without_repeats, without_teasers


@dataclass(frozen=True, slots=True)
class Printed:
    """A line that may carry the date or the author, and where it stands."""

    text: str
    kind: Kind
    from_title: int
    """Lines from the title: negative above it, positive below."""
    from_top: int
    from_end: int | None = None
    """Lines below the last paragraph; None before it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved page, sorted."""

    title: str | None
    paragraphs: tuple[str, ...]
    lead: str | None
    printed: tuple[Printed, ...]
    """The lines around the article, for `identify`."""
    signed: str | None


NOTHING = Saved(None, (), None, (), None)
"""For a page that declares all it prints."""


def sheet_of(text: str) -> Sheet:
    """Cut a page into lines and name each; a line printed twice running is a picture's caption."""
    lines = split(text)
    sheet = Sheet(lines, [kind_of(line) for line in lines])
    mark_repeats(sheet)
    spare_sentence(sheet)
    return sheet


def tidy(text: str, known_title: str | None = None) -> Saved:
    """Sort a saved page into title, paragraphs and what stands around them."""
    sheet = sheet_of(text)
    first = first_paragraph(sheet)
    head = _known(sheet, known_title, first) if known_title else find_title(sheet, first)
    mark_title(sheet, head)
    title = sheet.lines[head].text if head is not None else None
    page = "\n".join(line.folded for line in sheet.lines if line.index != head)
    clean = without_site(without_date(title), page) if title else known_title
    sheet.known = set(sheet.lines[head].terms) if head is not None else set()
    opening = _opening(sheet, head, first)
    for index in (*opening, *sheet.run(first)[:3]):
        sheet.known |= sheet.lines[index].terms
    found = walk(sheet, first)
    kept = without_teasers(sheet, found.kept)
    kept = without_repeats(sheet, [*opening, *kept], bare(fold(clean or "")))
    texts = tuple(sheet.lines[index].text for index in kept)
    texts = (*texts[:-1], without_agency(texts[-1])) if texts else texts
    return Saved(clean, texts, _lead(sheet, kept), _printed(sheet, head, kept), found.signed)


def _known(sheet: Sheet, title: str, first: int) -> int | None:
    wanted = bare(fold(title))
    return next((line.index for line in sheet.lines[: first + 1] if line.bare == wanted), None)


def _opening(sheet: Sheet, head: int | None, first: int) -> list[int]:
    """Short lines between title and first paragraph that read like a sapo."""
    if head is None:
        return []
    body = set().union(*(sheet.lines[i].terms for i in sheet.run(first)))
    return [
        i
        for i in range(head + 1, min(first, len(sheet.lines)))
        if sheet.kinds[i] is Kind.SHORT and _is_sapo(sheet, i, body)
    ]


def _is_sapo(sheet: Sheet, index: int, body: set[str]) -> bool:
    line = sheet.lines[index]
    if line.stops and (len(line.text.split()) >= 5 or is_unspaced(line.text)):  # noqa: PLR2004
        return True
    close = len(line.terms & (body | sheet.known)) / len(line.terms) if line.terms else 0.0
    return len(line.text.split()) >= 15 and close >= COHERENT  # noqa: PLR2004


_LEAD_WEIGHT = 600


def _lead(sheet: Sheet, kept: list[int]) -> str | None:
    """Call the first paragraph the lead when more follows and it is no longer than leads are."""
    if len(kept) < 2 or sheet.lines[kept[0]].weight > _LEAD_WEIGHT:  # noqa: PLR2004
        return None
    return sheet.lines[kept[0]].text


def _printed(sheet: Sheet, head: int | None, kept: list[int]) -> tuple[Printed, ...]:
    """Collect the lines above the article, a date line under its sapo, and the few lines below it."""
    top = kept[0] if kept else len(sheet.lines)
    early = kept[2] if len(kept) > 2 else top  # noqa: PLR2004
    last = kept[-1] if kept else len(sheet.lines)
    origin = head if head is not None else top
    rows: list[Printed] = []
    for line in sheet.lines:
        kind = sheet.kinds[line.index]
        if line.index == head and (behind := date_behind(line.text)):
            rows.append(Printed(behind, Kind.DATE, 1, line.index))
        elif line.index < top or (line.index < early and kind is Kind.DATE):
            rows.append(_row(line, kind, origin, None))
        elif line.index > last:
            if kind in {Kind.RELATED, Kind.CLOSING, Kind.COMMENTS} or line.index - last > 6:  # noqa: PLR2004
                break
            rows.append(_row(line, kind, origin, line.index - last))
    return tuple(rows)


def _row(line: Line, kind: Kind, origin: int, from_end: int | None) -> Printed:
    return Printed(line.text, kind, line.index - origin, line.index, from_end)


_NEVER = frozenset(
    {Kind.TOOL, Kind.POINTER, Kind.IMAGE, Kind.FOOTER, Kind.TAGS, Kind.RELATED, Kind.CLOSING}
    | {Kind.COMMENTS, Kind.DATE}
)


_TITLE = 20
"""Letters from which a beginning of the title is the title, cut by the page."""


def _repeats_title(line: str, title: str) -> bool:
    cut = len(line) > _TITLE and title.startswith(line)
    grown = len(title) > _TITLE and line.startswith(title) and len(line) < len(title) + 30
    return bool(title) and (line == title or cut or grown)


def clean(paragraphs: list[str], title: str) -> list[str]:
    """Take out of an extracted body what still is not the article: title, buttons, pointers, imprint."""
    sheet = sheet_of("\n".join(paragraphs))
    wanted = bare(fold(title))
    kept = [line.index for line in sheet.lines if sheet.kinds[line.index] not in _NEVER]
    while kept and _repeats_title(sheet.lines[kept[0]].bare, wanted):
        kept.pop(0)
    while len(kept) > 1 and _signs_off(sheet, kept[-1]):
        kept.pop()
    return [sheet.lines[index].text for index in kept]


_LOOSE_WORDS = 4


def _signs_off(sheet: Sheet, index: int) -> bool:
    """Tell an author, an imprint or a loose label at the end of an extracted body."""
    line, kind = sheet.lines[index], sheet.kinds[index]
    if kind is Kind.CREDIT or is_imprint(line):
        return True
    brief = len(line.text.split()) <= _LOOSE_WORDS and not is_unspaced(line.text)
    return kind is Kind.SHORT and not line.ends and not line.bullet and (brief or is_name(line.text))


__all__ = ["PASSING", "Printed", "Saved", "clean", "sheet_of", "tidy"]
