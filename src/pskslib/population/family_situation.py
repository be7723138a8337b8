"""Harmony in a family, remoteness of its community, disasters that struck it."""

from datetime import date

from attrs import field, frozen

from pskslib.population.codes import DISASTER_KIND, Code
from pskslib.population.family_means import FamilyMeans
from pskslib.population.fields import about
from pskslib.population.reading import read_disaster_kind


@frozen(kw_only=True, init=False, eq=False, repr=False)
class FamilySituation(FamilyMeans):
    """One link of the chain that ends in :class:`pskslib.population.Family`; not used by itself."""

    spouses_inattentive: bool | None = field(
        default=None,
        metadata=about(
            "kurang_saling_memperhatikan",
            "suami istri kurang saling memperhatikan atau anggota jarang berkomunikasi",
            "spouses inattentive or members talk little",
            ask="Apakah suami istri kurang saling memperhatikan, atau anggota keluarga jarang berbicara?",
            ask_en="Are the spouses inattentive, or do members talk little?",
            sensitive=True,
        ),
    )
    frequent_quarrels: bool | None = field(
        default=None,
        metadata=about(
            "sering_bertengkar",
            "sering bertengkar",
            "quarrels often",
            ask="Apakah sering terjadi pertengkaran dalam keluarga ini?",
            ask_en="Are there often quarrels in this family?",
            sensitive=True,
        ),
    )
    living_apart: bool | None = field(
        default=None,
        metadata=about(
            "hidup_terpisah",
            "suami istri hidup sendiri-sendiri walau masih terikat",
            "spouses live apart though still bound",
            ask="Apakah suami istri hidup sendiri-sendiri walau masih terikat perkawinan?",
            ask_en="Do the spouses live apart though still married?",
            sensitive=True,
        ),
    )
    bad_neighbour_relations: bool | None = field(
        default=None,
        metadata=about(
            "tidak_rukun_tetangga",
            "hubungan dengan tetangga kurang baik",
            "bad relations with neighbours",
            ask="Apakah hubungan keluarga ini dengan tetangga kurang baik?",
            ask_en="Are relations with the neighbours bad?",
            sensitive=True,
        ),
    )
    children_needs_unmet: bool | None = field(
        default=None,
        metadata=about(
            "kebutuhan_anak_tidak_terpenuhi",
            "kebutuhan jasmani, rohani dan sosial anak kurang terpenuhi",
            "children's needs not met",
            ask="Apakah kebutuhan jasmani, rohani atau sosial anak di keluarga ini kurang terpenuhi?",
            ask_en="Are the bodily, spiritual or social needs of the children not met?",
            sensitive=True,
        ),
    )
    family_function_problem: bool | None = field(
        default=None,
        metadata=about(
            "fungsi_keluarga_terganggu",
            "fungsi keluarga tidak berjalan wajar",
            "family functions fail",
            ask="Menurut asesmen, apakah fungsi keluarga ini tidak berjalan sebagaimana mestinya?",
            ask_en="By an assessment, do the functions of this family fail?",
            sensitive=True,
        ),
    )
    exemplary_behaviour: bool | None = field(
        default=None,
        metadata=about(
            "perilaku_teladan",
            "perilaku keluarga patut diteladani",
            "behaviour fit to be a model",
            ask="Apakah perilaku keluarga ini patut diteladani keluarga lain?",
            ask_en="Is the behaviour of this family a model for other families?",
        ),
    )
    keeps_family_whole: bool | None = field(
        default=None,
        metadata=about(
            "menjaga_keutuhan",
            "menjaga keutuhan keluarga dengan perilaku positif",
            "keeps the family whole with positive behaviour",
            ask="Apakah keluarga ini menjaga keutuhannya dengan perilaku yang positif?",
            ask_en="Does this family keep itself whole with positive behaviour?",
        ),
    )
    passes_on_example: bool | None = field(
        default=None,
        metadata=about(
            "menularkan_teladan",
            "mampu dan mau menularkan perilakunya",
            "able and willing to pass its behaviour on",
            ask="Apakah keluarga ini mampu dan mau menularkan perilakunya kepada keluarga lain?",
            ask_en="Is this family able and willing to pass its behaviour on to others?",
        ),
    )
    violence_victim_family: bool | None = field(
        default=None,
        metadata=about(
            "keluarga_korban_kekerasan",
            "keluarga sebagai korban tindak kekerasan",
            "the family is a victim of violence",
            ask="Apakah keluarga ini bersama-sama menjadi korban kekerasan atau diskriminasi?",
            ask_en="Is this family as a whole a victim of violence or discrimination?",
            sensitive=True,
        ),
    )
    remote_community: bool | None = field(
        default=None,
        metadata=about(
            "komunitas_adat_terpencil",
            "warga komunitas adat terpencil (KAT)",
            "of a remote indigenous community (KAT)",
            ask="Apakah keluarga ini warga komunitas adat terpencil (KAT)?",
            ask_en="Is this family of a remote indigenous community (KAT)?",
            sensitive=True,
        ),
    )
    small_closed_community: bool | None = field(
        default=None,
        metadata=about(
            "komunitas_kecil_tertutup",
            "komunitasnya kecil, tertutup dan homogen",
            "small, closed, homogeneous community",
            ask="Apakah komunitas keluarga ini kecil, tertutup dan homogen?",
            ask_en="Is the community of this family small, closed and homogeneous?",
        ),
    )
    kinship_institutions: bool | None = field(
        default=None,
        metadata=about(
            "pranata_kekerabatan",
            "pranata sosial bertumpu pada kekerabatan",
            "kinship-based institutions",
            ask="Apakah pranata sosial komunitas ini bertumpu pada kekerabatan?",
            ask_en="Are the institutions of the community based on kinship?",
        ),
    )
    hard_to_reach: bool | None = field(
        default=None,
        metadata=about(
            "sulit_dijangkau",
            "terpencil dan sulit dijangkau",
            "remote and hard to reach",
            ask="Apakah tempat tinggal keluarga ini terpencil dan sulit dijangkau?",
            ask_en="Is the place of this family remote and hard to reach?",
        ),
    )
    subsistence_economy: bool | None = field(
        default=None,
        metadata=about(
            "ekonomi_subsisten",
            "hidup dengan ekonomi subsisten",
            "lives by a subsistence economy",
            ask="Apakah keluarga ini hidup terutama dari hasil untuk dimakan sendiri?",
            ask_en="Does this family live mainly by subsistence?",
        ),
    )
    simple_tools: bool | None = field(
        default=None,
        metadata=about(
            "peralatan_sederhana",
            "memakai peralatan sederhana",
            "uses simple tools",
            ask="Apakah keluarga ini memakai peralatan dan teknologi sederhana?",
            ask_en="Does this family use simple tools?",
        ),
    )
    nature_dependent: bool | None = field(
        default=None,
        metadata=about(
            "bergantung_pada_alam",
            "sangat bergantung pada alam setempat",
            "highly dependent on local nature",
            ask="Apakah keluarga ini sangat bergantung pada alam setempat?",
            ask_en="Does this family depend highly on local nature?",
        ),
    )
    limited_services: bool | None = field(
        default=None,
        metadata=about(
            "akses_layanan_terbatas",
            "akses pelayanan sosial, ekonomi dan politik terbatas",
            "limited access to services",
            ask="Apakah akses keluarga ini ke pelayanan sosial, ekonomi dan politik terbatas?",
            ask_en="Is the access of this family to services limited?",
        ),
    )
    conflict_area: bool | None = field(
        default=None,
        metadata=about(
            "wilayah_konflik",
            "tinggal di wilayah konflik",
            "lives in a conflict area",
            ask="Apakah keluarga ini tinggal di wilayah konflik?",
            ask_en="Does this family live in a conflict area?",
        ),
    )
    family_disaster_kind: Code | None = field(
        default=None,
        converter=read_disaster_kind,
        metadata=about(
            "jenis_bencana_keluarga",
            "jenis bencana yang menimpa keluarga",
            "kind of disaster that struck the family",
            ask="Apakah keluarga ini tertimpa bencana, dan bencana apa?",
            ask_en="Was this family struck by a disaster, and of which kind?",
            codes=DISASTER_KIND,
        ),
    )
    house_disaster_damage: bool | None = field(
        default=None,
        metadata=about(
            "rumah_rusak_bencana",
            "rumah rusak karena bencana",
            "house damaged by a disaster",
            ask="Apakah rumah keluarga ini rusak karena bencana?",
            ask_en="Was the house of this family damaged by a disaster?",
        ),
    )
    fire_victim: bool | None = field(
        default=None,
        metadata=about(
            "korban_kebakaran",
            "korban kebakaran rumah",
            "victim of a house fire",
            ask="Apakah rumah keluarga ini terbakar?",
            ask_en="Did the house of this family burn?",
        ),
    )
    fire_date: date | None = field(
        default=None,
        metadata=about(
            "tanggal_kebakaran",
            "tanggal kebakaran",
            "date of the fire",
            ask="Kapan kebakaran itu terjadi?",
            ask_en="When did the fire happen?",
        ),
    )
