"""Addresses of the room."""

from django.urls import path

from nhipcau.mailing.views import letters, returned

app_name = "mailing"
urlpatterns = [
    path("", letters.LetterList.as_view(), name="letters"),
    path("tep/<str:public_id>/", letters.enclosure, name="enclosure"),
    path("ngung-gui/", returned.SuppressedList.as_view(), name="suppressed"),
    path("ngung-gui/them/", returned.SuppressAddress.as_view(), name="suppress"),
    path("ngung-gui/<str:public_id>/cho-gui-lai/", returned.AllowAgain.as_view(), name="allow"),
    path("tra-lai/", returned.ReturnedList.as_view(), name="returned"),
    path("tra-lai/nop/", returned.HandIn.as_view(), name="hand_in"),
    path("<str:public_id>/", letters.LetterPage.as_view(), name="letter"),
    path("<str:public_id>/ban-trinh-bay/", letters.drawn, name="drawn"),
    path("<str:public_id>/gui-lai/", letters.again, name="again"),
]
