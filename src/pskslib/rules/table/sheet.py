"""What a table is asked: the terms of every programme, with and without presumptions, and what they read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from attrs import evolve, frozen

from pskslib.rules.plan import Plan
from pskslib.rules.table.asking import missing
from pskslib.rules.table.facts import Pair
from pskslib.rules.table.terms import FAMILY, PERSON, Term, Terms
from pskslib.rules.table.translate import Bounds, Translator

MOST_MEMBERS: Final = 255
"""Members that a counter can hold; a larger *family* is a mistake in its number and is told."""

Codes: TypeAlias = tuple[tuple[Term, str], ...]
"""Codes of one column of text, each with where it is written."""


@frozen(kw_only=True)
class Options:
    """How much is asked.

    Attributes:
        strict: Leave presumptions off.
        brief: Outcome and amount only.
        detail: A column a criterion.
        missing: The column of facts that may still change the answer.
    """

    strict: bool = False
    brief: bool = False
    detail: bool = False
    missing: bool = False


@frozen(kw_only=True)
class Answer:
    """The terms of one programme.

    Attributes:
        plan: The programme on the day.
        verdicts: One pair a criterion.
        reasons: For the columns of codes (unmet, unknown, presumed, missing), each code with where it is written.
        eligible: Where every criterion is certainly met.
        ineligible: Where some criterion is certainly not met.
        amount: The range, final; None where the programme has no amount.
    """

    plan: Plan
    verdicts: tuple[Pair, ...]
    reasons: Mapping[str, Codes]
    eligible: Term
    ineligible: Term
    amount: Bounds | None

    @property
    def outputs(self) -> tuple[Term, ...]:
        """Every term that the answer is written from."""
        amount = () if self.amount is None else (self.amount.low, self.amount.high, self.amount.open_)
        pairs = tuple(term for pair in self.verdicts for term in (pair.sure, pair.possible))
        written = tuple(term for codes in self.reasons.values() for term, _ in codes)
        return (self.eligible, self.ineligible, *amount, *pairs, *written)


@frozen(kw_only=True)
class Sheet:
    """The answers of all programmes asked, on one workbench.

    Attributes:
        terms: The workbench.
        answers: One a programme.
        options: How much is asked.
        keep: For families whose members matter; the others are out by their own facts. Only when
            nothing but outcomes and amounts is asked.
        problems: What can be wrong with the rows that a decision rests on: kind, and where it is so.
    """

    terms: Terms
    answers: tuple[Answer, ...]
    options: Options
    keep: Term
    problems: Codes

    @property
    def outputs(self) -> tuple[Term, ...]:
        """Every term that results are written from."""
        answers = (term for answer in self.answers for term in answer.outputs)
        return (*answers, *(term for term, _ in self.problems), self.keep)

    def details(self, answer: Answer) -> dict[str, Pair | None]:
        """The columns of criteria of all programmes, None where a programme has no such criterion."""
        own = dict(zip(answer.plan.codes, answer.verdicts, strict=True))
        every = dict.fromkeys(code for other in self.answers for code in other.plan.codes)
        # some engines tell no capitals apart: a criterion NIK would be the column nik once more
        return {f"kriteria_{code}" if code.casefold() in _COLUMNS else code: own.get(code) for code in every}


_COLUMNS: Final = frozenset(
    (
        *("no_kk", "id_orang", "nik", "programme", "outcome", "amount_low", "amount_high"),
        *("unmet", "unknown", "presumed", "masalah", "missing"),
    )
)
NAMED: Final = "bernomor"
LISTED: Final = "terdaftar"
DISAGREE: Final = "berbeda"
TOO_MANY: Final = "terlalu_banyak"
"""Marks: the row has a number; it stands in the table of families; its rows there differ; it has too many members."""
STRANGE: Final = "aneh"
"""Name of the column that marks rows with a cell that its column cannot mean, where there are such rows."""


def make_sheet(plans: Iterable[Plan], whole: Mapping[tuple[str, str], bool], options: Options) -> Sheet:
    """Translate programmes for tables with these columns; the last ones translated are kept.

    Args:
        plans: The programmes on the day.
        whole: The columns there are, True where no cell is empty (see :class:`Translator`).
        options: How much is asked.
    """
    return _sheet(tuple(plans), tuple(whole.items()), options)


@lru_cache(maxsize=16)
def _sheet(plans: tuple[Plan, ...], columns: tuple[tuple[tuple[str, str], bool], ...], options: Options) -> Sheet:
    whole = dict(columns)
    terms = Terms()
    answers = tuple(_answer(plan, terms, whole, options) for plan in plans)
    keep = _keep(answers, terms) if options.brief else terms.yes
    return Sheet(terms=terms, answers=answers, options=options, keep=keep, problems=_problems(terms, whole, keep))


def _problems(terms: Terms, whole: Mapping[tuple[str, str], bool], keep: Term) -> Codes:
    named, many = terms.mark(NAMED), terms.mark(TOO_MANY)
    alone = terms.compare("==", terms.everyone, terms.number(0))
    marks = {owner: terms.flag(terms.column(owner, STRANGE), empty=False) for owner, name in whole if name == STRANGE}
    of_members = terms.both(keep, terms.some(marks.get(PERSON, terms.no)))
    strange = terms.either(marks.get(FAMILY, terms.no), of_members)
    told = (
        (terms.without(named), "kk_kosong"),
        (terms.both(named, terms.without(terms.mark(LISTED))), "keluarga_tidak_ada"),
        (terms.mark(DISAGREE), "kk_ganda_berbeda"),
        (terms.both(keep, many), "anggota_terlalu_banyak"),
        (terms.both(named, keep, alone, terms.without(many)), "anggota_tidak_ada"),
        (strange, "nilai_tidak_dikenal"),
    )
    return tuple((term, kind) for term, kind in told if term is not terms.no)


def _answer(plan: Plan, terms: Terms, whole: Mapping[tuple[str, str], bool], options: Options) -> Answer:
    asked = Translator(terms, plan.as_of, plan.numbers, options.strict, whole)
    verdicts = tuple(asked.truth(rule) for rule in plan.rules)
    eligible = terms.both(*(pair.sure for pair in verdicts))
    ineligible = terms.without(terms.both(*(pair.possible for pair in verdicts)))
    amount = None if plan.amount is None else _final(terms, asked.bounds(plan.amount), eligible, ineligible)
    bare = None if options.brief or options.strict else evolve(asked, strict=True, questions={})
    reasons = {} if options.brief else _reasons(plan, verdicts, bare, terms)
    if options.missing:
        reasons["missing"] = missing(plan, asked, ineligible, amount)
    return Answer(
        plan=plan, verdicts=verdicts, reasons=reasons, eligible=eligible, ineligible=ineligible, amount=amount
    )


def _reasons(plan: Plan, verdicts: Sequence[Pair], bare: Translator | None, terms: Terms) -> dict[str, Codes]:
    """Return, for the columns of codes, each code with where it is written."""
    pairs = list(zip(verdicts, plan.codes, strict=True))
    presumed: list[Term] = [terms.no] * len(pairs)
    if bare is not None:
        presumed = [_presumed(terms, pair, bare.truth(rule)) for pair, rule in zip(verdicts, plan.rules, strict=True)]
    return {
        "unmet": merged((terms.without(p.possible), code) for p, code in pairs),
        "unknown": merged((terms.both(p.possible, terms.without(p.sure)), code) for p, code in pairs),
        "presumed": merged(zip(presumed, plan.codes, strict=True)),
    }


def _presumed(terms: Terms, normal: Pair, strict: Pair) -> Term:
    """The strict verdict is unknown and the normal one is not."""
    unknown = terms.both(strict.possible, terms.without(strict.sure))
    return terms.both(unknown, terms.either(normal.sure, terms.without(normal.possible)))


def _final(terms: Terms, found: Bounds, eligible: Term, ineligible: Term) -> Bounds:
    """Nothing where ineligible; at least nothing while undetermined."""
    zero = terms.number(0)
    return Bounds(
        terms.choose(eligible, found.low, zero),
        terms.choose(ineligible, zero, found.high),
        terms.both(terms.without(ineligible), found.open_),
    )


def _keep(answers: Iterable[Answer], terms: Terms) -> Term:
    """Families that the family facts alone do not exclude from every programme."""
    kept = []
    for answer in answers:
        if answer.plan.by_person:
            return terms.yes
        own = (pair.possible for pair in answer.verdicts if not pair.possible.counts)
        kept.append(terms.both(*own))
    keep = terms.either(*kept)
    return terms.yes if keep is terms.no else keep  # nobody is kept: nothing to gain by leaving members out


def merged(parts: Iterable[tuple[Term, str]]) -> Codes:
    """Leave out what is never written; make one text of neighbours that are written together."""
    found: list[tuple[Term, str]] = []
    for term, code in parts:
        if term.op == "const" and not term.data[0]:
            continue
        if found and found[-1][0] is term:
            found[-1] = (term, f"{found[-1][1]};{code}")
        else:
            found.append((term, code))
    return tuple(found)
