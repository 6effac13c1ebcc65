"""Presenting the place: features, media kits, calendar, official channels. See README.md."""
