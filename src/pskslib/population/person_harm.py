"""Violence, exploitation, special protection and contact with the law."""

from datetime import date

from attrs import field, frozen

from pskslib.population.ages import CHILD
from pskslib.population.codes import LAW_ROLE, Code
from pskslib.population.fields import about
from pskslib.population.person_care import PersonCare
from pskslib.population.reading import read_law_role


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonHarm(PersonCare):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    maltreated: bool | None = field(
        default=None,
        metadata=about(
            "diperlakukan_salah",
            "diperlakukan salah",
            "maltreated",
            ask="Apakah {siapa} pernah diperlakukan salah oleh keluarga atau orang sekitar? Tanyakan dengan hati-hati.",
            ask_en="Was {siapa} maltreated by family or people around? Ask with care.",
            sensitive=True,
        ),
    )
    violence_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_kekerasan",
            "korban kekerasan fisik atau psikis",
            "victim of physical or psychic violence",
            ask="Apakah {siapa} mengalami kekerasan fisik atau psikis? Tanyakan dengan hati-hati.",
            ask_en="Did {siapa} suffer physical or psychic violence? Ask with care.",
            sensitive=True,
        ),
    )
    harsh_treatment: bool | None = field(
        default=None,
        metadata=about(
            "sering_diperlakukan_kasar",
            "sering diperlakukan kasar atau kejam hingga berakibat",
            "often treated harshly, with effect",
            ask="Apakah {siapa} sering diperlakukan kasar sehingga tubuh atau jiwanya terganggu?",
            ask_en="Is {siapa} often treated harshly, with bodily or psychological effect?",
            sensitive=True,
        ),
    )
    abused_or_raped: bool | None = field(
        default=None,
        metadata=about(
            "pernah_dianiaya_atau_diperkosa",
            "pernah dianiaya atau diperkosa",
            "once abused or raped",
            ask="Adakah laporan atau asesmen bahwa {siapa} pernah dianiaya atau diperkosa? Jangan "
            "ditanyakan di depan orang lain.",
            ask_en="Is there a report or assessment that {siapa} was abused or raped? Never ask in front of others.",
            sensitive=True,
        ),
    )
    forced_to_work: bool | None = field(
        default=None,
        metadata=about(
            "dipaksa_bekerja",
            "dipaksa bekerja",
            "forced to work",
            ask="Apakah {siapa} dipaksa bekerja?",
            ask_en="Is {siapa} forced to work?",
            sensitive=True,
        ),
    )
    neglect_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_penelantaran",
            "korban penelantaran",
            "victim of neglect",
            ask="Apakah {siapa} ditelantarkan oleh yang seharusnya merawat?",
            ask_en="Is {siapa} neglected by those who should care?",
            sensitive=True,
        ),
    )
    economically_exploited: bool | None = field(
        default=None,
        metadata=about(
            "eksploitasi_ekonomi",
            "dieksploitasi secara ekonomi",
            "economically exploited",
            ask="Apakah {siapa} dimanfaatkan orang lain untuk mencari uang, misalnya mengemis?",
            ask_en="Is {siapa} used by others to get money, such as by begging?",
            sensitive=True,
        ),
    )
    sexually_exploited: bool | None = field(
        default=None,
        metadata=about(
            "eksploitasi_seksual",
            "dieksploitasi secara seksual",
            "sexually exploited",
            ask="Adakah laporan atau asesmen bahwa {siapa} dieksploitasi secara seksual? "
            "Jangan ditanyakan di depan orang lain.",
            ask_en="Is there a report or assessment that {siapa} is sexually exploited? Never ask in front of others.",
            sensitive=True,
        ),
    )
    sexual_crime_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_kejahatan_seksual",
            "korban kejahatan seksual",
            "victim of a sexual crime",
            ask="Adakah laporan atau asesmen bahwa {siapa} korban kejahatan seksual? Jangan ditanyakan di "
            "depan orang lain.",
            ask_en="Is there a report or assessment that {siapa} is a victim of a sexual crime? Never ask in "
            "front of others.",
            sensitive=True,
        ),
    )
    pornography_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_pornografi",
            "korban pornografi",
            "victim of pornography",
            ask="Adakah laporan bahwa {siapa} korban pornografi? Jangan ditanyakan di depan orang lain.",
            ask_en="Is there a report that {siapa} is a victim of pornography? Never ask in front of others.",
            sensitive=True,
        ),
    )
    drug_or_alcohol_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_napza_atau_miras",
            "korban narkotika, alkohol atau zat adiktif lain",
            "victim of drugs, alcohol or other addictive substances",
            ask="Apakah {siapa} menjadi korban narkotika, minuman keras atau zat adiktif lain?",
            ask_en="Is {siapa} a victim of drugs, alcohol or other addictive substances?",
            sensitive=True,
        ),
    )
    abducted_or_sold: bool | None = field(
        default=None,
        metadata=about(
            "korban_penculikan_atau_penjualan",
            "korban penculikan atau penjualan",
            "victim of abduction or sale",
            ask="Apakah {siapa} pernah diculik atau dijual?",
            ask_en="Was {siapa} abducted or sold?",
            sensitive=True,
        ),
    )
    terror_network_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_jaringan_terorisme",
            "korban jaringan terorisme",
            "victim of a terrorism network",
            ask="Apakah {siapa} menjadi korban jaringan terorisme?",
            ask_en="Is {siapa} a victim of a terrorism network?",
            sensitive=True,
        ),
    )
    emergency_situation: bool | None = field(
        default=None,
        metadata=about(
            "situasi_darurat",
            "berada dalam situasi darurat",
            "in an emergency situation",
            ask="Apakah {siapa} berada dalam keadaan darurat yang mengancam jiwanya?",
            ask_en="Is {siapa} in an emergency that threatens life?",
            sensitive=True,
        ),
    )
    minority_or_isolated: bool | None = field(
        default=None,
        metadata=about(
            "minoritas_atau_terisolasi",
            "dari kelompok minoritas atau terisolasi",
            "of a minority or isolated group",
            ask="Apakah {siapa} berasal dari kelompok minoritas atau terisolasi menurut asesmen petugas?",
            ask_en="Is {siapa} of a minority or isolated group, by an assessment?",
            sensitive=True,
        ),
    )
    deviant_behaviour: bool | None = field(
        default=None,
        metadata=about(
            "perilaku_sosial_menyimpang",
            "berperilaku sosial menyimpang",
            "deviant social behaviour",
            ask="Menurut asesmen, apakah {siapa} perlu didampingi karena perilakunya?",
            ask_en="By an assessment, does {siapa} need support because of deviant behaviour?",
            applies=CHILD,
            sensitive=True,
        ),
    )
    parent_stigma: bool | None = field(
        default=None,
        metadata=about(
            "stigma_orang_tua",
            "menanggung stigma karena keadaan orang tua",
            "bears a stigma from the parent's condition",
            ask="Apakah {siapa} dijauhi atau diejek karena keadaan orang tuanya?",
            ask_en="Is {siapa} shunned because of the condition of the parents?",
            applies=CHILD,
            sensitive=True,
        ),
    )
    left_in_danger: bool | None = field(
        default=None,
        metadata=about(
            "dibiarkan_dalam_bahaya",
            "dibiarkan dalam keadaan berbahaya",
            "left in a dangerous situation",
            ask="Apakah {siapa} dibiarkan dalam keadaan yang berbahaya?",
            ask_en="Is {siapa} left in a dangerous situation?",
            sensitive=True,
        ),
    )
    discriminated: bool | None = field(
        default=None,
        metadata=about(
            "didiskriminasi",
            "mengalami diskriminasi",
            "discriminated against",
            ask="Apakah {siapa} dibeda-bedakan atau didiskriminasi?",
            ask_en="Is {siapa} discriminated against?",
            sensitive=True,
        ),
    )
    marginalised: bool | None = field(
        default=None,
        metadata=about(
            "terpinggirkan",
            "terpinggirkan dari masyarakat",
            "marginalised",
            ask="Apakah {siapa} terpinggirkan dari masyarakat?",
            ask_en="Is {siapa} marginalised?",
            sensitive=True,
        ),
    )
    minority_group: bool | None = field(
        default=None,
        metadata=about(
            "kelompok_minoritas",
            "termasuk kelompok minoritas (ditetapkan petugas)",
            "of a minority group (set by an officer)",
            ask="Apakah petugas sudah menetapkan {siapa} sebagai bagian kelompok minoritas? Jangan "
            "disimpulkan sendiri.",
            ask_en="Did an officer record {siapa} as of a minority group? Never infer it.",
            sensitive=True,
        ),
    )
    social_function_disturbed: bool | None = field(
        default=None,
        metadata=about(
            "fungsi_sosial_terganggu",
            "tidak dapat menjalankan fungsi sosial",
            "cannot carry out social functions",
            ask="Apakah {siapa} kesulitan menjalankan perannya dalam keluarga dan masyarakat?",
            ask_en="Is it hard for {siapa} to carry out the role in family and community?",
            sensitive=True,
        ),
    )
    law_role: Code | None = field(
        default=None,
        converter=read_law_role,
        metadata=about(
            "peran_hukum",
            "kedudukan dalam perkara hukum",
            "role in a legal case",
            ask="Apakah {siapa} sedang berhadapan dengan hukum, dan sebagai apa?",
            ask_en="Is {siapa} involved in a legal case, and in which role?",
            codes=LAW_ROLE,
            sensitive=True,
        ),
    )
    law_event_date: date | None = field(
        default=None,
        metadata=about(
            "tanggal_peristiwa_hukum",
            "tanggal peristiwa hukum",
            "date of the legal event",
            ask="Kapan peristiwa hukum yang melibatkan {siapa} terjadi?",
            ask_en="When did the legal event with {siapa} happen?",
            sensitive=True,
        ),
    )
