"""Addresses that phones send to."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.attendance.views import intake

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/ghi-danh/", intake.enrolment, name="api_enrol"),
    path("api/danh-sach/", intake.bundle, name="api_bundle"),
    path("api/lo/", intake.batch, name="api_batch"),
    path("api/gio/", intake.clock, name="api_clock"),
]
