"""What a site's phone takes with it for a half-day without a network, sealed; and the office's keys to it.

Called by the phones' API (bundle), by taking (open_sealed) and by the site's printed sheet (site_code_of).
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.conf import settings

from nhipcau.attendance.queries.passes import pass_for
from nhipcau.attendance.rules import sealing
from nhipcau.training.queries.conferences import half_days_of
from nhipcau.training.queries.delegates import delegates_of_site
from nhipcau.training.rules import states

FORMAT = "nhipcau.bundle/1"
KEPT_AFTER = timedelta(days=3)
"""A phone forgets its list this long after the last half-day: time enough to hand over what is left."""


def bundle_of(site: Any, at: datetime) -> bytes:
    """Return everything a phone of this site needs; names only under passes or the site's code."""
    conference = site.conference
    half_days = list(half_days_of(conference))
    categories = list(conference.categories.all())
    people = list(delegates_of_site(site))
    bodies = sorted({person.body.name for person in people if person.body})
    records, keys = _sealed_people(people, bodies, [category.pk for category in categories])
    return _compact(
        {
            "format": FORMAT,
            "conference": {"id": conference.public_id, "title": conference.title},
            "site": {"id": site.public_id, "code": site.code, "name": site.name},
            "half_days": [_half_day(half_day) for half_day in half_days],
            "categories": [{"id": row.public_id, "name": row.name} for row in categories],
            "bodies": bodies,
            "made_at": at.isoformat(),
            "server_now": at.isoformat(),
            "forget_at": (max((row.ends_at for row in half_days), default=at) + KEPT_AFTER).isoformat(),
            "server_key": sealing.public_jwk(_conference_key(conference)),
            "site_key": sealing.public_jwk(_site_key(site)),
            "seats": sum(person.origin == states.NOMINATED for person in people),
            "people": records,
            "index": _index(site, keys),
        }
    )


def open_sealed(conference: Any, text: str) -> dict[str, str]:
    """Open what a phone sealed for the server; ValueError where it cannot be opened."""
    return sealing.open_sealed(_conference_key(conference), text)


def site_code_of(site: Any) -> str:
    """Return the code that opens the site's index, as its sheet prints it: "ABCD-EFGH"."""
    code = sealing.site_code(_secret(), site.public_id)
    return f"{code[:4]}-{code[4:]}"


def _sealed_people(
    people: Iterable[Any], bodies: list[str], categories: list[int]
) -> tuple[dict[str, str], list[str]]:
    """Return the records in an order that tells nothing, and the key of each for the index."""
    rows = []
    for person in people:
        shown = pass_for(person) or sealing.unshown(_secret(), person.public_id)
        found_by, key = sealing.lookup(shown), sealing.record_key(shown)
        category = categories.index(person.category_id) if person.category_id in categories else -1
        body = bodies.index(person.body.name) if person.body else person.body_words
        words = [person.public_id, person.name, person.post, body, category, person.origin]
        rows.append((found_by, sealing.seal_record(key, found_by, words, token_bytes), key))
    rows.sort()
    return {row[0]: row[1] for row in rows}, [b64encode(row[2]).decode() for row in rows]


def _index(site: Any, keys: list[str]) -> dict[str, Any]:
    """Return the keys of all records and the site's own, under the site's code."""
    salt = sealing.salt_of(_secret(), site.public_id)
    key = sealing.index_key(sealing.site_code(_secret(), site.public_id), salt)
    words = {"keys": keys, "site_key": sealing.private_jwk(_site_key(site))}
    return {
        "salt": salt.hex(),
        "iterations": sealing.ITERATIONS,
        "sealed": sealing.seal_index(key, site.public_id, words, token_bytes),
    }


def _half_day(half_day: Any) -> dict[str, str]:
    return {
        "id": half_day.public_id,
        "day": half_day.day.isoformat(),
        "part": half_day.part,
        "starts_at": half_day.starts_at.isoformat(),
        "ends_at": half_day.ends_at.isoformat(),
    }


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()


def _conference_key(conference: Any) -> EllipticCurvePrivateKey:
    return sealing.key_pair(_secret(), f"conference {conference.public_id}")


def _site_key(site: Any) -> EllipticCurvePrivateKey:
    return sealing.key_pair(_secret(), f"site {site.public_id}")


def _compact(words: Any) -> bytes:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
