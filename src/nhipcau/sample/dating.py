"""Dates said in each language: fills {d:-3} and its kin, prints a publication date in an outlet's way.

In: a text or a datetime and a language. Out: text. Called by texts and pages.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

VIETNAM = timezone(timedelta(hours=7), "ICT")
"""Asia/Ho_Chi_Minh has had no other offset since 1975."""

EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December")  # fmt: skip
FR = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre")  # fmt: skip
LO = ("ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ")
KM = ("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ")
WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "lo": ("ວັນຈັນ", "ວັນອັງຄານ", "ວັນພຸດ", "ວັນພະຫັດ", "ວັນສຸກ", "ວັນເສົາ", "ວັນອາທິດ"),
    "km": ("ថ្ងៃច័ន្ទ", "ថ្ងៃអង្គារ", "ថ្ងៃពុធ", "ថ្ងៃព្រហស្បតិ៍", "ថ្ងៃសុក្រ", "ថ្ងៃសៅរ៍", "ថ្ងៃអាទិត្យ"),
}
_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_SLOT = re.compile(r"\{([dDnwmyk]):([+-]?\d+)\}")

_SHORT: dict[str, Callable[[date], str]] = {
    "vi": lambda day: f"{day.day}/{day.month}",
    "en": lambda day: f"{day.day} {EN[day.month - 1]}",
    "fr": lambda day: f"{day.day} {FR[day.month - 1]}" if day.day > 1 else f"1er {FR[day.month - 1]}",
    "zh": lambda day: f"{day.month}月{day.day}日",
    "lo": lambda day: f"{day.day} {LO[day.month - 1]}",
    "km": lambda day: f"{day.day} ខែ{KM[day.month - 1]}".translate(_KHMER_DIGITS),
}
_WITH_YEAR: dict[str, Callable[[date], str]] = {
    "vi": lambda day: f"{day.day}/{day.month}/{day.year}",
    "en": lambda day: f"{_SHORT['en'](day)} {day.year}",
    "fr": lambda day: f"{_SHORT['fr'](day)} {day.year}",
    "zh": lambda day: f"{day.year}年{_SHORT['zh'](day)}",
    "lo": lambda day: f"{_SHORT['lo'](day)} {day.year}",
    "km": lambda day: f"{_SHORT['km'](day)} ឆ្នាំ{str(day.year).translate(_KHMER_DIGITS)}",
}


def filled(text: str, day: date, language: str) -> str:
    """The text with its date slots said as of `day`.

    {d:-1} day and month, {D:0} with year, {n:0} the long Vietnamese form, {w:0} weekday, {m:0} month of the
    day, {y:-1} a year counted from the day's own.
    """

    def said(match: re.Match[str]) -> str:
        kind, shift = match[1], int(match[2])
        if kind == "y":
            return str(day.year + shift)
        then = day + timedelta(days=shift)
        if kind == "m":
            return f"{then.month}/{then.year}"
        if kind == "w":
            return WEEKDAYS[language][then.weekday()]
        if kind == "n":
            return f"ngày {then.day:02d} tháng {then.month:02d} năm {then.year}"
        return (_SHORT if kind == "d" else _WITH_YEAR)[language](then)

    return _SLOT.sub(said, text)


def _weekday(at: datetime, language: str) -> str:
    name = WEEKDAYS[language][at.weekday()]
    return name[0].upper() + name[1:]


PRINTED: dict[str, Callable[[datetime], str]] = {
    "zoned": lambda at: f"{at:%H:%M} | {at:%d/%m/%Y} (GMT+7)",
    "weekday": lambda at: f"{_weekday(at, 'vi')}, {at:%d/%m/%Y}, {at:%H:%M}",
    "sloppy": lambda at: f"(Cập nhật lúc {at.hour}h{at.minute:02d}' ngày {at.day}-{at.month}-{at.year} )",
    "long": lambda at: f"Ngày {at.day:02d} tháng {at.month:02d} năm {at.year}",
    "slashes": lambda at: f"{at:%d/%m/%Y %H:%M}",
    "in_text": lambda _: "",
    "place_day": lambda at: f"Đăng ngày {at.day}.{at.month}.{at.year} - {at:%H:%M}",
    "english": lambda at: f"{EN[at.month - 1]} {at.day}, {at.year} | {at:%I:%M %p}",
    "french": lambda at: f"Publié le {_WITH_YEAR['fr'](at)} à {at.hour}h{at.minute:02d}",
    "chinese": lambda at: f"{at.year}年{at.month:02d}月{at.day:02d}日{at:%H:%M}",
    "lao": lambda at: f"ວັນທີ {at:%d/%m/%Y} {at:%H:%M}",
    "khmer": lambda at: f"{_weekday(at, 'km')} ទី{_WITH_YEAR['km'](at)}",
}


def clock(now: datetime, language: str) -> str:
    """The site's own clock, as many sites print it on top of every page. It is never the article's date."""
    shown = f"{_weekday(now, language)}, {now:%d/%m/%Y}"
    return f"{shown} {now:%H:%M:%S}" if language == "vi" else shown
