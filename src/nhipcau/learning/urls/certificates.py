"""Certificates: rule, issuing, revoking, files."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
