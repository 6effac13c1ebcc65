"""What the room puts on the menu, and its words for the record; found at start-up."""

from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming, navigation
from nhipcau.common.navigation import NavEntry
from nhipcau.documents.queries.register import lines_of

navigation.add(
    NavEntry(
        _("Sổ văn bản"),
        "documents:register",
        icon="record",
        order=58,
        hint=_("Số, ngày, trích yếu của văn bản đã phát hành."),
        group=navigation.SPEAKING,
    )
)
naming.add("documents.registration", lines_of)
naming.add_words(
    {
        "documents.registration": _("văn bản"),
        "documents.register": _("Vào sổ văn bản"),
        "document_number": _("Số"),
        "dated_on": _("Ngày văn bản"),
        "document_subject": _("Trích yếu"),
        "document_about": _("Về"),
        "last_number": _("Số cuối"),
        "documents_entered": _("Số văn bản vào sổ"),
    }
)
