"""Work, income and aid, and the common exclusions of a person."""

from attrs import field, frozen

from pskslib.population.ages import GROWN_UP, GROWN_WOMAN
from pskslib.population.fields import LISTED, MATCHED, MOST_RUPIAH, about, no
from pskslib.population.person_health import PersonHealth


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonWork(PersonHealth):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    # --- common exclusions (X01 to X20 of a person) ------------------------------------------
    civil_servant: bool | None = field(
        default=None,
        metadata=about(
            "asn",
            "ASN (PNS atau PPPK)",
            "civil servant",
            ask="Apakah {siapa} bekerja sebagai ASN (PNS atau PPPK)?",
            ask_en="Is {siapa} a civil servant (PNS or PPPK)?",
            presumed=MATCHED,
        ),
    )
    military_or_police: bool | None = field(
        default=None,
        metadata=about(
            "tni_polri",
            "anggota TNI atau Polri",
            "member of the armed forces or police",
            ask="Apakah {siapa} anggota TNI atau Polri?",
            ask_en="Is {siapa} in the armed forces or police?",
            presumed=MATCHED,
        ),
    )
    state_pensioner: bool | None = field(
        default=None,
        metadata=about(
            "pensiunan_negara",
            "pensiunan ASN, TNI atau Polri",
            "retired civil servant, soldier or police officer",
            ask="Apakah {siapa} pensiunan ASN, TNI atau Polri?",
            ask_en="Is {siapa} a retired civil servant, soldier or police officer?",
            presumed=MATCHED,
        ),
    )
    wage_above_minimum: bool | None = field(
        default=None,
        metadata=about(
            "upah_di_atas_umk",
            "upah di atas upah minimum (BPJS Ketenagakerjaan)",
            "wage above the minimum wage (employment insurance)",
            ask="Apakah {siapa} pekerja dengan upah di atas upah minimum?",
            ask_en="Does {siapa} earn a wage above the minimum wage?",
            presumed=MATCHED,
        ),
    )
    social_companion: bool | None = field(
        default=None,
        metadata=about(
            "pendamping_sosial",
            "pendamping sosial",
            "social programme companion",
            ask="Apakah {siapa} bekerja sebagai pendamping sosial?",
            ask_en="Does {siapa} work as a social programme companion?",
            presumed=LISTED,
        ),
    )
    company_officer: bool | None = field(
        default=None,
        metadata=about(
            "pengurus_perusahaan",
            "pemilik atau pengurus perusahaan (AHU)",
            "owner or officer of a company (company register)",
            ask="Apakah benar {siapa} pemilik atau pengurus perusahaan? Cocokkan data AHU dengan orangnya.",
            ask_en="Is {siapa} truly an owner or officer of a company? Compare the register with the person.",
            verify=True,
            presumed=MATCHED,
        ),
    )
    paid_by_state: bool | None = field(
        default=None,
        metadata=about(
            "digaji_apbn_apbd",
            "menerima gaji dari APBN atau APBD",
            "paid from the state or regional budget",
            ask="Apakah {siapa} menerima gaji dari APBN atau APBD?",
            ask_en="Is {siapa} paid from the state or regional budget?",
            presumed=MATCHED,
        ),
    )
    village_official: bool | None = field(
        default=None,
        metadata=about(
            "perangkat_desa",
            "perangkat desa aktif",
            "active village official",
            ask="Apakah {siapa} perangkat desa aktif?",
            ask_en="Is {siapa} an active village official?",
            presumed=LISTED,
        ),
    )
    certified_teacher: bool | None = field(
        default=None,
        metadata=about(
            "guru_bersertifikasi",
            "guru bersertifikasi",
            "certified teacher",
            ask="Apakah {siapa} guru bersertifikasi?",
            ask_en="Is {siapa} a certified teacher?",
            presumed=LISTED,
        ),
    )
    health_worker: bool | None = field(
        default=None,
        metadata=about(
            "tenaga_kesehatan",
            "tenaga kesehatan aktif",
            "active health worker",
            ask="Apakah {siapa} tenaga kesehatan aktif?",
            ask_en="Is {siapa} an active health worker?",
            presumed=LISTED,
        ),
    )
    not_found: bool | None = field(
        default=None,
        metadata=about(
            "tidak_ditemukan",
            "orang tidak ditemukan atau sudah pindah",
            "person not found or moved away",
            ask="Apakah {siapa} masih tinggal di alamat ini?",
            ask_en="Does {siapa} still live at this address?",
            presumed=no("tidak ada laporan pindah", "no report of a move"),
        ),
    )
    online_gambling: bool | None = field(
        default=None,
        metadata=about(
            "judi_online",
            "terindikasi judi online (PPATK)",
            "flagged for online gambling",
            ask="Apakah benar {siapa} terindikasi judi online? Bantu klarifikasi dan pengaktifan kembali bila layak.",
            ask_en="Is {siapa} truly flagged for online gambling? Help to clarify and to ask for reactivation.",
            presumed=MATCHED,
            sensitive=True,
        ),
    )
    gambling_relapse: bool | None = field(
        default=None,
        metadata=about(
            "judi_online_kambuh",
            "kembali judi online sesudah diaktifkan kembali",
            "gambling again after reactivation",
            ask="Apakah {siapa} kedapatan judi online lagi sesudah bantuannya diaktifkan kembali?",
            ask_en="Was {siapa} found gambling again after reactivation?",
            presumed=MATCHED,
            sensitive=True,
        ),
    )
    state_enterprise_or_official: bool | None = field(
        default=None,
        metadata=about(
            "bumn_pejabat",
            "pegawai BUMN/BUMD atau pejabat negara",
            "employee of a state enterprise or state official",
            ask="Apakah {siapa} pegawai BUMN/BUMD atau pejabat negara?",
            ask_en="Is {siapa} an employee of a state enterprise or a state official?",
            presumed=MATCHED,
        ),
    )

    # --- work, income, aid ---
    works: bool | None = field(
        default=None,
        metadata=about(
            "bekerja",
            "bekerja",
            "works",
            ask="Apakah {siapa} bekerja?",
            ask_en="Does {siapa} work?",
            applies=GROWN_UP,
        ),
    )
    steady_job: bool | None = field(
        default=None,
        metadata=about(
            "pekerjaan_tetap",
            "punya pekerjaan tetap",
            "has a steady job",
            ask="Apakah {siapa} punya pekerjaan tetap?",
            ask_en="Does {siapa} have a steady job?",
            applies=GROWN_UP,
        ),
    )
    steady_income: bool | None = field(
        default=None,
        metadata=about(
            "penghasilan_tetap",
            "punya penghasilan tetap",
            "has a steady income",
            ask="Apakah {siapa} punya penghasilan tetap?",
            ask_en="Does {siapa} have a steady income?",
            applies=GROWN_UP,
        ),
    )
    income: int | None = field(
        default=None,
        metadata=about(
            "penghasilan",
            "penghasilan",
            "income",
            ask="Kira-kira berapa penghasilan {siapa} sebulan?",
            ask_en="About how much does {siapa} earn a month?",
            unit="Rp/bulan",
            low=0,
            high=MOST_RUPIAH,
            sensitive=True,
        ),
    )
    income_sufficient: bool | None = field(
        default=None,
        metadata=about(
            "penghasilan_cukup",
            "penghasilan cukup untuk kebutuhan dasar",
            "income covers the basic needs",
            ask="Apakah penghasilan {siapa} cukup untuk kebutuhan dasar?",
            ask_en="Does the income of {siapa} cover the basic needs?",
            applies=GROWN_UP,
            sensitive=True,
        ),
    )
    breadwinner: bool | None = field(
        default=None,
        metadata=about(
            "pencari_nafkah_utama",
            "pencari nafkah utama",
            "main breadwinner",
            ask="Apakah {siapa} pencari nafkah utama keluarga?",
            ask_en="Is {siapa} the main breadwinner of the family?",
            applies=GROWN_UP,
        ),
    )
    informal_worker: bool | None = field(
        default=None,
        metadata=about(
            "pekerja_informal",
            "pekerja informal atau rentan",
            "informal or vulnerable worker",
            ask="Apakah {siapa} bekerja tanpa upah tetap dari perusahaan (pekerja informal)?",
            ask_en="Does {siapa} work without a wage from a company?",
            applies=GROWN_UP,
        ),
    )
    employment_insurance: bool | None = field(
        default=None,
        metadata=about(
            "peserta_bpjs_tk",
            "peserta BPJS Ketenagakerjaan",
            "has employment insurance",
            ask="Apakah {siapa} sudah jadi peserta BPJS Ketenagakerjaan?",
            ask_en="Does {siapa} have employment insurance?",
            applies=GROWN_UP,
        ),
    )
    laid_off: bool | None = field(
        default=None,
        metadata=about(
            "terkena_phk",
            "terkena PHK",
            "laid off",
            ask="Apakah {siapa} terkena pemutusan hubungan kerja (PHK)?",
            ask_en="Was {siapa} laid off?",
            applies=GROWN_UP,
        ),
    )
    has_business: bool | None = field(
        default=None,
        metadata=about(
            "punya_usaha",
            "punya usaha atau rintisan usaha",
            "has a business or the start of one",
            ask="Apakah {siapa} punya usaha atau rintisan usaha?",
            ask_en="Does {siapa} have a business or the start of one?",
            applies=GROWN_UP,
        ),
    )
    teacher_or_lecturer: bool | None = field(
        default=None,
        metadata=about(
            "guru_atau_dosen",
            "guru atau dosen",
            "teacher or lecturer",
            ask="Apakah {siapa} guru atau dosen?",
            ask_en="Is {siapa} a teacher or lecturer?",
            applies=GROWN_UP,
        ),
    )
    pensioner_spouse: bool | None = field(
        default=None,
        metadata=about(
            "pasangan_pensiunan",
            "suami atau istri pensiunan ASN, TNI atau Polri",
            "spouse of a retired civil servant, soldier or police officer",
            ask="Apakah suami atau istri {siapa} pensiunan ASN, TNI atau Polri?",
            ask_en="Is the spouse of {siapa} a retired civil servant, soldier or police officer?",
            applies=GROWN_UP,
        ),
    )
    veteran: bool | None = field(
        default=None,
        metadata=about(
            "veteran",
            "veteran",
            "veteran",
            ask="Apakah {siapa} tercatat sebagai veteran?",
            ask_en="Is {siapa} a registered veteran?",
            applies=GROWN_UP,
        ),
    )
    veteran_widow: bool | None = field(
        default=None,
        metadata=about(
            "janda_veteran",
            "janda veteran",
            "widow of a veteran",
            ask="Apakah {siapa} janda seorang veteran?",
            ask_en="Is {siapa} the widow of a veteran?",
            applies=GROWN_WOMAN,
        ),
    )
    independence_pioneer: bool | None = field(
        default=None,
        metadata=about(
            "perintis_kemerdekaan",
            "perintis kemerdekaan",
            "pioneer of independence",
            ask="Apakah {siapa} tercatat sebagai perintis kemerdekaan?",
            ask_en="Is {siapa} a registered pioneer of independence?",
            applies=GROWN_UP,
        ),
    )
    kube_member: bool | None = field(
        default=None,
        metadata=about(
            "anggota_kube",
            "anggota kelompok usaha bersama (KUBE)",
            "member of a KUBE business group",
            ask="Apakah {siapa} anggota kelompok usaha bersama (KUBE)?",
            ask_en="Is {siapa} a member of a KUBE business group?",
            applies=GROWN_UP,
        ),
    )
    receives_pip: bool | None = field(
        default=None,
        metadata=about(
            "terima_pip",
            "menerima PIP",
            "receives PIP",
            ask="Apakah {siapa} menerima bantuan PIP?",
            ask_en="Does {siapa} receive PIP?",
        ),
    )
    receives_yapi: bool | None = field(
        default=None,
        metadata=about(
            "terima_yapi",
            "menerima ATENSI YAPI",
            "receives ATENSI YAPI",
            ask="Apakah {siapa} menerima bantuan ATENSI YAPI?",
            ask_en="Does {siapa} receive ATENSI YAPI?",
        ),
    )
    receives_prakerja: bool | None = field(
        default=None,
        metadata=about(
            "terima_prakerja",
            "menerima Kartu Prakerja",
            "receives Kartu Prakerja",
            ask="Apakah {siapa} menerima Kartu Prakerja?",
            ask_en="Does {siapa} receive Kartu Prakerja?",
            applies=GROWN_UP,
        ),
    )
    receives_meals: bool | None = field(
        default=None,
        metadata=about(
            "terima_permakanan",
            "menerima permakanan",
            "receives meals (permakanan)",
            ask="Apakah {siapa} menerima bantuan permakanan?",
            ask_en="Does {siapa} receive meals (permakanan)?",
        ),
    )
