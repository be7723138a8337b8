"""Target groups of the five minimum services (SPM bidang sosial) of a regency, as rules.

Read beside PP 2/2018 article 10 (3) and spm-sosial.md. Only the neglected count, only outside institutions (panti),
only residents of the regency; so a target group is smaller than the PPKS kind of the same name. Other *tuna sosial*
(kinds 10, 15, 16) are no part of service S4. Numbers: ``spm.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from pskslib.classification.kinds import SPM_TARGETS
from pskslib.classification.ppks_children import CHILD_NEGLECTED, TODDLER_SIGNS
from pskslib.classification.ppks_street import HOMELESS_LIFE, LIVES_FROM_BEGGING
from pskslib.classification.ppks_terms import DISABLED, NEEDS_UNMET
from pskslib.classification.ppks_victims import NATURAL, SOCIAL
from pskslib.law import Act, Citation, Confidence
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Criterion,
    Expr,
    Programme,
    Unit,
    alive,
    criterion,
    edition,
    family,
    not_excluded,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
PP: Final = Act("Peraturan Pemerintah", number=2, year=2018, title="Standar Pelayanan Minimal")
STANDARD: Final = Act("Peraturan Menteri Sosial", number=9, year=2018, title="Standar teknis SPM bidang sosial")
SINCE: Final = date(2018, 1, 1)


def _pp(letter: str) -> Citation:
    return PP.pasal(10, ayat=3, huruf=letter, source="pasal.id PP 2/2018 Pasal 10", confidence=Confidence.HIGH)


def _met(code: str, text: str, en: str, when: Expr, *says: Citation) -> Criterion:
    return criterion(code, text, en=en, when=when, says=says)


_STANDARD: Final = STANDARD.cite(source="scribd 448706275; Satu Data Polman 337", confidence=Confidence.MEDIUM)
_ALIVE: Final = alive(_STANDARD)
_OUTSIDE: Final = _met(
    "LUAR_PANTI",
    "Tinggal di luar panti atau lembaga",
    "Lives outside institutions",
    ~person.in_institution,
    PP.pasal(10, ayat=3, source="pasal.id PP 2/2018 Pasal 10", confidence=Confidence.HIGH),
)
_RESIDENT: Final = _met(
    "WARGA",
    "Warga kabupaten: berdomisili di desa ini atau ber-KTP Kutai Timur",
    "A resident of the regency: lives in this village or has a KTP of Kutai Timur",
    family.domiciled | person.ktp_kutim,
    _STANDARD,
)
_NEEDS: Final = _met(
    "KEBUTUHAN",
    "Kebutuhan dasarnya tidak terpenuhi: makan, pakaian, tempat tinggal, kesehatan, pendidikan atau sosial",
    "Basic needs unmet: food, clothing, shelter, health, education or social",
    NEEDS_UNMET,
    _STANDARD,
)


def _target(place: int, *criteria: Criterion, note: str | None = None) -> Programme:
    kind = SPM_TARGETS[place - 1]
    return programme(
        f"SPM-{kind.code}",
        f"Sasaran SPM: {kind.name.lower()}",
        en=f"SPM target: {kind.name_en.lower()}",
        unit=Unit.PERSON,
        benefit=Benefit(
            kind=BenefitKind.SERVICE, unit="pelayanan dasar minimum", period="menurut kebutuhan", recipient="orang"
        ),
        numbers=[NUMBERS],
        editions=[edition(SINCE, requires=criteria, note=note)],
    )


def _any(parts: Iterable[Expr]) -> Expr:
    first, *others = parts
    for part in others:
        first = first | part
    return first


# a. rehabilitasi sosial dasar penyandang disabilitas telantar di luar panti
DISABLED_TARGET: Final = _target(
    1,
    _ALIVE,
    _met(
        "DISABILITAS",
        "Penyandang disabilitas (UU 8/2016)",
        "A person with disability",
        DISABLED,
        _pp("a"),
    ),
    _NEEDS,
    # tidak ada yang merawat: bagian ini dari ingatan, maka hanya minta diperiksa
    criterion(
        "TANPA_PERAWAT",
        "Tidak ada yang merawat",
        en="Nobody cares for the person",
        when=not_excluded(person.has_carer, effect=NUMBERS.pengaruh_perawat),
    ),
    _OUTSIDE,
    _RESIDENT,
)
# b. rehabilitasi sosial dasar anak telantar di luar panti
CHILD_TARGET: Final = _target(
    2,
    _ALIVE,
    _met(
        "USIA",
        "Anak berusia paling tinggi {usia_anak_maks} tahun",
        "A child of at most {usia_anak_maks} years",
        person.age <= NUMBERS.usia_anak_maks,
        _STANDARD,
    ),
    _met(
        "TELANTAR",
        "Anak telantar: tanpa pengasuhan yang layak, ditelantarkan, diperlakukan salah, hak asuh dicabut, "
        "dieksploitasi, atau gizi kurang",
        "A neglected child: no proper care, neglected, maltreated, custody lost, exploited, or malnourished",
        CHILD_NEGLECTED | _any(TODDLER_SIGNS),
        _pp("b"),
    ),
    _NEEDS,
    _OUTSIDE,
    _RESIDENT,
)
# c. rehabilitasi sosial dasar lanjut usia telantar di luar panti
ELDERLY_TARGET: Final = _target(
    3,
    _ALIVE,
    _met(
        "USIA",
        "Berusia {usia_lansia_min} tahun atau lebih",
        "Aged {usia_lansia_min} or more",
        person.age >= NUMBERS.usia_lansia_min,
        _pp("c"),
    ),
    _NEEDS,
    _OUTSIDE,
    _RESIDENT,
)
# d. rehabilitasi sosial dasar tuna sosial khususnya gelandangan dan pengemis di luar panti
STREET_TARGET: Final = _target(
    4,
    _ALIVE,
    _met(
        "GEPENG",
        "Hidup menggelandang (tanpa tempat tinggal tetap dan mengembara) atau meminta-minta",
        "Lives as a homeless person (no fixed dwelling, wandering) or begs",
        HOMELESS_LIFE | LIVES_FROM_BEGGING,
        _pp("d"),
    ),
    _OUTSIDE,
    _RESIDENT,
)
# e. perlindungan dan jaminan sosial pada saat dan setelah tanggap darurat bencana bagi korban bencana kabupaten/kota
DISASTER_TARGET: Final = _target(
    5,
    _ALIVE,
    _met(
        "KORBAN",
        "Korban bencana alam atau sosial",
        "A victim of a natural or social disaster",
        NATURAL | SOCIAL,
        _pp("e"),
    ),
    _met(
        "SKALA",
        "Bencananya berskala kabupaten (tidak ditetapkan provinsi atau nasional)",
        "The disaster is of regency scale (not declared provincial or national)",
        ~person.higher_level_disaster,
        _pp("e"),
    ),
    note="Pada tahun tanpa bencana sasarannya nol.",
)

SPM: Final[tuple[Programme, ...]] = (
    DISABLED_TARGET,
    CHILD_TARGET,
    ELDERLY_TARGET,
    STREET_TARGET,
    DISASTER_TARGET,
)
"""The target groups S1 to S5."""
