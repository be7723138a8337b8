"""A regency with its kecamatan and villages, looked up by code or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property

from attrs import field, frozen

from pskslib.errors import IdentityError, UnknownName
from pskslib.identity import Kind, Level, RegionCode
from pskslib.regions.names import normal_name, quoted, split_prefix


class AmbiguousName(UnknownName):
    """A name that more than one region carries; an answer would be a guess.

    Attributes:
        candidates: The regions that it can mean, in order of code.
    """

    def __init__(self, message: str, candidates: tuple[Region, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


@frozen(kw_only=True)
class Region:
    """One region of any level.

    Attributes:
        code: Its Kemendagri code.
        name: Its official name.

    Example:
        >>> desa = Region(code=RegionCode.parse("64.08.01.2001"), name="Senyiur")
        >>> desa.label, desa.level, desa.parent
        ('Desa Senyiur (64.08.01.2001)', 'desa', RegionCode('64.08.01'))
    """

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

    @property
    def label(self) -> str:
        """Kind, name and code, for messages and lists."""
        kind = self.kind.capitalize()
        return f"{self.name if self.name.startswith(kind) else f'{kind} {self.name}'} ({self.code})"


@frozen(kw_only=True, eq=False, repr=False)
class RegionSet:
    """A regency.

    Attributes:
        regions: All regions in order of code.
        aliases: Other spellings, from normal form to the codes that they can mean.
        bps: Kemendagri code to BPS code, as far as the bridge goes.
        edition: The decree that the codes are from.
        source: Where the list was read.

    Example:
        >>> from pskslib.regions import kutim
        >>> kutim().find("Kec. Kongbeng").code, kutim().bps_code("64.08.08")
        (RegionCode('64.08.08'), '6404022')
    """

    regions: tuple[Region, ...]
    aliases: Mapping[str, tuple[RegionCode, ...]] = field(factory=dict)
    bps: Mapping[RegionCode, str] = field(factory=dict)
    edition: str = ""
    source: str = ""

    def __repr__(self) -> str:
        return f"RegionSet({len(self.kecamatan)} kecamatan, {len(self.villages)} desa/kelurahan)"

    def __iter__(self) -> Iterator[Region]:
        return iter(self.regions)

    def __len__(self) -> int:
        return len(self.regions)

    @cached_property
    def _by_code(self) -> dict[RegionCode, Region]:
        return {region.code: region for region in self.regions}

    @cached_property
    def _by_name(self) -> dict[str, tuple[Region, ...]]:
        found: dict[str, dict[RegionCode, Region]] = {}
        for region in self.regions:
            keys = {normal_name(region.name)}
            if region.level == "kabupaten":  # its name begins with "Kabupaten" or "Kota"; people leave that away
                keys.add(split_prefix(region.name)[0])
            for key in keys:
                found.setdefault(key, {})[region.code] = region
        for alias, codes in self.aliases.items():
            found.setdefault(alias, {}).update((code, self._by_code[code]) for code in codes)
        return {key: tuple(regions[code] for code in sorted(regions)) for key, regions in found.items()}

    @cached_property
    def _from_bps(self) -> dict[str, Region]:
        return {bps: self._by_code[code] for code, bps in self.bps.items()}

    @cached_property
    def kecamatan(self) -> tuple[Region, ...]:
        """The kecamatan in order of code."""
        return tuple(r for r in self.regions if r.level == "kecamatan")

    @cached_property
    def villages(self) -> tuple[Region, ...]:
        """The desa and kelurahan in order of code."""
        return tuple(r for r in self.regions if r.level == "desa")

    def get(self, code: RegionCode | str) -> Region | None:
        """Return the region of a code, or None when it is not in the set.

        Args:
            code: A Kemendagri code.

        Raises:
            IdentityError: The text has not the shape of a code.
        """
        return self._by_code.get(RegionCode.parse(code))

    def find(self, name: str, *, level: Level | None = None, within: RegionCode | str | None = None) -> Region:
        """Return the region of a name, in any spelling known.

        Args:
            name: With or without "Kec.", "Desa" and the like; case, blanks and punctuation do not matter.
            level: Look only on this level; six villages of Kutim carry their kecamatan's name.
            within: Look only inside this region, itself not counted; a code, or the name of a kecamatan or kabupaten.

        Raises:
            AmbiguousName: More than one region has the name; they are listed. It is an `UnknownName` too.
            UnknownName: No such name; the nearest are offered.

        Example:
            >>> from pskslib.regions import kutim
            >>> kutim().find("Benua Baru", within="Sangkulirang").name
            'Benua Baru Ilir'
        """
        inside = None if within is None else self._container(within)
        found = self._named(name, level, inside)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName(
                f"{quoted(name)} menunjuk lebih dari satu wilayah: {', '.join(r.label for r in found)}. "
                "Sebutkan tingkatnya, wilayah induknya atau kodenya.",
                found,
            )
        raise UnknownName(f"Wilayah {quoted(name)} tidak dikenal{self._nearest(name, level, inside)}.")

    def _named(self, name: object, level: Level | None, inside: RegionCode | None) -> tuple[Region, ...]:
        """Return every region that a name can mean."""
        if not isinstance(name, str):
            return ()
        bare, said = split_prefix(name)
        # As a whole too: in other regencies "Kota Bangun" is a kecamatan, not the town of Bangun.
        found = {r.code: r for r in self._by_name.get(normal_name(name), ()) if _fits(r, level, inside)}
        if said is not None and level in (None, said):
            found |= {r.code: r for r in self._by_name.get(bare, ()) if _fits(r, said, inside)}
        return tuple(found[code] for code in sorted(found))

    def _nearest(self, name: object, level: Level | None, inside: RegionCode | None) -> str:
        if not isinstance(name, str):
            return ": yang diberikan bukan teks"
        known = {key: [r for r in regions if _fits(r, level, inside)] for key, regions in self._by_name.items()}
        keys = get_close_matches(split_prefix(name[:80])[0], [k for k, fit in known.items() if fit], n=3, cutoff=0.7)
        labels = dict.fromkeys(region.label for key in keys for region in known[key])
        return f"; mungkin maksudnya {', '.join([*labels][:4])}" if labels else ". Periksa ejaannya atau pakai kodenya"

    def _container(self, within: RegionCode | str) -> RegionCode:
        if isinstance(within, RegionCode) or re.search("[0-9]", within):
            return RegionCode.parse(within)
        found = tuple(r for r in self._named(within, None, None) if r.level != "desa")
        if len(found) > 1:
            raise AmbiguousName(
                f"Induk {quoted(within)} menunjuk lebih dari satu wilayah: {', '.join(r.label for r in found)}.", found
            )
        return found[0].code if found else self.find(within).code

    def lookup(
        self, code_or_name: RegionCode | str, *, level: Level | None = None, within: RegionCode | str | None = None
    ) -> Region:
        """Return the region of a Kemendagri code or a name.

        Args:
            code_or_name: What a cell or a form field held; anything with a digit is read as a code.
            level: As in `find`; a code of another level is refused.
            within: As in `find`; a code that lies elsewhere is refused.

        Raises:
            UnknownName: Neither code nor name; a BPS code is recognised and told. See also `find`.
            IdentityError: A code that cannot be read.
        """
        if isinstance(code_or_name, str) and not re.search("[0-9]", code_or_name):
            return self.find(code_or_name, level=level, within=within)
        try:
            code = RegionCode.parse(code_or_name)
        except IdentityError:
            bps = self._bps_hint(re.sub("[^0-9]", "", code_or_name)) if isinstance(code_or_name, str) else None
            if bps is None:
                raise
            raise UnknownName(bps) from None
        region = self._by_code.get(code)
        if region is None:
            unknown = f"Kode {code} tidak ada dalam daftar{f' {self.edition}' if self.edition else ''}."
            raise UnknownName(self._bps_hint(code.digits) or unknown)
        if not _fits(region, level, None if within is None else self._container(within)):
            raise UnknownName(f"{region.label} ada, tetapi bukan {level or 'wilayah'} yang diminta.")
        return region

    def _bps_hint(self, digits: str) -> str | None:
        """Say that a code is from BPS: 4 digits a kabupaten, 7 a kecamatan, 10 a village, none the same as ours."""
        region = self._from_bps.get(digits[:7]) or self._from_bps.get(digits[:4])
        if region is None or len(digits) not in (4, 6, 7, 10):
            return None
        if digits in self._from_bps:
            return f"{digits} adalah kode BPS {region.name}; kode Kemendagri-nya {region.code} (pakai from_bps)."
        return (
            f"{digits} tampak seperti kode BPS di {region.label}. Pakai kode Kemendagri; "
            "jembatan BPS hanya memuat kabupaten dan kecamatan."
        )

    def bps_code(self, code: RegionCode | str) -> str:
        """Return the BPS code of a region.

        Args:
            code: The Kemendagri code.

        Raises:
            UnknownName: The bridge does not reach it (it has the kabupaten and its kecamatan only).
        """
        parsed = RegionCode.parse(code)
        if parsed not in self.bps:
            raise UnknownName(f"Jembatan BPS tidak memuat {parsed}; yang ada hanya kabupaten dan kecamatan.")
        return self.bps[parsed]

    def from_bps(self, code: str) -> Region:
        """Return the region of a BPS code (4 digits for the kabupaten, 7 for a kecamatan).

        Args:
            code: The BPS code, without dots.

        Raises:
            UnknownName: The bridge does not have it; a village's code is told its kecamatan.
        """
        digits = code.strip() if isinstance(code, str) else ""
        if digits in self._from_bps:
            return self._from_bps[digits]
        hint = f"yang ada {len(self.bps)} kode kabupaten dan kecamatan"
        if re.fullmatch("[0-9]{10}", digits) and digits[:7] in self._from_bps:
            hint = f"kode desa BPS tidak dijembatani, kecamatannya {self._from_bps[digits[:7]].label}"
        elif RegionCode.is_valid(digits) and RegionCode.parse(digits) in self._by_code:
            hint = "ini kode Kemendagri, tidak perlu diterjemahkan"
        raise UnknownName(f"Kode BPS {quoted(code)} tidak ada dalam jembatan; {hint}.")


def _fits(region: Region, level: Level | None, inside: RegionCode | None) -> bool:
    return (level is None or region.level == level) and (
        inside is None or (inside != region.code and inside.contains(region.code))
    )
