"""A report: title block, tables, charts, notes, sources; it is written out by suffix."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final, Literal

from attrs import evolve, frozen

from pskslib.errors import ReportError
from pskslib.reports.tables import Table
from pskslib.reports.text import Language, Text

Writer = Callable[["Report", Path], None]
Paper = Literal["A4", "F4"]
_WRITERS: Final[dict[str, Writer]] = {}
_PUBLISHING: Final = "pskslib.publishing"


class Audience(Enum):
    """Who may read a report."""

    INTERNAL = "internal"
    PUBLIC = "public"


class ChartKind(Enum):
    """What a chart is drawn as."""

    BARS = "bars"
    TREND = "trend"
    PYRAMID = "pyramid"
    TILES = "tiles"
    """A schematic map of the kecamatan, one tile each."""
    MATRIX = "matrix"


@frozen(kw_only=True)
class Chart:
    """A picture of one table of the same report: what is hidden there is hidden here.

    Attributes:
        key: Name; unique in its report.
        title: Above it.
        kind: How it is drawn.
        table: Key of the table.
        labels: Key of the column with the names (TILES: with the codes).
        values: Keys of the columns drawn, one series each (PYRAMID: left and right).
        alternative: The same in words, for who cannot see it.
    """

    key: str
    title: Text
    kind: ChartKind
    table: str
    labels: str
    values: tuple[str, ...]
    alternative: Text


@frozen(kw_only=True)
class Signature:
    """Room to sign an official report.

    Attributes:
        place: Where it is signed.
        office: Who signs, by office ("Kepala Dinas Sosial").
        name: Name; blank for a line.
        nip: Number of the civil servant; blank for a line.
    """

    place: str
    office: str
    name: str = ""
    nip: str = ""


@frozen(kw_only=True)
class Clearance:
    """What was done before a report may be public.

    Attributes:
        minimum: Numbers from 1 to below this are hidden.
        sensitive_minimum: The same for sensitive kinds.
        primary: Cells hidden because they are small.
        complementary: Cells hidden so that the first cannot be worked out.
    """

    minimum: int
    sensitive_minimum: int
    primary: int
    complementary: int


@frozen(kw_only=True)
class Report:
    """A finished report; nothing in it changes.

    Attributes:
        name: Name in files and on the command line, kebab-case.
        title: Title.
        place: Whose figures ("Kabupaten Kutai Timur").
        period: Of which time.
        as_of: The day that the figures stand for; the only date in the files.
        tables: Its tables.
        charts: Its pictures.
        notes: Notes on the whole.
        sources: Where the data come from, and legal bases.
        digest: Digest of the rule book behind it, or blank.
        audience: Who may read it; public only with a clearance.
        clearance: What was hidden for the public.
        office: Letterhead, line by line; empty for none.
        signature: Room to sign, or None.
        language: Of every text when written out.
        paper: On which it is printed; F4 is the folio of the offices.

    Raises:
        ReportError: A public report has rows of persons or no clearance; a chart names no table or column; two tables
            share a key.
    """

    name: str
    title: Text
    place: Text
    period: Text
    as_of: date
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...] = ()
    notes: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    digest: str = ""
    audience: Audience = Audience.INTERNAL
    clearance: Clearance | None = None
    office: tuple[str, ...] = ()
    signature: Signature | None = None
    language: Language = "id"
    paper: Paper = "A4"

    def __attrs_post_init__(self) -> None:
        """Check everything at once."""
        faults = []
        keys = [table.key for table in self.tables]
        if len({*keys}) < len(keys):
            faults.append("dua tabel bernama sama")
        if self.audience is Audience.PUBLIC:
            faults += [f"tabel {t.key} memuat orang satu per satu" for t in self.tables if t.personal]
            faults += [f"tabel {t.key} hanya untuk internal" for t in self.tables if t.internal]
            if self.clearance is None:
                faults.append("sel kecil belum disembunyikan (pskslib.publishing.publish)")
        for chart in self.charts:
            if chart.table not in keys:
                faults.append(f"grafik {chart.key} memakai tabel {chart.table}, yang tidak ada")
            else:
                for key in (chart.labels, *chart.values):
                    self.table(chart.table).place(key)
        if faults:
            raise ReportError(f"{self.name}: {'; '.join(faults)}")

    def table(self, key: str) -> Table:
        """Return one table.

        Raises:
            ReportError: There is none of that key.
        """
        for table in self.tables:
            if table.key == key:
                return table
        raise ReportError(f"{self.name}: tidak ada tabel {key}; yang ada: {', '.join(t.key for t in self.tables)}")

    def in_language(self, language: Language) -> Report:
        """Return the same report, to be written out in another language."""
        return evolve(self, language=language)

    def _in_words(self) -> Iterator[Table]:
        return (table.in_language(self.language) for table in self.tables)

    def save(self, path: str | Path) -> Path:
        """Write the report; the suffix says as what.

        Args:
            path: ``.xlsx``, ``.html``, ``.csv``, ``.json``, ``.md``, ``.pdf`` or ``.docx``.

        Returns:
            The file.

        Raises:
            ReportError: No writer for this suffix, or the place cannot be written to.
            MissingExtra: The extra of this format is not installed.
        """
        target = Path(path)
        if not _WRITERS:
            importlib.import_module(_PUBLISHING)  # the floor above: it fills the registry, builders need none of it
        suffix = target.suffix.lower()
        if suffix not in _WRITERS:
            raise ReportError(f"{target.name}: bentuk berkas tidak dikenal; pilih {', '.join(sorted(_WRITERS))}")
        spoken = self if self.language == "id" else evolve(self, tables=tuple(self._in_words()))
        _WRITERS[suffix](spoken, target)
        return target


def register_writer(suffix: str, writer: Writer) -> None:
    """Let reports be saved under a suffix (for ``publishing/`` and for apps with a format of their own).

    Args:
        suffix: With the dot, lower case.
        writer: Writes a report to a path.
    """
    _WRITERS[suffix] = writer
