"""A regency with its kecamatan and villages, looked up by code or by name."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cached_property

from attrs import field, frozen

from pskslib.errors import UnknownName
from pskslib.identity import Kind, Level, RegionCode


@frozen(kw_only=True)
class Region:
    """One region of any level; the name is the official one of Kemendagri."""

    code: RegionCode
    name: str

    @property
    def level(self) -> Level:
        """``kabupaten``, ``kecamatan`` or ``desa`` (a kelurahan too)."""
        return self.code.level

    @property
    def kind(self) -> Kind:
        """What the code says of the place: tells kelurahan from desa, kota from kabupaten."""
        return self.code.kind

    @property
    def parent(self) -> RegionCode | None:
        """The region one level up."""
        return self.code.parent


@frozen(kw_only=True, eq=False, repr=False, slots=False)
class RegionSet:
    """A regency.

    Attributes:
        regions: All regions in order of code.
        aliases: Other spellings, from normal form to code.
        bps: Kemendagri code to BPS code, as far as the bridge goes.
        edition: The decree that the codes are from.
        source: Where the list was read.

    >>> from pskslib.regions import kutim
    >>> kutim().find("Kec. Kongbeng").code, kutim().bps_code("64.08.08")
    (RegionCode('64.08.08'), '6404022')
    """

    regions: tuple[Region, ...]
    aliases: Mapping[str, RegionCode] = field(factory=dict)
    bps: Mapping[RegionCode, str] = field(factory=dict)
    edition: str = ""
    source: str = ""

    def __repr__(self) -> str:
        return f"RegionSet({len(self.kecamatan)} kecamatan, {len(self.villages)} desa/kelurahan)"

    @cached_property
    def _by_code(self) -> dict[RegionCode, Region]:
        return {region.code: region for region in self.regions}

    @cached_property
    def _by_name(self) -> dict[str, list[Region]]:
        found: dict[str, list[Region]] = {}
        for region in self.regions:
            found.setdefault(normal_name(region.name), []).append(region)
        for alias, code in self.aliases.items():
            found.setdefault(alias, []).append(self._by_code[code])
        return found

    @cached_property
    def kecamatan(self) -> tuple[Region, ...]:
        """The kecamatan in order of code."""
        return tuple(r for r in self.regions if r.level == "kecamatan")

    @cached_property
    def villages(self) -> tuple[Region, ...]:
        """The desa and kelurahan in order of code."""
        return tuple(r for r in self.regions if r.level == "desa")

    def get(self, code: RegionCode | str) -> Region | None:
        """Return the region of a code, or None when it is not in the set."""
        return self._by_code.get(RegionCode.parse(code))

    def find(self, name: str, *, level: Level | None = None, within: RegionCode | str | None = None) -> Region:
        """Return the region of a name, in any spelling known.

        Args:
            name: With or without "Kec.", "Desa" and the like; case, blanks and punctuation do not matter.
            level: Look only on this level; six villages of Kutim carry their kecamatan's name.
            within: Look only inside this region.

        Raises:
            UnknownName: No such name (the nearest are offered), or more than one (they are listed).
        """
        bare, said = _split_prefix(name)
        level = level or said
        inside = None if within is None else RegionCode.parse(within)

        def fits(region: Region) -> bool:
            return (level is None or region.level == level) and (inside is None or inside.contains(region.code))

        found = [region for region in self._by_name.get(bare, ()) if fits(region)]
        if len(found) == 1:
            return found[0]
        if found:
            choices = ", ".join(f"{r.kind} {r.name} ({r.code})" for r in found)
            raise UnknownName(f"{name!r} menunjuk lebih dari satu wilayah: {choices}; sebutkan tingkat atau kodenya")
        known = [key for key, regions in self._by_name.items() if any(map(fits, regions))]
        near = [self._by_name[key][0] for key in get_close_matches(bare, known, n=3, cutoff=0.7)]
        hint = ", ".join(f"{r.name} ({r.code})" for r in near)
        raise UnknownName(f"wilayah {name!r} tidak dikenal" + (f"; mungkin maksudnya {hint}" if hint else ""))

    def lookup(self, code_or_name: str, *, level: Level | None = None) -> Region:
        """Return the region of a Kemendagri code or a name.

        Raises:
            UnknownName: Neither; a BPS code is recognised and told.
        """
        text = code_or_name.strip()
        if not any(ch.isdigit() for ch in text):
            return self.find(text, level=level)
        if text in self.bps.values():
            kemendagri = self.from_bps(text)
            raise UnknownName(
                f"{text} adalah kode BPS {kemendagri.name}; kode Kemendagri-nya {kemendagri.code} (pakai from_bps)"
            )
        found = self.get(text)
        if found is None:
            raise UnknownName(f"kode {RegionCode.parse(text)} tidak ada dalam daftar {self.edition or 'ini'}")
        return found

    def bps_code(self, code: RegionCode | str) -> str:
        """Return the BPS code of a region.

        Raises:
            UnknownName: The bridge does not reach it (it has the kabupaten and its kecamatan only).
        """
        parsed = RegionCode.parse(code)
        if parsed not in self.bps:
            raise UnknownName(f"jembatan BPS tidak memuat {parsed}; yang ada hanya kabupaten dan kecamatan")
        return self.bps[parsed]

    def from_bps(self, code: str) -> Region:
        """Return the region of a BPS code (4 digits for the kabupaten, 7 for a kecamatan).

        Raises:
            UnknownName: The bridge does not have it.
        """
        for kemendagri, bps in self.bps.items():
            if bps == code.strip():
                return self._by_code[kemendagri]
        raise UnknownName(f"kode BPS {code!r} tidak ada dalam jembatan; yang ada {len(self.bps)} kode")


def normal_name(name: str) -> str:
    """Fold a name for comparison: lower case, letters and digits only.

    >>> normal_name("Long  Bentuq")
    'longbentuq'
    """
    return "".join(ch for ch in name.casefold() if ch.isalnum())


def _split_prefix(name: str) -> tuple[str, Level | None]:
    """Take "Kec." and the like off a name; what was taken off says the level."""
    levels: dict[str, Level] = {"kec": "kecamatan", "kecamatan": "kecamatan", "kab": "kabupaten"}
    levels |= {"kabupaten": "kabupaten", "kota": "kabupaten", "desa": "desa", "kel": "desa", "kelurahan": "desa"}
    first, _, rest = name.strip().partition(" ")
    word = normal_name(first)
    if not rest or word not in levels:
        return normal_name(name), None
    bare = normal_name(rest)
    return (normal_name(name) if levels[word] == "kabupaten" else bare), levels[word]
