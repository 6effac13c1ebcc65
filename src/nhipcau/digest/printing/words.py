"""The sentences that page, Word file and letter share."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.common import formats
from nhipcau.digest.queries.paper import Paper, PaperLine
from nhipcau.monitoring.languages import language_name


def dateline(paper: Paper) -> str:
    """Write "Số 12/2026 · Chủ nhật, 22/11/2026"."""
    day = f"{formats.weekday(paper.day)}, {formats.day(paper.day)}"
    if paper.number is None:
        return f"{_('Bản nháp')} · {day}"
    number = _("Số %(number)s/%(year)s") % {"number": paper.number, "year": paper.year}
    return f"{number} · {day}"


def source(line: PaperLine) -> str:
    """Write "Báo Mẫu, Tiếng Anh, 22/11/2026 09:05"; Vietnamese goes without saying."""
    language = language_name(line.language) if line.language not in {"", "vi"} else ""
    when = f"{formats.day(line.said_at)} {formats.clock(line.said_at)}"
    return ", ".join(part for part in (line.outlet, language, when) if part)


def spread(line: PaperLine) -> str:
    """Write "5 báo, 3 thứ tiếng"; nothing where one outlet told it."""
    if line.outlets <= 1:
        return ""
    if line.languages <= 1:
        return _("%(outlets)s báo") % {"outlets": line.outlets}
    counts = {"outlets": line.outlets, "languages": line.languages}
    return _("%(outlets)s báo, %(languages)s thứ tiếng") % counts


def version_words(paper: Paper) -> str:
    """Say that this is a corrected version, and what it corrects."""
    if paper.version == 1:
        return ""
    words = _("Bản đính chính lần %(times)s: %(why)s")
    return words % {"times": paper.version - 1, "why": paper.correction}


def labels(paper: Paper) -> list[str]:
    """List what every copy must say of itself."""
    found = []
    if paper.is_sample:
        found.append(_("Dữ liệu mẫu"))
    if not paper.is_issued:
        found.append(_("Bản nháp, chưa phát hành"))
    if paper.is_machine_made:
        found.append(_("Máy lập theo lựa chọn của bản trước, chưa có người sửa"))
    return found
