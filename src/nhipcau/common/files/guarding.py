"""Reading a stranger's document in a child with limits of time and memory (trust.md item 2). No Django.

In: bytes and their kind. Out: what `wording_out` found, or the fault. Called by `receiving`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

try:
    import resource
except ImportError:  # Windows: the time limit alone
    resource = None  # type: ignore[assignment]

SECONDS = 25
"""300 pages of a PDF take some 10 s here."""
MEMORY = 1024**3
MODULE = "nhipcau.common.files.wording_out"
_PASSED_ON = ("PATH", "PYTHONPATH", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


def words_of(content: bytes, kind: str) -> dict[str, str]:
    """Return `text`, or `fault`: locked, program, other_kind, broken, too_slow."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no word of the file in the command
            [sys.executable, "-m", MODULE, kind], input=content, capture_output=True, check=False,
            timeout=SECONDS + 5, env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"fault": "too_slow"}
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return {"fault": "too_slow" if done.returncode < 0 else "broken"}
    return {str(name): str(value) for name, value in told.items()}


def limit_this_process() -> None:
    """Bound what this process may use: called by the child, first of all."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
