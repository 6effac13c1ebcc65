"""What the room stores: conferences with their sites and programme, who was named, who was invited."""

from nhipcau.training.models.conferences import Conference, Site
from nhipcau.training.models.delegates import Delegate, Invitation
from nhipcau.training.models.needs import Need, NeedState
from nhipcau.training.models.nominating import Category, Quota, Round
from nhipcau.training.models.programme import HalfDay, Material, Session, SessionSpeaker, Topic

__all__ = [
    "Category",
    "Conference",
    "Delegate",
    "HalfDay",
    "Invitation",
    "Material",
    "Need",
    "NeedState",
    "Quota",
    "Round",
    "Session",
    "SessionSpeaker",
    "Site",
    "Topic",
]
