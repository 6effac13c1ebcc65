"""What an action raises when it declines: words for the person, and the field they belong to.

Raised by any room's actions; turned into a form error by `screens.ActionScreen`.
"""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it is an answer, not an accident
    """The action declined; nothing was changed."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        """`message` says what is wrong and what to do; `field` names the form field."""
        super().__init__(message)
        self.message = message
        self.field = field
