"""Addresses of nominations, delegates, invitations and the links for people without an account."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
