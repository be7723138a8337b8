"""The audit record of a decision: enough to replay it years later and to hear an appeal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from pskslib.law import Citation
from pskslib.population import Code, Family
from pskslib.rules.checking import field_of
from pskslib.rules.nodes import Fact
from pskslib.rules.reasons import Seen
from pskslib.rules.words import criterion_words, question_words

if TYPE_CHECKING:
    from pskslib.rules.decision import Decision


def record(decision: Decision) -> dict[str, object]:
    """Return the record as JSON-able dicts and lists; keys are stable and Indonesian for facts."""
    plan, family = decision.plan, decision.family
    subject = decision.subject
    return {
        "format": "pskslib-decision-1",
        "library_version": library_version(),
        "rulebook_digest": decision.book.digest,
        "as_of": plan.as_of.isoformat(),
        "readings": dict(decision.book.readings),
        "strict": decision.strict,
        "programme": decision.programme,
        "edition_since": plan.edition.since.isoformat(),
        "subject": {"no_kk": subject.family_card, "id_orang": subject.person_id, "nik": subject.nik},
        "outcome": decision.outcome.value,
        "amount": None
        if decision.amount is None
        else {"low": decision.amount.low, "high": decision.amount.high, "unit": "Rp/tahun"},
        "amount_presumed": decision.amount_presumed,
        "confidence": decision.confidence.value,
        "amount_confidence": None if decision.amount_confidence is None else decision.amount_confidence.value,
        "criteria": [
            {
                "code": result.code,
                "verdict": result.verdict.value,
                "text": criterion_words(plan, result.criterion, "id"),
                "presumed": result.presumed,
                "confidence": result.confidence.value,
                "citations": [_cited(c) for c in result.citations],
                "facts": [_seen(s) for s in result.facts],
            }
            for result in decision.criteria
        ],
        "missing": [
            {
                "member": q.member,
                "column": q.field.column,
                "question": question_words(family, q, "id"),
                "changes": q.changes,
                "check": q.check,
            }
            for q in decision.missing
        ],
        "presumed": list(decision.presumed),
        "conflicts": [
            {
                "aid": conflict.aid.code,
                "member": conflict.member,
                "text": conflict.text,
                "allowed": conflict.combination.allowed.value,
                "citation": _cited(conflict.citation),
            }
            for conflict in decision.conflicts
        ],
        "aid_to_ask": [
            {"member": q.member, "column": q.field.column, "question": question_words(family, q, "id")}
            for q in decision.aid_to_ask
        ],
        "facts": facts_used(family, plan.facts()),
        "advice": "saran bagi petugas yang memutuskan, bukan penetapan",
    }


@cache
def library_version() -> str:
    """Return the installed version of pskslib."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pskslib")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0+sumber"


def facts_used(family: Family, facts: tuple[Fact, ...]) -> dict[str, object]:
    """Return the known facts of a family that some rules can look at, by column."""
    own = [f for f in facts if f.owner == "keluarga"]
    personal = [f for f in facts if f.owner == "orang"]
    members = [_facts_of(member, personal) for member in family.members]
    return {**_facts_of(family, own), "anggota": members}


def _facts_of(thing: object, facts: list[Fact]) -> dict[str, object]:
    found: dict[str, object] = {}
    for fact in facts:
        declared = field_of(fact)
        value = getattr(thing, fact.name)
        if declared is not None and value is not None:
            found[declared.column] = _plain(value)
    return found


def _plain(value: object) -> object:
    if isinstance(value, Code):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def _seen(seen: Seen) -> dict[str, object]:
    return {
        "member": seen.member,
        "column": seen.field.column,
        "value": _plain(seen.value),
        "presumed": seen.presumed,
    }


def _cited(citation: Citation) -> dict[str, object]:
    return {
        "text": citation.words(),
        "source": citation.source,
        "confidence": citation.confidence.value,
        "note": citation.note,
    }
