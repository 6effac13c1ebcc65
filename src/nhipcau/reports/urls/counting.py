"""Addresses of where a number comes from, and of what follows from a review."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_POST

from nhipcau.reports.views import counting, following

urlpatterns: list[URLPattern | URLResolver] = [
    path("so/<str:public_id>/<str:code>/", counting.ValuePage.as_view(), name="value"),
    path("tong/<str:public_id>/<str:unit_id>/<str:code>/", counting.TotalPage.as_view(), name="total"),
    path("ky-toi/<str:public_id>/", following.Following.as_view(), name="following"),
    path("ky-toi/<str:public_id>/tap-huan/", require_POST(following.hand_over), name="hand_needs"),
]
