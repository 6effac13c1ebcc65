"""What changes in the room: topics, matches, alerts, receipts."""

from nhipcau.watching.actions.acknowledging import acknowledge, acknowledge_all
from nhipcau.watching.actions.alerting import raise_alerts
from nhipcau.watching.actions.matching import await_matching, match_waiting
from nhipcau.watching.actions.subscribing import set_own_rules, subscribe, unsubscribe
from nhipcau.watching.actions.topics import add_topic, change_topic, delete_topic, open_topic, pause_topic

__all__ = [
    "acknowledge", "acknowledge_all", "add_topic", "await_matching", "change_topic", "delete_topic",
    "match_waiting", "open_topic", "pause_topic", "raise_alerts", "set_own_rules", "subscribe", "unsubscribe",
]  # fmt: skip
