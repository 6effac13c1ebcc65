"""Addresses of the record."""

from django.urls import path

from nhipcau.record import retaining, views

app_name = "record"
urlpatterns = [
    path("nhat-ky/", views.EntryList.as_view(), name="list"),
    path("thoi-han-luu/", retaining.RetentionPage.as_view(), name="retention"),
    path("nhat-ky/kiem-tra/", views.check, name="check"),
    path("nhat-ky/<int:seq>/", views.EntryPage.as_view(), name="entry"),
]
