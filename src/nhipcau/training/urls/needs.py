"""Addresses of the topics that units asked for."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.training.views import needs

ONE = "nhu-cau/<str:public_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("nhu-cau/", needs.NeedList.as_view(), name="needs"),
    path(ONE, needs.NeedPage.as_view(), name="need"),
    path(f"{ONE}vao-hoi-nghi/", needs.PlanNeed.as_view(), name="plan_need"),
    path(f"{ONE}khong-to-chuc/", needs.DeclineNeed.as_view(), name="decline_need"),
    path(f"{ONE}cho-lai/", needs.ReopenNeed.as_view(), name="reopen_need"),
]
