"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.translation.views.terms import AddTerm, ChangeTerm, TakeTerms, TermList, retire

app_name = "translation"
urlpatterns: list[URLPattern] = [
    path("thuat-ngu/", TermList.as_view(), name="list"),
    path("thuat-ngu/them/", AddTerm.as_view(), name="add"),
    path("thuat-ngu/nap/", TakeTerms.as_view(), name="take"),
    path("thuat-ngu/<str:public_id>/", ChangeTerm.as_view(), name="change"),
    path("thuat-ngu/<str:public_id>/bo/", retire, name="retire"),
]
