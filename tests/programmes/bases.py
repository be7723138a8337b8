"""For every programme that published figures speak of: facts that meet all of its criteria, ready to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pskslib.programmes import PROGRAMMES
from tests.programmes.asking import Asker, Changes
from tests.rules.families import AS_OF

NEUTRAL: Changes = {"age": 40, "sex": "L", "severe_disability": False, "school_level": "tidak"}
"""A member for whom PKH has no component."""
STUDENT: Changes = {"age": 20, "higher_education": "S1", "ktp_kutim": True, "grade_average": Decimal("3.5")}
SOUND_HOUSE: Changes = {
    "dangerous_house": False,
    "wall": "tembok",
    "wall_poor": False,
    "roof": "genteng",
    "roof_poor": False,
    "floor": "keramik",
    "floor_poor": False,
    "toilet": "sendiri",
    "toilet_unfit": False,
    "floor_area_per_person": Decimal(9),
}
GRADUATING: Changes = {
    "age": 30,
    "disabled": False,
    "severe_disability": False,
    "receives_pkh": True,
    "receives_sembako": False,
    "agrees_to_graduate": True,
}

_MEETS: Mapping[str, Changes] = {
    "PKH": {**NEUTRAL, "decile": 2, "pkh_access_area": False},
    "SEMBAKO": {"age": 40, "decile": 2},
    "PBI_JK": {
        "age": 40,
        "citizenship": "WNI",
        "nik_matched": True,
        "in_data": True,
        "decile": 3,
        "assessed_in_need": False,
    },
    "PIP": {"age": 9, "school_level": "SD", "school_grade": 3, "has_kip": True, "refuses_aid": False},
    "YAPI": {
        "age": 12,
        "father_deceased": True,
        "mother_deceased": False,
        "parent_remarried": False,
        "care_status": "terawat",
        "in_data": True,
        "poor": True,
        "decile": 3,
        "in_institution": False,
        "marital_status": "belum kawin",
        "civil_servant": False,
        "military_or_police": False,
        "receives_pkh": False,
        "school_level": "SD",
    },
    "PERMAKANAN": {
        "age": 80,
        "disabled": False,
        "severe_disability": False,
        "lives_alone": True,
        "in_data": True,
        "poor": True,
        "state_pensioner": False,
        "pensioner_spouse": False,
        "nik_matched": True,
        "proposed_by_district": True,
    },
    "SEKOLAH_RAKYAT": {"age": 10, "school_level": "SD", "in_data": True, "decile": 1},
    "BST": {"age": 40, "receives_pkh": False, "receives_sembako": False},
    "BST_SEMBAKO_NONPKH": {"age": 40, "receives_pkh": False, "receives_sembako": True},
    "SEMBAKO_PPKM": {
        "age": 40,
        "proposed_by_region": True,
        "receives_pkh": False,
        "receives_sembako": False,
        "receives_bst": False,
        "receives_blt_dd": False,
        "similar_aid": False,
    },
    "BLT_BBM": {"age": 40, "in_data": True},
    "BLT_MRP": {"age": 40, "in_data": True},
    "BLTS_KESRA": {"age": 40, "decile": 3},
    "BLT_DD": {
        "age": 40,
        "in_desa": True,
        "domiciled": True,
        "poor": True,
        "extreme_poor": True,
        "receives_pkh": False,
        "receives_sembako": False,
        "receives_bst": False,
        "receives_prakerja": False,
    },
    "RST": {
        **SOUND_HOUSE,
        "dangerous_house": True,
        "age": 40,
        "has_ktp": True,
        "has_family_card": True,
        "in_data": True,
        "poor": True,
        "land_tenure": "milik_sendiri",
        "land_proof": "shm",
        "received_house_aid": False,
        "received_rst": False,
    },
    "BSPS": {
        "age": 40,
        "land_tenure": "milik_sendiri",
        "land_proof": "shm",
        "only_house": True,
        "low_income": True,
        "received_house_aid": False,
        "received_rst": False,
    },
    "PENA": GRADUATING,
    "PPSE": GRADUATING,
    "KUBE": {"age": 35, "in_data": True, "poor": True, "business_group_families": 8, "marital_status": "kawin"},
    "SANTUNAN_BENCANA": {"age": 40, "disaster_heir": True, "disaster_seriously_injured": False},
    "ASLUT": {
        "age": 75,
        "bedridden": True,
        "care_status": "telantar",
        "lives_with_family": False,
        "steady_income": False,
    },
    "ASPDB": {
        "age": 30,
        "severe_disability": True,
        "beyond_rehabilitation": True,
        "lives_with_family": True,
        "in_data": True,
    },
    "KALTIM_GRATISPOL": {
        "age": 20,
        "higher_education": "S1",
        "has_ktp": True,
        "has_family_card": True,
        "kaltim_years": 10,
        "teacher_or_lecturer": False,
        "study_semester": 3,
        "campus_outside_kaltim": False,
        "new_student": True,
    },
    "KALTIM_RTLH": {**SOUND_HOUSE, "dangerous_house": True, "age": 40, "in_data": True},
    "KUTIM_DISABILITAS_PROV": {
        "age": 30,
        "disabled": True,
        "severe_disability": True,
        "bedridden": True,
        "wheelchair_dependent": False,
        "has_family_card": True,
        "domiciled": True,
        "ktp_kutim": True,
    },
    "KUTIM_SERAGAM": {
        "age": 7,
        "school_level": "SD",
        "attends_preschool": False,
        "school_in_kutim": True,
        "new_pupil": True,
    },
    "KUTIM_KEBAKARAN": {"age": 40, "fire_victim": True, "house_tenure": "milik_sendiri"},
    "KUTIM_BEASISWA_TUNTAS": {**STUDENT, "study_semester": 4},
    "KUTIM_BEASISWA_STIMULAN": STUDENT,
}

BASES: Mapping[str, Asker] = {
    made.code: Asker(programme=made, day=AS_OF, meets=_MEETS[made.code]) for made in PROGRAMMES if made.code in _MEETS
}
"""By the code of the programme."""


def days_in_force(code: str, first: date, last: date | None) -> tuple[date, ...]:
    """The first and the last day of a span on which a programme holds (that of today where it goes on)."""
    made = BASES[code].programme
    editions = [e for e in made.editions if (e.until or date.max) >= first and (last is None or e.since <= last)]
    begin = max(first, editions[0].since)
    end = min(last or AS_OF, editions[-1].until or AS_OF, AS_OF)
    return tuple(dict.fromkeys((begin, max(begin, end))))
