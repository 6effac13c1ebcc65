"""A file handed in: taken as what it is, made harmless, or refused in words before anything is stored.

In: a name and bytes. Out: `Received`, or `Refused` that says where and what to do. Called by rooms' actions.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.common.files.guarding import words_of
from nhipcau.common.files.kinds import TYPES, FileType, Kind, is_what_it_says, type_of
from nhipcau.common.files.pictures import PictureRefusedError, PictureTooLargeError, redrawn
from nhipcau.common.files.refusing import document_fault, zip_fault
from nhipcau.common.files.secrecy import stamp_in, stamp_of
from nhipcau.common.files.texts import storable, text_of
from nhipcau.common.files.zipped import ZipRefusedError, check_zip
from nhipcau.common.refusals import Refused

MOST_BYTES = 20 * 1024 * 1024
"""A scanned decision of 30 pages has some 10 MB."""
LONGEST_NAME = 200
_DIRECTIONS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Turn "gpj.exe" round before the eye."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it may be kept."""

    name: str
    media_type: str
    content: bytes
    sha256: str
    """Of `content`."""
    original_sha256: str
    """Of what was handed in: another one where a picture was drawn anew."""
    text: str
    """Words that could be read out of it."""


def receive(name: str, content: bytes, *, field: str = "file") -> Received:
    """Judge a file by name, first bytes, directory and words; redraw pictures."""
    tidy = tidy_name(name)
    try:
        file_type = _checked_type(tidy, content)
        kept, text = _kept(file_type, content)
        _refuse_secret(file_type, kept, text)
    except Refused as refused:
        raise Refused(f"{tidy}: {refused.message}" if tidy else refused.message, field=field) from refused
    return Received(
        name=tidy, media_type=file_type.media_type, content=kept, text=storable(text),
        sha256=hashlib.sha256(kept).hexdigest(), original_sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def tidy_name(name: str) -> str:
    """Return the bare name: no folders, control letters or turned directions; the ending stays."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in _DIRECTIONS.sub("", last) if letter.isprintable()).strip(" .")
    stem, dot, ending = seen.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"[-LONGEST_NAME:]


def _checked_type(name: str, content: bytes) -> FileType:
    file_type = type_of(name)
    if file_type is None:
        taken = ", ".join(sorted({ending.upper() for ending in TYPES if ending not in {"htm", "jpeg"}}))
        words = _("không nhận loại tệp này. Chỉ nhận %(types)s: hãy lưu lại dưới một dạng đó rồi nộp.")
        raise Refused(words % {"types": taken})
    if not content.strip():
        raise Refused(_("tệp trống. Hãy xem lại tệp gốc."))
    if len(content) > MOST_BYTES:
        raise Refused(_("tệp quá lớn (quá 20 MB). Hãy tách hoặc nén ảnh trong tệp rồi nộp lại."))
    if not is_what_it_says(file_type, content):
        raise Refused(_("nội dung không đúng với đuôi tên tệp. Hãy mở bằng phần mềm gốc rồi lưu lại."))
    return file_type


def _kept(file_type: FileType, content: bytes) -> tuple[bytes, str]:
    """Return the bytes that may be kept and the words in them."""
    match file_type.kind:
        case Kind.PICTURE:
            return _redrawn(file_type, content), ""
        case Kind.TEXT:
            return content, text_of(content)
        case Kind.MARKUP:
            return content, text_of(content, is_markup=True)
    if file_type.kind is not Kind.PDF:
        try:
            check_zip(content)
        except ZipRefusedError as fault:
            raise Refused(zip_fault(fault)) from fault
    told = words_of(content, file_type.kind.value)
    if "fault" in told:
        raise Refused(document_fault(told["fault"]))
    return content, told.get("text", "")


def _redrawn(file_type: FileType, content: bytes) -> bytes:
    try:
        return redrawn(content, file_type.format)
    except PictureTooLargeError as error:
        raise Refused(_("ảnh quá lớn (quá 40 triệu điểm ảnh). Hãy thu nhỏ rồi nộp lại.")) from error
    except PictureRefusedError as error:
        raise Refused(_("không đọc được ảnh. Hãy mở ảnh rồi lưu lại dưới dạng JPG hoặc PNG.")) from error


def _refuse_secret(file_type: FileType, content: bytes, text: str) -> None:
    """Charter 12: a stamp in the text or the raw markup ends it here."""
    is_plain = file_type.kind in {Kind.TEXT, Kind.MARKUP}
    stamp = stamp_in(html.unescape(text)) or (stamp_of(content) if is_plain else None)
    if stamp:
        words = _("tệp có dấu %(stamp)s. Tài liệu mật không được đưa vào đây; hãy gửi theo đường bảo mật.")
        raise Refused(words % {"stamp": stamp})
