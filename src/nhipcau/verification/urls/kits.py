"""Addresses of kits."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.verification.views import kits

urlpatterns: list[URLPattern] = [
    path("ho-so/<str:public_id>/bo-chung-cu/", kits.make, name="make_kit"),
    path("bo-chung-cu/<str:public_id>/", kits.download, name="kit"),
]
