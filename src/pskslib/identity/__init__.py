"""Identity: NIK, nomor KK and region codes as types of their own, masked by default, and keyed pseudonyms."""

from __future__ import annotations

from pskslib.identity.family_card import FamilyCardNumber
from pskslib.identity.nik import IdentityWarning, Nik, Sex
from pskslib.identity.pseudonym import Pseudonymizer
from pskslib.identity.region_code import Kind, Level, RegionCode

__all__ = [
    "FamilyCardNumber",
    "IdentityWarning",
    "Kind",
    "Level",
    "Nik",
    "Pseudonymizer",
    "RegionCode",
    "Sex",
]
