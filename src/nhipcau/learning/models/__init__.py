"""What the room stores: questions, tests and their sheets, tallies of evaluations, certificates, reports."""

from nhipcau.learning.models.certificates import Certificate, CertificateRule
from nhipcau.learning.models.evaluations import Comment, Evaluation, EvaluationItem, Tally, Ticket
from nhipcau.learning.models.questions import Question, Vote
from nhipcau.learning.models.reports import Report
from nhipcau.learning.models.tests import Form, Item, Sheet, Test

__all__ = [
    "Certificate",
    "CertificateRule",
    "Comment",
    "Evaluation",
    "EvaluationItem",
    "Form",
    "Item",
    "Question",
    "Report",
    "Sheet",
    "Tally",
    "Test",
    "Ticket",
    "Vote",
]
