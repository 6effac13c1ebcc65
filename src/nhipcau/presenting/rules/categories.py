"""What a piece presents, and the facts that each kind of it asks for. Pure."""

from __future__ import annotations

PLACE, PRODUCT, PEOPLE, CULTURE, INVESTMENT, TRAVEL = (
    "place", "product", "people", "culture", "investment", "travel",
)  # fmt: skip
CATEGORIES = (PLACE, PRODUCT, PEOPLE, CULTURE, INVESTMENT, TRAVEL)
"""Issue 5, point 7: features, products, people, culture, investment and travel."""

_FACTS: dict[str, tuple[str, ...]] = {
    PLACE: ("where", "season", "area", "recognised"),
    PRODUCT: ("maker", "origin_mark", "code", "season"),
    PEOPLE: ("post", "craft", "since"),
    CULTURE: ("where", "season", "recognised"),
    INVESTMENT: ("sector", "area", "incentive", "contact_office"),
    TRAVEL: ("where", "season", "way_there", "contact_office"),
}
FACT_KEYS = tuple(sorted({key for keys in _FACTS.values() for key in keys}))
"""Words in `wording.FACTS`; a fact of another name carries its own label."""


def facts_of(category: str) -> tuple[str, ...]:
    """Return the facts that a piece of this category is asked for, in their order."""
    return _FACTS[category]


def needs_source(value: str) -> bool:
    """Say whether a fact holds a figure: then where it comes from must be written."""
    return any(letter.isdigit() for letter in value)
