"""Rows to families: facts of a family that rows tell differently, doubles, heads, families that may lack a member."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pskslib.errors import IntakeError
from pskslib.intake.ahead import Ahead
from pskslib.intake.cells import Fault
from pskslib.intake.doubles import Doubles
from pskslib.intake.findings import Findings
from pskslib.intake.odd import doubtful_niks, odd_children, odd_rows, older_children
from pskslib.intake.problems import Level
from pskslib.intake.rows import CARD_DIGITS, FAMILY, NIK_DIGITS, PERSON, UNRANKED, Part
from pskslib.intake.runs import family_sizes, grouped, starts, told_alike
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS
from pskslib.population.fields import DOUBTED

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

COMPLETE: Final = FAMILY_FIELDS["members_complete"].column
DECILE: Final = FAMILY_FIELDS["decile"].column
MATCHED: Final = PERSON_FIELDS["nik_matched"].column
PERSON_ID: Final = PERSON_FIELDS["person_id"].column
_RIVALS: Final = {DECILE: UNRANKED, UNRANKED: DECILE}
_ALWAYS: Final = (DECILE, COMPLETE)
_TOO_MANY_ZEROS: Final = 8
"""So many numbers, all ending in 0, are no chance (one in a hundred million)."""
_TWO_FAMILIES: Final = Fault(
    "nik_di_dua_keluarga",
    "NIK yang sama tercatat dalam dua keluarga",
    "Periksa di mana orang ini tinggal; sementara itu keduanya ditandai perlu dicek.",
)


@frozen(kw_only=True, eq=False)
class Assembled:
    """Families put together.

    Attributes:
        persons: The typed table of persons.
        families: The typed table of families, with ``masalah``.
        rejected: Place, line and reason of each row that is not used, by line.
        places: Place and line of each person, in the order of their table.
    """

    persons: pl.DataFrame
    families: pl.DataFrame
    rejected: pl.DataFrame
    places: pl.DataFrame


def assemble(part: Part, titles: Mapping[str, str], findings: Findings, as_of: date | None) -> Assembled:
    """Put the rows of a sheet together.

    Args:
        part: The rows.
        titles: What to call a column.
        findings: Where problems are told.
        as_of: The day of asking, or None.

    Returns:
        The tables.

    Raises:
        IntakeError: All numbers of a column lost their last digit.
    """
    return _Assembly(part, titles, findings).build(as_of)


class _Assembly:
    def __init__(self, part: Part, titles: Mapping[str, str], findings: Findings) -> None:
        self.part, self.titles, self.findings = part, titles, findings
        self.rejects = [part.rejected]

    def build(self, as_of: date | None) -> Assembled:
        """Make the tables."""
        import polars as pl

        rows = self.part.table
        if rows["card"].null_count():
            rows = rows.filter(pl.col("card").is_not_null())
        rows, cards = grouped(rows)
        self.rounded("no_kk", cards["card"])
        home = [name for name in rows.columns if name in FAMILY]
        members = rows.drop(home) if rows["person"].all() else rows.filter("person").drop(home)
        with Ahead(members.height) as ahead:  # looked for at the same time, told in order
            doubtful = ahead.start(partial(doubtful_niks, members, as_of))
            found = ahead.start(partial(Doubles.find, members))
            early_older = ahead.start(partial(older_children, members))
            early_sizes = ahead.start(partial(family_sizes, members))
            facts, disputed = self.agreed(rows, cards, home)
            incomplete = self.incomplete(rows, cards, disputed)
            odd_rows(members, doubtful(), self.titles, self.findings, as_of)
            self.rounded("nik", members["nik"].drop_nulls())
            doubles, older, sizes = found(), early_older(), early_sizes()
        every = members
        members, lacking, differ = doubles.within(members, self.titles, self.findings, self.rejects)
        members = self.across(members, doubles)
        incomplete |= {*lacking}
        if members is not every:  # some are merged
            older, sizes = older_children(members), family_sizes(members)
        odd_children(members, older, self.titles, self.findings)
        self.heads(sizes)
        persons = self.person_table(members, sizes, self.doubts(members, differ))
        disputed.pop(COMPLETE, None)
        families = self.family_table(rows, cards, facts, sizes, incomplete, disputed)
        rejected = pl.concat(self.rejects).sort("row")
        used = members.height + self.bare(rows).height
        assert rejected["row"].n_unique() == rejected.height == self.part.table.height - used
        places = members.select("row", "line")
        return Assembled(persons=persons, families=families, rejected=rejected, places=places)

    # --- facts of the family -------------------------------------------------------------------

    def agreed(
        self, rows: pl.DataFrame, cards: pl.DataFrame, home: list[str]
    ) -> tuple[dict[str, pl.Series], dict[str, set[int]]]:
        """Return each fact by family, and the families in which it cannot be settled."""
        import polars as pl

        disputed: dict[str, set[int]] = {}
        for name, bad in self.part.unreadable:
            found = rows.filter(pl.col("row").is_in(bad.implode()))["g"].unique().to_list()
            for one in (name, _RIVALS.get(name, name)):
                disputed.setdefault(one, set()).update(found)
        facts = {name: rows[name].clear(cards.height) for name in home if rows[name].null_count() == rows.height}
        home = [name for name in home if name not in facts]
        if not home:
            return facts, disputed
        alike = told_alike(rows, [name for name in home if _RIVALS.get(name) not in home])
        if alike:
            facts |= dict(zip(alike, rows.select(alike).filter(starts(rows)), strict=True))
            home = [name for name in home if name not in alike]
        if not home:
            return self.settled(facts, disputed)
        coded = {name: _coded(rows[name]) for name in home}
        table = pl.DataFrame({"g": rows["g"], **coded})
        low = (
            table.lazy()
            .group_by("g", maintain_order=True)
            .agg(
                *(pl.col(name).min().alias(f"{name}|min") for name in home),
                *(pl.col(name).max().alias(f"{name}|max") for name in home),
            )
            .collect()
        )
        differ = pl.any_horizontal([pl.col(f"{name}|min") != pl.col(f"{name}|max") for name in home])
        if DECILE in home and UNRANKED in home:
            differ |= pl.col(f"{DECILE}|max").is_not_null() & pl.col(f"{UNRANKED}|max").cast(pl.Boolean)
        odd = low.filter(differ.fill_null(value=False))["g"]
        if len(odd):
            self.disagreeing(rows.filter(pl.col("g").is_in(odd.implode())), home, disputed)
        for name in home:
            known = low[f"{name}|min"]
            facts[name] = _decoded(known, rows[name], coded[name])
        return self.settled(facts, disputed)

    @staticmethod
    def settled(
        facts: dict[str, pl.Series], disputed: dict[str, set[int]]
    ) -> tuple[dict[str, pl.Series], dict[str, set[int]]]:
        """Forget facts that are disputed."""
        for name, families in disputed.items():
            if families and name in facts:
                facts[name] = facts[name].scatter(sorted(families), None)
        return facts, disputed

    def disagreeing(self, rows: pl.DataFrame, home: list[str], disputed: dict[str, set[int]]) -> None:
        """Walk through the rows of families that tell a fact differently, and tell each row that does."""
        first: dict[tuple[int, str], tuple[int, object]] = {}
        for row in rows.sort("row").select("row", "line", "g", *home).iter_rows(named=True):
            line, g = row["line"], row["g"]
            for name in home:
                value = row[name]
                if value is None:
                    continue
                earlier, before = first.setdefault((g, name), (line, value))
                rival = _RIVALS.get(name, "")
                other = first.get((g, rival))
                if other is not None and other[1] and value is not False:  # a decile, and unranked
                    earlier = other[0]
                elif before == value:
                    continue
                for one in (name, rival or name):
                    disputed.setdefault(one, set()).add(g)
                self.differs(row["row"], line, name, earlier)

    def differs(self, row: int, line: int, name: str, earlier: int) -> None:
        import polars as pl

        title = self.titles.get(DECILE if name == UNRANKED else name, name)
        kind, what = "tidak_sama_sekeluarga", "isi kolom keluarga ini berbeda dengan baris"
        if name == "kode_desa":
            kind, what = "keluarga_beda_desa", "keluarga ini tertulis di desa lain pada baris"
        advice = "Samakan isinya pada semua baris keluarga ini."
        self.findings.tell(line, title, kind, f"{what} {earlier}; dihitung belum diketahui", advice)
        self.findings.mark(pl.Series([row], dtype=pl.UInt32), kind)

    def incomplete(self, rows: pl.DataFrame, cards: pl.DataFrame, disputed: Mapping[str, set[int]]) -> set[int]:
        """Return families that may lack a member: a row was lost, or nobody knows what ``anggota_lengkap`` says."""
        import polars as pl

        found = set(disputed.get(COMPLETE, ()))
        lost = self.part.lost
        if len(lost):
            found |= {*cards.filter(pl.col("card").is_in(lost.implode()))["g"].to_list()}
        refused = self.part.rejected["row"]
        if len(refused):
            found |= {*rows.filter(pl.col("row").is_in(refused.implode()))["g"].to_list()}
        return found

    # --- members -------------------------------------------------------------------------------

    def across(self, members: pl.DataFrame, doubles: Doubles) -> pl.DataFrame:
        """One NIK in two families: both are kept, both ask for a check."""
        import polars as pl

        left = doubles.rows.select("row").join(members.select("row", "line", "nik"), on="row", how="inner")
        seen = left.filter(pl.col("nik").is_duplicated()).sort("row")
        if not seen.height:
            return members
        nothing = pl.repeat("", seen.height, dtype=pl.String, eager=True)
        self.findings.cells(seen["row"], seen["line"], nothing, self.titles.get("nik", "nik"), _TWO_FAMILIES)
        old = pl.col(MATCHED) if MATCHED in members.columns else pl.lit(None, dtype=pl.Boolean)
        twice = pl.col("row").is_in(seen["row"].implode())
        return members.with_columns(pl.when(twice).then(pl.lit(value=False)).otherwise(old).alias(MATCHED))

    def heads(self, sizes: pl.DataFrame) -> None:
        """Tell families without one head."""
        import polars as pl

        if "known" in sizes.columns:
            title = self.titles.get("hubungan_keluarga", "hubungan_keluarga")
            for line, heads in (
                sizes.filter((pl.col("known") > 0) & (pl.col("heads") != 1)).select("line", "heads").iter_rows()
            ):
                what = "tidak punya kepala keluarga" if heads == 0 else f"punya {heads} kepala keluarga"
                message, advice = f"keluarga ini {what}", "Cocokkan dengan KK."
                self.findings.tell(line, title, "kepala_keluarga", message, advice, Level.WARNING)

    # --- tables --------------------------------------------------------------------------------

    def doubts(self, members: pl.DataFrame, differ: list[tuple[str, int]]) -> pl.Series | None:
        """Return the columns in which each member is doubted, joined by ``;``; None where nobody is."""
        import polars as pl

        found = [*self.part.doubted]
        found += [(name, pl.Series([row], dtype=pl.UInt32)) for name, row in differ]
        named = [
            members.select("row", name).filter(pl.col("row").is_in(rows.implode()) & pl.col(name).is_null())["row"]
            for name, rows in found
        ]
        pairs = [pl.DataFrame({"row": r, "name": [name] * len(r)}) for (name, _), r in zip(found, named, strict=True)]
        if not any(map(len, pairs)):
            return None
        joined = pl.concat(pairs).unique(maintain_order=True).group_by("row").agg(pl.col("name").str.join(";"))
        return members.select("row").join(joined, on="row", how="left", maintain_order="left")["name"]

    def person_table(self, members: pl.DataFrame, sizes: pl.DataFrame, doubted: pl.Series | None) -> pl.DataFrame:
        import numpy as np
        import polars as pl

        size = sizes["size"].to_numpy().astype(np.int64)
        if members["g"].is_sorted():
            place = pl.Series(np.arange(members.height) - np.repeat(np.cumsum(size) - size, size))
        else:
            place = members.select(pl.int_range(pl.len()).over("g")).to_series()
        names = [f"anggota-{n + 1}" for n in range(size.max(initial=0))]
        made = pl.Series(names, dtype=pl.String).gather(place)
        person_id = members[PERSON_ID].fill_null(made) if PERSON_ID in members.columns else made
        table = {"no_kk": members[CARD_DIGITS], PERSON_ID: person_id, "nik": members[NIK_DIGITS]}
        born = members["tanggal_lahir"] if "tanggal_lahir" in members.columns else None
        table["tanggal_lahir"] = (
            born if born is not None else pl.repeat(None, members.height, dtype=pl.Date, eager=True)
        )
        table |= {name: members[name] for name in members.columns if name in PERSON}
        table["nik"] = members[NIK_DIGITS]
        table[PERSON_ID] = person_id
        order = ["no_kk", *(name for name in PERSON if name in table)]
        found = pl.DataFrame({name: table[name] for name in order})
        return found if doubted is None else found.with_columns(doubted.alias(DOUBTED))

    def family_table(
        self,
        rows: pl.DataFrame,
        cards: pl.DataFrame,
        facts: dict[str, pl.Series],
        sizes: pl.DataFrame,
        incomplete: set[int],
        disputed: Mapping[str, set[int]],
    ) -> pl.DataFrame:
        import polars as pl

        kinds = {DECILE: pl.Int64, COMPLETE: pl.Boolean}
        for name in _ALWAYS:
            if name not in facts:
                facts[name] = pl.repeat(None, cards.height, dtype=kinds[name], eager=True)
        if incomplete:
            facts[COMPLETE] = facts[COMPLETE].scatter(sorted(incomplete), False)
        table = {"no_kk": cards["no_kk"], **{name: facts[name] for name in FAMILY if name in facts}}
        doubted: dict[int, list[str]] = {}
        for name in FAMILY:
            for g in disputed.get(name, ()) if FAMILY[name].presumed is not None else ():
                doubted.setdefault(g, []).append(name)
        if doubted:
            nothing = pl.repeat(None, cards.height, dtype=pl.String, eager=True)
            table[DOUBTED] = nothing.scatter([*doubted], [";".join(names) for names in doubted.values()])
        table["masalah"] = self.kinds(rows, cards, incomplete)
        whole = pl.DataFrame(table)
        bare = self.bare(rows)["g"]
        keep = pl.concat([sizes["g"], bare]).unique() if len(bare) else sizes["g"]
        return whole if len(keep) == cards.height else whole[keep.sort()]

    def bare(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return rows that tell only of a family, where a row of the layout is one."""
        import polars as pl

        if rows["person"].all():
            return rows.clear()
        return rows.filter(~pl.col("person") & ~pl.col("row").is_in(self.part.rejected["row"].implode()))

    def kinds(self, rows: pl.DataFrame, cards: pl.DataFrame, incomplete: set[int]) -> pl.Series:
        """Return kinds of problem by family, joined by ``;``."""
        import polars as pl

        found = self.findings.marks().join(rows.select("row", "g"), on="row", how="inner", maintain_order="left")
        lacking = pl.DataFrame({"g": sorted(incomplete)}, schema={"g": pl.UInt32})
        both = pl.concat([found.select("g", "kind"), lacking.with_columns(kind=pl.lit("anggota_kurang"))])
        joined = both.group_by("g").agg(pl.col("kind").unique(maintain_order=True).str.join(";"))
        return pl.repeat("", cards.height, dtype=pl.String, eager=True).scatter(joined["g"], joined["kind"])

    def rounded(self, column: str, numbers: pl.Series) -> None:
        """Refuse a file whose numbers lost their last digit in a spreadsheet: they are other people's."""
        if len(numbers) < _TOO_MANY_ZEROS or not (numbers % 10 == 0).all():
            return
        count = numbers.n_unique()
        if count >= _TOO_MANY_ZEROS:
            name = self.part.mapping.sheet.name
            raise IntakeError(
                f"{name}: kolom {column}: semua {count} nomor berakhir 0, jadi angka terakhirnya hilang "
                "karena kolom itu pernah disimpan sebagai bilangan; ekspor ulang dengan kolom berformat teks"
            )


def _coded(values: pl.Series) -> pl.Series:
    """Return numbers that are equal where values are: texts are slow to compare."""
    import polars as pl

    if values.dtype == pl.String:
        known = values.unique().drop_nulls()
        numbers = pl.int_range(len(known), dtype=pl.UInt32, eager=True)
        return values.replace_strict(known, numbers, default=None) if len(known) else values.cast(pl.UInt32)
    if values.dtype == pl.Boolean:
        return values.cast(pl.UInt8)
    return values


def _decoded(known: pl.Series, values: pl.Series, coded: pl.Series) -> pl.Series:
    import polars as pl

    if values.dtype == pl.String:
        back = pl.DataFrame({"code": coded, "value": values}).drop_nulls().unique("code")
        return known.replace_strict(back["code"], back["value"], default=None, return_dtype=pl.String)
    return known.cast(values.dtype)
