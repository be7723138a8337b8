"""Every engine of the table benchmark, for one rule on one sort of data: how to run it and how to read its answer."""

from __future__ import annotations

import json
import subprocess
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
import polars as pl
import table_duckdb
import table_numpy
import table_polars
from bench import ENVIRONMENTS, HERE, peer
from mini_pkh_table import RULES, mini_pkh_table_book
from population_table import AS_OF, FLAG, frames, save_arrays
from table_case import CODES, JOINED, OUTCOMES, Answer, Numbers

from pskslib.errors import TableWarning

OURS = "pskslib on Polars"
ANY_ORDER, IN_ORDER = "(b) best Polars, any order", "(b) best Polars, in order"
RANK = "(a) Polars with rank"
NATURAL, COUNTS = "(e) OpenFisca, natural", "(e) OpenFisca, by counts"
NUMPY_BRIEF, NUMPY = "pskslib, engine numpy, brief", "pskslib, engine numpy"

warnings.simplefilter("ignore", TableWarning)  # most facts have no column here


class Engine(NamedTuple):
    """A name, what is timed, and how its result becomes an :class:`Answer`."""

    name: str
    run: Callable[[], Any]
    read: Callable[[Any], Answer]


class Data:
    """Persons and families of some size, as every engine wants them; made before anything is timed."""

    def __init__(self, people: int, *, unknown: bool) -> None:
        self.persons, self.families = frames(people, unknown=unknown)
        self.unknown = unknown
        self.people = len(self.persons)
        self.our_persons = self.persons.drop("umur")
        self.person_arrays, self.family_arrays = _arrays(self.persons), _arrays(self.families)
        self.database = table_duckdb.connect(self.persons, self.families)
        self.book = mini_pkh_table_book(AS_OF)
        self.cards = self.families["no_kk"]

    def arrays_answer(self, rule: str) -> Answer:
        """The answer that all others are compared with; it is itself held to plain Python."""
        job = table_numpy.JOBS[rule, self.unknown]
        return table_numpy.run(job, self.person_arrays, self.family_arrays, FLAG)

    def read_frame(self, found: pl.DataFrame) -> Answer:
        """Read the columns of a frame, in the order of the families."""
        if not found["no_kk"].equals(self.cards):
            found = found.sort("no_kk")
            if not found["no_kk"].equals(self.cards):
                raise ValueError("not one row a family")
        amounts = (found[name].to_numpy() for name in ("amount_low", "amount_high"))
        codes = (_places(found[name], JOINED) for name in ("unmet", "unknown", "presumed") if name in found.columns)
        return Answer(_places(found["outcome"], OUTCOMES), *amounts, *codes)

    def read_relation(self, found: Any) -> Answer:
        """Read an Arrow table."""
        frame = pl.from_arrow(found)
        assert isinstance(frame, pl.DataFrame)
        return self.read_frame(frame)


def engines(data: Data, rule: str) -> Iterator[Engine]:
    """Every engine that runs in this process."""
    yield from _ours(data, rule)
    if rule == "steps":  # one rank knows no limits by component
        rank = table_polars.rank_unknown if data.unknown else table_polars.rank
        yield Engine(RANK, lambda: rank(data.persons, data.families), data.read_frame)
    best = table_polars.best_unknown if data.unknown else table_polars.best_known
    for name, ordered in ((ANY_ORDER, False), (IN_ORDER, True)):
        yield Engine(name, lambda o=ordered: best(data.persons, data.families, rule=rule, ordered=o), data.read_frame)
    query = (table_duckdb.unknown if data.unknown else table_duckdb.known)(rule)
    yield Engine("(c) DuckDB SQL", lambda: table_duckdb.run(data.database, query), data.read_relation)
    job = table_numpy.JOBS[rule, data.unknown]
    for name, run in (("(d) NumPy", table_numpy.run), ("(d) NumPy, 2 threads", table_numpy.run_chunked)):
        yield Engine(name, lambda r=run: r(job, data.person_arrays, data.family_arrays, FLAG), lambda answer: answer)


def _ours(data: Data, rule: str) -> Iterator[Engine]:
    def decide(**options: Any) -> Callable[[], pl.DataFrame]:
        return lambda: data.book.decide_table(data.our_persons, data.families, RULES[rule], **options)

    def decide_relation() -> Any:
        persons = data.database.table("persons").select(duckdb.StarExpression(exclude=["umur"]))
        relation = data.book.decide_table(persons, data.database.table("families"), RULES[rule], brief=brief)
        return relation.to_arrow_table()

    brief = not data.unknown
    yield Engine(OURS, decide(brief=brief), data.read_frame)
    yield Engine("pskslib, engine frame", decide(brief=brief, engine="frame"), data.read_frame)
    if data.unknown:
        yield Engine(NUMPY, decide(engine="numpy"), data.read_frame)
        yield Engine(NUMPY_BRIEF, decide(engine="numpy", brief=True), data.read_frame)
    yield Engine("pskslib on DuckDB", decide_relation, data.read_relation)


# --- OpenFisca, in its own environment ------------------------------------------------------------------


def openfisca(people: int, runs: int) -> dict[str, dict[str, tuple[float, Numbers]]]:
    """Run the peer on a population without unknowns; return seconds and amounts by rule and form."""
    if not (ENVIRONMENTS / "openfisca" / ".ready").exists():
        peer("openfisca")
    folder = ENVIRONMENTS / "table" / str(people)
    save_arrays(people, folder)
    python = ENVIRONMENTS / "openfisca" / "bin" / "python"
    command = [str(python), str(HERE / "peer_openfisca_table.py"), str(folder), str(runs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE)
    seconds: dict[str, float] = json.loads(done.stdout)
    forms = {"steps": {NATURAL: "natural", COUNTS: "counts"}, "caps": {COUNTS: "caps"}}
    told = {
        rule: {name: (seconds[form], np.load(folder / f"openfisca-{form}.npy")) for name, form in named.items()}
        for rule, named in forms.items()
    }
    _remove(folder)
    return told


def read_openfisca(amounts: Numbers) -> Answer:
    """An eligible family is one that gets something: so it is in these two rules."""
    low = amounts.astype(np.int64)
    return Answer((low > 0) * np.uint8(2), low, low)


def _remove(folder: Path) -> None:
    for path in folder.glob("*.npy"):
        path.unlink()
    folder.rmdir()


# --- pieces ------------------------------------------------------------------------------------------------


def _arrays(frame: pl.DataFrame) -> dict[str, Numbers]:
    """Columns as NumPy arrays: codes as numbers, unknown numbers and truth values as -1."""
    made = {}
    for column in frame.drop("tanggal_lahir", strict=False):
        if isinstance(column.dtype, pl.Enum):
            column = column.to_physical().cast(pl.UInt8)
        if column.null_count():
            column = column.cast(pl.Int8).fill_null(-1)
        made[column.name] = column.to_numpy()
    return made


def _places(column: pl.Series, words: tuple[str, ...]) -> Numbers:
    """Places of words in a list; a frame may leave codes empty as null."""
    filled = column.cast(pl.String).fill_null("")
    found: Numbers = filled.cast(pl.Enum(words)).to_physical().cast(pl.UInt8).to_numpy()
    return found


assert len(JOINED) == 1 << len(CODES)
