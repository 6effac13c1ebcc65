"""Whom a text names as its source. In: its opening and its end; out: folded names, compared with outlets.

Called by `copying` where hours do not tell who was first.
"""

from __future__ import annotations

import re

from nhipcau.common.folding import fold

OPENING, END = 400, 300
"""Letters in which credits stand: "HÀ NỘI (TTXVN) -" and "Theo TTXVN" or "Nguồn: …" on the last line."""
SAME_AGENCY = (
    frozenset({"ttxvn", "thong tan xa viet nam", "vietnam news agency", "vna", "vietnam+", "vietnamplus"}),
    frozenset({"xinhua", "tan hoa xa", "新华社", "新华网", "新華社"}),
    frozenset({"afp", "agence france-presse"}),
    frozenset({"reuters"}),
    frozenset({"ap", "associated press"}),
    frozenset({"kpl", "ຂປລ", "ຂ່າວສານປະເທດລາວ", "lao news agency"}),
    frozenset({"akp", "agence kampuchea presse"}),
)
"""News agencies of the six languages under their own and others' names."""
NAMES = sorted((name for names in SAME_AGENCY for name in names), key=len, reverse=True)
AGENCY = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, NAMES))})(?!\w)|新华社|新華社|新华网")
CREDITED = re.compile(
    r"(?:^|[\n(.])\s*(?:theo|nguon|source|d'apres|来源|來源|ທີ່ມາ|ប្រភព)\s*[:៖：]?\s*([^\n().,;]{2,60})"
)
"""A credit opens a line, a sentence or a bracket; inside a sentence "theo" is any "according to"."""
MOST_WORDS = 8
"""A longer "Theo …" is a sentence."""


def credited_in(text: str) -> frozenset[str]:
    """Return the names under which a text credits its source, folded."""
    return _credits(text[:OPENING], text[-END:])


def _credits(opening: str, end: str) -> frozenset[str]:
    found: set[str] = set()
    for part in (fold(opening), fold(end)):
        found |= set(AGENCY.findall(part))
        found |= {name.strip() for name in CREDITED.findall(part) if len(name.split()) <= MOST_WORDS}
    return frozenset(_with_aliases(found))


def _with_aliases(names: set[str]) -> set[str]:
    return names.union(*(agency for agency in SAME_AGENCY if agency & names))


def names_outlet(credited: frozenset[str], outlet: str) -> bool:
    """Say whether a credited name is this outlet's: "Cao Bằng" alone is the paper "Báo Cao Bằng" too."""
    own = fold(outlet).strip()
    bare = own.removeprefix("bao ").removeprefix("trang ")
    if not bare:
        return False
    aliases = _with_aliases({own, bare} | set(AGENCY.findall(own)))
    return bool(aliases & credited) or any(_is_inside(own, name) for name in credited)


def _is_inside(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
