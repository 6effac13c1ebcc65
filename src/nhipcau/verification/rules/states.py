"""The words of verification and which may stand beside which. Pure; every layer of the room reads them."""

from __future__ import annotations

# Kinds of a claim: only the first is ever answered (charter 5).
CHECKABLE = "checkable"
OPINION = "opinion"
COMPLAINT = "complaint"
SATIRE = "satire"
QUESTION = "question"
KINDS = (CHECKABLE, OPINION, COMPLAINT, SATIRE, QUESTION)

# Where a claim stands.
NOTED = "noted"
FILED = "filed"
ROUTED = "routed"
OPEN = "open"
REPEAT = "repeat"
STATES_OF_KIND = {
    "": frozenset({NOTED}),
    CHECKABLE: frozenset({OPEN, REPEAT}),
    OPINION: frozenset({FILED}),
    SATIRE: frozenset({FILED}),
    COMPLAINT: frozenset({ROUTED}),
    QUESTION: frozenset({FILED, ROUTED}),
}
"""An opinion and satire are filed as what they are; a complaint goes to the unit that can solve it."""

# How one claim stands to an earlier one; a person says so, never the machine.
SAME = "same"
NARROWER = "narrower"
BROADER = "broader"
OPPOSITE = "opposite"
SAME_TOPIC = "same_topic"
UNRELATED = "unrelated"

# Whom a claim would please: the yardstick is the same (charter 7), and the board shows that it is.
FLATTERS = "flatters"
BURDENS = "burdens"
NEITHER = "neither"

# A dossier.
GATHERING = "gathering"
IN_REVIEW = "in_review"
CLOSED = "closed"

# Evidence.
DOCUMENT = "document"
FIGURES = "figures"
ARTICLE = "article"
REPLY = "reply"
PICTURE = "picture"
VISIT = "visit"
SUPPORTS = "supports"
CONTRADICTS = "contradicts"
CONTEXT = "context"

# A finding.
DRAFT = "draft"
SUBMITTED = "submitted"
RETURNED = "returned"
PASSED = "passed"

RIGHT_WE_CORRECT = "right_we_correct"
RIGHT = "right"
MOSTLY_RIGHT = "mostly_right"
LACKS_CONTEXT = "lacks_context"
OUT_OF_DATE = "out_of_date"
NOT_ENOUGH = "not_enough_evidence"
WRONG = "wrong"
CANNOT_BE_CHECKED = "cannot_be_checked"
VERDICTS = (
    RIGHT_WE_CORRECT,
    RIGHT,
    MOSTLY_RIGHT,
    LACKS_CONTEXT,
    OUT_OF_DATE,
    NOT_ENOUGH,
    WRONG,
    CANNOT_BE_CHECKED,
)
"""answering.md; the order is the office's own duty first."""

FEWEST_SEARCHES = 3
"""Named searches that found nothing stand for the other side's evidence (answering.md)."""
MOST_SUMMARY_WORDS = 150
"""A finding for a reader (answering.md)."""
