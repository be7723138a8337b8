"""The gate of common exclusions (X01 to X20) that the ministry's aid programmes share.

What an exclusion does is dated data (``gate.toml``): ``tolak`` bars, ``periksa`` only asks for a
check, ``abai`` is not looked at. Most of these facts show only in a match or a list, so they are
presumed *no* until somebody checks, and the decision says so. X01 to X05 count for the whole KK
(dtsen.md section 4, rule 1). X21, the decile ceiling, is each programme's own criterion.
"""

from __future__ import annotations

from typing import Final

from pskslib.law import Confidence
from pskslib.rules import (
    Criterion,
    Expr,
    Numbers,
    alive,
    any_member,
    anyone,
    criterion,
    family,
    not_excluded,
    numbers,
    person,
)

NUMBERS: Final = numbers(__file__)

IN_DATA: Final = criterion(
    "TERDATA",
    "Keluarga tercatat di {sumber_data}",
    en="The family is listed in {sumber_data}",
    when=family.in_data,
    advice="Ajukan usulan lewat musyawarah desa/kelurahan atau aplikasi Cek Bansos.",
    advice_en="Propose the family at the village meeting or in the Cek Bansos app.",
)
"""The family is in the national data of its day; where aid goes to listed families only."""


ALIVE: Final = alive(
    NUMBERS.book.acts["surat-15-mei-2023"].cite(
        source="belitongekspres 643463 (enam golongan); Permensos 3/2026 Pasal 12 huruf b untuk PBI-JK",
        confidence=Confidence.HIGH,
    )
)
"""For programmes about persons: aid goes to the living (for families X11 says so)."""


def decile_ceiling(table: Numbers) -> Criterion:
    """Return the criterion X21: the decile is at most ``desil_maks`` of a programme's own table."""
    return criterion(
        "DESIL",
        "Desil kesejahteraan paling tinggi {desil_maks}",
        en="Welfare decile at most {desil_maks}",
        when=family.decile <= table.desil_maks,
        advice="Bila keadaan keluarga tidak sesuai dengan desilnya, minta pemutakhiran data DTSEN lewat "
        "desa/kelurahan atau ajukan sanggah; keluarga yang belum berperingkat dapat diusulkan.",
        advice_en="If the decile does not fit the family, ask the village to update DTSEN or object; an "
        "unranked family can be proposed for ranking.",
    )


_ADVICE: Final = (
    "Bila keterangan ini keliru atau sudah berubah, minta perbaikan data lewat desa/kelurahan atau "
    "Dinas Sosial; alasan ini bukan pasal peraturan program."
)
_ADVICE_EN: Final = (
    "If this is wrong or has changed, ask the village or the social office to correct the data; "
    "this reason is not an article of the programme's regulation."
)


def _exclusion(code: str, what: str, what_en: str, text: str, en: str, by: Expr) -> Criterion:
    return criterion(
        code,
        text,
        en=en,
        when=not_excluded(by, effect=getattr(NUMBERS, code)),
        excludes=what,
        excludes_en=what_en,
        advice=_ADVICE,
        advice_en=_ADVICE_EN,
    )


GATE: Final[tuple[Criterion, ...]] = (
    _exclusion(
        "X01",
        "ASN",
        "civil servant",
        "Tidak ada anggota keluarga yang ASN (PNS atau PPPK)",
        "No member is a civil servant",
        any_member(person.civil_servant),
    ),
    _exclusion(
        "X02",
        "TNI atau Polri",
        "soldier or police officer",
        "Tidak ada anggota keluarga yang TNI atau Polri",
        "No member is in the armed forces or police",
        any_member(person.military_or_police),
    ),
    _exclusion(
        "X03",
        "pensiunan negara",
        "state pensioner",
        "Tidak ada anggota keluarga pensiunan ASN, TNI atau Polri",
        "No member is a state pensioner",
        any_member(person.state_pensioner),
    ),
    _exclusion(
        "X04",
        "upah di atas upah minimum",
        "wage above the minimum",
        "Tidak ada anggota keluarga dengan upah di atas upah minimum",
        "No member earns a wage above the minimum",
        any_member(person.wage_above_minimum),
    ),
    _exclusion(
        "X05",
        "pendamping sosial",
        "social companion",
        "Tidak ada anggota keluarga yang pendamping sosial",
        "No member is a social programme companion",
        any_member(person.social_companion),
    ),
    _exclusion(
        "X06",
        "pengurus perusahaan",
        "company officer",
        "Tidak ada anggota keluarga yang tercatat sebagai pengurus perusahaan",
        "No member is registered as a company officer",
        any_member(person.company_officer),
    ),
    _exclusion(
        "X07",
        "gaji dari APBN atau APBD",
        "paid from a public budget",
        "Tidak ada anggota keluarga yang digaji dari APBN atau APBD",
        "No member is paid from a public budget",
        any_member(person.paid_by_state),
    ),
    _exclusion(
        "X08",
        "perangkat desa",
        "village official",
        "Tidak ada anggota keluarga yang perangkat desa aktif",
        "No member is an active village official",
        any_member(person.village_official),
    ),
    _exclusion(
        "X09",
        "guru bersertifikasi",
        "certified teacher",
        "Tidak ada anggota keluarga yang guru bersertifikasi",
        "No member is a certified teacher",
        any_member(person.certified_teacher),
    ),
    _exclusion(
        "X10",
        "tenaga kesehatan",
        "health worker",
        "Tidak ada anggota keluarga yang tenaga kesehatan aktif",
        "No member is an active health worker",
        any_member(person.health_worker),
    ),
    _exclusion(
        "X11",
        "tidak ada anggota yang hidup",
        "no living member",
        "Masih ada anggota keluarga yang hidup (pengurus meninggal dapat diganti anggota lain)",
        "Some member is alive (a dead payee can be replaced within the family card)",
        ~any_member(anyone),
    ),
    _exclusion(
        "X12",
        "alamat tidak ditemukan",
        "address not found",
        "Alamat keluarga ditemukan",
        "The address was found",
        ~family.address_found,
    ),
    _exclusion(
        "X13",
        "orang tidak ditemukan atau pindah",
        "person not found or moved",
        "Tidak ada anggota keluarga yang tidak ditemukan atau pindah",
        "No member is not found or has moved away",
        any_member(person.not_found),
    ),
    _exclusion(
        "X14",
        "menolak bantuan",
        "refuses the aid",
        "Keluarga tidak menolak bantuan",
        "The family does not refuse the aid",
        family.refuses_aid,
    ),
    _exclusion(
        "X15",
        "bantuan sejenis dari instansi lain",
        "similar aid from another agency",
        "Belum menerima bantuan sejenis dari instansi lain",
        "No similar aid from another agency",
        family.similar_aid,
    ),
    _exclusion(
        "X16",
        "dinilai mampu",
        "judged able",
        "Tidak dinilai mampu oleh pemeriksaan lapangan",
        "Not judged able by a field check",
        family.judged_able,
    ),
    _exclusion(
        "X17",
        "tidak layak menurut aturan lain",
        "unqualified by another rule",
        "Tidak dinyatakan tidak layak oleh aturan lain",
        "Not found unqualified by another rule",
        family.otherwise_unqualified,
    ),
    _exclusion(
        "X18",
        "judi online",
        "online gambling",
        "Tidak ada anggota keluarga yang terindikasi judi online",
        "No member is flagged for online gambling",
        any_member(person.online_gambling),
    ),
    _exclusion(
        "X18K",
        "judi online lagi sesudah diaktifkan kembali",
        "gambling again after reactivation",
        "Tidak ada anggota keluarga yang judi online lagi sesudah diaktifkan kembali",
        "No member gambled again after reactivation",
        any_member(person.gambling_relapse),
    ),
    _exclusion(
        "X19",
        "pegawai BUMN/BUMD atau pejabat negara",
        "state enterprise or official",
        "Tidak ada anggota keluarga yang pegawai BUMN/BUMD atau pejabat negara",
        "No member works for a state enterprise or is a state official",
        any_member(person.state_enterprise_or_official),
    ),
    _exclusion(
        "X20",
        "NIK tidak padan",
        "NIK not matched",
        "NIK semua anggota keluarga padan dengan Dukcapil",
        "The NIK of every member is matched with the civil registry",
        any_member(~person.nik_matched),
    ),
)
"""The common exclusions, in order of code."""
