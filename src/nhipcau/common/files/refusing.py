"""Sentences for what is wrong with a document: where it is, and what to do. Called by `receiving`."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.common.files.zipped import ZipFault, ZipRefusedError


def zip_fault(fault: ZipRefusedError) -> str:
    """Say what is wrong inside a Word or Excel file."""
    return _zip_words(fault.fault) % {"part": fault.part}


def _zip_words(fault: ZipFault) -> str:
    return {
        ZipFault.TOO_LARGE: _("tệp giải nén ra quá 100 MB. Hãy bỏ bớt ảnh trong tệp rồi lưu lại."),
        ZipFault.TOO_MANY: _("tệp có quá 2.000 phần. Hãy sao nội dung sang tệp mới rồi lưu lại."),
        ZipFault.BOMB: _("tệp nén bất thường. Hãy sao nội dung sang tệp mới rồi lưu lại."),
        ZipFault.BAD_NAME: _("trong tệp có phần mang tên lạ (%(part)s). Hãy sao nội dung sang tệp mới."),
        ZipFault.LINK: _("trong tệp có đường dẫn tắt (%(part)s). Hãy sao nội dung sang tệp mới."),
        ZipFault.LOCKED: _("tệp có mật khẩu. Hãy bỏ mật khẩu rồi nộp lại."),
        ZipFault.MACRO: _("tệp có macro (%(part)s). Hãy lưu lại dưới dạng .docx hoặc .xlsx không macro."),
        ZipFault.EMBEDDED: _("trong tệp có tệp khác (%(part)s). Hãy bỏ ra và nộp riêng."),
        ZipFault.BROKEN: _("tệp hỏng. Hãy mở bằng Word hoặc Excel rồi lưu lại."),
    }[fault]


def document_fault(fault: str) -> str:
    """Say what the reader of PDF, Word and Excel found."""
    known = {
        "locked": _("tệp có mật khẩu. Hãy bỏ mật khẩu rồi nộp lại."),
        "program": _("tệp có mã chạy hoặc tệp đính kèm bên trong. Hãy in lại thành PDF rồi nộp."),
        "other_kind": _("nội dung không đúng với đuôi tên tệp. Hãy mở bằng phần mềm gốc rồi lưu lại."),
        "too_slow": _("tệp quá phức tạp nên không đọc được. Hãy tách tệp hoặc in lại thành PDF rồi nộp."),
    }
    return known.get(fault) or _("tệp hỏng nên không đọc được. Hãy mở bằng phần mềm gốc rồi lưu lại.")
