"""The screens of verification."""
