"""The PSKS kinds that are persons or families, as rules; the organisations are only in the code list.

Read beside psks.md. A rule says whether the facts of a person fit the kind's criteria; who appoints or registers
is another matter (a decree, a licence, a SK of the ministry). Numbers: ``psks.toml``. LKS, Karang Taruna, LK3,
WKSBM and Dunia Usaha (kinds 4, 5, 6, 8, 12) have no facts of a person or family: see
:data:`~pskslib.classification.kinds.PSKS_KINDS`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pskslib.classification.kinds import PSKS_KINDS
from pskslib.law import Act, Citation, Confidence
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Edition,
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
SINCE: Final = date(2012, 6, 7)
LAMPIRAN: Final = Act("Lampiran Peraturan Menteri Sosial", number=8, year=2012, title="PMKS dan PSKS")
PSM_2019: Final = Act("Peraturan Menteri Sosial", number=10, year=2019, title="Pekerja Sosial Masyarakat")
SOCIAL_WORK: Final = Act("Peraturan Menteri Sosial", number=17, year=2020, title="Registrasi dan izin praktik peksos")
TKSK_ACT: Final = Act("Peraturan Menteri Sosial", number=28, year=2018, title="TKSK")

_NO_BENEFIT: Final = Benefit(kind=BenefitKind.NONE, unit="", period="", recipient="")


def _written(source: str, confidence: str = "high", act: Act = LAMPIRAN, note: str | None = None) -> Citation:
    return act.cite(source=source, confidence=Confidence(confidence), note=note)


def _kind(number: int, *editions: Edition, unit: Unit = Unit.PERSON) -> Programme:
    kind = PSKS_KINDS[number - 1]
    return programme(
        f"PSKS-{number:02}",
        kind.name,
        en=kind.name_en,
        unit=unit,
        benefit=_NO_BENEFIT,
        numbers=[NUMBERS],
        editions=editions,
    )


_ALIVE: Final = alive(_written("definisi PSKS, kangizza.com"))
_CITIZEN: Final = criterion(
    "WNI",
    "Warga negara Indonesia",
    en="An Indonesian citizen",
    when=person.citizenship.is_in("1"),
    says=_written("ernadwisusanti.com 2022-10-21; Dinsos Kota Cirebon; SIPPN Kota Pasuruan 8227659"),
)
_GOOD_CONDUCT: Final = criterion(
    "KELAKUAN",
    "Berkelakuan baik",
    en="Of good conduct",
    when=person.good_conduct,
    says=_written("ernadwisusanti.com 2022-10-21; Dinsos Kota Cirebon; SIPPN Kota Pasuruan 8227659"),
)

# --- 1. Pekerja sosial profesional -------------------------------------------------------------------------
_CERTIFIED: Final = criterion(
    "SERTIFIKAT",
    "Bersertifikat pekerja sosial profesional",
    en="Certified as a professional social worker",
    when=person.social_work_certificate,
    says=_written("kangizza.com; ernadwisusanti.com 2022-10-21"),
)
_PRACTISES: Final = criterion(
    "PRAKTIK",
    "Melaksanakan praktik pekerjaan sosial di lembaga pemerintah atau swasta",
    en="Practises social work in a public or private body",
    when=person.social_work_practice,
    says=_written("kangizza.com; ernadwisusanti.com 2022-10-21"),
)
_REGISTERED: Final = criterion(
    "STR",
    "Punya surat tanda registrasi (STR) dari organisasi profesi",
    en="Registered (STR) by the profession body",
    when=person.social_work_registration,
    says=_written("jogloabang (Permensos 17/2020)", act=SOCIAL_WORK),
)
_LICENSED: Final = criterion(
    "SIPPS",
    "Punya izin praktik (SIPPS) dari pemerintah daerah",
    en="Has the practice licence (SIPPS) of the local government",
    when=person.social_work_licence,
    says=_written("jogloabang (Permensos 17/2020)", act=SOCIAL_WORK),
)
PROFESSIONAL: Final = _kind(
    1,
    edition(SINCE, requires=(_ALIVE, _CERTIFIED, _PRACTISES)),
    edition(
        date(2020, 1, 1),
        requires=(_ALIVE, _CERTIFIED, _REGISTERED, _LICENSED, _PRACTISES),
        note="Hari berlaku Permensos 17/2020 tidak ada dalam sumber; ditaruh di awal tahun.",
    ),
)

# --- 2. Pekerja sosial masyarakat ----------------------------------------------------------------------------
_PSM_AGE: Final = criterion(
    "USIA",
    "Berusia paling rendah {usia_psm_min} tahun",
    en="At least {usia_psm_min} years old",
    when=person.age >= NUMBERS.usia_psm_min,
)
_WILLING: Final = criterion(
    "SUKARELA",
    "Bersedia mengabdi sebagai relawan sosial",
    en="Willing to serve as a social volunteer",
    when=person.willing_to_serve,
    says=_written("ernadwisusanti.com 2022-10-21; SIPPN Kota Pasuruan 8227659"),
)
_TRAINED: Final = criterion(
    "TERLATIH",
    "Sudah mengikuti pelatihan PSM atau bimbingan teknis dasar kesejahteraan sosial",
    en="Has finished PSM training or the basic guidance in social welfare",
    when=person.basic_social_training,
    says=_written("ernadwisusanti.com 2022-10-21; SIPPN Kota Pasuruan 8227659"),
)
_PSM_HEALTHY: Final = criterion(
    "SEHAT",
    "Sehat jasmani dan rohani",
    en="Healthy in body and mind",
    when=person.healthy,
    says=_written("ernadwisusanti.com 2022-10-21; Dinsos Kota Cirebon"),
)
_YOUTH: Final = criterion(
    "KARANG_TARUNA",
    "Pernah menjadi anggota Karang Taruna",
    en="Was a member of Karang Taruna",
    when=person.karang_taruna_member,
    says=_written("ernadwisusanti.com 2022-10-21; Dinsos Kota Cirebon"),
)
_LATER: Final = "SIPPN Kota Pasuruan 8227659 (tidak menyebut peraturannya)"
_KTP_HERE: Final = criterion(
    "KTP_DESA",
    "Ber-KTP desa atau kelurahan tempat bertugas",
    en="Has a KTP of the village of duty",
    when=person.ktp_of_duty_village,
    says=_written(_LATER, "medium", PSM_2019),
)
_LITERATE: Final = criterion(
    "BACA_TULIS",
    "Bisa membaca dan menulis",
    en="Can read and write",
    when=person.literate,
    says=_written(_LATER, "medium", PSM_2019),
)
_RECOMMENDED: Final = criterion(
    "REKOMENDASI",
    "Direkomendasikan IPSM dan lurah atau kepala desa",
    en="Recommended by the IPSM and the village head",
    when=person.psm_recommended,
    says=_written(_LATER, "medium", PSM_2019),
)
COMMUNITY_WORKER: Final = _kind(
    2,
    edition(
        SINCE,
        requires=(_ALIVE, _CITIZEN, _PSM_AGE, _WILLING, _GOOD_CONDUCT, _PSM_HEALTHY, _TRAINED, _YOUTH),
        note="Setia kepada Pancasila dan UUD 1945 juga disyaratkan; itu tidak dinilai di sini.",
    ),
    edition(
        date(2019, 1, 1),
        requires=(
            *(_ALIVE, _CITIZEN, _PSM_AGE, _KTP_HERE, _WILLING, _LITERATE, _GOOD_CONDUCT, _TRAINED, _RECOMMENDED),
        ),
        note="Daftar ini dari standar pelayanan satu kota yang tampaknya mengikuti Permensos 10/2019; hari berlakunya "
        "tidak ada dalam sumber, ditaruh di awal tahun.",
    ),
)

# --- 3. Taruna siaga bencana -----------------------------------------------------------------------------------
_TAGANA_AGE: Final = criterion(
    "USIA",
    "Berusia {usia_tagana_min} sampai {usia_tagana_maks} tahun saat direkrut",
    en="{usia_tagana_min} to {usia_tagana_maks} years old at recruitment",
    when=person.age.between(NUMBERS.usia_tagana_min, NUMBERS.usia_tagana_maks),
)
_SKILLED: Final = criterion(
    "TERAMPIL",
    "Punya pengetahuan dan keterampilan penanggulangan bencana",
    en="Has knowledge and skill in disaster response",
    when=person.disaster_skills,
    says=_written("ernadwisusanti.com 2022-10-21; Dinsos Jateng"),
)
_TRAINABLE: Final = criterion(
    "BERSEDIA",
    "Bersedia mengikuti pelatihan",
    en="Willing to take training",
    when=person.willing_to_train,
    says=_written("ernadwisusanti.com 2022-10-21; Dinsos Jateng"),
)
DISASTER_VOLUNTEER: Final = _kind(
    3,
    edition(
        SINCE,
        requires=(_ALIVE, _TAGANA_AGE, _SKILLED, _TRAINABLE),
        note="Umur diminta saat perekrutan; anggota lama tidak dinilai ulang dengan aturan ini.",
    ),
)

# --- 7. Keluarga pioner ----------------------------------------------------------------------------------------
_KUTIM: Final = "Ruang Kaltim (Kutim); Rumah Karya Bersama (Kutim) 2024-11"
PIONEER_FAMILY: Final = _kind(
    7,
    edition(
        SINCE,
        requires=(
            criterion(
                "FUNGSI",
                "Melaksanakan fungsi keluarga",
                en="Carries out the functions of a family",
                when=~family.family_function_problem,
                says=_written(_KUTIM),
            ),
            criterion(
                "TELADAN",
                "Perilakunya patut dijadikan panutan",
                en="Behaviour fit to be a model",
                when=family.exemplary_behaviour,
                says=_written(_KUTIM),
            ),
            criterion(
                "KEUTUHAN",
                "Menjaga keutuhan keluarga dengan perilaku positif",
                en="Keeps the family whole with positive behaviour",
                when=family.keeps_family_whole,
                says=_written(_KUTIM),
            ),
            criterion(
                "MENULARKAN",
                "Mampu dan mau menularkannya kepada keluarga lain",
                en="Able and willing to pass it on to other families",
                when=family.passes_on_example,
                says=_written(_KUTIM),
            ),
        ),
    ),
    unit=Unit.FAMILY,
)

# --- 9. Wanita pemimpin kesejahteraan sosial ---------------------------------------------------------------------
WOMAN_LEADER: Final = _kind(
    9,
    edition(
        SINCE,
        requires=(
            _ALIVE,
            criterion(
                "PEREMPUAN", "Perempuan", en="A woman", when=person.sex == "P", says=_written("Sosialdesa", "medium")
            ),
            criterion(
                "PENGGERAK",
                "Mampu menggerakkan dan memotivasi masyarakat dalam kesejahteraan sosial",
                en="Able to move and motivate the community in social welfare",
                when=person.moves_community,
                says=_written("kriteria dari ingatan penyusun", "low"),
            ),
            # 18 sampai 59 tahun: dari ingatan, maka hanya minta diperiksa
            criterion(
                "USIA",
                "Berusia {usia_wanita_pemimpin_min} sampai {usia_wanita_pemimpin_maks} tahun",
                en="{usia_wanita_pemimpin_min} to {usia_wanita_pemimpin_maks} years old",
                when=not_excluded(
                    (person.age < NUMBERS.usia_wanita_pemimpin_min) | (person.age > NUMBERS.usia_wanita_pemimpin_maks),
                    effect=NUMBERS.pengaruh_ingatan,
                ),
            ),
        ),
        note="Kriteria jenis ini belum ditemukan naskahnya.",
    ),
)

# --- 10. Penyuluh sosial -----------------------------------------------------------------------------------------
EXTENSION_WORKER: Final = _kind(
    10,
    edition(
        SINCE,
        requires=(
            _ALIVE,
            criterion(
                "PENYULUH",
                "Pejabat fungsional penyuluh sosial, atau tokoh masyarakat yang diberi tugas penyuluhan sosial",
                en="A civil servant in the post of social extension worker, or a community figure given that task",
                when=person.extension_officer | person.extension_volunteer,
                says=_written("SKB 41/HUK-PPS/2008; Permenpan PER/06/M.PAN/4/2008; Sosialdesa 2026-01", "medium"),
            ),
        ),
    ),
)

# --- 11. TKSK -----------------------------------------------------------------------------------------------------
TKSK_MEMBER: Final = _kind(
    11,
    edition(
        SINCE,
        requires=(
            _ALIVE,
            criterion(
                "PENUGASAN",
                "Ditugaskan sebagai TKSK di satu kecamatan",
                en="Assigned as the TKSK of one district",
                when=person.tksk_assigned,
                says=_written("Kasdinews (Permensos 28/2018); Dinsos Kab. Semarang", act=TKSK_ACT),
            ),
        ),
        note="Syarat untuk menjadi TKSK: aturan TKSK.",
    ),
)

PSKS: Final[tuple[Programme, ...]] = (
    PROFESSIONAL,
    COMMUNITY_WORKER,
    DISASTER_VOLUNTEER,
    PIONEER_FAMILY,
    WOMAN_LEADER,
    EXTENSION_WORKER,
    TKSK_MEMBER,
)
"""The rules there are, in list order."""
