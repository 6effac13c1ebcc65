"""Addresses of the dossier on paper."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.verification.views import printing

urlpatterns: list[URLPattern] = [
    path("ho-so/<str:public_id>/word/", printing.as_word, name="dossier_word"),
    path("ho-so/<str:public_id>/pdf/", printing.as_pdf, name="dossier_pdf"),
]
