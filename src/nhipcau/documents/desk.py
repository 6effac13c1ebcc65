"""Words that the record shows for papers."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming
from nhipcau.documents.queries.register import lines_of

naming.add("documents.registration", lines_of)
naming.add_words(
    {
        "documents.registration": _("văn bản"),
        "documents.register": _("Vào sổ văn bản"),
        "document_number": _("Số"),
        "dated_on": _("Ngày văn bản"),
        "document_subject": _("Trích yếu"),
        "document_about": _("Về"),
    }
)
