"""One line in, what it is on a page out; called by `tidy` for saved pages and for extracted paragraphs."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from nhipcau.reading.folding import is_unspaced
from nhipcau.reading.stages.lexicon import is_whole, opens_with
from nhipcau.reading.stages.lines import Line
from nhipcau.reading.stages.stamps import stamps


class Kind(StrEnum):
    """What a line is; PROSE and SHORT may be the article, the rest never is."""

    PROSE = "prose"
    SHORT = "short"
    RELATED = "related"
    POINTER = "pointer"
    CLOSING = "closing"
    COMMENTS = "comments"
    TAGS = "tags"
    TOOL = "tool"
    FOOTER = "footer"
    CREDIT = "credit"
    DATE = "date"
    CAPTION = "caption"
    IMAGE = "image"


PASSING = frozenset({Kind.TOOL, Kind.CAPTION, Kind.IMAGE, Kind.DATE})
"""May stand anywhere without telling that the article is over."""

_IMAGE = re.compile(r"[\w\-. ()%+,]{1,140}\.(?:jpe?g|png|gif|webp|bmp|svg|mp4|avif|heic)", re.IGNORECASE)
_FILE_STEM = re.compile(r"[a-z]{1,2}\d{0,6}|[a-z_-]{1,14}[_-]?\d{1,8}|(?:IMG|DSC|DSCN?|PIC|ANH|HINH)[ _-]?\d{1,6}")
"""A picture's file name without its ending, as alternative text: no word of a sentence stands alone so."""
_PHOTO = (
    r"(?:nguồn ảnh|ảnh tư liệu|ảnh chụp|ảnh|hình|hình ảnh|minh họa|đồ họa|clip|video|photos?|images?|picture"
    r"|credit|crédit(?: photo)?|illustration|图片?|摄影?|照片|摄|ພາບ|ຮູບ(?:ພາບ)?|រូប(?:ភាព|ថត)?)"
)
_CREDITED = re.compile(
    rf"(?:[\s(（\[.,;\-–—|。，]|^){_PHOTO}\s*[:：/](?:[^.]|(?<=\b[A-ZĐ])\.){{0,60}}\.?[)）\]]?\.?$"
    rf"|\s[-–—]\s*(?:Nguồn|Theo|Source)\s*:\s*[^.:;]{{2,30}}(?:\.(?:vn|com|net|org))?$"
    rf"|[(（\[]\s*{_PHOTO}[^)）]{{0,60}}[)）\]]\.?$|\((?:photo|image|file|illustration|ảnh)[^)]*\)\.?$"
    r"|[A-Z]{2,8}(?:/[A-Z]{2,8})? Photo\)?\.?$"
    r"|[-–—]\s*Ảnh\s*\d*\.?$|[-–—]\s*Photos?\s+\S[^.]{0,40}$|[-–—] ảnh \d+\b.*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"^[(（\[]?\s*(?:{_PHOTO}\s*(?:\d+\s*)?[:：.]"
    r"|(?:ảnh|hình|photo|image|figure) (?:\d+\b|minh h[oọ]a|tư liệu|internet|chỉ mang))",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"^(?:quang cảnh|toàn cảnh|khung cảnh|hình ảnh (?:tại|về|trong|buổi)|một góc|đại biểu (?:dự|tham dự)"
    r"|các đại biểu (?:chụp ảnh|tham dự|dự|tham gia|bấm nút|cắt băng|trao đổi|thảo luận)"
    r"|(?:a |an )?(?:general |panoramic |over)?view of|an overview of|delegates (?:at|attend|pose)"
    r"|participants (?:at|pose)|vue (?:générale|d.ensemble)|les délégués|图为|ພາບລວມ|ທິວທັດ|ບັນຍາກາດ|ទិដ្ឋភាព)",
    re.IGNORECASE,
)
_POSED = re.compile(
    r"\b(?:phát biểu(?: (?:chỉ đạo|khai mạc|bế mạc|kết luận|ý kiến))?(?: tại| ở| trong|\.?$)"
    r"|trao (?:quà|giấy khen|bằng khen|hoa|quyết định|giải|kỷ niệm chương)|tặng (?:hoa|quà|bằng khen)"
    r"|chụp ảnh lưu niệm|cắt băng|bấm nút|thăm hỏi"
    r"|(?:phát biểu|thuyết trình|trình bày|giảng bài|truyền đạt|quán triệt|báo cáo|giới thiệu|điều hành|kết luận|chủ trì)"
    r"(?: [^,.:;]{2,60})? (?:hội nghị|hội thảo|buổi|lớp|lễ|phiên|cuộc họp|kỳ họp|tọa đàm|diễn đàn|đại hội)(?: [^,.:;]{2,30})?$)",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\bphát biểu(?: (?:chỉ đạo|khai mạc|bế mạc|kết luận|ý kiến|tham luận|chào mừng))*"
    r"(?: (?:tại|ở|trong) [^,;:.]{3,45})?\.?$",
    re.IGNORECASE,
)
"""Who speaks where, and nothing of what was said: so pictures are captioned, full stop or not."""
_ATTENDS = re.compile(r"\b(?:dự|chủ trì|tham dự|nhấn mạnh|cho biết|đã|cũng|lần lượt)\b", re.IGNORECASE)
_SCENE_WORDS = 24
_CAPTION_WEIGHT = 420
_POSED_WORDS = 28

_NAME_WORD = re.compile(r"^(?:[A-ZÀ-ỸĐ][\w.'’-]*|[-–—,&|/+()]|và|and|et|von|de|TTXVN|PV)$")
_NAME_WORDS = 9
_DATE_WEIGHT = 170
_REST_WORDS = 9
_TITLE_WORDS = 3


def is_name(text: str) -> bool:
    """Tell whether the line may be nothing but names: the usual last line of an article."""
    bits = re.sub(r"[(),/|&]", " ", text.strip(" .*-–—")).split()
    return 0 < len(bits) <= _NAME_WORDS and all(map(_NAME_WORD.match, bits)) and not is_unspaced(text)


def _is_date(line: Line) -> bool:
    if line.weight > _DATE_WEIGHT or not any(letter.isdigit() for letter in line.text):
        return False
    found = stamps(line.text)
    if not found:
        return False
    rest = found[0].rest
    if not rest or any(stamp.label for stamp in found):
        return len(rest.split()) <= _REST_WORDS
    words = rest.split()
    if line.stops or len(words) > _REST_WORDS:
        return False
    listed = is_whole("furniture", "tool", rest) or opens_with("furniture", "credit", rest)
    return listed or " theo " in f" {line.folded}" or len(words) < _TITLE_WORDS or is_name(rest)


def _is_credited(text: str) -> bool:
    """Tell a photographer's credit from a sentence that speaks of a picture ("đừng chụp ảnh: …")."""
    match = _CREDITED.search(text)
    if match is None:
        return False
    label, before = match[0].lstrip()[:1], text[: match.start()].rstrip()[-1:]
    return not (label.islower() and before.isalnum())


def is_caption(line: Line) -> bool:
    """Tell whether the line names a picture: by its credit, its opening, or its pose without a statement."""
    if line.weight > _CAPTION_WEIGHT:
        return False
    text = line.text
    if _is_credited(text) or _LEADING.match(text):
        return True
    count = len(text.split())
    if line.sentences > 2 or count > _POSED_WORDS:  # noqa: PLR2004
        return False
    if _SCENE.match(text) and count <= _SCENE_WORDS and ":" not in text:
        return True
    if _SPEAKING.search(text) and count <= _SCENE_WORDS and not _ATTENDS.search(text):
        return True
    return not line.stops and count > 4 and _POSED.search(text) is not None and ":" not in text  # noqa: PLR2004


def _is_label(line: Line) -> Kind | None:
    """Look the line up in the word lists."""
    for table in ("related", "comments", "closing"):
        if is_whole("headings", table, line.text):
            return Kind(table)
    if opens_with("headings", "tags", line.text, longest=400):
        return Kind.TAGS
    if is_whole("furniture", "tool", line.text) or _are_buttons(line.text):
        return Kind.TOOL
    return None


_BUTTON = re.compile(r"\s*[\[\]|·•]\s*")


def _are_buttons(text: str) -> bool:
    """Tell several buttons on one line."""
    parts = [part for part in _BUTTON.split(text) if part]
    return len(parts) > 1 and all(is_whole("furniture", "tool", part) for part in parts)


_SENTENCE_WORDS = 8
_CREDIT_WEIGHT = 110
_NAMES = 10
"""Words after a label; more is what somebody says, not who wrote it."""


def _is_credit(line: Line) -> bool:
    """Tell whether the line names who wrote, took or brought the piece."""
    if line.text.endswith(("?", "？", ":", ";")) or not opens_with(
        "furniture", "credit", line.text, longest=_CREDIT_WEIGHT
    ):
        return False
    _, _, named = line.text.partition(":")
    return len(named.split()) <= _NAMES and not named.rstrip().endswith((".", "!", ":"))


def kind_of(line: Line) -> Kind:
    """Say what the line is, by itself."""
    if _IMAGE.fullmatch(line.text) or _FILE_STEM.fullmatch(line.text):
        return Kind.IMAGE
    pointing = opens_with("headings", "related", line.text, longest=260)
    if pointing and not is_whole("headings", "related", line.text):
        return Kind.POINTER
    sentence = line.stops and len(line.text.split()) >= _SENTENCE_WORDS and not line.text.endswith("...")
    label = None if sentence and not line.text.startswith(("(", ">", "»")) else _is_label(line)
    if label is Kind.TOOL and _is_date(line):
        return Kind.DATE
    if not label and (_is_doubled(line.text) or _is_glued(line)):
        return Kind.CAPTION
    return label or _by_content(line, sentence=sentence)


def _by_content(line: Line, *, sentence: bool) -> Kind:
    """Say what a line is that no word list holds."""
    if _is_date(line):
        return Kind.DATE
    if opens_with("furniture", "footer", line.text, longest=320) and not _is_statement(line):
        return Kind.FOOTER
    if (not sentence or line.text.startswith("(")) and _is_credit(line):
        return Kind.CREDIT
    if is_caption(line):
        return Kind.CAPTION
    return Kind.PROSE if line.is_prose or reads_on(line) else Kind.SHORT


_IMPRINT = re.compile(
    r"[:©]|\d{6}|bản quyền|sao chép|sao lưu|ghi rõ|trích dẫn|rights reserved|copyright|cookies|droits|版权", re.IGNORECASE
)
_EDITOR = re.compile(
    r"tổng biên tập|chịu trách nhiệm|giấy phép|bản quyền|tòa soạn:|总编辑|许可证|责编|编辑[:：]|rédact(?:eur|rice) en chef"
    r"|directeur de la publication|editor-in-chief|all rights reserved|droits réservés|©|ສະຫງວນລິຂະສິດ|ບັນນາທິການ\s?:"
    r"|រក្សាសិទ្ធិ|និពន្ធនាយក",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[:：©៖]|\d{2}/|rights|bản quyền", re.IGNORECASE)


def is_imprint(line: Line) -> bool:
    """Tell an imprint by what stands anywhere in it; asked of the last lines only."""
    return line.weight <= 420 and _EDITOR.search(line.text) is not None and _LABELLED.search(line.text) is not None  # noqa: PLR2004


_RUNNING_WORDS = 30
_OPENED_WORDS = 12


def _is_statement(line: Line) -> bool:
    """Tell a sentence about a company or an office from an imprint: no label, no number, no rights."""
    return line.stops and len(line.text.split()) >= 6 and not _IMPRINT.search(line.text)  # noqa: PLR2004


def reads_on(line: Line) -> bool:
    """Tell running prose without a closing stop: longer than headlines are, or opened as only prose is."""
    count = len(line.text.split())
    if line.bullet or line.text.endswith(("...", "…")) or count < _OPENED_WORDS:
        return False
    return count >= _RUNNING_WORDS or opens_with("sentences", "opening", line.text, longest=400)


_DOUBLED_LEAST = 20


def _is_doubled(text: str) -> bool:
    """A link and its picture's text on one line say the same twice."""
    half = len(text) // 2
    return len(text) >= _DOUBLED_LEAST and text[:half].strip() == text[half:].strip()


def _is_glued(line: Line) -> bool:
    """Headlines of a box that lost the breaks between them: a capital inside two words or more."""
    if line.stops or line.text.isascii():
        return False
    inside = [w for w in line.text.split() if not w.isascii() and w.lower() != w and w.upper() != w]
    return sum(any(a.islower() and b.isupper() for a, b in pairwise(w)) for w in inside) > 1


_TITLE_LEAST, _TITLE_MOST = 18, 230


def looks_like_title(line: Line) -> bool:
    """Tell whether the line could head an article: long enough, and no sentence."""
    enough = len(line.text.split()) >= 4 or is_unspaced(line.text)  # noqa: PLR2004
    return (
        enough
        and _TITLE_LEAST <= line.weight <= _TITLE_MOST
        and (not line.ends or line.text[-1] in '?!…"”？！')
    )
