"""Disability, illness and health insurance."""

from attrs import field, frozen

from pskslib.population.ages import INFANT
from pskslib.population.codes import HEALTH_COVER, Code
from pskslib.population.fields import about
from pskslib.population.person_components import PersonComponents
from pskslib.population.reading import read_health_cover


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonHealth(PersonComponents):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    disabled: bool | None = field(
        default=None,
        metadata=about(
            "disabilitas",
            "penyandang disabilitas (jenis apa pun)",
            "disabled (of any kind)",
            ask="Apakah {siapa} penyandang disabilitas?",
            ask_en="Is {siapa} disabled?",
            sensitive=True,
        ),
    )
    physical_disability: bool | None = field(
        default=None,
        metadata=about(
            "disabilitas_fisik",
            "disabilitas fisik",
            "physical disability",
            ask="Apakah {siapa} sulit bergerak (misalnya lumpuh, amputasi, atau bekas stroke)?",
            ask_en="Does {siapa} have a physical disability (such as paralysis or amputation)?",
            sensitive=True,
        ),
    )
    intellectual_disability: bool | None = field(
        default=None,
        metadata=about(
            "disabilitas_intelektual",
            "disabilitas intelektual",
            "intellectual disability",
            ask="Apakah {siapa} sangat lambat belajar atau memahami (misalnya down sindrom)?",
            ask_en="Does {siapa} have an intellectual disability (such as Down syndrome)?",
            sensitive=True,
        ),
    )
    mental_disability: bool | None = field(
        default=None,
        metadata=about(
            "disabilitas_mental",
            "disabilitas mental",
            "mental disability",
            ask="Apakah {siapa} punya gangguan pikiran, perasaan atau perilaku yang lama (termasuk autis)?",
            ask_en="Does {siapa} have a lasting mental disability (autism too)?",
            sensitive=True,
        ),
    )
    sensory_disability: bool | None = field(
        default=None,
        metadata=about(
            "disabilitas_sensorik",
            "disabilitas sensorik",
            "sensory disability",
            ask="Apakah {siapa} sulit melihat, mendengar atau berbicara?",
            ask_en="Does {siapa} have difficulty seeing, hearing or speaking?",
            sensitive=True,
        ),
    )
    long_term_disability: bool | None = field(
        default=None,
        metadata=about(
            "disabilitas_jangka_panjang",
            "keterbatasan berlangsung lama",
            "limitation is lasting",
            ask="Apakah keterbatasan {siapa} sudah berlangsung lama atau menetap?",
            ask_en="Is the limitation of {siapa} lasting or permanent?",
            sensitive=True,
        ),
    )
    participation_barrier: bool | None = field(
        default=None,
        metadata=about(
            "hambatan_partisipasi",
            "terhambat ikut serta dalam masyarakat",
            "hindered in taking part in society",
            ask="Apakah {siapa} terhambat ikut serta dalam kegiatan masyarakat?",
            ask_en="Is {siapa} hindered in taking part in community life?",
            sensitive=True,
        ),
    )
    hindered_in_activities: bool | None = field(
        default=None,
        metadata=about(
            "hambatan_kegiatan",
            "terhambat dalam kegiatan sehari-hari",
            "hindered in daily activities",
            ask="Apakah {siapa} terhambat dalam kegiatan sehari-hari?",
            ask_en="Is {siapa} hindered in daily activities?",
            sensitive=True,
        ),
    )
    hindered_in_work: bool | None = field(
        default=None,
        metadata=about(
            "hambatan_bekerja",
            "terhambat dalam bekerja sehari-hari",
            "hindered in daily work",
            ask="Apakah {siapa} terhambat dalam pekerjaan sehari-hari?",
            ask_en="Is {siapa} hindered in daily work?",
            sensitive=True,
        ),
    )
    hindered_in_problems: bool | None = field(
        default=None,
        metadata=about(
            "hambatan_memecahkan_masalah",
            "sulit memecahkan masalah sendiri",
            "cannot solve problems adequately",
            ask="Apakah {siapa} sulit memecahkan masalah sehari-hari sendiri?",
            ask_en="Is it hard for {siapa} to solve everyday problems alone?",
            sensitive=True,
        ),
    )
    cannot_manage_daily_life: bool | None = field(
        default=None,
        metadata=about(
            "tidak_mampu_mengurus_diri",
            "tidak mampu mengurus diri sehari-hari",
            "cannot manage daily life",
            ask="Apakah {siapa} perlu dibantu untuk makan, mandi atau berpakaian?",
            ask_en="Does {siapa} need help to eat, bathe or dress?",
            sensitive=True,
        ),
    )
    bedridden: bool | None = field(
        default=None,
        metadata=about(
            "tirah_baring",
            "hanya bisa berbaring",
            "bedridden",
            ask="Apakah {siapa} hanya bisa berbaring di tempat tidur?",
            ask_en="Is {siapa} bedridden?",
            sensitive=True,
        ),
    )
    wheelchair_dependent: bool | None = field(
        default=None,
        metadata=about(
            "bergantung_kursi_roda",
            "sepenuhnya bergantung pada kursi roda",
            "fully dependent on a wheelchair",
            ask="Apakah {siapa} sepenuhnya bergantung pada kursi roda?",
            ask_en="Does {siapa} fully depend on a wheelchair?",
            sensitive=True,
        ),
    )
    beyond_rehabilitation: bool | None = field(
        default=None,
        metadata=about(
            "tidak_dapat_direhabilitasi",
            "tidak dapat direhabilitasi",
            "cannot be rehabilitated",
            ask="Apakah menurut tenaga kesehatan disabilitas {siapa} tidak dapat direhabilitasi lagi?",
            ask_en="Do health workers say that the disability of {siapa} cannot be rehabilitated?",
            sensitive=True,
        ),
    )
    ill: bool | None = field(
        default=None,
        metadata=about(
            "sedang_sakit",
            "sedang sakit",
            "ill",
            ask="Apakah {siapa} sedang sakit sehingga perlu dirawat?",
            ask_en="Is {siapa} ill and in need of care?",
            sensitive=True,
        ),
    )
    chronically_ill: bool | None = field(
        default=None,
        metadata=about(
            "sakit_kronis",
            "sakit menahun atau kronis",
            "chronically ill",
            ask="Apakah {siapa} sakit menahun (kronis)?",
            ask_en="Is {siapa} chronically ill?",
            sensitive=True,
        ),
    )
    catastrophic_illness: bool | None = field(
        default=None,
        metadata=about(
            "sakit_katastropik",
            "penyakit katastropik (misalnya jantung, kanker, gagal ginjal)",
            "catastrophic illness (such as heart disease, cancer, kidney failure)",
            ask="Apakah {siapa} punya penyakit berbiaya besar, misalnya jantung, kanker atau gagal ginjal?",
            ask_en="Does {siapa} have a costly illness such as heart disease, cancer or kidney failure?",
            sensitive=True,
        ),
    )
    malnourished: bool | None = field(
        default=None,
        metadata=about(
            "gizi_kurang",
            "gizi kurang atau gizi buruk",
            "under-nourished or malnourished",
            ask="Apakah posyandu atau puskesmas mencatat {siapa} bergizi kurang atau buruk?",
            ask_en="Did the health post record {siapa} as under-nourished or malnourished?",
            sensitive=True,
        ),
    )
    yearly_health_check: bool | None = field(
        default=None,
        metadata=about(
            "periksa_kesehatan_tahunan",
            "sudah diperiksa kesehatannya tahun ini",
            "had a health check this year",
            ask="Apakah {siapa} sudah diperiksa kesehatannya tahun ini?",
            ask_en="Has {siapa} had a health check this year?",
            sensitive=True,
        ),
    )
    health_cover: Code | None = field(
        default=None,
        converter=read_health_cover,
        metadata=about(
            "jaminan_kesehatan",
            "kepesertaan jaminan kesehatan (JKN)",
            "health insurance (JKN)",
            ask="{siapa} ikut jaminan kesehatan (BPJS Kesehatan) yang mana? Lihat di kartu atau Mobile JKN.",
            ask_en="Which health insurance does {siapa} have? See the card or Mobile JKN.",
            codes=HEALTH_COVER,
            sensitive=True,
        ),
    )
    double_health_cover: bool | None = field(
        default=None,
        metadata=about(
            "segmen_jkn_ganda",
            "terdaftar di lebih dari satu segmen JKN",
            "registered in more than one JKN segment",
            ask="Apakah {siapa} terdaftar di lebih dari satu segmen BPJS Kesehatan?",
            ask_en="Is {siapa} registered in more than one JKN segment?",
        ),
    )
    can_pay_premium: bool | None = field(
        default=None,
        metadata=about(
            "mampu_bayar_iuran",
            "mampu membayar iuran JKN sendiri",
            "can pay the JKN premium",
            ask="Apakah {siapa} mampu membayar iuran BPJS Kesehatan sendiri?",
            ask_en="Can {siapa} pay the JKN premium?",
            sensitive=True,
        ),
    )
    premium_arrears: bool | None = field(
        default=None,
        metadata=about(
            "tunggakan_iuran",
            "menunggak iuran JKN mandiri",
            "in arrears with the JKN premium",
            ask="Apakah {siapa} menunggak iuran BPJS Kesehatan mandiri?",
            ask_en="Is {siapa} in arrears with the JKN premium?",
            sensitive=True,
        ),
    )
    pbi_removed: bool | None = field(
        default=None,
        metadata=about(
            "pbi_dinonaktifkan",
            "kepesertaan PBI-JK dinonaktifkan",
            "removed from PBI-JK",
            ask="Apakah kepesertaan PBI-JK {siapa} pernah dinonaktifkan?",
            ask_en="Was the PBI-JK membership of {siapa} ended?",
        ),
    )
    needs_care: bool | None = field(
        default=None,
        metadata=about(
            "perlu_layanan_kesehatan",
            "masih perlu layanan kesehatan",
            "still needs health care",
            ask="Apakah {siapa} masih perlu berobat atau perawatan?",
            ask_en="Does {siapa} still need health care?",
            sensitive=True,
        ),
    )
    facility_letter: bool | None = field(
        default=None,
        metadata=about(
            "surat_faskes",
            "punya surat keterangan dari fasilitas kesehatan",
            "has a letter of a health facility",
            ask="Apakah {siapa} punya surat keterangan dari puskesmas atau rumah sakit?",
            ask_en="Does {siapa} have a letter of a health centre or hospital?",
        ),
    )
    mother_pbi: bool | None = field(
        default=None,
        metadata=about(
            "ibu_peserta_pbi",
            "ibunya peserta PBI-JK (APBN)",
            "mother is a PBI-JK (APBN) member",
            ask="Apakah ibu dari {siapa} peserta PBI-JK yang dibayar APBN?",
            ask_en="Is the mother of {siapa} a PBI-JK member paid by the state?",
            applies=INFANT,
        ),
    )
