"""Addresses of the room, under /dong-tin/."""

from django.urls import path

from nhipcau.stories.views.listing import StoryList
from nhipcau.stories.views.regrouping import MergeStories, MoveArticle, RenameStory, SplitStory, TakeBack
from nhipcau.stories.views.story import StoryPage

app_name = "stories"
urlpatterns = [
    path("", StoryList.as_view(), name="list"),
    path("<slug:public_id>/", StoryPage.as_view(), name="story"),
    path("<slug:public_id>/gop/", MergeStories.as_view(), name="merge"),
    path("<slug:public_id>/tach/", SplitStory.as_view(), name="split"),
    path("<slug:public_id>/doi-ten/", RenameStory.as_view(), name="rename"),
    path("<slug:public_id>/chuyen/<slug:article>/", MoveArticle.as_view(), name="move"),
    path("<slug:public_id>/hoan-tac/<slug:decision>/", TakeBack.as_view(), name="take_back"),
]
