"""How many forms one address may send to the newsroom in an hour."""

from __future__ import annotations

from nhipcau.common.pace import Pace

MOST_AN_HOUR = 10
ENQUIRIES, SUBSCRIPTIONS = Pace(MOST_AN_HOUR), Pace(MOST_AN_HOUR)
