"""Mother and child, school and study."""

from decimal import Decimal

from attrs import field, frozen

from pskslib.population.ages import (
    AT_SCHOOL,
    CHILDBEARING,
    PRESCHOOL,
    PUPIL,
    SCHOOL_AGE,
    SMALL_CHILD,
    STUDENT,
    STUDENT_LEVEL,
)
from pskslib.population.codes import HIGHER_EDUCATION, SCHOOL_LEVEL, Code
from pskslib.population.fields import LISTED, MOST_RUPIAH, Applies, about, no
from pskslib.population.person_identity import PersonIdentity
from pskslib.population.reading import read_decimal, read_higher_education, read_school_level


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonComponents(PersonIdentity):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    # --- components of PKH and education -----------------------------------------------------
    pregnant: bool | None = field(
        default=None,
        metadata=about(
            "hamil",
            "hamil atau masa nifas",
            "pregnant or in the weeks after birth",
            ask="Apakah {siapa} sedang hamil atau dalam masa nifas?",
            ask_en="Is {siapa} pregnant or in the weeks after giving birth?",
            applies=CHILDBEARING,
            sensitive=True,
        ),
    )
    pregnancy_number: int | None = field(
        default=None,
        metadata=about(
            "kehamilan_ke",
            "kehamilan ke berapa",
            "number of the pregnancy",
            ask="Ini kehamilan {siapa} yang ke berapa?",
            ask_en="Which pregnancy is this for {siapa}?",
            unit="kehamilan",
            low=1,
            high=25,
            sensitive=True,
        ),
    )
    breastfeeding: bool | None = field(
        default=None,
        metadata=about(
            "menyusui",
            "menyusui",
            "breastfeeding",
            ask="Apakah {siapa} sedang menyusui? Bila ya, pastikan bayinya terdaftar dalam keluarga.",
            ask_en="Is {siapa} breastfeeding? If so, make sure that the baby is listed.",
            applies=CHILDBEARING,
            presumed=no(
                "jarang dicatat; bayi yang disusui biasanya sudah terdaftar sebagai anak usia dini",
                "seldom recorded; the baby is usually listed as a small child",
            ),
            sensitive=True,
        ),
    )
    school_level: Code | None = field(
        default=None,
        converter=read_school_level,
        metadata=about(
            "jenjang_sekolah",
            "jenjang sekolah yang sedang diikuti",
            "level of school attended",
            ask="Apakah {siapa} sedang bersekolah, dan di jenjang apa (SD, SMP, SMA, atau tidak)?",
            ask_en="Does {siapa} go to school, and at which level (SD, SMP, SMA or none)?",
            codes=SCHOOL_LEVEL,
            applies=SCHOOL_AGE,
        ),
    )
    finished_school: bool | None = field(
        default=None,
        metadata=about(
            "tamat_wajib_belajar",
            "sudah tamat wajib belajar 12 tahun",
            "finished 12 years of compulsory school",
            ask="Apakah {siapa} sudah tamat SMA atau sederajat?",
            ask_en="Has {siapa} finished senior secondary school?",
            applies=Applies(age_from="usia_mungkin_tamat_min"),
            presumed=no(
                "jarang dicatat; yang belum tamat tetap memenuhi kriteria anak usia sekolah",
                "seldom recorded; who has not finished still meets the school-age criterion",
            ),
        ),
    )
    severe_disability: bool | None = field(
        default=None,
        metadata=about(
            "disabilitas_berat",
            "penyandang disabilitas berat",
            "severely disabled",
            ask="Apakah {siapa} penyandang disabilitas berat (tidak dapat mandiri dalam kegiatan sehari-hari)?",
            ask_en="Is {siapa} severely disabled (cannot manage daily life alone)?",
            sensitive=True,
        ),
    )
    rights_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_ham_berat",
            "korban pelanggaran HAM berat yang diakui",
            "recognised victim of a gross human-rights violation",
            ask="Apakah {siapa} tercatat sebagai korban pelanggaran HAM berat?",
            ask_en="Is {siapa} a recognised victim of a gross human-rights violation?",
            presumed=LISTED,
            sensitive=True,
        ),
    )
    # --- mother and child, school, study ---
    antenatal_visits: int | None = field(
        default=None,
        metadata=about(
            "kunjungan_kehamilan",
            "kali pemeriksaan selama kehamilan ini",
            "check-ups in this pregnancy",
            ask="Sudah berapa kali {siapa} memeriksakan kehamilan ini?",
            ask_en="How many check-ups has {siapa} had in this pregnancy?",
            unit="kali",
            low=0,
            high=50,
            sensitive=True,
        ),
    )
    facility_birth: bool | None = field(
        default=None,
        metadata=about(
            "bersalin_di_faskes",
            "bersalin di fasilitas kesehatan",
            "gave birth at a health facility",
            ask="Apakah {siapa} bersalin di fasilitas kesehatan?",
            ask_en="Did {siapa} give birth at a health facility?",
            applies=CHILDBEARING,
            sensitive=True,
        ),
    )
    health_post_regular: bool | None = field(
        default=None,
        metadata=about(
            "rutin_posyandu",
            "rutin dibawa ke posyandu dan diimunisasi",
            "taken to the health post and immunised",
            ask="Apakah {siapa} rutin dibawa ke posyandu dan diimunisasi?",
            ask_en="Is {siapa} regularly taken to the health post and immunised?",
            applies=SMALL_CHILD,
            sensitive=True,
        ),
    )
    attends_preschool: bool | None = field(
        default=None,
        metadata=about(
            "ikut_paud",
            "mengikuti PAUD atau TK",
            "attends preschool (PAUD, TK)",
            ask="Apakah {siapa} mengikuti PAUD atau TK?",
            ask_en="Does {siapa} attend preschool?",
            applies=PRESCHOOL,
        ),
    )
    school_grade: int | None = field(
        default=None,
        metadata=about(
            "kelas",
            "kelas",
            "school grade",
            ask="{siapa} sekarang di kelas berapa (1 sampai 13)?",
            ask_en="In which grade is {siapa} now (1 to 13)?",
            unit="kelas",
            low=1,
            high=13,
        ),
    )
    in_school_registry: bool | None = field(
        default=None,
        metadata=about(
            "terdaftar_dapodik",
            "terdaftar di Dapodik atau EMIS",
            "listed in the school registry (Dapodik, EMIS)",
            ask="Apakah {siapa} terdaftar di Dapodik atau EMIS? Tanyakan ke sekolahnya.",
            ask_en="Is {siapa} listed in Dapodik or EMIS? Ask the school.",
            applies=AT_SCHOOL,
        ),
    )
    school_attendance: int | None = field(
        default=None,
        metadata=about(
            "kehadiran_sekolah",
            "kehadiran di sekolah",
            "school attendance",
            ask="Berapa persen kehadiran {siapa} di sekolah?",
            ask_en="What share of school days does {siapa} attend?",
            unit="persen",
            low=0,
            high=100,
        ),
    )
    new_pupil: bool | None = field(
        default=None,
        metadata=about(
            "siswa_baru",
            "siswa baru tahun ajaran ini",
            "new pupil this school year",
            ask="Apakah {siapa} siswa baru pada tahun ajaran ini?",
            ask_en="Is {siapa} a new pupil this school year?",
            applies=PUPIL,
        ),
    )
    school_in_kutim: bool | None = field(
        default=None,
        metadata=about(
            "sekolah_di_kutim",
            "bersekolah di Kutai Timur",
            "goes to school in Kutai Timur",
            ask="Apakah sekolah {siapa} berada di Kutai Timur?",
            ask_en="Is the school of {siapa} in Kutai Timur?",
            applies=PUPIL,
        ),
    )
    returning_to_school: bool | None = field(
        default=None,
        metadata=about(
            "kembali_bersekolah",
            "kembali bersekolah setelah putus sekolah",
            "returns to school after dropping out",
            ask="Apakah {siapa} kembali bersekolah setelah sempat berhenti?",
            ask_en="Does {siapa} return to school after dropping out?",
            applies=AT_SCHOOL,
        ),
    )
    has_kip: bool | None = field(
        default=None,
        metadata=about(
            "punya_kip",
            "punya Kartu Indonesia Pintar (KIP)",
            "has a Kartu Indonesia Pintar",
            ask="Apakah {siapa} punya Kartu Indonesia Pintar (KIP)?",
            ask_en="Does {siapa} have a Kartu Indonesia Pintar?",
            applies=AT_SCHOOL,
        ),
    )
    pip_account_active: bool | None = field(
        default=None,
        metadata=about(
            "rekening_pip_aktif",
            "rekening PIP sudah diaktifkan",
            "PIP account activated",
            ask="Apakah rekening PIP {siapa} sudah diaktifkan di bank?",
            ask_en="Has the PIP account of {siapa} been activated?",
            applies=AT_SCHOOL,
        ),
    )
    siblings_at_home: int | None = field(
        default=None,
        metadata=about(
            "saudara_serumah",
            "jumlah saudara yang tinggal serumah",
            "siblings at home",
            ask="Berapa saudara {siapa} yang tinggal serumah?",
            ask_en="How many siblings of {siapa} live in the same house?",
            unit="orang",
            low=0,
            high=30,
        ),
    )
    higher_education: Code | None = field(
        default=None,
        converter=read_higher_education,
        metadata=about(
            "jenjang_kuliah",
            "jenjang kuliah yang sedang diikuti",
            "level of higher education attended",
            ask="Apakah {siapa} sedang kuliah, dan di jenjang apa?",
            ask_en="Is {siapa} at a university, and at which level?",
            codes=HIGHER_EDUCATION,
            applies=STUDENT_LEVEL,
        ),
    )
    study_semester: int | None = field(
        default=None,
        metadata=about(
            "semester_kuliah",
            "semester kuliah",
            "semester of study",
            ask="{siapa} sekarang di semester berapa?",
            ask_en="In which semester is {siapa}?",
            unit="semester",
            low=1,
            high=20,
        ),
    )
    grade_average: Decimal | None = field(
        default=None,
        converter=read_decimal,
        metadata=about(
            "ipk",
            "indeks prestasi kumulatif (IPK)",
            "grade point average",
            ask="Berapa IPK {siapa}?",
            ask_en="What is the grade point average of {siapa}?",
            unit="IPK",
            low=0,
            high=4,
        ),
    )
    tuition: int | None = field(
        default=None,
        metadata=about(
            "ukt",
            "uang kuliah tunggal (UKT)",
            "tuition",
            ask="Berapa UKT {siapa} per semester?",
            ask_en="What is the tuition of {siapa} a semester?",
            unit="Rp/semester",
            low=0,
            high=MOST_RUPIAH,
        ),
    )
    new_student: bool | None = field(
        default=None,
        metadata=about(
            "mahasiswa_baru",
            "mahasiswa baru tahun ini",
            "new student this year",
            ask="Apakah {siapa} mahasiswa baru tahun ini?",
            ask_en="Is {siapa} a new student this year?",
            applies=STUDENT,
        ),
    )
    campus_outside_kaltim: bool | None = field(
        default=None,
        metadata=about(
            "kampus_luar_kaltim",
            "kuliah di luar Kalimantan Timur",
            "studies outside Kalimantan Timur",
            ask="Apakah kampus {siapa} berada di luar Kalimantan Timur?",
            ask_en="Is the campus of {siapa} outside Kalimantan Timur?",
            applies=STUDENT,
        ),
    )
