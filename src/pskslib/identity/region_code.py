"""Region codes of the Ministry of Home Affairs (Kemendagri): the ones in NIK, nomor KK and DTSEN addresses.

``64`` provinsi, ``64.08`` kabupaten or kota, ``64.08.04`` kecamatan, ``64.08.04.2001`` desa or kelurahan. BPS numbers
the same places otherwise (Kutai Timur is Kemendagri 64.08 and BPS 6404), and its village codes also have ten digits.

Source: Permendagri 58/2021 (structure); Kepmendagri 300.2.2-2138/2025 as amended by 300.2.2-2430/2025 (codes in use).
"""

from __future__ import annotations

import itertools
import re
from typing import Literal, Self

import attrs

from pskslib.errors import IdentityError
from pskslib.identity._cleaning import blocks, refuse_characters, to_text

Level = Literal["provinsi", "kabupaten", "kecamatan", "desa"]
Kind = Literal["provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "desa adat"]

_LEVELS: dict[int, Level] = {2: "provinsi", 4: "kabupaten", 6: "kecamatan", 10: "desa"}
_WIDTHS = (2, 2, 2, 4)
_VILLAGE_KINDS: dict[str, Kind] = {"1": "kelurahan", "2": "desa", "3": "desa adat"}
_WHAT = "Kode wilayah"
_EXPECTED = "Tulis seperti 64.08.04.2001 (provinsi, kabupaten/kota, kecamatan, desa), boleh hanya bagian depannya."
_BPS = (
    "Ini tampak seperti kode BPS, yang berbeda dengan kode Kemendagri (Kutai Timur: BPS 6404, Kemendagri 64.08). "
    "Pakai kode Kemendagri, atau terjemahkan dahulu dengan tabel jembatan (from_bps)."
)


@attrs.frozen(repr=False, str=False, order=True)
class RegionCode:
    """A Kemendagri code of any level that has the right shape; whether it is in use is asked of `pskslib.regions`.

    Not personal data: ``str`` is the dotted code.

    Args:
        digits: 2, 4, 6 or 10 digits without dots; use `parse` for text as people write it.

    Raises:
        IdentityError: The digits have no such shape; ``kind`` is ``panjang``, ``karakter``, ``blok`` or ``bps``.

    Example:
        >>> desa = RegionCode.parse("64.8.4.2001")
        >>> desa, desa.level, desa.kind, desa.parent
        (RegionCode('64.08.04.2001'), 'desa', 'desa', RegionCode('64.08.04'))
        >>> RegionCode("64").contains(desa)
        True
    """

    digits: str

    def __attrs_post_init__(self) -> None:
        """Refuse digits without the shape of a code, however the value was made."""
        to_text(self.digits, _WHAT)
        refuse_characters(self.digits, _WHAT)
        if len(self.digits) not in _LEVELS:
            hint = {7: _BPS, 9: "Sembilan angka adalah kode pulau, bukan kode desa."}.get(len(self.digits), _EXPECTED)
            raise IdentityError(
                f"{_WHAT} harus 2, 4, 6 atau 10 angka, tetapi yang tertulis {len(self.digits)} angka. {hint}",
                kind="bps" if len(self.digits) == 7 else "panjang",
            )
        if self.digits[0] == "0" or "00" in (self.digits[2:4], self.digits[4:6]):
            raise IdentityError(f"{_WHAT} tidak pernah memuat bagian 00 atau diawali 0. {_EXPECTED}", kind="blok")
        if len(self.digits) == 10 and self.digits[6] not in _VILLAGE_KINDS:
            raise IdentityError(
                f"Empat angka terakhir kode desa diawali 1 (kelurahan), 2 (desa) atau 3 (desa adat). {_BPS}",
                kind="bps",
            )

    @classmethod
    def parse(cls, text: str | Self) -> Self:
        """Read a code with or without dots; with dots, leading zeros of a part may be missing.

        Args:
            text: The text, or a code that was parsed before.

        Returns:
            The code.

        Raises:
            IdentityError: With ``kind`` ``kosong``, ``angka_rusak``, ``karakter``, ``panjang``, ``blok`` or ``bps``.

        Example:
            >>> RegionCode.parse(" 6408042001 ") == RegionCode.parse("64.08.04.2001")
            True
        """
        if isinstance(text, cls):
            return text
        cleaned = to_text(text, _WHAT)
        parts = blocks(cleaned)
        for part in parts:
            refuse_characters(part, _WHAT)
        # A code that went through a spreadsheet as a number: 64.10 comes back as 64.1, which is not 64.01.
        if re.fullmatch(r"[0-9]{2}\.[0-9]|[0-9]{4,}\.0+", cleaned):
            raise IdentityError(
                f"{_WHAT} rusak oleh lembar kerja: dibaca sebagai bilangan, sehingga angka nol di ujungnya mungkin "
                f"hilang (64.10 menjadi 64.1). Ubah kolomnya menjadi teks dan tulis lengkap. {_EXPECTED}",
                kind="angka_rusak",
            )
        if len(parts) == 1:
            return cls(parts[0])
        if len(parts) > len(_WIDTHS) or any(len(p) > w for p, w in zip(parts, _WIDTHS, strict=False)):
            island = " Lima angka di bagian ketiga adalah kode pulau." if len(parts) == 3 and len(parts[2]) == 5 else ""
            raise IdentityError(
                f"Bagian {_WHAT.lower()} terlalu panjang atau terlalu banyak.{island} {_EXPECTED}",
                kind="blok",
            )
        if len(parts) == 4 and len(parts[3]) != 4:
            raise IdentityError(f"Bagian desa dari {_WHAT.lower()} harus empat angka. {_EXPECTED}", kind="blok")
        return cls("".join(part.zfill(width) for part, width in zip(parts, _WIDTHS, strict=False)))

    @classmethod
    def is_valid(cls, text: object) -> bool:
        """Tell whether `parse` would accept this.

        Args:
            text: Anything at all.

        Returns:
            True or False; it never raises.
        """
        try:
            cls.parse(text)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        except Exception:  # objects with hostile methods too: the promise is "never raises"
            return False
        return True

    @property
    def dotted(self) -> str:
        """The official form, such as ``64.08.04.2001``."""
        cuts = [0, *(n for n in (2, 4, 6) if n < len(self.digits)), len(self.digits)]
        return ".".join(self.digits[start:end] for start, end in itertools.pairwise(cuts))

    def format(self) -> str:
        """Return the code for eyes, the same as `dotted`."""
        return self.dotted

    def mask(self) -> str:
        """Return the code as it is: a region is not personal data."""
        return self.dotted

    @property
    def level(self) -> Level:
        """One of ``provinsi``, ``kabupaten`` (a kota too), ``kecamatan``, ``desa`` (a kelurahan too)."""
        return _LEVELS[len(self.digits)]

    @property
    def kind(self) -> Kind:
        """What the code says of the place: tells kota from kabupaten, and kelurahan and desa adat from desa."""
        if self.level == "desa":
            return _VILLAGE_KINDS[self.digits[6]]
        if self.level == "kabupaten":
            return "kota" if self.digits[2:] >= "71" else "kabupaten"
        return "provinsi" if self.level == "provinsi" else "kecamatan"

    @property
    def parent(self) -> RegionCode | None:
        """The region one level up, or None for a provinsi."""
        return None if len(self.digits) == 2 else RegionCode(self.digits[: 6 if len(self.digits) == 10 else -2])

    def at(self, level: Level) -> RegionCode:
        """Return the region of this level that holds this one.

        Args:
            level: The level asked for.

        Returns:
            The code at that level; itself if it is of that level.

        Raises:
            IdentityError: ``blok`` if this code is of a higher level and does not say.

        Example:
            >>> RegionCode("6408042001").at("kecamatan")
            RegionCode('64.08.04')
        """
        length = next((n for n, name in _LEVELS.items() if name == level), 99)
        if length > len(self.digits):
            raise IdentityError(f"Kode {self.dotted} adalah {self.level}, tidak menunjuk satu {level}.", kind="blok")
        return RegionCode(self.digits[:length])

    def contains(self, other: RegionCode) -> bool:
        """Tell whether another region lies in this one; a region contains itself.

        Args:
            other: The other region.

        Returns:
            True if it lies inside.
        """
        return other.digits.startswith(self.digits)

    def __str__(self) -> str:
        """Return the dotted code."""
        return self.dotted

    def __repr__(self) -> str:
        """Return the dotted code with its type."""
        return f"RegionCode('{self.dotted}')"
