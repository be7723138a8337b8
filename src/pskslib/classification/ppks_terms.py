"""What the 26 PPKS rules share: where they are written, who is meant, and words used in several of them.

The list is the lampiran of Permensos 8/2012; it has numbers of kinds and no articles. How the lines of a list
join (all, any, so many) is not the same in every copy, so it is a number in ``ppks.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from pskslib.classification.counting import at_least
from pskslib.classification.kinds import PPKS_KINDS
from pskslib.law import Act, Citation, Confidence
from pskslib.rules import (
    Benefit,
    BenefitKind,
    Criterion,
    Edition,
    Expr,
    Programme,
    Unit,
    alive,
    criterion,
    edition,
    family,
    numbers,
    person,
    programme,
)

NUMBERS: Final = numbers(str(Path(__file__).with_name("ppks.toml")))

LAMPIRAN: Final = Act("Lampiran Peraturan Menteri Sosial", number=8, year=2012, title="PMKS dan PSKS")
CHILD_PROTECTION: Final = Act("Undang-Undang", number=35, year=2014, title="Perlindungan Anak")
DISABILITY: Final = Act("Undang-Undang", number=8, year=2016, title="Penyandang Disabilitas")

SINCE: Final = date(2012, 6, 7)
"""Permensos 8/2012 was promulgated on this day."""


def written(source: str, confidence: str, note: str | None = None) -> Citation:
    """Cite the list; the kind's number is in its code."""
    return LAMPIRAN.cite(source=source, confidence=Confidence(confidence), note=note)


# PMKS adalah seseorang, keluarga, kelompok dan/atau masyarakat yang ... tidak dapat melaksanakan fungsi sosialnya.
ALIVE: Final = alive(written("definisi PMKS, adoc.pub dan iariadi.web.id", "high"))

# --- words used in several kinds --------------------------------------------------------------------
# tidak mempunyai sumber mata pencaharian, dan/atau tidak mampu memenuhi kebutuhan dasar yang layak (jenis 24)
DESTITUTE: Final = ~family.has_livelihood | ~family.basic_needs_met
POOR_FAMILY: Final = family.poor | family.extreme_poor | DESTITUTE
# ditelantarkan, tanpa pengasuhan yang layak, ditinggalkan, atau hak asuhnya dicabut
NEGLECTED: Final = (
    person.care_status.is_in("tidak_layak", "telantar", "ditinggalkan", "hilang_hak_asuh") | person.neglect_victim
)
# kebutuhan makan, pakaian, tempat tinggal, kesehatan, pendidikan, sosial
NEEDS_UNMET: Final = (
    ~person.food_met
    | ~person.clothing_met
    | ~person.shelter_met
    | ~person.health_met
    | ~person.education_met
    | ~person.social_met
)
# fisik, intelektual, mental dan/atau sensorik
DISABLED: Final = (
    person.disabled
    | person.severe_disability
    | person.physical_disability
    | person.intellectual_disability
    | person.mental_disability
    | person.sensory_disability
)
CANNOT_MANAGE: Final = person.cannot_manage_daily_life | person.severe_disability


def signs(code: str, name: str, text: str, en: str, parts: Iterable[Expr], *, says: Citation) -> Criterion:
    """So many lines of a list as the number ``name`` asks; 0 asks none, all of them is *and*."""
    return criterion(
        code,
        f"{text}; yang diminta paling sedikit: {{{name}}}",
        en=f"{en}; at least this many are asked: {{{name}}}",
        when=at_least(NUMBERS, name, list(parts)),
        says=says,
    )


# --- kinds as rules -----------------------------------------------------------------------------------
_SERVICE: Final = Benefit(
    kind=BenefitKind.SERVICE, unit="pelayanan kesejahteraan sosial", period="menurut kebutuhan", recipient="orang"
)
_FAMILY_SERVICE: Final = Benefit(
    kind=BenefitKind.SERVICE, unit="pelayanan kesejahteraan sosial", period="menurut kebutuhan", recipient="keluarga"
)


def person_kind(number: int, *criteria: Criterion, note: str | None = None) -> Programme:
    """A kind about one living person, in force since the list is."""
    return person_kind_of(number, edition(SINCE, requires=(ALIVE, *criteria), note=note))


def person_kind_of(number: int, *editions: Edition) -> Programme:
    """A kind about one person, with its own editions."""
    kind = PPKS_KINDS[number - 1]
    return programme(
        f"PPKS-{number:02}",
        kind.name,
        en=kind.name_en,
        unit=Unit.PERSON,
        benefit=_SERVICE,
        numbers=[NUMBERS],
        editions=editions,
    )


def family_kind(number: int, *criteria: Criterion, note: str | None = None) -> Programme:
    """A kind about a family, in force since the list is."""
    kind = PPKS_KINDS[number - 1]
    return programme(
        f"PPKS-{number:02}",
        kind.name,
        en=kind.name_en,
        benefit=_FAMILY_SERVICE,
        numbers=[NUMBERS],
        editions=[edition(SINCE, requires=criteria, note=note)],
    )
