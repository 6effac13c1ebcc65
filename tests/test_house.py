"""What holds for every room: translations, record entries, documented commands, no private details."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest
from click.testing import CliRunner
from django.db import connection
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

from nhipcau.cli import COMMANDS, group
from nhipcau.common import catalogue
from nhipcau.common.catalogue import translations

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "nhipcau"
ROOMS = (
    "common",
    "record",
    "units",
    "people",
    "mailing",
    "sources",
    "monitoring",
    "stories",
    "watching",
    "digest",
    "trends",
    "today",
    "clocks",
    "verification",
    "signing",
    "documents",
    "spokespersons",
    "contacts",
    "translation",
    "statements",
    "presenting",
    "press",
    "incidents",
    "training",
    "attendance",
    "steering",
    "reports",
    "learning",
    "newsroom",
)


screen_texts = cache(catalogue.screen_texts)
"""Read once for both tests: it goes through the whole house."""


def test_every_screen_text_has_its_english() -> None:
    english = translations("en")
    missing = {
        text: places[0]
        for text, places in screen_texts().items()
        if not (english.get(text) and english[text].string)
    }
    assert missing == {}


def test_no_translation_is_left_over_or_changes_its_placeholders() -> None:
    used = screen_texts()
    holes = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
    for message in translations("en"):
        if message.id:
            assert message.id in used, f"nobody uses {message.id!r} any more"
            assert sorted(holes.findall(str(message.id))) == sorted(holes.findall(str(message.string))), (
                message.id
            )


Functions = dict[tuple[str, str], tuple[ast.FunctionDef, set[str]]]


def functions_of(room: str) -> Functions:
    """Map file and name of each function of a room's actions to its tree and the names it calls."""
    found: Functions = {}
    for path in [*SOURCE.glob(f"{room}/actions.py"), *SOURCE.glob(f"{room}/actions/*.py")]:
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                calls = {
                    getattr(n.func, "id", getattr(n.func, "attr", ""))
                    for n in ast.walk(node)
                    if isinstance(n, ast.Call)
                }
                found[str(path.relative_to(SOURCE)), node.name] = (node, calls)
    return found


def reaches_note(place: tuple[str, str], functions: Functions, seen: set[tuple[str, str]]) -> bool:
    """Follow calls inside the room until one notes; a name means the function of the same file first."""
    if place in seen:
        return False
    seen.add(place)
    _node, calls = functions[place]
    if "note" in calls:
        return True
    for called in calls:
        here = (place[0], called)
        others = [key for key in functions if key[1] == called and not called.startswith("_")]
        for key in [here] if here in functions else others:
            if reaches_note(key, functions, seen):
                return True
    return False


INSIDE_ANOTHER = {
    "statements/actions/leaving.py:leave": "releasing and urgent note what left",
    "statements/actions/wording.py:new_version": "drafting, writing and correcting note what was written",
    "statements/actions/numbering.py:number_paper": "documents.register_document notes the number",
    "presenting/actions/checking.py:wrote": "whoever writes a sheet or a kit notes it",
    "presenting/actions/checking.py:approve": "approve_sheet and approve_kit note it",
    "press/actions/asking.py:end_requests": "whatever closes the enquiry notes it",
    "press/actions/turning.py:opened": "only takes the row; every caller notes what it did",
    "press/actions/turning.py:turned": "the room's one door; takes the row it was given",
    "press/actions/turning.py:stop": "stop_clock of clocks notes it",
    "attendance/actions/rolls.py:add_site_fact": "say_line, say_heads and taking a batch note it",
    "attendance/actions/opening.py:make_rolls": "enrolling a phone and taking a batch note it",
    "attendance/actions/devices.py:heard_from": "a phone's heartbeat; taking its batch notes what it brought",
    "attendance/actions/devices.py:took_bundle": "a phone's heartbeat; enrolling it noted who may",
    "training/actions/doors.py:admit_walk_in": "taking a batch notes who was let in, by number",
    "training/actions/doors.py:add_substitute": "taking a batch notes who was let in, by number",
    "training/actions/passes.py:set_passes": "giving and revoking passes note it",
    "training/actions/passes.py:raise_pass_version": "revoking a pass notes it",
    "attendance/actions/forgetting.py:forget_signers": "erasing a delegate and retention note it",
    "learning/actions/forgetting.py:forget_askers": "erasing a delegate and retention note it",
    "learning/actions/forgetting.py:forget": "erasing a delegate and retention note it",
    "learning/actions/letters.py:tell_askers": "answering in writing notes it",
    "learning/actions/asking.py:vote": "one voice of a delegate, as in a ballot: who voted stands in no record",
    "learning/actions/evaluating.py:evaluate": "one sheet of a delegate: who gave it stands in no record",
    "reports/actions/following.py:make_tasks": "steering.add_tasks notes them",
    "reports/actions/holding.py:hold": "only takes the row; every caller notes what it did",
    "reports/actions/stepping.py:held": "only takes the row; every step notes what it did",
    "reports/actions/stepping.py:refuse": "refuses or not, writes nothing",
    "reports/actions/stepping.py:write_step": "the one who returns, approves, withdraws … notes it",
    "reports/actions/following.py:hand_needs": "training.hand_need notes each",
    "press/actions/closing.py:close": "answer, refuse and withdraw pass through; takes the row it was given",
}
"""Steps inside another action's transaction, and where the entry is written."""


def test_the_steps_inside_another_action_are_there() -> None:
    for place in INSIDE_ANOTHER:
        file, name = place.split(":")
        assert (file, name) in functions_of(file.partition("/")[0])


def test_every_action_takes_actor_and_clock_and_writes_the_record() -> None:
    count = 0
    for room in ROOMS:
        functions = functions_of(room)
        for (file, name), (node, _calls) in functions.items():
            place = f"{file}:{name}"
            keywords = {argument.arg for argument in node.args.kwonlyargs}
            is_step = name.startswith("_") or place in INSIDE_ANOTHER
            if is_step or "by" not in keywords or room == "record":
                continue
            count += 1
            assert not node.args.args, f"{place} takes positional arguments"
            assert "at" in keywords, f"{place} reads the clock itself"
            assert reaches_note((file, name), functions, set()), f"{place} leaves no entry in the record"
    assert count > 15


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_documented_commands_exist(page: str) -> None:
    text = (ROOT / page).read_text()
    for name in re.findall(r"(?:^|bin/|`)nhipcau ([a-z]+)", text, re.MULTILINE):
        assert name in {*COMMANDS, "manage"}, f"{page}: nhipcau {name}"
    for name in re.findall(r"\./run bench ([a-z_]+)", text):
        assert (ROOT / "bench" / f"{name}.py").exists(), f"{page}: ./run bench {name}"


@pytest.mark.parametrize("command", [*COMMANDS, "manage"])
def test_every_command_explains_itself(command: str) -> None:
    if command == "manage":
        return
    result = CliRunner().invoke(group, [command, "--help"])
    assert result.exit_code == 0, result.output


def test_the_project_names_no_machine_and_no_registry() -> None:
    words = re.compile(
        "|".join(["/wo" + "rk/", "/tmp/scr" + "atch", "index-" + "url", "files.python" + "hosted"])
    )
    folders = (path for name in ("src", "tests", "bench", "docs") for path in (ROOT / name).rglob("*"))
    for path in (*folders, ROOT / "run", ROOT / "README.md", ROOT / "constraints.txt"):
        if path.suffix in {".py", ".md", ".toml", ".txt", ".html", ".css", ".po"} or path.name == "run":
            found = words.search(
                path.read_text(encoding="utf-8", errors="replace").replace("no-emit-index-url", "")
            )
            assert not found, f"{path}: {found and found.group()}"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its functions itself")
def test_the_database_is_whole_without_django() -> None:
    """A check, a backup or a restore of SQLite knows none of the functions that Django adds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        made = cursor.fetchall()
    assert len(made) > 50
    assert [name for name, sql in made if re.search(r"\bdjango_\w+\(", sql)] == []


class Noted:
    """A schema editor that executes nothing and keeps what it was told."""

    def __init__(self, vendor: str) -> None:
        self.connection = SimpleNamespace(vendor=vendor)
        self.said: list[str] = []

    def execute(self, statement: object, params: object = None) -> None:  # noqa: ARG002 - as Django calls it
        self.said.append(str(statement))


def triggers_of(migration: Migration, vendor: str) -> list[tuple[bool, str]]:
    """Return which triggers a migration makes (True) and drops (False), in its order."""
    noted = Noted(vendor)
    for operation in migration.operations:
        if isinstance(operation, RunPython):
            operation.code(MagicMock(), noted)  # models without rows: nothing but statements is asked
        elif isinstance(operation, RunSQL):
            noted.said.append(str(operation.sql))
    made = re.compile(r"\b(CREATE|DROP)\s+TRIGGER\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?\"?(\w+)", re.IGNORECASE)
    return [(verb.upper() == "CREATE", name) for said in noted.said for verb, name in made.findall(said)]


@pytest.mark.django_db
def test_no_trigger_was_lost_on_the_way() -> None:
    """SQLite drops a table's triggers with the old table when a later migration rebuilds it."""
    loader = MigrationLoader(connection)
    wanted: dict[str, str] = {}
    ours = {key: one for key, one in loader.disk_migrations.items() if one.__module__.startswith("nhipcau.")}
    for key in sorted(ours):
        for is_made, name in triggers_of(ours[key], connection.vendor):
            if is_made:
                wanted[name] = ".".join(key)
            else:
                wanted.pop(name, None)
    stored = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    if connection.vendor == "sqlite":
        stored = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(stored)
        standing = {name for (name,) in cursor.fetchall()}
    lost = {name: made_in for name, made_in in wanted.items() if name not in standing}
    assert not lost, f"renew these in the migration that rebuilt their table: {lost}"
    rooms = {made_in.partition(".")[0] for made_in in wanted.values()}
    assert {"verification", "digest", "record"} <= rooms
    assert len(wanted) > 30
