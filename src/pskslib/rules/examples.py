"""Worked examples as data: a family, a day, and what must come out. Printed in the rule book, and run as tests.

.. code-block:: toml

    [[examples]]
    title = "Balita dan anak SD, desil 2"
    day = 2026-11-24
    outcome = "eligible"
    amount = 3_900_000
    family = { desil = 2 }
    members = [{ tanggal_lahir = 2023-05-02 }, { tanggal_lahir = 2016-08-09, jenjang_sekolah = "SD" }]

Facts stand under the column names of files. ``amount`` is one sum, ``[low, high]``, or ``[low]`` without an upper
bound. Further keys: ``programme`` (where the file is about several), ``member`` (the place of the person decided
about, from 1), ``unmet`` and ``unknown`` (the codes of just these criteria), ``readings``, ``source`` (for a
published example) and ``note``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from pskslib.errors import FactError
from pskslib.law.rupiah import format_rupiah_range
from pskslib.law.toml_reader import TomlReader, read_toml
from pskslib.population import Family, family_from_dict
from pskslib.rules.decision import Decision, Outcome, Range, Verdict
from pskslib.rules.rulebook import Rulebook

_KEYS: Final = frozenset(
    {
        *("title", "day", "programme", "outcome", "amount", "family", "members", "member"),
        *("unmet", "unknown", "readings", "source", "note"),
    }
)


@frozen(kw_only=True)
class Example:
    """One worked example.

    Attributes:
        title: What it shows, in Bahasa Indonesia.
        day: The day on which it is decided.
        programme: Code of the programme.
        family: The family.
        member: Place of the person decided about, from 0; only where the programme is about persons.
        outcome: What must come out.
        amount: The amount that must come out, or None where there is none.
        unmet: Codes of the criteria that must be unmet; None leaves them open.
        unknown: Codes of the criteria that must be unknown; None leaves them open.
        readings: Readings to switch on.
        source: Where the example was published; None for one made up from the rules.
        note: A remark for the reader, or None.
    """

    title: str
    day: date
    programme: str
    family: Family
    member: int = 0
    outcome: Outcome
    amount: Range | None = None
    unmet: tuple[str, ...] | None = None
    unknown: tuple[str, ...] | None = None
    readings: Mapping[str, str] = field(factory=dict)
    source: str | None = None
    note: str | None = None

    def decide(self, book: Rulebook) -> Decision:
        """Decide it by the rules of a book, on its own day and with its own readings.

        Args:
            book: A book with the programme.

        Raises:
            NotInForce: The programme does not hold on the day.
            UnknownName: The book has no such programme or reading.
            IndexError: The family has no member at that place.
        """
        then = evolve(book, as_of=self.day, readings=dict(self.readings))
        if then.plan(self.programme).by_person:
            return then.decide_members(self.family, self.programme)[self.member]
        return then.decide(self.family, self.programme)

    def faults(self, decision: Decision) -> tuple[str, ...]:
        """Say in Bahasa Indonesia what came out otherwise than the example says; nothing when all is right.

        Args:
            decision: What :meth:`decide` gave.
        """
        found = []
        if decision.outcome is not self.outcome:
            found.append(f"hasilnya {decision.outcome.value}, bukan {self.outcome.value}")
        paid = None if decision.outcome is Outcome.INELIGIBLE else decision.amount
        if paid != self.amount:
            found.append(f"jumlahnya {_sum(paid)}, bukan {_sum(self.amount)}")
        for what, verdict, wanted in (
            ("tidak terpenuhi", Verdict.UNMET, self.unmet),
            ("belum diketahui", Verdict.UNKNOWN, self.unknown),
        ):
            codes = tuple(c.code for c in decision.criteria if c.verdict is verdict)
            if wanted is not None and codes != wanted:
                found.append(f"yang {what}: {', '.join(codes) or '-'}, bukan {', '.join(wanted) or '-'}")
        return tuple(found)


def _sum(amount: Range | None) -> str:
    return "tidak ada" if amount is None else format_rupiah_range(amount.low, amount.high)


def read_examples(path: str | Path, *, programme: str | None = None) -> tuple[Example, ...]:
    """Read a file of examples.

    Args:
        path: The TOML file.
        programme: Code of the programme of examples that name none.

    Raises:
        ParameterError: The file has faults; all are told, one a line.
    """
    path = Path(path)
    return parse_examples(read_toml(path), programme=programme, where=path.name)


def parse_examples(raw: Mapping[str, object], *, programme: str | None = None, where: str) -> tuple[Example, ...]:
    """Build examples from parsed TOML; ``where`` names the file in messages.

    Raises:
        ParameterError: It has faults; all are told, one a line.

    >>> row = {"title": "Tanpa desil", "day": date(2026, 11, 24), "outcome": "undetermined", "amount": [0, 2_400_000]}
    >>> (example,) = parse_examples({"examples": [row]}, programme="SEMBAKO", where="contoh")
    >>> from pskslib.programmes import rulebook
    >>> example.faults(example.decide(rulebook(as_of=example.day)))
    ()
    """
    return _Reader(raw, where).examples(programme)


class _Reader(TomlReader):
    """Reads ``[[examples]]``."""

    def examples(self, programme: str | None) -> tuple[Example, ...]:
        rows = self.rows(self.raw, "examples")
        found = [self._example(f"contoh {place}", row, programme) for place, row in enumerate(rows, start=1)]
        self.sections(("examples",))
        self.complain()
        return tuple(example for example in found if example is not None)

    def _example(self, at: str, row: Mapping[str, object], programme: str | None) -> Example | None:
        before = len(self.faults)
        for key in sorted(set(row) - _KEYS):
            self.faults.append(f"{at} kunci {key!r} tidak dikenal; yang dikenal: {', '.join(sorted(_KEYS))}")
        code, title, day = row.get("programme", programme), row.get("title"), row.get("day")
        if not isinstance(title, str) or not isinstance(code, str):
            self.faults.append(f"{at} harus menyebut title dan programme")
        if not isinstance(day, date):
            self.faults.append(f"{at} day {day!r} bukan tanggal; tulis misalnya day = 2026-11-24")
        outcome = self._outcome(at, row.get("outcome"))
        amount = self._amount(at, row.get("amount"))
        family = self._family(at, row)
        member = row.get("member", 1)
        if not isinstance(member, int) or member < 1 or (family and family.members and member > len(family.members)):
            self.faults.append(f"{at} member {member!r} bukan nomor urut anggota, mulai dari 1")
        readings = row.get("readings", {})
        if not isinstance(readings, dict):
            self.faults.append(f'{at} readings harus ditulis seperti {{ "PKH.lansia" = "60" }}')
        unmet, unknown = self._codes(at, row, "unmet"), self._codes(at, row, "unknown")
        if len(self.faults) > before:
            return None
        assert isinstance(day, date)
        assert isinstance(member, int)
        assert isinstance(readings, dict)
        assert outcome is not None
        assert family is not None
        return Example(
            title=str(title),
            day=day,
            programme=str(code),
            family=family,
            member=member - 1,
            outcome=outcome,
            amount=amount,
            unmet=unmet,
            unknown=unknown,
            readings={str(key): str(name) for key, name in readings.items()},
            source=None if row.get("source") is None else str(row["source"]),
            note=None if row.get("note") is None else str(row["note"]),
        )

    def _outcome(self, at: str, word: object) -> Outcome | None:
        try:
            return Outcome(word)
        except ValueError:
            self.faults.append(f"{at} outcome {word!r}; pilih {', '.join(o.value for o in Outcome)}")
            return None

    def _amount(self, at: str, amount: object) -> Range | None:
        match amount:
            case None:
                return None
            case bool():
                pass
            case int():
                return Range(amount, amount)
            case [int() as low]:
                return Range(low, None)
            case [int() as low, int() as high] if low <= high:
                return Range(low, high)
        self.faults.append(f"{at} amount {amount!r}; tulis rupiah bulat, [terendah, tertinggi] atau [terendah]")
        return None

    def _family(self, at: str, row: Mapping[str, object]) -> Family | None:
        facts, members = row.get("family", {}), row.get("members", [])
        if not isinstance(facts, dict):
            self.faults.append(f"{at} family harus ditulis seperti {{ desil = 2 }}")
            return None
        try:
            return family_from_dict({**facts, "anggota": members})
        except FactError as error:
            self.faults += [f"{at} {path}: {text}" if path else f"{at} {text}" for path, text in error.faults]
            return None

    def _codes(self, at: str, row: Mapping[str, object], key: str) -> tuple[str, ...] | None:
        codes = row.get(key)
        if codes is None:
            return None
        if isinstance(codes, list) and all(isinstance(code, str) for code in codes):
            return tuple(codes)
        self.faults.append(f'{at} {key} {codes!r} bukan daftar kode kriteria; tulis misalnya {key} = ["DESIL"]')
        return None
