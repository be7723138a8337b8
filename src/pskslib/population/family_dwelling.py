"""The house of a family."""

from decimal import Decimal

from attrs import field, frozen

from pskslib.population.codes import (
    COOKING_FUEL,
    DRINKING_WATER,
    FLOOR,
    HOUSE_TENURE,
    LAND_PROOF,
    LAND_TENURE,
    LIGHTING,
    ROOF,
    TOILET,
    WALL,
    Code,
)
from pskslib.population.family_registry import FamilyRegistry
from pskslib.population.fields import about
from pskslib.population.reading import (
    read_cooking_fuel,
    read_decimal,
    read_drinking_water,
    read_floor,
    read_house_tenure,
    read_land_proof,
    read_land_tenure,
    read_lighting,
    read_roof,
    read_toilet,
    read_wall,
)


@frozen(kw_only=True, init=False, eq=False, repr=False)
class FamilyDwelling(FamilyRegistry):
    """One link of the chain that ends in :class:`pskslib.population.Family`; not used by itself."""

    has_dwelling: bool | None = field(
        default=None,
        metadata=about(
            "punya_tempat_tinggal",
            "punya tempat berteduh atau tinggal",
            "has a place to live",
            ask="Apakah keluarga ini punya tempat berteduh atau tinggal sehari-hari?",
            ask_en="Does this family have a place to live?",
        ),
    )
    house_tenure: Code | None = field(
        default=None,
        converter=read_house_tenure,
        metadata=about(
            "status_rumah",
            "status penguasaan rumah",
            "tenure of the house",
            ask="Rumah ini milik sendiri, sewa, atau menumpang?",
            ask_en="Is the house owned, rented or lent?",
            codes=HOUSE_TENURE,
        ),
    )
    land_tenure: Code | None = field(
        default=None,
        converter=read_land_tenure,
        metadata=about(
            "status_tanah",
            "status tanah tempat rumah berdiri",
            "tenure of the land",
            ask="Tanah tempat rumah ini berdiri milik siapa?",
            ask_en="Who owns the land under the house?",
            codes=LAND_TENURE,
        ),
    )
    land_proof: Code | None = field(
        default=None,
        converter=read_land_proof,
        metadata=about(
            "bukti_tanah",
            "bukti kepemilikan tanah",
            "proof of land ownership",
            ask="Surat tanah apa yang dimiliki keluarga ini?",
            ask_en="Which land papers does this family have?",
            codes=LAND_PROOF,
        ),
    )
    grant_letter: bool | None = field(
        default=None,
        metadata=about(
            "surat_hibah",
            "punya surat hibah tanah dari orang tua",
            "has a letter of grant from the parents",
            ask="Apakah ada surat hibah tanah dari orang tua?",
            ask_en="Is there a letter that grants the parents' land?",
        ),
    )
    only_house: bool | None = field(
        default=None,
        metadata=about(
            "rumah_satu_satunya",
            "satu-satunya rumah yang dimiliki",
            "the only house owned",
            ask="Apakah ini satu-satunya rumah keluarga ini?",
            ask_en="Is this the only house of this family?",
        ),
    )
    received_house_aid: bool | None = field(
        default=None,
        metadata=about(
            "pernah_bantuan_rumah",
            "pernah menerima bantuan rumah",
            "got housing aid before",
            ask="Apakah keluarga ini pernah menerima bantuan perbaikan atau pembangunan rumah?",
            ask_en="Did this family ever get housing aid?",
        ),
    )
    received_rst: bool | None = field(
        default=None,
        metadata=about(
            "penerima_rst",
            "penerima RST atau Rutilahu",
            "got RST or Rutilahu aid",
            ask="Apakah keluarga ini penerima bantuan rumah RST atau Rutilahu dari Kemensos?",
            ask_en="Did this family get RST or Rutilahu housing aid from Kemensos?",
        ),
    )
    slum_area: bool | None = field(
        default=None,
        metadata=about(
            "kawasan_kumuh",
            "tinggal di kawasan kumuh",
            "lives in a slum area",
            ask="Apakah rumah ini berada di kawasan kumuh?",
            ask_en="Is this house in a slum area?",
        ),
    )
    household_size: int | None = field(
        default=None,
        metadata=about(
            "jumlah_penghuni",
            "jumlah penghuni rumah",
            "people in the house",
            ask="Berapa orang yang tinggal di rumah ini?",
            ask_en="How many people live in this house?",
            unit="orang",
            low=1,
            high=100,
        ),
    )
    floor_area: Decimal | None = field(
        default=None,
        converter=read_decimal,
        metadata=about(
            "luas_lantai",
            "luas lantai rumah",
            "floor area",
            ask="Berapa luas lantai rumah ini (meter persegi)?",
            ask_en="What is the floor area of this house (square metres)?",
            unit="m2",
            low=0,
            high=10_000,
        ),
    )
    floor_area_per_person: Decimal | None = field(
        default=None,
        converter=read_decimal,
        metadata=about(
            "luas_lantai_per_orang",
            "luas lantai untuk tiap penghuni",
            "floor area for each person",
            ask="Berapa meter persegi luas lantai untuk tiap penghuni? Bagi luas lantai dengan jumlah penghuni.",
            ask_en="How many square metres of floor are there for each person? Divide the floor area by the "
            "people in the house.",
            unit="m2/orang",
            low=0,
            high=10_000,
        ),
    )
    floor: Code | None = field(
        default=None,
        converter=read_floor,
        metadata=about(
            "lantai",
            "jenis lantai terluas",
            "main floor material",
            ask="Lantai rumah ini sebagian besar dari apa?",
            ask_en="What is most of the floor made of?",
            codes=FLOOR,
        ),
    )
    floor_poor: bool | None = field(
        default=None,
        metadata=about(
            "lantai_rusak",
            "lantai rusak atau bermutu rendah",
            "floor broken or of low quality",
            ask="Apakah lantai rumah ini rusak atau bermutu rendah?",
            ask_en="Is the floor broken or of low quality?",
        ),
    )
    wall: Code | None = field(
        default=None,
        converter=read_wall,
        metadata=about(
            "dinding",
            "jenis dinding terluas",
            "main wall material",
            ask="Dinding rumah ini sebagian besar dari apa?",
            ask_en="What are most of the walls made of?",
            codes=WALL,
        ),
    )
    wall_poor: bool | None = field(
        default=None,
        metadata=about(
            "dinding_rusak",
            "dinding rusak atau bermutu rendah",
            "walls broken or of low quality",
            ask="Apakah dinding rumah ini rusak, berlumut atau bermutu rendah?",
            ask_en="Are the walls broken, mossy or of low quality?",
        ),
    )
    roof: Code | None = field(
        default=None,
        converter=read_roof,
        metadata=about(
            "atap",
            "jenis atap terluas",
            "main roof material",
            ask="Atap rumah ini sebagian besar dari apa?",
            ask_en="What is most of the roof made of?",
            codes=ROOF,
        ),
    )
    roof_poor: bool | None = field(
        default=None,
        metadata=about(
            "atap_rusak",
            "atap rusak atau bermutu rendah",
            "roof broken or of low quality",
            ask="Apakah atap rumah ini rusak atau bermutu rendah?",
            ask_en="Is the roof broken or of low quality?",
        ),
    )
    dangerous_house: bool | None = field(
        default=None,
        metadata=about(
            "rumah_membahayakan",
            "dinding atau atap rusak hingga membahayakan",
            "walls or roof so broken that they are dangerous",
            ask="Apakah dinding atau atap rumah ini rusak sampai membahayakan penghuni?",
            ask_en="Are the walls or roof so broken that they endanger those inside?",
        ),
    )
    toilet: Code | None = field(
        default=None,
        converter=read_toilet,
        metadata=about(
            "jamban",
            "tempat buang air besar",
            "toilet",
            ask="Di mana keluarga ini buang air besar: jamban sendiri, bersama, umum, atau tidak ada?",
            ask_en="Which toilet does this family use: own, shared, public or none?",
            codes=TOILET,
        ),
    )
    toilet_unfit: bool | None = field(
        default=None,
        metadata=about(
            "jamban_tidak_layak",
            "tempat mandi dan jamban tidak layak",
            "bathroom and toilet unfit",
            ask="Apakah tempat mandi atau jamban rumah ini tidak layak?",
            ask_en="Is the bathroom or toilet of this house unfit?",
        ),
    )
    lighting: Code | None = field(
        default=None,
        converter=read_lighting,
        metadata=about(
            "penerangan",
            "sumber penerangan utama",
            "main lighting",
            ask="Penerangan rumah ini dari apa?",
            ask_en="What lights this house?",
            codes=LIGHTING,
        ),
    )
    power: int | None = field(
        default=None,
        metadata=about(
            "daya_va",
            "daya listrik terpasang",
            "electric power",
            ask="Berapa daya listrik rumah ini? Lihat di meteran.",
            ask_en="What is the electric power of this house? See the meter.",
            unit="VA",
            low=0,
            high=1_000_000,
        ),
    )
    drinking_water: Code | None = field(
        default=None,
        converter=read_drinking_water,
        metadata=about(
            "air_minum",
            "sumber air minum utama",
            "main drinking water",
            ask="Air minum keluarga ini dari mana?",
            ask_en="Where does this family get drinking water?",
            codes=DRINKING_WATER,
        ),
    )
    cooking_fuel: Code | None = field(
        default=None,
        converter=read_cooking_fuel,
        metadata=about(
            "bahan_bakar_masak",
            "bahan bakar utama memasak",
            "main cooking fuel",
            ask="Keluarga ini memasak dengan apa?",
            ask_en="What does this family cook with?",
            codes=COOKING_FUEL,
        ),
    )
