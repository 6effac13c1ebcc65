"""Addresses of the room, under /bai/."""

from django.urls import path

from nhipcau.monitoring.views.article import ArticlePage, DifferencePage, HowItReads
from nhipcau.monitoring.views.copying import CopyDifference, CopyTree
from nhipcau.monitoring.views.listing import ArticleList
from nhipcau.monitoring.views.saved import DeleteSearch, RenameSearch, SaveSearch, open_saved
from nhipcau.monitoring.views.suggesting import unit_suggestions

app_name = "monitoring"
urlpatterns = [
    path("", ArticleList.as_view(), name="articles"),
    path("don-vi/", unit_suggestions, name="units"),
    path("da-luu/moi/", SaveSearch.as_view(), name="save_search"),
    path("da-luu/<slug:public_id>/", open_saved, name="open_search"),
    path("da-luu/<slug:public_id>/ten/", RenameSearch.as_view(), name="rename_search"),
    path("da-luu/<slug:public_id>/xoa/", DeleteSearch.as_view(), name="delete_search"),
    path("doc-the-nao/", HowItReads.as_view(), name="how_it_reads"),
    path("<slug:public_id>/", ArticlePage.as_view(), name="article"),
    path("<slug:public_id>/ban/<int:number>/", ArticlePage.as_view(), name="version"),
    path("<slug:public_id>/dang-lai/", CopyTree.as_view(), name="copies"),
    path("<slug:public_id>/dang-lai/khac/", CopyDifference.as_view(), name="copy_difference"),
    path("<slug:public_id>/khac/<int:old>/<int:new>/", DifferencePage.as_view(), name="difference"),
]
