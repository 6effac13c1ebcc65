"""A test authority and a certificate of the sample office; made anew for each run, never shipped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PEM = serialization.Encoding.PEM


def make_chain(folder: Path, *, kind: str = "es256") -> tuple[str, str, str]:
    """Write chain and key; return their paths and the authority's certificate in PEM."""
    root = ec.generate_private_key(ec.SECP256R1())
    authority = _builder("Test authority", "Test authority", root.public_key(), is_authority=True)
    authority_certificate = authority.sign(root, hashes.SHA256())
    key = ec.generate_private_key(ec.SECP256R1()) if kind == "es256" else ed25519.Ed25519PrivateKey.generate()
    office = _builder("Test office", "Test authority", key.public_key(), is_authority=False)
    office = office.add_extension(
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
    )
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key())
    certificate = office.add_extension(identifier, critical=False).sign(root, hashes.SHA256())
    chain, secret = folder / "chain.pem", folder / "key.pem"
    pem = authority_certificate.public_bytes(PEM)
    chain.write_bytes(certificate.public_bytes(PEM) + pem)
    secret.write_bytes(
        key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return str(chain), str(secret), pem.decode()


def _builder(name: str, issuer: str, public: object, *, is_authority: bool) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=is_authority, crl_sign=is_authority, encipher_only=False,
        decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(public)  # type: ignore[arg-type]
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)  # type: ignore[arg-type]
    )


def _named(name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Test"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
