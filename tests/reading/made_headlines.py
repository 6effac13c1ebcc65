"""Invented headlines in the office's six languages, put together from parts with a seed."""

from __future__ import annotations

import random
import unicodedata

PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "vi": (
        (
            "Hà Giang",
            "Bộ Công Thương",
            "Thủ tướng",
            "Ngành y tế Nghệ An",
            "Nông dân Cà Mau",
            "Tỉnh Sơn La",
            "Đà Nẵng",
            "Hội Nhà báo",
            "Cảng Hải Phòng",
            "Người dân xã Tân Lập",
        ),
        (
            "đẩy mạnh",
            "công bố",
            "tổ chức hội nghị về",
            "kiểm tra",
            "thông tin về",
            "khánh thành",
            "đề nghị hỗ trợ",
            "sơ kết",
            "phê duyệt",
            "bàn giải pháp cho",
        ),
        (
            "công tác đối ngoại",
            "dự án cầu vượt sông",
            "mùa lúa hè thu",
            "chuyển đổi số cấp xã",
            "lễ hội biên giới",
            "thuế xuất khẩu gỗ",
            "đường ven biển",
            "nước sạch nông thôn",
        ),
    ),
    "en": (
        (
            "Hanoi",
            "The trade ministry",
            "Farmers in the delta",
            "A border province",
            "The airline",
            "Local reporters",
            "The city council",
            "Two fishing villages",
        ),
        (
            "announces",
            "opens talks on",
            "plans to expand",
            "rejects claims about",
            "welcomes visitors to",
            "reviews the budget for",
            "asks for help with",
        ),
        (
            "a new coastal road",
            "rice exports",
            "clean water in the hills",
            "the spring festival",
            "digital services",
            "a training course for spokespersons",
            "storm repairs",
        ),
    ),
    "fr": (
        (
            "Hanoï",
            "Le ministère du Commerce",
            "La province frontalière",
            "Les agriculteurs du delta",
            "La compagnie aérienne",
            "Des journalistes locaux",
            "Le conseil municipal",
        ),
        (
            "annonce",
            "ouvre des discussions sur",
            "prévoit de développer",
            "dément les rumeurs sur",
            "accueille un colloque sur",
            "examine le budget de",
        ),
        (
            "la nouvelle route côtière",
            "les exportations de riz",
            "l’eau potable en montagne",
            "la fête du printemps",
            "les services numériques",
            "la formation des porte-parole",
        ),
    ),
    "zh": (
        ("河内市", "越南工贸部", "边境省份", "三角洲农民", "航空公司", "当地记者", "市议会"),
        ("宣布", "就以下问题举行会谈：", "计划扩大", "否认有关传言：", "欢迎游客参加", "审议预算："),
        ("新的沿海公路", "大米出口", "山区饮用水", "春节庙会", "数字服务", "新闻发言人培训"),
    ),
    "lo": (
        ("ນະຄອນຫຼວງວຽງຈັນ", "ກະຊວງອຸດສາຫະກຳ", "ແຂວງຊາຍແດນ", "ຊາວນາ", "ນັກຂ່າວທ້ອງຖິ່ນ"),
        ("ປະກາດ", "ເປີດກອງປະຊຸມກ່ຽວກັບ", "ວາງແຜນຂະຫຍາຍ", "ຕ້ອນຮັບນັກທ່ອງທ່ຽວ"),
        ("ເສັ້ນທາງໃໝ່", "ການສົ່ງອອກເຂົ້າ", "ນ້ຳສະອາດ", "ບຸນປີໃໝ່", "ການບໍລິການດິຈິຕອນ"),
    ),
    "km": (
        ("រាជធានីភ្នំពេញ", "ក្រសួងពាណិជ្ជកម្ម", "ខេត្តព្រំដែន", "កសិករ", "អ្នកសារព័ត៌មាន"),
        ("ប្រកាស", "បើកកិច្ចប្រជុំអំពី", "គ្រោងពង្រីក", "ស្វាគមន៍ភ្ញៀវទេសចរ"),
        ("ផ្លូវថ្មី", "ការនាំចេញអង្ករ", "ទឹកស្អាត", "ពិធីបុណ្យ", "សេវាឌីជីថល"),
    ),
}
_GLUE = {"zh": "", "lo": "", "km": ""}


def headlines(each: int, seed: int = 57) -> list[tuple[str, str]]:
    """Make so many headlines of each language."""
    chance = random.Random(seed)
    found: list[tuple[str, str]] = []
    for language, (who, does, what) in PARTS.items():
        glue = _GLUE.get(language, " ")
        for _ in range(each):
            tail = f" {chance.randint(2, 900)}" if chance.random() < 0.2 else ""
            found.append(
                (language, glue.join((chance.choice(who), chance.choice(does), chance.choice(what))) + tail)
            )
    return found


def without_marks(text: str) -> str:
    """Type it as people do who skip the marks."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
