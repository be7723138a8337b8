"""The requirements to become a TKSK (Tenaga Kesejahteraan Sosial Kecamatan).

Read beside tksk.md section 4. The articles of Permensos 28/2018 with the requirements could not be read: what is
here was seen in announcements and reports. Where only one place is known to ask it (age), the criterion asks for a
check and never refuses; an office that follows the announcement switches on ``TKSK.praktik = tolak``. Requirements
known from memory alone never refuse. Numbers: ``tksk.toml``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Act, Citation, Confidence
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Unit,
    alive,
    criterion,
    edition,
    not_excluded,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
PERMENSOS: Final = Act("Peraturan Menteri Sosial", number=28, year=2018, title="TKSK")


def _seen(source: str, confidence: str, note: str | None = None) -> Citation:
    return PERMENSOS.cite(source=source, confidence=Confidence(confidence), note=note)


_CIREBON: Final = "radarcirebon.id 2020-11-05 (mengutip pedoman; sebagian terpotong)"

ALIVE: Final = alive(_seen("Kasdinews (Permensos 28/2018 Pasal 1)", "high"))
# bertempat tinggal di kecamatan tempat bertugas
DOMICILE: Final = criterion(
    "DOMISILI",
    "Tinggal di kecamatan tempat bertugas",
    en="Lives in the district of duty",
    when=person.lives_in_duty_area,
    says=_seen("Sumbawa 2020 (samawarea.com 2020-04-12)", "high"),
    advice="Satu kecamatan punya satu TKSK, dan ia harus warganya.",
    advice_en="Every district has one TKSK, who has to live there.",
)
# umur saat seleksi
AGE: Final = criterion(
    "USIA",
    "Berusia {usia_min} sampai {usia_maks} tahun saat seleksi",
    en="{usia_min} to {usia_maks} years old at selection",
    when=not_excluded((person.age < NUMBERS.usia_min) | (person.age > NUMBERS.usia_maks), effect=NUMBERS.pengaruh_usia),
)
# berasal dari PSM dan/atau Karang Taruna
ORIGIN: Final = criterion(
    "ASAL",
    "Berasal dari PSM dan/atau Karang Taruna",
    en="Comes from the PSM and/or Karang Taruna",
    when=person.psm_member | person.karang_taruna_member,
    says=_seen("Karawang 2024 (pelitakarawang.com); " + _CIREBON, "high"),
    advice="Bergabunglah dahulu dengan PSM atau Karang Taruna di desa.",
    advice_en="Join the PSM or Karang Taruna of the village first.",
)
# pendidikan paling rendah SMA atau sederajat
EDUCATION: Final = criterion(
    "PENDIDIKAN",
    "Pendidikan paling rendah SMA atau sederajat",
    en="At least senior secondary school or equal",
    when=person.education.is_in("5", "6", "7", "8", "9", "10"),
    says=_seen(_CIREBON + "; daftar pendidikan e-PSKS mulai dari SMA", "medium"),
)
# sehat jasmani dan rohani; berkelakuan baik
HEALTHY: Final = criterion(
    "SEHAT",
    "Sehat jasmani dan rohani",
    en="Healthy in body and mind",
    when=person.healthy,
    says=_seen(_CIREBON, "medium"),
)
CONDUCT: Final = criterion(
    "KELAKUAN", "Berkelakuan baik", en="Of good conduct", when=person.good_conduct, says=_seen(_CIREBON, "medium")
)
# dapat mengoperasikan komputer
COMPUTER: Final = criterion(
    "KOMPUTER",
    "Bisa memakai komputer",
    en="Can use a computer",
    when=person.uses_computer,
    says=_seen(_CIREBON, "medium"),
)
# dari ingatan: WNI; bukan ASN, TNI atau Polri; bukan pengurus partai; tidak menerima honor ganda
CITIZEN: Final = criterion(
    "WNI",
    "Warga negara Indonesia",
    en="An Indonesian citizen",
    when=not_excluded(person.citizenship == "2", effect=NUMBERS.pengaruh_ingatan),
)
NOT_STATE: Final = criterion(
    "BUKAN_APARAT",
    "Bukan ASN, TNI atau Polri",
    en="No civil servant, soldier or police officer",
    when=not_excluded(person.civil_servant | person.military_or_police, effect=NUMBERS.pengaruh_ingatan),
)
NO_PARTY: Final = criterion(
    "BUKAN_PARTAI",
    "Bukan pengurus partai politik",
    en="No officer of a political party",
    when=not_excluded(person.party_officer, effect=NUMBERS.pengaruh_ingatan),
)
NOT_PAID_TWICE: Final = criterion(
    "HONOR",
    "Tidak menerima honor untuk tugas sejenis dari anggaran yang sama",
    en="Not paid for a like task from the same budget",
    when=not_excluded(person.paid_for_like_task, effect=NUMBERS.pengaruh_ingatan),
)

TKSK: Final = programme(
    "TKSK",
    "Syarat Tenaga Kesejahteraan Sosial Kecamatan (TKSK)",
    en="Requirements of a district social-welfare worker (TKSK)",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.NONE, unit="", period="", recipient=""),
    numbers=[NUMBERS],
    editions=[
        edition(
            date(2018, 12, 31),
            requires=(
                *(ALIVE, DOMICILE, AGE, ORIGIN, EDUCATION, HEALTHY, CONDUCT, COMPUTER),
                *(CITIZEN, NOT_STATE, NO_PARTY, NOT_PAID_TWICE),
            ),
            note="Pasal persyaratan Permensos 28/2018 dan Perdirjen 35/2020 belum terbaca. Yang menetapkan adalah "
            "Kementerian Sosial lewat seleksi dan surat keputusan.",
        ),
    ],
)
"""The requirements under Permensos 28/2018, promulgated 31 December 2018."""
