"""Mutants of the dated tables: one number, date, word or citation of a TOML file changed.

A table that its reader refuses (a gap, an overlap, no source) has been noticed. What it accepts must fail a test.
"""

from __future__ import annotations

import copy
import gc
import itertools
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final, cast

from attrs import AttrsInstance, field, fields, frozen

import pskslib.classification
import pskslib.programmes
from pskslib.classification import PPKS_KINDS, PSKS_KINDS, SPM_TARGETS, Kind
from pskslib.classification.kinds import _kind
from pskslib.errors import PskslibError
from pskslib.law import Confidence, ParameterBook, parse_parameters
from pskslib.programmes.combinations import COMBINATIONS
from pskslib.rules import Combinations
from pskslib.rules.checking import EFFECTS
from pskslib.rules.combination import Allowed, parse_combinations
from tests.mutation.asked import LIST, PAIRS, Question
from tests.mutation.rules import step

DAY: Final = timedelta(days=1)
ROOMS: Final = tuple(Path(str(room.__file__)).parent for room in (pskslib.programmes, pskslib.classification))
LISTS: Final = {"PPKS": PPKS_KINDS, "PSKS": PSKS_KINDS, "SPM": SPM_TARGETS}
CITED: Final = ("act", "source", "confidence", "pasal", "ayat", "huruf")
COUNTED: Final = ("value", "months", "share", "of", "paid_month", "pasal", "ayat")
WORDS: Final = {
    "value": EFFECTS,
    "confidence": tuple(c.value for c in Confidence),
    "allowed": tuple(a.value for a in Allowed),
    "every": ("tahun", "sekali"),
}
"""Words that stand for a choice; each is changed for every other one."""

Raw = dict[str, Any]
Change = Callable[[Raw], None]
Made = ParameterBook | Combinations | tuple[Kind, ...]


@frozen(kw_only=True, slots=False)
class DataMutant:
    """One table with one thing changed.

    Attributes:
        path: The file.
        code: Of the table.
        what: What was changed.
        change: Does it to the parsed file.
    """

    path: Path
    code: str
    what: str
    change: Change = field(eq=False, repr=False)

    @property
    def group(self) -> str:
        """Counted by file."""
        return group_of(self.path)

    @property
    def name(self) -> str:
        """One line that says which mutant it is."""
        return f"{self.group} {self.what}"

    @property
    def touches(self) -> frozenset[str]:
        """Tests that look at the table."""
        return frozenset([self.code])

    @cached_property
    def raw(self) -> Raw:
        """The parsed file with the change in it."""
        made = copy.deepcopy(read(self.path))
        self.change(made)
        return made

    def refused(self) -> bool:
        """Whether the reader of the table does not take it."""
        try:
            made_of(self.path, self.raw)
        except (PskslibError, KeyError, TypeError, ValueError):
            return True
        return False

    def may_notice(self, questions: Sequence[Question]) -> bool:
        """A test may look at a number without asking for a decision."""
        return True

    def put_in(self) -> None:
        """Put the changed table into every object that holds the table as it was."""
        old, new = made_of(self.path, read(self.path)), made_of(self.path, self.raw)
        if isinstance(new, tuple):
            for was, now in zip(LISTS[self.path.stem.upper()], new, strict=True):
                _become(was, now)
        elif isinstance(new, Combinations):
            _become(COMBINATIONS, new)
        else:
            gc.unfreeze()  # what is frozen is not told by get_objects
            for book in [thing for thing in gc.get_objects() if isinstance(thing, ParameterBook)]:
                if book is not old and book.code == self.code and book == old:
                    _become(book, new)


def group_of(path: Path) -> str:
    """A table's folder and file."""
    return f"{path.parent.name}/{path.name}"


def _become(old: object, new: object) -> None:
    for name in (a.name for a in fields(cast("type[AttrsInstance]", type(new)))):
        object.__setattr__(old, name, getattr(new, name))


def read(path: Path) -> Raw:
    """Return the parsed file."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def made_of(path: Path, raw: Raw) -> Made:
    """Return the table, the matrix or the list of kinds that a parsed file stands for."""
    if "kinds" in raw:
        return tuple(_kind(path.stem.upper(), kind) for kind in raw["kinds"])
    if "combinations" in raw:
        return parse_combinations(raw, where=path.name)
    return parse_parameters(raw, where=path.name)


def tables() -> list[Path]:
    """Return every TOML file of programmes and classification."""
    return sorted(path for room in ROOMS for path in room.rglob("*.toml"))


def mutants(path: Path) -> Iterator[DataMutant]:
    """Yield every mutant of a file; names that occur twice are numbered."""
    raw = read(path)
    code = str(raw.get("code") or (PAIRS if "combinations" in raw else f"{LIST} {path.stem.upper()}"))
    slips = _in_lists(raw) if "kinds" in raw else itertools.chain(_in_acts(raw), _in_rows(raw), _swaps(raw))
    seen: dict[str, int] = {}
    for what, change in slips:
        seen[what] = count = seen.get(what, 0) + 1
        yield DataMutant(path=path, code=code, what=what if count == 1 else f"{what} #{count}", change=change)


def _set(*path: Any, to: object) -> Change:
    """Put a value at a place; None takes what is there away."""

    def change(raw: Raw) -> None:
        thing = _get(raw, path[:-1])
        if to is None:
            del thing[path[-1]]
        else:
            thing[path[-1]] = to

    return change


def _get(raw: Raw, path: tuple[Any, ...]) -> Any:
    thing: Any = raw
    for key in path:
        thing = thing[key]
    return thing


# --- acts: number and year of every text --------------------------------------------------------------


def _in_acts(raw: Raw) -> Iterator[tuple[str, Change]]:
    for key, act in raw.get("acts", {}).items():
        for name in ("number", "year"):
            for by in (1, -1):
                new = _moved(act.get(name), by)
                if new is not None:
                    yield f"[acts.{key}] {name} {by:+}", _set("acts", key, name, to=new)


def _moved(value: object, by: int) -> object:
    """A number, or the first number in a text, one more or one less; None where there is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value + by
    if isinstance(value, Decimal):
        return value + by * step(value)
    digits = "".join(itertools.takewhile(str.isdigit, str(value)))
    return f"{int(digits) + by}{str(value)[len(digits) :]}" if digits else None


# --- dated rows: adopted values, those of readings, lines of calendars, pairs of aid ------------------

Row = tuple[str, tuple[Any, ...], Raw]
"""Its name, where it stands in the file, and the row itself."""


def _values(raw: Raw) -> Iterator[Row]:
    for name, parameter in raw.get("parameters", {}).items():
        for place, row in enumerate(parameter["values"]):
            yield f"{name} {row['since']}", ("parameters", name, "values", place), row
    for number, reading in enumerate(raw.get("readings", ())):
        for place, row in enumerate(reading.get("overrides", ())):
            said = f"{reading['key']}={reading['name']} {row['parameter']} {row['since']}"
            yield said, ("readings", number, "overrides", place), row


def _rows(raw: Raw) -> Iterator[Row]:
    yield from _values(raw)
    for place, row in enumerate(raw.get("calendar", ())):
        yield f"kalender {row['name']}", ("calendar", place), row
    for number, reading in enumerate(raw.get("readings", ())):
        for place, row in enumerate(reading.get("calendar", ())):
            said = f"{reading['key']}={reading['name']} kalender {row['name']}"
            yield said, ("readings", number, "calendar", place), row
    for place, row in enumerate(raw.get("combinations", ())):
        yield f"{'-'.join(row['programmes'])} {row['since']}", ("combinations", place), row


def _in_rows(raw: Raw) -> Iterator[tuple[str, Change]]:
    for said, at, row in _rows(raw):
        for name, by in itertools.product(COUNTED, (1, -1)):
            new = _moved(row.get(name), by)
            if new is not None:
                yield f"{said}: {name} {row[name]} {by:+}", _set(*at, name, to=new)
        for name, choices in WORDS.items():
            for other in choices if row.get(name) in choices else ():
                if other != row[name]:
                    yield f"{said}: {name} {row[name]} → {other}", _set(*at, name, to=other)
        for name in ("since", "until"):
            if isinstance(row.get(name), date):
                for by in (1, -1):
                    yield f"{said}: {name} {by:+}", _set(*at, name, to=row[name] + by * DAY)
        for name in ("extra", "one_way"):
            if name in row:
                yield f"{said}: {name} {not row[name]}", _set(*at, name, to=not row[name])
        for name in CITED:
            if name in row:
                yield f"{said}: tanpa {name}", _set(*at, name, to=None)


def _swaps(raw: Raw) -> Iterator[tuple[str, Change]]:
    """Values next to each other: of one parameter through time, and of two parameters with the same unit."""
    rows = list(_values(raw))
    firsts = [row for row in rows if row[1][0] == "parameters" and row[1][-1] == 0]
    pairs = {(a[1], b[1]): (a, b) for a, b in [*itertools.pairwise(rows), *itertools.pairwise(firsts)]}
    for one, two in pairs.values():
        if _unit(raw, one) == _unit(raw, two) and one[2]["value"] != two[2]["value"]:

            def change(made: Raw, at: tuple[Any, ...] = one[1], at2: tuple[Any, ...] = two[1]) -> None:
                first, second = _get(made, at), _get(made, at2)
                first["value"], second["value"] = second["value"], first["value"]

            yield f"{one[0]} dan {two[0]} tertukar", change


def _unit(raw: Raw, row: Row) -> object:
    _, at, values = row
    return raw["parameters"][at[1] if at[0] == "parameters" else values["parameter"]]["unit"]


# --- lists of kinds -----------------------------------------------------------------------------------


def _in_lists(raw: Raw) -> Iterator[tuple[str, Change]]:
    kinds = raw["kinds"]
    for place, kind in enumerate(kinds):
        said = f"{kind['number']} {kind['code']}"
        for by in (1, -1):
            yield f"{said}: number {by:+}", _set("kinds", place, "number", to=kind["number"] + by)
        for name in ("law", "source", "confidence", "rule", "spm", "sensitive", "status", "findings", "aliases"):
            if name in kind:
                yield f"{said}: tanpa {name}", _set("kinds", place, name, to=None)
        for other in WORDS["confidence"]:
            if other != kind["confidence"]:
                yield f"{said}: confidence {other}", _set("kinds", place, "confidence", to=other)
        if place + 1 < len(kinds):
            after = kinds[place + 1]

            def swap(made: Raw, at: int = place) -> None:
                made["kinds"].insert(at, made["kinds"].pop(at + 1))

            yield f"{said} dan {after['number']} {after['code']} tertukar", swap
