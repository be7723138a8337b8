"""Who a person is, papers, and with whom the person lives."""

from datetime import date

from attrs import field, frozen

from pskslib.identity import Nik
from pskslib.population.codes import CITIZENSHIP, MARITAL_STATUS, RELATION, SEX, Code
from pskslib.population.fields import about, no, yes
from pskslib.population.reading import (
    read_citizenship,
    read_marital_status,
    read_nik,
    read_relation,
    read_sex,
)


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonIdentity:
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    # --- who it is ---------------------------------------------------------------------------
    person_id: str | None = field(
        default=None,
        metadata=about(
            "id_orang",
            "tanda pengenal baris",
            "row identifier",
            ask="Apa tanda pengenal baris {siapa}?",
            ask_en="What is the row identifier of {siapa}?",
        ),
    )
    nik: Nik | None = field(
        default=None,
        converter=read_nik,
        metadata=about(
            "nik",
            "NIK",
            "NIK (national identity number)",
            ask="Berapa NIK {siapa}? Bila belum punya, bantu urus di Dukcapil.",
            ask_en="What is the NIK of {siapa}? If there is none, help apply for one.",
            personal=True,
        ),
    )
    name: str | None = field(
        default=None,
        metadata=about(
            "nama",
            "nama",
            "name",
            ask="Siapa nama lengkap anggota ini?",
            ask_en="What is this member's full name?",
            personal=True,
        ),
    )
    birth_date: date | None = field(
        default=None,
        metadata=about(
            "tanggal_lahir",
            "tanggal lahir",
            "birth date",
            ask="Kapan tanggal lahir {siapa}?",
            ask_en="What is the birth date of {siapa}?",
            personal=True,
        ),
    )
    sex: Code | None = field(
        default=None,
        converter=read_sex,
        metadata=about(
            "jenis_kelamin",
            "jenis kelamin",
            "sex",
            ask="Apakah {siapa} laki-laki atau perempuan?",
            ask_en="Is {siapa} male or female?",
            codes=SEX,
        ),
    )
    relation: Code | None = field(
        default=None,
        converter=read_relation,
        metadata=about(
            "hubungan_keluarga",
            "hubungan dalam keluarga",
            "relation to the head of family",
            ask="Apa hubungan {siapa} dengan kepala keluarga?",
            ask_en="How is {siapa} related to the head of the family?",
            codes=RELATION,
        ),
    )
    # --- life and matching -------------------------------------------------------------------
    deceased: bool | None = field(
        default=None,
        metadata=about(
            "meninggal",
            "sudah meninggal",
            "deceased",
            ask="Apakah {siapa} masih hidup?",
            ask_en="Is {siapa} alive?",
            presumed=no("baris registri dianggap orang yang masih hidup", "a row is presumed alive"),
            dated_by="death_date",
        ),
    )
    death_date: date | None = field(
        default=None,
        metadata=about(
            "tanggal_meninggal",
            "tanggal meninggal",
            "date of death",
            ask="Kapan {siapa} meninggal (menurut akta kematian)?",
            ask_en="When did {siapa} die (by the death certificate)?",
        ),
    )
    death_hint: bool | None = field(
        default=None,
        metadata=about(
            "petunjuk_meninggal",
            "petunjuk sudah meninggal (belum ada akta)",
            "hint of death (no certificate)",
            ask="Apakah {siapa} masih hidup? Bila sudah meninggal, catat tanggal menurut akta kematian.",
            ask_en="Is {siapa} alive? If not, record the date by the death certificate.",
            verify=True,
            presumed=no("tidak ada petunjuk kematian", "no hint of death"),
        ),
    )
    nik_matched: bool | None = field(
        default=None,
        metadata=about(
            "nik_padan",
            "NIK padan dengan Dukcapil",
            "NIK matched with the civil registry",
            ask="Apakah NIK {siapa} sudah padan di Dukcapil?",
            ask_en="Is the NIK of {siapa} matched with the civil registry?",
            presumed=yes("baris registri dianggap sudah padan", "a row is presumed matched"),
        ),
    )
    # --- papers and home ---
    citizenship: Code | None = field(
        default=None,
        converter=read_citizenship,
        metadata=about(
            "kewarganegaraan",
            "kewarganegaraan",
            "citizenship",
            ask="Apakah {siapa} warga negara Indonesia (WNI) atau asing (WNA)?",
            ask_en="Is {siapa} an Indonesian citizen or a foreigner?",
            codes=CITIZENSHIP,
        ),
    )
    marital_status: Code | None = field(
        default=None,
        converter=read_marital_status,
        metadata=about(
            "status_kawin",
            "status perkawinan",
            "marital status",
            ask="Apa status perkawinan {siapa}?",
            ask_en="What is the marital status of {siapa}?",
            codes=MARITAL_STATUS,
        ),
    )
    has_ktp: bool | None = field(
        default=None,
        metadata=about(
            "punya_ktp",
            "punya KTP yang berlaku",
            "has a valid identity card (KTP)",
            ask="Apakah {siapa} punya KTP yang berlaku? Bila belum, bantu urus di Dukcapil.",
            ask_en="Does {siapa} have a valid identity card? If not, help apply for one.",
        ),
    )
    ktp_kutim: bool | None = field(
        default=None,
        metadata=about(
            "ktp_kutim",
            "ber-KTP Kutai Timur",
            "holds a Kutai Timur identity card",
            ask="Apakah KTP {siapa} beralamat di Kutai Timur?",
            ask_en="Is the identity card of {siapa} from Kutai Timur?",
        ),
    )
    kaltim_since: date | None = field(
        default=None,
        metadata=about(
            "penduduk_kaltim_sejak",
            "tercatat sebagai penduduk Kalimantan Timur sejak",
            "registered in Kalimantan Timur since",
            ask="Sejak kapan {siapa} tercatat di KK Kalimantan Timur?",
            ask_en="Since when is {siapa} registered in Kalimantan Timur?",
        ),
    )
    kaltim_years: int | None = field(
        default=None,
        metadata=about(
            "lama_penduduk_kaltim",
            "lama tercatat sebagai penduduk Kalimantan Timur",
            "time registered in Kalimantan Timur",
            ask="Sudah berapa tahun penuh {siapa} tercatat di KK Kalimantan Timur?",
            ask_en="For how many full years has {siapa} been registered in Kalimantan Timur?",
            unit="tahun",
            low=0,
            high=120,
        ),
    )
    lives_alone: bool | None = field(
        default=None,
        metadata=about(
            "tinggal_sendiri",
            "tinggal seorang diri",
            "lives alone",
            ask="Apakah {siapa} tinggal seorang diri di rumah?",
            ask_en="Does {siapa} live alone?",
        ),
    )
    lives_with_family: bool | None = field(
        default=None,
        metadata=about(
            "tinggal_bersama_keluarga",
            "tinggal bersama keluarganya",
            "lives with the family",
            ask="Apakah {siapa} tinggal bersama keluarganya?",
            ask_en="Does {siapa} live with the family?",
        ),
    )
    in_institution: bool | None = field(
        default=None,
        metadata=about(
            "tinggal_di_lembaga",
            "diasuh di panti atau lembaga (LKS)",
            "lives in an institution (LKS)",
            ask="Apakah {siapa} diasuh di panti atau lembaga kesejahteraan sosial (LKS)?",
            ask_en="Does {siapa} live in a welfare institution (LKS)?",
        ),
    )
    proposed_by_district: bool | None = field(
        default=None,
        metadata=about(
            "diusulkan_camat",
            "diusulkan oleh camat",
            "proposed by the district head",
            ask="Apakah {siapa} sudah diusulkan oleh camat?",
            ask_en="Has the district head proposed {siapa}?",
        ),
    )
