"""What the record shows of kits."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming
from nhipcau.verification.models import Kit


def _hashes(public_ids: Iterable[str]) -> dict[str, str]:
    rows = Kit.objects.filter(public_id__in=set(public_ids))
    return {row.public_id: str(row) for row in rows}


naming.add("verification.kit", _hashes)
naming.add_words(
    {
        "verification.kit": _("Bộ chứng cứ"),
        "verification.make_kit": _("Đóng gói bộ chứng cứ"),
        "sha256": _("Mã SHA-256"),
        "finding": _("Kết luận"),
    }
)
