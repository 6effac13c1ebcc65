"""Every test of signing keeps its private keys in a folder of its own."""

from tests.signing.making import keys_dir

__all__ = ["keys_dir"]
