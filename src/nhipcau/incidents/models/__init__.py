"""What the room stores: templates approved in advance, incidents and drills, and what comes of them."""

from nhipcau.incidents.models.incidents import Assignment, Check, Duty, Incident, IncidentState, Level
from nhipcau.incidents.models.templates import Template, TemplateState, TemplateText
from nhipcau.incidents.models.working import Holding, Lesson, Note, NoteKind, Rumour, RumourState

__all__ = [
    "Assignment",
    "Check",
    "Duty",
    "Holding",
    "Incident",
    "IncidentState",
    "Lesson",
    "Level",
    "Note",
    "NoteKind",
    "Rumour",
    "RumourState",
    "Template",
    "TemplateState",
    "TemplateText",
]
