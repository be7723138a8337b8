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
from typing import Any, Final

from attrs import field, fields, frozen

import pskslib.classification
import pskslib.programmes
from pskslib.classification import PPKS_KINDS, PSKS_KINDS, SPM_TARGETS, Kind
from pskslib.classification.kinds import _kind
from pskslib.errors import PskslibError
from pskslib.law import Confidence, ParameterBook, parse_parameters
from pskslib.rules.checking import EFFECTS
from tests.mutation.asked import Question
from tests.mutation.rules import step

DAY: Final = timedelta(days=1)
ROOMS: Final = tuple(Path(str(room.__file__)).parent for room in (pskslib.programmes, pskslib.classification))
LISTS: Final = {"PPKS": PPKS_KINDS, "PSKS": PSKS_KINDS, "SPM": SPM_TARGETS}
CITED: Final = ("act", "source", "confidence", "pasal", "ayat", "huruf")
Raw = dict[str, Any]
Change = Callable[[Raw], None]


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
    def name(self) -> str:
        """One line that says which mutant it is."""
        return f"{self.group} {self.what}"

    @property
    def group(self) -> str:
        """Counted by file."""
        return f"{self.path.parent.name}/{self.path.name}"

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
            self.made()
        except (PskslibError, KeyError, TypeError, ValueError):
            return True
        return False

    def made(self) -> ParameterBook | tuple[Kind, ...]:
        """What is read of it."""
        return made_of(self.path, self.raw)

    def may_notice(self, questions: Sequence[Question]) -> bool:
        """A test may look at a number without asking for a decision."""
        return True

    def put_in(self) -> None:
        """Put the changed table into every object that holds the table as it was."""
        new = self.made()
        if isinstance(new, ParameterBook):
            was = made_of(self.path, read(self.path))
            for book in [thing for thing in gc.get_objects() if isinstance(thing, ParameterBook)]:
                if book.code == self.code and book == was:
                    for name in (a.name for a in fields(ParameterBook)):
                        object.__setattr__(book, name, getattr(new, name))
        else:
            for old, now in zip(LISTS[self.path.stem.upper()], new, strict=True):
                for name in (a.name for a in fields(Kind)):
                    object.__setattr__(old, name, getattr(now, name))


def read(path: Path) -> Raw:
    """Return the parsed file."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def made_of(path: Path, raw: Raw) -> ParameterBook | tuple[Kind, ...]:
    """Return the table, or the list of kinds, that a parsed file stands for."""
    if "kinds" in raw:
        return tuple(_kind(path.stem.upper(), kind) for kind in raw["kinds"])
    return parse_parameters(raw, where=path.name)


def tables() -> list[Path]:
    """Return every TOML file of programmes and classification."""
    return sorted(path for room in ROOMS for path in room.rglob("*.toml"))


def mutants(path: Path) -> Iterator[DataMutant]:
    """Yield every mutant of a file."""
    raw = read(path)
    code = str(raw.get("code") or f"list {path.stem.upper()}")
    slips = _in_lists(raw) if "kinds" in raw else itertools.chain(_in_acts(raw), _in_rows(raw), _swaps(raw))
    for what, change in slips:
        yield DataMutant(path=path, code=code, what=what, change=change)


def _set(*path: Any, to: object) -> Change:
    """Put a value at a place; None takes what is there away."""

    def change(raw: Raw) -> None:
        thing: Any = raw
        for key in path[:-1]:
            thing = thing[key]
        if to is None:
            del thing[path[-1]]
        else:
            thing[path[-1]] = to

    return change


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


# --- dated values, adopted ones and those of readings -------------------------------------------------

Row = tuple[str, tuple[Any, ...], Raw, str]
"""Its name, where it stands in the file, the row, and the unit."""


def _rows(raw: Raw) -> Iterator[Row]:
    for name, parameter in raw.get("parameters", {}).items():
        for place, row in enumerate(parameter["values"]):
            yield f"{name} {row['since']}", ("parameters", name, "values", place), row, parameter["unit"]
    for number, reading in enumerate(raw.get("readings", ())):
        for place, row in enumerate(reading.get("overrides", ())):
            said = f"{reading['key']}={reading['name']} {row['parameter']} {row['since']}"
            unit = raw["parameters"][row["parameter"]]["unit"]
            yield said, ("readings", number, "overrides", place), row, unit


def _in_rows(raw: Raw) -> Iterator[tuple[str, Change]]:
    for said, at, row, _ in _rows(raw):
        value = row["value"]
        if isinstance(value, str):
            for other in EFFECTS if value in EFFECTS else ():
                if other != value:
                    yield f"{said}: {value} → {other}", _set(*at, "value", to=other)
        else:
            for by in (1, -1):
                yield f"{said}: {value} {by:+}", _set(*at, "value", to=_moved(value, by))
        for name in ("since", "until"):
            if isinstance(row.get(name), date):
                for by in (1, -1):
                    yield f"{said}: {name} {by:+}", _set(*at, name, to=row[name] + by * DAY)
        for name in CITED:
            if name in row:
                yield f"{said}: tanpa {name}", _set(*at, name, to=None)
        for name in ("pasal", "ayat"):
            for by in (1, -1):
                new = _moved(row.get(name), by)
                if new is not None:
                    yield f"{said}: {name} {by:+}", _set(*at, name, to=new)
        for other in Confidence:
            if other.value != row["confidence"]:
                yield f"{said}: keyakinan {other.value}", _set(*at, "confidence", to=other.value)


def _swaps(raw: Raw) -> Iterator[tuple[str, Change]]:
    """Values next to each other: of one parameter through time, and of two parameters with the same unit."""
    rows = list(_rows(raw))
    firsts = [row for row in rows if row[1][0] == "parameters" and row[1][-1] == 0]
    pairs = [*itertools.pairwise(rows), *itertools.pairwise(firsts)]
    for (said, at, row, unit), (said2, at2, row2, unit2) in {(a[1], b[1]): (a, b) for a, b in pairs}.values():
        if unit == unit2 and row["value"] != row2["value"]:

            def change(made: Raw, at: tuple[Any, ...] = at, at2: tuple[Any, ...] = at2) -> None:
                one, two = _get(made, at), _get(made, at2)
                one["value"], two["value"] = two["value"], one["value"]

            yield f"{said} dan {said2} tertukar", change


def _get(raw: Raw, path: tuple[Any, ...]) -> Any:
    thing: Any = raw
    for key in path:
        thing = thing[key]
    return thing


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
        for other in Confidence:
            if other.value != kind["confidence"]:
                yield f"{said}: keyakinan {other.value}", _set("kinds", place, "confidence", to=other.value)
        if place + 1 < len(kinds):
            after = kinds[place + 1]
            yield (
                f"{said} dan {after['number']} {after['code']} tertukar",
                lambda made, p=place: made["kinds"].insert(p, made["kinds"].pop(p + 1)),
            )
