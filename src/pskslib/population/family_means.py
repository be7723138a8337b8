"""Livelihood, income, spending and food of a family."""

from decimal import Decimal

from attrs import field, frozen

from pskslib.population.codes import AFFORDABLE_SCHOOL, EDUCATION, LIVELIHOOD, Code
from pskslib.population.family_dwelling import FamilyDwelling
from pskslib.population.fields import MOST_RUPIAH, about
from pskslib.population.reading import read_affordable_school, read_decimal, read_education, read_livelihood


@frozen(kw_only=True, init=False, eq=False, repr=False)
class FamilyMeans(FamilyDwelling):
    """One link of the chain that ends in :class:`pskslib.population.Family`; not used by itself."""

    has_livelihood: bool | None = field(
        default=None,
        metadata=about(
            "punya_mata_pencaharian",
            "punya sumber mata pencaharian",
            "has a source of livelihood",
            ask="Apakah keluarga ini punya sumber mata pencaharian?",
            ask_en="Does this family have a source of livelihood?",
            sensitive=True,
        ),
    )
    basic_needs_met: bool | None = field(
        default=None,
        metadata=about(
            "kebutuhan_dasar_terpenuhi",
            "kebutuhan dasar yang layak terpenuhi",
            "decent basic needs met",
            ask="Apakah penghasilan keluarga ini cukup untuk kebutuhan dasar yang layak?",
            ask_en="Are the decent basic needs of this family met?",
            sensitive=True,
        ),
    )
    lost_livelihood: bool | None = field(
        default=None,
        metadata=about(
            "kehilangan_mata_pencaharian",
            "kehilangan mata pencaharian",
            "lost the livelihood",
            ask="Apakah keluarga ini kehilangan mata pencaharian?",
            ask_en="Did this family lose its livelihood?",
            sensitive=True,
        ),
    )
    head_works: bool | None = field(
        default=None,
        metadata=about(
            "kk_bekerja",
            "kepala atau pengurus keluarga bekerja",
            "head or manager of the family works",
            ask="Apakah kepala atau pengurus keluarga bekerja?",
            ask_en="Does the head or manager of the family work?",
        ),
    )
    head_livelihood: Code | None = field(
        default=None,
        converter=read_livelihood,
        metadata=about(
            "mata_pencaharian_kepala",
            "mata pencaharian kepala keluarga",
            "livelihood of the head",
            ask="Apa mata pencaharian kepala keluarga?",
            ask_en="What is the livelihood of the head of the family?",
            codes=LIVELIHOOD,
        ),
    )
    head_income: int | None = field(
        default=None,
        metadata=about(
            "penghasilan_kepala",
            "penghasilan kepala keluarga",
            "income of the head",
            ask="Kira-kira berapa penghasilan kepala keluarga sebulan?",
            ask_en="About how much does the head of the family earn a month?",
            unit="Rp/bulan",
            low=0,
            high=MOST_RUPIAH,
            sensitive=True,
        ),
    )
    head_education: Code | None = field(
        default=None,
        converter=read_education,
        metadata=about(
            "pendidikan_kepala",
            "pendidikan kepala keluarga",
            "education of the head",
            ask="Apa pendidikan terakhir kepala keluarga?",
            ask_en="What is the highest education of the head of the family?",
            codes=EDUCATION,
        ),
    )
    farm_land: int | None = field(
        default=None,
        metadata=about(
            "luas_lahan",
            "luas lahan yang digarap",
            "farm land",
            ask="Berapa luas lahan yang digarap keluarga ini (meter persegi)?",
            ask_en="How much land does this family farm (square metres)?",
            unit="m2",
            low=0,
            high=1_000_000_000,
        ),
    )
    family_income: int | None = field(
        default=None,
        metadata=about(
            "penghasilan_keluarga",
            "penghasilan seluruh keluarga",
            "income of the family",
            ask="Kira-kira berapa penghasilan seluruh keluarga sebulan?",
            ask_en="About how much does the whole family earn a month?",
            unit="Rp/bulan",
            low=0,
            high=MOST_RUPIAH,
            sensitive=True,
        ),
    )
    spending_per_person: int | None = field(
        default=None,
        metadata=about(
            "pengeluaran_per_kapita",
            "pengeluaran per orang",
            "spending per person",
            ask="Kira-kira berapa pengeluaran keluarga ini per orang sebulan?",
            ask_en="About how much does this family spend a person a month?",
            unit="Rp/bulan",
            low=0,
            high=MOST_RUPIAH,
            sensitive=True,
        ),
    )
    low_income: bool | None = field(
        default=None,
        metadata=about(
            "berpenghasilan_rendah",
            "masyarakat berpenghasilan rendah (MBR)",
            "low-income household (MBR)",
            ask="Apakah keluarga ini termasuk masyarakat berpenghasilan rendah (MBR)?",
            ask_en="Is this a low-income household (MBR)?",
            sensitive=True,
        ),
    )
    savings_and_goods: int | None = field(
        default=None,
        metadata=about(
            "nilai_tabungan_dan_barang",
            "nilai tabungan dan barang yang mudah dijual",
            "worth of savings and easily sold goods",
            ask="Kira-kira berapa nilai tabungan, emas, ternak, motor dan barang lain yang mudah dijual?",
            ask_en="About what are savings, gold, livestock, motorbike and other easily sold goods worth?",
            unit="Rp",
            low=0,
            high=MOST_RUPIAH,
            sensitive=True,
        ),
    )
    worried_about_food: bool | None = field(
        default=None,
        metadata=about(
            "khawatir_atau_pernah_tidak_makan_12bln",
            "khawatir tidak makan atau pernah tidak makan dalam setahun terakhir",
            "worried about not eating, or went without, in the last year",
            ask="Dalam setahun terakhir, apakah keluarga ini pernah khawatir tidak bisa makan, atau pernah "
            "tidak makan?",
            ask_en="In the last year, did this family worry about not eating, or go without eating?",
            sensitive=True,
        ),
    )
    food_share: Decimal | None = field(
        default=None,
        converter=read_decimal,
        metadata=about(
            "porsi_makan",
            "bagian pengeluaran untuk makan",
            "share of spending that goes to food",
            ask="Kira-kira berapa persen pengeluaran keluarga ini untuk makan?",
            ask_en="About what share of the family's spending goes to food (percent)?",
            unit="persen",
            low=0,
            high=100,
        ),
    )
    mostly_staple_food: bool | None = field(
        default=None,
        metadata=about(
            "pengeluaran_makanan_pokok_sederhana",
            "sebagian besar pengeluaran untuk makanan pokok yang sangat sederhana",
            "most spending goes to very simple staple food",
            ask="Apakah sebagian besar pengeluaran habis untuk makanan pokok yang sangat sederhana?",
            ask_en="Does most of the spending go to very simple staple food?",
        ),
    )
    meals_per_day: int | None = field(
        default=None,
        metadata=about(
            "makan_per_hari",
            "kali makan sehari",
            "meals a day",
            ask="Berapa kali keluarga ini makan dalam sehari?",
            ask_en="How many times a day does this family eat?",
            unit="kali/hari",
            low=0,
            high=10,
        ),
    )
    meat_per_week: int | None = field(
        default=None,
        metadata=about(
            "makan_daging_per_minggu",
            "kali makan daging, ayam atau minum susu seminggu",
            "times a week with meat, chicken or milk",
            ask="Berapa kali seminggu keluarga ini makan daging atau ayam, atau minum susu?",
            ask_en="How many times a week does this family have meat, chicken or milk?",
            unit="kali/minggu",
            low=0,
            high=50,
        ),
    )
    clothes_per_year: int | None = field(
        default=None,
        metadata=about(
            "pakaian_baru_per_tahun",
            "stel pakaian baru per orang setahun",
            "new sets of clothes a person a year",
            ask="Berapa stel pakaian baru yang dibeli untuk tiap anggota dalam setahun?",
            ask_en="How many new sets of clothes are bought for each member a year?",
            unit="stel/tahun",
            low=0,
            high=200,
        ),
    )
    bought_clothes: bool | None = field(
        default=None,
        metadata=about(
            "ada_belanja_pakaian_12bln",
            "ada belanja pakaian dalam setahun terakhir",
            "bought clothes in the last year",
            ask="Apakah keluarga ini membeli pakaian dalam setahun terakhir?",
            ask_en="Did this family buy clothes in the last year?",
        ),
    )
    can_pay_clinic: bool | None = field(
        default=None,
        metadata=about(
            "mampu_bayar_puskesmas",
            "mampu membayar puskesmas atau poliklinik",
            "can pay a health centre or clinic",
            ask="Apakah keluarga ini mampu membayar berobat di puskesmas atau poliklinik?",
            ask_en="Can this family pay for a health centre or clinic?",
        ),
    )
    can_pay_treatment: bool | None = field(
        default=None,
        metadata=about(
            "mampu_berobat",
            "mampu berobat selain di puskesmas atau yang bersubsidi",
            "can pay for treatment beyond the subsidised",
            ask="Apakah keluarga ini mampu berobat selain di puskesmas atau layanan bersubsidi?",
            ask_en="Can this family pay for treatment beyond the health centre or subsidised care?",
        ),
    )
    affordable_school: Code | None = field(
        default=None,
        converter=read_affordable_school,
        metadata=about(
            "mampu_sekolahkan_sampai",
            "jenjang sekolah yang mampu dibiayai",
            "level of school that can be afforded",
            ask="Sampai jenjang apa keluarga ini mampu menyekolahkan anak?",
            ask_en="Up to which level can this family send its children to school?",
            codes=AFFORDABLE_SCHOOL,
        ),
    )
    business_embryo: bool | None = field(
        default=None,
        metadata=about(
            "rintisan_usaha",
            "punya rintisan usaha",
            "has the start of a business",
            ask="Apakah keluarga ini punya rintisan usaha?",
            ask_en="Does this family have the start of a business?",
        ),
    )
    business_group_families: int | None = field(
        default=None,
        metadata=about(
            "jumlah_kk_kelompok",
            "jumlah KK sewilayah dalam kelompok usaha (KUBE)",
            "families of one area in the business group (KUBE)",
            ask="Berapa KK dari wilayah yang sama bergabung dalam kelompok usaha (KUBE) keluarga ini?",
            ask_en="How many families of the same area are in the business group (KUBE) of this family?",
            unit="KK",
            low=0,
            high=1_000,
        ),
    )
