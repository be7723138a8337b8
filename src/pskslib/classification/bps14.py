"""The 14 criteria of a poor household of BPS (PSE05, BLT 2005 and after).

Read beside kemiskinan.md section 2: at least 9 of 14. Historical and statistical, still quoted by villages; not the
11 criteria of Kepmensos 146/HUK/2013, with which desa pages confuse them. Numbers: ``bps14.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.classification.counting import at_least
from pskslib.classification.instruments import conditions, instrument
from pskslib.law import Act, Confidence, Standing
from pskslib.rules import Criterion, Expr, criterion, edition, family, numbers

NUMBERS: Final = numbers(__file__)
BPS: Final = Act("14 kriteria rumah tangga miskin BPS", year=2005, standing=Standing.GUIDELINE)
_LIST: Final = BPS.cite(
    source="sendangsari.bantulkab.go.id; juragandesa.net 2018-01; fdokumen.com", confidence=Confidence.HIGH
)


def _item(number: int, text: str, en: str, when: Expr) -> Criterion:
    return criterion(f"{number:02}", text, en=en, when=when, says=_LIST)


ITEMS: Final = (
    # 1. luas lantai bangunan tempat tinggal kurang dari 8 m2 per orang
    _item(
        1,
        "Luas lantai kurang dari {luas_lantai_maks_eksklusif} m2 per orang",
        "Floor area below {luas_lantai_maks_eksklusif} m2 a person",
        family.floor_area_per_person < NUMBERS.luas_lantai_maks_eksklusif,
    ),
    # 2. lantai tanah, bambu atau kayu murahan
    _item(
        2,
        "Lantai tanah, bambu atau kayu murahan",
        "Floor of earth, bamboo or cheap wood",
        family.floor.is_in("tanah", "bambu") | ((family.floor == "kayu") & family.floor_poor),
    ),
    # 3. dinding bambu, rumbia, kayu berkualitas rendah, atau tembok tanpa diplester
    _item(
        3,
        "Dinding bambu, rumbia, kayu berkualitas rendah, atau tembok tanpa diplester",
        "Walls of bamboo, thatch, low-grade wood or unplastered masonry",
        family.wall.is_in("bambu", "rumbia", "tembok_tanpa_plester")
        | (family.wall.is_in("papan", "batang_kayu") & family.wall_poor),
    ),
    # 4. tidak memiliki fasilitas buang air besar atau bersama rumah tangga lain
    _item(
        4,
        "Tidak punya jamban sendiri, atau dipakai bersama",
        "No toilet of its own, or shared",
        family.toilet.is_in("bersama", "komunal", "umum", "tidak_ada"),
    ),
    # 5. penerangan tidak menggunakan listrik
    _item(5, "Penerangan bukan listrik", "Lighting is not electricity", family.lighting == "bukan_listrik"),
    # 6. air minum dari sumur, mata air tidak terlindung, sungai atau air hujan
    _item(
        6,
        "Air minum dari sumur, mata air tidak terlindung, sungai atau air hujan",
        "Drinking water from a well, an unprotected spring, a river or rain",
        family.drinking_water.is_in(
            "sumur_terlindung", "sumur_tak_terlindung", "mata_air_tak_terlindung", "air_permukaan", "air_hujan"
        ),
    ),
    # 7. bahan bakar memasak kayu bakar, arang atau minyak tanah
    _item(
        7,
        "Memasak dengan kayu bakar, arang atau minyak tanah",
        "Cooks with firewood, charcoal or kerosene",
        family.cooking_fuel.is_in("kayu_bakar", "arang", "minyak_tanah"),
    ),
    # 8. hanya mengonsumsi daging, susu atau ayam satu kali dalam seminggu
    _item(
        8,
        "Makan daging, susu atau ayam paling banyak {daging_maks} kali seminggu",
        "Meat, milk or chicken at most {daging_maks} time a week",
        family.meat_per_week <= NUMBERS.daging_maks,
    ),
    # 9. hanya membeli satu stel pakaian baru dalam setahun
    _item(
        9,
        "Membeli paling banyak {pakaian_maks} stel pakaian baru setahun",
        "Buys at most {pakaian_maks} new set of clothes a year",
        family.clothes_per_year <= NUMBERS.pakaian_maks,
    ),
    # 10. hanya sanggup makan satu atau dua kali dalam sehari
    _item(
        10,
        "Hanya sanggup makan paling banyak {makan_maks} kali sehari",
        "Can only afford at most {makan_maks} meals a day",
        family.meals_per_day <= NUMBERS.makan_maks,
    ),
    # 11. tidak sanggup membayar biaya pengobatan di puskesmas atau poliklinik
    _item(
        11,
        "Tidak sanggup membayar puskesmas atau poliklinik",
        "Cannot pay for the puskesmas or clinic",
        ~family.can_pay_clinic,
    ),
    # 12. kepala rumah tangga petani dengan luas lahan 500 m2, buruh tani, nelayan, buruh bangunan, buruh perkebunan,
    # atau pekerjaan lain dengan pendapatan di bawah Rp600.000 sebulan
    _item(
        12,
        "Kepala keluarga petani dengan lahan paling luas {luas_lahan_maks} m2, buruh tani, nelayan, buruh bangunan, "
        "buruh perkebunan, atau berpendapatan di bawah {pendapatan_kk_maks_eksklusif} sebulan",
        "The head is a farmer with at most {luas_lahan_maks} m2, a farm labourer, fisher, construction or plantation "
        "labourer, or earns below {pendapatan_kk_maks_eksklusif} a month",
        ((family.head_livelihood == "petani") & (family.farm_land <= NUMBERS.luas_lahan_maks))
        | family.head_livelihood.is_in("buruh_tani", "nelayan", "buruh_bangunan", "buruh_perkebunan")
        | (family.head_income < NUMBERS.pendapatan_kk_maks_eksklusif),
    ),
    # 13. pendidikan tertinggi kepala rumah tangga: tidak sekolah, tidak tamat SD, tamat SD
    _item(
        13,
        "Pendidikan kepala keluarga tidak sekolah, tidak tamat SD, atau SD",
        "The head never went to school, did not finish SD, or finished SD only",
        family.head_education.is_in("1", "2", "3"),
    ),
    # 14. tidak memiliki tabungan atau barang yang mudah dijual dengan nilai Rp500.000
    _item(
        14,
        "Tidak punya tabungan atau barang yang mudah dijual senilai {aset_min_eksklusif}",
        "No savings or easily sold goods worth {aset_min_eksklusif}",
        family.savings_and_goods < NUMBERS.aset_min_eksklusif,
    ),
)
"""The 14 items, codes 01 to 14."""

BPS14: Final = instrument(
    "BPS14",
    "Rumah tangga miskin menurut 14 kriteria BPS",
    en="Poor household by the 14 criteria of BPS",
    numbers=NUMBERS,
    editions=[
        edition(
            date(2005, 1, 1),
            requires=[
                criterion(
                    "MINIMAL",
                    f"Memenuhi paling sedikit {{min_variabel}} dari {len(ITEMS)} kriteria",
                    en=f"Meets at least {{min_variabel}} of {len(ITEMS)} criteria",
                    when=at_least(NUMBERS, "min_variabel", conditions(ITEMS)),
                    says=_LIST,
                )
            ],
            note="Ukuran statistik tahun 2005; batas rupiahnya tidak pernah diperbarui. Bukan Kepmensos 146/HUK/2013 "
            "dan bukan desil.",
        )
    ],
)
"""At least 9 of 14."""
