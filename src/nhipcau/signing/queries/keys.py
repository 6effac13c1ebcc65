"""The office's public keys: all of them, and the one that signs now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.record.queries import Reader
from nhipcau.record.rules import iso
from nhipcau.signing.models import Key
from nhipcau.signing.rules.ed25519 import pem_of
from nhipcau.signing.rules.jwk import did_document, key_set
from nhipcau.signing.rules.keylist import FORMAT, KeyFacts


def keys() -> list[Key]:
    """Return every key there ever was, the newest first."""
    return list(Key.objects.order_by("-valid_from", "-id"))


def keys_in_force(at: datetime) -> QuerySet[Key]:
    """Return the keys that may sign at a moment, the newest first."""
    is_open = Q(valid_until=None) | Q(valid_until__gt=at)
    return Key.objects.filter(is_open, valid_from__lte=at, revoked_at=None).order_by("-valid_from", "-id")


def key_in_force(at: datetime) -> Key | None:
    """Return the newest key that may sign at a moment."""
    return keys_in_force(at).first()


def keys_for(person: Reader) -> QuerySet[Key]:
    """Return the keys for whoever keeps them, the newest first."""
    rows = Key.objects.order_by("-valid_from", "-id")
    return rows if person.may("signing.keep_keys") else rows.none()


def get_key_for(person: Reader, key_id: str) -> Key:
    """Return one key for whoever keeps them; 404 otherwise."""
    found: Key = get_object_or_404(keys_for(person), key_id=key_id)
    return found


def key_facts() -> list[KeyFacts]:
    """Return the keys as rules read them."""
    return [
        KeyFacts(key.key_id, key.public, key.valid_from, key.valid_until, key.revoked_at, key.revoked_why)
        for key in keys()
    ]


def key_list() -> dict[str, Any]:
    """Return the key list as it is published."""
    return {"format": FORMAT, "keys": [_published(key) for key in keys()]}


def published_key_set() -> dict[str, Any]:
    """Return the keys as other programs read them (RFC 7517): every one that was not revoked."""
    return key_set(_trusted())


def published_did(did: str) -> dict[str, Any]:
    """Return the document behind our did:web: the newest key first, none that was revoked."""
    return did_document(did, _trusted())


def _trusted() -> list[tuple[str, str]]:
    return [(key.key_id, key.public) for key in keys() if key.revoked_at is None]


def _published(key: Key) -> dict[str, Any]:
    return {
        "key_id": key.key_id,
        "public": key.public,
        "pem": pem_of(key.public),
        "valid_from": iso(key.valid_from),
        "valid_until": iso(key.valid_until) if key.valid_until else None,
        "revoked_at": iso(key.revoked_at) if key.revoked_at else None,
        "revoked_why": key.revoked_why,
    }
