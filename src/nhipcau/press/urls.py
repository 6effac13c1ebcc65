"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from nhipcau.press.views import board, closing, conferences, enquiries, shared, working

app_name = "press"
ONE = "cau-hoi/<str:public_id>/"
urlpatterns = [
    path("", board.Board.as_view(), name="board"),
    path("cuoi-ngay/", board.Day.as_view(), name="day"),
    path("nghia-vu/", board.Compliance.as_view(), name="compliance"),
    path("don-vi/", shared.unit_suggestions, name="units"),
    path("cau-hoi/", enquiries.EnquiryList.as_view(), name="enquiries"),
    path("cau-hoi/moi/", enquiries.ReceiveEnquiry.as_view(), name="receive"),
    path(ONE, enquiries.EnquiryPage.as_view(), name="enquiry"),
    path(f"{ONE}da-doc/", working.Acknowledge.as_view(), name="acknowledge"),
    path(f"{ONE}giao/", working.Assign.as_view(), name="assign"),
    path(f"{ONE}chuyen/", working.HandOver.as_view(), name="hand_over"),
    path(f"{ONE}hoi-don-vi/", working.AskFacts.as_view(), name="ask_facts"),
    path(f"{ONE}hoi-tiep/", working.FollowUp.as_view(), name="follow_up"),
    path(f"{ONE}soan/", closing.StartAnswer.as_view(), name="start_answer"),
    path(f"{ONE}tra-loi/", closing.Answer.as_view(), name="answer"),
    path(f"{ONE}tu-choi/", closing.Refuse.as_view(), name="refuse"),
    path(f"{ONE}rut/", closing.Withdraw.as_view(), name="withdraw"),
    path("duoc-hoi/", working.FactList.as_view(), name="facts"),
    path("duoc-hoi/<str:public_id>/", working.Reply.as_view(), name="fact_request"),
    path("hop-bao/", conferences.ConferenceList.as_view(), name="conferences"),
    path("hop-bao/moi/", conferences.Plan.as_view(), name="plan"),
    path("hop-bao/lich.ics", conferences.calendar, name="calendar"),
    path("hop-bao/<str:public_id>/", conferences.ConferencePage.as_view(), name="conference"),
    path("hop-bao/<str:public_id>/giay-moi.docx", conferences.invitation, name="invitation"),
    path("hop-bao/<str:public_id>/sua/", conferences.Change.as_view(), name="change_conference"),
    path("hop-bao/<str:public_id>/ket-qua/", conferences.Settle.as_view(), name="settle_conference"),
]
