"""Meaning vectors of versions: from the cache, or made by the model and kept. Never inside the turn.

In: articles and a model. Out: a vector a version. Called by placing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from nhipcau.common.writing import write_gate
from nhipcau.monitoring.queries.handing import Told
from nhipcau.reading.stages.embed import meaning_text
from nhipcau.reading.tools import Embedder
from nhipcau.stories.models import Vector

log = logging.getLogger(__name__)
Numbers = NDArray[np.float32]
HALF = np.dtype("<f2")


def known_vectors(version_ids: Iterable[int], model: str) -> dict[int, Numbers]:
    """Read what is kept of this model."""
    rows = Vector.objects.filter(version__in=list(version_ids), model=model)
    return {
        version_id: _read(bytes(numbers)) for version_id, numbers in rows.values_list("version_id", "numbers")
    }


def vectors_of(articles: Sequence[Told], embedder: Embedder) -> dict[int, Numbers]:
    """Return a vector for each version, made now where none is kept; a model that fails gives fewer."""
    found = known_vectors([one.version_id for one in articles], embedder.name)
    missing = [one for one in articles if one.version_id not in found]
    if not missing:
        return found
    try:
        made = embedder.embed([meaning_text(one.title, one.opening) for one in missing])
    except Exception:
        log.exception("no vectors of %s for %s articles: words decide", embedder.name, len(missing))
        return found
    fresh = {
        one.version_id: _read(row.astype(HALF).tobytes()) for one, row in zip(missing, made, strict=True)
    }
    _keep(fresh, embedder.name)
    return found | fresh


def _keep(fresh: dict[int, Numbers], model: str) -> None:
    rows = [
        Vector(version_id=key, model=model, numbers=row.astype(HALF).tobytes()) for key, row in fresh.items()
    ]
    with write_gate():
        Vector.objects.bulk_create(rows, ignore_conflicts=True)


def _read(numbers: bytes) -> Numbers:
    """Read half floats back; a fresh vector takes the same road, so that a restart changes nothing."""
    return np.frombuffer(numbers, dtype=HALF).astype(np.float32)
