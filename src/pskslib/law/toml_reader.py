"""Walking a TOML file of the law: tables, rows, acts and citations, every fault told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from pskslib.errors import ParameterError
from pskslib.law.citation import Act, Citation, Confidence, Standing

CITED = frozenset({"act", "pasal", "ayat", "huruf", "source", "confidence", "note"})
"""Keys of a row that say where it is written."""


def read_toml(path: Path) -> Mapping[str, object]:
    """Read a TOML file, decimals exactly as they are written.

    Raises:
        ParameterError: It is missing or no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ParameterError(f"{path.name}: tidak dapat dibaca sebagai TOML ({error})") from error


class TomlReader:
    """Walks one parsed file and collects every fault before it complains.

    Args:
        raw: The parsed file.
        where: Its name, for messages.
    """

    def __init__(self, raw: Mapping[str, object], where: str) -> None:
        self.raw = raw
        self.where = where
        self.faults: list[str] = []

    def complain(self) -> None:
        """Raise what has been collected, one fault a line.

        Raises:
            ParameterError: There were faults.
        """
        if self.faults:
            raise ParameterError("\n".join(f"{self.where}: {fault}" for fault in self.faults))

    def sections(self, known: tuple[str, ...]) -> None:
        """Find sections that nobody would read."""
        for key in sorted(set(self.raw) - {"code", *known}):
            self.faults.append(f"bagian [{key}] tidak dikenal; yang dikenal: {', '.join(known)}")

    def tables(self, raw: Mapping[str, object], key: str) -> Iterator[tuple[str, Mapping[str, object]]]:
        """Yield the named tables of a section, e.g. ``[acts.perbup]``."""
        section = raw.get(key, {})
        if not isinstance(section, dict):
            self.faults.append(f"[{key}] harus berupa tabel")
            return
        for name, table in section.items():
            if isinstance(table, dict):
                yield str(name), table
            else:
                self.faults.append(f"[{key}.{name}] harus berupa tabel")

    def rows(self, raw: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
        """Return the rows of a section, e.g. ``[[readings]]``."""
        rows = raw.get(key, [])
        if isinstance(rows, list):
            return [row for row in rows if isinstance(row, dict)]
        self.faults.append(f"{key} harus ditulis sebagai [[{key}]]")
        return []

    def acts(self) -> dict[str, Act]:
        """Return the instruments of the file by their keys."""
        return {key: self._act(key, table) for key, table in self.tables(self.raw, "acts")}

    def _act(self, key: str, table: Mapping[str, object]) -> Act:
        try:
            standing = Standing(table.get("standing", "peraturan"))
        except ValueError:
            self.faults.append(
                f"[acts.{key}] standing {table.get('standing')!r} tidak dikenal; "
                f"pilih {', '.join(s.value for s in Standing)}"
            )
            standing = Standing.NONE
        if "instrument" not in table:
            self.faults.append(f"[acts.{key}] tidak menyebut instrument")
        year = table.get("year")
        number = table.get("number")
        title = table.get("title")
        return Act(
            str(table.get("instrument", "?")),
            number=None if number is None else str(number),
            year=year if isinstance(year, int) else None,
            title=None if title is None else str(title),
            standing=standing,
        )

    def citation(self, at: str, row: Mapping[str, object], acts: Mapping[str, Act], own: frozenset[str]) -> Citation:
        """Read where a row is written.

        Args:
            at: The row, for messages.
            row: The row.
            acts: The instruments of the file.
            own: Other keys that the row may have; every key beyond them is a fault.
        """
        key = str(row.get("act", ""))
        if key not in acts:
            self.faults.append(f"{at} act {key!r} tidak ada di [acts]; yang ada: {', '.join(sorted(acts))}")
        try:
            confidence = Confidence(row.get("confidence"))
        except ValueError:
            self.faults.append(f"{at} confidence {row.get('confidence')!r}; pilih high, medium atau low")
            confidence = Confidence.LOW
        if not row.get("source"):
            self.faults.append(f"{at} tidak menyebut source (dari mana angka ini dibaca)")
        for name in sorted(set(row) - CITED - own):
            self.faults.append(f"{at} kunci {name!r} tidak dikenal")

        def optional(name: str) -> str | None:
            return None if row.get(name) is None else str(row[name])

        return Citation(
            act=acts.get(key, Act("?", standing=Standing.NONE)),
            pasal=optional("pasal"),
            ayat=optional("ayat"),
            huruf=optional("huruf"),
            source=str(row.get("source", "")),
            confidence=confidence,
            note=optional("note"),
        )
