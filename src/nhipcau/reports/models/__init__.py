"""What the room stores: indicators, forms, periods; reports and their way up; totals, reviews, awards."""

from nhipcau.reports.models.forms import (
    Adding,
    FormRow,
    FormVersion,
    Indicator,
    Period,
    PeriodKind,
    ReportLevel,
)
from nhipcau.reports.models.maps import Annex, Outline
from nhipcau.reports.models.reports import (
    Answer,
    Finding,
    Origin,
    Report,
    ReportState,
    ReviewAction,
    Revision,
    Value,
)
from nhipcau.reports.models.reviews import (
    AwardRound,
    Closing,
    Missing,
    Practice,
    PracticeState,
    Review,
    Rollup,
    Score,
)

__all__ = [
    "Adding",
    "Annex",
    "Answer",
    "AwardRound",
    "Closing",
    "Finding",
    "FormRow",
    "FormVersion",
    "Indicator",
    "Missing",
    "Origin",
    "Outline",
    "Period",
    "PeriodKind",
    "Practice",
    "PracticeState",
    "Report",
    "ReportLevel",
    "ReportState",
    "Review",
    "ReviewAction",
    "Revision",
    "Rollup",
    "Score",
    "Value",
]
