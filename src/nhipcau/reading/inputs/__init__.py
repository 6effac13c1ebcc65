"""Names of files, folders and archives in, pages out, one at a time; called by the command line and journeys.

What cannot be read is handed out as a named outcome instead of a page: nothing vanishes.
"""

from nhipcau.reading.inputs.paths import Refused, Source, pages, pages_of_bytes

__all__ = ["Refused", "Source", "pages", "pages_of_bytes"]
