"""Addresses of claims."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.verification.views.claims import ClaimList, ClaimPage, unit_suggestions
from nhipcau.verification.views.marking import MarkPage
from nhipcau.verification.views.relating import RelateClaim, TakeBackRelation
from nhipcau.verification.views.sorting import SortClaim, WordClaim

CLAIM = "nhan-dinh/<str:public_id>/"
urlpatterns: list[URLPattern] = [
    path("", ClaimList.as_view(), name="claims"),
    path("danh-dau/", MarkPage.as_view(), name="mark"),
    path("don-vi/", unit_suggestions, name="claim_units"),
    path(CLAIM, ClaimPage.as_view(), name="claim"),
    path(f"{CLAIM}phan-loai/", SortClaim.as_view(), name="sort"),
    path(f"{CLAIM}viet/", WordClaim.as_view(), name="word"),
    path(f"{CLAIM}truoc-day/", RelateClaim.as_view(), name="relate"),
    path(f"{CLAIM}truoc-day/<int:relation>/bo/", TakeBackRelation.as_view(), name="take_back_relation"),
]
