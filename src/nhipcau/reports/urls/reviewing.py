"""Addresses of the way up: return, approve, close."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.reports.views import closing, judging, reviewing

urlpatterns: list[URLPattern | URLResolver] = [
    path("duyet/", reviewing.ReviewingList.as_view(), name="reviewing"),
    path("duyet/ky/<str:public_id>/", reviewing.ApproveMany.as_view(), name="approve_many"),
    path("duyet/<str:public_id>/", judging.Judge.as_view(), name="review_report"),
    path("chot/<str:public_id>/", closing.Close.as_view(), name="close"),
]
