"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.statements.urls.translating import urlpatterns as translating
from nhipcau.statements.views import (
    correcting,
    printing,
    releasing,
    reviewing,
    statements,
    telling,
    told,
    writing,
)

app_name = "statements"
OF, EDITION, VERSION = "<str:public_id>/", "ban/<str:public_id>/", "ngon-ngu/<str:public_id>/"

urlpatterns: list[URLPattern] = [
    *translating,
    path("", statements.StatementList.as_view(), name="list"),
    path("soan/", statements.NewStatement.as_view(), name="new"),
    path("kiem-tra/", telling.Checks.as_view(), name="checks"),
    path(f"{EDITION}nguoi-phat-ngon/", statements.ChooseSpeaker.as_view(), name="speaker"),
    path(f"{EDITION}them-ngon-ngu/", writing.AddLanguage.as_view(), name="add_language"),
    path(f"{EDITION}vao-so/", printing.Number.as_view(), name="number"),
    path(f"{EDITION}duyet/", reviewing.Approve.as_view(), name="approve"),
    path(f"{EDITION}cong-bo/", releasing.ReleaseNow.as_view(), name="release"),
    path(f"{EDITION}cong-bo-them/", releasing.ReleaseLanguage.as_view(), name="release_language"),
    path(f"{EDITION}hen-gio/", releasing.Schedule.as_view(), name="schedule"),
    path(f"{EDITION}bo-hen/", releasing.Unschedule.as_view(), name="unschedule"),
    path(f"{EDITION}khan-cap/", releasing.ReleaseUrgently.as_view(), name="urgent"),
    path(f"{EDITION}xac-nhan/", releasing.ConfirmUrgent.as_view(), name="confirm_urgent"),
    path(f"{EDITION}dinh-chinh/", correcting.Correct.as_view(), name="correct"),
    path(f"{EDITION}loi-dinh-chinh/", correcting.TellChanges.as_view(), name="tell_changes"),
    path(f"{EDITION}rut/", correcting.Withdraw.as_view(), name="withdraw"),
    path(f"{EDITION}so-sanh/", correcting.Changes.as_view(), name="changes"),
    path(f"{VERSION}soan/", writing.WriteVersion.as_view(), name="write"),
    path(f"{VERSION}gui-duyet/", reviewing.SubmitVersion.as_view(), name="submit"),
    path(f"{VERSION}rut-ve/", reviewing.TakeBack.as_view(), name="take_back"),
    path(f"{VERSION}tra-lai/", reviewing.ReturnVersion.as_view(), name="return"),
    path(f"{VERSION}ban-ky.json", telling.signed_file, name="signed"),
    path(f"{VERSION}van-ban.<str:ending>", printing.as_paper, name="paper"),
    path(OF, statements.StatementPage.as_view(), name="statement"),
    path(f"{OF}thong-tin/", statements.ChangeStatement.as_view(), name="change"),
    path(f"{OF}da-gui/", told.ToldList.as_view(), name="told"),
]
