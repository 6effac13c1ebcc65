"""What the room stores: enquiries, what other units were asked, hand-overs, press conferences."""

from nhipcau.press.models.conferences import Conference
from nhipcau.press.models.enquiries import Enquiry, FactRequest, HandOver

__all__ = ["Conference", "Enquiry", "FactRequest", "HandOver"]
