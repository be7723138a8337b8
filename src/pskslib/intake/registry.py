"""``read_registry``: a canonical registry file to families.

One row a person; family facts repeat on each row and must agree. A fault in *who it is* rejects the
row; a fault in a *fact* keeps the person and makes the fact unknown, because a dropped row would be
a silent no. A family that lost a row is marked incomplete, so that nothing about its members is
settled by who is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from attrs import evolve

from pskslib.errors import IdentityError, IntakeError
from pskslib.identity import FamilyCardNumber, Nik, Sex
from pskslib.intake.batch import Batch, RejectedRow
from pskslib.intake.cells import NON_DECILE, Fault, clean, problem, read_cell, read_identity
from pskslib.intake.draft import Draft
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.intake.text_file import MOST_CHARS, TextRow, read_text_table
from pskslib.law.dates import completed_years
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Field, Kind, Person

TWELVE: Final = (
    *("nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "hubungan_keluarga"),
    *("kode_desa", "desil", "hamil", "jenjang_sekolah", "disabilitas_berat", "asn"),
)
"""Columns with which PKH and Sembako can be decided."""

_PERSON: Final = {f.column: f for f in PERSON_FIELDS.values()}
_FAMILY: Final = {f.column: f for f in FAMILY_FIELDS.values()}
OLDEST: Final = 120
"""Birth dates longer ago, in years, are placeholders (a spreadsheet writes 1900-01-01)."""
_CARD_CHARS: Final = 64
_TOO_MANY_ZEROS: Final = 8
"""So many numbers, all ending in 0, are no chance (one in a hundred million)."""

Progress = Callable[[int, int], None]


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


class _Reader:
    """Collects drafts and problems over one file."""

    def __init__(self, name: str, as_of: date | None) -> None:
        self.name = name
        self.as_of = as_of
        self.problems: list[Problem] = []
        self.rejected: list[RejectedRow] = []
        self.drafts: dict[str, Draft] = {}
        self.lost: set[str] = set()
        self.places: defaultdict[str, list[tuple[Draft, int]]] = defaultdict(list)
        self.before: Draft | None = None
        self.stray = False

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
                what = "judul kolom tidak dikenal" if key else f"kolom ke-{place + 1} tidak berjudul"
                self.tell(0, masked_text(title), "kolom_tak_dikenal", what, hint, Level.WARNING)
            elif known[key] in found.values():
                self.tell(
                    0,
                    key,
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
        if row.problem is not None:
            self.problems.append(row.problem)
        if row.ragged:
            self.reject(row.line, row.problem.message if row.problem else "")
            self.lose(row.cells)
            return
        texts = {f.column: self.text(row, place, f) for place, f in columns.items()}
        card = self.card(row.line, texts["no_kk"])
        if card is None:
            self.lose(row.cells)
            return
        draft = self.drafts.setdefault(card.digits, Draft(card))
        draft.lost_row |= self.stray
        self.before, self.stray = draft, False
        known = len(self.problems)
        self.family_facts(row.line, texts, draft)
        self.member(row.line, texts, draft)
        if row.problem is not None:
            draft.kinds[row.problem.kind] = None
        draft.kinds.update((p.kind, None) for p in self.problems[known:] if p.level is Level.ERROR)

    def text(self, row: TextRow, place: int, declared: Field) -> str:
        """Return a cell cleaned; a fact of absurd length is told and left out."""
        cell = row.cells[place]
        if len(cell) > MOST_CHARS and declared.kind not in (Kind.NIK, Kind.KK):
            self.tell(
                row.line,
                declared.column,
                "sel_panjang",
                f"isi sel lebih panjang dari {MOST_CHARS} huruf; dihitung belum diketahui",
                "Pendekkan isinya.",
            )
            return ""
        return clean(cell[:MOST_CHARS])

    def card(self, line: int, text: str) -> FamilyCardNumber | None:
        """Read the family-card number of a row; without one the row is rejected."""
        try:
            card = read_identity(Kind.KK, text)
        except IdentityError as error:
            self.tell(line, "no_kk", f"kk_{error.kind}", str(error), "", value=text)
            self.reject(line, f"nomor KK tidak dapat dipakai: {error}")
            return None
        if not isinstance(card, FamilyCardNumber):
            self.tell(line, "no_kk", "kk_kosong", "nomor KK kosong", "Isi nomor KK agar keluarganya diketahui.")
            self.reject(line, "nomor KK kosong")
            return None
        return card

    def lose(self, cells: Iterable[str]) -> None:
        """Mark families to which a row belongs that names none: those named in it, and its neighbours.

        Members of a family stand together in nearly every file; the damaged row may be theirs.
        """
        for cell in cells:
            text = clean(cell[:_CARD_CHARS])
            if FamilyCardNumber.is_valid(text):
                self.lost.add(FamilyCardNumber.parse(text).digits)
        if self.before is not None:
            self.before.lost_row = True
        self.stray = True

    def member(self, line: int, texts: Mapping[str, str], draft: Draft) -> None:
        """Read the person of a row into the family, or reject the row."""
        nik: Nik | None = None
        try:
            found = read_identity(Kind.NIK, texts.get("nik", ""))
            nik = found if isinstance(found, Nik) else None
        except IdentityError as error:
            self.tell(line, "nik", f"nik_{error.kind}", str(error), "", value=texts["nik"])
            self.reject(line, f"NIK tidak dapat dipakai: {error}")
            draft.lost_row = True
            return
        person = self.person(line, texts, nik)
        if nik is not None and nik.digits in draft.niks:
            self.twice(line, texts, draft, draft.niks[nik.digits], person)
            return
        draft.members.append((line, person))
        if nik is not None:
            draft.niks[nik.digits] = len(draft.members) - 1
            self.places[nik.digits].append((draft, len(draft.members) - 1))

    def twice(self, line: int, texts: Mapping[str, str], draft: Draft, place: int, person: Person) -> None:
        """Take a second row with one NIK in a family for a double, or for somebody else's wrong NIK."""
        names = [_PERSON[column].name for column in texts if column in _PERSON]
        differ = draft.merge(place, person, names)
        first = draft.members[place][0]
        message = f"NIK ini sudah ada dalam keluarga yang sama (baris {first})"
        advice = "Hapus baris ganda."
        if differ:
            message += (
                f", dengan isi lain pada {', '.join(f.column for f in differ[:6])}; isi itu dihitung belum diketahui"
            )
            advice = "Hapus baris ganda, atau tulis NIK yang benar bila ini orang lain."
        self.tell(line, "nik", "nik_ganda", message, advice)
        self.reject(line, "baris ganda: NIK sudah ada dalam keluarga yang sama")

    def person(self, line: int, texts: Mapping[str, str], nik: Nik | None) -> Person:
        facts: dict[str, object] = {"nik": nik}
        for column, text in texts.items():
            declared = _PERSON.get(column)
            if declared is not None and declared.kind is not Kind.NIK and text:
                facts[declared.name] = read_cell(declared, text, row=line, column=column, tell=self.problems.append)
        born = facts.get("birth_date")
        if isinstance(born, date) and not self.possible(line, born, texts):
            facts["birth_date"] = None
        facts = {name: value for name, value in facts.items() if value is not None}
        person = Person(**facts)  # type: ignore[arg-type]  # every value was read by its own field
        self.compare(line, person)
        return person

    def possible(self, line: int, born: date, texts: Mapping[str, str]) -> bool:
        """Whether somebody born then can live on the day asked about; if not, it is told."""
        if self.as_of is None or (born <= self.as_of and completed_years(born, self.as_of) <= OLDEST):
            return True
        if born > self.as_of:
            kind, what = "tanggal_masa_depan", "tanggal lahir sesudah tanggal keputusan"
        else:
            kind, what = "tanggal_terlalu_tua", f"tanggal lahir lebih dari {OLDEST} tahun yang lalu"
        advice = "Cocokkan dengan akta atau KK."
        value = texts.get("tanggal_lahir", "")
        self.tell(line, "tanggal_lahir", kind, f"{what}; dihitung belum diketahui", advice, value=value)
        return False

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

    def family_facts(self, line: int, texts: Mapping[str, str], draft: Draft) -> None:
        """Read the facts of the family on this row and hold them against earlier rows."""
        for column, text in texts.items():
            declared = _FAMILY.get(column)
            if declared is None or declared.kind is Kind.KK or not text:
                continue
            name = declared.name
            value: object = None
            if column == "desil" and text.casefold() in NON_DECILE:
                name = "unranked"
                value = True
            else:
                known = len(self.problems)
                value = read_cell(declared, text, row=line, column=column, tell=self.problems.append)
                if len(self.problems) > known:  # what cannot be read does not agree with other rows
                    draft.dispute(name)
            if value is None:
                continue
            other = draft.agree(line, name, value)
            if other is not None:
                self.tell(
                    line,
                    column,
                    "tidak_sama_sekeluarga",
                    f"isi kolom keluarga ini berbeda dengan baris {other}; dihitung belum diketahui",
                    "Samakan isinya pada semua baris keluarga ini.",
                )

    def reject(self, line: int, why: str) -> None:
        self.rejected.append(RejectedRow(row=line, reason=why))

    # --- the whole file ----------------------------------------------------------------------

    def batch(self, rows: int) -> Batch:
        """Close the books: doubles across families, heads, incomplete families."""
        self.rounded("no_kk", self.drafts)
        self.rounded("nik", self.places)
        self.doubles()
        families = []
        kinds = []
        for draft in self.drafts.values():
            if not draft.members:
                continue
            self.heads(draft)
            draft.lost_row |= draft.card.digits in self.lost
            families.append(draft.family())
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

    def rounded(self, column: str, numbers: Collection[str]) -> None:
        """Refuse a file whose numbers lost their last digit in a spreadsheet: they are other people's."""
        if len(numbers) >= _TOO_MANY_ZEROS and all(number.endswith("0") for number in numbers):
            raise IntakeError(
                f"{self.name}: kolom {column}: semua {len(numbers)} nomor berakhir 0, jadi angka terakhirnya hilang "
                "karena kolom itu pernah disimpan sebagai bilangan; ekspor ulang dengan kolom berformat teks"
            )

    def heads(self, draft: Draft) -> None:
        heads = draft.heads()
        if heads is None or heads == 1:
            return
        what = "tidak punya kepala keluarga" if heads == 0 else f"punya {heads} kepala keluarga"
        self.tell(
            draft.members[0][0],
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
        if not advice:  # messages of other rooms end with what to do
            message, _, advice = message.partition(". " if ". " in message else "; ")
        fault = Fault(kind, message.rstrip("."), advice)
        self.problems.append(problem(row, column, value, fault, level))
