"""A conference's title inside a sentence and in the head of its plan. Pure."""

from __future__ import annotations

COMMON_NOUNS = ("hội nghị", "tập huấn", "lớp", "khóa", "chương trình", "bồi dưỡng", "hội thảo")
"""With these a title goes on in small letters behind a verb."""


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence: "Hội nghị …" becomes "hội nghị …"."""
    begins = title.casefold().startswith(COMMON_NOUNS)
    return title[0].lower() + title[1:] if begins else title


def plan_title(title: str) -> str:
    """Return what the plan is about, as its head and the register say it."""
    return f"Tổ chức {inside(title)}"
