"""PBI-JK: the state pays the health insurance premium of the poor.

Read beside programmes.md section 3. Who may be listed stands here (Permensos 3/2026 Pasal 4); who
stays listed (Pasal 12), who comes back (Pasal 20) and babies (Permensos 5/2016) are small programmes
of their own, in ``pbi_jk_tetap.py``, ``pbi_jk_reaktivasi.py`` and ``pbi_jk_bayi.py``. All read
``pbi_jk.toml``. The premium is paid to BPJS Kesehatan, so there is no amount.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.law import Confidence
from pskslib.programmes.gate import ALIVE, IN_DATA
from pskslib.programmes.gate import NUMBERS as GATE_NUMBERS
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Unit,
    criterion,
    edition,
    family,
    not_excluded,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(__file__)
PERMENSOS: Final = NUMBERS.book.acts["permensos-3-2026"]
PREMIUM: Final = Benefit(kind=BenefitKind.PREMIUM, unit="iuran JKN", period="bulan", recipient="orang")

_PRESS: Final = "babeindonesia; kompas.tv (mengutip syarat 2026)"
_LISTED: Final = PERMENSOS.cite(source=_PRESS, confidence=Confidence.MEDIUM)

# a. Warga Negara Indonesia (juga yang berkewarganegaraan ganda);
CITIZEN: Final = criterion(
    "WNI",
    "Warga negara Indonesia",
    en="An Indonesian citizen",
    when=person.citizenship.is_in("1", "3"),
    says=_LISTED,
)
# b. mempunyai NIK (tidak padan hanya meminta pemeriksaan, sama dengan X20 pada gerbang umum);
NIK: Final = criterion(
    "NIK",
    "Punya NIK yang padan dengan Dukcapil",
    en="Has a NIK that matches the civil registry",
    when=not_excluded(~person.nik_matched, effect=GATE_NUMBERS.X20),
    says=_LISTED,
    advice="Urus atau perbaiki NIK di Dukcapil, lalu padankan kembali.",
    advice_en="Get or correct the NIK at the civil registry, then match it again.",
)
# c. tercatat di DTSEN atau dalam kondisi lain (ditunjukkan oleh asesmen petugas);
IN_DATA_OR_ASSESSED: Final = criterion(
    "TERDATA",
    "Tercatat di {sumber_data}, atau dalam kondisi lain yang ditunjukkan asesmen",
    en="Listed in {sumber_data}, or in another condition that an assessment shows",
    when=family.in_data | family.assessed_in_need,
    says=PERMENSOS.pasal(4, ayat=1, source="justisio.com", confidence=Confidence.MEDIUM),
    advice="Ajukan pendataan lewat desa/kelurahan, atau minta asesmen Dinas Sosial.",
    advice_en="Ask the village to list the family, or the social office for an assessment.",
)
# d. desil 1 sampai dengan batas, atau menurut asesmen.
DECILE: Final = criterion(
    "DESIL",
    "Desil kesejahteraan paling tinggi {desil_maks}, atau asesmen menyatakan perlu dibantu",
    en="Welfare decile at most {desil_maks}, or an assessment finds the family in need",
    when=(family.decile <= NUMBERS.desil_maks) | family.assessed_in_need,
    advice="Bila desil tidak sesuai keadaan, minta pemutakhiran DTSEN lewat desa/kelurahan atau asesmen Dinas Sosial.",
    advice_en="If the decile does not fit, ask the village to update DTSEN or the social office for an assessment.",
)

PBI_JK: Final = programme(
    "PBI_JK",
    "Penerima Bantuan Iuran Jaminan Kesehatan",
    en="Health insurance premium paid by the state",
    unit=Unit.PERSON,
    benefit=PREMIUM,
    numbers=(NUMBERS, GATE_NUMBERS),
    quota=True,
    editions=(
        edition(
            date(2016, 1, 1),
            requires=(IN_DATA, ALIVE),
            note="Kriteria Permensos 5/2016 dan 21/2019 belum dibaca naskahnya; hanya pencatatan dalam data "
            "terpadu yang diperiksa (keyakinan rendah).",
        ),
        edition(date(2025, 4, 1), requires=(IN_DATA, DECILE, ALIVE)),
        edition(
            date(2026, 1, 19),
            requires=(CITIZEN, NIK, IN_DATA_OR_ASSESSED, DECILE, ALIVE),
            note="Pemberitaan menyebut Kepmensos 3/HUK/2026 (19 Januari 2026) dengan judul yang sama dengan "
            "Permensos 3/2026; hari mulai berlaku Permensos itu diambil dari sana. Sebab peserta dihapus "
            "(Pasal 12) diperiksa oleh PBI_JK_TETAP.",
        ),
    ),
)
"""Who may be listed, 2016 on."""
