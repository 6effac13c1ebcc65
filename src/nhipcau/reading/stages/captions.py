"""One line in, whether it names a picture or is a link's text out; asked by `kinds` and `echoes`."""

from __future__ import annotations

import re
from itertools import pairwise

from nhipcau.reading.stages.lines import Line

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
    r"|(?:phát biểu|thuyết trình|trình bày|giảng bài|truyền đạt|quán triệt|báo cáo|giới thiệu|điều hành"
    r"|kết luận|chủ trì)(?: [^,.:;]{2,60})? (?:hội nghị|hội thảo|buổi|lớp|lễ|phiên|cuộc họp|kỳ họp|tọa đàm"
    r"|diễn đàn|đại hội)(?: [^,.:;]{2,30})?$)",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\bphát biểu(?: (?:chỉ đạo|khai mạc|bế mạc|kết luận|ý kiến|tham luận|chào mừng))*"
    r"(?: (?:tại|ở|trong) [^,;:.]{3,45})?\.?$",
    re.IGNORECASE,
)
"""Who speaks where, and nothing of what was said: so pictures are captioned, full stop or not."""
_ATTENDS = re.compile(r"\b(?:dự|chủ trì|tham dự|nhấn mạnh|cho biết|đã|cũng|lần lượt)\b", re.IGNORECASE)
_POINTS = re.compile(r"[(（](?:xem )?(?:ảnh|hình) (?:dưới|trên|bên|kèm theo)[)）]\.?$", re.IGNORECASE)
"""A paragraph may point to the picture under it."""
_SCENE_WORDS = 24
_CAPTION_WEIGHT = 420
_POSED_WORDS = 28


def _is_credited(text: str) -> bool:
    """Tell a photographer's credit from a sentence that speaks of a picture ("đừng chụp ảnh: …")."""
    match = _CREDITED.search(text)
    if match is None:
        return False
    label, before = match[0].lstrip()[:1], text[: match.start()].rstrip()[-1:]
    return not (label.islower() and before.isalnum())


def is_caption(line: Line) -> bool:
    """Tell whether the line names a picture: by its credit, its opening, or its pose without a statement."""
    text = line.text
    if line.weight > _CAPTION_WEIGHT or (len(text.split()) > _POSED_WORDS and _POINTS.search(text)):
        return False
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


def may_be_sentence(line: Line) -> bool:
    """Tell a full sentence that looks like a caption by its words alone: no credit, no number."""
    return line.stops and may_close(line)


def may_close(line: Line) -> bool:
    """Tell a line without a photographer's credit."""
    return not _is_credited(line.text) and not _LEADING.match(line.text)


_DOUBLED_LEAST = 20


def is_doubled(text: str) -> bool:
    """A link and its picture's text on one line say the same twice."""
    half = len(text) // 2
    return len(text) >= _DOUBLED_LEAST and text[:half].strip() == text[half:].strip()


def is_glued(line: Line) -> bool:
    """Headlines of a box that lost the breaks between them: a capital inside two words or more."""
    if line.stops or line.text.isascii():
        return False
    inside = [w for w in line.text.split() if not w.isascii() and w.lower() != w and w.upper() != w]
    return sum(any(a.islower() and b.isupper() for a, b in pairwise(w)) for w in inside) > 1
