"""The states of a report and the words stored of forms, values and reviews. Pure."""

from __future__ import annotations

OPEN, SUBMITTED, RETURNED, APPROVED = "open", "submitted", "returned", "approved"
REPORT_STATES = (OPEN, SUBMITTED, RETURNED, APPROVED)
"""Being filled; waiting for the level above; sent back with reasons; approved, and counted in every total."""
WRITABLE = (OPEN, RETURNED)
"""Only then do values and words change."""
SUM, LAST, RATIO = "sum", "last", "ratio"
OVER_UNITS = (SUM, RATIO)
OVER_TIME = (SUM, LAST, RATIO)
"""How an indicator adds: numbers are summed, "last" ones (staff, channels) do not add over time, ratios
come of summed numerators and denominators."""
COUNTED, STATED = "counted", "stated"
ORIGINS = (COUNTED, STATED)
"""Counted by the system off the unit's own work, or stated by the unit (with a reason where both differ)."""
HALF_1, HALF_2, YEAR = "half1", "half2", "year"
KINDS = (HALF_1, HALF_2, YEAR)
COUNTRY, PROVINCE, COMMUNE = "country", "province", "commune"
LEVELS = (PROVINCE, COMMUNE)
"""Who fills a form."""
SUBMIT, RETURN, APPROVE, WITHDRAW, RECALL = "submit", "return", "approve", "withdraw", "recall"
STEPS = (SUBMIT, RETURN, APPROVE, WITHDRAW, RECALL)
"""Withdraw: the level above takes its approval back. Recall: the unit takes back what nobody approved yet."""
STILL, SETTLED = "still", "settled"
ANSWERS = (STILL, SETTLED)
"""What a unit says of a limit it named a period before."""
NOMINATED, KEPT, DECLINED = "nominated", "kept", "declined"
PRACTICE_STATES = (NOMINATED, KEPT, DECLINED)
QUALIFIERS = ("", "over", "nearly", "about", "more", "under")
"""Empty is exact; then trên, gần, khoảng, hơn, dưới (product.md, "figure")."""
