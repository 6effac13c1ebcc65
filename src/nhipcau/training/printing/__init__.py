"""Papers of a conference as Word files: plan, programme, invitation, list of delegates."""

from nhipcau.training.printing.invitation import invitation_paper
from nhipcau.training.printing.people import list_paper
from nhipcau.training.printing.plan import plan_paper
from nhipcau.training.printing.programme import programme_paper

__all__ = ["invitation_paper", "list_paper", "plan_paper", "programme_paper"]
