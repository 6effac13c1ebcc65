"""Questions: moderation, the room's screen, the speaker's page, what is owed."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.learning.views import owing, questions, shared, speaking

CONFERENCE = "hoi-nghi/<str:public_id>/"
ONE = "cau-hoi/<str:public_id>/"
SPEAKER = "bao-cao-vien/<str:public_id>/<str:key>/"
urlpatterns: list[URLPattern] = [
    path(f"{CONFERENCE}cau-hoi/", questions.Moderation.as_view(), name="questions"),
    path(f"{CONFERENCE}cau-hoi/nhap/", questions.Enter.as_view(), name="enter_question"),
    path(f"{CONFERENCE}man-hinh/", questions.RoomScreen.as_view(), name="room_screen"),
    path(f"{CONFERENCE}bao-cao-vien/", speaking.SpeakerLinks.as_view(), name="speaker_links"),
    path("bao-cao-vien/<str:public_id>/huy/", speaking.void_link, name="void_speaker_link"),
    path(SPEAKER, speaking.speaker_page, name="speaker"),
    path(f"{SPEAKER}<str:question>/da-tra-loi/", speaking.speaker_answered, name="speaker_answered"),
    path(f"{SPEAKER}<str:question>/de-lai/", speaking.speaker_leaves, name="speaker_leaves"),
    path("cau-hoi/", owing.TaskList.as_view(), name="owed"),
    path("cau-hoi/co-quan/", shared.body_suggestions, name="bodies"),
    path(ONE, owing.QuestionPage.as_view(), name="question"),
    path(f"{ONE}hien/", questions.show_question, name="show_question"),
    path(f"{ONE}khong-dua-ra/", questions.Decline.as_view(), name="decline_question"),
    path(f"{ONE}gop/", questions.Merge.as_view(), name="merge_question"),
    path(f"{ONE}da-tra-loi/", questions.AnsweredLive.as_view(), name="answered_live"),
    path(f"{ONE}giao/", questions.Owe.as_view(), name="owe_answer"),
    path(f"{ONE}chuyen/", owing.PassOn.as_view(), name="pass_on"),
    path(f"{ONE}tra-loi/", owing.AnswerInWriting.as_view(), name="answer_in_writing"),
]
