"""The screens of this room; imported by `urls` only."""
