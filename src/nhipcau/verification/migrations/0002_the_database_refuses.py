"""The order of a dossier's work, as the database itself holds it (charter 5, 6 and 8).

One table of rules, written once for SQLite and PostgreSQL; each refuses by its own words.
A later migration that rebuilds one of these tables on SQLite must create its triggers anew.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CLAIM, OCCURRENCE = "verification_claim", "verification_occurrence"
DOSSIER, EVIDENCE = "verification_dossier", "verification_evidence"
SEARCH, REQUEST = "verification_search", "verification_request"
FINDING, CORRECTION, KIT = "verification_finding", "verification_correction", "verification_kit"
FEWEST_SEARCHES = 3


class Refusal(NamedTuple):
    """One thing that is refused: when, where, under which condition, in which words."""

    name: str
    event: str
    table: str
    condition: str
    words: str


def differs(*columns: str) -> str:
    """Return the condition that any of these columns changes."""
    return "(" + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns) + ")"


def empty(column: str) -> str:
    """Return the condition that a text holds no letter."""
    return f"TRIM({column}, ' ' || CHR(9) || CHR(10) || CHR(13)) = ''"


def some(table: str, condition: str) -> str:
    """Return the condition that such a row exists."""
    return f"EXISTS (SELECT 1 FROM {table} x WHERE {condition})"  # noqa: S608 - no outside text


def locked(which: str) -> str:
    """Return the condition that a dossier is being read or is closed; `which` names it as x."""
    read = f"EXISTS (SELECT 1 FROM {FINDING} f WHERE f.dossier_id = x.id AND f.state = 'submitted')"  # noqa: S608 - no outside text
    return some(DOSSIER, f"{which} AND (x.state <> 'gathering' OR {read})")


def checkable(claim: str) -> str:
    """Return the condition that a claim may be answered."""
    return some(CLAIM, f"x.id = {claim} AND x.kind = 'checkable' AND x.state = 'open'")


def looked(side: str) -> str:
    """Return the condition that enough named searches for one side found nothing."""
    counted = f"s.dossier_id = NEW.dossier_id AND s.found_nothing AND s.side IN ('{side}', 'both')"
    return f"(SELECT COUNT(*) FROM {SEARCH} s WHERE {counted}) >= {FEWEST_SEARCHES}"  # noqa: S608 - no outside text


def shown(side: str) -> str:
    """Return the condition that a side has evidence, or was looked for in vain."""
    standing = f"x.dossier_id = NEW.dossier_id AND x.stance = '{side}' AND x.withdrawn_at IS NULL"
    return f"({some(EVIDENCE, standing)} OR {looked(side)})"


def latest(state: str) -> str:
    """Return the condition that a dossier's last finding is of a state."""
    later = f"EXISTS (SELECT 1 FROM {FINDING} y WHERE y.dossier_id = x.dossier_id AND y.number > x.number)"  # noqa: S608 - no outside text
    return some(FINDING, f"x.dossier_id = NEW.id AND x.state = '{state}' AND NOT {later}")


BEST_CASE = some(DOSSIER, f"x.id = NEW.dossier_id AND NOT ({empty('x.best_case')})")
WRONG_TEST = some(DOSSIER, f"x.id = NEW.dossier_id AND NOT ({empty('x.would_show_wrong')})")
FAIR = (
    f"({WRONG_TEST} AND {shown('supports')} AND {shown('contradicts')}"
    f" AND ({BEST_CASE} OR {looked('supports')} OR {looked('contradicts')}))"
)
STEPS = (
    f"((OLD.state = 'gathering' AND NEW.state = 'in_review' AND {latest('submitted')})"
    f" OR (OLD.state = 'in_review' AND NEW.state = 'gathering' AND {latest('returned')})"
    f" OR (OLD.state = 'in_review' AND NEW.state = 'closed' AND {latest('passed')})"
    " OR (OLD.state = 'closed' AND NEW.state = 'gathering'))"
)
WORDS = differs(
    "verdict", "confidence", "summary", "reasoning", "interest", "correct_what", "correct_where",
    "correct_by_id", "author_id", "written_at", "changed_why", "submitted_at", "seal",
)  # fmt: skip
DECISION = differs(
    "reviewer_id", "decided_at", "reviewer_verdict", "reviewer_interest", "reviewed_seal", "return_reason"
)
QUESTION = differs("kind", "unit_id", "addressee", "question", "asked_by_id", "asked_at")


def dossier_in(state: str) -> str:
    """Return the condition that the finding's dossier is in a state."""
    return some(DOSSIER, f"x.id = NEW.dossier_id AND x.state = '{state}'")


def closed_parts() -> list[Refusal]:
    """Refuse every change of a part while its dossier is read or closed."""
    words = "while a dossier is read or closed nobody changes its"
    found = []
    for table, part in ((EVIDENCE, "evidence"), (SEARCH, "searches"), (REQUEST, "requests")):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            condition = locked(f"x.id = {row}.dossier_id")
            if (event, part) == ("UPDATE", "requests"):
                rewritten = f"({QUESTION} OR (OLD.answer <> '' AND {differs('answer', 'file_id')}))"
                condition = f"{rewritten} AND {condition}"
            name = f"verification_{part}_locked_{event.lower()}"
            found.append(Refusal(name, event, table, condition, f"{words} {part}"))
        found.append(
            Refusal(
                f"verification_{part}_stay", "UPDATE", table, differs("dossier_id"),
                "a part of one dossier never becomes a part of another",
            )
        )  # fmt: skip
    return found


def of_claims() -> list[Refusal]:
    """Keep what a dossier was opened on."""
    refused = "while a dossier is read or closed nobody changes the words of its claim"
    return [
        Refusal("verification_claim_keeps_kind", "UPDATE", CLAIM,
                f"(NEW.kind <> 'checkable' OR NEW.state <> 'open') AND {some(DOSSIER, 'x.claim_id = OLD.id')}",
                "a claim with a dossier stays checkable and open"),
        Refusal("verification_claim_locked", "UPDATE", CLAIM,
                f"{differs('wording', 'language')} AND {locked('x.claim_id = OLD.id')}", refused),
        Refusal("verification_occurrence_locked_update", "UPDATE", OCCURRENCE,
                f"{differs('claim_id', 'version_id', 'text_sha256', 'start', 'exact')}"
                f" AND {locked('x.claim_id = OLD.claim_id')}", refused),
        Refusal("verification_occurrence_locked_delete", "DELETE", OCCURRENCE,
                locked("x.claim_id = OLD.claim_id"), refused),
    ]  # fmt: skip


def of_dossiers() -> list[Refusal]:
    """Keep the order of a dossier's work."""
    return [
        Refusal("verification_dossier_begins", "INSERT", DOSSIER,
                f"NEW.state <> 'gathering' OR NOT {checkable('NEW.claim_id')}",
                "a dossier begins by gathering, and only for a checkable open claim"),
        Refusal("verification_dossier_keeps_place", "UPDATE", DOSSIER,
                differs("claim_id", "unit_id", "year", "number"), "a dossier keeps its claim, unit and number"),
        Refusal("verification_dossier_locked", "UPDATE", DOSSIER,
                f"{differs('would_show_wrong', 'best_case')} AND {locked('x.id = OLD.id')}",
                "while a dossier is read or closed nobody changes its texts"),
        Refusal("verification_dossier_keeps_test", "UPDATE", DOSSIER,
                f"{empty('NEW.would_show_wrong')} AND {some(EVIDENCE, 'x.dossier_id = OLD.id')}",
                "what would show us wrong stays written where there is evidence"),
        Refusal("verification_dossier_steps", "UPDATE", DOSSIER, f"NEW.state <> OLD.state AND NOT {STEPS}",
                "a dossier goes to review with a submitted finding, back with a returned one,"
                " is closed with a passed one"),
        Refusal("verification_evidence_after_test", "INSERT", EVIDENCE, f"NOT {WRONG_TEST}",
                "what would show us wrong is written before any evidence"),
        Refusal("verification_evidence_sealed_delete", "DELETE", EVIDENCE,
                some(FINDING, "x.dossier_id = OLD.dossier_id AND x.state <> 'draft'"),
                "evidence that a finding was sealed with is withdrawn, never deleted"),
        *closed_parts(),
    ]  # fmt: skip


def of_findings() -> list[Refusal]:
    """Keep a finding's words from its submission on, and its road."""
    to_passed = "OLD.state = 'submitted' AND NEW.state = 'passed'"
    corrected = some(CORRECTION, "x.finding_id = NEW.id")
    return [
        Refusal("verification_finding_begins", "INSERT", FINDING,
                f"NEW.state <> 'draft' OR NOT {dossier_in('gathering')}",
                "a finding begins as a draft in a gathering dossier"),
        Refusal("verification_finding_steps", "UPDATE", FINDING,
                "NEW.state <> OLD.state AND NOT (OLD.state = 'draft' AND NEW.state = 'submitted')"
                " AND NOT (OLD.state = 'submitted' AND NEW.state IN ('returned', 'passed'))",
                "a finding goes from draft to submitted, then is returned or passed"),
        Refusal("verification_finding_fair", "UPDATE", FINDING,
                f"OLD.state = 'draft' AND NEW.state = 'submitted' AND NOT ({FAIR} AND {dossier_in('gathering')})",
                "a finding is submitted when both sides have evidence or three searches found nothing,"
                " and the other side has its best case"),
        Refusal("verification_finding_keeps_place", "UPDATE", FINDING, differs("dossier_id", "number"),
                "a finding keeps its dossier and its number"),
        Refusal("verification_finding_sealed", "UPDATE", FINDING, f"OLD.state <> 'draft' AND {WORDS}",
                "the words, author and seal of a submitted finding never change"),
        Refusal("verification_finding_unread", "UPDATE", FINDING,
                f"NEW.state IN ('draft', 'submitted') AND {DECISION}",
                "what the second reader says is written with his decision"),
        Refusal("verification_finding_decided", "UPDATE", FINDING,
                "OLD.state IN ('returned', 'passed')", "a returned or passed finding never changes"),
        Refusal("verification_finding_in_review", "UPDATE", FINDING,
                f"OLD.state = 'submitted' AND NEW.state <> OLD.state AND NOT {dossier_in('in_review')}",
                "a finding is decided while its dossier is in review"),
        Refusal("verification_finding_corrects", "UPDATE", FINDING,
                f"{to_passed} AND NEW.verdict = 'right_we_correct' AND NOT {corrected}",
                "a finding that we were wrong passes only with its correction"),
        Refusal("verification_finding_returned_free", "UPDATE", FINDING,
                f"OLD.state = 'submitted' AND NEW.state = 'returned' AND {corrected}",
                "a finding with a correction is not returned"),
        Refusal("verification_finding_stays", "DELETE", FINDING, "OLD.state <> 'draft'",
                "a submitted finding is never deleted"),
    ]  # fmt: skip


def of_what_follows() -> list[Refusal]:
    """Tie corrections and kits to their findings."""
    wrong = "x.id = NEW.finding_id AND x.state = 'submitted' AND x.verdict = 'right_we_correct'"
    passed = "x.id = NEW.finding_id AND x.state = 'passed'"
    return [
        Refusal("verification_correction_begins", "INSERT", CORRECTION,
                f"NEW.done_at IS NOT NULL OR NOT {some(FINDING, wrong)}",
                "a correction comes of a finding that we were wrong, when it passes"),
        Refusal("verification_correction_keeps_task", "UPDATE", CORRECTION,
                differs("finding_id", "unit_id", "what", '"where"', "made_at"),
                "a correction keeps its task"),
        Refusal("verification_correction_done", "UPDATE", CORRECTION,
                f"OLD.done_at IS NOT NULL AND {differs('owner_id', 'done_at', 'done_by_id', 'done_how')}",
                "a correction that was made never changes"),
        Refusal("verification_correction_stays", "DELETE", CORRECTION, "TRUE",
                "a correction is never deleted"),
        Refusal("verification_kit_of_passed", "INSERT", KIT,
                f"NOT {some(FINDING, passed)}",
                "a kit is made of a passed finding"),
        Refusal("verification_kit_kept", "UPDATE", KIT, differs("finding_id", "sha256", "size"),
                "a kit keeps its finding and its hash"),
    ]  # fmt: skip


REFUSALS = [*of_claims(), *of_dossiers(), *of_findings(), *of_what_follows()]


def _sqlite(refusal: Refusal) -> list[str]:
    condition = refusal.condition.replace("IS DISTINCT FROM", "IS NOT").replace("CHR(", "CHAR(")
    raised = f"BEGIN SELECT RAISE(ABORT, 'verification: {refusal.words}'); END"
    when = f"BEFORE {refusal.event} ON {refusal.table} WHEN {condition}"
    return [f"CREATE TRIGGER {refusal.name} {when} {raised}"]


def _postgresql(refusal: Refusal) -> list[str]:
    row = "OLD" if refusal.event == "DELETE" else "NEW"
    when = f"BEFORE {refusal.event} ON {refusal.table} FOR EACH ROW"
    return [
        f"""CREATE FUNCTION {refusal.name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF {refusal.condition} THEN
                RAISE EXCEPTION 'verification: {refusal.words}'
                  USING ERRCODE = 'integrity_constraint_violation';
              END IF;
              RETURN {row};
            END $$""",
        f"CREATE TRIGGER {refusal.name} {when} EXECUTE FUNCTION {refusal.name}()",
    ]


def created(refusals: list[Refusal], vendor: str) -> list[str]:
    """Return what creates these triggers."""
    say = _sqlite if vendor == "sqlite" else _postgresql
    return [statement for refusal in refusals for statement in say(refusal)]


def dropped(refusals: list[Refusal], vendor: str) -> list[str]:
    """Return what drops them again."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER {refusal.name}" for refusal in refusals]
    return [f"DROP FUNCTION {refusal.name} CASCADE" for refusal in refusals]


def refuse(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of the database in use."""
    for statement in created(REFUSALS, schema_editor.connection.vendor):
        schema_editor.execute(statement)


def allow(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    for statement in dropped(REFUSALS, schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Raw SQL in both dialects: neither Django nor a CHECK constraint sees more than one row."""

    dependencies = [("verification", "0001_dossiers")]

    operations = [migrations.RunPython(refuse, allow)]
