"""Addresses of the board, rolls and conflicts."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.attendance.views import board, conflicts, late, paper, rolls, sites

AT_SITE = "diem-cau/<str:public_id>/<str:half_day>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", board.boards, name="boards"),
    path("bang/<str:public_id>/", board.BoardPage.as_view(), name="board"),
    path("man-hinh/<str:public_id>/", board.HallPage.as_view(), name="hall"),
    path("diem-cau/<str:public_id>/", sites.SitePage.as_view(), name="site"),
    path("diem-cau/<str:public_id>/phieu-ky.pdf", paper.print_sheet, name="sheet"),
    path("diem-cau/<str:public_id>/nop-tep/", paper.HandOverFile.as_view(), name="hand_over"),
    path(f"{AT_SITE}/nhap-phieu/", paper.TypeInPaper.as_view(), name="paper"),
    path(f"{AT_SITE}/duong-truyen/", rolls.SayLine.as_view(), name="say_line"),
    path(f"{AT_SITE}/so-nguoi/", rolls.SayHeads.as_view(), name="say_heads"),
    path(f"{AT_SITE}/ky/", rolls.SignRoll.as_view(), name="sign"),
    path(f"{AT_SITE}/ghi/", rolls.Mark.as_view(), name="mark"),
    path("mo-lai/<str:public_id>/", rolls.ReopenRoll.as_view(), name="reopen"),
    path("trung/<str:public_id>/", conflicts.ConflictList.as_view(), name="conflicts"),
    path("hai-noi/<str:public_id>/", conflicts.SettleConflict.as_view(), name="conflict"),
    path("cho-xem/<str:public_id>/", conflicts.SetAsideList.as_view(), name="set_aside"),
    path("tinh-luot/<str:fact_id>/", conflicts.AcceptSetAside.as_view(), name="accept"),
    path("bo-luot/<str:fact_id>/", conflicts.DismissSetAside.as_view(), name="dismiss"),
    path("den-sau/<str:public_id>/", late.LateList.as_view(), name="late"),
]
