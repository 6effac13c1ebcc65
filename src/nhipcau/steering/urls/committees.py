"""Addresses of committees and seats."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from nhipcau.steering.views import committees
from nhipcau.steering.views import committees_keeping as keeping

urlpatterns: list[URLPattern | URLResolver] = [
    path("ban/", committees.CommitteeList.as_view(), name="committees"),
    path("ban/them/", keeping.AddCommittee.as_view(), name="add_committee"),
    path("ban/<public_id>/", committees.CommitteePage.as_view(), name="committee"),
    path("ban/<public_id>/sua/", keeping.ChangeCommittee.as_view(), name="change_committee"),
    path("ban/<public_id>/thay-doi/", committees.ChangeList.as_view(), name="committee_changes"),
    path("ban/<public_id>/them-ghe/", keeping.AddSeat.as_view(), name="add_seat"),
    re_path(
        r"^ban/(?P<public_id>[^/]+)/thanh-vien\.(?P<kind>csv|xlsx)$",
        committees.member_list,
        name="member_list",
    ),
    path("ghe/<public_id>/sua/", keeping.ChangeSeat.as_view(), name="change_seat"),
    path("ghe/<public_id>/bo/", keeping.RemoveSeat.as_view(), name="remove_seat"),
    path("ghe/<public_id>/cu/", keeping.SeatMember.as_view(), name="seat_member"),
    path("thanh-vien/<public_id>/thoi/", keeping.EndMember.as_view(), name="end_member"),
]
