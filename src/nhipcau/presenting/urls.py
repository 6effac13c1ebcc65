"""Addresses of the room, under /gioi-thieu/."""

from django.urls import path

from nhipcau.presenting.views import assets, channels, kits, pieces, plans

app_name = "presenting"
urlpatterns = [
    path("", pieces.PieceList.as_view(), name="pieces"),
    path("bai/viet/", pieces.AddPiece.as_view(), name="add_piece"),
    path("bai/<slug:public_id>/", pieces.PiecePage.as_view(), name="piece"),
    path("bai/<slug:public_id>/sua/", pieces.ChangePiece.as_view(), name="change_piece"),
    path("bai/<slug:public_id>/thong-tin/", pieces.WriteFacts.as_view(), name="facts"),
    path("bai/<slug:public_id>/anh/", pieces.ChoosePictures.as_view(), name="pictures"),
    path("bai/<slug:public_id>/duyet/", pieces.ApproveSheet.as_view(), name="approve_sheet"),
    path("anh/", assets.AssetList.as_view(), name="assets"),
    path("anh/tai-len/", assets.UploadAsset.as_view(), name="upload"),
    path("anh/<slug:public_id>/", assets.AssetPage.as_view(), name="asset"),
    path("anh/<slug:public_id>/sua/", assets.ChangeAsset.as_view(), name="change_asset"),
    path("anh/<slug:public_id>/rut/", assets.WithdrawAsset.as_view(), name="withdraw_asset"),
    path("anh/<slug:public_id>/tep/<slug:rendition>/", assets.asset_bytes, name="asset_bytes"),
    path("bo/", kits.KitList.as_view(), name="kits"),
    path("bo/lap/", kits.MakeKit.as_view(), name="make_kit"),
    path("bo/<slug:public_id>/", kits.KitPage.as_view(), name="kit"),
    path("bo/<slug:public_id>/sua/", kits.ChangeKit.as_view(), name="change_kit"),
    path("bo/<slug:public_id>/duyet/", kits.ApproveKit.as_view(), name="approve_kit"),
    path("bo/<slug:public_id>/dong/", kits.CloseKit.as_view(), name="close_kit"),
    path("lich/", plans.PlanList.as_view(), name="plans"),
    path("lich/thang/", plans.MonthPage.as_view(), name="month"),
    path("lich/lich.ics", plans.plans_file, name="plans_file"),
    path("lich/them/", plans.AddPlan.as_view(), name="add_plan"),
    path("lich/<slug:public_id>/", plans.PlanPage.as_view(), name="plan"),
    path("lich/<slug:public_id>/sua/", plans.ChangePlan.as_view(), name="change_plan"),
    path("lich/<slug:public_id>/den-dau/", plans.MovePlan.as_view(), name="move_plan"),
    path("kenh/", channels.ChannelList.as_view(), name="channels"),
    path("kenh/them/", channels.AddChannel.as_view(), name="add_channel"),
    path("kenh/da-dang/", channels.PostingList.as_view(), name="postings"),
    path("kenh/<slug:public_id>/", channels.ChannelPage.as_view(), name="channel"),
    path("kenh/<slug:public_id>/sua/", channels.ChangeChannel.as_view(), name="change_channel"),
    path("dang/<slug:statement_id>/", channels.ReadyPage.as_view(), name="ready"),
    path(
        "dang/<slug:statement_id>/<slug:language>/<slug:channel_id>/",
        channels.NotePosting.as_view(),
        name="note_posting",
    ),
]
