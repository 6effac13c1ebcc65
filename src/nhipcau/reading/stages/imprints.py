"""One line in, whether it is the imprint of an outlet out; asked by `kinds` and `tidy`."""

from __future__ import annotations

import re

from nhipcau.reading.stages.lines import Line

_IMPRINT = re.compile(
    r"[:©]|\d{6}|bản quyền|sao chép|sao lưu|ghi rõ|trích dẫn|rights reserved|copyright|cookies|droits|版权",
    re.IGNORECASE,
)
_LONGEST = 420
"""Weight of the longest imprint seen on one line."""
_EDITOR = re.compile(
    r"tổng biên tập|chịu trách nhiệm|giấy phép|bản quyền|tòa soạn:|总编辑|许可证|责编|编辑[:：]"
    r"|rédact(?:eur|rice) en chef|directeur de la publication|editor-in-chief|all rights reserved"
    r"|droits réservés|©|ສະຫງວນລິຂະສິດ|ບັນນາທິການ\s?:"
    r"|រក្សាសិទ្ធិ|និពន្ធនាយក",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[:：©៖]|\d{2}/|rights|bản quyền", re.IGNORECASE)


def is_imprint(line: Line) -> bool:
    """Tell an imprint by what stands anywhere in it; asked of the last lines only."""
    if line.weight > _LONGEST or not _EDITOR.search(line.text):
        return False
    return _LABELLED.search(line.text) is not None


def is_statement(line: Line) -> bool:
    """Tell a sentence about a company or an office from an imprint: no label, no number, no rights."""
    return line.stops and len(line.text.split()) >= 6 and not _IMPRINT.search(line.text)  # noqa: PLR2004
