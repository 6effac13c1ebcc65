"""Posters of an invented place, drawn by code when the demo starts; no photograph is shipped."""
