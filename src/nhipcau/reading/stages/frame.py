"""An extracted body and the page's own lines in, the body set into its frame out. Called by `line`.

Nothing above the title is the article's, and the lead printed apart between title and body is.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.folding import bare, fold, terms
from nhipcau.reading.stages.kinds import Kind, kind_of
from nhipcau.reading.stages.lines import Line, split

_KEY = 60
"""Letters by which an extracted paragraph is found among the page's lines."""
_GAP = 14
"""Lines between title and body: by-line, date, buttons, a picture's caption."""
_LEAD_WORDS = 5
_UNSTOPPED_WORDS = 14
_LEADS = 2
_LEAD_MOST = 900
_ABOUT = 0.12
"""Share of a description's word pairs found in the body; a site's description of itself has less."""
_ENDS_LEAD = frozenset({Kind.RELATED, Kind.CLOSING, Kind.COMMENTS, Kind.TAGS, Kind.FOOTER})


def framed(
    paragraphs: list[str], lines: Sequence[str], title: str, described: Sequence[str] = ()
) -> list[str]:
    """Drop what stands above the title, and put the lead first that stands between it and the body.

    ``lines`` are those of the pruned page; ``described`` is what it declares as its description.
    """
    heading = _heading(lines, title)
    if heading is None or not paragraphs:
        return paragraphs
    places = _places(lines)
    own = _below(_in_order(paragraphs, places), places, heading)
    if not own:
        return own
    first = places.get(_key(own[0]), [])
    start = next((place for place in first if place > heading), None)
    if start is None or not heading + 1 < start <= heading + 1 + _GAP:
        return own
    known = {_key(paragraph) for paragraph in own}
    between = [line for line in lines[heading + 1 : start] if _key(line) not in known]
    if not between:
        return own
    body = set().union(*(terms(text) for text in own))
    about = [each for text in described if _is_about(each := terms(text), body, terms(title))]
    return [*_leads(between, own, about), *own]


def _is_about(described: set[str], body: set[str], title: set[str]) -> bool:
    """Tell a description of the article from the site's own and from the title said again."""
    size = len(described)
    return len(described & body) >= _ABOUT * size and len(described - title) > _DESCRIBED * size / 2


def _heading(lines: Sequence[str], title: str) -> int | None:
    """Find the title's first printing."""
    wanted = bare(fold(title))
    if not wanted:
        return None
    most = 2 * len(title)
    same = (i for i, line in enumerate(lines) if len(line) < most and bare(fold(line)) == wanted)
    return next(same, None)


def _key(text: str) -> str:
    return text[:_KEY].strip()


def _places(lines: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        found.setdefault(_key(line), []).append(index)
    return found


_HEAD_MOST = 200
"""Lines of a head that are looked for; a hostile page has no end of them."""
_HEAD_LINES = 3
"""Lines of the page's head within one paragraph: then the whole page was taken for one."""


def without_page(paragraphs: list[str], printed: Sequence[str], title: str) -> list[str]:
    """Drop a paragraph that holds the site's name, its clock and its menu in one."""
    heading = _heading(printed, title)
    head = [line for line in printed[:heading][:_HEAD_MOST] if len(line) >= _LEAD_WORDS] if heading else []
    whole = set(printed)
    return [
        text
        for text in paragraphs
        if text in whole or title not in text or sum(line in text for line in head) < _HEAD_LINES
    ]


def _in_order(paragraphs: list[str], places: dict[str, list[int]]) -> list[str]:
    """Set paragraphs into the page's order where an extractor moved what stands in tables."""
    found = [places.get(_key(text), []) for text in paragraphs]
    if not all(len(each) == 1 for each in found):
        return paragraphs
    return [text for _, text in sorted(zip(found, paragraphs, strict=True), key=lambda row: row[0])]


def _below(paragraphs: list[str], places: dict[str, list[int]], heading: int) -> list[str]:
    """Take leading paragraphs off that are printed above the title only, when more of the text is below."""
    rest = [text for text in paragraphs if not _is_above(places.get(_key(text), []), heading)]
    return rest if 2 * sum(map(len, rest)) > sum(map(len, paragraphs)) else paragraphs


def _is_above(places: list[int], heading: int) -> bool:
    return bool(places) and places[-1] < heading


def _leads(between: list[str], own: list[str], described: list[set[str]]) -> list[str]:
    """Pick the sentences of a lead out of what stands between title and body."""
    found: list[str] = []
    for line in split("\n".join(between)):
        kind = kind_of(line)
        if kind in _ENDS_LEAD or len(found) >= _LEADS:
            break
        plain = kind in {Kind.PROSE, Kind.SHORT} and line.text not in found
        if plain and _reads_like_lead(line, own, described):
            found.append(line.text)
    return found


_DESCRIBED = 0.6
"""Share of its word pairs that a lead has in common with the page's description of itself."""


def _is_described(line: Line, described: list[set[str]]) -> bool:
    """Tell whether the page calls the line its description."""
    own = line.terms
    return any(len(own & each) >= _DESCRIBED * min(len(own), len(each)) for each in described if each)


def _reads_like_lead(line: Line, own: list[str], described: list[set[str]]) -> bool:
    if line.weight > _LEAD_MOST or line.bullet or line.text.endswith(("...", "…")):
        return False
    if described and not _is_described(line, described):
        return False
    if any(line.text in paragraph for paragraph in own[:3]):
        return False
    count = len(line.text.split())
    unspaced = line.weight >= 4 * _UNSTOPPED_WORDS and count <= line.weight // 8
    return (line.stops and (count >= _LEAD_WORDS or unspaced)) or (count >= _UNSTOPPED_WORDS or unspaced)
