"""Who a family is, its place in the registries, and the aid it gets."""

from attrs import field, frozen

from pskslib.identity import FamilyCardNumber, RegionCode
from pskslib.population.fields import about, no, yes
from pskslib.population.reading import read_family_card, read_region


@frozen(kw_only=True, init=False, eq=False, repr=False)
class FamilyRegistry:
    """One link of the chain that ends in :class:`pskslib.population.Family`; not used by itself."""

    family_card: FamilyCardNumber | None = field(
        default=None,
        converter=read_family_card,
        metadata=about(
            "no_kk",
            "nomor KK",
            "family-card number",
            ask="Berapa nomor kartu keluarga?",
            ask_en="What is the family-card number?",
            personal=True,
        ),
    )
    address: str | None = field(
        default=None,
        metadata=about(
            "alamat",
            "alamat",
            "address",
            ask="Di mana alamat keluarga ini?",
            ask_en="What is the address of this family?",
            personal=True,
        ),
    )
    village: RegionCode | None = field(
        default=None,
        converter=read_region,
        metadata=about(
            "kode_desa",
            "desa atau kelurahan",
            "village",
            ask="Di desa atau kelurahan mana keluarga ini tinggal?",
            ask_en="In which village does this family live?",
        ),
    )
    decile: int | None = field(
        default=None,
        metadata=about(
            "desil",
            "desil kesejahteraan (DTSEN)",
            "welfare decile (DTSEN)",
            ask="Berapa desil keluarga ini? Lihat di SIKS-NG atau Cek Bansos.",
            ask_en="What is the decile of this family? Look it up in SIKS-NG or Cek Bansos.",
            unit="desil",
            low=1,
            high=10,
            instead=("unranked", 11),
        ),
    )
    unranked: bool | None = field(
        default=None,
        metadata=about(
            "non_desil",
            "belum berperingkat (non-desil)",
            "not ranked (non-desil)",
            ask="Apakah keluarga ini belum berperingkat (non-desil)?",
            ask_en="Is this family unranked (non-desil)?",
        ),
    )
    members_complete: bool | None = field(
        default=None,
        metadata=about(
            "anggota_lengkap",
            "semua anggota keluarga sudah didata",
            "all members are listed",
            ask="Apakah semua anggota keluarga sudah didata? Siapa yang belum?",
            ask_en="Are all members of the family listed? Who is missing?",
            presumed=yes("daftar anggota dianggap lengkap", "the list of members is presumed complete"),
        ),
    )
    in_data: bool | None = field(
        default=None,
        metadata=about(
            "terdata",
            "tercatat dalam data terpadu (DTKS atau DTSEN)",
            "listed in the national social data (DTKS or DTSEN)",
            ask="Apakah keluarga ini tercatat di DTSEN? Bila belum, ajukan usulan.",
            ask_en="Is this family listed in DTSEN? If not, propose it.",
            presumed=yes("baris registri dianggap tercatat", "a row of the registry is presumed listed"),
        ),
    )
    address_found: bool | None = field(
        default=None,
        metadata=about(
            "alamat_ditemukan",
            "alamat ditemukan",
            "address found",
            ask="Apakah alamat keluarga ini dapat ditemukan?",
            ask_en="Can the address of this family be found?",
            presumed=yes("tidak ada laporan alamat tidak ditemukan", "no report that it was not found"),
        ),
    )
    refuses_aid: bool | None = field(
        default=None,
        metadata=about(
            "menolak_bantuan",
            "menolak bantuan",
            "refuses the aid",
            ask="Apakah keluarga ini menolak bantuan (ada surat pernyataan)?",
            ask_en="Does this family refuse the aid (is there a signed letter)?",
            presumed=no("tidak ada pernyataan menolak", "no refusal on record"),
        ),
    )
    similar_aid: bool | None = field(
        default=None,
        metadata=about(
            "bantuan_sejenis",
            "sudah menerima bantuan sejenis dari instansi lain",
            "already gets similar aid from another agency",
            ask="Apakah keluarga ini sudah menerima bantuan sejenis dari instansi lain?",
            ask_en="Does this family already get similar aid from another agency?",
            presumed=no("hanya tampak dari pemadanan data", "shows only in data matching"),
        ),
    )
    judged_able: bool | None = field(
        default=None,
        metadata=about(
            "dinilai_mampu",
            "dinilai mampu (foto geotag, Regsosek, BPJS TK)",
            "judged able (geotag photo, Regsosek, employment insurance)",
            ask="Apakah ada penilaian lapangan bahwa keluarga ini sudah mampu?",
            ask_en="Has a field check judged this family able?",
            presumed=no("tidak ada penilaian mampu", "no such judgement on record"),
        ),
    )
    otherwise_unqualified: bool | None = field(
        default=None,
        metadata=about(
            "tidak_layak_lain",
            "dinyatakan tidak layak oleh aturan lain",
            "found unqualified by another rule",
            ask="Apakah keluarga ini pernah dinyatakan tidak layak? Oleh siapa, dan apa alasannya?",
            ask_en="Was this family ever found unqualified? By whom, and why?",
            presumed=no("tidak ada pernyataan tidak layak", "no such finding on record"),
        ),
    )
    pkh_access_area: bool | None = field(
        default=None,
        metadata=about(
            "pkh_akses",
            "tinggal di wilayah PKH Akses",
            "lives in a PKH Akses (remote) area",
            ask="Apakah keluarga ini termasuk PKH Akses (wilayah sulit dijangkau)?",
            ask_en="Does this family belong to PKH Akses (hard-to-reach area)?",
        ),
    )
    # --- papers, poverty lists, aid ---
    has_family_card: bool | None = field(
        default=None,
        metadata=about(
            "punya_kk",
            "punya kartu keluarga yang berlaku",
            "has a valid family card",
            ask="Apakah keluarga ini punya kartu keluarga (KK) yang berlaku? Bila belum, bantu urus di Dukcapil.",
            ask_en="Does this family have a valid family card? If not, help apply for one.",
        ),
    )
    domiciled: bool | None = field(
        default=None,
        metadata=about(
            "berdomisili_di_desa",
            "berdomisili di desa ini",
            "lives in this village",
            ask="Apakah keluarga ini memang tinggal di desa ini?",
            ask_en="Does this family really live in this village?",
        ),
    )
    in_desa: bool | None = field(
        default=None,
        metadata=about(
            "wilayah_desa",
            "tinggal di desa, bukan kelurahan",
            "lives in a desa, not in a kelurahan",
            ask="Apakah keluarga ini tinggal di desa, bukan di kelurahan?",
            ask_en="Does this family live in a desa, not in a kelurahan?",
        ),
    )
    poor: bool | None = field(
        default=None,
        metadata=about(
            "keluarga_miskin",
            "keluarga miskin menurut data pemerintah atau pendataan desa",
            "a poor family by government data or the village survey",
            ask="Apakah keluarga ini miskin menurut data pemerintah atau pendataan desa?",
            ask_en="Is this family poor by government data or the village survey?",
            sensitive=True,
        ),
    )
    extreme_poor: bool | None = field(
        default=None,
        metadata=about(
            "miskin_ekstrem",
            "termasuk keluarga miskin ekstrem",
            "an extremely poor family",
            ask="Apakah keluarga ini termasuk miskin ekstrem menurut data pemerintah atau pendataan desa?",
            ask_en="Is this family extremely poor by government data or the village survey?",
            sensitive=True,
        ),
    )
    p3ke_decile: int | None = field(
        default=None,
        metadata=about(
            "desil_p3ke",
            "desil menurut P3KE",
            "decile by P3KE",
            ask="Berapa desil keluarga ini menurut P3KE?",
            ask_en="What is the P3KE decile of this family?",
            unit="desil P3KE",
            low=1,
            high=10,
        ),
    )
    village_without_extreme_poor: bool | None = field(
        default=None,
        metadata=about(
            "desa_tanpa_data_miskin_ekstrem",
            "data pemerintah tidak memuat keluarga miskin ekstrem di desa ini",
            "government data list no extremely poor family in this village",
            ask="Apakah data pemerintah tidak memuat satu pun keluarga miskin ekstrem di desa ini? Tanyakan ke "
            "pemerintah desa.",
            ask_en="Do government data list no extremely poor family at all in this village? Ask the village office.",
        ),
    )
    assessed_in_need: bool | None = field(
        default=None,
        metadata=about(
            "asesmen_perlu_bantuan",
            "asesmen menyatakan perlu dibantu",
            "assessed to be in need",
            ask="Apakah ada asesmen yang menyatakan keluarga ini perlu dibantu?",
            ask_en="Does an assessment say that this family is in need?",
            sensitive=True,
        ),
    )
    village_meeting_chosen: bool | None = field(
        default=None,
        metadata=about(
            "ditetapkan_musdes",
            "ditetapkan dalam musyawarah desa",
            "chosen by the village meeting",
            ask="Apakah keluarga ini ditetapkan dalam musyawarah desa?",
            ask_en="Was this family chosen by the village meeting?",
        ),
    )
    proposed_by_region: bool | None = field(
        default=None,
        metadata=about(
            "diusulkan_daerah",
            "diusulkan pemerintah daerah",
            "proposed by the local government",
            ask="Apakah keluarga ini diusulkan pemerintah daerah sebagai penerima baru? Tanyakan ke Dinas Sosial.",
            ask_en="Did the local government propose this family as a new recipient? Ask the social office.",
        ),
    )
    on_rice_list: bool | None = field(
        default=None,
        metadata=about(
            "terdaftar_bantuan_pangan",
            "tercantum dalam daftar penerima bantuan pangan beras",
            "on the list of recipients of rice aid",
            ask="Apakah keluarga ini tercantum dalam daftar penerima bantuan pangan beras? Lihat daftar di desa "
            "atau kantor pos.",
            ask_en="Is this family on the list of recipients of rice aid? See the list at the village or post office.",
        ),
    )
    receives_pkh: bool | None = field(
        default=None,
        metadata=about(
            "terima_pkh",
            "menerima PKH",
            "receives PKH",
            ask="Apakah keluarga ini menerima PKH?",
            ask_en="Does this family receive PKH?",
        ),
    )
    receives_sembako: bool | None = field(
        default=None,
        metadata=about(
            "terima_sembako",
            "menerima Program Sembako (BPNT)",
            "receives Sembako (BPNT)",
            ask="Apakah keluarga ini menerima Program Sembako (BPNT)?",
            ask_en="Does this family receive Sembako (BPNT)?",
        ),
    )
    receives_bst: bool | None = field(
        default=None,
        metadata=about(
            "terima_bst",
            "menerima BST",
            "receives BST",
            ask="Apakah keluarga ini menerima bantuan sosial tunai (BST)?",
            ask_en="Does this family receive BST?",
        ),
    )
    receives_blt_dd: bool | None = field(
        default=None,
        metadata=about(
            "terima_blt_dd",
            "menerima BLT Dana Desa",
            "receives BLT Dana Desa",
            ask="Apakah keluarga ini menerima BLT Dana Desa?",
            ask_en="Does this family receive BLT Dana Desa?",
        ),
    )
    has_kks: bool | None = field(
        default=None,
        metadata=about(
            "punya_kks",
            "punya Kartu Keluarga Sejahtera (KKS)",
            "has a Kartu Keluarga Sejahtera",
            ask="Apakah keluarga ini punya Kartu Keluarga Sejahtera (KKS)?",
            ask_en="Does this family have a Kartu Keluarga Sejahtera?",
        ),
    )
    pkh_years: int | None = field(
        default=None,
        metadata=about(
            "lama_pkh",
            "lama menjadi peserta PKH",
            "years in PKH",
            ask="Sudah berapa tahun keluarga ini menjadi peserta PKH?",
            ask_en="For how many years has this family been in PKH?",
            unit="tahun",
            low=0,
            high=40,
        ),
    )
    attends_family_sessions: bool | None = field(
        default=None,
        metadata=about(
            "hadir_p2k2",
            "rutin hadir di pertemuan P2K2",
            "attends the P2K2 meetings",
            ask="Apakah keluarga ini rutin hadir di pertemuan P2K2?",
            ask_en="Does this family attend the P2K2 meetings?",
        ),
    )
    agrees_to_graduate: bool | None = field(
        default=None,
        metadata=about(
            "bersedia_graduasi",
            "bersedia keluar dari bansos",
            "agrees to leave social aid",
            ask="Apakah keluarga ini bersedia keluar dari bansos (graduasi) dan diberdayakan?",
            ask_en="Does this family agree to leave social aid and be empowered?",
        ),
    )
    other_aid_stopped: bool | None = field(
        default=None,
        metadata=about(
            "jaring_pengaman_berhenti",
            "bantuan lain yang dulu diterima sudah berhenti",
            "other safety net stopped",
            ask="Apakah bantuan lain yang dulu diterima keluarga ini sudah berhenti?",
            ask_en="Did other aid that this family received stop?",
        ),
    )
    covid_unaided: bool | None = field(
        default=None,
        metadata=about(
            "terdampak_covid_belum_dibantu",
            "terdampak Covid-19 dan belum menerima bantuan",
            "affected by Covid-19 and not aided",
            ask="Apakah keluarga ini terdampak Covid-19 dan belum menerima bantuan?",
            ask_en="Was this family affected by Covid-19 and not aided?",
        ),
    )
