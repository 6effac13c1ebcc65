"""Seals of what a site's phone holds: records under passes, an index under the site's code, facts under the
conference's key. In: the office's secret, passes, words. Out: base64. Called by queries.bundles; pure.
static/attendance/device-sealing.js is the other side; tests/attendance/test_sealing.py holds them together.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import pbkdf2_hmac, sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ITERATIONS = 600_000
"""PBKDF2-HMAC-SHA256 as OWASP's Password Storage Cheat Sheet asks (2023 on); half a second on a phone."""
LOOKUP_SIGNS = 16
SITE_CODE_SIGNS = 8
"""40 bits behind 600,000 rounds: see docs/security.md, "phones at the sites"."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
BLOCK = 32
"""Words are filled up to a multiple of this, so that a length tells little of a name."""
NONCE, POINT, RECORD_KEY = 12, 65, 16
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256 (SEC 2)."""
CURVE = ec.SECP256R1()
PERSON, INDEX, FACT = b"nhipcau.person/1", b"nhipcau.index/1", b"nhipcau.fact/1"

Chance = Callable[[int], bytes]


def lookup(pass_code: str) -> str:
    """Return by what a phone finds the record of a pass; it does not lead back to the pass."""
    return sha256(b"lookup" + pass_code.encode()).hexdigest()[:LOOKUP_SIGNS]


def record_key(pass_code: str) -> bytes:
    """Return what opens one person's record: made of the pass that is shown."""
    return _stretch(pass_code.encode(), PERSON)[:RECORD_KEY]


def unshown(secret: bytes, delegate: str) -> str:
    """Return what stands for the pass of somebody who has none: only the index opens the record."""
    return _stretch(secret, b"nhipcau.no-pass/1" + delegate.encode()).hex()


def seal_record(key: bytes, found_by: str, words: Any, chance: Chance) -> str:
    """Seal one person's words under the key of his pass."""
    return _lock(key, _filled(words), PERSON + found_by.encode(), chance)


def open_record(key: bytes, found_by: str, text: str) -> Any:
    """Open what `seal_record` made."""
    return json.loads(_unlock(key, text, PERSON + found_by.encode()))


def site_code(secret: bytes, site: str) -> str:
    """Return the eight signs on a site's sheet, which open its index."""
    number = int.from_bytes(_stretch(secret, b"nhipcau.site-code/1" + site.encode()), "big")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(SITE_CODE_SIGNS))


def salt_of(secret: bytes, site: str) -> bytes:
    """Return the salt of a site's code: always the same, so that a server stretches it once."""
    return _stretch(secret, b"nhipcau.site-salt/1" + site.encode())[:16]


@lru_cache(maxsize=4096)
def index_key(code: str, salt: bytes) -> bytes:
    """Return what opens the index of a site; dear by design, so kept: a national conference has 3,300."""
    return _stretch(pbkdf2_hmac("sha256", code.encode(), salt, ITERATIONS), INDEX)


def seal_index(key: bytes, site: str, words: Any, chance: Chance) -> str:
    """Seal the search index of a site."""
    return _lock(key, _filled(words), INDEX + site.encode(), chance)


def open_index(key: bytes, site: str, text: str) -> Any:
    """Open what `seal_index` made."""
    return json.loads(_unlock(key, text, INDEX + site.encode()))


def key_pair(secret: bytes, of: str) -> ec.EllipticCurvePrivateKey:
    """Return the key to which phones seal; `of` names a conference or a site and its use."""
    wide = HKDF(SHA256(), 48, None, b"nhipcau.pair/1" + of.encode()).derive(secret)
    return ec.derive_private_key(int.from_bytes(wide, "big") % (ORDER - 1) + 1, CURVE)


def public_jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    """Return the public half as browsers read it."""
    numbers = key.public_key().public_numbers()
    return {"kty": "EC", "crv": "P-256", "x": _coordinate(numbers.x), "y": _coordinate(numbers.y)}


def private_jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    """Return both halves; only ever inside a sealed index."""
    return {**public_jwk(key), "d": _coordinate(key.private_numbers().private_value)}


def seal_to(public: ec.EllipticCurvePublicKey, words: Any, chance: Chance) -> str:
    """Seal to whoever holds the private half; phones do the same in JavaScript."""
    once = ec.generate_private_key(CURVE)
    point = _point(once.public_key())
    key = _agreed(once, public, point + _point(public))
    return b64encode(point + b64decode(_lock(key, _filled(words), FACT, chance))).decode()


def open_sealed(key: ec.EllipticCurvePrivateKey, text: str) -> dict[str, str]:
    """Open what a phone sealed; ValueError where it is none of ours or was changed."""
    try:
        whole = b64decode(text, validate=True)
        sender = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, whole[:POINT])
        agreed = _agreed(key, sender, whole[:POINT] + _point(key.public_key()))
        words = json.loads(_unlock(agreed, b64encode(whole[POINT:]).decode(), FACT))
    except (ValueError, InvalidTag, RecursionError) as fault:
        raise ValueError("sealed") from fault
    if not isinstance(words, dict) or not all(isinstance(value, str) for value in words.values()):
        raise ValueError("sealed")
    return words


def _agreed(own: ec.EllipticCurvePrivateKey, other: ec.EllipticCurvePublicKey, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, FACT).derive(own.exchange(ec.ECDH(), other))


def _stretch(material: bytes, use: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, use).derive(material)


def _lock(key: bytes, words: bytes, bound_to: bytes, chance: Chance) -> str:
    nonce = chance(NONCE)
    return b64encode(nonce + AESGCM(key).encrypt(nonce, words, bound_to)).decode()


def _unlock(key: bytes, text: str, bound_to: bytes) -> bytes:
    whole = b64decode(text, validate=True)
    return AESGCM(key).decrypt(whole[:NONCE], whole[NONCE:], bound_to)


def _filled(words: Any) -> bytes:
    """Return JSON with blanks at its end."""
    plain = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
    return plain + b" " * (-len(plain) % BLOCK)


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _coordinate(number: int) -> str:
    return urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()
