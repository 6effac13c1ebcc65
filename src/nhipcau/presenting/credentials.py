"""Content credentials in and out of pictures, by c2pa-python with the office's own certificate.

In: bytes and what the office says of them. Out: signed bytes, or the same where no certificate is set.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from c2pa import Builder, C2paError, C2paSignerInfo, C2paSigningAlg, Context, Reader, Signer
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from django.conf import settings

from nhipcau import __version__
from nhipcau.presenting.rules.manifest import PARENT, Told, manifest_of, may_carry_on

_SETTINGS = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": False},
    "builder": {"thumbnail": {"enabled": False}},
}
"""A stranger's picture never makes us call an address; a small picture within each picture helps nobody."""
_CURVES = {
    "secp256r1": C2paSigningAlg.ES256,
    "secp384r1": C2paSigningAlg.ES384,
    "secp521r1": C2paSigningAlg.ES512,
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a picture brought with it."""

    has_manifest: bool
    may_stay: bool


def is_set_up() -> bool:
    """Say whether the office has a picture certificate."""
    return bool(settings.C2PA_CERT and settings.C2PA_KEY)


def earlier_of(content: bytes, media_type: str) -> Earlier:
    """Look for credentials in what was handed in; broken ones count as none."""
    try:
        with Context.from_dict(_SETTINGS) as context:
            reader = Reader.try_create(media_type, BytesIO(content), context=context)
            if reader is None:
                return Earlier(has_manifest=False, may_stay=False)
            with reader:
                told = json.loads(reader.json())
                is_valid = reader.get_validation_state() in {"Valid", "Trusted"}
    except (C2paError, ValueError):
        return Earlier(has_manifest=False, may_stay=False)
    kept = is_valid and may_carry_on(told.get("manifests", {}).values())
    return Earlier(has_manifest=True, may_stay=kept)


def signed(
    content: bytes, media_type: str, told: Told, *, is_resized: bool, parent: bytes | None = None
) -> tuple[bytes, bool]:
    """Return the picture with the office's credentials and True; as it came where no certificate is set."""
    if not is_set_up():
        return content, False
    manifest = manifest_of(told, is_resized=is_resized, has_parent=parent is not None, version=__version__)
    out = BytesIO()
    with (
        Context.from_dict(_SETTINGS) as context,
        Builder(manifest, context=context) as builder,
        _signer() as signer,
    ):
        if parent is not None:
            ingredient = {"title": told.title, "relationship": "parentOf", "instance_id": PARENT}
            builder.add_ingredient(ingredient, media_type, BytesIO(parent))
        builder.sign(signer, media_type, BytesIO(content), out)
    return out.getvalue(), True


def _signer() -> Signer:
    chain = Path(settings.C2PA_CERT).read_bytes()
    info = C2paSignerInfo(
        alg=_algorithm(chain), sign_cert=chain, private_key=Path(settings.C2PA_KEY).read_bytes(), ta_url=None
    )  # fmt: skip
    return Signer.from_info(info)


def _algorithm(chain: bytes) -> Any:
    key = x509.load_pem_x509_certificates(chain)[0].public_key()
    if isinstance(key, ed25519.Ed25519PublicKey):
        return C2paSigningAlg.ED25519
    if isinstance(key, rsa.RSAPublicKey):
        return C2paSigningAlg.PS256
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _CURVES:
        return _CURVES[key.curve.name]
    raise ValueError("NHIPCAU_C2PA_CERT")
