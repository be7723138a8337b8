"""PBI-JK, staying listed: none of the grounds of removal (Permensos 3/2026 Pasal 12) applies.

Read beside programmes.md section 3. Not meeting it is a ground on which the ministry may remove a
participant; the library removes nobody. Who is removed and still needs care: ``pbi_jk_reaktivasi.py``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Citation, Confidence
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.programmes.pbi_jk import NUMBERS, PERMENSOS, PREMIUM
from pskslib.rules import Unit, check, criterion, edition, family, person, programme

_ADVICE: Final = (
    "Bila ini keliru atau masih perlu berobat, minta surat faskes lalu lapor desa/kelurahan atau Dinas "
    "Sosial untuk reaktivasi."
)
_ADVICE_EN: Final = (
    "If this is wrong or care is still needed, get a letter of the health facility and report to the village "
    "or the social office to be reactivated."
)


def _pasal_12(huruf: str) -> Citation:
    return PERMENSOS.pasal(12, huruf=huruf, source="babeindonesia; kompas.tv", confidence=Confidence.MEDIUM)


# Peserta PBI-JK yang dibayar APBN:
PARTICIPANT: Final = criterion(
    "PESERTA",
    "Peserta PBI-JK yang iurannya dibayar APBN",
    en="A participant whose premium the national budget pays",
    when=person.health_cover == "pbi_apbn",
    says=PERMENSOS.cite(source="babeindonesia; kompas.tv", confidence=Confidence.MEDIUM),
)
# Pasal 12. dihapus bila a. tidak lagi fakir miskin atau orang tidak mampu dalam DTSEN;
CATEGORY: Final = criterion(
    "KATEGORI",
    "Masih tercatat di {sumber_data} dengan desil paling tinggi {desil_maks}, atau asesmen menyatakan perlu dibantu",
    en="Still in {sumber_data} with decile at most {desil_maks}, or an assessment finds the family in need",
    when=(family.in_data & (family.decile <= NUMBERS.desil_maks)) | family.assessed_in_need,
    says=_pasal_12("a"),
    advice=_ADVICE,
    advice_en=_ADVICE_EN,
)
# (Pasal 15: termasuk yang sudah mampu membayar iuran sendiri)
UNABLE_TO_PAY: Final = criterion(
    "TIDAK_MAMPU",
    "Belum mampu membayar iuran sendiri",
    en="Cannot pay the premium without help",
    when=~person.can_pay_premium,
    says=PERMENSOS.pasal(15, source="babeindonesia; kompas.tv", confidence=Confidence.MEDIUM),
    advice=_ADVICE,
    advice_en=_ADVICE_EN,
)
# b. meninggal dunia;
ALIVE: Final = criterion(
    "HIDUP",
    "Masih hidup",
    en="Is alive",
    when=~person.deceased & ~check(person.death_hint),
    says=_pasal_12("b"),
)
# c. terdaftar pada lebih dari satu segmen.
ONE_SEGMENT: Final = criterion(
    "SEGMEN",
    "Terdaftar hanya pada satu segmen kepesertaan JKN",
    en="Registered in one JKN segment only",
    when=~person.double_health_cover,
    says=_pasal_12("c"),
    advice="Tanyakan segmen yang tercatat ke BPJS Kesehatan, dan minta dibetulkan bila ganda.",
    advice_en="Ask BPJS Kesehatan which segments are recorded, and have a double one corrected.",
)

PBI_JK_TETAP: Final = programme(
    "PBI_JK_TETAP",
    "Tetap menjadi peserta PBI Jaminan Kesehatan",
    en="Staying in the state-paid health insurance",
    unit=Unit.PERSON,
    benefit=PREMIUM,
    numbers=(NUMBERS, GATE_NUMBERS),
    editions=(
        edition(
            date(2026, 1, 19),
            requires=(PARTICIPANT, CATEGORY, UNABLE_TO_PAY, ALIVE, ONE_SEGMENT),
            note="Yang tidak memenuhi dapat dihapus oleh Kementerian Sosial; peserta yang dihapus dan masih perlu "
            "layanan kesehatan tetap dilayani (Pasal 20, lihat PBI_JK_REAKTIVASI).",
        ),
    ),
)
"""Who stays listed, under Permensos 3/2026."""
