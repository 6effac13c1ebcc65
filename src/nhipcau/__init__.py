"""Nhịp Cầu: the open desk of a public-information office."""

__version__ = "0.1.0"
