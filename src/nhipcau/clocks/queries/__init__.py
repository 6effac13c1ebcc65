"""What is read of clocks and rules."""

from nhipcau.clocks.queries.clocks import (
    clock_of,
    clocks_for,
    clocks_of,
    due_soon_for,
    due_today_for,
    get_clock_for,
    hand_overs_of,
    late_for,
    provisional_running,
    running_for,
    starts_of,
)
from nhipcau.clocks.queries.punctual import punctuality_for
from nhipcau.clocks.queries.rules import rule_on, rules_for

__all__ = [
    "clock_of", "clocks_for", "clocks_of", "due_soon_for", "due_today_for", "get_clock_for", "hand_overs_of",
    "late_for", "provisional_running", "punctuality_for", "rule_on", "rules_for", "running_for", "starts_of",
]  # fmt: skip
