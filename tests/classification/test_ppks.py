"""The 26 PPKS kinds: met, unmet, unknown; both sides of every age; each line alone; several at once.

Every case starts from a person and family of whom everything is known and nothing is the matter, and says what is
different. Expected answers are read from ppks.md and ppks.csv.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from pskslib import Family, Person
from pskslib.classification import PPKS_KINDS, kinds_of
from pskslib.errors import NotInForce, UnknownName
from tests.classification.cases import BOOK, Facts, book_on, decide, of_sex, quiet, verdict
from tests.rules.families import AS_OF, born

CODES = tuple(f"PPKS-{number:02}" for number in range(1, 27))


@pytest.mark.parametrize("age", [0, 5, 6, 12, 15, 17, 18, 30, 59, 60, 85])
@pytest.mark.parametrize("sex", ["L", "P"])
def test_a_person_with_nothing_the_matter_is_of_no_kind(age: int, sex: str) -> None:
    """Everything known: a no to every kind, nothing left open."""
    family = of_sex(quiet(age), sex)
    held = kinds_of(BOOK, family, 0)

    assert held.codes == ()
    assert held.open == ()
    assert len(held.not_held) == 26


CASES = [
    # 1. Anak balita telantar: 5 and below; any sign of neglect
    pytest.param(1, 3, {"care_status": "telantar"}, "yes", id="01-ditelantarkan"),
    pytest.param(1, 0, {"care_status": "tidak_layak"}, "yes", id="01-bayi-tanpa-pengasuhan-layak"),
    pytest.param(1, 3, {"neglect_victim": True}, "yes", id="01-korban-penelantaran"),
    pytest.param(1, 3, {"care_status": "hilang_hak_asuh"}, "yes", id="01-hak-asuh-dicabut"),
    pytest.param(1, 3, {"maltreated": True, "care_status": "ditinggalkan"}, "yes", id="01-disakiti-ditinggalkan"),
    pytest.param(1, 3, {"economically_exploited": True}, "yes", id="01-dieksploitasi-mengemis"),
    pytest.param(1, 3, {"malnourished": True}, "yes", id="01-gizi-kurang"),
    pytest.param(1, 3, {"poor": True, "has_carer": False}, "yes", id="01-keluarga-miskin-tanpa-pengasuh"),
    pytest.param(1, 3, {"maltreated": True}, "no", id="01-disakiti-tetapi-diasuh"),
    pytest.param(1, 3, {"poor": True}, "no", id="01-miskin-saja-bukan-telantar"),
    pytest.param(1, 3, {"has_carer": False}, "no", id="01-tanpa-pengasuh-keluarga-mampu"),
    pytest.param(1, 3, {"care_status": None}, "unknown", id="01-pengasuhan-belum-diketahui"),
    pytest.param(1, 3, {"care_status": None, "malnourished": True}, "yes", id="01-satu-tanda-cukup"),
    pytest.param(1, 3, {"care_status": "telantar", "deceased": True}, "no", id="01-sudah-meninggal"),
    pytest.param(1, 3, {"care_status": "telantar", "death_hint": True}, "unknown", id="01-petunjuk-meninggal"),
    # 2. Anak terlantar: 6 to 17; disregarded; poor family or needs unmet
    pytest.param(2, 10, {"care_status": "telantar", "poor": True}, "yes", id="02-dilalaikan-keluarga-miskin"),
    pytest.param(2, 10, {"neglect_victim": True, "has_livelihood": False}, "yes", id="02-keluarga-fakir-miskin"),
    pytest.param(2, 10, {"maltreated": True, "food_met": False}, "yes", id="02-diperlakukan-salah-kurang-makan"),
    pytest.param(2, 10, {"care_status": "hilang_hak_asuh", "education_met": False}, "yes", id="02-hak-asuh-dicabut"),
    *(
        pytest.param(2, 10, {"care_status": "telantar", need: False}, "yes", id=f"02-{need}")
        for need in ("food_met", "clothing_met", "shelter_met", "health_met", "education_met", "social_met")
    ),
    pytest.param(2, 10, {"care_status": "telantar"}, "no", id="02-dilalaikan-tanpa-tanda-lain"),
    pytest.param(2, 10, {"poor": True, "food_met": False}, "no", id="02-miskin-tetapi-diasuh"),
    pytest.param(2, 10, {"care_status": "telantar", "poor": None}, "unknown", id="02-kemiskinan-belum-diketahui"),
    pytest.param(2, 10, {"care_status": None, "poor": True}, "unknown", id="02-pengasuhan-belum-diketahui"),
    # 3. ABH: 12 to 17; suspect, accused, convicted, victim, witness
    pytest.param(3, 14, {"law_role": "tersangka"}, "yes", id="03-tersangka"),
    pytest.param(3, 14, {"law_role": "terdakwa"}, "yes", id="03-terdakwa"),
    pytest.param(3, 14, {"law_role": "terpidana"}, "yes", id="03-terpidana"),
    pytest.param(3, 14, {"law_role": "korban"}, "yes", id="03-korban"),
    pytest.param(3, 14, {"law_role": "saksi"}, "yes", id="03-saksi"),
    pytest.param(3, 14, {"law_role": "tidak", "parent_in_prison": True}, "no", id="03-orang-tua-dipenjara-bukan-abh"),
    pytest.param(3, 14, {"law_role": None}, "unknown", id="03-belum-diketahui"),
    # 4. Anak jalanan: time on the street, OR earning or roaming there
    pytest.param(4, 10, {"street_hours": 4}, "yes", id="04-empat-jam"),
    pytest.param(4, 10, {"street_hours": 3}, "no", id="04-tiga-jam"),
    pytest.param(4, 10, {"street_role": "rentan"}, "yes", id="04-rentan"),
    pytest.param(4, 10, {"street_role": "bekerja"}, "yes", id="04-bekerja"),
    pytest.param(4, 10, {"street_role": "hidup"}, "yes", id="04-hidup-di-jalanan"),
    pytest.param(4, 10, {"street_role": "berkeliaran"}, "yes", id="04-berkeliaran"),
    pytest.param(4, 10, {"street_role": None}, "unknown", id="04-peran-belum-diketahui"),
    pytest.param(4, 10, {"street_role": None, "street_hours": 6}, "yes", id="04-jam-cukup-peran-tak-perlu"),
    pytest.param(4, 10, {"street_hours": None}, "unknown", id="04-jam-belum-diketahui"),
    # 5. Anak dengan kedisabilitasan: under 18
    pytest.param(5, 8, {"disabled": True}, "yes", id="05-disabilitas"),
    pytest.param(5, 8, {"intellectual_disability": True}, "yes", id="05-intelektual"),
    pytest.param(5, 8, {"sensory_disability": True}, "yes", id="05-sensorik"),
    pytest.param(5, 8, {"severe_disability": True}, "yes", id="05-berat"),
    pytest.param(5, 8, {"ill": True, "hindered_in_activities": True}, "no", id="05-sakit-bukan-disabilitas"),
    pytest.param(5, 8, {"mental_disability": None}, "unknown", id="05-satu-ragam-belum-diketahui"),
    # 6. Anak korban kekerasan: under 18; recorded violence
    pytest.param(6, 8, {"violence_victim": True}, "yes", id="06-kekerasan"),
    pytest.param(6, 8, {"maltreated": True}, "yes", id="06-perlakuan-salah"),
    pytest.param(6, 8, {"harsh_treatment": True}, "yes", id="06-sering-kasar"),
    pytest.param(6, 8, {"abused_or_raped": True}, "yes", id="06-dianiaya"),
    pytest.param(6, 8, {"forced_to_work": True}, "yes", id="06-dipaksa-bekerja"),
    pytest.param(6, 8, {"discriminated": True}, "no", id="06-diskriminasi-bukan-di-sini"),
    pytest.param(6, 8, {"forced_to_work": None}, "unknown", id="06-belum-diketahui"),
    # 7. AMPK: under 18; one of 15 grounds
    pytest.param(7, 9, {"emergency_situation": True}, "yes", id="07a-situasi-darurat"),
    pytest.param(7, 9, {"law_role": "saksi"}, "yes", id="07b-berhadapan-hukum"),
    pytest.param(7, 9, {"minority_or_isolated": True}, "yes", id="07c-minoritas-terisolasi"),
    pytest.param(7, 9, {"remote_community": True}, "yes", id="07c-komunitas-terpencil"),
    pytest.param(7, 9, {"economically_exploited": True}, "yes", id="07d-eksploitasi-ekonomi"),
    pytest.param(7, 9, {"sexually_exploited": True}, "yes", id="07d-eksploitasi-seksual"),
    pytest.param(7, 9, {"drug_or_alcohol_victim": True}, "yes", id="07e-napza"),
    pytest.param(7, 9, {"pornography_victim": True}, "yes", id="07f-pornografi"),
    pytest.param(7, 9, {"hiv_positive": True}, "yes", id="07g-hiv"),
    pytest.param(7, 9, {"abducted_or_sold": True}, "yes", id="07h-penculikan"),
    pytest.param(7, 9, {"trafficked": True}, "yes", id="07h-perdagangan"),
    pytest.param(7, 9, {"violence_victim": True}, "yes", id="07i-kekerasan"),
    pytest.param(7, 9, {"sexual_crime_victim": True}, "yes", id="07j-kejahatan-seksual"),
    pytest.param(7, 9, {"terror_network_victim": True}, "yes", id="07k-terorisme"),
    pytest.param(7, 9, {"disabled": True}, "yes", id="07l-disabilitas"),
    pytest.param(7, 9, {"maltreated": True}, "yes", id="07m-perlakuan-salah"),
    pytest.param(7, 9, {"neglect_victim": True}, "yes", id="07m-penelantaran"),
    pytest.param(7, 9, {"deviant_behaviour": True}, "yes", id="07n-perilaku-menyimpang"),
    pytest.param(7, 9, {"parent_stigma": True}, "yes", id="07o-stigma"),
    pytest.param(7, 9, {"poor": True, "food_met": False}, "no", id="07-miskin-saja"),
    pytest.param(7, 9, {"law_role": None}, "unknown", id="07-belum-diketahui"),
    # 8. Lanjut usia terlantar: needs unmet AND neglected psychologically and socially
    pytest.param(8, 70, {"food_met": False, "emotionally_neglected": True}, "yes", id="08-pangan"),
    pytest.param(8, 70, {"clothing_met": False, "emotionally_neglected": True}, "yes", id="08-sandang"),
    pytest.param(8, 70, {"shelter_met": False, "emotionally_neglected": True}, "yes", id="08-papan"),
    pytest.param(8, 70, {"health_met": False, "emotionally_neglected": True}, "no", id="08-kesehatan-bukan-baris"),
    pytest.param(8, 70, {"food_met": False}, "no", id="08-hanya-pangan"),
    pytest.param(8, 70, {"emotionally_neglected": True}, "no", id="08-hanya-psikososial"),
    pytest.param(8, 70, {"food_met": None, "emotionally_neglected": True}, "unknown", id="08-pangan-belum-diketahui"),
    pytest.param(8, 70, {"food_met": False, "emotionally_neglected": None}, "unknown", id="08-psikososial-belum"),
    # 9. Penyandang disabilitas: limitation, long-lasting, barrier
    pytest.param(
        9,
        30,
        {"physical_disability": True, "long_term_disability": True, "participation_barrier": True},
        "yes",
        id="09-fisik",
    ),
    pytest.param(
        9, 8, {"disabled": True, "long_term_disability": True, "hindered_in_activities": True}, "yes", id="09-anak-juga"
    ),
    pytest.param(
        9,
        80,
        {"mental_disability": True, "long_term_disability": True, "hindered_in_problems": True},
        "yes",
        id="09-lansia-juga",
    ),
    pytest.param(
        9, 30, {"severe_disability": True, "long_term_disability": True}, "yes", id="09-berat-adalah-hambatan"
    ),
    pytest.param(9, 30, {"disabled": True, "participation_barrier": True}, "no", id="09-tidak-jangka-lama"),
    pytest.param(9, 30, {"disabled": True, "long_term_disability": True}, "no", id="09-tanpa-hambatan"),
    pytest.param(
        9,
        30,
        {"disabled": True, "long_term_disability": None, "participation_barrier": True},
        "unknown",
        id="09-lamanya-belum-diketahui",
    ),
    # 10. Tuna susila: all three lines of an assessment
    pytest.param(
        10, 25, {"changing_partners": True, "offers_self": True, "paid_for_sex": True}, "yes", id="10-menurut-asesmen"
    ),
    pytest.param(10, 25, {"offers_self": True, "paid_for_sex": True}, "no", id="10-tidak-berulang"),
    pytest.param(10, 25, {"changing_partners": True, "paid_for_sex": True}, "no", id="10-tidak-menjajakan"),
    pytest.param(10, 25, {"changing_partners": True, "offers_self": True}, "no", id="10-tanpa-imbalan"),
    pytest.param(
        10,
        25,
        {"changing_partners": True, "offers_self": None, "paid_for_sex": True},
        "unknown",
        id="10-belum-diasesmen",
    ),
    # 11. Gelandangan: no fixed dwelling, wanders, and a further sign
    pytest.param(11, 40, {"fixed_dwelling": False, "wanders": True, "has_ktp": False}, "yes", id="11-tanpa-ktp"),
    pytest.param(
        11, 40, {"fixed_dwelling": False, "wanders": True, "steady_income": False}, "yes", id="11-tanpa-penghasilan"
    ),
    pytest.param(
        11, 40, {"fixed_dwelling": False, "wanders": True, "future_plan": False}, "yes", id="11-tanpa-rencana"
    ),
    pytest.param(11, 40, {"fixed_dwelling": False, "wanders": True}, "no", id="11-tanpa-tanda-lain"),
    pytest.param(11, 40, {"fixed_dwelling": False, "has_ktp": False}, "no", id="11-tidak-mengembara"),
    pytest.param(11, 40, {"wanders": True, "has_ktp": False}, "no", id="11-punya-rumah"),
    pytest.param(
        11, 40, {"fixed_dwelling": None, "wanders": True, "has_ktp": False}, "unknown", id="11-tempat-belum-diketahui"
    ),
    # 12. Pengemis: lives from begging, and a further sign
    pytest.param(12, 50, {"income_by_begging": True, "ragged_clothing": True}, "yes", id="12-compang-camping"),
    pytest.param(12, 50, {"income_by_begging": True, "begs_in_busy_places": True}, "yes", id="12-tempat-ramai"),
    pytest.param(12, 50, {"income_by_begging": True, "uses_others_for_pity": True}, "yes", id="12-memperalat-orang"),
    pytest.param(12, 50, {"ragged_clothing": True}, "no", id="12-compang-camping-saja"),
    pytest.param(12, 50, {"income_by_begging": True}, "no", id="12-tanpa-tanda-lain"),
    pytest.param(12, 50, {"income_by_begging": None, "ragged_clothing": True}, "unknown", id="12-belum-diketahui"),
    # 13. Pemulung: no steady job, collects used goods
    pytest.param(13, 35, {"collects_used_goods": True, "steady_job": False}, "yes", id="13-pemulung"),
    pytest.param(13, 35, {"collects_used_goods": True}, "no", id="13-punya-pekerjaan-tetap"),
    pytest.param(13, 35, {"steady_job": False}, "no", id="13-tidak-mengumpulkan"),
    pytest.param(13, 35, {"collects_used_goods": True, "steady_job": None}, "unknown", id="13-belum-diketahui"),
    # 14. Kelompok minoritas: only what an officer set down
    pytest.param(14, 30, {"minority_group": True}, "yes", id="14-ditetapkan-petugas"),
    pytest.param(14, 30, {"discriminated": True, "marginalised": True}, "no", id="14-tidak-disimpulkan"),
    pytest.param(14, 30, {"minority_group": None, "discriminated": True}, "unknown", id="14-belum-ditetapkan"),
    # 15. BWBLP
    pytest.param(15, 30, {"former_prisoner": True, "rejected": True}, "yes", id="15-ditolak"),
    pytest.param(15, 30, {"former_prisoner": True, "hard_to_find_work": True}, "yes", id="15-sulit-kerja"),
    pytest.param(
        15,
        30,
        {"former_prisoner": True, "breadwinner": True, "role_unfulfilled": True},
        "yes",
        id="15-tidak-dapat-menafkahi",
    ),
    pytest.param(15, 30, {"former_prisoner": True, "role_unfulfilled": True}, "no", id="15-bukan-pencari-nafkah"),
    pytest.param(15, 30, {"former_prisoner": True}, "no", id="15-tanpa-hambatan"),
    pytest.param(15, 30, {"rejected": True, "hard_to_find_work": True}, "no", id="15-bukan-bekas-warga-binaan"),
    pytest.param(15, 30, {"former_prisoner": None, "rejected": True}, "unknown", id="15-belum-diketahui"),
    # 16. ODHA
    pytest.param(16, 30, {"hiv_positive": True, "needs_hiv_support": True}, "yes", id="16-perlu-dukungan"),
    pytest.param(16, 30, {"hiv_positive": True}, "no", id="16-tidak-perlu-dukungan"),
    pytest.param(16, 30, {"needs_hiv_support": True}, "no", id="16-tidak-dinyatakan"),
    pytest.param(16, 30, {"hiv_positive": None, "needs_hiv_support": True}, "unknown", id="16-belum-diketahui"),
    # 17. Korban NAPZA
    pytest.param(
        17,
        25,
        {"drug_misuse": True, "free_of_dependence": True, "social_function_disturbed": True},
        "yes",
        id="17-bebas-dan-terganggu",
    ),
    pytest.param(17, 25, {"drug_misuse": True, "social_function_disturbed": True}, "no", id="17-masih-bergantung"),
    pytest.param(17, 25, {"drug_misuse": True, "free_of_dependence": True}, "no", id="17-fungsi-sosial-baik"),
    pytest.param(17, 25, {"free_of_dependence": True, "social_function_disturbed": True}, "no", id="17-tidak-pernah"),
    pytest.param(
        17,
        25,
        {"drug_misuse": True, "free_of_dependence": None, "social_function_disturbed": True},
        "unknown",
        id="17-keterangan-dokter-belum-ada",
    ),
    # 18. Korban trafficking
    pytest.param(18, 25, {"trafficked": True}, "yes", id="18-korban-tppo"),
    pytest.param(18, 10, {"trafficked": True}, "yes", id="18-anak-juga"),
    pytest.param(18, 25, {"abducted_or_sold": True, "deported": True}, "no", id="18-tidak-disimpulkan"),
    pytest.param(18, 25, {"trafficked": None, "deported": True}, "unknown", id="18-belum-diketahui"),
    # 19. Korban tindak kekerasan: no age in the text; a person or a family
    pytest.param(19, 30, {"violence_victim": True}, "yes", id="19-kekerasan"),
    pytest.param(19, 30, {"maltreated": True}, "yes", id="19-perlakuan-salah"),
    pytest.param(19, 30, {"neglect_victim": True}, "yes", id="19-penelantaran"),
    pytest.param(19, 30, {"economically_exploited": True}, "yes", id="19-eksploitasi"),
    pytest.param(19, 30, {"discriminated": True}, "yes", id="19-diskriminasi"),
    pytest.param(19, 30, {"left_in_danger": True}, "yes", id="19-dibiarkan-dalam-bahaya"),
    pytest.param(19, 30, {"violence_victim_family": True}, "yes", id="19-seluruh-keluarga"),
    pytest.param(19, 5, {"violence_victim": True}, "yes", id="19-lampiran-tanpa-usia"),
    pytest.param(19, 30, {"rejected": True, "marginalised": True}, "no", id="19-terpinggirkan-bukan-kekerasan"),
    pytest.param(19, 30, {"left_in_danger": None}, "unknown", id="19-belum-diketahui"),
    # 20. Pekerja migran bermasalah sosial: status and one of six problems
    pytest.param(20, 30, {"migrant_status": "luar_negeri", "violence_victim": True}, "yes", id="20-luar-negeri"),
    pytest.param(20, 30, {"migrant_status": "dalam_negeri", "workplace_misfit": True}, "yes", id="20-dalam-negeri"),
    pytest.param(20, 30, {"migrant_status": "bekas", "deported": True}, "yes", id="20-bekas-dideportasi"),
    pytest.param(20, 30, {"undocumented_migrant": True, "trafficked": True}, "yes", id="20-tanpa-dokumen"),
    pytest.param(20, 30, {"migrant_status": "luar_negeri", "neglect_victim": True}, "yes", id="20-ditelantarkan"),
    pytest.param(20, 30, {"migrant_status": "luar_negeri", "economically_exploited": True}, "yes", id="20-eksploitasi"),
    pytest.param(20, 30, {"migrant_status": "luar_negeri"}, "no", id="20-tanpa-masalah"),
    pytest.param(20, 30, {"violence_victim": True}, "no", id="20-bukan-migran"),
    pytest.param(20, 30, {"migrant_status": None, "deported": True}, "unknown", id="20-belum-diketahui"),
    # 21. Korban bencana alam: four harms
    pytest.param(21, 30, {"disaster_kind": "alam", "disaster_injured": True}, "yes", id="21-luka"),
    pytest.param(21, 30, {"disaster_kind": "alam", "disaster_property_lost": True}, "yes", id="21-harta"),
    pytest.param(21, 30, {"disaster_kind": "alam", "disaster_distress": True}, "yes", id="21-tekanan-jiwa"),
    pytest.param(21, 30, {"disaster_kind": "alam", "disaster_function_disturbed": True}, "yes", id="21-fungsi-sosial"),
    pytest.param(
        21, 30, {"family_disaster_kind": "alam", "house_disaster_damage": True}, "yes", id="21-bencana-keluarga"
    ),
    pytest.param(21, 30, {"disaster_kind": "alam", "died_in_disaster": True}, "yes", id="21-meninggal"),
    pytest.param(21, 30, {"disaster_kind": "alam"}, "no", id="21-tanpa-dampak"),
    pytest.param(21, 30, {"disaster_kind": "nonalam", "disaster_injured": True}, "no", id="21-bencana-nonalam"),
    pytest.param(21, 30, {"disaster_kind": None, "disaster_injured": True}, "unknown", id="21-belum-diketahui"),
    # 22. Korban bencana sosial: the line on social functions is absent
    pytest.param(22, 30, {"disaster_kind": "sosial", "disaster_heir": True}, "yes", id="22-ahli-waris"),
    pytest.param(22, 30, {"disaster_kind": "sosial", "disaster_property_lost": True}, "yes", id="22-harta"),
    pytest.param(22, 30, {"disaster_kind": "sosial", "disaster_distress": True}, "yes", id="22-tekanan-jiwa"),
    pytest.param(
        22, 30, {"disaster_kind": "sosial", "disaster_function_disturbed": True}, "no", id="22-fungsi-bukan-baris"
    ),
    pytest.param(22, 30, {"disaster_kind": "alam", "disaster_distress": True}, "no", id="22-bencana-alam"),
    pytest.param(22, 30, {"disaster_kind": "sosial", "disaster_distress": None}, "unknown", id="22-belum-diketahui"),
    # 23. PRSE: woman, 18 to 59, income too low; any marital status
    pytest.param(23, 30, {"sex": "P", "income_sufficient": False}, "yes", id="23-penghasilan-kurang"),
    pytest.param(
        23, 30, {"sex": "P", "income_sufficient": False, "marital_status": "1"}, "yes", id="23-belum-kawin-juga"
    ),
    pytest.param(23, 30, {"sex": "P", "income_sufficient": False, "marital_status": "2"}, "yes", id="23-kawin-juga"),
    pytest.param(
        23,
        30,
        {"sex": "P", "income_sufficient": False, "husband_left": True, "breadwinner": True},
        "yes",
        id="23-semua",
    ),
    pytest.param(23, 30, {"sex": "L", "income_sufficient": False}, "no", id="23-laki-laki"),
    pytest.param(23, 30, {"sex": "P", "breadwinner": True}, "no", id="23-pencari-nafkah-berkecukupan"),
    pytest.param(23, 30, {"sex": None, "income_sufficient": False}, "unknown", id="23-jenis-kelamin-belum"),
    pytest.param(23, 30, {"sex": "P", "income_sufficient": None}, "unknown", id="23-penghasilan-belum-diketahui"),
    # 24. Fakir miskin: no livelihood and/or basic needs unmet
    pytest.param(24, 30, {"has_livelihood": False}, "yes", id="24-tanpa-mata-pencaharian"),
    pytest.param(24, 30, {"basic_needs_met": False}, "yes", id="24-kebutuhan-tidak-terpenuhi"),
    pytest.param(24, 30, {"has_livelihood": False, "basic_needs_met": False}, "yes", id="24-keduanya"),
    pytest.param(24, 30, {"decile": 1}, "no", id="24-desil-1-bukan-fakir-miskin"),
    pytest.param(24, 30, {"basic_needs_met": None}, "unknown", id="24-belum-diketahui"),
    # 25. KBSP: disharmony by which the functions of the family fail
    pytest.param(
        25, 30, {"spouses_inattentive": True, "family_function_problem": True}, "yes", id="25-kurang-perhatian"
    ),
    pytest.param(25, 30, {"frequent_quarrels": True, "family_function_problem": True}, "yes", id="25-bertengkar"),
    pytest.param(25, 30, {"living_apart": True, "family_function_problem": True}, "yes", id="25-terpisah"),
    pytest.param(25, 30, {"bad_neighbour_relations": True, "family_function_problem": True}, "yes", id="25-tetangga"),
    pytest.param(25, 30, {"children_needs_unmet": True, "family_function_problem": True}, "yes", id="25-anak"),
    pytest.param(25, 30, {"frequent_quarrels": True}, "no", id="25-bertengkar-tetapi-berfungsi"),
    pytest.param(25, 30, {"family_function_problem": True}, "no", id="25-tanpa-tanda"),
    pytest.param(25, 30, {"frequent_quarrels": True, "family_function_problem": None}, "unknown", id="25-belum"),
    # 26. KAT: recorded, or all seven signs
    pytest.param(26, 30, {"remote_community": True}, "yes", id="26-tercatat"),
    pytest.param(
        26,
        30,
        {
            "small_closed_community": True,
            "kinship_institutions": True,
            "hard_to_reach": True,
            "subsistence_economy": True,
            "simple_tools": True,
            "nature_dependent": True,
            "limited_services": True,
        },
        "yes",
        id="26-tujuh-ciri",
    ),
    pytest.param(
        26,
        30,
        {
            "small_closed_community": True,
            "kinship_institutions": True,
            "hard_to_reach": True,
            "subsistence_economy": True,
            "simple_tools": True,
            "nature_dependent": True,
        },
        "no",
        id="26-enam-ciri",
    ),
    pytest.param(26, 30, {"hard_to_reach": True, "limited_services": True}, "no", id="26-terpencil-saja"),
    pytest.param(26, 30, {"remote_community": None}, "unknown", id="26-belum-diketahui"),
]


@pytest.mark.parametrize(("number", "age", "changes", "expected"), CASES)
def test_a_case(number: int, age: int, changes: Facts, expected: str) -> None:
    """One kind, one person."""
    assert verdict(quiet(age, changes), f"PPKS-{number:02}") == expected


def test_every_kind_has_a_yes_a_no_and_an_unknown() -> None:
    """The cases above reach the three answers of all 26 kinds."""
    reached = {(case.values[0], case.values[3]) for case in CASES}
    assert reached >= {(number, answer) for number in range(1, 27) for answer in ("yes", "no", "unknown")}


NEGLECTED = {"care_status": "telantar", "poor": True, "food_met": False}
DISABLED = {"disabled": True, "long_term_disability": True, "participation_barrier": True}

AGE_EDGES = [
    # kind, what makes it a yes, lowest age in, highest age in (completed years; None: no edge)
    pytest.param(1, NEGLECTED, None, 5, id="01-balita-5-ke-bawah"),
    pytest.param(2, NEGLECTED, 6, 17, id="02-anak-6-17"),
    pytest.param(3, {"law_role": "tersangka"}, 12, 17, id="03-abh-12-17"),
    pytest.param(3, {"law_role": "korban"}, 12, 17, id="03-abh-korban-12-17"),
    pytest.param(4, {"street_role": "hidup", "street_hours": 9}, 5, 17, id="04-jalanan-5-17"),
    pytest.param(5, DISABLED, None, 17, id="05-adk-di-bawah-18"),
    pytest.param(6, {"violence_victim": True}, None, 17, id="06-korban-di-bawah-18"),
    pytest.param(7, {"violence_victim": True}, None, 17, id="07-ampk-di-bawah-18"),
    pytest.param(8, {"food_met": False, "emotionally_neglected": True}, 60, None, id="08-lansia-60"),
    pytest.param(15, {"former_prisoner": True, "rejected": True}, 18, None, id="15-bwblp-18"),
    pytest.param(16, {"hiv_positive": True, "needs_hiv_support": True}, 18, None, id="16-odha-18"),
    pytest.param(23, {"sex": "P", "income_sufficient": False}, 18, 59, id="23-prse-18-59"),
]


@pytest.mark.parametrize(("number", "changes", "low", "high"), AGE_EDGES)
def test_both_sides_of_every_age_edge(number: int, changes: Facts, low: int | None, high: int | None) -> None:
    """The day before a birthday and the birthday itself."""
    code = f"PPKS-{number:02}"
    if low is not None:
        assert verdict(quiet(low - 1, changes, youngest=False), code) == "no"  # turns `low` tomorrow
        assert verdict(quiet(low, changes), code) == "yes"  # turns `low` today
    else:
        assert verdict(quiet(0, changes), code) == "yes"
    if high is not None:
        assert verdict(quiet(high, changes, youngest=False), code) == "yes"  # turns `high + 1` tomorrow
        assert verdict(quiet(high + 1, changes), code) == "no"
    else:
        assert verdict(quiet(100, changes), code) == "yes"


@pytest.mark.parametrize(("number", "changes", "low", "high"), AGE_EDGES)
def test_without_a_birth_date_the_kind_stays_open(
    number: int, changes: Facts, low: int | None, high: int | None
) -> None:
    """The age decides, so it is asked."""
    assert verdict(quiet(20, {**changes, "birth_date": None}), f"PPKS-{number:02}") == "unknown"


@pytest.mark.parametrize(
    ("number", "changes"),
    [
        pytest.param(9, DISABLED, id="09"),
        pytest.param(11, {"fixed_dwelling": False, "wanders": True, "has_ktp": False}, id="11"),
        pytest.param(12, {"income_by_begging": True, "ragged_clothing": True}, id="12"),
        pytest.param(14, {"minority_group": True}, id="14"),
        pytest.param(18, {"trafficked": True}, id="18"),
        pytest.param(19, {"violence_victim": True}, id="19"),
        pytest.param(21, {"disaster_kind": "alam", "disaster_injured": True}, id="21"),
        pytest.param(22, {"disaster_kind": "sosial", "disaster_injured": True}, id="22"),
    ],
)
@pytest.mark.parametrize("age", [0, 17, 18, 59, 60, 90])
def test_kinds_without_an_age_in_the_text(number: int, changes: Facts, age: int) -> None:
    """A birth date decides nothing there, also when it is not known."""
    assert verdict(quiet(age, changes), f"PPKS-{number:02}") == "yes"
    assert verdict(quiet(age, {**changes, "birth_date": None}), f"PPKS-{number:02}") == "yes"


READINGS = [
    # reading, kind, age, changes, answer without it, answer with it
    pytest.param("balita", "0-4", 1, 5, NEGLECTED, "yes", "no", id="balita-5-menurut-kaltim"),
    pytest.param("balita", "0-4", 1, 4, NEGLECTED, "yes", "yes", id="balita-4"),
    pytest.param("anak_terlantar", "6-18", 2, 18, NEGLECTED, "no", "yes", id="anak-18-menurut-lampiran"),
    pytest.param("anak_terlantar", "6-18", 2, 19, NEGLECTED, "no", "no", id="anak-19"),
    pytest.param("anak_terlantar", "5-17", 2, 5, NEGLECTED, "no", "yes", id="anak-5-menurut-kaltim"),
    pytest.param(
        "abh_korban_saksi", "tanpa-batas-bawah", 3, 8, {"law_role": "korban"}, "no", "yes", id="abh-korban-8-tahun"
    ),
    pytest.param(
        "abh_korban_saksi", "tanpa-batas-bawah", 3, 8, {"law_role": "tersangka"}, "no", "no", id="abh-tersangka-8-tahun"
    ),
    pytest.param(
        "anak_jalanan", "tanpa-batas-bawah", 4, 3, {"street_role": "hidup"}, "no", "yes", id="anak-jalanan-3-tahun"
    ),
    pytest.param(
        "abh_korban_saksi", "tanpa-batas-bawah", 3, 0, {"law_role": "saksi"}, "no", "yes", id="abh-saksi-bayi"
    ),
    pytest.param(
        "anak_jalanan", "tanpa-batas-bawah", 4, 0, {"street_role": "hidup"}, "no", "yes", id="bayi-di-jalanan"
    ),
    pytest.param("jam_jalanan", "6", 4, 10, {"street_hours": 5}, "yes", "no", id="lima-jam-di-jalanan"),
    pytest.param("jam_jalanan", "6", 4, 10, {"street_hours": 6}, "yes", "yes", id="enam-jam-di-jalanan"),
    pytest.param("ampk", "6-18", 7, 5, {"disabled": True}, "yes", "no", id="ampk-5-tahun"),
    pytest.param("ampk", "6-18", 7, 18, {"disabled": True}, "no", "yes", id="ampk-18-tahun"),
    pytest.param("ampk", "6-18", 7, 6, {"disabled": True}, "yes", "yes", id="ampk-6-tahun"),
    pytest.param("ampk", "6-18", 7, 19, {"disabled": True}, "no", "no", id="ampk-19-tahun"),
    pytest.param("bwblp", "19", 15, 19, {"former_prisoner": True, "rejected": True}, "yes", "yes", id="bwblp-19"),
    pytest.param("odha", "19", 16, 19, {"hiv_positive": True, "needs_hiv_support": True}, "yes", "yes", id="odha-19"),
    *(
        pytest.param("trafficking", "tanda", 18, 25, {"trafficked": True, sign: True}, "yes", "yes", id=f"tppo-{sign}")
        for sign in ("violence_victim", "sexually_exploited", "neglect_victim", "workplace_misfit")
    ),
    pytest.param("bwblp", "19", 15, 18, {"former_prisoner": True, "rejected": True}, "yes", "no", id="bwblp-18"),
    pytest.param("odha", "19", 16, 18, {"hiv_positive": True, "needs_hiv_support": True}, "yes", "no", id="odha-18"),
    pytest.param(
        "napza",
        "tanpa-bebas",
        17,
        25,
        {"drug_misuse": True, "social_function_disturbed": True},
        "no",
        "yes",
        id="napza-masih-bergantung",
    ),
    pytest.param("trafficking", "tanda", 18, 25, {"trafficked": True}, "yes", "no", id="trafficking-tanpa-tanda"),
    pytest.param(
        "trafficking", "tanda", 18, 25, {"trafficked": True, "deported": True}, "yes", "yes", id="trafficking-tanda"
    ),
    pytest.param("korban_kekerasan", "dewasa", 19, 17, {"violence_victim": True}, "yes", "no", id="kekerasan-anak"),
    pytest.param("korban_kekerasan", "dewasa", 19, 18, {"violence_victim": True}, "yes", "yes", id="kekerasan-18"),
    # every line of the list, as the copy writes "dan"
    pytest.param("gabung", "semua", 2, 10, {"care_status": "telantar", "poor": True}, "yes", "no", id="semua-02"),
    pytest.param("gabung", "semua", 2, 10, NEGLECTED, "yes", "yes", id="semua-02-lengkap"),
    pytest.param("gabung", "semua", 5, 10, {"disabled": True}, "yes", "no", id="semua-05"),
    pytest.param(
        "gabung",
        "semua",
        5,
        10,
        {"disabled": True, "cannot_manage_daily_life": True},
        "yes",
        "yes",
        id="semua-05-lengkap",
    ),
    pytest.param(
        "gabung", "semua", 8, 70, {"food_met": False, "emotionally_neglected": True}, "yes", "no", id="semua-08"
    ),
    pytest.param(
        "gabung",
        "semua",
        11,
        40,
        {"fixed_dwelling": False, "wanders": True, "has_ktp": False},
        "yes",
        "no",
        id="semua-11",
    ),
    pytest.param(
        "gabung", "semua", 12, 50, {"income_by_begging": True, "ragged_clothing": True}, "yes", "no", id="semua-12"
    ),
    pytest.param("gabung", "semua", 15, 30, {"former_prisoner": True, "rejected": True}, "yes", "no", id="semua-15"),
    pytest.param(
        "gabung", "semua", 21, 30, {"disaster_kind": "alam", "disaster_injured": True}, "yes", "no", id="semua-21"
    ),
    pytest.param(
        "gabung", "semua", 22, 30, {"disaster_kind": "sosial", "disaster_injured": True}, "yes", "no", id="semua-22"
    ),
    pytest.param(
        "gabung",
        "semua",
        23,
        30,
        {"sex": "P", "income_sufficient": False},
        "yes",
        "no",
        id="semua-23-hampir-tak-terpenuhi",
    ),
    pytest.param(
        "gabung",
        "semua",
        25,
        30,
        {"frequent_quarrels": True, "family_function_problem": True},
        "yes",
        "no",
        id="semua-25",
    ),
]


@pytest.mark.parametrize(("key", "name", "number", "age", "changes", "without", "with_it"), READINGS)
def test_a_reading(key: str, name: str, number: int, age: int, changes: Facts, without: str, with_it: str) -> None:
    """Where sources differ both can be read, and the words say so."""
    family, code = quiet(age, changes), f"PPKS-{number:02}"
    other = book_on(readings={f"PPKS.{key}": name})

    assert verdict(family, code) == without
    assert verdict(family, code, other) == with_it
    assert "Bacaan pilihan" in decide(family, code, other).explain()


def test_an_unknown_reading_lists_those_there_are() -> None:
    with pytest.raises(UnknownName, match=r"gabung=semua"):
        book_on(readings={"PPKS.gabung": "sebagian"})


# --- through time -------------------------------------------------------------------------------------


def test_before_the_list_there_are_no_kinds() -> None:
    """Promulgated on 7 June 2012."""
    book_on(date(2012, 6, 7)).plan("PPKS-24")
    with pytest.raises(NotInForce, match="2012-06-07"):
        book_on(date(2012, 6, 6)).plan("PPKS-24")


@pytest.mark.parametrize(
    ("day", "age", "changes", "expected"),
    [
        pytest.param(date(2014, 10, 16), 5, {"violence_victim": True}, "no", id="lampiran-5-tahun"),
        pytest.param(date(2014, 10, 17), 5, {"violence_victim": True}, "yes", id="uu-35-5-tahun"),
        pytest.param(date(2014, 10, 16), 18, {"violence_victim": True}, "yes", id="lampiran-18-tahun"),
        pytest.param(date(2014, 10, 17), 18, {"violence_victim": True}, "no", id="uu-35-18-tahun"),
        pytest.param(date(2014, 10, 16), 6, {"violence_victim": True}, "yes", id="lampiran-6-tahun"),
        pytest.param(date(2014, 10, 16), 19, {"violence_victim": True}, "no", id="lampiran-19-tahun"),
        *(
            pytest.param(date(2014, 10, 16), 10, {ground: True}, "yes", id=f"lampiran-{ground}")
            for ground in (
                *("emergency_situation", "trafficked", "abducted_or_sold", "sexual_crime_victim"),
                *("economically_exploited", "sexually_exploited", "minority_or_isolated", "remote_community"),
                *("drug_or_alcohol_victim", "hiv_positive"),
            )
        ),
        pytest.param(date(2014, 10, 16), 10, {"disabled": True}, "no", id="lampiran-tanpa-disabilitas"),
        pytest.param(date(2014, 10, 17), 10, {"disabled": True}, "yes", id="uu-35-disabilitas"),
    ],
)
def test_ampk_before_and_after_the_child_protection_law(day: date, age: int, changes: Facts, expected: str) -> None:
    """The lampiran has 6 to 18 and fewer grounds."""
    assert verdict(quiet(age, changes, day=day), "PPKS-07", book_on(day)) == expected


@pytest.mark.parametrize(
    ("day", "age", "expected"),
    [
        pytest.param(date(2014, 10, 16), 18, "yes", id="hari-sebelum"),
        pytest.param(date(2014, 10, 16), 19, "no", id="hari-sebelum-19"),
        pytest.param(date(2014, 10, 17), 18, "no", id="harinya"),
    ],
)
def test_a_neglected_child_of_18_before_and_after_the_law(day: date, age: int, expected: str) -> None:
    assert verdict(quiet(age, NEGLECTED, day=day), "PPKS-02", book_on(day)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [pytest.param(date(2016, 4, 14), "yes", id="2012-hambatan"), pytest.param(date(2016, 4, 15), "no", id="UU-8-2016")],
)
def test_disability_before_and_after_its_law(day: date, expected: str) -> None:
    """The law of 2016 asks that the limitation lasts long."""
    family = quiet(30, {"disabled": True, "hindered_in_work": True}, day=day)
    assert verdict(family, "PPKS-09", book_on(day)) == expected


@pytest.mark.parametrize(
    "hindrance", ["hindered_in_activities", "cannot_manage_daily_life", "hindered_in_work", "hindered_in_problems"]
)
def test_disability_in_the_words_of_2012(hindrance: str) -> None:
    """Any of the hindrances; without one it is a no."""
    day = date(2016, 4, 14)
    book = book_on(day)
    assert verdict(quiet(30, {"disabled": True, hindrance: True}, day=day), "PPKS-09", book) == "yes"
    assert verdict(quiet(30, {"disabled": True}, day=day), "PPKS-09", book) == "no"


# --- several kinds at once ------------------------------------------------------------------------------

SEVERAL = [
    pytest.param(
        70,
        {**DISABLED, "food_met": False, "emotionally_neglected": True},
        {"lanjut_usia_terlantar", "penyandang_disabilitas"},
        id="lansia-telantar-dan-disabilitas",
    ),
    pytest.param(
        10,
        {**DISABLED, **NEGLECTED},
        {"anak_terlantar", "anak_dengan_kedisabilitasan", "anak_perlindungan_khusus", "penyandang_disabilitas"},
        id="anak-telantar-dengan-disabilitas",
    ),
    pytest.param(
        14,
        {"street_role": "hidup", "law_role": "tersangka", "income_by_begging": True, "begs_in_busy_places": True},
        {"anak_berhadapan_hukum", "anak_jalanan", "anak_perlindungan_khusus", "pengemis"},
        id="anak-jalanan-berhadapan-hukum",
    ),
    pytest.param(
        30,
        {"sex": "P", "income_sufficient": False, "violence_victim": True, "has_livelihood": False},
        {"perempuan_rawan_sosial_ekonomi", "korban_tindak_kekerasan", "fakir_miskin"},
        id="perempuan-korban-kekerasan-fakir-miskin",
    ),
    pytest.param(
        28,
        {"migrant_status": "bekas", "trafficked": True, "deported": True},
        {"korban_trafficking", "pekerja_migran_bermasalah_sosial"},
        id="bekas-migran-korban-tppo",
    ),
    pytest.param(
        8,
        {"disaster_kind": "alam", "disaster_injured": True, "emergency_situation": True, "remote_community": True},
        {"anak_perlindungan_khusus", "korban_bencana_alam", "komunitas_adat_terpencil"},
        id="anak-kat-korban-banjir",
    ),
    pytest.param(
        45,
        {"fixed_dwelling": False, "wanders": True, "has_ktp": False, "collects_used_goods": True, "steady_job": False},
        {"gelandangan", "pemulung"},
        id="gelandangan-pemulung",
    ),
    pytest.param(
        15,
        {"violence_victim": True, "maltreated": True},
        {"anak_korban_kekerasan", "anak_perlindungan_khusus", "korban_tindak_kekerasan"},
        id="anak-korban-kekerasan",
    ),
]


@pytest.mark.parametrize(("age", "changes", "expected"), SEVERAL)
def test_a_person_can_hold_several_kinds(age: int, changes: Facts, expected: set[str]) -> None:
    """Exactly these, in list order; the kinds of the family included."""
    codes = kinds_of(BOOK, quiet(age, changes), 0).codes

    assert set(codes) == expected
    order = [kind.code for kind in PPKS_KINDS]
    assert sorted(codes, key=order.index) == list(codes)


def test_members_of_one_family_hold_different_kinds() -> None:
    """The kinds of a person are asked of that person, those of a family of all."""
    family = quiet(70, {"food_met": False, "emotionally_neglected": True, "has_livelihood": False})
    grandchild = evolve(quiet(10, {"street_role": "bekerja"}).members[0])
    both = evolve(family, members=(*family.members, grandchild))

    assert kinds_of(BOOK, both, 0).codes == ("lanjut_usia_terlantar", "fakir_miskin")
    assert kinds_of(BOOK, both, 1).codes == ("anak_jalanan", "fakir_miskin")
    with pytest.raises(IndexError, match="anggota ke-3"):
        kinds_of(BOOK, both, 2)


def test_questions_leave_sensitive_things_alone_unless_asked() -> None:
    """A blank on a form is no reason to ask about HIV, prostitution or violence."""
    blank = Family(members=[Person(birth_date=born(25), sex="P")])
    held = kinds_of(BOOK, blank, 0)
    quiet_questions = {q.fact for q in held.questions()}
    all_questions = {q.fact for q in held.questions(sensitive=True)}

    assert quiet_questions < all_questions
    assert {"hiv_positive", "drug_misuse", "offers_self", "former_prisoner", "violence_victim"} <= all_questions
    assert not {"hiv_positive", "drug_misuse", "offers_self", "former_prisoner", "violence_victim"} & quiet_questions
    assert {"disabled", "income_sufficient", "has_livelihood"} <= quiet_questions


def test_an_unknown_is_never_a_no() -> None:
    """Of somebody about whom nothing is known only the presumed is decided."""
    held = kinds_of(BOOK, Family(members=[Person()]), 0)

    assert held.codes == ()
    assert [kind.code for kind, _ in held.not_held] == []
    assert len(held.open) == 26


def test_the_explanation_names_the_line_and_its_basis() -> None:
    text = BOOK.decide_members(quiet(10, {**NEGLECTED, "name": "Rahma"}), "PPKS-02")[0].explain()

    assert text.startswith("Rahma. PPKS-02 (Anak Terlantar), per 24 November 2026: MEMENUHI SYARAT")
    assert "ditelantarkan" in text
    assert "Peraturan Menteri Sosial 8/2012" in text
    assert "6 sampai 17 tahun" in text
    assert "6 sampai 18 tahun" in text  # the note that sources differ


def test_the_day_is_the_one_asked() -> None:
    assert BOOK.as_of == AS_OF
