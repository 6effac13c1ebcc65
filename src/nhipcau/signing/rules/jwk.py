"""Public keys as other programs read them: a key set (RFC 7517, RFC 8037) and a DID document. Pure.

In: ids with the raw public keys in base64; out: JSON values. Called by `queries.keys`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Keys = Sequence[tuple[str, str]]


def jwk_of(key_id: str, public: str) -> dict[str, str]:
    """Return one public key."""
    x = public.rstrip("=").translate(str.maketrans("+/", "-_"))
    return {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": key_id, "alg": "EdDSA", "use": "sig"}


def key_set(keys: Keys) -> dict[str, Any]:
    """Return the key set."""
    return {"keys": [jwk_of(key_id, public) for key_id, public in keys]}


def did_document(did: str, keys: Keys) -> dict[str, Any]:
    """Return the document of a did:web; who names no key gets the first."""
    methods = [
        {
            "id": f"{did}#{key_id}", "type": "JsonWebKey2020", "controller": did,
            "publicKeyJwk": jwk_of(key_id, public),
        }
        for key_id, public in keys
    ]  # fmt: skip
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
