"""Check a published statement without Nhịp Cầu: python verify_statement.py statement.json keys.json

Needs Python 3.11 and openssl 3. Exit code 0: genuine; 1: not. See verifying.md.
"""
# ruff: noqa: INP001, S603, T201 - a script of its own

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

envelope, key_list = (json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:3])
payload = envelope["payload"].encode()
said = json.loads(payload)
key = next((key for key in key_list["keys"] if key["key_id"] == envelope["key_id"]), None)
if key is None or key["public"] != envelope["public"]:
    sys.exit("NOT GENUINE: the office has no such key")
if hashlib.sha256(base64.b64decode(key["public"])).hexdigest()[:16] != key["key_id"]:
    sys.exit("NOT GENUINE: the key list was changed")
with tempfile.TemporaryDirectory() as folder:
    pem, text, signature = (Path(folder, name) for name in ("key.pem", "payload.json", "signature.bin"))
    der = bytes.fromhex("302a300506032b6570032100") + base64.b64decode(key["public"])
    body = base64.encodebytes(der).decode()
    pem.write_text(f"-----BEGIN PUBLIC KEY-----\n{body}-----END PUBLIC KEY-----\n")
    text.write_bytes(payload)
    signature.write_bytes(base64.b64decode(envelope["signature"], validate=True))
    command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", pem, "-in", text]
    if subprocess.run([*command, "-sigfile", signature], capture_output=True, check=False).returncode:
        sys.exit("NOT GENUINE: the signature does not match")
signed_at = datetime.fromisoformat(said["signed_at"])
dates = (key["valid_from"], key["valid_until"] or "9999-12-31T23:59:59Z")
begins, ends = (datetime.fromisoformat(date) for date in dates)
if not begins <= signed_at <= ends:
    sys.exit("NOT GENUINE: the key did not sign at that time")
if key["revoked_at"]:
    sys.exit("NOT PROVEN: the key was revoked; use nhipcau verify with --log and --head")
print(f"GENUINE: {said['title']} [{said['language']}], version {said['number']}, signed {said['signed_at']}")
