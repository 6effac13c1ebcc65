"""What can stop a run over archives; the command line says each in words. Pages never stop a run."""

from __future__ import annotations


class OtherInputsError(Exception):
    """The folder holds the results of inputs that are gone or have changed."""


class InUseError(Exception):
    """Another run writes into the folder."""


class NoDaskError(Exception):
    """The package is missing."""


class UnitsLeftError(Exception):
    """The cluster lost these units; the next run reads them."""
