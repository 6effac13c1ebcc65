"""Address of the board."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.verification.views.board import BoardPage

urlpatterns: list[URLPattern] = [path("bang/", BoardPage.as_view(), name="board")]
