"""An address as a person typed it, made tidy or refused in words. Called by the actions that take one."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.sources.canonical import tidy_address
from nhipcau.sources.fetcher.addresses import target_of
from nhipcau.sources.fetcher.results import FetchStoppedError
from nhipcau.sources.register import private_service
from nhipcau.sources.wording import sentence


def public_address(typed: str, *, field: str) -> str:
    """Return the tidy address; refuse inside networks and private accounts (charter 1 and 2)."""
    text = typed.strip()
    if text and "://" not in text.split("?")[0]:
        text = f"https://{text.lstrip('/')}"
    tidy = tidy_address(text)
    if tidy is None:
        raise Refused(sentence("bad_address"), field=field)
    service = private_service(tidy)
    if service:
        raise Refused(
            _("%(service)s là nơi của tài khoản riêng tư. Ta chỉ đọc báo chí và cơ quan công bố chính thức.")
            % {"service": service},
            field=field,
        )
    try:
        target_of(tidy, frozenset(settings.FETCH_ALLOWED_ORIGINS))
    except FetchStoppedError as stop:
        raise Refused(sentence(stop.reason), field=field) from stop
    return tidy
