"""Addresses of the room, under /thoi-han/."""

from django.urls import path

from nhipcau.clocks.views import changing, listing, page

app_name = "clocks"
urlpatterns = [
    path("", listing.ClockList.as_view(), name="list"),
    path("mo/", changing.StartMatter.as_view(), name="start"),
    path("quy-dinh/", listing.RuleBook.as_view(), name="rules"),
    path("lich-nghi/", listing.DayList.as_view(), name="days"),
    path("<slug:public_id>/", page.ClockPage.as_view(), name="clock"),
    path("<slug:public_id>/bat-dau/", changing.RecordStart.as_view(), name="record_start"),
    path("<slug:public_id>/gia-han/", changing.ExtendClock.as_view(), name="extend"),
    path("<slug:public_id>/giao/", changing.HandOver.as_view(), name="hand_over"),
    path("<slug:public_id>/dung/", changing.StopClock.as_view(), name="stop"),
    path("<slug:public_id>/tinh-lai/", changing.recount, name="recount"),
]
