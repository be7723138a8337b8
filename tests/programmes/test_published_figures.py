"""Every published number of a programme, shown in a decision: on its first and last day, and on both sides.

The numbers, days and sources are those of the fact base (:mod:`tests.fact_base`); only what they mean, and to
whom they apply, stands here. The source is in the id, after ``@``.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pskslib import Outcome
from pskslib.programmes import PROGRAMMES
from pskslib.rules import Verdict
from tests.fact_base import FIGURES
from tests.programmes.bases import days_in_force
from tests.programmes.showing import (
    NOBODY,
    Case,
    Shown,
    at_most_paid,
    below,
    component,
    for_every_family,
    least,
    most,
    new_pupils_only,
    oldest,
    pays,
    pregnancies,
    pupil,
    shared,
    turning,
    up_to,
    with_readings,
    youngest,
)

# --- what each number is ------------------------------------------------------------------------------

_PRIORITY = {"PENA__prioritas": "syarat"}

SHOWN: Mapping[tuple[str, str], Shown] = {
    ("PKH", "komponen_hamil_nifas"): component(age=28, sex="P", pregnant=True, pregnancy_number=1),
    ("PKH", "komponen_anak_usia_dini"): component(age=3),
    ("PKH", "komponen_sd"): component(age=9, school_level="SD"),
    ("PKH", "komponen_smp"): component(age=13, school_level="SMP"),
    ("PKH", "komponen_sma"): component(age=17, school_level="SMA"),
    ("PKH", "komponen_lansia"): component(age=75),
    ("PKH", "komponen_disabilitas_berat"): component(age=30, severe_disability=True),
    ("PKH", "komponen_korban_ham_berat"): component(age=50, rights_victim=True),
    ("PKH", "maks_jiwa"): at_most_paid("komponen_sd", lambda n: {"age": 8 + n, "school_level": "SD"}),
    ("PKH", "maks_anak_usia_dini"): at_most_paid("komponen_anak_usia_dini", lambda n: {"age": n}),
    ("PKH", "maks_lansia"): at_most_paid("komponen_lansia", lambda n: {"age": 74 + n}),
    ("PKH", "maks_disabilitas"): at_most_paid(
        "komponen_disabilitas_berat", lambda n: {"age": 30 + n, "severe_disability": True}
    ),
    ("PKH", "maks_kehamilan"): pregnancies,
    ("PKH", "bantuan_flat"): for_every_family(access=False),
    ("PKH", "bantuan_tetap_reguler"): for_every_family(access=False),
    ("PKH", "bantuan_tetap_akses"): for_every_family(access=True),
    ("PKH", "usia_anak_usia_dini_bayar_maks_eksklusif"): turning("komponen_anak_usia_dini", None),
    ("PKH", "usia_sekolah_min"): turning("komponen_anak_usia_dini", "komponen_sd", school_level="SD"),
    ("PKH", "usia_sekolah_maks"): turning("komponen_sma", NOBODY, age=1, school_level="SMA"),
    ("PKH", "usia_lansia_kriteria"): turning(NOBODY, None),
    ("PKH", "usia_lansia_bayar"): turning(None, "komponen_lansia"),
    ("PKH", "desil_maks"): most("decile", "DESIL", severe_disability=True),
    ("SEMBAKO", "bantuan_bulanan"): pays(times=12),
    ("SEMBAKO", "desil_maks"): most("decile", "DESIL"),
    ("PBI_JK", "desil_maks"): most("decile", "DESIL"),
    ("PIP", "sd_penuh"): pupil("SD", half=False),
    ("PIP", "sd_setengah"): pupil("SD", half=True),
    ("PIP", "smp_penuh"): pupil("SMP", half=False),
    ("PIP", "smp_setengah"): pupil("SMP", half=True),
    ("PIP", "sma_penuh"): pupil("SMA", half=False),
    ("PIP", "sma_setengah"): pupil("SMA", half=True),
    ("PIP", "usia_min"): youngest("USIA,PESERTA_DIDIK"),
    ("PIP", "usia_maks"): oldest("USIA,PESERTA_DIDIK", school_level="SMA", school_grade=11),
    ("YAPI", "belum_sekolah"): pays({"age": 4, "school_level": "tidak"}, times=12),
    ("YAPI", "sudah_sekolah"): pays({"age": 12, "school_level": "SMP"}, times=12),
    ("YAPI", "semua"): pays(times=12),
    ("YAPI", "usia_maks_eksklusif"): oldest("USIA", limit=-1, school_level="SMA"),
    ("PERMAKANAN", "usia_lansia_min"): youngest("SASARAN"),
    ("SEKOLAH_RAKYAT", "desil_maks"): most("decile", "DESIL"),
    ("BST", "bantuan_bulanan"): pays(times=12),
    ("BST_SEMBAKO_NONPKH", "bantuan_sekali"): pays(),
    ("SEMBAKO_PPKM", "bantuan_bulanan"): pays(times=12),
    ("BLT_BBM", "bantuan_bulanan"): pays(times=4),
    ("BLT_MRP", "bantuan_bulanan"): pays(times=3),
    ("BLTS_KESRA", "bantuan_bulanan"): pays(times=3),
    ("BLTS_KESRA", "desil_maks"): most("decile", "DESIL"),
    ("BLT_DD", "bantuan_bulanan"): pays(times=12),
    ("BLT_DD", "bantuan_bulanan_maks"): up_to(times=3),
    ("RST", "bantuan"): pays(),
    ("RST", "luas_lantai_min"): below("floor_area_per_person", "RUMAH_TIDAK_LAYAK", "0.1", dangerous_house=False),
    ("BSPS", "bantuan"): pays(),
    ("PENA", "bantuan_maks"): up_to(),
    ("PENA", "usia_min"): with_readings(youngest("USIA_PRIORITAS"), **_PRIORITY),
    ("PENA", "usia_maks"): with_readings(oldest("USIA_PRIORITAS"), **_PRIORITY),
    ("PPSE", "bantuan"): pays(),
    ("KUBE", "bantuan"): shared(10),
    ("KUBE", "bantuan_5kk"): shared(5),
    ("KUBE", "anggota_min"): least("business_group_families", "JUMLAH_KELOMPOK"),
    ("KUBE", "anggota_maks"): most("business_group_families", "JUMLAH_KELOMPOK"),
    ("KUBE", "usia_min"): youngest("ANGGOTA_KELOMPOK"),
    ("KUBE", "usia_maks"): oldest("ANGGOTA_KELOMPOK"),
    ("SANTUNAN_BENCANA", "meninggal"): pays(),
    ("SANTUNAN_BENCANA", "luka_berat"): pays({"disaster_heir": False, "disaster_seriously_injured": True}),
    ("ASLUT", "bantuan_bulanan"): pays(times=10),
    ("ASLUT", "bulan"): pays(times=200_000),
    ("ASLUT", "usia_min"): youngest("USIA"),
    ("ASPDB", "bantuan_bulanan"): pays(times=12),
    ("ASPDB", "usia_min"): youngest("USIA"),
    ("ASPDB", "usia_maks"): oldest("USIA"),
    ("KALTIM_GRATISPOL", "d3_usia_maks"): oldest("USIA", higher_education="D3"),
    ("KALTIM_GRATISPOL", "s1_usia_maks"): oldest("USIA", higher_education="S1"),
    ("KALTIM_GRATISPOL", "s2_usia_maks"): oldest("USIA", higher_education="S2"),
    ("KALTIM_GRATISPOL", "s3_usia_maks"): oldest("USIA", higher_education="S3"),
    ("KALTIM_GRATISPOL", "s1_semester"): most("study_semester", "SEMESTER", higher_education="S1"),
    ("KALTIM_GRATISPOL", "s2_semester"): most("study_semester", "SEMESTER", higher_education="S2"),
    ("KALTIM_GRATISPOL", "s3_semester"): most("study_semester", "SEMESTER", higher_education="S3"),
    ("KALTIM_GRATISPOL", "domisili_min"): least("kaltim_years", "PENDUDUK_KALTIM"),
    ("KALTIM_RTLH", "bantuan"): pays(),
    ("KUTIM_DISABILITAS_PROV", "bantuan"): pays(),
    ("KUTIM_SERAGAM", "hanya_siswa_baru"): new_pupils_only,
    ("KUTIM_KEBAKARAN", "pemilik_rumah"): pays(),
    ("KUTIM_KEBAKARAN", "penyewa"): pays({"house_tenure": "sewa"}),
    ("KUTIM_BEASISWA_TUNTAS", "ipk_min"): least("grade_average", "IPK", "0.01"),
    ("KUTIM_BEASISWA_TUNTAS", "s1_semester_maks"): most("study_semester", "SEMESTER_AKHIR"),
    ("KUTIM_BEASISWA_STIMULAN", "ipk_min"): least("grade_average", "IPK", "0.01"),
    ("KUTIM_BEASISWA_STIMULAN", "bantuan"): pays(),
}

NOT_DECIDED: Mapping[str, str] = {
    "kuota": "a number of places, and being eligible is not being enrolled",
    "kuota_provinsi": "a number of places",
    "target": "a number of places",
    "pilih_komponen_terbesar": "told in words: the dearest four are paid",
    "usia_anak_usia_dini_maks": "an older child is of school age, and has a component until school is finished",
    "tahap_per_tahun": "a part of the calendar: tests/rules/test_payable.py",
    "pembayaran_bulanan": "a part of the calendar: tests/rules/test_payable.py",
    "jumlah_pembayaran": "a part of the calendar: tests/rules/test_payable.py",
    "tambahan_ppkm": "paid beside the yearly sum: tests/rules/test_payable.py",
    "penebalan": "paid beside the yearly sum: tests/rules/test_payable.py",
    "bulan_sekali_bayar_maks": "a part of the calendar: tests/rules/test_payable.py",
    "durasi_maks_tahun": "a part of the calendar: tests/rules/test_payable.py",
    "kehadiran_sekolah_min": "a duty of those who receive, no condition",
    "pemeriksaan_kehamilan_min": "a duty of those who receive, no condition",
    "maks_tahun_usia_produktif": "a policy of graduation, no condition of the rules",
    "iuran": "a premium that goes to the insurer",
    "iuran_jkk_jkm": "a premium that goes to the insurer",
    "pemutakhiran_bayi": "a time in which to report",
    "porsi_min": "a share of the budget of a village",
    "porsi_maks": "a share of the budget of a village",
    "beras": "goods",
    "minyak_goreng": "goods",
    "indeks_harian": "goods",
    "makan_per_hari": "goods",
    "setel": "goods",
    "rumah_baru": "goods",
    "rehab_maks": "goods",
    "rehab_min": "goods",
    "luas_maks": "the size of the house that is built",
    "bahan_bangunan": "a part of the sum: tests/programmes/test_bsps.py",
    "upah": "a part of the sum: tests/programmes/test_bsps.py",
    "jadup": "paid by the day while somebody is displaced; how long is not in the facts",
    "veteran": "the source is unsure: told and never computed",
    "janda_veteran": "the source is unsure: told and never computed",
    "s1_plafon": "the most that a campus is paid",
    "s2_plafon": "the most that a campus is paid",
    "s3_plafon": "the most that a campus is paid",
}
"""Published numbers of programmes that no decision about a family shows, and why."""

OF_PROGRAMMES = [figure for figure in FIGURES if figure.programme in {p.code for p in PROGRAMMES} and figure.publisher]
CASES = [
    case
    for figure in OF_PROGRAMMES
    if (shown := SHOWN.get((figure.programme, figure.parameter)))
    for day in days_in_force(figure.programme, figure.since, figure.last)
    for case in shown(figure, day)
]


def test_every_published_number_is_shown_or_said_to_be_none_of_a_decision() -> None:
    named = {(figure.programme, figure.parameter) for figure in OF_PROGRAMMES}
    undecided = {pair for pair in named if pair not in SHOWN}

    assert SHOWN.keys() <= named
    assert {parameter for _, parameter in undecided} == NOT_DECIDED.keys()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_as_published(case: Case) -> None:
    decision = case.decide()
    unmet = [c.code for c in decision.criteria if c.verdict is Verdict.UNMET]

    if isinstance(case.expected, str):
        assert unmet == list(filter(None, case.expected.split(",")))
        assert decision.outcome is (Outcome.INELIGIBLE if case.expected else Outcome.ELIGIBLE)
    else:
        assert decision.outcome is Outcome.ELIGIBLE
        assert decision.amount is not None
        both = case.expected if isinstance(case.expected, tuple) else (case.expected, case.expected)
        assert (decision.amount.low, decision.amount.high) == both
