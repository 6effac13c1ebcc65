"""The list of public keys: from when to when each signs, and whether it was revoked. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhipcau.signing.rules.ed25519 import key_id_of
from nhipcau.signing.rules.moments import moment_from

FORMAT = "nhipcau.keys/1"


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """One public key and its time."""

    key_id: str
    public: str
    valid_from: datetime
    valid_until: datetime | None = None
    revoked_at: datetime | None = None
    revoked_why: str = ""


def keys_from(told: Mapping[str, Any]) -> dict[str, KeyFacts]:
    """Read a published key list; raises ValueError where it is none or a key is not what its id says."""
    if told.get("format") != FORMAT or not isinstance(told.get("keys"), list):
        raise ValueError(FORMAT)
    try:
        found = [_key_from(one) for one in told["keys"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error
    return {key.key_id: key for key in found}


def _key_from(told: Mapping[str, Any]) -> KeyFacts:
    if key_id_of(told["public"]) != told["key_id"]:
        raise ValueError(told["key_id"])
    return KeyFacts(
        told["key_id"], told["public"], moment_from(told["valid_from"]),
        _moment(told.get("valid_until")), _moment(told.get("revoked_at")), str(told.get("revoked_why") or ""),
    )  # fmt: skip


def _moment(told: str | None) -> datetime | None:
    return moment_from(told) if told else None
