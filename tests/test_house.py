"""What holds for every room: translations, record entries, documented commands, no private details."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.apps import apps

from nhipcau.cli import COMMANDS, group
from nhipcau.common.catalogue import screen_texts, translations

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "nhipcau"
ROOMS = ("common", "record", "units", "people", "sources", "monitoring")


def test_every_screen_text_has_its_english() -> None:
    english = translations("en")
    missing = {text: places[0] for text, places in screen_texts().items() if not (english.get(text) and english[text].string)}
    assert missing == {}


def test_no_translation_is_left_over_or_changes_its_placeholders() -> None:
    used = screen_texts()
    holes = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
    for message in translations("en"):
        if message.id:
            assert message.id in used, f"nobody uses {message.id!r} any more"
            assert sorted(holes.findall(str(message.id))) == sorted(holes.findall(str(message.string))), message.id


def action_functions() -> list[tuple[str, ast.FunctionDef, set[str]]]:
    """List the public functions of every room's actions that take an actor, with all names their module calls."""
    found = []
    for room in ROOMS:
        for path in [*SOURCE.glob(f"{room}/actions.py"), *SOURCE.glob(f"{room}/actions/*.py")]:
            tree = ast.parse(path.read_text())
            calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    if "by" in {argument.arg for argument in node.args.kwonlyargs}:
                        found.append((f"{path.relative_to(SOURCE)}:{node.name}", node, calls))
    return found


def test_every_action_takes_actor_and_clock_and_writes_the_record() -> None:
    actions = action_functions()
    assert len(actions) > 15
    for name, node, calls in actions:
        assert not node.args.args, f"{name} takes positional arguments"
        assert "at" in {argument.arg for argument in node.args.kwonlyargs}, f"{name} reads the clock itself"
        assert "note" in calls or name.startswith("record/"), f"{name} leaves no entry in the record"


FORBIDDEN_COLUMNS = re.compile(r"(^|_)(author|byline|handle|avatar|stance|follower|nickname|social|profile_url|sentiment)(_|$)")


def test_no_column_can_hold_the_author_of_a_post() -> None:
    """Charter rule 1: claims, never people."""
    for model in apps.get_models():
        if model.__module__.startswith("nhipcau"):
            for field in model._meta.get_fields():
                assert not FORBIDDEN_COLUMNS.search(field.name), f"{model.__name__}.{field.name}"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))])
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
    words = re.compile("|".join(["/wo" + "rk/", "/tmp/scr" + "atch", "index-" + "url", "files.python" + "hosted"]))
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and parts[0] in {"src", "tests", "bench", "docs", "run", "README.md", "constraints.txt"}:
            if path.suffix in {".py", ".md", ".toml", ".txt", ".html", ".css", ".po"} or path.name == "run":
                found = words.search(path.read_text(encoding="utf-8", errors="replace").replace("no-emit-index-url", ""))
                assert not found, f"{path}: {found and found.group()}"
