"""What a task may say, and where a product may lie. Pure. Called by the actions and by the sheet of tasks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

TITLE, LEAD, PRODUCT, FUNDING, WORDS, PARTNERS, ADDRESS = 300, 200, 200, 120, 500, 4000, 500
"""Letters at most, as the columns hold them; partners as far as anybody reads."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
EMPTY, LONG, DAY, KIND = "empty", "long", "day", "kind"
"""Why a field is refused."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task as it is asked for."""

    title: str
    lead_words: str
    due_on: date
    kind: str = ""
    lead_body_id: int | None = None
    partners: str = ""
    product: str = ""
    funding: str = ""
    obliged_id: int | None = None
    origin: str = ""
    origin_words: str = ""


LIMITS = {
    "title": TITLE, "lead_words": LEAD, "partners": PARTNERS, "product": PRODUCT, "funding": FUNDING,
    "origin": 60, "origin_words": 300,
}  # fmt: skip
NEEDED = ("title", "lead_words")
LINES = ("partners",)
"""Fields of several lines; the others are one line."""


def tidied(field: str, text: str) -> str:
    """Return a field as it is kept: one space between words, one line where it is one line."""
    if field in LINES:
        return "\n".join(line for line in (" ".join(one.split()) for one in text.splitlines()) if line)
    return " ".join(text.split())


def faults(asked: NewTask, kinds: tuple[str, ...]) -> dict[str, str]:
    """Return why each wrong field is refused; nothing where the task may stand."""
    found = {name: LONG for name, most in LIMITS.items() if len(tidied(name, getattr(asked, name))) > most}
    found |= {name: EMPTY for name in NEEDED if not tidied(name, getattr(asked, name))}
    if not FIRST_YEAR <= asked.due_on.year <= LAST_YEAR:
        found["due_on"] = DAY
    if asked.kind and asked.kind not in kinds:
        found["kind"] = KIND
    return found


def kept(asked: NewTask) -> dict[str, object]:
    """Return the fields as they are stored."""
    told = {field.name: getattr(asked, field.name) for field in fields(asked)}
    return {name: tidied(name, value) if isinstance(value, str) else value for name, value in told.items()}


def is_place(address: str) -> bool:
    """Say whether an address may be linked: a page of this house or of the web, no script and no blank."""
    if not address:
        return True
    if len(address) > ADDRESS or any(letter.isspace() or ord(letter) < ord(" ") for letter in address):
        return False
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return inside or address.lower().startswith(("https://", "http://"))
