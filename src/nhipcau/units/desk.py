"""The words that the record uses for this room; found at start-up."""

from django.utils.translation import gettext_lazy

from nhipcau.common import naming

naming.add_words(
    {
        "units": gettext_lazy("Danh mục đơn vị"),
        "units.load_seed": gettext_lazy("Nạp danh mục đơn vị"),
    }
)
