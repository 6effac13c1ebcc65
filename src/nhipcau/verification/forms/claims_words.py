"""Problems of a wording in words for the officer. In: problems of the rules; out: sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.verification.rules import wording as rules
from nhipcau.verification.rules.wording import Problem


def problem_words(problem: Problem) -> str:
    """Say what is wrong and what to do."""
    words = {
        rules.EMPTY: _("Hãy viết nhận định thành một câu."),
        rules.SENTENCES: _(
            "Hãy viết đúng một câu; đây đang là %(said)s câu. Hai điều thì đánh dấu hai nhận định."
        ),
        rules.LENGTH: _("Câu dài %(said)s từ; hãy rút còn nhiều nhất 60 từ."),
        rules.QUESTION: _("Đây là câu hỏi. Hãy viết thành câu khẳng định, hoặc phân loại là câu hỏi."),
        rules.POINTS: _(
            "Người chưa đọc bài không biết đây chỉ ai, ở đâu, khi nào: %(said)s. Hãy gọi tên, ghi ngày."
        ),
        rules.MAY_POINT: _("Xem lại: %(said)s chỉ ai? Nếu trong câu chưa rõ, hãy gọi tên."),
        rules.FIGURE_MISSING: _("Con số ở ô này chưa có trong câu: %(said)s."),
        rules.PLACE_MISSING: _("Địa điểm ở ô này chưa có trong câu: %(said)s."),
        rules.DAY_MISSING: _("Thời gian ở ô này chưa có trong câu: %(said)s."),
        rules.NO_WHO: _("Chưa nêu ai hoặc cơ quan nào."),
        rules.NO_WHERE: _("Chưa nêu ở đâu."),
        rules.NO_WHEN: _("Chưa nêu khi nào."),
        rules.UNSTATED_FIGURE: _("Trong câu có số %(said)s nhưng ô “Bao nhiêu” còn trống."),
    }
    return words[problem.code] % {"said": problem.said}
