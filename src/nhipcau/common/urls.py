"""Addresses of the house itself."""

from django.urls import path

from nhipcau.common import views

app_name = "common"
urlpatterns = [
    path("giao-dien/", views.choose_appearance, name="appearance"),
    path("kieu/", views.style_guide, name="style_guide"),
    path("healthz", views.healthz, name="healthz"),
]
