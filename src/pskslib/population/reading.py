"""Readers that turn what a caller writes into the value of a fact; attrs calls them as converters.

What they cannot read they hand on unchanged, so that the check of the facts tells it with the rest.
"""

from decimal import Decimal
from typing import cast

from pskslib.identity import FamilyCardNumber, Nik, RegionCode
from pskslib.population.codes import (
    AFFORDABLE_SCHOOL,
    CARE_STATUS,
    CITIZENSHIP,
    COOKING_FUEL,
    DISASTER_KIND,
    DRINKING_WATER,
    EDUCATION,
    FLOOR,
    HEALTH_COVER,
    HIGHER_EDUCATION,
    HOUSE_TENURE,
    LAND_PROOF,
    LAND_TENURE,
    LAW_ROLE,
    LIGHTING,
    LIVELIHOOD,
    MARITAL_STATUS,
    MIGRANT_STATUS,
    RELATION,
    ROOF,
    SCHOOL_LEVEL,
    SEX,
    STREET_ROLE,
    TOILET,
    WALL,
    Code,
    CodeList,
)


def _code(code_list: CodeList, value: Code | str | None) -> Code | None:
    return code_list.parse(value) if isinstance(value, str) else value


def read_nik(value: Nik | str | None) -> Nik | None:
    """Read a NIK."""
    return value if value is None or isinstance(value, Nik) else Nik.parse(value)


def read_family_card(value: FamilyCardNumber | str | None) -> FamilyCardNumber | None:
    """Read a nomor KK."""
    return value if value is None or isinstance(value, FamilyCardNumber) else FamilyCardNumber.parse(value)


def read_region(value: RegionCode | str | None) -> RegionCode | None:
    """Read a region code."""
    return value if value is None or isinstance(value, RegionCode) else RegionCode.parse(value)


def read_decimal(value: Decimal | int | None) -> Decimal | None:
    """Read an exact number; a whole number is one too, a float never."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return cast("Decimal | None", value)


def read_citizenship(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``CITIZENSHIP``."""
    return _code(CITIZENSHIP, value)


def read_marital_status(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``MARITAL_STATUS``."""
    return _code(MARITAL_STATUS, value)


def read_higher_education(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``HIGHER_EDUCATION``."""
    return _code(HIGHER_EDUCATION, value)


def read_health_cover(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``HEALTH_COVER``."""
    return _code(HEALTH_COVER, value)


def read_care_status(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``CARE_STATUS``."""
    return _code(CARE_STATUS, value)


def read_law_role(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``LAW_ROLE``."""
    return _code(LAW_ROLE, value)


def read_street_role(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``STREET_ROLE``."""
    return _code(STREET_ROLE, value)


def read_migrant_status(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``MIGRANT_STATUS``."""
    return _code(MIGRANT_STATUS, value)


def read_disaster_kind(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``DISASTER_KIND``."""
    return _code(DISASTER_KIND, value)


def read_house_tenure(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``HOUSE_TENURE``."""
    return _code(HOUSE_TENURE, value)


def read_land_tenure(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``LAND_TENURE``."""
    return _code(LAND_TENURE, value)


def read_land_proof(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``LAND_PROOF``."""
    return _code(LAND_PROOF, value)


def read_floor(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``FLOOR``."""
    return _code(FLOOR, value)


def read_wall(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``WALL``."""
    return _code(WALL, value)


def read_roof(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``ROOF``."""
    return _code(ROOF, value)


def read_toilet(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``TOILET``."""
    return _code(TOILET, value)


def read_lighting(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``LIGHTING``."""
    return _code(LIGHTING, value)


def read_drinking_water(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``DRINKING_WATER``."""
    return _code(DRINKING_WATER, value)


def read_cooking_fuel(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``COOKING_FUEL``."""
    return _code(COOKING_FUEL, value)


def read_livelihood(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``LIVELIHOOD``."""
    return _code(LIVELIHOOD, value)


def read_education(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``EDUCATION``."""
    return _code(EDUCATION, value)


def read_affordable_school(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``AFFORDABLE_SCHOOL``."""
    return _code(AFFORDABLE_SCHOOL, value)


def read_sex(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``SEX``."""
    return _code(SEX, value)


def read_relation(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``RELATION``."""
    return _code(RELATION, value)


def read_school_level(value: Code | str | None) -> Code | None:
    """Read an entry of the list ``SCHOOL_LEVEL``."""
    return _code(SCHOOL_LEVEL, value)
