"""Parents, care, and whether the basic needs of a person are met."""

from attrs import field, frozen

from pskslib.population.ages import YOUNG
from pskslib.population.codes import CARE_STATUS, Code
from pskslib.population.fields import about
from pskslib.population.person_work import PersonWork
from pskslib.population.reading import read_care_status


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonCare(PersonWork):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    father_deceased: bool | None = field(
        default=None,
        metadata=about(
            "ayah_meninggal",
            "ayahnya sudah meninggal (anak yatim)",
            "father is dead (orphan)",
            ask="Apakah ayah {siapa} sudah meninggal?",
            ask_en="Is the father of {siapa} dead?",
            applies=YOUNG,
        ),
    )
    mother_deceased: bool | None = field(
        default=None,
        metadata=about(
            "ibu_meninggal",
            "ibunya sudah meninggal (anak piatu)",
            "mother is dead (orphan)",
            ask="Apakah ibu {siapa} sudah meninggal?",
            ask_en="Is the mother of {siapa} dead?",
            applies=YOUNG,
        ),
    )
    parent_remarried: bool | None = field(
        default=None,
        metadata=about(
            "orang_tua_menikah_lagi",
            "orang tua yang masih ada sudah menikah lagi",
            "surviving parent remarried",
            ask="Apakah orang tua {siapa} yang masih ada sudah menikah lagi?",
            ask_en="Has the surviving parent of {siapa} remarried?",
            applies=YOUNG,
        ),
    )
    parent_in_prison: bool | None = field(
        default=None,
        metadata=about(
            "orang_tua_dipenjara",
            "orang tua sedang menjalani hukuman penjara",
            "parent is in prison",
            ask="Apakah ayah atau ibu {siapa} sedang menjalani hukuman penjara?",
            ask_en="Is a parent of {siapa} in prison?",
            applies=YOUNG,
            sensitive=True,
        ),
    )
    care_status: Code | None = field(
        default=None,
        converter=read_care_status,
        metadata=about(
            "status_pengasuhan",
            "keadaan pengasuhan atau perawatan",
            "state of care",
            ask="Bagaimana {siapa} diasuh atau dirawat sehari-hari?",
            ask_en="How is {siapa} cared for?",
            codes=CARE_STATUS,
            sensitive=True,
        ),
    )
    has_carer: bool | None = field(
        default=None,
        metadata=about(
            "ada_yang_merawat",
            "ada yang mengasuh atau merawat",
            "has somebody who cares",
            ask="Apakah ada yang mengasuh atau merawat {siapa} sehari-hari?",
            ask_en="Is there somebody who cares for {siapa} every day?",
        ),
    )
    emotionally_neglected: bool | None = field(
        default=None,
        metadata=about(
            "telantar_psikososial",
            "telantar secara kejiwaan dan sosial",
            "neglected psychologically and socially",
            ask="Apakah {siapa} tampak kesepian atau tidak dihiraukan keluarga dan lingkungannya?",
            ask_en="Is {siapa} neglected by family and surroundings, lonely or ignored?",
            sensitive=True,
        ),
    )
    food_met: bool | None = field(
        default=None,
        metadata=about(
            "pangan_terpenuhi",
            "kebutuhan makan terpenuhi",
            "food needs met",
            ask="Apakah {siapa} cukup makan setiap hari?",
            ask_en="Does {siapa} have enough to eat every day?",
            sensitive=True,
        ),
    )
    clothing_met: bool | None = field(
        default=None,
        metadata=about(
            "sandang_terpenuhi",
            "kebutuhan pakaian terpenuhi",
            "clothing needs met",
            ask="Apakah {siapa} punya pakaian yang cukup dan layak?",
            ask_en="Does {siapa} have enough decent clothes?",
            sensitive=True,
        ),
    )
    shelter_met: bool | None = field(
        default=None,
        metadata=about(
            "papan_terpenuhi",
            "kebutuhan tempat tinggal terpenuhi",
            "shelter needs met",
            ask="Apakah tempat tinggal {siapa} layak?",
            ask_en="Is the shelter of {siapa} decent?",
            sensitive=True,
        ),
    )
    health_met: bool | None = field(
        default=None,
        metadata=about(
            "kesehatan_terpenuhi",
            "kebutuhan kesehatan terpenuhi",
            "health needs met",
            ask="Apakah {siapa} bisa berobat bila sakit?",
            ask_en="Can {siapa} get treatment when ill?",
            sensitive=True,
        ),
    )
    education_met: bool | None = field(
        default=None,
        metadata=about(
            "pendidikan_terpenuhi",
            "kebutuhan pendidikan terpenuhi",
            "education needs met",
            ask="Apakah kebutuhan pendidikan {siapa} terpenuhi?",
            ask_en="Are the education needs of {siapa} met?",
            sensitive=True,
        ),
    )
    social_met: bool | None = field(
        default=None,
        metadata=about(
            "sosial_terpenuhi",
            "kebutuhan sosial terpenuhi",
            "social needs met",
            ask="Apakah {siapa} bisa bergaul dan ikut kegiatan di lingkungannya?",
            ask_en="Can {siapa} take part in social life?",
            sensitive=True,
        ),
    )
