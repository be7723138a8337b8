"""Whom a fact can be about. The ages stand in ``fields.toml``; they are not rules of eligibility.

Outside, a fact is a known *no*, even against what was written. So these bounds are wide: they only
spare people a silly question, such as whether a baby works.
"""

from typing import Final

from pskslib.population.fields import Applies

CHILDBEARING: Final = Applies(sex="P", age_from="usia_subur_min", age_to="usia_subur_maks")
SCHOOL_AGE: Final = Applies(age_from="usia_sekolah_min", age_to="usia_sekolah_maks", outside="tidak")
AT_SCHOOL: Final = Applies(age_from="usia_sekolah_min", age_to="usia_sekolah_maks")
PUPIL: Final = Applies(age_to="usia_sekolah_maks")
YOUNG: Final = Applies(age_to="usia_sekolah_maks")
CHILD: Final = Applies(age_to="usia_anak_maks")
SMALL_CHILD: Final = Applies(age_to="usia_posyandu_maks")
PRESCHOOL: Final = Applies(age_to="usia_paud_maks")
INFANT: Final = Applies(age_to="usia_bayi_maks")
STUDENT: Final = Applies(age_from="usia_kuliah_min")
STUDENT_LEVEL: Final = Applies(age_from="usia_kuliah_min", outside="tidak")
CAN_BE_TRIED: Final = Applies(age_from="usia_pidana_min")
GROWN_UP: Final = Applies(age_from="usia_remaja_min")
GROWN_WOMAN: Final = Applies(sex="P", age_from="usia_remaja_min")
MIGRANT: Final = Applies(age_from="usia_remaja_min", outside="tidak")
