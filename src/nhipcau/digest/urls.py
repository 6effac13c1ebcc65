"""Addresses of the room, under /diem-bao/."""

from django.urls import path

from nhipcau.digest.views.drafts import DropDraft, OpenDraft, RenameDraft, today
from nhipcau.digest.views.issuing import Correct, Issue, Send
from nhipcau.digest.views.keeping import (
    AddRecipient,
    AddSchedule,
    ChangeRecipient,
    ChangeSchedule,
    RecipientList,
    RemoveRecipient,
    ScheduleList,
)
from nhipcau.digest.views.listing import EditionList
from nhipcau.digest.views.reading import EditionPage, document
from nhipcau.digest.views.wording import AddLine, AddSection, ChangeLine, ChangeSection
from nhipcau.digest.views.workbench import Workbench, change

app_name = "digest"
urlpatterns = [
    path("", EditionList.as_view(), name="editions"),
    path("hom-nay/", today, name="today"),
    path("moi/", OpenDraft.as_view(), name="open"),
    path("lich/", ScheduleList.as_view(), name="schedules"),
    path("lich/them/", AddSchedule.as_view(), name="add_schedule"),
    path("lich/<slug:public_id>/", ChangeSchedule.as_view(), name="change_schedule"),
    path("nguoi-nhan/", RecipientList.as_view(), name="recipients"),
    path("nguoi-nhan/them/", AddRecipient.as_view(), name="add_recipient"),
    path("nguoi-nhan/<slug:public_id>/", ChangeRecipient.as_view(), name="change_recipient"),
    path("nguoi-nhan/<slug:public_id>/xoa/", RemoveRecipient.as_view(), name="remove_recipient"),
    path("<slug:public_id>/", EditionPage.as_view(), name="edition"),
    path("<slug:public_id>/word/", document, name="document"),
    path("<slug:public_id>/soan/", Workbench.as_view(), name="workbench"),
    path("<slug:public_id>/soan/lenh/", change, name="change"),
    path("<slug:public_id>/soan/them/", AddLine.as_view(), name="add_line"),
    path("<slug:public_id>/soan/dong/<slug:line_id>/", ChangeLine.as_view(), name="change_line"),
    path("<slug:public_id>/soan/muc/", AddSection.as_view(), name="add_section"),
    path("<slug:public_id>/soan/muc/<slug:section_id>/", ChangeSection.as_view(), name="change_section"),
    path("<slug:public_id>/soan/dau-trang/", RenameDraft.as_view(), name="rename"),
    path("<slug:public_id>/soan/bo/", DropDraft.as_view(), name="drop"),
    path("<slug:public_id>/phat-hanh/", Issue.as_view(), name="issue"),
    path("<slug:public_id>/dinh-chinh/", Correct.as_view(), name="correct"),
    path("<slug:public_id>/gui/", Send.as_view(), name="send"),
]
