"""Addresses of awards and good practice."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.reports.views import awards, practices

urlpatterns: list[URLPattern | URLResolver] = [
    path("thi-dua/", awards.RoundList.as_view(), name="awards"),
    path("thi-dua/mo/", awards.ChooseAwardPeriod.as_view(), name="choose_award_period"),
    path("thi-dua/mo/<public_id>/", awards.OpenRound.as_view(), name="open_award"),
    path("thi-dua/<public_id>/", awards.RoundPage.as_view(), name="award"),
    path("thi-dua/<public_id>/cham-diem/", awards.ScoreRound.as_view(), name="score_award"),
    path("thi-dua/<public_id>/bo/", awards.DropRound.as_view(), name="drop_award"),
    path("cach-lam-hay/", practices.PracticeList.as_view(), name="practices"),
    path("cach-lam-hay/de-cu/", practices.ChoosePracticeReport.as_view(), name="choose_practice_report"),
    path("cach-lam-hay/de-cu/<public_id>/", practices.Nominate.as_view(), name="nominate"),
    path("cach-lam-hay/<public_id>/", practices.PracticePage.as_view(), name="practice"),
    path("cach-lam-hay/<public_id>/chon/", practices.Decide.as_view(), name="decide_practice"),
]
