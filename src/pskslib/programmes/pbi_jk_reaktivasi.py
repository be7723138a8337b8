"""PBI-JK, coming back: a removed participant who still needs care (Permensos 3/2026 Pasal 20).

Read beside programmes.md section 3. No decile is asked: the service goes on while the data are
updated.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE
from pskslib.programmes.pbi_jk import NUMBERS, PERMENSOS
from pskslib.programmes.telling import told
from pskslib.rules import Benefit, BenefitKind, Unit, criterion, edition, person, programme

_PASAL_20: Final = PERMENSOS.pasal(
    20, source="pasal.id permensos-no-3-tahun-2026 Pasal 20 (naskah)", confidence=Confidence.HIGH
)

# Pasal 20. Peserta yang dihapus
REMOVED: Final = criterion(
    "DIHAPUS",
    "Kepesertaan PBI-JK dinonaktifkan",
    en="Was removed from PBI-JK",
    when=person.pbi_removed,
    says=_PASAL_20,
)
# dan masih memerlukan layanan kesehatan tetap mendapat layanan,
IN_NEED_OF_CARE: Final = criterion(
    "PERLU_LAYANAN",
    "Masih memerlukan layanan kesehatan",
    en="Still needs health care",
    when=person.needs_care,
    says=_PASAL_20,
)
# dengan melapor ke desa/kelurahan atau Dinas Sosial membawa surat keterangan fasilitas kesehatan;
# Dinas Sosial menerbitkan surat reaktivasi untuk BPJS Kesehatan, dan data wajib dimutakhirkan.
LETTER: Final = criterion(
    "SURAT_FASKES",
    "Punya surat keterangan dari fasilitas kesehatan",
    en="Has a letter of a health facility",
    when=person.facility_letter,
    says=_PASAL_20,
    advice="Minta surat keterangan di puskesmas atau rumah sakit, lalu lapor ke desa/kelurahan atau Dinas Sosial; "
    "Dinas Sosial menerbitkan surat reaktivasi untuk BPJS Kesehatan.",
    advice_en="Get a letter at the health centre or hospital, then report to the village or the social office, "
    "which issues the reactivation letter for BPJS Kesehatan.",
)

_AUTOMATIC: Final = told(NUMBERS, "reaktivasi_otomatis", date(2026, 2, 11))

PBI_JK_REAKTIVASI: Final = programme(
    "PBI_JK_REAKTIVASI",
    "Reaktivasi kepesertaan PBI Jaminan Kesehatan",
    en="Reactivation of the state-paid health insurance",
    unit=Unit.PERSON,
    benefit=Benefit(kind=BenefitKind.SERVICE, unit="layanan kesehatan", period="sekali", recipient="orang"),
    numbers=(NUMBERS,),
    editions=(
        edition(
            date(2026, 1, 19),
            requires=(REMOVED, IN_NEED_OF_CARE, LETTER, ALIVE),
            note="Sesudah aktif kembali data keluarga wajib dimutakhirkan. Pada 11 Februari 2026 sebanyak "
            f"{_AUTOMATIC} penderita penyakit kronis dan katastropik diaktifkan otomatis tanpa melapor.",
        ),
    ),
)
"""Who is reactivated, under Permensos 3/2026."""
