"""Prints the sizes of modules and functions: medians, the longest, and complexity over 8. Fails nothing."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

from radon.complexity import cc_visit

SOURCE = Path(__file__).resolve().parents[1] / "src" / "nhipcau"
COMPLEX = 8
"""architecture.md: what `./run check` prints."""


def main() -> None:
    """Measure every module of the package except migrations."""
    modules: list[tuple[int, str]] = []
    functions: list[tuple[int, str]] = []
    tangled: list[tuple[int, str]] = []
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        source, name = path.read_text(), str(path.relative_to(SOURCE))
        modules.append((source.count("\n"), name))
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions.append(
                    ((node.end_lineno or 0) - node.lineno + 1, f"{name}:{node.lineno} {node.name}")
                )
        tangled += [
            (b.complexity, f"{name}:{b.lineno} {b.name}") for b in cc_visit(source) if b.complexity > COMPLEX
        ]
    for title, rows in (("modules", modules), ("functions", functions)):
        print(f"{title}: {len(rows)}, median {median(size for size, _ in rows):.0f} lines; longest:")
        for size, name in sorted(rows, reverse=True)[:5]:
            print(f"  {size:4} {name}")
    print(f"complexity over {COMPLEX}: {len(tangled)}")
    for size, name in sorted(tangled, reverse=True)[:10]:
        print(f"  {size:4} {name}")


if __name__ == "__main__":
    main()
