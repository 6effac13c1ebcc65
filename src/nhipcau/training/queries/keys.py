"""Keys of links for people without an account; derived from the office's secret, stored nowhere.

In: a kind (`rules.keys`), the row's public id, its version. Called by letters, badges and link pages.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from nhipcau.mailing.addresses import absolute
from nhipcau.training.models import Delegate, Quota
from nhipcau.training.rules import keys, states

SALT = "nhipcau.training.link"


def link_key(kind: str, public_id: str, version: int) -> str:
    """Return the key of one link."""
    digest = salted_hmac(SALT, keys.worded(kind, public_id, version), algorithm="sha256").digest()
    return keys.key_of(digest)


def opens(key: str, *, kind: str, public_id: str, version: int) -> bool:
    """Say, in constant time, whether a key is the one of this link."""
    return constant_time_compare(key, link_key(kind, public_id, version))


def quota_of_link(public_id: str, key: str) -> Quota | None:
    """Return the quota that a link opens; None for a wrong key, as for an unknown quota."""
    rows = Quota.objects.select_related("round__conference", "body", "category", "site", "unit")
    quota = rows.filter(public_id=public_id).first()
    version = quota.key_version if quota else 0
    return quota if opens(key, kind=keys.QUOTA, public_id=public_id, version=version) and quota else None


def delegate_of_link(kind: str, public_id: str, key: str) -> Delegate | None:
    """Return the delegate whose link of a kind this is; nobody who was erased, swapped or withdrawn."""
    rows = Delegate.objects.select_related("conference", "site", "category", "body")
    row = rows.filter(public_id=public_id, erased_at=None, state=states.NAMED).first()
    version = row.pass_version if row else 0
    return row if opens(key, kind=kind, public_id=public_id, version=version) and row else None


def quota_address(quota: Quota) -> str:
    """Return the full address where an agency names its people."""
    key = link_key(keys.QUOTA, quota.public_id, quota.key_version)
    return absolute(reverse("training:quota_link", args=[quota.public_id, key]))


def answer_address(delegate: Delegate) -> str:
    """Return the full address where a delegate answers the invitation."""
    key = link_key(keys.ANSWER, delegate.public_id, delegate.pass_version)
    return absolute(reverse("training:answer_link", args=[delegate.public_id, key]))


def own_address(delegate: Delegate) -> str:
    """Return the full address of a delegate's own page: programme, materials, questions, certificate."""
    key = link_key(keys.OWN, delegate.public_id, delegate.pass_version)
    return absolute(reverse("learning:own", args=[delegate.public_id, key]))
