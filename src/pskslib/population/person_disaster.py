"""What a disaster did to a person."""

from datetime import date

from attrs import field, frozen

from pskslib.identity import RegionCode
from pskslib.population.codes import DISASTER_KIND, Code
from pskslib.population.fields import about
from pskslib.population.person_hardship import PersonHardship
from pskslib.population.reading import read_disaster_kind, read_region


@frozen(kw_only=True, init=False, eq=False, repr=False)
class PersonDisaster(PersonHardship):
    """One link of the chain that ends in :class:`pskslib.population.Person`; not used by itself."""

    disaster_kind: Code | None = field(
        default=None,
        converter=read_disaster_kind,
        metadata=about(
            "jenis_bencana",
            "jenis bencana yang dialami",
            "kind of disaster suffered",
            ask="Apakah {siapa} menjadi korban bencana, dan bencana apa?",
            ask_en="Is {siapa} a victim of a disaster, and of which kind?",
            codes=DISASTER_KIND,
        ),
    )
    disaster_event: str | None = field(
        default=None,
        metadata=about(
            "id_bencana",
            "kejadian bencana",
            "disaster event",
            ask="Kejadian bencana mana yang dialami {siapa} (nomor atau nama kejadian)?",
            ask_en="Which disaster event did {siapa} suffer (number or name)?",
        ),
    )
    disaster_date: date | None = field(
        default=None,
        metadata=about(
            "tanggal_bencana",
            "tanggal bencana",
            "date of the disaster",
            ask="Kapan bencana yang dialami {siapa} terjadi?",
            ask_en="When did the disaster that {siapa} suffered happen?",
        ),
    )
    disaster_place: RegionCode | None = field(
        default=None,
        converter=read_region,
        metadata=about(
            "wilayah_bencana",
            "wilayah tempat bencana terjadi",
            "region of the disaster",
            ask="Di wilayah mana bencana yang dialami {siapa} terjadi?",
            ask_en="In which region did the disaster that {siapa} suffered happen?",
        ),
    )
    died_in_disaster: bool | None = field(
        default=None,
        metadata=about(
            "meninggal_karena_bencana",
            "meninggal karena bencana",
            "died in a disaster",
            ask="Apakah {siapa} meninggal karena bencana?",
            ask_en="Did {siapa} die in a disaster?",
        ),
    )
    disaster_heir: bool | None = field(
        default=None,
        metadata=about(
            "ahli_waris_korban_bencana",
            "ahli waris korban bencana yang meninggal",
            "heir of somebody who died in a disaster",
            ask="Apakah {siapa} ahli waris dari korban bencana yang meninggal?",
            ask_en="Is {siapa} an heir of somebody who died in a disaster?",
        ),
    )
    disaster_injured: bool | None = field(
        default=None,
        metadata=about(
            "luka_karena_bencana",
            "luka karena bencana",
            "injured in a disaster",
            ask="Apakah {siapa} luka karena bencana?",
            ask_en="Was {siapa} injured in a disaster?",
            sensitive=True,
        ),
    )
    disaster_seriously_injured: bool | None = field(
        default=None,
        metadata=about(
            "luka_berat_karena_bencana",
            "luka berat karena bencana",
            "seriously injured in a disaster",
            ask="Apakah {siapa} luka berat karena bencana?",
            ask_en="Was {siapa} seriously injured in a disaster?",
            sensitive=True,
        ),
    )
    disaster_property_lost: bool | None = field(
        default=None,
        metadata=about(
            "harta_hilang_karena_bencana",
            "kehilangan harta karena bencana",
            "lost property in a disaster",
            ask="Apakah {siapa} kehilangan harta benda karena bencana?",
            ask_en="Did {siapa} lose property in a disaster?",
        ),
    )
    disaster_distress: bool | None = field(
        default=None,
        metadata=about(
            "tekanan_jiwa_karena_bencana",
            "terdampak secara kejiwaan oleh bencana",
            "psychologically affected by a disaster",
            ask="Apakah {siapa} masih tertekan atau trauma karena bencana?",
            ask_en="Is {siapa} still distressed by a disaster?",
            sensitive=True,
        ),
    )
    disaster_function_disturbed: bool | None = field(
        default=None,
        metadata=about(
            "fungsi_sosial_terganggu_bencana",
            "fungsi sosial terganggu karena bencana",
            "social functions disturbed by a disaster",
            ask="Apakah bencana membuat {siapa} kesulitan menjalankan perannya sehari-hari?",
            ask_en="Did a disaster disturb the social functions of {siapa}?",
        ),
    )
    displaced: bool | None = field(
        default=None,
        metadata=about(
            "mengungsi",
            "sedang mengungsi",
            "displaced",
            ask="Apakah {siapa} sedang mengungsi?",
            ask_en="Is {siapa} displaced?",
        ),
    )
    higher_level_disaster: bool | None = field(
        default=None,
        metadata=about(
            "bencana_provinsi_nasional",
            "bencananya ditetapkan berskala provinsi atau nasional",
            "the disaster is declared of provincial or national scale",
            ask="Apakah bencana yang dialami {siapa} ditetapkan berskala provinsi atau nasional?",
            ask_en="Is the disaster that {siapa} suffered declared of provincial or national scale?",
        ),
    )
