"""The one fetcher: the only door through which this office reads the web. No Django in here.

In: an address. Out: `Fetched`, `NotModified` or `FetchError`, never an exception.
Called by the sources room only; nothing else may import an HTTP client.
"""

from nhipcau.sources.fetcher.client import Fetcher, Limits
from nhipcau.sources.fetcher.results import (
    Fetch,
    Fetched,
    FetchError,
    HeaderPairs,
    NotModified,
    Reason,
    Result,
)

__all__ = [
    "Fetch",
    "FetchError",
    "Fetched",
    "Fetcher",
    "HeaderPairs",
    "Limits",
    "NotModified",
    "Reason",
    "Result",
]
