"""What the room stores: topics with their matches, bursts, alerts and who receives them."""

from nhipcau.watching.models.alerts import Alert, AlertKind, Burst, MailState, OwnRules, Receipt, Subscription
from nhipcau.watching.models.topics import Match, Rhythm, Season, Topic, Waiting

__all__ = [
    "Alert", "AlertKind", "Burst", "MailState", "Match", "OwnRules", "Receipt", "Rhythm", "Season",
    "Subscription", "Topic", "Waiting",
]  # fmt: skip
