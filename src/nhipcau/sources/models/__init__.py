"""What this room stores: who publishes, where we read, what came."""

from nhipcau.sources.models.feeds import Feed, FeedKind
from nhipcau.sources.models.hosts import Host
from nhipcau.sources.models.outlets import Outlet, OutletKind
from nhipcau.sources.models.pages import Page, PageState, Snapshot

__all__ = ["Feed", "FeedKind", "Host", "Outlet", "OutletKind", "Page", "PageState", "Snapshot"]
