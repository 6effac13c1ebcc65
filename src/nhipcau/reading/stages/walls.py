"""What an address answered in, why it is no page to cite out: None for a real page. Called by `verification`.

A page that *talks about* captchas, log-ins or 404s is kept: what counts is words spoken to the reader,
beginning a sentence and outside quotation marks, on a page that has little text of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nhipcau.reading.outcomes import DropReason
from nhipcau.reading.records import Page
from nhipcau.reading.stages.decode import Decoded, Shape, decode
from nhipcau.reading.stages.refuse import refuse
from nhipcau.reading.stages.wall_addresses import WallReason, moved_to
from nhipcau.reading.stages.wall_pages import Look, look_at, look_at_text
from nhipcau.reading.stages.wall_words import begins, is_nothing_but, says

ANSWERED = 200
STATUSES = {401: WallReason.LOGIN, 402: WallReason.SUBSCRIBE, 404: WallReason.MISSING, 407: WallReason.LOGIN,
            410: WallReason.MISSING, 429: WallReason.BOT}  # fmt: skip
MOST = {
    WallReason.BOT: 500,
    WallReason.LOGIN: 400,
    WallReason.SUBSCRIBE: 1500,
    WallReason.CONSENT: 400,
    WallReason.MISSING: 400,
    WallReason.FAILING: 300,
}
"""Weight of running text that is an article in spite of such a sentence; `refuse` keeps teasers to 1,500."""
SHELL_MOST = 110
"""Weight of all visible words below which a page with scripts is an empty shell (`refuse._SHORTEST`)."""


@dataclass(frozen=True, slots=True)
class Wall:
    """Why the answer is no page to cite."""

    reason: WallReason
    detail: str = ""
    """The words or the mark that told."""


def wall_of(*, status: int, url: str, final_url: str, content: bytes, content_type: str = "") -> Wall | None:
    """Judge one answer by status, address, markup and words."""
    if status != ANSWERED:
        return Wall(STATUSES.get(status, WallReason.FAILING), f"HTTP {status}")
    if moved := moved_to(url, final_url):
        return Wall(*moved)
    decoded = decode(Page(url, content, content_type=content_type or None, url=final_url))
    if not isinstance(decoded, Decoded):
        return Wall(WallReason.EMPTY, "no content") if not content.strip() else None
    look = look_at(decoded.text) if decoded.shape is Shape.HTML else look_at_text(decoded.text)
    return next((found for judge in JUDGES if (found := judge(look))), None)


def _marked(look: Look) -> Wall | None:
    """Challenge pages of the known guards, by what their markup alone carries."""
    is_thin = look.prose < MOST[WallReason.BOT]
    return Wall(WallReason.BOT, look.guard) if look.guard and is_thin else None


def _titled(look: Look) -> Wall | None:
    """A title that is nothing but "not found", on a page whose heading is no headline of its own."""
    for reason in (WallReason.MISSING, WallReason.BOT, WallReason.FAILING, WallReason.LOGIN):
        named = next((part for part in look.title_parts if is_nothing_but(reason, part)), None)
        headed = next((line for line in look.headings if is_nothing_but(reason, line)), None)
        if reason in {WallReason.LOGIN, WallReason.FAILING} and look.prose >= MOST[reason]:
            continue
        if reason is WallReason.LOGIN and not (look.has_password or look.prose == 0):
            continue
        if headed and (named or look.prose < MOST[reason]):
            return Wall(reason, headed)
        if named and (not look.headings or look.prose < MOST[reason]) and not _has_headline(look, named):
            return Wall(reason, named)
    return None


def _has_headline(look: Look, named: str) -> bool:
    """Tell whether the first heading is a headline that only contains the named part."""
    first = look.headings[0] if look.headings else ""
    return len(first) > len(named) + 8 and named.lower() in first.lower()


def _spoken(look: Look) -> Wall | None:
    """A sentence spoken to the reader, on a page with little text of its own."""
    for reason in (
        WallReason.BOT,
        WallReason.MISSING,
        WallReason.SUBSCRIBE,
        WallReason.LOGIN,
        WallReason.FAILING,
    ):
        told = [each for each in look.sentences if says(reason, each)]
        if told and look.prose - _mass(look, told) < MOST[reason] and _stands_out(look, told, reason):
            return Wall(reason, told[0][:120])
    return None


def _mass(look: Look, told: Sequence[str]) -> int:
    return sum(len(each) for each in told if each in look.prose_sentences)


def _stands_out(look: Look, told: Sequence[str], reason: WallReason) -> bool:
    """A subscribe or log-in line beside a short article counts where the page itself says that it is cut."""
    if reason is WallReason.SUBSCRIBE:
        return True
    if reason is WallReason.LOGIN:
        return look.prose < MOST[reason]
    # A short notice may quote such a page; a page that is one has the sentence on top or hardly any other.
    first = look.sentences[: max(4, len(look.headings) + 3)]
    return look.prose - _mass(look, told) < _NOTICE or any(
        each in first or each in look.headings for each in told
    )


_NOTICE = 160
"""Weight of the running text beside the sentence; shorter notices than this are hardly printed."""


def _reads_as_wall(look: Look) -> Wall | None:
    """What the reading line drops as a wall is none to cite either."""
    shown = [line for line in look.lines if line not in look.headings]
    dropped = refuse("", look.running, shown, linked=0.0)
    is_wall = dropped is not None and dropped.reason is DropReason.WALL
    return Wall(WallReason.SUBSCRIBE, dropped.detail[:120]) if dropped and is_wall else None


def _asks_consent(look: Look) -> Wall | None:
    """A banner about cookies with its button, and hardly a sentence about anything else."""
    told = [each for each in look.sentences if says(WallReason.CONSENT, each)]
    if not told or not any(begins("consent", "accept", each, whole=True) for each in look.buttons):
        return None
    other = sum(
        len(each) for each in look.prose_sentences if not begins("consent", "about", each, anywhere=True)
    )
    has_little = other < MOST[WallReason.CONSENT] and look.visible < _BANNER_PAGE
    return Wall(WallReason.CONSENT, told[0][:120]) if has_little else None


_BANNER_PAGE = 2500
"""Weight of all words of a page that is nothing but a banner with its list of purposes."""


def _is_shell(look: Look) -> Wall | None:
    """Nothing to read before scripts have run."""
    if look.visible == 0:
        return Wall(WallReason.EMPTY, "no visible words")
    if look.prose or look.visible >= SHELL_MOST or not look.has_script:
        return None
    waiting = next((each for each in look.sentences if says(WallReason.EMPTY, each)), "")
    is_root = look.has_root or look.visible < _FEW
    return Wall(WallReason.EMPTY, waiting or "an empty shell") if waiting or is_root else None


_FEW = 40
"""Weight of a site's name and a word or two."""

JUDGES: tuple[Callable[[Look], Wall | None], ...] = (
    _marked, _titled, _spoken, _reads_as_wall, _asks_consent, _is_shell,
)  # fmt: skip
"""The first that speaks decides."""

__all__ = ["Wall", "WallReason", "wall_of"]
