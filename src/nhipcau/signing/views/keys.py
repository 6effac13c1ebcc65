"""The administrator's screens of keys: list, one key, make, let end, revoke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.signing.actions.keys import make_key, retire_key, revoke_key
from nhipcau.signing.filters import KeyFilter
from nhipcau.signing.forms import RevokeForm
from nhipcau.signing.queries.keys import get_key_for, keys_for
from nhipcau.signing.rules.ed25519 import pem_of
from nhipcau.signing.tables import KeyTable, state_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from nhipcau.signing.models import Key

KEEP = "signing.keep_keys"
MAKE = PageAction(gettext_lazy("Tạo khóa"), "signing:make_key", needs=KEEP, icon="plus", primary=True)


class KeyList(ListScreen):
    """Every key there ever was."""

    needs = KEEP
    title = gettext_lazy("Khóa ký")
    lead = gettext_lazy("Mỗi phát ngôn được ký bằng một khóa; người đọc kiểm tra chữ ký bằng nửa công khai.")
    table_class = KeyTable
    filterset_class = KeyFilter
    export_name = "khoa-ky"
    page_actions = (MAKE,)
    empty_title = gettext_lazy("Chưa có khóa ký")
    empty_hint = gettext_lazy("Chưa có khóa thì chưa phê duyệt được phát ngôn nào. Hãy tạo khóa đầu tiên.")
    empty_action = MAKE

    def get_queryset(self) -> QuerySet[Key]:
        """List the keys."""
        return keys_for(self.visitor)


class KeyPage(Guarded, TemplateView):
    """One key, to be compared by eye and handed out on paper."""

    needs = KEEP
    template_name = "signing/key.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what is public of it."""
        key = get_key_for(self.visitor, self.kwargs["key_id"])
        tone, words = state_of(key)
        self.page_actions = actions_of(key)
        return super().get_context_data(
            title=_("Khóa %(id)s") % {"id": key.key_id},
            crumbs=[(_("Khóa ký"), reverse("signing:keys"))],
            key=key,
            tone=tone,
            words=words,
            pem=pem_of(key.public),
            **kwargs,
        )


def actions_of(key: Key) -> list[PageAction]:
    """Return what can still be done with a key."""
    found = []
    if key.revoked_at is None and key.valid_until is None:
        url = reverse("signing:retire_key", args=[key.key_id])
        found.append(PageAction(_("Cho ngừng ký"), url=url, needs=KEEP, icon="clock"))
    if key.revoked_at is None:
        url = reverse("signing:revoke_key", args=[key.key_id])
        found.append(PageAction(_("Thu hồi"), url=url, needs=KEEP, icon="warn"))
    return found


class _KeyAct(ActionScreen):
    needs = KEEP
    template_name = "common/confirm.html"
    form_class: type[Form] = Form
    consequences: tuple[Any, ...] = ()
    is_danger = False
    success_url = cancel_url = reverse_lazy("signing:keys")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen, and to which key."""
        key_id = self.kwargs.get("key_id")
        title = self.title if key_id is None else f"{self.title}: {get_key_for(self.visitor, key_id).key_id}"
        extra = {"title": title, "consequences": self.consequences, "is_danger": self.is_danger}
        crumbs = [(_("Khóa ký"), reverse("signing:keys"))]
        return super().get_context_data(**{**extra, "crumbs": crumbs, **kwargs})


class MakeKey(_KeyAct):
    """Make a key that signs from now on."""

    title = gettext_lazy("Tạo khóa ký")
    submit_label = gettext_lazy("Tạo khóa")
    done_message = gettext_lazy("Đã tạo khóa; từ bây giờ phát ngôn được ký bằng khóa này.")
    consequences = (
        gettext_lazy("Khóa riêng nằm trong thư mục khóa của máy này, chỉ tài khoản chạy phần mềm đọc được."),
        gettext_lazy("Khóa riêng không vào cơ sở dữ liệu và bản sao lưu: hãy cất một bản ở nơi an toàn."),
        gettext_lazy("Nửa công khai vào danh sách khóa và sổ công khai; khóa cũ vẫn kiểm tra được."),
    )

    def act(self, form: Form) -> object:  # noqa: ARG002 - nothing to fill in
        """Make it."""
        return make_key(by=self.visitor, at=timezone.now())


class RetireKey(_KeyAct):
    """Let a key end."""

    title = gettext_lazy("Cho ngừng ký")
    submit_label = gettext_lazy("Cho ngừng ký")
    done_message = gettext_lazy("Khóa đã ngừng ký.")
    consequences = (
        gettext_lazy("Khóa này không ký gì nữa; khóa riêng bị xóa khỏi máy, không lấy lại được."),
        gettext_lazy("Những gì đã ký bằng khóa này vẫn là thật."),
    )

    def act(self, form: Form) -> object:  # noqa: ARG002
        """Let it end."""
        key = get_key_for(self.visitor, self.kwargs["key_id"])
        return retire_key(by=self.visitor, at=timezone.now(), key=key)


class RevokeKey(_KeyAct):
    """Declare that a key is no longer to be trusted."""

    title = gettext_lazy("Thu hồi khóa")
    submit_label = gettext_lazy("Thu hồi khóa")
    done_message = gettext_lazy("Đã thu hồi khóa và ghi vào sổ công khai.")
    form_class = RevokeForm
    is_danger = True
    consequences = (
        gettext_lazy("Chỉ những gì đã vào sổ công khai trước lúc này còn là thật; ký sau đó là giả."),
        gettext_lazy("Phát ngôn đã phê duyệt nhưng chưa công bố phải được phê duyệt lại bằng khóa khác."),
        gettext_lazy("Khóa riêng bị xóa khỏi máy. Không hoàn lại được."),
    )

    def act(self, form: Form) -> object:
        """Revoke it."""
        key = get_key_for(self.visitor, self.kwargs["key_id"])
        return revoke_key(by=self.visitor, at=timezone.now(), key=key, why=form.cleaned_data["why"])
