"""Addresses of the room, one file for each of its parts."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from nhipcau.learning.urls import catalogue, certificates, evaluating, own, questions, report, testing

app_name = "learning"
urlpatterns: list[URLPattern | URLResolver] = [
    *own.urlpatterns,
    *questions.urlpatterns,
    *evaluating.urlpatterns,
    *testing.urlpatterns,
    *certificates.urlpatterns,
    *catalogue.urlpatterns,
    *report.urlpatterns,
]
