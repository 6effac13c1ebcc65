"""The room's lists."""
