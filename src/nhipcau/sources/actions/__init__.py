"""What changes in this room: one verb, one function, one transaction, one entry in the record."""

from nhipcau.sources.actions.adding import add_source
from nhipcau.sources.actions.exchange import ImportedRow, import_sources
from nhipcau.sources.actions.feeds import add_feed, pause_feed, poll_now, resume_feed
from nhipcau.sources.actions.fetching import FetchSummary, fetch_due_pages
from nhipcau.sources.actions.outlets import add_outlet, change_outlet, retire_outlet
from nhipcau.sources.actions.pages import add_address, add_file, look_again, retry_all_broken, retry_page
from nhipcau.sources.actions.polling import PollSummary, poll_due_feeds
from nhipcau.sources.actions.reading import ClaimedPage, claim_pages_to_read, release_page, settle_page

__all__ = [
    "ClaimedPage",
    "FetchSummary",
    "ImportedRow",
    "PollSummary",
    "add_address",
    "add_feed",
    "add_file",
    "add_outlet",
    "add_source",
    "change_outlet",
    "claim_pages_to_read",
    "fetch_due_pages",
    "import_sources",
    "look_again",
    "pause_feed",
    "poll_due_feeds",
    "poll_now",
    "release_page",
    "resume_feed",
    "retire_outlet",
    "retry_all_broken",
    "retry_page",
    "settle_page",
]
