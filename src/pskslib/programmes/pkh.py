"""Program Keluarga Harapan (PKH).

Read beside programmes.md section 1: the list of criteria stands in Permensos 1/2018 (its article
numbers were not found), what is paid stands in yearly technical guidelines. Criterion and payment
are two different tests: *menyusui*, 60 years and "0 to 6" make a family qualify; *nifas*, 70 years
and "under 6" are what is paid. Every number stands, dated, in ``pkh.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Confidence
from pskslib.programmes.gate import GATE, IN_DATA, decile_ceiling
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.programmes.telling import told
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Criterion,
    Expr,
    any_member,
    best_of,
    choose,
    component,
    criterion,
    edition,
    family,
    numbers,
    person,
    programme,
)

PERMENSOS: Final = Act("Peraturan Menteri Sosial", number=1, year=2018, title="Program Keluarga Harapan")
NUMBERS: Final = numbers(__file__)

_LIST: Final = PERMENSOS.cite(
    source="kriteria dengan kata-kata sama di formulir id 31304770814, 37014143902, 31958935152, 15076759464",
    confidence=Confidence.HIGH,
)

DECILE: Final = decile_ceiling(NUMBERS)

# Kriteria Permensos 1/2018: satu anggota yang sama memenuhi salah satu baris.
# kesehatan: a. ibu hamil atau menyusui; b. anak berusia 0 sampai dengan 6 tahun.
_HEALTH: Final = person.pregnant | person.breastfeeding | (person.age <= NUMBERS.usia_anak_usia_dini_maks)
_SCHOOL_AGE: Final = person.age.between(NUMBERS.usia_sekolah_min, NUMBERS.usia_sekolah_maks)
# pendidikan: anak SD/MI, SMP/MTs, SMA/MA; dan anak 6 sampai dengan 21 tahun yang belum
# menyelesaikan wajib belajar 12 tahun (tidak bersekolah tidak menghapus kriteria).
_EDUCATION: Final = _SCHOOL_AGE & (person.school_level.is_in("SD", "SMP", "SMA") | ~person.finished_school)
# kesejahteraan sosial: lanjut usia mulai 60 tahun; penyandang disabilitas, diutamakan berat.
_ELDERLY: Final = person.age >= NUMBERS.usia_lansia_kriteria
_DISABLED: Final = person.severe_disability

_LAST_SCHOOL_YEAR: Final = told(NUMBERS, "usia_sekolah_maks", date(2018, 1, 1))
_COMPONENT_ADVICE: Final = (
    f"Periksa lagi anggota keluarga: ibu hamil atau menyusui, anak sampai {_LAST_SCHOOL_YEAR} tahun, lanjut usia, dan "
    "penyandang disabilitas berat, termasuk yang belum masuk kartu keluarga."
)
_COMPONENT_ADVICE_EN: Final = (
    f"Look again at the members: a pregnant or breastfeeding mother, children up to {_LAST_SCHOOL_YEAR}, the elderly "
    "and the severely disabled, also those not yet on the family card."
)


def _has_component(text: str, en: str, who: Expr) -> Criterion:
    return criterion(
        "KOMPONEN",
        f"Ada anggota keluarga yang menjadi komponen PKH: {text}",
        en=f"Some member is a PKH component: {en}",
        when=any_member(who),
        says=_LIST,
        advice=_COMPONENT_ADVICE,
        advice_en=_COMPONENT_ADVICE_EN,
    )


_TEXT_2016: Final = (
    "ibu hamil atau menyusui, anak sampai {usia_anak_usia_dini_maks} tahun, atau anak "
    "{usia_sekolah_min}-{usia_sekolah_maks} tahun yang bersekolah atau belum tamat wajib belajar 12 tahun"
)
_EN_2016: Final = (
    "a pregnant or breastfeeding mother, a child up to {usia_anak_usia_dini_maks}, or a child of "
    "{usia_sekolah_min}-{usia_sekolah_maks} at school or not finished with 12 years of school"
)
_TEXT: Final = _TEXT_2016 + ", lanjut usia mulai {usia_lansia_kriteria} tahun, atau disabilitas berat"
_EN: Final = _EN_2016 + ", an elderly member from {usia_lansia_kriteria}, or a severely disabled one"

COMPONENT_2016: Final = _has_component(_TEXT_2016, _EN_2016, _HEALTH | _EDUCATION)
COMPONENT: Final = _has_component(_TEXT, _EN, _HEALTH | _EDUCATION | _ELDERLY | _DISABLED)
COMPONENT_2024: Final = _has_component(
    _TEXT + ", atau korban pelanggaran HAM berat",
    _EN + ", or a recognised victim of a gross human-rights violation",
    _HEALTH | _EDUCATION | _ELDERLY | _DISABLED | person.rights_victim,
)

# --- what is paid: one component a member, the largest sum under the limits ---------------------------
_SMALL_CHILD: Final = person.age < NUMBERS.usia_anak_usia_dini_bayar_maks_eksklusif


def _pupils(level: str, amount: Expr) -> tuple[str, str, str, Expr, Expr]:
    return level, f"anak {level}", f"{level} pupil", _SCHOOL_AGE & (person.school_level == level), amount


_PUPILS: Final = tuple(
    component(code, label, en=en, when=when, amount=amount)
    for code, label, en, when, amount in (
        _pupils("SD", NUMBERS.komponen_sd),
        _pupils("SMP", NUMBERS.komponen_smp),
        _pupils("SMA", NUMBERS.komponen_sma),
    )
)
PAID_2016: Final = best_of(
    component(
        "HAMIL",
        "ibu hamil atau nifas",
        en="pregnant or postnatal mother",
        when=person.pregnant,
        amount=NUMBERS.komponen_hamil_nifas,
    ),
    component("AUD", "anak usia dini", en="small child", when=_SMALL_CHILD, amount=NUMBERS.komponen_anak_usia_dini),
    *_PUPILS,
)
_COMPONENTS: Final = (
    component(
        "HAMIL",
        "ibu hamil atau nifas",
        en="pregnant or postnatal mother",
        # batas dua kehamilan berlaku per ibu
        when=person.pregnant & (person.pregnancy_number <= NUMBERS.maks_kehamilan),
        amount=NUMBERS.komponen_hamil_nifas,
    ),
    component(
        "AUD",
        "anak usia dini",
        en="small child",
        when=_SMALL_CHILD,
        amount=NUMBERS.komponen_anak_usia_dini,
        limit=NUMBERS.maks_anak_usia_dini,
    ),
    *_PUPILS,
    component(
        "LANSIA",
        "lanjut usia",
        en="elderly member",
        when=person.age >= NUMBERS.usia_lansia_bayar,
        amount=NUMBERS.komponen_lansia,
        limit=NUMBERS.maks_lansia,
    ),
    component(
        "DIS",
        "penyandang disabilitas berat",
        en="severely disabled member",
        when=_DISABLED,
        amount=NUMBERS.komponen_disabilitas_berat,
        limit=NUMBERS.maks_disabilitas,
    ),
)
PAID: Final = best_of(*_COMPONENTS, family_limit=NUMBERS.maks_jiwa)
PAID_2024: Final = best_of(
    *_COMPONENTS,
    component(
        "HAM",
        "korban pelanggaran HAM berat",
        en="recognised rights victim",
        when=person.rights_victim,
        amount=NUMBERS.komponen_korban_ham_berat,
    ),
    family_limit=NUMBERS.maks_jiwa,
)

PKH: Final = programme(
    "PKH",
    "Program Keluarga Harapan",
    en="Family Hope Programme",
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="keluarga"),
    numbers=(NUMBERS, GATE_NUMBERS),
    quota=True,
    editions=(
        edition(
            date(2016, 1, 1),
            requires=(IN_DATA, COMPONENT_2016, *GATE),
            amount=NUMBERS.bantuan_tetap_reguler + PAID_2016,
            note="Besaran 2016: bantuan tetap dan komponen hamil berasal dari ingatan penyusun; batas "
            "jumlah penerima dalam satu keluarga untuk tahun ini tidak ditemukan.",
        ),
        edition(
            date(2017, 1, 1),
            requires=(IN_DATA, COMPONENT, *GATE),
            amount=choose(
                any_member((person.age >= NUMBERS.usia_lansia_bayar) | _DISABLED),
                NUMBERS.bantuan_flat_lansia_disabilitas,
                NUMBERS.bantuan_flat,
            ),
            note="2017-2018 dibayar flat per keluarga; besaran untuk keluarga dengan lansia atau "
            "disabilitas berasal dari ingatan penyusun.",
        ),
        edition(
            date(2019, 1, 1),
            requires=(IN_DATA, COMPONENT, *GATE),
            amount=choose(family.pkh_access_area, NUMBERS.bantuan_tetap_akses, NUMBERS.bantuan_tetap_reguler) + PAID,
            note="Jumlah adalah besaran setahun pada tarif hari itu; April-Desember 2020 dibayar bulanan.",
        ),
        edition(date(2021, 1, 1), requires=(IN_DATA, COMPONENT, *GATE), amount=PAID),
        edition(date(2024, 1, 1), requires=(IN_DATA, COMPONENT_2024, *GATE), amount=PAID_2024),
        edition(date(2025, 4, 1), requires=(IN_DATA, DECILE, COMPONENT_2024, *GATE), amount=PAID_2024),
    ),
)
"""The programme with every edition that is sourced, 2016 on."""
