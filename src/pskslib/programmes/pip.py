"""Program Indonesia Pintar (PIP): cash for pupils from poor families, once a year.

Read beside programmes.md section 10. A pupil of 6 to 21 who comes in by one of the listed ways; the
amount goes by level, and is halved for those who enter in the odd semester or leave in the even one.
Every number stands, dated, in ``pip.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Criterion,
    Expr,
    Unit,
    any_member,
    check,
    choose,
    criterion,
    edition,
    family,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
_YES: Final = 1  # how the table writes yes
_ACTS: Final = NUMBERS.book.acts
_PERSESJEN: Final = _ACTS["persesjen-14-2022"]
_RETURNED: Final = _PERSESJEN.cite(source="curupekspress 9296 (dana yang dikembalikan)", confidence=Confidence.MEDIUM)
_LISTED: Final = _PERSESJEN.cite(source="rbtv 37612", confidence=Confidence.MEDIUM)
_CARRIED: Final = _ACTS["tanpa-sumber"].cite(
    source="daftar rbtv 37612 dibawa mundur; tidak ada sumber untuk masa ini", confidence=Confidence.LOW
)
_DTSEN: Final = _ACTS["persesjen-10-2025"].cite(
    source="rbtv 37612 untuk jalur lain; jalur data pada masa DTSEN tidak ditemukan",
    confidence=Confidence.LOW,
    note="Jalur DTKS tidak ada lagi sejak DTSEN memuat semua keluarga, dan batas desil PIP tidak ditemukan; yang "
    "belum punya jalur lain perlu asesmen.",
)

# Peserta didik berusia 6 sampai dengan 21 tahun
AGE: Final = criterion(
    "USIA",
    "Berusia {usia_min} sampai {usia_maks} tahun",
    en="Aged {usia_min} to {usia_maks}",
    when=person.age.between(NUMBERS.usia_min, NUMBERS.usia_maks),
)
# pada SD, SMP, SMA, SMK, sekolah luar biasa atau Paket A, B, C (yang putus sekolah dikembalikan dananya).
PUPIL: Final = criterion(
    "PESERTA_DIDIK",
    "Bersekolah di SD, SMP, SMA atau yang sederajat",
    en="Goes to primary or secondary school, or an equivalent",
    when=person.school_level.is_in("SD", "SMP", "SMA"),
    says=_RETURNED,
    advice="Anak yang putus sekolah dapat kembali lewat sekolah atau Paket A, B, C, lalu diusulkan sebagai PIP.",
    advice_en="Who dropped out can return by school or Paket A, B, C, and then be proposed.",
)

# Jalur masuk: KIP; KKS; PKH; DTKS; P3KE;
_CARDS: Final = person.has_kip | family.has_kks | family.receives_pkh | family.extreme_poor
# yatim, piatu atau yatim piatu di panti;
_ORPHAN: Final = (person.father_deceased | person.mother_deceased) & person.in_institution
# terdampak bencana; kembali bersekolah setelah putus sekolah;
_STRUCK: Final = person.disaster_kind.is_in("alam", "nonalam", "sosial") | person.returning_to_school
# orang tua terkena PHK; terpidana (siswa atau orang tuanya); daerah konflik; lebih dari 3 saudara serumah.
_HARDSHIP: Final = (
    any_member(person.laid_off)
    | person.parent_in_prison
    | (person.law_role == "terpidana")
    | family.conflict_area
    | (person.siblings_at_home > NUMBERS.saudara_maks)
)
_OTHER_WAYS: Final = _CARDS | _ORPHAN | _STRUCK | _HARDSHIP

_TEXT: Final = (
    "punya KIP, keluarga KKS atau PKH, {data}, yatim/piatu di panti, terdampak bencana, kembali bersekolah, orang "
    "tua terkena PHK, terpidana, daerah konflik, atau lebih dari {{saudara_maks}} saudara serumah"
)
_EN: Final = (
    "holds a KIP, is of a KKS or PKH family, {data}, is an orphan in care, is struck by a disaster, returns to "
    "school, has a parent laid off, is touched by a sentence, lives in a conflict area, or has more than "
    "{{saudara_maks}} siblings at home"
)


def _way_in(when: Expr, data: str, data_en: str, **says: object) -> Criterion:
    return criterion(
        "SASARAN",
        "Masuk sasaran: " + _TEXT.format(data=data),
        en="Belongs to the target: " + _EN.format(data=data_en),
        when=when,
        advice="Minta sekolah mengusulkan siswa, atau desa/kelurahan dan Dinas Sosial mendata keluarganya.",
        advice_en="Ask the school to propose the pupil, or the village and social office to list the family.",
        **says,  # type: ignore[arg-type]  # the citation
    )


_IN_DTKS: Final = (
    "tercatat di {sumber_data} atau miskin ekstrem (P3KE)",
    "is listed in {sumber_data} or extremely poor",
)
TARGET_CARRIED: Final = _way_in(family.in_data | _OTHER_WAYS, *_IN_DTKS, says=_CARRIED)
TARGET: Final = _way_in(family.in_data | _OTHER_WAYS, *_IN_DTKS, says=_LISTED)
TARGET_DTSEN: Final = _way_in(
    family.poor | family.assessed_in_need | _OTHER_WAYS,
    "miskin atau miskin ekstrem menurut pendataan atau asesmen",
    "is poor or extremely poor by a survey or an assessment",
    says=_DTSEN,
)

# Dana dikembalikan ke negara bila siswa menolak atau meninggal.
ACCEPTS: Final = criterion(
    "MENERIMA",
    "Siswa masih hidup dan keluarganya tidak menolak bantuan",
    en="The pupil is alive and the family does not refuse",
    when=~person.deceased & ~check(person.death_hint) & ~family.refuses_aid,
    says=_RETURNED,
)

# --- what is paid, once a year ------------------------------------------------------------------------


def _level(first: Expr, last: Expr, half: Expr, full: Expr) -> Expr:
    """Half for who enters in the odd semester or leaves in the even one, full for the others."""
    odd = NUMBERS.semester_ganjil == _YES
    enters = odd & (person.school_grade == first)
    leaves = ~odd & (person.school_grade == last)
    return choose(enters | leaves, half, full)


_SD: Final = _level(NUMBERS.sd_kelas_awal, NUMBERS.sd_kelas_akhir, NUMBERS.sd_setengah, NUMBERS.sd_penuh)
_SMP: Final = _level(NUMBERS.smp_kelas_awal, NUMBERS.smp_kelas_akhir, NUMBERS.smp_setengah, NUMBERS.smp_penuh)
_SMA: Final = _level(NUMBERS.sma_kelas_awal, NUMBERS.sma_kelas_akhir, NUMBERS.sma_setengah, NUMBERS.sma_penuh)
# Jenjang tertinggi lebih dahulu: bila umur belum diketahui, batas atas tidak melebihi jenjang yang tercatat.
PAID: Final = choose(person.school_level == "SMA", _SMA, choose(person.school_level == "SMP", _SMP, _SD))

PIP: Final = programme(
    "PIP",
    "Program Indonesia Pintar",
    en="Smart Indonesia Programme",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="tahun", recipient="siswa"),
    numbers=(NUMBERS, GATE_NUMBERS),
    editions=(
        edition(date(2016, 1, 1), requires=(AGE, PUPIL, TARGET_CARRIED, ACCEPTS), amount=PAID),
        edition(date(2023, 1, 1), requires=(AGE, PUPIL, TARGET, ACCEPTS), amount=PAID),
        edition(
            date(2025, 4, 1),
            requires=(AGE, PUPIL, TARGET_DTSEN, ACCEPTS),
            amount=PAID,
            note="Rekening PIP harus diaktifkan tepat waktu, kalau tidak dana kembali ke negara.",
        ),
    ),
)
"""The programme with every edition that is sourced, 2016 on."""
