"""Reading feeds: bytes in, entries out. No network and no Django in here.

Called by the sources room: `parse_feed` for what was polled, `candidates` for what a home page offers.
"""

from nhipcau.sources.feeds.discovery import Candidate, candidates, site_of
from nhipcau.sources.feeds.parsing import NotAFeedError, parse_feed
from nhipcau.sources.feeds.records import Entry, ParsedFeed

__all__ = ["Candidate", "Entry", "NotAFeedError", "ParsedFeed", "candidates", "parse_feed", "site_of"]
