"""A real time-stamping authority for tests: openssl makes its keys and answers, a site on loopback carries them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.sources.site import Reply

CONFIG = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = placeholder
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = tsa_config
[tsa_config]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""
HAS_OPENSSL = shutil.which("openssl") is not None


def openssl(folder: Path, *words: str) -> None:
    subprocess.run(
        [shutil.which("openssl") or "openssl", *words],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=60,
    )


@dataclass(frozen=True)
class Authority:
    folder: Path

    @property
    def root(self) -> bytes:
        return (self.folder / "ca.pem").read_bytes()

    def answer(self, question: bytes) -> bytes:
        (self.folder / "q.tsq").write_bytes(question)
        openssl(self.folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-out", "r.tsr")
        return (self.folder / "r.tsr").read_bytes()

    def route(self, change: Callable[[bytes], bytes] = bytes) -> Callable[[BaseHTTPRequestHandler], Reply]:
        def stamp(handler: BaseHTTPRequestHandler) -> Reply:
            question = handler.rfile.read(int(handler.headers["Content-Length"]))
            return Reply(
                change(self.answer(question)), headers={"Content-Type": "application/timestamp-reply"}
            )

        return stamp


def make_authority(folder: Path, name: str = "Sample TSA") -> Authority:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    for who in ("ca", "signer"):
        openssl(folder, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", f"{who}.key")
    openssl(folder, "req", "-x509", "-new", "-key", "ca.key", "-subj", f"/CN={name} Root", "-days", "3650",
            "-config", "tsa.cnf", "-extensions", "ca", "-out", "ca.pem")  # fmt: skip
    openssl(
        folder,
        "req",
        "-new",
        "-key",
        "signer.key",
        "-subj",
        f"/CN={name}",
        "-config",
        "tsa.cnf",
        "-out",
        "s.csr",
    )
    openssl(folder, "x509", "-req", "-in", "s.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            "-days", "3600", "-extfile", "tsa.cnf", "-extensions", "signer", "-out", "signer.pem")  # fmt: skip
    return Authority(folder)
