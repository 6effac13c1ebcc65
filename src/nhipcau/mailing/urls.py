"""Addresses of the room."""

from django.urls import path

from nhipcau.mailing.views import letters

app_name = "mailing"
urlpatterns = [
    path("", letters.LetterList.as_view(), name="letters"),
    path("tep/<str:public_id>/", letters.enclosure, name="enclosure"),
    path("<str:public_id>/", letters.LetterPage.as_view(), name="letter"),
    path("<str:public_id>/ban-trinh-bay/", letters.drawn, name="drawn"),
    path("<str:public_id>/gui-lai/", letters.again, name="again"),
]
