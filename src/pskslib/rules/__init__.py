"""The rule language, the single-family engine, reasons and questions."""

from pskslib.rules.combination import Aid, Allowed, Combination, Combinations, read_combinations
from pskslib.rules.common import alive
from pskslib.rules.conflicts import Conflict
from pskslib.rules.decision import CriterionResult, Decision, Outcome, Range, Subject, Verdict
from pskslib.rules.expressions import (
    Expr,
    Numbers,
    all_members,
    any_member,
    anyone,
    best_of,
    check,
    choose,
    component,
    count_members,
    family,
    not_excluded,
    numbers,
    person,
)
from pskslib.rules.payable import Payment, total
from pskslib.rules.programme import (
    Benefit,
    BenefitKind,
    Criterion,
    Edition,
    Programme,
    Unit,
    criterion,
    edition,
    programme,
)
from pskslib.rules.questions import Question
from pskslib.rules.rulebook import Rulebook

__all__ = [
    "Aid",
    "Allowed",
    "Benefit",
    "BenefitKind",
    "Combination",
    "Combinations",
    "Conflict",
    "Criterion",
    "CriterionResult",
    "Decision",
    "Edition",
    "Expr",
    "Numbers",
    "Outcome",
    "Payment",
    "Programme",
    "Question",
    "Range",
    "Rulebook",
    "Subject",
    "Unit",
    "Verdict",
    "alive",
    "all_members",
    "any_member",
    "anyone",
    "best_of",
    "check",
    "choose",
    "component",
    "count_members",
    "criterion",
    "edition",
    "family",
    "not_excluded",
    "numbers",
    "person",
    "programme",
    "read_combinations",
    "total",
]
