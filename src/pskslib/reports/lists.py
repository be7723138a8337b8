"""What reports rest on and no table holds: code lists, scales, weights, limits; data with source and confidence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from pskslib.errors import ParameterError, UnknownName
from pskslib.law import Confidence
from pskslib.reports.text import Text


@frozen(kw_only=True)
class Sourced:
    """Something with a name that was read somewhere.

    Attributes:
        code: Short name, as it stands in tables.
        name: What it is called.
        source: What was read.
        confidence: How well it is sourced.
        more: Other facts of the entry.
    """

    code: str
    name: Text
    source: str
    confidence: Confidence
    more: Mapping[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class CodeList:
    """The codes that a column may hold, in order.

    Example:
        >>> read_list("penyaluran", "alasan").find("Pindah").code
        'pindah'
    """

    name: str
    entries: tuple[Sourced, ...]

    def find(self, text: str) -> Sourced:
        """Return the entry of a code or name, in any spelling.

        Raises:
            UnknownName: There is none; the codes are listed.
        """
        wanted = _folded(text)
        for entry in self.entries:
            if wanted in (_folded(entry.code), _folded(entry.name.id), *map(_folded, entry.more.get("aliases", ()))):
                return entry
        shown = repr(text[:40]) if sum(map(str.isdigit, text)) < 8 else "isi berupa angka panjang"
        raise UnknownName(f"{shown} bukan {self.name}; pilih {', '.join(e.code for e in self.entries)}")


@frozen(kw_only=True)
class Step:
    """One class of a scale: from ``minimum`` up to the next class.

    Attributes:
        name: Name of the class.
        minimum: The least value that is still in it, None for the lowest class.
    """

    name: Text
    minimum: Fraction | None


@frozen(kw_only=True)
class Scale:
    """Classes of a value; a value is classed as it is, never rounded first.

    Attributes:
        steps: From the highest class to the lowest.
        source: What was read.
        confidence: How well it is sourced.
    """

    steps: tuple[Step, ...]
    source: str
    confidence: Confidence

    def find(self, value: Fraction) -> Step:
        """Return the class of a value.

        Example:
            >>> scale = read_scale("spm", "kelas")
            >>> scale.find(Fraction(9999, 100)).name.id, scale.find(Fraction(100)).name.id
            ('Tuntas Utama', 'Tuntas Paripurna')
        """
        return next(step for step in self.steps if step.minimum is None or value >= step.minimum)


@cache
def _data(file: str) -> dict[str, Any]:
    text = (files("pskslib.reports") / "data" / f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def _sourced(raw: Mapping[str, Any], where: str) -> Sourced:
    own = ("code", "name", "name_en", "source", "confidence")
    lacking = [key for key in own if not raw.get(key)]
    if lacking:
        raise ParameterError(f"{where}: {raw.get('code', '?')} tidak menyebut {', '.join(lacking)}")
    return Sourced(
        code=raw["code"],
        name=Text(raw["name"], raw["name_en"]),
        source=raw["source"],
        confidence=Confidence(raw["confidence"]),
        more={key: value for key, value in raw.items() if key not in own},
    )


@cache
def read_list(file: str, section: str) -> CodeList:
    """Return a code list of a data file.

    Raises:
        ParameterError: An entry has no source or confidence.
    """
    entries = tuple(_sourced(raw, f"{file}.toml [{section}]") for raw in _data(file)[section])
    return CodeList(name=section.replace("_", " "), entries=entries)


@cache
def read_scale(file: str, section: str) -> Scale:
    """Return a scale of a data file.

    Raises:
        ParameterError: Its classes do not fall, or only the last may lack a minimum.
    """
    raw = _data(file)[section]
    minima = [None if "minimum" not in step else Fraction(step["minimum"]) for step in raw["kelas"]]
    falling = [m for m in minima if m is not None]
    if None in minima[:-1] or minima[-1] is not None or falling != sorted({*falling}, reverse=True):
        raise ParameterError(f"{file}.toml [{section}]: kelas harus menurun, dan hanya yang terendah tanpa minimum")
    names = [Text(step["name"], step["name_en"]) for step in raw["kelas"]]
    steps = tuple(Step(name=name, minimum=minimum) for name, minimum in zip(names, minima, strict=True))
    return Scale(steps=steps, source=raw["source"], confidence=Confidence(raw["confidence"]))


def read_number(file: str, code: str) -> tuple[Fraction, Sourced]:
    """Return a number of a data file, exactly, with where it was read.

    Example:
        >>> read_number("spm", "bobot_a")[0]
        Fraction(4, 5)
    """
    raw = next(raw for raw in _data(file)["angka"] if raw["code"] == code)
    return Fraction(raw["value"]), _sourced(raw, f"{file}.toml [angka]")


def cited(found: Iterable[Sourced | Scale], what: Text) -> Text:
    """Say where something was read, and how sure that is, for the sources of a report."""
    entries = [*found]
    sources = "; ".join(dict.fromkeys(part for entry in entries for part in entry.source.split("; ")))
    weakest = min(entry.confidence for entry in entries)
    return Text(
        f"{what.id}: {sources} (keyakinan {weakest.words('id')})",
        f"{what.en}: {sources} (confidence {weakest.words('en')})",
    )


def _folded(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum())
