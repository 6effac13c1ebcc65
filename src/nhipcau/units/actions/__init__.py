"""What changes: the gazetteer is loaded; bodies, posts and holders are kept."""

from nhipcau.units.actions.seed import load_seed
from nhipcau.units.actions.storing import rebuild_closure

__all__ = ["load_seed", "rebuild_closure"]
