"""The lists of the outreach report: families to visit, one a row, the neediest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from pskslib.reports.columns import count, money
from pskslib.reports.outreach_tables import VILLAGE, Counts, asked_text
from pskslib.reports.regions_rows import PLACE
from pskslib.reports.tables import Column, Kind, Table
from pskslib.reports.text import Text
from pskslib.reports.units import CountUnit

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

_ASK_TITLE: Final = Text("Belum ditentukan: apa yang perlu ditanyakan", "Undetermined: what to ask")
_YES_TITLE: Final = Text("Layak dan belum menerima", "Eligible and not receiving")


@define
class _Visit:
    """A family that is to be visited."""

    first: dict[str, Any]
    programmes: dict[str, int] = field(factory=dict)
    low: int = 0
    high: int | None = 0
    questions: dict[str, None] = field(factory=dict)

    def add(self, row: Mapping[str, Any]) -> None:
        self.programmes[row["programme"]] = self.programmes.get(row["programme"], 0) + 1
        self.low += row["amount_low"] or 0
        unbounded = row["amount_low"] is not None and row["amount_high"] is None
        self.high = None if unbounded or self.high is None else self.high + (row["amount_high"] or 0)
        self.questions.update(dict.fromkeys(filter(None, (row["missing"] or "").split(";"))))

    @property
    def need(self) -> tuple[Any, ...]:
        stake = float("-inf") if self.high is None else -self.high
        card = self.first["no_kk"] or ""
        return self.first["desil"] or 0, stake, len(self.questions), card, self.first["family"]


def lists(counts: Counts) -> list[Table]:
    """Return the two lists; every row is a family."""
    return [
        _list(counts, "layak_belum_menerima", _YES_TITLE, "yes"),
        _list(counts, "belum_ditentukan", _ASK_TITLE, "ask"),
    ]


def _list(counts: Counts, key: str, title: Text, mark: str) -> Table:
    visits: dict[str, _Visit] = {}
    for row in _marked(counts.rows, mark).iter_rows(named=True):
        visits.setdefault(row["family"], _Visit(row)).add(row)
    ordered = sorted(visits.values(), key=lambda v: (*counts.order(v.first["village"]), v.need))
    asks = mark == "ask"
    words: dict[str, Text] = {}
    rows = []
    for number, visit in enumerate(ordered, 1):
        found = visit.first
        asked, programmes = asked_text(visit.questions), _programmes(visit.programmes, counts.units)
        words |= {asked.id: asked, programmes.id: programmes}
        rows.append(
            (
                *(str(number), *counts.place(found["district"]), counts.village(found["village"])),
                *((counts.duty.get(counts.place(found["district"])[0]),) if counts.duty else ()),
                *(found["no_kk"], found["nama_kepala_keluarga"], found["alamat"], found["desil"]),
                *(programmes.id, visit.low, visit.high),
                *((len(visit.questions), asked.id) if asks else ()),
            )
        )
    return Table(
        key=key,
        title=title,
        columns=_list_columns(counts, asks=asks),
        rows=tuple(rows),
        by="keluarga",
        personal=True,
        words=tuple(words.values()),
    )


def _marked(rows: nw.DataFrame[Any], mark: str) -> nw.DataFrame[Any]:
    import narwhals.stable.v2 as nw

    return rows.filter(nw.col(mark) == 1).sort("_n")


def _list_columns(counts: Counts, *, asks: bool) -> tuple[Column, ...]:
    tksk = (Column(key="tksk", label=Text("TKSK", "TKSK")),) if counts.duty else ()
    ask = (
        count("jumlah_pertanyaan", "Pertanyaan", "Questions", CountUnit.KASUS, additive=False),
        Column(key="pertanyaan", label=Text("Yang perlu ditanyakan", "What to ask")),
    )
    return (
        Column(key="no", label=Text("No", "No"), kind=Kind.CODE),
        *(*PLACE, VILLAGE, *tksk),
        Column(key="no_kk", label=Text("Nomor KK", "Family card"), kind=Kind.CODE),
        Column(key="nama_kepala_keluarga", label=Text("Kepala keluarga", "Head of family")),
        Column(key="alamat", label=Text("Alamat", "Address")),
        Column(key="desil", label=Text("Desil", "Decile"), kind=Kind.COUNT, additive=False),
        Column(key="program", label=Text("Program", "Programme")),
        money("rupiah_terendah", "Setahun, paling sedikit", "A year, at least"),
        money("rupiah_tertinggi", "Setahun, paling banyak", "A year, at most"),
        *(ask if asks else ()),
    )


def _programmes(found: Mapping[str, int], units: Mapping[str, CountUnit]) -> Text:
    def said(person: str) -> str:
        return ", ".join(
            f"{code} ({n} {person})" if units[code] is CountUnit.ORANG else code for code, n in sorted(found.items())
        )

    return Text(said("orang"), said("person(s)"))
