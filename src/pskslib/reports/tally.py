"""Counting of many rows by kecamatan, kind and sex, in the engine of the table; distinct people beside entries.

What comes out is small: a cell each of place, kind and sex. Spellings are told apart by the engine and put together
afterwards, so that a million rows are gone through once for the entries and once for each count of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from pskslib.reports.frames import Input, code_of, one_of, recoded, translated

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

SEXES: Final = {"l": "L", "laki-laki": "L", "lk": "L", "p": "P", "perempuan": "P", "pr": "P"}
"""How sex is written; anything else is told."""
NO_SEX: Final = ""


@frozen(kw_only=True)
class Tally:
    """What was counted.

    Attributes:
        cells: How many, by kecamatan, kind and sex (codes; ``""`` where unknown); None where nobody reported.
        sums: Other columns added up, by name, then by kecamatan, kind and sex.
        places: Kecamatan that have rows.
        spelt_places: From what is written to the code of the kecamatan.
        spelt_kinds: From what is written to the code of the kind.
        whole: Do rows stand for single records?
    """

    cells: Mapping[tuple[str, str, str], int | None]
    sums: Mapping[str, Mapping[tuple[str, str, str], int | None]]
    places: frozenset[str]
    spelt_places: dict[str | None, str]
    spelt_kinds: dict[str | None, str]
    whole: bool

    def by(self, *dimensions: int, of: str = "") -> dict[tuple[str, ...], int | None]:
        """Add up over the other dimensions: 0 kecamatan, 1 kind, 2 sex.

        Args:
            dimensions: Those that are kept, in order.
            of: Name of another column instead of the entries.

        Returns:
            Only what has rows; None where none of them was reported.
        """
        found: dict[tuple[str, ...], int | None] = {}
        for key, n in (self.sums[of] if of else self.cells).items():
            short = tuple(key[place] for place in dimensions)
            before = found.get(short)
            found[short] = n if before is None else before + (n or 0)
        return found


def tally(
    table: Input,
    faults: list[str],
    *,
    find_place: Callable[[str], str],
    find_kind: Callable[[str], str],
    kind_column: str,
    added: Iterable[str] = (),
) -> Tally:
    """Count the rows of a table, or add up their ``jumlah``.

    Args:
        table: With the column of kinds, perhaps ``kecamatan``, ``jenis_kelamin`` and ``jumlah``.
        faults: Gets a sentence for everything that cannot be told.
        find_place: Code of a kecamatan.
        find_kind: Code of a kind.
        kind_column: Its column.
        added: Other columns to add up, where they are there.
    """
    import narwhals.stable.v2 as nw

    keys = [name for name in ("kecamatan", kind_column, "jenis_kelamin") if name in table.columns]
    whole = "jumlah" not in table.columns
    sums = [name for name in added if name in table.columns]
    aggregates: list[nw.Expr] = []
    for name in [*([] if whole else ["jumlah"]), *sums]:
        aggregates += [nw.col(name).sum().alias(f"sum_{name}"), nw.col(name).count().alias(f"n_{name}")]
    aggregates += [nw.len().alias("rows")]
    counted = table.frame.group_by(*keys).agg(*aggregates)
    small = Input(declared=table.declared, frame=table.frame, columns=table.columns)
    places = _spelt(counted, small, "kecamatan", find_place, faults)
    kinds = _spelt(counted, small, kind_column, find_kind, faults, blank=None)
    sexes = _spelt(counted, small, "jenis_kelamin", _sex, faults)
    cells: Counter[tuple[str, str, str]] = Counter()
    others: dict[str, Counter[tuple[str, str, str]]] = {name: Counter() for name in sums}
    blank: dict[str, set[tuple[str, str, str]]] = {name: set() for name in ("jumlah", *sums)}
    for row in counted.iter_rows(named=True):
        key = (
            places.get(row.get("kecamatan"), ""),
            kinds.get(row[kind_column], ""),
            sexes.get(row.get("jenis_kelamin"), NO_SEX),
        )
        cells[key] += int(row["rows"] if whole else row["sum_jumlah"] or 0)
        if not whole and row["n_jumlah"]:
            blank["jumlah"].add(key)
        for name in sums:
            others[name][key] += int(row[f"sum_{name}"] or 0)
            if row[f"n_{name}"]:
                blank[name].add(key)
    return Tally(
        cells={key: n if whole or key in blank["jumlah"] else None for key, n in cells.items()},
        sums={name: {key: n if key in blank[name] else None for key, n in o.items()} for name, o in others.items()},
        places=frozenset(key[0] for key in cells),
        spelt_places=places,
        spelt_kinds=kinds,
        whole=whole,
    )


def _spelt(
    counted: nw.DataFrame[Any],
    table: Input,
    column: str,
    find: Callable[[str], str],
    faults: list[str],
    blank: str | None = "",
) -> dict[str | None, str]:
    if column not in table.columns:
        return {}
    return translated(table, column, find, faults, blank=blank, spellings=counted.get_column(column).unique().to_list())


def _sex(text: str) -> str:
    from pskslib.errors import UnknownName

    found = SEXES.get(text.casefold())
    if found is None:
        raise UnknownName("harus L atau P" + (f", bukan {text[:12]!r}" if sum(map(str.isdigit, text)) < 8 else ""))
    return found


@frozen(kw_only=True)
class People:
    """Distinct people.

    Attributes:
        by_place: By kecamatan: a person who is in two counts in both.
        by_kind: By kind.
        groups: In each group of kinds that was asked for, each person once.
        all: In all of them together, each person once.
        nameless: Entries without a number, which nobody can tell apart.
    """

    by_place: Mapping[str, int]
    by_kind: Mapping[str, int]
    groups: tuple[int, ...]
    all: int
    nameless: int


def people(table: Input, found: Tally, kind_column: str, identity: str, groups: Sequence[frozenset[str]]) -> People:
    """Count distinct people by their number.

    Args:
        table: The table that was tallied.
        found: What was tallied.
        kind_column: The column of kinds.
        identity: The column that says who it is.
        groups: Codes of the kinds whose entries stand for persons, in groups that are counted apart too.
    """
    import narwhals.stable.v2 as nw

    spelt = [[s for s, code in found.spelt_kinds.items() if code in group and s is not None] for group in groups]
    frame = table.frame
    if sum(map(len, spelt)) < len(found.spelt_kinds):
        frame = frame.filter(one_of(kind_column, [s for group in spelt for s in group]))
    who = nw.col(identity)
    missing = who.is_null() | who.is_in(["", "-"])
    nameless = int(frame.select(missing.fill_null(True).sum().alias("n")).item() or 0) if len(frame) else 0
    if nameless:
        frame = frame.filter(~missing)
    counts: dict[str, dict[str, int]] = {"kecamatan": {}, kind_column: {}}
    for column, codes in (("kecamatan", found.spelt_places), (kind_column, found.spelt_kinds)):
        if column in table.columns:
            grouped = recoded(frame, column, codes).group_by(column).agg(who.n_unique().alias("n"))
            counts[column] = {code_of(row[column], codes): int(row["n"]) for row in grouped.iter_rows(named=True)}
    everybody = frame.get_column(identity).n_unique() if len(frame) else 0
    filled = [group for group in spelt if group]
    apart = [
        everybody if group and len(filled) == 1 else _distinct(frame.filter(one_of(kind_column, group)), identity)
        for group in spelt
    ]
    return People(
        by_place=counts["kecamatan"], by_kind=counts[kind_column], groups=tuple(apart), all=everybody, nameless=nameless
    )


def _distinct(frame: nw.DataFrame[Any], identity: str) -> int:
    return frame.get_column(identity).n_unique() if len(frame) else 0
