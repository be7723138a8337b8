"""Kutai Timur as shipped, and other regencies from a file."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from pskslib.errors import IntakeError, UnknownName
from pskslib.regions import kutim, load_regions

ALIASES = [
    *csv.DictReader((files("pskslib.regions") / "data" / "aliases.csv").read_text(encoding="utf-8").splitlines())
]


def test_kutim_has_18_kecamatan_139_desa_and_2_kelurahan() -> None:
    kinds = [v.kind for v in kutim().villages]

    assert [k.code.dotted for k in kutim().kecamatan] == [f"64.08.{n:02}" for n in range(1, 19)]
    assert (kinds.count("desa"), kinds.count("kelurahan")) == (139, 2)
    assert len({r.code for r in kutim().regions}) == 160
    assert "300.2.2-2430/2025" in kutim().edition
    assert "MIT" in kutim().source


@pytest.mark.parametrize("row", ALIASES, ids=lambda row: row["alias"])
def test_every_alias_leads_to_its_region(row: dict[str, str]) -> None:
    assert kutim().find(row["alias"]).code.dotted == row["kode"]


@pytest.mark.parametrize("region", kutim().regions, ids=lambda r: r.code.dotted)
def test_every_region_is_found_by_code_and_by_name(region: object) -> None:
    from pskslib.regions import Region

    assert isinstance(region, Region)
    assert kutim().get(region.code) == region
    assert kutim().find(region.name.upper(), level=region.level) == region
    assert kutim().lookup(region.code.digits) == region


def test_the_bps_bridge_goes_both_ways() -> None:
    for region in (kutim().regions[0], *kutim().kecamatan):
        assert kutim().from_bps(kutim().bps_code(region.code)) == region
    with pytest.raises(UnknownName, match="hanya kabupaten dan kecamatan"):
        kutim().bps_code("64.08.01.2001")
    with pytest.raises(UnknownName, match=r"kode BPS Kabupaten Kutai Timur; kode Kemendagri-nya 64\.08"):
        kutim().lookup("6404")


def test_a_name_on_two_levels_is_told_with_the_choices() -> None:
    with pytest.raises(UnknownName, match=r"64\.08\.12.*64\.08\.12\.2001"):
        kutim().find("Sangatta Selatan")
    assert kutim().find("Desa Sangatta Selatan").level == "desa"
    assert kutim().find("Kec. Sangatta Selatan").level == "kecamatan"
    assert kutim().find("Benua Baru").code.dotted == "64.08.03.2005"
    with pytest.raises(UnknownName):
        kutim().find("Benua Baru", within="64.08.05")


def test_a_near_miss_is_offered() -> None:
    with pytest.raises(UnknownName, match="Rantau Pulung"):
        kutim().find("Rantau Puling")


def test_another_regency_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "contoh.csv"
    file.write_text(
        "code,level,name,parent_code,kind\n"
        "64.01,kabupaten,Kabupaten Contoh,64,kabupaten\n64.01.01,kecamatan,Satu,64.01,kecamatan\n"
        "64.01.01.2001,desa_kelurahan,Dua,64.01.01,desa\n",
        encoding="utf-8",
    )
    (tmp_path / "contoh.toml").write_text('edition = "2025"\nsource = "buatan"\n', encoding="utf-8")

    assert repr(load_regions(file)) == "RegionSet(1 kecamatan, 1 desa/kelurahan)"
    assert load_regions(file).edition == "2025"


def test_every_fault_of_a_region_file_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "rusak.csv"
    file.write_text(
        "code,level,name,parent_code,kind\n"
        "64.01,kabupaten,Contoh,64,kabupaten\n64.01.01,desa_kelurahan,Satu,64.01,desa\n"
        "64.01.02.2001,desa_kelurahan,,64.01.01,desa\n6404040,kecamatan,BPS,64,kecamatan\n"
        "64.01,kabupaten,Lagi,64,kabupaten\n",
        encoding="utf-8",
    )
    with pytest.raises(IntakeError) as caught:
        load_regions(file)

    told = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in told] == [
        "rusak.csv baris 3",
        "rusak.csv baris 4",
        "rusak.csv baris 4",
        "rusak.csv baris 4",
        "rusak.csv baris 5",
        "rusak.csv",
    ]
