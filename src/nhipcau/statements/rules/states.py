"""Kinds, workflow of a language version, publication of an edition, and the steps between. Pure."""

from __future__ import annotations

RELEASE, RESPONSE, ANSWER, CORRECTION = "release", "response", "answer", "correction"
HOLDING, REMARK, NOTICE, FEATURE = "holding", "remark", "notice", "feature"
KINDS = (RELEASE, RESPONSE, ANSWER, CORRECTION, HOLDING, REMARK, NOTICE, FEATURE)
"""answering.md, Press; a feature presents the place and goes the same road."""

DRAFT, IN_REVIEW, NEEDS_CHANGES, APPROVED = "draft", "in_review", "needs_changes", "approved"
WORKFLOW = (DRAFT, IN_REVIEW, NEEDS_CHANGES, APPROVED)
"""Where the words of one language stand; apart from whether they are public."""

UNPUBLISHED, SCHEDULED, PUBLISHED = "unpublished", "scheduled", "published"
CORRECTED, SUPERSEDED, WITHDRAWN = "corrected", "superseded", "withdrawn"
PUBLICATION = (UNPUBLISHED, SCHEDULED, PUBLISHED, CORRECTED, SUPERSEDED, WITHDRAWN)
PUBLIC = (PUBLISHED, CORRECTED, SUPERSEDED, WITHDRAWN)
"""What the public may know of; a withdrawn edition is a tombstone with its reason, its words are gone."""
READABLE = (PUBLISHED, CORRECTED, SUPERSEDED)
"""What the public may still read; a corrected edition stays reachable beside the one that corrects it."""

BY_HAND, BY_MACHINE = "hand", "machine"
MADE = (BY_HAND, BY_MACHINE)
"""Whether a machine wrote the first words of a version (charter 11: labelled, never approved unedited)."""

WORKFLOW_STEPS = frozenset({
    (DRAFT, IN_REVIEW), (NEEDS_CHANGES, IN_REVIEW), (NEEDS_CHANGES, DRAFT), (IN_REVIEW, DRAFT),
    (IN_REVIEW, NEEDS_CHANGES), (IN_REVIEW, APPROVED), (APPROVED, DRAFT), (APPROVED, NEEDS_CHANGES),
})  # fmt: skip
"""How the words of a language move. Migration 0002 holds the same table in the database."""
PUBLICATION_STEPS = frozenset({
    (UNPUBLISHED, SCHEDULED), (SCHEDULED, UNPUBLISHED), (UNPUBLISHED, PUBLISHED), (SCHEDULED, PUBLISHED),
    (PUBLISHED, CORRECTED), (PUBLISHED, SUPERSEDED), (PUBLISHED, WITHDRAWN),
    (CORRECTED, WITHDRAWN), (SUPERSEDED, WITHDRAWN),
})  # fmt: skip
"""How an edition moves; nothing leads back from what the public saw."""


def may_step(origin: str, to: str) -> bool:
    """Tell whether the words of a language may go from one state to another."""
    return (origin, to) in WORKFLOW_STEPS


def may_turn(origin: str, to: str) -> bool:
    """Tell whether an edition may go from one publication state to another."""
    return (origin, to) in PUBLICATION_STEPS


def origins_of(to: str) -> list[str]:
    """Return the publication states from which an edition may come to `to`, sorted."""
    return sorted(origin for origin, target in PUBLICATION_STEPS if target == to)
