"""What the conference report and its press note say, sentence by sentence, out of frozen figures. Pure.

In: the figures as `queries/figures.py` counts them (docs of each key there). Out: Vietnamese sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Figures = Mapping[str, Any]


def dotted(value: float | None, decimals: int = 0) -> str:
    """Write 1.700 and 7,25, as official papers do."""
    if value is None:
        return "–"
    whole, _dot, part = f"{value:,.{decimals}f}".partition(".")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def percent(part: int, whole: int) -> str:
    """Write a share: 97,2%; a dash where there is nothing to share."""
    return f"{dotted(100 * part / whole, 1)}%" if whole else "–"


def day_of(text: str) -> str:
    """Write 23/11/2026 from an ISO day."""
    day = date.fromisoformat(text)
    return f"{day.day:02}/{day.month:02}/{day.year}"


def days_of(figures: Figures) -> str:
    """Write the day, or from which to which."""
    first, last = day_of(figures["starts_on"]), day_of(figures["ends_on"])
    return f"ngày {first}" if first == last else f"từ ngày {first} đến ngày {last}"


def held(figures: Figures) -> str:
    """Say when, with how many sites."""
    line = f"{figures['title']} được tổ chức {days_of(figures)}, với {dotted(figures['sites'])} điểm cầu"
    on_line = figures["sites_on_line"]
    if figures["sites"] > 1:
        line += f", trong đó {dotted(on_line)} điểm cầu đã kết nối"
    return f"{line}."


def attended(figures: Figures) -> list[str]:
    """Say who came, by the counted figures; what others declared stands apart with its source."""
    whole = figures["whole"]
    lines = [
        (
            f"Đại biểu được cử: {dotted(whole['nominated'])}; đăng ký tại chỗ: {dotted(whole['walk_ins'])}. "
            f"Theo điểm danh, có mặt ít nhất một buổi: {dotted(whole['present'])} người "
            f"({percent(whole['present'], whole['nominated'] + whole['walk_ins'])}); "
            f"báo vắng: {dotted(whole['excused'])}; vắng: {dotted(whole['absent'])}."
        )
    ]
    if figures["substitutes"]:
        lines.append(f"Trong số có mặt, {dotted(figures['substitutes'])} người đi thay người được cử.")
    if declared := figures.get("declared"):
        said = f"{declared['qualifier']} {dotted(declared['count'])}".strip()
        lines.append(
            f"Số người dự đã nêu ở nơi khác: {said} (nguồn: {declared['source']}); "
            "số này không dùng để cộng, trừ với số điểm danh."
        )
    return lines


def checked(figures: Figures) -> list[str]:
    """Say how the counting went: conflicts, late batches, facts set aside."""
    lines = []
    if figures["conflicts"]["all"]:
        lines.append(
            f"Thẻ trùng ở hai điểm cầu: {dotted(figures['conflicts']['all'])} lượt, "
            f"còn {dotted(figures['conflicts']['open'])} lượt chưa xử lý."
        )
    if figures["late"]:
        lines.append(f"Ghi nhận đến sau khi điểm cầu đã ký danh sách: {dotted(figures['late'])} lượt.")
    if figures["set_aside"]:
        lines.append(f"Ghi nhận ngoài giờ buổi học, chưa tính: {dotted(figures['set_aside'])} lượt.")
    return lines


def learned(figures: Figures) -> list[str]:
    """Say what the tests showed of the group, and what the evaluation said."""
    lines = []
    if test := figures.get("test"):
        lines.append(
            f"Bài kiểm tra “{test['title']}”: {dotted(test['n'])} người làm cả trước và sau khi học; "
            f"điểm trung bình trước {dotted(test['before'], 1)}%, sau {dotted(test['after'], 1)}%, "
            f"tăng {dotted(test['gain'], 1)} điểm phần trăm "
            f"(khoảng tin cậy 95%: {dotted(test['low'], 1)} đến {dotted(test['high'], 1)})."
        )
    lines += [
        f"Đánh giá “{row['text']}”: {dotted(row['mean'], 2)}/5 ({dotted(row['n'])} phiếu)."
        for row in figures["evaluation"]
    ]
    return lines


def asked(figures: Figures) -> str:
    """Say how many questions there were and what became of them."""
    questions = figures["questions"]
    if not questions["all"]:
        return "Không có câu hỏi nào được gửi."
    return (
        f"Câu hỏi từ các điểm cầu: {dotted(questions['all'])}; trả lời tại hội nghị: "
        f"{dotted(questions['live'])}; trả lời bằng văn bản: {dotted(questions['written'])}; "
        f"còn lại: {dotted(questions['open'])}."
    )


def owed(figures: Figures) -> list[str]:
    """Name each open question with who owes the answer by when."""
    return [
        f"{row['text']} – {row['owner']} trả lời trước ngày {day_of(row['due_on'])}"
        if row["owner"]
        else f"{row['text']} – chưa giao đơn vị trả lời"
        for row in figures["owed"]
    ]


def press_note(figures: Figures, issuer: str) -> tuple[str, str, str]:
    """Return title, lead and body of a draft for the press; a person edits and another approves it.

    What others declared elsewhere and how the counting went stay in the report.
    """
    whole = figures["whole"]
    title = f"{figures['title']}: {dotted(whole['present'])} người dự tại {dotted(figures['sites'])} điểm cầu"
    lead = f"{issuer} tổ chức {_lower(figures['title'])} {days_of(figures)}."
    parts = [held(figures), attended(figures)[0]]
    if figures["topics"]:
        names = "; ".join(f"“{row['title']}”" for row in figures["topics"])
        parts.append(f"Các chuyên đề: {names}.")
    return title, lead, "\n\n".join([*parts, *learned(figures), asked(figures)])


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
