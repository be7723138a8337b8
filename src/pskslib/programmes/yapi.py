"""ATENSI YAPI: monthly cash for children who lost father, mother or both.

Read beside programmes.md section 12. Amounts and criteria come from the press; the technical
guideline was not found. Poor is read as ATENSI's ceiling since DTSEN (``atensi.toml``). Every other
number stands, dated, in ``yapi.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.atensi import NUMBERS as ATENSI_NUMBERS
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Unit,
    any_member,
    choose,
    criterion,
    edition,
    family,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
_MONTHS: Final = 12
_YES: Final = 1  # how the table writes yes

_PRESS: Final = NUMBERS.book.acts["publikasi"]
_BOTH: Final = _PRESS.cite(source="djadinmedia; topreneur", confidence=Confidence.HIGH)
_DJADINMEDIA: Final = _PRESS.cite(source="djadinmedia", confidence=Confidence.MEDIUM)
_TOPRENEUR: Final = _PRESS.cite(source="topreneur", confidence=Confidence.MEDIUM)

# 1. anak berusia di bawah 18 tahun;
CHILD: Final = criterion(
    "USIA",
    "Berusia di bawah {usia_maks_eksklusif} tahun",
    en="Under {usia_maks_eksklusif} years old",
    when=person.age < NUMBERS.usia_maks_eksklusif,
)
# 2. ayah, ibu atau keduanya meninggal (menurut satu sumber juga anak telantar);
_NEGLECTED: Final = person.care_status.is_in("telantar", "ditinggalkan")
ORPHAN: Final = criterion(
    "YATIM_PIATU",
    "Ayah, ibu, atau keduanya sudah meninggal",
    en="Father, mother or both are dead",
    when=person.father_deceased | person.mother_deceased | ((NUMBERS.anak_telantar == _YES) & _NEGLECTED),
    says=_BOTH,
)
# 3. dari keluarga miskin dalam DTKS, atau diasuh LKS;
LISTED: Final = criterion(
    "TERDATA",
    "Tercatat miskin di {sumber_data}, atau diasuh lembaga kesejahteraan sosial (LKS)",
    en="Listed as poor in {sumber_data}, or cared for by a welfare institution (LKS)",
    when=family.in_data | person.in_institution,
    says=_BOTH,
    advice="Ajukan pendataan lewat desa/kelurahan atau pengurus LKS.",
    advice_en="Ask the village or the welfare institution to list the child.",
)
#    dalam DTSEN: desil ATENSI, pendataan atau asesmen petugas;
_POOR: Final = (
    (family.decile <= ATENSI_NUMBERS.desil_maks) | family.poor | family.extreme_poor | family.assessed_in_need
)
LISTED_DTSEN: Final = criterion(
    "TERDATA",
    "Tercatat di {sumber_data} dan miskin (desil paling tinggi {desil_maks}, pendataan atau asesmen), atau diasuh "
    "lembaga kesejahteraan sosial (LKS)",
    en="Listed in {sumber_data} and poor (decile at most {desil_maks}, a survey or an assessment), or cared for by a "
    "welfare institution (LKS)",
    when=(family.in_data & _POOR) | person.in_institution,
    says=_PRESS.cite(
        source="djadinmedia; topreneur (miskin dalam DTKS/DTSEN); batas desil ATENSI",
        confidence=Confidence.MEDIUM,
        note="Sumber YAPI menyebut miskin dalam DTSEN tanpa angka; dipakai batas desil ATENSI.",
    ),
    advice="Ajukan pendataan atau asesmen lewat desa/kelurahan, Dinas Sosial atau pengurus LKS.",
    advice_en="Ask the village, the social office or the institution to list or assess the child.",
)
# 4. belum menikah;
UNMARRIED: Final = criterion(
    "BELUM_KAWIN",
    "Belum kawin",
    en="Not married",
    when=(person.age < NUMBERS.usia_ditanya_kawin_min) | (person.marital_status == "1"),
    says=_BOTH,
)
# 5. orang tua yang masih ada belum menikah lagi;
NOT_REMARRIED: Final = criterion(
    "ORANG_TUA",
    "Orang tua yang masih ada belum menikah lagi",
    en="The surviving parent has not remarried",
    when=(person.father_deceased & person.mother_deceased) | ~person.parent_remarried,
    says=_DJADINMEDIA,
)
# 6. bukan dari keluarga ASN, TNI atau Polri;
NO_OFFICIAL: Final = criterion(
    "BUKAN_ASN",
    "Tidak ada anggota keluarga yang ASN, TNI atau Polri",
    en="No member of the family is a civil servant, soldier or police officer",
    when=~any_member(person.civil_servant | person.military_or_police),
    says=_BOTH,
)
# 7. bukan penerima PKH.
NO_PKH: Final = criterion(
    "BUKAN_PKH",
    "Keluarganya tidak menerima PKH",
    en="The family does not receive PKH",
    when=~family.receives_pkh,
    says=_TOPRENEUR,
)

_REQUIRES: Final = (CHILD, ORPHAN, LISTED, UNMARRIED, NOT_REMARRIED, NO_OFFICIAL, NO_PKH, ALIVE)
_REQUIRES_DTSEN: Final = (CHILD, ORPHAN, LISTED_DTSEN, UNMARRIED, NOT_REMARRIED, NO_OFFICIAL, NO_PKH, ALIVE)
_PAID_TOGETHER: Final = "Dibayar dua sampai empat bulan sekaligus."

YAPI: Final = programme(
    "YAPI",
    "ATENSI Yatim, Piatu, dan Yatim Piatu",
    en="Assistance for orphans",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.CASH, unit="Rp", period="bulan", recipient="anak"),
    numbers=(NUMBERS, ATENSI_NUMBERS, GATE_NUMBERS),
    editions=(
        # yang sudah sekolah dan yang belum sekolah berbeda besarnya,
        edition(
            date(2021, 9, 1),
            requires=_REQUIRES,
            amount=choose(person.school_level.is_in("SD", "SMP", "SMA"), NUMBERS.sudah_sekolah, NUMBERS.belum_sekolah)
            * _MONTHS,
            note=_PAID_TOGETHER,
        ),
        # sejak Mei 2022 sama untuk semua.
        edition(date(2022, 5, 1), requires=_REQUIRES, amount=NUMBERS.semua * _MONTHS, note=_PAID_TOGETHER),
        edition(
            date(2025, 4, 1),
            requires=_REQUIRES_DTSEN,
            amount=NUMBERS.semua * _MONTHS,
            note=_PAID_TOGETHER + " Kelanjutan pada 2026 hanya disebut satu situs (desanaob.id).",
        ),
    ),
)
"""The programme with every edition that is sourced, September 2021 on."""
