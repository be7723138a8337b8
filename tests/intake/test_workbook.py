"""Person sheets joined with their family sheets."""

from __future__ import annotations

import pytest

from pskslib.errors import IntakeError
from pskslib.intake.mapping import Mapping
from pskslib.intake.sources import Sheet, open_source
from pskslib.intake.workbook import map_sheets
from tests.intake.workbooks import Cell, xlsx

KK = [f"640804010108990{n}" for n in range(1, 6)]
PEOPLE: list[list[Cell]] = [
    ["nomor_induk_kependudukan", "nomor_kartu_keluarga", "nama", "pbi_nas", "kode_kelurahan_desa_ktp"],
    ["6408045708859902", KK[0], "Siti", "YA", "64.08.04.2001"],
    ["6408041708859901", KK[0], "Amir", "YA", "64.08.04.2001"],
    ["6408041708869901", KK[1], "Budi", "YA", "64.08.04.2001"],
    ["6408041708879901", KK[2], "Beni", "YA", "64.08.04.2001"],
]
FAMILIES: list[list[Cell]] = [
    ["nomor_kartu_keluarga", "desil_nasional", "kode_kelurahan_desa", "jenis_lantai_terluas", "nama_anggota_keluarga"],
    [KK[0], "2", "64.08.01.2001", "8", "Amir"],
    [KK[1], "3", "64.08.01.2001", "2", "Budi"],
    [KK[1], "4", "64.08.01.2001", "2", "Budi"],
    [KK[3], "1", "64.08.01.2001", "2", "Lain"],
    [int(KK[4]), "1", "64.08.01.2001", "2", "Lain"],
]


def one(*sheets: Sheet) -> Mapping:
    (found,) = map_sheets(sheets)
    assert len(found.columns) == len(found.sheet.heading) == found.sheet.cells.width
    assert found.width == 5
    return found


def facts(found: Mapping, name: str) -> list[str | None]:
    column = found.facts[name]
    return found.sheet.cells[str(column.place)].to_list()


@pytest.mark.parametrize("families_first", [False, True])
def test_a_person_sheet_and_a_family_sheet_are_joined(families_first: bool) -> None:
    both = (PEOPLE, FAMILIES)
    first, other = both[::-1] if families_first else both
    found = one(*open_source(xlsx(first, sheets={"Lain": other})))
    assert found.layout.name == "dtsen-individu"
    assert facts(found, "nama") == ["Siti", "Amir", "Budi", "Beni"]
    assert facts(found, "desil") == ["2", "2", None, None]  # told otherwise by two rows; not in the family sheet
    assert facts(found, "kode_desa") == ["64.08.01.2001"] * 3 + [None]  # home, not the village of the KTP
    assert facts(found, "lantai") == ["8", "8", "2", None]
    assert found.facts["lantai"].translate is not None
    told = {p.kind: p.message for p in found.problems}
    assert told["keluarga_tanpa_baris"].startswith("1 ")
    assert told["keluarga_tanpa_anggota"].startswith("1 ")
    assert told["kk_tak_terbaca"].startswith("1 ")
    assert told["keluarga_ganda"].startswith("1 ")


def test_two_files_are_joined_as_two_sheets_are() -> None:
    found = one(*open_source(xlsx(FAMILIES), name="kel.xlsx"), *open_source(xlsx(PEOPLE), name="orang.xlsx"))
    assert facts(found, "desil") == ["2", "2", None, None]


def test_a_family_sheet_alone_asks_for_the_people() -> None:
    with pytest.raises(IntakeError, match="lembar orangnya"):
        map_sheets(open_source(xlsx(FAMILIES)))


def test_every_table_of_people_gets_the_facts_of_its_families() -> None:
    others = [PEOPLE[0], PEOPLE[3]]
    found = map_sheets(
        open_source(xlsx(PEOPLE[:3], sheets={"B": others, "K1": FAMILIES[:2], "K2": [FAMILIES[0], *FAMILIES[2:]]}))
    )
    assert [facts(one, "desil") for one in found] == [["2", "2"], [None]]
    assert [facts(one, "lantai") for one in found] == [["8", "8"], ["2"]]


def test_family_sheets_of_another_form_are_told() -> None:
    short = [row[:3] for row in FAMILIES]
    found = one(*open_source(xlsx(PEOPLE, sheets={"K1": FAMILIES, "K2": short})))
    (told,) = [p for p in found.problems if p.kind == "lembar_tidak_dibaca"]
    assert "5 baris" in told.message


def test_a_layout_that_was_told_is_used_for_the_people_only() -> None:
    (found,) = map_sheets(open_source(xlsx(PEOPLE, sheets={"K": FAMILIES})), "dtsen-individu")
    assert facts(found, "desil") == ["2", "2", None, None]


def test_numbers_stay_marked_after_the_join() -> None:
    people = [list(row) for row in PEOPLE]
    people[1][0] = int(str(people[1][0]))
    found = one(*open_source(xlsx(people, sheets={"Lain": FAMILIES})))
    assert found.sheet.numeric is not None
    assert found.sheet.numeric.width == found.sheet.cells.width
    assert found.sheet.numeric["0"].to_list() == [True, False, False, False]
