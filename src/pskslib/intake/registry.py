"""``read_registry``: a canonical registry file to families.

One row a person; family facts repeat on each row and must agree. A fault in *who it is* rejects the
row; a fault in a *fact* keeps the person and makes the fact unknown, because a dropped row would be
a silent no. A family that lost a row is marked incomplete, so that nothing about its members is
settled by who is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from attrs import define, evolve, field

from pskslib.errors import IdentityError, IntakeError
from pskslib.identity import FamilyCardNumber, Nik, Sex
from pskslib.intake.batch import Batch, RejectedRow
from pskslib.intake.cells import NON_DECILE, Fault, clean, problem, read_cell, read_identity
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.text_file import MOST_CHARS, TextRow, read_text_table
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Family, Field, Kind, Person

TWELVE: Final = (
    *("nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan_keluarga"),
    *("kode_desa", "desil", "hamil", "jenjang_sekolah", "disabilitas_berat", "asn"),
)
"""Columns with which PKH and Sembako can be decided."""

_PERSON: Final = {f.column: f for f in PERSON_FIELDS.values()}
_FAMILY: Final = {f.column: f for f in FAMILY_FIELDS.values()}
_HEAD: Final = "1"

Progress = Callable[[int, int], None]


@define
class _Draft:
    """A family while its rows are being read."""

    card: FamilyCardNumber
    facts: dict[str, tuple[int, object]] = field(factory=dict)
    disputed: set[str] = field(factory=set)
    members: list[tuple[int, Person]] = field(factory=list)
    lost_row: bool = False
    kinds: dict[str, None] = field(factory=dict)


def read_registry(path: str | Path, *, as_of: date | None = None, progress: Progress | None = None) -> Batch:
    """Read a registry in the canonical columns from a CSV file.

    Args:
        path: The file: UTF-8 (with or without BOM), UTF-16 or Windows-1252; comma, semicolon, tab or bar.
        as_of: With it, birth dates after that day are told and become unknown.
        progress: Called now and then with rows done and rows in all.

    Returns:
        Families, problems and rejected rows; rows in = accepted + rejected.

    Raises:
        IntakeError: The file cannot be used at all.
    """
    path = Path(path)
    table = read_text_table(path)
    reader = _Reader(path.name, as_of)
    reader.problems.extend(table.problems)
    columns = reader.columns(table.heading)
    for done, row in enumerate(table.rows, start=1):
        reader.row(row, columns)
        if progress is not None and done % 500 == 0:
            progress(done, len(table.rows))
    return reader.batch(len(table.rows))


def _card(cell: str) -> FamilyCardNumber | None:
    return FamilyCardNumber.parse(cell) if FamilyCardNumber.is_valid(cell) else None


class _Reader:
    """Collects drafts and problems over one file."""

    def __init__(self, name: str, as_of: date | None) -> None:
        self.name = name
        self.as_of = as_of
        self.problems: list[Problem] = []
        self.rejected: list[RejectedRow] = []
        self.drafts: dict[str, _Draft] = {}
        self.lost: set[str] = set()
        self.places: defaultdict[str, list[tuple[_Draft, int]]] = defaultdict(list)

    # --- heading -----------------------------------------------------------------------------

    def columns(self, heading: tuple[str, ...]) -> dict[int, Field]:
        """Match the heading with the declared facts; what is unknown or missing is told."""
        found: dict[int, Field] = {}
        known = {**_PERSON, **_FAMILY}
        for place, title in enumerate(heading):
            key = "_".join("".join(ch if ch.isalnum() else " " for ch in clean(title).casefold()).split())
            if key not in known:
                near = get_close_matches(key, known, n=1, cutoff=0.7)
                hint = f"Mungkin maksudnya {near[0]}." if near else "Kolom ini tidak dipakai."
                self.tell(0, masked_text(title), "kolom_tak_dikenal", "judul kolom tidak dikenal", hint, Level.WARNING)
            elif known[key] in found.values():
                self.tell(
                    0,
                    title,
                    "kolom_ganda",
                    "judul kolom ini sudah ada; yang kedua tidak dipakai",
                    "Hapus salah satu.",
                )
            else:
                found[place] = known[key]
        present = {f.column for f in found.values()}
        if "no_kk" not in present:
            raise IntakeError(
                f"{self.name}: kolom no_kk tidak ada, jadi keluarga tidak dapat disusun; "
                f"kolom yang ada: {', '.join(map(masked_text, heading[:12]))}"
            )
        for column in TWELVE:
            if column not in present:
                self.tell(
                    0,
                    column,
                    "kolom_tidak_ada",
                    "kolom tidak ada; faktanya dihitung belum diketahui",
                    "Tambahkan kolom ini bila datanya ada.",
                    Level.WARNING,
                )
        return found

    # --- rows --------------------------------------------------------------------------------

    def row(self, row: TextRow, columns: Mapping[int, Field]) -> None:
        """Read one row into its family, or reject it."""
        cells = [clean(cell[:MOST_CHARS]) for cell in row.cells]
        if row.problem is not None:
            self.problems.append(row.problem)
            if row.problem.kind == "jumlah_kolom":
                self.lost.update(cell.digits for cell in map(_card, cells) if cell is not None)
                self.reject(row.line, row.problem.message, None)
                return
        texts = {f.column: cells[place] for place, f in columns.items()}
        try:
            card = read_identity(Kind.KK, texts["no_kk"])
        except IdentityError as error:
            self.tell(row.line, "no_kk", f"kk_{error.kind}", str(error), "", value=texts["no_kk"])
            self.reject(row.line, f"nomor KK tidak dapat dipakai: {error}", None)
            return
        if not isinstance(card, FamilyCardNumber):
            self.tell(row.line, "no_kk", "kk_kosong", "nomor KK kosong", "Isi nomor KK agar keluarganya diketahui.")
            self.reject(row.line, "nomor KK kosong", None)
            return
        draft = self.drafts.setdefault(card.digits, _Draft(card))
        before = len(self.problems)
        nik: Nik | None = None
        if "nik" in texts:
            try:
                found = read_identity(Kind.NIK, texts["nik"])
                nik = found if isinstance(found, Nik) else None
            except IdentityError as error:
                self.tell(row.line, "nik", f"nik_{error.kind}", str(error), "", value=texts["nik"])
                self.reject(row.line, f"NIK tidak dapat dipakai: {error}", draft)
                draft.kinds[f"nik_{error.kind}"] = None
                return
        if nik is not None and any(m.nik == nik for _, m in draft.members):
            self.tell(
                row.line,
                "nik",
                "nik_ganda",
                "NIK ini sudah ada dalam keluarga yang sama",
                "Hapus baris ganda.",
            )
            self.reject(row.line, "baris ganda: NIK sudah ada dalam keluarga yang sama", None)
            draft.kinds["nik_ganda"] = None
            return
        person = self.person(row.line, texts, nik)
        self.family_facts(row.line, texts, draft)
        draft.members.append((row.line, person))
        if nik is not None:
            self.places[nik.digits].append((draft, len(draft.members) - 1))
        draft.kinds.update((p.kind, None) for p in self.problems[before:] if p.level is Level.ERROR)

    def person(self, line: int, texts: Mapping[str, str], nik: Nik | None) -> Person:
        facts: dict[str, object] = {"nik": nik}
        for column, text in texts.items():
            declared = _PERSON.get(column)
            if declared is not None and declared.kind is not Kind.NIK and text:
                facts[declared.name] = read_cell(declared, text, row=line, column=column, tell=self.problems.append)
        born = facts.get("birth_date")
        if self.as_of is not None and isinstance(born, date) and born > self.as_of:
            self.tell(
                line,
                "tanggal_lahir",
                "tanggal_masa_depan",
                "tanggal lahir sesudah tanggal keputusan; dihitung belum diketahui",
                "Cocokkan dengan akta atau KK.",
                value=texts.get("tanggal_lahir", ""),
            )
            facts["birth_date"] = None
        facts = {name: value for name, value in facts.items() if value is not None}
        person = Person(**facts)  # type: ignore[arg-type]  # every value was read by its own field
        self.compare(line, person)
        return person

    def compare(self, line: int, person: Person) -> None:
        """Tell where the NIK and the recorded facts, or two facts, do not fit; nothing is changed."""
        sex = person.sex.value if person.sex else None
        if person.nik is not None:
            known: Sex | None = "L" if sex == "L" else "P" if sex == "P" else None
            for warning in person.nik.warnings(birth_date=person.birth_date, sex=known, as_of=self.as_of):
                self.tell(line, "nik", f"nik_beda_{warning.kind}", warning.message, "", Level.WARNING)
        if person.pregnant and sex == "L":
            self.tell(
                line,
                "hamil",
                "tidak_cocok",
                "hamil tertulis ya untuk laki-laki",
                "Periksa jenis kelamin dan kolom hamil.",
                Level.WARNING,
            )

    def family_facts(self, line: int, texts: Mapping[str, str], draft: _Draft) -> None:
        """Read the facts of the family on this row and hold them against earlier rows."""
        for column, text in texts.items():
            declared = _FAMILY.get(column)
            if declared is None or declared.kind is Kind.KK or not text:
                continue
            if column == "desil" and text.casefold() in NON_DECILE:
                self.agree(line, "non_desil", "unranked", True, draft)
                continue
            value = read_cell(declared, text, row=line, column=column, tell=self.problems.append)
            if value is not None:
                self.agree(line, column, declared.name, value, draft)

    def agree(self, line: int, column: str, name: str, value: object, draft: _Draft) -> None:
        earlier = draft.facts.setdefault(name, (line, value))
        clash = earlier[1] != value
        other = {"decile": "unranked", "unranked": "decile"}.get(name)
        if other is not None and other in draft.facts and draft.facts[other][1] and value is not False:
            clash, earlier = True, draft.facts[other]
            draft.disputed.add(other)
        if clash:
            draft.disputed.add(name)
            self.tell(
                line,
                column,
                "tidak_sama_sekeluarga",
                f"isi kolom keluarga ini berbeda dengan baris {earlier[0]}; dihitung belum diketahui",
                "Samakan isinya pada semua baris keluarga ini.",
            )
            draft.kinds["tidak_sama_sekeluarga"] = None

    def reject(self, line: int, reason: str, draft: _Draft | None) -> None:
        self.rejected.append(RejectedRow(row=line, reason=reason))
        if draft is not None:
            draft.lost_row = True

    # --- the whole file ----------------------------------------------------------------------

    def batch(self, rows: int) -> Batch:
        """Close the books: doubles across families, heads, incomplete families."""
        self.doubles()
        families = []
        kinds = []
        for draft in self.drafts.values():
            if not draft.members:
                continue
            self.heads(draft)
            facts = {n: v for n, (_, v) in draft.facts.items() if n not in draft.disputed}
            if draft.lost_row or draft.card.digits in self.lost:
                facts["members_complete"] = False
                draft.kinds["anggota_kurang"] = None
            members = tuple(member for _, member in draft.members)
            families.append(Family(family_card=draft.card, members=members, **facts))  # type: ignore[arg-type]  # read by field
            kinds.append(tuple(draft.kinds))
        accepted = sum(len(family.members) for family in families)
        assert accepted + len(self.rejected) == rows
        return Batch(
            families=tuple(families),
            rows=rows,
            accepted=accepted,
            rejected=tuple(self.rejected),
            problems=tuple(sorted(self.problems, key=lambda p: p.row)),
            family_problems=tuple(kinds),
        )

    def doubles(self) -> None:
        """One NIK in two families: both are kept, both ask for a check."""
        for found in self.places.values():
            if len({id(draft) for draft, _ in found}) < 2:
                continue
            for draft, place in found:
                line, member = draft.members[place]
                draft.members[place] = (line, evolve(member, nik_matched=False))
                draft.kinds["nik_di_dua_keluarga"] = None
                self.tell(
                    line,
                    "nik",
                    "nik_di_dua_keluarga",
                    "NIK yang sama tercatat dalam dua keluarga",
                    "Periksa di mana orang ini tinggal; sementara itu keduanya ditandai perlu dicek.",
                )

    def heads(self, draft: _Draft) -> None:
        relations = [m.relation.value for _, m in draft.members if m.relation is not None]
        heads = relations.count(_HEAD)
        if relations and heads != 1:
            line = draft.members[0][0]
            what = "tidak punya kepala keluarga" if heads == 0 else f"punya {heads} kepala keluarga"
            self.tell(
                line,
                "hubungan_keluarga",
                "kepala_keluarga",
                f"keluarga ini {what}",
                "Cocokkan dengan KK.",
                Level.WARNING,
            )

    def tell(
        self,
        row: int,
        column: str,
        kind: str,
        message: str,
        advice: str,
        level: Level = Level.ERROR,
        *,
        value: str = "",
    ) -> None:
        fault = Fault(kind, message.rstrip("."), advice)
        self.problems.append(problem(row, column, value, fault, level))
