"""Addresses of nominations, delegates, invitations and the links for people without an account."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.training.views import delegates, inviting
from nhipcau.training.views import nominating_grid as grid
from nhipcau.training.views import nominating_lists as lists
from nhipcau.training.views import nominating_rounds as rounds
from nhipcau.training.views import nominating_seats as seats

OF = "<str:public_id>"
ROUND = "dot-cu/<str:round_id>"
LINK = "cu-nguoi/<str:public_id>/<str:key>"
OWN = "danh-sach-cu/<str:public_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{OF}/chi-tieu/", rounds.Nominations.as_view(), name="nominations"),
    path(f"{OF}/dot-cu/them/", rounds.OpenRound.as_view(), name="open_round"),
    path(f"{OF}/thanh-phan/them/", rounds.AddCategory.as_view(), name="add_category"),
    path(f"{OF}/dai-bieu/", delegates.DelegateList.as_view(), name="delegates"),
    path(f"{OF}/giay-moi/gui/", inviting.Invite.as_view(), name="invite"),
    path(f"{OF}/lich.ics", inviting.calendar, name="calendar"),
    path("thanh-phan/<str:category_id>/sua/", rounds.ChangeCategory.as_view(), name="change_category"),
    path("thanh-phan/<str:category_id>/bo/", rounds.remove_category, name="remove_category"),
    path(f"{ROUND}/sua/", rounds.ChangeRound.as_view(), name="change_round"),
    path(f"{ROUND}/gui-thu/", rounds.TellAgencies.as_view(), name="tell_agencies"),
    path(f"{ROUND}/chi-tieu/", grid.SeatGrid.as_view(), name="seat_grid"),
    path(f"{ROUND}/chi-tieu/nop/", grid.UploadSeats.as_view(), name="upload_seats"),
    path(f"{ROUND}/chi-tieu/moi-diem-cau/", grid.SeatsForEachSite.as_view(), name="seats_for_each_site"),
    path(f"{ROUND}/chi-tieu/them/", grid.AddSeats.as_view(), name="add_seats"),
    path(f"{ROUND}/chi-tieu.xlsx", grid.sheet, name="seats_sheet"),
    path("nguoi-du/<str:public_id>/", delegates.DelegatePage.as_view(), name="delegate"),
    path("nguoi-du/<str:public_id>/tra-loi/", delegates.TakeAnswer.as_view(), name="take_answer"),
    path("nguoi-du/<str:public_id>/xoa/", delegates.Erase.as_view(), name="erase_delegate"),
    path("giay-moi/<str:public_id>/<str:key>/", inviting.answer_link, name="answer_link"),
    path("cu-nguoi/cua-don-vi/", rounds.SeatList.as_view(), name="my_quotas"),
    path(f"{OWN}/duong-dan-moi/", rounds.renew_link, name="renew_link"),
    path(f"{OWN}/", seats.quota, name="quota"),
    path(f"{OWN}/nop-danh-sach/", lists.quota_list, name="quota_list"),
    path(f"{OWN}/mau.xlsx", lists.quota_sheet, name="quota_sheet"),
    path(f"{OWN}/<str:delegate_id>/doi/", seats.quota_swap, name="quota_swap"),
    path(f"{OWN}/<str:delegate_id>/sua/", seats.quota_correct, name="quota_correct"),
    path(f"{OWN}/<str:delegate_id>/rut/", seats.quota_withdraw, name="quota_withdraw"),
    path(f"{LINK}/", seats.quota_link, name="quota_link"),
    path(f"{LINK}/nop-danh-sach/", lists.quota_list_link, name="quota_list_link"),
    path(f"{LINK}/mau.xlsx", lists.quota_sheet_link, name="quota_sheet_link"),
    path(f"{LINK}/<str:delegate_id>/doi/", seats.quota_swap_link, name="quota_swap_link"),
    path(f"{LINK}/<str:delegate_id>/sua/", seats.quota_correct_link, name="quota_correct_link"),
    path(f"{LINK}/<str:delegate_id>/rut/", seats.quota_withdraw_link, name="quota_withdraw_link"),
]
