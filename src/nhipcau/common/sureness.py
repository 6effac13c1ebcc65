"""How sure the source of a rule is, in words. Called by the screens that show a book of rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from nhipcau.common import dated

SURE = {
    dated.SEEN: gettext_lazy("đã thấy trong văn bản công khai"),
    dated.RECALLED: gettext_lazy("theo trí nhớ, chưa đối chiếu"),
    dated.OWN: gettext_lazy("lựa chọn của cơ quan"),
}
