"""Life on the street, after prison, with HIV or drugs, as a migrant worker."""

from datetime import date

from attrs import field, frozen

from pskslib.population.ages import CAN_BE_TRIED, GROWN_UP, GROWN_WOMAN, MIGRANT
from pskslib.population.codes import MIGRANT_STATUS, STREET_ROLE, Code
from pskslib.population.fields import about
from pskslib.population.person_harm import PersonHarm
from pskslib.population.reading import read_migrant_status, read_street_role


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonHardship(PersonHarm):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    street_hours: int | None = field(
        default=None,
        metadata=about(
            "jam_di_jalanan",
            "lama di jalanan atau tempat umum dalam sehari",
            "hours a day on the street",
            ask="Berapa jam sehari {siapa} berada di jalanan atau tempat umum?",
            ask_en="How many hours a day is {siapa} on the street?",
            unit="jam/hari",
            low=0,
            high=24,
        ),
    )
    street_role: Code | None = field(
        default=None,
        converter=read_street_role,
        metadata=about(
            "peran_jalanan",
            "kegiatan di jalanan",
            "what is done on the street",
            ask="Apa kegiatan {siapa} di jalanan?",
            ask_en="What does {siapa} do on the street?",
            codes=STREET_ROLE,
            sensitive=True,
        ),
    )
    fixed_dwelling: bool | None = field(
        default=None,
        metadata=about(
            "tempat_tinggal_tetap",
            "punya tempat tinggal tetap",
            "has a fixed dwelling",
            ask="Apakah {siapa} punya tempat tinggal tetap?",
            ask_en="Does {siapa} have a fixed dwelling?",
        ),
    )
    wanders: bool | None = field(
        default=None,
        metadata=about(
            "hidup_mengembara",
            "hidup mengembara di tempat umum",
            "wanders in public places",
            ask="Apakah {siapa} hidup berpindah-pindah di tempat umum?",
            ask_en="Does {siapa} wander in public places?",
            sensitive=True,
        ),
    )
    future_plan: bool | None = field(
        default=None,
        metadata=about(
            "rencana_masa_depan",
            "punya rencana hari depan bagi diri dan anaknya",
            "has a plan for the future",
            ask="Apakah {siapa} punya rencana hari depan bagi diri dan anaknya?",
            ask_en="Does {siapa} have a plan for the future?",
        ),
    )
    income_by_begging: bool | None = field(
        default=None,
        metadata=about(
            "hidup_dari_mengemis",
            "hidup dari mengemis",
            "lives on begging",
            ask="Apakah {siapa} hidup dari meminta-minta?",
            ask_en="Does {siapa} live on begging?",
            sensitive=True,
        ),
    )
    ragged_clothing: bool | None = field(
        default=None,
        metadata=about(
            "berpakaian_compang_camping",
            "berpakaian kumuh dan compang-camping",
            "wears ragged clothes",
            ask="Apakah {siapa} berpakaian kumuh dan compang-camping? Cukup diamati.",
            ask_en="Does {siapa} wear ragged clothes? Looking is enough.",
            sensitive=True,
        ),
    )
    begs_in_busy_places: bool | None = field(
        default=None,
        metadata=about(
            "mengemis_di_tempat_ramai",
            "meminta-minta di tempat ramai",
            "begs in busy places",
            ask="Apakah {siapa} meminta-minta di tempat ramai?",
            ask_en="Does {siapa} beg in busy places?",
            sensitive=True,
        ),
    )
    uses_others_for_pity: bool | None = field(
        default=None,
        metadata=about(
            "memperalat_orang_lain",
            "memperalat orang lain agar dikasihani",
            "uses others to draw pity",
            ask="Apakah {siapa} membawa atau memperalat orang lain agar dikasihani?",
            ask_en="Does {siapa} use others to draw pity?",
            sensitive=True,
        ),
    )
    collects_used_goods: bool | None = field(
        default=None,
        metadata=about(
            "mengumpulkan_barang_bekas",
            "mengumpulkan barang bekas untuk dijual",
            "collects used goods to sell",
            ask="Apakah {siapa} mengumpulkan barang bekas untuk dijual?",
            ask_en="Does {siapa} collect used goods to sell?",
        ),
    )
    changing_partners: bool | None = field(
        default=None,
        metadata=about(
            "hubungan_berganti_pasangan",
            "hubungan seksual di luar nikah berulang dan berganti pasangan",
            "repeated sexual relations outside marriage with changing partners",
            ask="Menurut asesmen pekerja sosial, apakah {siapa} berhubungan seksual di luar nikah dengan "
            "berganti pasangan? Jangan ditanyakan di depan orang lain.",
            ask_en="By a social worker's assessment, does {siapa} have relations with changing partners? "
            "Never ask in front of others.",
            applies=GROWN_UP,
            sensitive=True,
        ),
    )
    offers_self: bool | None = field(
        default=None,
        metadata=about(
            "menjajakan_diri",
            "menjajakan diri di tempat umum atau terselubung",
            "offers self in public or covert places",
            ask="Menurut asesmen pekerja sosial, apakah {siapa} menjajakan diri? Jangan ditanyakan di "
            "depan orang lain.",
            ask_en="By a social worker's assessment, does {siapa} offer self? Never ask in front of others.",
            applies=GROWN_UP,
            sensitive=True,
        ),
    )
    paid_for_sex: bool | None = field(
        default=None,
        metadata=about(
            "menerima_imbalan_seksual",
            "menerima uang, barang atau jasa atas hubungan seksual",
            "gets money, goods or services for sex",
            ask="Menurut asesmen pekerja sosial, apakah {siapa} menerima imbalan atas hubungan seksual? "
            "Jangan ditanyakan di depan orang lain.",
            ask_en="By a social worker's assessment, is {siapa} paid for sex? Never ask in front of others.",
            applies=GROWN_UP,
            sensitive=True,
        ),
    )
    former_prisoner: bool | None = field(
        default=None,
        metadata=about(
            "bekas_warga_binaan",
            "pernah menjalani pidana dan sudah bebas",
            "served a sentence and left prison",
            ask="Apakah {siapa} pernah menjalani hukuman penjara dan sudah bebas?",
            ask_en="Did {siapa} serve a prison sentence and leave prison?",
            applies=CAN_BE_TRIED,
            sensitive=True,
        ),
    )
    released_on: date | None = field(
        default=None,
        metadata=about(
            "tanggal_bebas",
            "tanggal bebas dari lembaga pemasyarakatan",
            "date of release from prison",
            ask="Kapan {siapa} bebas dari lembaga pemasyarakatan?",
            ask_en="When was {siapa} released from prison?",
            sensitive=True,
        ),
    )
    rejected: bool | None = field(
        default=None,
        metadata=about(
            "ditolak_lingkungan",
            "ditolak atau dijauhi keluarga dan masyarakat",
            "rejected by family and community",
            ask="Apakah {siapa} ditolak atau dijauhi keluarga dan masyarakat?",
            ask_en="Is {siapa} rejected by family and community?",
            sensitive=True,
        ),
    )
    hard_to_find_work: bool | None = field(
        default=None,
        metadata=about(
            "sulit_dapat_kerja_tetap",
            "sulit mendapat pekerjaan tetap",
            "finds it hard to get steady work",
            ask="Apakah {siapa} sulit mendapat pekerjaan tetap?",
            ask_en="Is it hard for {siapa} to get steady work?",
            applies=GROWN_UP,
        ),
    )
    role_unfulfilled: bool | None = field(
        default=None,
        metadata=about(
            "tidak_mampu_menafkahi",
            "tidak dapat menjalankan peran sebagai pencari nafkah",
            "cannot fulfil the role of breadwinner",
            ask="Apakah {siapa} tidak dapat menjalankan perannya menafkahi keluarga?",
            ask_en="Is {siapa} unable to fulfil the role of breadwinner?",
            applies=GROWN_UP,
        ),
    )
    hiv_positive: bool | None = field(
        default=None,
        metadata=about(
            "hiv_aids",
            "dinyatakan terinfeksi HIV/AIDS",
            "declared infected with HIV/AIDS",
            ask="Adakah keterangan medis bahwa {siapa} hidup dengan HIV/AIDS? Hanya dicatat bila orangnya setuju.",
            ask_en="Is there a medical record that {siapa} lives with HIV/AIDS? Record it only with consent.",
            sensitive=True,
        ),
    )
    needs_hiv_support: bool | None = field(
        default=None,
        metadata=about(
            "perlu_dukungan_hiv",
            "perlu pelayanan dan dukungan sosial karena HIV/AIDS",
            "needs social support because of HIV/AIDS",
            ask="Apakah {siapa} perlu pelayanan, perawatan atau dukungan karena HIV/AIDS?",
            ask_en="Does {siapa} need service, care or support because of HIV/AIDS?",
            sensitive=True,
        ),
    )
    drug_misuse: bool | None = field(
        default=None,
        metadata=about(
            "pernah_menyalahgunakan_napza",
            "pernah menyalahgunakan NAPZA",
            "has misused drugs",
            ask="Apakah {siapa} pernah menyalahgunakan NAPZA, walau sekali atau coba-coba?",
            ask_en="Did {siapa} ever misuse drugs, even once?",
            sensitive=True,
        ),
    )
    free_of_dependence: bool | None = field(
        default=None,
        metadata=about(
            "bebas_ketergantungan_napza",
            "dinyatakan dokter bebas dari ketergantungan",
            "declared free of dependence by a doctor",
            ask="Apakah dokter menyatakan {siapa} bebas dari ketergantungan NAPZA?",
            ask_en="Did a doctor declare {siapa} free of dependence?",
            sensitive=True,
        ),
    )
    trafficked: bool | None = field(
        default=None,
        metadata=about(
            "korban_perdagangan_orang",
            "korban tindak pidana perdagangan orang",
            "victim of trafficking in persons",
            ask="Apakah {siapa} korban perdagangan orang (TPPO)?",
            ask_en="Is {siapa} a victim of trafficking?",
            sensitive=True,
        ),
    )
    deported: bool | None = field(
        default=None,
        metadata=about(
            "dideportasi",
            "dideportasi",
            "deported",
            ask="Apakah {siapa} pernah dideportasi?",
            ask_en="Was {siapa} deported?",
            sensitive=True,
        ),
    )
    workplace_misfit: bool | None = field(
        default=None,
        metadata=about(
            "gagal_menyesuaikan_di_tempat_kerja",
            "tidak mampu menyesuaikan diri di tempat kerja baru",
            "could not adapt at the new workplace",
            ask="Apakah {siapa} tidak mampu menyesuaikan diri di tempat kerja baru sehingga terganggu?",
            ask_en="Could {siapa} not adapt at the new workplace?",
        ),
    )
    migrant_status: Code | None = field(
        default=None,
        converter=read_migrant_status,
        metadata=about(
            "status_pekerja_migran",
            "status pekerja migran",
            "migrant-worker status",
            ask="Apakah {siapa} pekerja migran (dalam atau luar negeri), atau pernah?",
            ask_en="Is {siapa} a migrant worker (in the country or abroad), or a former one?",
            codes=MIGRANT_STATUS,
            applies=MIGRANT,
        ),
    )
    undocumented_migrant: bool | None = field(
        default=None,
        metadata=about(
            "migran_tanpa_dokumen",
            "bekerja sebagai migran tanpa dokumen",
            "migrant worker without papers",
            ask="Apakah {siapa} bekerja di tempat lain tanpa dokumen lengkap?",
            ask_en="Did {siapa} work elsewhere without papers?",
            applies=GROWN_UP,
            sensitive=True,
        ),
    )
    husband_left: bool | None = field(
        default=None,
        metadata=about(
            "ditinggal_suami",
            "ditinggal suami tanpa kabar",
            "husband left without news",
            ask="Apakah suami {siapa} pergi tanpa kabar?",
            ask_en="Did the husband of {siapa} leave without news?",
            applies=GROWN_WOMAN,
        ),
    )
