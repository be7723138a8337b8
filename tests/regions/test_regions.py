"""Kutai Timur as shipped, and other regencies from a file."""

from __future__ import annotations

import csv
import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from pskslib.errors import IdentityError, IntakeError, UnknownName
from pskslib.identity import RegionCode
from pskslib.regions import AmbiguousName, Region, RegionSet, kutim, load_regions

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


def meanings(name: str) -> list[str]:
    """All codes that a name can mean in Kutim."""
    try:
        return [kutim().find(name).code.dotted]
    except AmbiguousName as error:
        return [region.code.dotted for region in error.candidates]


@pytest.mark.parametrize("row", ALIASES, ids=lambda row: f"{row['alias']}-{row['kode']}")
def test_every_alias_leads_to_its_region(row: dict[str, str]) -> None:
    assert row["kode"] in meanings(row["alias"])
    assert row["kode"] in meanings(f" {row['alias'].upper().replace(' ', '-')} ")


def test_no_alias_is_written_twice() -> None:
    assert len({(row["alias"].casefold(), row["kode"]) for row in ALIASES}) == len(ALIASES)


@pytest.mark.parametrize("region", kutim().regions, ids=lambda r: r.code.dotted)
def test_every_region_is_found_by_code_and_by_name(region: Region) -> None:
    assert kutim().get(region.code) == region
    assert kutim().find(region.name.upper(), level=region.level, within=region.parent) == region
    assert kutim().lookup(region.code.digits) == kutim().lookup(region.code) == region


def test_the_bps_bridge_goes_both_ways() -> None:
    for region in (kutim().regions[0], *kutim().kecamatan):
        assert kutim().from_bps(kutim().bps_code(region.code)) == region
    with pytest.raises(UnknownName, match="hanya kabupaten dan kecamatan"):
        kutim().bps_code("64.08.01.2001")
    with pytest.raises(UnknownName, match=r"kode BPS Kabupaten Kutai Timur; kode Kemendagri-nya 64\.08"):
        kutim().lookup("6404")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("64.04", "kode BPS Kabupaten Kutai Timur", id="kabupaten-bertitik"),
        pytest.param("6404041", r"kode BPS Bengalon; kode Kemendagri-nya 64\.08\.09", id="kecamatan"),
        pytest.param("6404041003", "kode BPS di Kecamatan Bengalon", id="desa-yang-mirip-kelurahan"),
        pytest.param("6404040003", "kode BPS di Kecamatan Sangatta Utara", id="desa-yang-tak-berbentuk"),
        pytest.param("64.08.19", r"Kode 64\.08\.19 tidak ada dalam daftar Kepmendagri", id="bukan-BPS"),
    ],
)
def test_a_bps_code_is_never_read_as_kemendagri(text: str, says: str) -> None:
    with pytest.raises(UnknownName, match=says) as caught:
        kutim().lookup(text)
    assert caught.value.__cause__ is None


def test_reading_kemendagri_as_bps_is_told() -> None:
    with pytest.raises(UnknownName, match="ini kode Kemendagri"):
        kutim().from_bps("6408")
    with pytest.raises(UnknownName, match="kecamatannya Kecamatan Bengalon"):
        kutim().from_bps("6404041003")


@pytest.mark.parametrize(
    "name",
    ["Muara Wahau", "Sangatta Utara", "Kaliorang", "Sandaran", "Sangatta Selatan", "Teluk Pandan"],
)
def test_a_name_on_two_levels_is_told_with_the_choices(name: str) -> None:
    with pytest.raises(AmbiguousName, match="Sebutkan tingkatnya") as caught:
        kutim().find(name)

    assert [r.level for r in caught.value.candidates] == ["kecamatan", "desa"]
    assert kutim().find(f"Desa {name}") == kutim().find(name, within=name) == caught.value.candidates[1]
    assert kutim().find(f"Desa {name}", level="desa") == caught.value.candidates[1]
    with pytest.raises(UnknownName):
        kutim().find(f"Desa {name}", level="kecamatan")
    assert kutim().find(f"KEC.{name}") == kutim().find(name, level="kecamatan") == caught.value.candidates[0]


def test_benua_baru_is_a_guess_until_its_kecamatan_is_said() -> None:
    # The village of that name is in Muara Bengkal; until 2021 Sangkulirang's Benua Baru Ilir had the same name.
    assert meanings("Benua Baru") == ["64.08.03.2005", "64.08.05.2006"]
    assert kutim().find("Benua Baru", within="Kec. Muara Bengkal").code.dotted == "64.08.03.2005"
    assert kutim().find("Benua Baru", within=RegionCode("640805")).name == "Benua Baru Ilir"
    with pytest.raises(UnknownName, match="Sangkulirang"):
        kutim().find("Benua Baru", within="Sangkuliran")
    assert meanings("Sangatta") == ["64.08.04", "64.08.12"]


@pytest.mark.parametrize("name", ["Kutai Timur", "kab. kutai timur", "KABUPATEN KUTAI TIMUR", "Kutim"])
def test_the_kabupaten_is_found_with_and_without_the_word(name: str) -> None:
    assert kutim().find(name).level == "kabupaten"


def test_a_code_of_another_level_or_place_is_refused() -> None:
    assert kutim().lookup("64.08.04.1010", level="desa", within="64.08.04").label == (
        "Kelurahan Teluk Lingga (64.08.04.1010)"
    )
    with pytest.raises(UnknownName, match="bukan kecamatan"):
        kutim().lookup("64.08.04.1010", level="kecamatan")
    with pytest.raises(UnknownName, match="bukan wilayah yang diminta"):
        kutim().lookup("64.08.04.1010", within="Bengalon")
    assert kutim().get("64.72") is None
    with pytest.raises(IdentityError):
        kutim().lookup("64.08.x")


@pytest.mark.parametrize("asked", ["6408041708859901", "6408-0417-0885-9901", "Budi 640804 170885 9901", None, 6408])
def test_what_was_asked_never_shows_a_number_of_a_person(asked: object) -> None:
    for ask in (kutim().find, kutim().from_bps):
        with pytest.raises(UnknownName) as caught:
            ask(asked)  # type: ignore[arg-type]  # what a swapped column may hand over
        assert "170885" not in str(caught.value).replace("-", "")


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


HEADER = "code,level,name,parent_code,kind\n"


def load(folder: Path, text: str, **companions: str) -> RegionSet:
    """Load a made-up regency, with the text of its companion files."""
    (folder / "uji.csv").write_text(text, encoding="utf-8")
    for name, content in companions.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    alias, bps = ((folder / f"{n}.csv" if n in companions else None) for n in ("aliases", "bps"))
    return load_regions(folder / "uji.csv", aliases=alias, bps=bps)


def test_every_fault_of_a_region_file_is_told_at_once(tmp_path: Path) -> None:
    rows = [
        ("64.01,kabupaten,Contoh,64,kabupaten", []),
        ("64.01.01,desa_kelurahan,Satu,64.01,desa", ["level 'desa_kelurahan'", "kind 'desa'"]),
        ("64.01.02.2001,desa_kelurahan,,64.01.01,desa", ["nama kosong", "parent_code '64.01.01'"]),
        ("6404040,kecamatan,BPS,64,kecamatan", ["kode BPS"]),
        ("64.01,kabupaten,Lagi,64,kabupaten", ["kode 64.01 sudah ada di uji.csv baris 2"]),
        ("64.01.03,kecamatan,SATU,64.01,kecamatan", ["nama 'SATU' sudah ada di uji.csv baris 3"]),
        ("64.01.04,kecamatan,Empat", ["jumlah kolom"]),
    ]
    with pytest.raises(IntakeError) as caught:
        load(tmp_path, HEADER + "\n".join(row for row, _ in rows), aliases="alias,kode\nLama,64.99\n")

    told = str(caught.value).splitlines()
    for line, (_, faults) in enumerate(rows, 2):
        for fault in faults:
            assert any(t.startswith(f"uji.csv baris {line}: ") and fault in t for t in told), fault
    assert "uji.csv baris 4: induk 64.01.02 tidak ada dalam berkas ini" in told
    assert "aliases.csv baris 2: kode 64.99 tidak ada dalam daftar wilayah" in told
    assert len(told) == sum(len(faults) for _, faults in rows) + 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(HEADER + '64.01,kabupaten,"Contoh,64,kabupaten\n', "tanda kutip", id="kutip-terbuka"),
        pytest.param("code,name\n", "yang tidak ada: level, parent_code, kind", id="kolom-kurang"),
        pytest.param(HEADER.replace("kind", "kind,name"), "masing-masing sekali", id="kolom-dobel"),
        pytest.param(HEADER, "tidak ada satu wilayah pun", id="hanya-judul"),
        pytest.param("", "judul kolom", id="kosong"),
    ],
)
def test_a_file_that_is_no_region_list(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(IntakeError, match=says):
        load(tmp_path, text)


def test_companion_files_are_held_to_the_list(tmp_path: Path) -> None:
    good = HEADER + "64.01,kabupaten,Contoh,64,kabupaten\n"
    with pytest.raises(IntakeError, match=r"baris 3: alias kosong atau sudah ada(.|\n)*baris 3: kode 64\.01 atau"):
        load(
            tmp_path,
            good,
            aliases="alias,kode\nLama,64.01\nlama,64.01\n",
            bps="kode_kemendagri,kode_bps\n64.01,6401\n64.01,6402\n",
        )
    with pytest.raises(IntakeError, match=r"aliases\.csv baris 2: Kode wilayah"):
        load(tmp_path, good, aliases="alias,kode\nLama,x\n")
    (tmp_path / "uji.toml").write_text("edition = ", encoding="utf-8")
    with pytest.raises(IntakeError, match=r"uji\.toml: bukan TOML"):
        load(tmp_path, good)


def test_files_that_cannot_be_opened_or_decoded(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"hilang\.csv: tidak dapat dibaca"):
        load_regions(tmp_path / "hilang.csv")
    (tmp_path / "utf16.csv").write_text(HEADER, encoding="utf-16")
    with pytest.raises(IntakeError, match="CSV UTF-8"):
        load_regions(tmp_path / "utf16.csv")


def test_semicolons_any_order_and_a_kecamatan_called_kota(tmp_path: Path) -> None:
    text = HEADER + "64.02.05,kecamatan,Kota Bangun,64.02,kecamatan\n64.02,kabupaten,Kabupaten Uji,64,kabupaten\n"
    regency = load(tmp_path, "\ufeff" + text.replace(",", ";"))

    assert [r.code.dotted for r in regency] == ["64.02", "64.02.05"]
    assert len(regency) == 2
    assert regency.find("Kota Bangun").level == regency.find("Kec. Kota Bangun").level == "kecamatan"
    assert (regency.edition, regency.source) == ("", "")


@pytest.mark.parametrize(
    ("name", "digest"),
    [("kutim.csv", "d033756196aad704"), ("kutim-bps.csv", "6c741b0d6ec29293"), ("aliases.csv", "588449c1eeb93c02")],
)
def test_shipped_codes_change_only_on_purpose(name: str, digest: str) -> None:
    # A wrong digit here sends a village's aid elsewhere: whoever changes a file checks it against its source.
    text = (files("pskslib.regions") / "data" / name).read_text(encoding="utf-8")

    assert hashlib.sha256(text.encode()).hexdigest()[:16] == digest


def test_the_notice_of_the_source_travels_with_the_data() -> None:
    about = (files("pskslib.regions") / "data" / "kutim.toml").read_text(encoding="utf-8")

    assert "Copyright (c) 2017-2025 Cahya DSN" in about
    assert "The above copyright notice and this permission notice shall be included" in about
