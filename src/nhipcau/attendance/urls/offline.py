"""Addresses of the page that works without a network, and of what only it asks."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.attendance.views import offline, phone_signing

urlpatterns: list[URLPattern | URLResolver] = [
    path("may/", offline.page, name="device_page"),
    path("may/en/", offline.page, {"language": "en"}, name="device_page_en"),
    path("may/sw.js", offline.worker, name="device_worker"),
    path("may/manifest.webmanifest", offline.manifest, name="device_manifest"),
    path("api/ky/", phone_signing.sign, name="device_sign"),
]
