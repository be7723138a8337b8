"""What a person does, or could do, for social welfare work: the PSKS (pilar sosial)."""

from attrs import field, frozen

from pskslib.population.ages import GROWN_UP
from pskslib.population.codes import EDUCATION, Code
from pskslib.population.fields import about
from pskslib.population.person_disaster import PersonDisaster
from pskslib.population.reading import read_education


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonService(PersonDisaster):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    education: Code | None = field(
        default=None,
        converter=read_education,
        metadata=about(
            "pendidikan",
            "pendidikan terakhir",
            "highest education",
            ask="Apa pendidikan terakhir {siapa}?",
            ask_en="What is the highest education of {siapa}?",
            codes=EDUCATION,
        ),
    )
    lives_in_duty_area: bool | None = field(
        default=None,
        metadata=about(
            "tinggal_di_wilayah_tugas",
            "tinggal di wilayah tugasnya",
            "lives in the area of duty",
            ask="Apakah {siapa} tinggal di kecamatan atau desa tempat ia akan bertugas?",
            ask_en="Does {siapa} live in the district or village where the duty is?",
        ),
    )
    ktp_of_duty_village: bool | None = field(
        default=None,
        metadata=about(
            "ktp_desa_tugas",
            "ber-KTP desa atau kelurahan tempat bertugas",
            "has a KTP of the village of duty",
            ask="Apakah KTP {siapa} beralamat di desa atau kelurahan tempat ia akan bertugas?",
            ask_en="Is the KTP of {siapa} of the village where the duty is?",
        ),
    )
    psm_member: bool | None = field(
        default=None,
        metadata=about(
            "anggota_psm",
            "pekerja sosial masyarakat (PSM)",
            "community social worker (PSM)",
            ask="Apakah {siapa} pekerja sosial masyarakat (PSM)?",
            ask_en="Is {siapa} a community social worker (PSM)?",
            applies=GROWN_UP,
        ),
    )
    karang_taruna_member: bool | None = field(
        default=None,
        metadata=about(
            "anggota_karang_taruna",
            "pernah aktif di Karang Taruna",
            "has been active in Karang Taruna",
            ask="Apakah {siapa} pernah atau masih aktif sebagai anggota atau pengurus Karang Taruna?",
            ask_en="Has {siapa} been an active member or officer of Karang Taruna?",
            applies=GROWN_UP,
        ),
    )
    basic_social_training: bool | None = field(
        default=None,
        metadata=about(
            "bimtek_dasar_kesos",
            "sudah bimbingan teknis dasar kesejahteraan sosial",
            "has finished basic training in social welfare",
            ask="Apakah {siapa} sudah mengikuti pelatihan PSM atau bimbingan teknis dasar kesejahteraan sosial?",
            ask_en="Has {siapa} finished the basic training in social welfare?",
            applies=GROWN_UP,
        ),
    )
    psm_recommended: bool | None = field(
        default=None,
        metadata=about(
            "rekomendasi_psm",
            "direkomendasikan IPSM dan kepala desa atau lurah",
            "recommended by the IPSM and the village head",
            ask="Apakah {siapa} direkomendasikan oleh IPSM dan kepala desa atau lurah?",
            ask_en="Is {siapa} recommended by the IPSM and the village head?",
            applies=GROWN_UP,
        ),
    )
    willing_to_serve: bool | None = field(
        default=None,
        metadata=about(
            "bersedia_mengabdi",
            "bersedia mengabdi sebagai relawan sosial",
            "willing to serve as a social volunteer",
            ask="Apakah {siapa} bersedia mengabdi sebagai relawan sosial?",
            ask_en="Is {siapa} willing to serve as a social volunteer?",
            applies=GROWN_UP,
        ),
    )
    good_conduct: bool | None = field(
        default=None,
        metadata=about(
            "berkelakuan_baik",
            "berkelakuan baik",
            "of good conduct",
            ask="Apakah {siapa} berkelakuan baik (misalnya dengan surat keterangan)?",
            ask_en="Is {siapa} of good conduct (by a letter, for example)?",
            applies=GROWN_UP,
        ),
    )
    healthy: bool | None = field(
        default=None,
        metadata=about(
            "sehat_jasmani_rohani",
            "sehat jasmani dan rohani",
            "healthy in body and mind",
            ask="Apakah {siapa} sehat jasmani dan rohani (misalnya dengan surat dokter)?",
            ask_en="Is {siapa} healthy in body and mind (by a doctor's letter, for example)?",
            sensitive=True,
        ),
    )
    literate: bool | None = field(
        default=None,
        metadata=about(
            "bisa_baca_tulis",
            "bisa membaca dan menulis",
            "can read and write",
            ask="Apakah {siapa} bisa membaca dan menulis?",
            ask_en="Can {siapa} read and write?",
        ),
    )
    uses_computer: bool | None = field(
        default=None,
        metadata=about(
            "bisa_komputer",
            "bisa memakai komputer",
            "can use a computer",
            ask="Apakah {siapa} bisa memakai komputer?",
            ask_en="Can {siapa} use a computer?",
        ),
    )
    party_officer: bool | None = field(
        default=None,
        metadata=about(
            "pengurus_partai",
            "pengurus partai politik",
            "officer of a political party",
            ask="Apakah {siapa} pengurus partai politik?",
            ask_en="Is {siapa} an officer of a political party?",
            applies=GROWN_UP,
        ),
    )
    paid_for_like_task: bool | None = field(
        default=None,
        metadata=about(
            "honor_tugas_sejenis",
            "sudah menerima honor dari anggaran yang sama",
            "already paid from the same budget",
            ask="Apakah {siapa} sudah menerima honor untuk tugas sejenis dari anggaran yang sama?",
            ask_en="Is {siapa} already paid for a like task from the same budget?",
            applies=GROWN_UP,
        ),
    )
    tksk_assigned: bool | None = field(
        default=None,
        metadata=about(
            "ditugaskan_tksk",
            "ditugaskan sebagai TKSK",
            "assigned as TKSK",
            ask="Apakah {siapa} ditugaskan sebagai TKSK di satu kecamatan (ada surat keputusan)?",
            ask_en="Is {siapa} assigned as the TKSK of a district (by a decree)?",
            applies=GROWN_UP,
        ),
    )
    disaster_skills: bool | None = field(
        default=None,
        metadata=about(
            "terampil_bencana",
            "punya pengetahuan dan keterampilan penanggulangan bencana",
            "skilled in disaster response",
            ask="Apakah {siapa} punya pengetahuan dan keterampilan penanggulangan bencana?",
            ask_en="Does {siapa} have knowledge and skill in disaster response?",
            applies=GROWN_UP,
        ),
    )
    willing_to_train: bool | None = field(
        default=None,
        metadata=about(
            "bersedia_dilatih",
            "bersedia mengikuti pelatihan",
            "willing to take training",
            ask="Apakah {siapa} bersedia mengikuti pelatihan?",
            ask_en="Is {siapa} willing to take training?",
            applies=GROWN_UP,
        ),
    )
    social_work_certificate: bool | None = field(
        default=None,
        metadata=about(
            "sertifikat_peksos",
            "punya sertifikat pekerja sosial profesional",
            "certified as a professional social worker",
            ask="Apakah {siapa} punya sertifikat (kompetensi) pekerja sosial profesional?",
            ask_en="Does {siapa} have the certificate of a professional social worker?",
            applies=GROWN_UP,
        ),
    )
    social_work_practice: bool | None = field(
        default=None,
        metadata=about(
            "praktik_peksos",
            "melaksanakan praktik pekerjaan sosial",
            "practises social work",
            ask="Apakah {siapa} melaksanakan praktik pekerjaan sosial di lembaga pemerintah atau swasta?",
            ask_en="Does {siapa} practise social work in a public or private body?",
            applies=GROWN_UP,
        ),
    )
    social_work_registration: bool | None = field(
        default=None,
        metadata=about(
            "str_peksos",
            "punya surat tanda registrasi (STR) pekerja sosial",
            "registered as a social worker (STR)",
            ask="Apakah {siapa} punya surat tanda registrasi (STR) dari organisasi profesi pekerja sosial?",
            ask_en="Is {siapa} registered (STR) by the profession body of social workers?",
            applies=GROWN_UP,
        ),
    )
    social_work_licence: bool | None = field(
        default=None,
        metadata=about(
            "sipps",
            "punya izin praktik pekerja sosial (SIPPS)",
            "licensed to practise social work (SIPPS)",
            ask="Apakah {siapa} punya surat izin praktik pekerja sosial (SIPPS) dari pemerintah daerah?",
            ask_en="Does {siapa} have the practice licence (SIPPS) of the local government?",
            applies=GROWN_UP,
        ),
    )
    extension_officer: bool | None = field(
        default=None,
        metadata=about(
            "penyuluh_sosial_fungsional",
            "pejabat fungsional penyuluh sosial",
            "civil servant in the post of social extension worker",
            ask="Apakah {siapa} PNS yang memegang jabatan fungsional penyuluh sosial?",
            ask_en="Is {siapa} a civil servant in the post of social extension worker?",
            applies=GROWN_UP,
        ),
    )
    extension_volunteer: bool | None = field(
        default=None,
        metadata=about(
            "penyuluh_sosial_masyarakat",
            "tokoh yang diberi tugas penyuluh sosial masyarakat",
            "community figure given the task of social extension",
            ask="Apakah {siapa} tokoh masyarakat yang diberi tugas sebagai penyuluh sosial masyarakat?",
            ask_en="Is {siapa} a community figure given the task of social extension?",
            applies=GROWN_UP,
        ),
    )
    moves_community: bool | None = field(
        default=None,
        metadata=about(
            "penggerak_kesos",
            "mampu menggerakkan masyarakat dalam kesejahteraan sosial",
            "able to move the community in social welfare",
            ask="Apakah {siapa} mampu menggerakkan dan memotivasi masyarakat dalam kesejahteraan sosial?",
            ask_en="Can {siapa} move and motivate the community in social welfare?",
            applies=GROWN_UP,
        ),
    )
