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
