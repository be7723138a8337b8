"""Kepmensos 146/HUK/2013: the 11 criteria of registered *fakir miskin*, until the end of 2022.

Read beside kemiskinan.md section 3. All eleven must be met. The order of the items differs between copies: they are
known by content. The decree's second category, not registered (homeless people, beggars and others), has no items;
kinds 10 to 13 of PPKS tell those. Numbers: ``kepmensos146.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.classification.counting import at_least
from pskslib.classification.instruments import conditions, instrument
from pskslib.law import Act, Confidence
from pskslib.rules import Criterion, Expr, criterion, edition, family, numbers

NUMBERS: Final = numbers(__file__)
KEPMENSOS: Final = Act("Keputusan Menteri Sosial", number="146/HUK", year=2013, title="Kriteria fakir miskin")
_LIST: Final = KEPMENSOS.cite(
    source="formatadministrasidesa.com 2021-05; id 39817048990; id 3597309134", confidence=Confidence.HIGH
)


def _item(number: int, text: str, en: str, when: Expr) -> Criterion:
    return criterion(f"{number:02}", text, en=en, when=when, says=_LIST)


ITEMS: Final = (
    # tidak mempunyai sumber mata pencaharian, atau mempunyai tetapi tidak mampu memenuhi kebutuhan dasar
    _item(
        1,
        "Tidak punya mata pencaharian, atau punya tetapi tidak mencukupi kebutuhan dasar",
        "No livelihood, or one that cannot meet basic needs",
        ~family.has_livelihood | ~family.basic_needs_met,
    ),
    # sebagian besar pengeluaran untuk makanan pokok yang sangat sederhana
    _item(
        2,
        "Sebagian besar pengeluaran untuk makanan pokok yang sangat sederhana",
        "Most spending goes on very simple staple food",
        family.mostly_staple_food,
    ),
    # tidak mampu atau kesulitan berobat selain ke puskesmas atau yang disubsidi
    _item(
        3,
        "Tidak mampu atau kesulitan berobat, kecuali ke puskesmas atau yang disubsidi",
        "Cannot get treatment, or only at the puskesmas or subsidised",
        ~family.can_pay_treatment,
    ),
    # tidak mampu membeli pakaian satu kali setahun untuk setiap anggota
    _item(
        4,
        "Tidak mampu membeli pakaian {pakaian_min_eksklusif} kali setahun untuk setiap anggota",
        "Cannot buy clothes {pakaian_min_eksklusif} time a year for every member",
        ~family.bought_clothes | (family.clothes_per_year < NUMBERS.pakaian_min_eksklusif),
    ),
    # hanya mampu menyekolahkan anak sampai jenjang SMP
    _item(
        5,
        "Hanya mampu menyekolahkan anak sampai SMP",
        "Can only send the children up to SMP",
        family.affordable_school.is_in("tidak", "SD", "SMP"),
    ),
    # dinding bambu, kayu atau tembok dalam kondisi tidak baik, termasuk tembok usang, berlumut atau tanpa diplester
    _item(
        6,
        "Dinding bambu, kayu atau tembok dalam kondisi buruk, termasuk tembok tanpa diplester",
        "Walls of bamboo, wood or masonry in poor condition, unplastered masonry too",
        (family.wall == "tembok_tanpa_plester") | family.wall_poor,
    ),
    # lantai tanah, atau kayu, semen atau keramik dalam kondisi tidak baik
    _item(
        7,
        "Lantai tanah, atau kayu, semen atau keramik dalam kondisi buruk",
        "Floor of earth, or of wood, cement or tiles in poor condition",
        (family.floor == "tanah") | family.floor_poor,
    ),
    # atap ijuk atau rumbia, atau genteng, seng atau asbes dalam kondisi tidak baik
    _item(
        8,
        "Atap ijuk atau rumbia, atau genteng, seng atau asbes dalam kondisi buruk",
        "Roof of thatch, or of tile, zinc or asbestos in poor condition",
        (family.roof == "rumbia") | family.roof_poor,
    ),
    # penerangan bukan listrik, atau listrik tanpa meteran
    _item(
        9,
        "Penerangan bukan listrik, atau listrik tanpa meteran",
        "Lighting is not electricity, or electricity without a meter",
        family.lighting.is_in("bukan_listrik", "pln_tanpa_meteran"),
    ),
    # luas lantai kecil, kurang dari 8 m2 per orang
    _item(
        10,
        "Luas lantai kurang dari {luas_lantai_maks_eksklusif} m2 per orang",
        "Floor area below {luas_lantai_maks_eksklusif} m2 a person",
        family.floor_area_per_person < NUMBERS.luas_lantai_maks_eksklusif,
    ),
    # air minum dari sumur atau mata air tidak terlindung, sungai, air hujan atau lainnya
    _item(
        11,
        "Air minum dari sumur atau mata air tidak terlindung, sungai, air hujan atau lainnya",
        "Drinking water from a well or unprotected spring, a river, rain or other",
        family.drinking_water.is_in(
            *("sumur_terlindung", "sumur_tak_terlindung", "mata_air_tak_terlindung"),
            *("air_permukaan", "air_hujan", "lainnya"),
        ),
    ),
)
"""The 11 items, in the order of the research note."""

KEPMENSOS146: Final = instrument(
    "KEPMENSOS146",
    "Fakir miskin teregistrasi menurut Kepmensos 146/HUK/2013",
    en="Registered destitute family by Kepmensos 146/HUK/2013",
    numbers=NUMBERS,
    editions=[
        edition(
            date(2013, 1, 1),
            until=date(2022, 12, 30),
            requires=[
                criterion(
                    "SEMUA",
                    "Memenuhi {jumlah_kriteria} kriteria",
                    en="Meets {jumlah_kriteria} criteria",
                    when=at_least(NUMBERS, "jumlah_kriteria", conditions(ITEMS)),
                    says=_LIST,
                )
            ],
            note="Dicabut oleh Kepmensos 262/HUK/2022. Sering tertukar dengan 14 kriteria BPS.",
        )
    ],
)
"""All of the 11."""
