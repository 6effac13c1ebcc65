"""What is stored of verification, a file a subject."""

from nhipcau.verification.models.claims import Claim, ClaimUnit, ClaimVector, Occurrence, Relation
from nhipcau.verification.models.dossiers import Change, Dossier, Request, Search
from nhipcau.verification.models.evidence import Capture, Evidence, KeptFile
from nhipcau.verification.models.findings import Correction, Finding, Kit, Reading, Writer

__all__ = [
    "Capture",
    "Change",
    "Claim",
    "ClaimUnit",
    "ClaimVector",
    "Correction",
    "Dossier",
    "Evidence",
    "Finding",
    "KeptFile",
    "Kit",
    "Occurrence",
    "Reading",
    "Relation",
    "Request",
    "Search",
    "Writer",
]
