"""Kepmensos 262/HUK/2022: who is *fakir miskin* today, in two stages.

Read beside kemiskinan.md section 4. Stage 1: without a place to live a family is fakir miskin at once. Stage 2, for
those who have one: criteria a to h, joined by *dan/atau*. How many are needed the decree does not say: it is a number
without a source, 1 until somebody finds one. Which of them hold is told one by one (``poverty_items``). It is not a
guide to verify DTKS, as one page says. Numbers: ``kepmensos262.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.classification.counting import at_least
from pskslib.classification.instruments import conditions, instrument
from pskslib.law import Act, Confidence
from pskslib.rules import Criterion, Expr, criterion, edition, family, numbers

NUMBERS: Final = numbers(__file__)
KEPMENSOS: Final = Act("Keputusan Menteri Sosial", number="262/HUK", year=2022, title="Kriteria fakir miskin")
_LIST: Final = KEPMENSOS.cite(
    source="banjarsari-labuhanhaji.desa.id 2023-02-22; mataiwoi.desa.id; palpres 643641", confidence=Confidence.HIGH
)
_PROCEDURE: Final = KEPMENSOS.cite(
    source="banjarsari-labuhanhaji.desa.id 2023-02-22; mataiwoi.desa.id", confidence=Confidence.MEDIUM
)


def _item(letter: str, text: str, en: str, when: Expr) -> Criterion:
    return criterion(letter, text, en=en, when=when, says=_LIST)


# deteksi awal: tidak memiliki tempat berteduh atau tempat tinggal sehari-hari
HOMELESS: Final = _item(
    "0",
    "Tidak punya tempat berteduh atau tinggal sehari-hari (fakir miskin seketika)",
    "Has no place to shelter or live (fakir miskin at once)",
    ~family.has_dwelling,
)

# deteksi lanjutan
ITEMS: Final = (
    # a. kepala keluarga atau pengurus kepala keluarga yang tidak bekerja
    _item("A", "Kepala keluarga tidak bekerja", "The head of the family does not work", ~family.head_works),
    # b. dalam setahun terakhir khawatir tidak makan atau pernah tidak makan
    _item(
        "B",
        "Setahun terakhir khawatir tidak makan atau pernah tidak makan",
        "In the last year worried about not eating, or went without eating",
        family.worried_about_food,
    ),
    # c. pengeluaran makan lebih besar dari setengah total pengeluaran
    _item(
        "C",
        "Pengeluaran untuk makan lebih dari {porsi_makan_maks} persen",
        "Food is more than {porsi_makan_maks} percent of spending",
        family.food_share > NUMBERS.porsi_makan_maks,
    ),
    # d. tidak ada pengeluaran untuk pakaian dalam setahun terakhir
    _item(
        "D",
        "Setahun terakhir tidak ada pengeluaran untuk pakaian",
        "No spending on clothes in the last year",
        ~family.bought_clothes,
    ),
    # e. sebagian besar berlantai tanah dan/atau plesteran
    _item(
        "E",
        "Sebagian besar lantai tanah atau plesteran",
        "Floor mostly of earth or plaster",
        family.floor.is_in("tanah", "plester"),
    ),
    # f. sebagian besar berdinding bambu, kawat, papan kayu, terpal, kardus, tembok tanpa diplester, rumbia atau seng
    _item(
        "F",
        "Sebagian besar dinding bambu, kawat, papan kayu, terpal, kardus, tembok tanpa diplester, rumbia atau seng",
        "Walls mostly of bamboo, wire, planks, tarpaulin, cardboard, unplastered masonry, thatch or zinc",
        family.wall.is_in(
            *("bambu", "kawat", "plesteran_anyaman", "papan", "terpal"),
            *("kardus", "tembok_tanpa_plester", "rumbia", "seng"),
        ),
    ),
    # g. tidak memiliki jamban sendiri atau menggunakan jamban komunitas
    _item(
        "G",
        "Tidak punya jamban sendiri, atau memakai jamban komunal",
        "No toilet of its own, or uses a communal one",
        family.toilet.is_in("bersama", "komunal", "umum", "tidak_ada"),
    ),
    # h. sumber penerangan listrik 450 VA atau bukan listrik
    _item(
        "H",
        "Penerangan listrik {daya_listrik_maks} VA atau bukan listrik",
        "Lighting from {daya_listrik_maks} VA electricity or not electricity",
        (family.lighting == "bukan_listrik") | (family.power <= NUMBERS.daya_listrik_maks),
    ),
)
"""Criteria a to h of the second stage."""

KEPMENSOS262: Final = instrument(
    "KEPMENSOS262",
    "Fakir miskin menurut Kepmensos 262/HUK/2022",
    en="Destitute family by Kepmensos 262/HUK/2022",
    numbers=NUMBERS,
    editions=[
        edition(
            date(2022, 12, 31),
            requires=[
                criterion(
                    "DETEKSI",
                    "Tidak punya tempat tinggal (seketika), atau memenuhi kriteria a sampai h (dan/atau); yang diminta "
                    "paling sedikit: {min_kriteria}",
                    en="Has no place to live (at once), or meets criteria a to h (and/or); at least this many are "
                    "asked: {min_kriteria}",
                    when=Expr(HOMELESS.when) | at_least(NUMBERS, "min_kriteria", conditions(ITEMS)),
                    says=_PROCEDURE,
                )
            ],
            note="Jumlah kriteria yang diminta tidak disebut keputusan itu; daerah menyesuaikannya lewat musyawarah. "
            "Lihat kriteria mana saja yang terpenuhi, bukan hanya hasilnya.",
        )
    ],
)
"""Homeless, or enough of the eight."""
