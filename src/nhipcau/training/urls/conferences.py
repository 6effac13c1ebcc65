"""Addresses of conferences, their programme, sites, materials and papers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.training.views import (
    conference_page,
    conferences,
    materials,
    papers,
    programme,
    programme_speakers,
    sites,
    sites_file,
)

OF = "<str:public_id>/"
HALF_DAY, SESSION = "buoi/<str:half_day>/", "noi-dung/<str:session>/"
SPEAKER, SITE, MATERIAL = (
    f"{SESSION}bao-cao-vien/<str:speaker>/",
    "diem-cau/<str:site>/",
    "tai-lieu/<str:material>/",
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", conferences.ConferenceList.as_view(), name="conferences"),
    path("them/", conferences.MakeConference.as_view(), name="make_conference"),
    path("theo-hoi-nghi-truoc/", conferences.CopyConference.as_view(), name="copy_conference"),
    path(f"{HALF_DAY}sua/", programme.ChangeHalfDay.as_view(), name="change_half_day"),
    path(f"{HALF_DAY}bo/", programme.RemoveHalfDay.as_view(), name="remove_half_day"),
    path(f"{HALF_DAY}them/", programme.AddSession.as_view(), name="add_session"),
    path(f"{SESSION}sua/", programme.ChangeSession.as_view(), name="change_session"),
    path(f"{SESSION}bo/", programme.RemoveSession.as_view(), name="remove_session"),
    path(f"{SESSION}bao-cao-vien/", programme_speakers.AddSpeaker.as_view(), name="add_speaker"),
    path(f"{SPEAKER}sua/", programme_speakers.ChangeSpeaker.as_view(), name="change_speaker"),
    path(f"{SPEAKER}bo/", programme_speakers.RemoveSpeaker.as_view(), name="remove_speaker"),
    path(f"{SITE}sua/", sites.ChangeSite.as_view(), name="change_site"),
    path(f"{SITE}bo/", sites.RemoveSite.as_view(), name="remove_site"),
    path(MATERIAL, materials.download, name="material"),
    path(f"{MATERIAL}bo/", materials.RemoveMaterial.as_view(), name="remove_material"),
    path(OF, conference_page.ConferencePage.as_view(), name="conference"),
    path(f"{OF}sua/", conferences.ChangeConference.as_view(), name="change_conference"),
    path(f"{OF}ket-qua/", conferences.Settle.as_view(), name="settle_conference"),
    path(f"{OF}so-nguoi/", conferences.DeclareCount.as_view(), name="declare_count"),
    path(f"{OF}them-buoi/", programme.AddHalfDay.as_view(), name="add_half_day"),
    path(f"{OF}cac-diem-cau/", sites.SiteList.as_view(), name="sites"),
    path(f"{OF}cac-diem-cau/them/", sites.AddSite.as_view(), name="add_site"),
    path(f"{OF}cac-diem-cau/cac-xa/", sites.AddCommunes.as_view(), name="add_communes"),
    path(f"{OF}cac-diem-cau/tep/", sites_file.UploadSites.as_view(), name="upload_sites"),
    path(f"{OF}cac-diem-cau/mau/", sites_file.sites_form, name="sites_form"),
    path(f"{OF}them-tai-lieu/", materials.AddMaterial.as_view(), name="add_material"),
    path(f"{OF}ke-hoach/cap-so/", papers.IssuePlan.as_view(), name="issue_plan"),
    path(f"{OF}ke-hoach.<str:ending>", papers.plan_file, name="plan_file"),
    path(f"{OF}chuong-trinh.<str:ending>", papers.programme_file, name="programme_file"),
    path(f"{OF}giay-moi.<str:ending>", papers.invitation_file, name="invitation_file"),
    path(f"{OF}danh-sach.<str:ending>", papers.list_file, name="list_file"),
]
