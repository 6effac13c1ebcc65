"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from nhipcau.spokespersons.views import keeping, register

app_name = "spokespersons"
urlpatterns = [
    path("", register.SpeakerList.as_view(), name="list"),
    path("co-quan/", register.OfficeList.as_view(), name="offices"),
    path("co-quan/moi/", keeping.AddOffice.as_view(), name="add_office"),
    path("co-quan/<str:public_id>/", register.OfficePage.as_view(), name="office"),
    path("co-quan/<str:public_id>/sua/", keeping.ChangeOffice.as_view(), name="change_office"),
    path("co-quan/<str:public_id>/ghi-ten/", keeping.NameSpeaker.as_view(), name="name_speaker"),
    path("uy-quyen/<str:public_id>/thu-hoi/", keeping.EndMandate.as_view(), name="end_mandate"),
    path("uy-quyen/<str:public_id>/giay.docx", register.mandate_paper, name="mandate_paper"),
    path("<str:public_id>/", register.SpeakerPage.as_view(), name="speaker"),
    path("<str:public_id>/sua/", keeping.ChangeSpeaker.as_view(), name="change_speaker"),
    path("<str:public_id>/thoi/", keeping.EndSpeaker.as_view(), name="end_speaker"),
    path("<str:public_id>/uy-quyen/", keeping.GiveMandate.as_view(), name="give_mandate"),
]
