"""Workbooks of tests: questions of both forms, and paper sheets; cells in, rows and bad cells out. Pure.

Called by the actions that take a workbook, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nhipcau.learning.rules.scoring import FORM_A, FORM_B, LETTERS, MOST_CHOICES, Asked, fault_of
from nhipcau.training.rules.sheets import cell_name

QUESTION_HEADER = ("Đề", "Câu", "Nội dung", *(f"Phương án {letter}" for letter in LETTERS), "Đáp án")
FORM, NUMBER, TEXT, FIRST_CHOICE, RIGHT = 0, 1, 2, 3, 3 + MOST_CHOICES
NO_HEADER, NO_FORM, NO_NUMBER, TWICE, UNEVEN = "no_header", "no_form", "no_number", "twice", "uneven"
NO_TEXT, CHOICES, ALIKE, NO_RIGHT = "no_text", "choices", "choices_alike", "right"
COLUMN_OF = {NO_TEXT: TEXT, CHOICES: FIRST_CHOICE, ALIKE: FIRST_CHOICE, NO_RIGHT: RIGHT}
MOST_LINES = 5_000
Cells = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Bad:
    """One cell that cannot be taken, by its name, and why."""

    cell: str
    why: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """What stands in a workbook of questions."""

    forms: dict[str, list[Asked]] = field(default_factory=dict)
    bad: list[Bad] = field(default_factory=list)


def words_in(value: object) -> str:
    """Return a cell's words; a whole number as it is seen."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value if value is not None else "").split())


def questions_in(cells: Cells) -> Questions:
    """Read both forms; a line without words is none."""
    if not cells or words_in(cells[0][0] if cells[0] else "").casefold() != QUESTION_HEADER[0].casefold():
        return Questions(bad=[Bad("A1", NO_HEADER)])
    found: dict[str, dict[int, Asked]] = {FORM_A: {}, FORM_B: {}}
    bad: list[Bad] = []
    for line, row in enumerate(cells[1:MOST_LINES], start=2):
        told = [words_in(value) for value in row] + [""] * len(QUESTION_HEADER)
        if any(told):
            bad += _take(found, told, line)
    if not bad and set(found[FORM_A]) != set(found[FORM_B]):
        bad = [Bad("A1", UNEVEN)]
    forms = {letter: [items[number] for number in sorted(items)] for letter, items in found.items()}
    return Questions(forms, bad)


def _take(found: dict[str, dict[int, Asked]], told: Sequence[str], line: int) -> list[Bad]:
    """Put one line into its form; return its bad cells."""
    letter = told[FORM].upper()
    if letter not in found:
        return [Bad(cell_name(FORM, line), NO_FORM, told[FORM])]
    if not told[NUMBER].isdecimal() or not int(told[NUMBER]):
        return [Bad(cell_name(NUMBER, line), NO_NUMBER, told[NUMBER])]
    if int(told[NUMBER]) in found[letter]:
        return [Bad(cell_name(NUMBER, line), TWICE, told[NUMBER])]
    item = _item(told)
    found[letter][int(told[NUMBER])] = item
    why = fault_of(item)
    return [Bad(cell_name(COLUMN_OF[why], line), why, told[COLUMN_OF[why]])] if why else []


def _item(told: Sequence[str]) -> Asked:
    choices = list(told[FIRST_CHOICE:RIGHT])
    while choices and not choices[-1]:
        choices.pop()
    right = told[RIGHT].upper()
    if right.isdecimal():
        return Asked(told[TEXT][:500], tuple(choices), int(right) - 1)
    return Asked(told[TEXT][:500], tuple(choices), LETTERS.find(right) if len(right) == 1 else -1)


@dataclass(frozen=True, slots=True)
class Line:
    """A typed sheet: code and letters, and the names of their cells."""

    code: str
    letters: tuple[str, ...]
    code_cell: str
    cells: tuple[str, ...]


def lines_in(cells: Cells, questions: int) -> tuple[list[Line], list[Bad]]:
    """Read sheets below the headings: a code, then a letter for each question."""
    if not cells or words_in(cells[0][0] if cells[0] else "").casefold() not in {"mã", "ma"}:
        return [], [Bad("A1", NO_HEADER)]
    found = []
    for line, row in enumerate(cells[1:MOST_LINES], start=2):
        told = [words_in(value) for value in row] + [""] * (questions + 1)
        if any(told):
            names = tuple(cell_name(place, line) for place in range(1, questions + 1))
            found.append(Line(told[0], tuple(told[1 : questions + 1]), cell_name(0, line), names))
    return found, []


def line_from(code: str, typed: str, questions: int, row: int) -> Line:
    """Read a line of the quick grid: all letters in one word, a dash where none was marked."""
    letters = tuple("".join(typed.split()))
    padded = (*letters, *[""] * (questions - len(letters)))
    return Line(" ".join(code.split()), padded, str(row), tuple(f"{row}" for _each in padded))
