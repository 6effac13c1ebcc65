"""Kinds and states of what the institution says, and who may do which step. Pure."""
