"""What of signing waits for the administrator: a key that ends, or none in force where there was one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.common import waiting
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.signing.queries.waiting import ends_soon, has_any, last_key


def keys_waiting(person: Any, at: datetime) -> Iterator[Waiting]:  # noqa: ARG001 - every builder's call
    """Tell that a new signing key is needed, by the moment when the last one ends."""
    key = last_key(at)
    if key is not None and ends_soon(key, at):
        url = reverse("signing:key", args=[key.key_id])
        yield Waiting(
            _("Tạo khóa ký mới"), _("Khóa %(key)s hết hạn") % {"key": key.key_id}, url, key.valid_until
        )
    if key is None and has_any():
        yield Waiting(_("Tạo khóa ký mới"), _("Không còn khóa nào đang ký được"), reverse("signing:keys"), at)


waiting.add(Waits("signing.keys", keys_waiting, needs="signing.keep_keys"))
