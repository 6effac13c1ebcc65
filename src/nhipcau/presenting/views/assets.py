"""Pictures and papers: the list, upload with rights, one's page, its words, withdrawal and bytes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.files.receiving import MOST_BYTES
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.presenting.actions.assets import change_asset, upload_asset, withdraw_asset
from nhipcau.presenting.credentials import is_set_up
from nhipcau.presenting.filters import AssetFilter
from nhipcau.presenting.forms.assets import AssetForm, UploadForm, initial_of
from nhipcau.presenting.forms.fields import WhyForm
from nhipcau.presenting.models import Asset, Piece
from nhipcau.presenting.queries.desk import assets_for, get_asset_for, get_piece_for
from nhipcau.presenting.queries.making import rights_hold
from nhipcau.presenting.queries.public import is_public
from nhipcau.presenting.storing import path_of
from nhipcau.presenting.tables import AssetTable
from nhipcau.presenting.wording import language_name


class AssetList(ListScreen):
    """The pictures and papers of one's unit."""

    needs = "presenting.see_pieces"
    title = _("Kho ảnh")
    lead = _("Ảnh và tài liệu để giới thiệu, mỗi tấm có người giữ quyền, dòng ghi nguồn và lời tả.")
    table_class = AssetTable
    filterset_class = AssetFilter
    export_name = "kho-anh"
    page_actions = (
        PageAction(
            _("Tải ảnh lên"), "presenting:upload", needs="presenting.keep_assets", icon="upload", primary=True
        ),
        PageAction(_("Bộ tư liệu báo chí"), "presenting:kits", icon="download"),
    )
    empty_title = _("Chưa có ảnh nào")
    empty_hint = _("Tải lên ảnh mà cơ quan có quyền dùng.")
    empty_action = PageAction(_("Tải ảnh lên"), "presenting:upload", needs="presenting.keep_assets")

    def get_queryset(self) -> QuerySet[Asset]:
        """List what this person may see."""
        return assets_for(self.visitor)


class OfAsset(Guarded):
    """What the screens of one asset share."""

    kwargs: dict[str, Any]

    @cached_property
    def asset(self) -> Asset:
        """The asset in the address."""
        return get_asset_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to it."""
        return self.asset.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way back."""
        crumbs = [(_now("Kho ảnh"), reverse("presenting:assets"))]
        if not isinstance(self, TemplateView):
            crumbs.append((str(self.asset), self.asset.get_absolute_url()))
            kwargs.setdefault("cancel_url", self.asset.get_absolute_url())
        return super().get_context_data(**{"crumbs": crumbs, "asset": self.asset, **kwargs})


class AssetPage(OfAsset, TemplateView):
    """One picture with its words, rights and files."""

    needs = "presenting.see_pieces"
    template_name = "presenting/asset.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        asset = self.asset
        words = [
            (code, language_name(code), asset.captions.get(code, ""), asset.alts.get(code, ""))
            for code in settings.NEWSROOM_LANGUAGES
        ]
        return super().get_context_data(
            title=str(asset), words=[row for row in words if row[2] or row[3]], files=asset.files.all(),
            may_be_shown=rights_hold(asset, timezone.localdate()), is_public=is_public(asset),
            can_sign=is_set_up(), **kwargs,
        )  # fmt: skip


class UploadAsset(ActionScreen):
    """A new picture with its rights."""

    needs = "presenting.keep_assets"
    title, submit_label, done_message = _("Tải ảnh lên"), _("Tải lên"), _("Đã nhận tệp.")
    template_name = "presenting/upload.html"
    form_class = UploadForm
    cancel_url = reverse_lazy("presenting:assets")

    @cached_property
    def piece(self) -> Piece | None:
        """The piece it is taken in for, if the address names one."""
        asked = self.request.GET.get("piece")
        return get_piece_for(self.visitor, asked) if asked else None

    def act(self, form: forms.Form) -> None:
        """Take it in."""
        file = form.cleaned_data["file"]
        self.made = upload_asset(
            by=self.visitor, at=timezone.now(), name=file.name, content=file.read(MOST_BYTES + 1),
            described=form.described(), piece=self.piece,  # type: ignore[attr-defined]
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go on to choosing it, or to its page."""
        if self.piece:
            return reverse("presenting:pictures", args=[self.piece.public_id])
        return self.made.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether pictures get credentials."""
        crumbs = [(_now("Kho ảnh"), reverse("presenting:assets"))]
        return super().get_context_data(can_sign=is_set_up(), crumbs=crumbs, **kwargs)


class ChangeAsset(OfAsset, ActionScreen):
    """Its words and rights."""

    needs = "presenting.keep_assets"
    title, done_message = _("Sửa lời và quyền"), _("Đã lưu.")
    form_class = AssetForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is stored."""
        return initial_of(self.asset)

    def act(self, form: forms.Form) -> None:
        """Change it."""
        described = form.described()  # type: ignore[attr-defined]
        asset = self.asset
        change_asset(
            by=self.visitor, at=timezone.now(), asset=asset, seen=asset.revision, described=described
        )


class WithdrawAsset(OfAsset, ActionScreen):
    """Show it no more."""

    needs = "presenting.keep_assets"
    title, submit_label, done_message = _("Rút ảnh"), _("Rút ngay"), _("Đã rút.")
    template_name = "common/confirm.html"
    form_class = WhyForm
    extra_context = {
        "is_danger": True,
        "consequences": [
            _("Ảnh biến mất ngay khỏi mọi trang công khai và bộ tư liệu."),
            _("Nhật ký giữ lại lý do."),
        ],
    }

    def act(self, form: forms.Form) -> None:
        """Withdraw it."""
        withdraw_asset(by=self.visitor, at=timezone.now(), asset=self.asset, why=form.cleaned_data["why"])


@requires("presenting.see_pieces")
def asset_bytes(request: HttpRequest, public_id: str, rendition: str) -> HttpResponseBase:
    """Hand a size of an asset to somebody of its unit; the public asks the newsroom instead."""
    asset = get_asset_for(request.user, public_id)
    file = asset.files.filter(rendition=rendition).first()
    path = path_of(file.sha256, file.media_type) if file else None
    if file is None or path is None or not path.exists():
        raise Http404
    response = FileResponse(
        path.open("rb"), content_type=file.media_type,
        as_attachment=not asset.is_picture or "download" in request.GET,
        filename=asset.name,
    )  # fmt: skip
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
