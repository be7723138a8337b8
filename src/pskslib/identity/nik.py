"""NIK (Nomor Induk Kependudukan), the number that a resident of Indonesia keeps for life.

Sixteen digits ``PPKKCC DDMMYY SSSS``: the kecamatan that first issued it, the birth date (40 is added to the day of a
woman), a serial of SIAK. There is no check digit: a NIK that reads well need not exist, only Dukcapil can tell. It
never changes, not when its holder moves nor when the birth date is corrected, so a real NIK may disagree with the
person's region, birth date or sex. Those are warnings here, never refusals.

Source: UU 23/2006 pasal 13; PP 37/2007 pasal 36-37 (composition); Dukcapil Klaten and Jakarta (permanence).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

import attrs

from pskslib.errors import IdentityError
from pskslib.identity._numbers import SixteenDigits, possible_dates
from pskslib.identity.region_code import RegionCode

Sex = Literal["L", "P"]

# Kemendagri provinces, those that only began in 2022 too. Old NIK of Papua's new provinces still begin with 91 or 92.
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 96))
    for code in range(first, last + 1)
)
# Left Kalimantan Timur for Kalimantan Utara in 2012; people registered before keep these numbers.
_RETIRED = frozenset({"6404", "6405", "6406", "6410", "6473"})
_OLDEST = 120  # completed years; the oldest age that DTSEN and Dukcapil lists are believed


@attrs.frozen(kw_only=True)
class IdentityWarning:
    """Something about a NIK that looks odd and that a person should look at; never a reason to refuse.

    Args:
        kind: ``provinsi``, ``wilayah``, ``wilayah_lama``, ``luar_wilayah``, ``tanggal``, ``tanggal_mustahil``,
            ``jenis_kelamin`` or ``angka_sama``.
        message: A sentence in Bahasa Indonesia without personal data.

    Example:
        >>> Nik("9971011708459920").warnings()[0].kind
        'provinsi'
    """

    kind: str
    message: str


@attrs.frozen(repr=False, str=False, order=True)
class Nik(SixteenDigits):
    """A NIK that can be true: sixteen digits, a day that exists, a serial from 0001.

    ``str`` and ``repr`` are masked; all digits are only in `digits` and in `format`.

    Args:
        digits: Exactly sixteen digits; use `parse` for text as people write it.

    Raises:
        IdentityError: The digits cannot be a NIK; ``kind`` says why.

    Example:
        >>> nik = Nik.parse("'6408-0457-0885-9902 ")
        >>> print(nik, nik.sex, nik.region)
        640804********02 P 64.08.04
        >>> nik.birth_dates(date(2026, 11, 24))
        (datetime.date(1985, 8, 17),)
        >>> Nik.is_valid("6.40804E+15")
        False
    """

    @classmethod
    def _what(cls) -> str:
        return "NIK"

    def _check(self) -> None:
        day, month = int(self.digits[6:8]), int(self.digits[8:10])
        if not (1 <= day <= 31 or 41 <= day <= 71):
            raise IdentityError(
                "Angka ke-7 dan ke-8 NIK adalah tanggal lahir: 01-31 untuk laki-laki, 41-71 untuk perempuan. "
                "Yang tertulis di luar itu; cocokkan dengan KTP-el atau KK.",
                kind="tanggal",
            )
        if not possible_dates(day % 40, month, int(self.digits[10:12])):
            raise IdentityError(
                "Angka ke-7 sampai ke-12 NIK adalah tanggal, bulan dan tahun lahir, tetapi hari itu tidak ada dalam "
                "kalender. Cocokkan dengan KTP-el atau KK.",
                kind="tanggal",
            )
        self._refuse_serial_zero()

    @property
    def sex(self) -> Sex:
        """Sex as the NIK holds it, ``"L"`` or ``"P"``; rules use the recorded sex, never this."""
        return "P" if self.digits[6] >= "4" else "L"

    def birth_dates(self, as_of: date) -> tuple[date, ...]:
        """Return the birth dates that the NIK can mean on a day; the century is never guessed.

        Args:
            as_of: The day of asking.

        Returns:
            Oldest first; none in the future, none more than 120 years back. Two where the century is open.

        Example:
            >>> [born.year for born in Nik("6408041708159913").birth_dates(date(2026, 11, 24))]
            [1915, 2015]
        """
        # Compared as parts: a datetime is a date too, and the two cannot be compared with each other.
        today = (as_of.year, as_of.month, as_of.day)
        return tuple(
            born
            for born in self._written_dates()
            if (born.year, born.month, born.day) <= today <= (born.year + _OLDEST, born.month, born.day)
        )

    def _written_dates(self) -> tuple[date, ...]:
        return possible_dates(int(self.digits[6:8]) % 40, int(self.digits[8:10]), int(self.digits[10:12]))

    def warnings(
        self,
        known_region_prefixes: Collection[str | RegionCode] | None = None,
        birth_date: date | None = None,
        sex: Sex | None = None,
        as_of: date | None = None,
        *,
        home: RegionCode | None = None,
    ) -> tuple[IdentityWarning, ...]:
        """Compare the NIK with what else is known; every finding is for a person to look at.

        Args:
            known_region_prefixes: Codes of kabupaten (4 digits) and kecamatan (6 digits) that are in use. A list is
                taken as complete for a kabupaten or province of which it names at least one part, and says nothing
                of others.
            birth_date: The recorded birth date.
            sex: The recorded sex.
            as_of: The day of asking; with it, a birth date that is not possible on that day is told.
            home: Tell whether the NIK was issued outside this region. Not asked, not told: many people moved in.

        Returns:
            The warnings, region first; empty if nothing is odd.

        Raises:
            IdentityError: ``jenis_kelamin`` if `sex` is neither ``"L"`` nor ``"P"``.

        Example:
            >>> [w.kind for w in Nik("6408041708859901").warnings(birth_date=date(1985, 8, 18), sex="P")]
            ['tanggal', 'jenis_kelamin']
        """
        if sex is not None and sex not in ("L", "P"):
            raise IdentityError("Jenis kelamin pembanding harus L, P atau tidak diisi.", kind="jenis_kelamin")
        found = self._region_warnings(known_region_prefixes, home)
        if birth_date is not None:
            found += self._date_warnings(birth_date)
        if as_of is not None and not self.birth_dates(as_of):
            found.append(
                _warn("tanggal_mustahil", "Tanggal lahir dalam NIK tidak mungkin pada tanggal yang ditanyakan.")
            )
        if sex is not None and sex != self.sex:
            found.append(
                _warn(
                    "jenis_kelamin",
                    "Jenis kelamin dalam NIK berbeda dengan yang tercatat. Tanyakan apakah datanya salah ketik; "
                    "NIK tidak diganti bila jenis kelamin diperbaiki, jadi jangan menolak orangnya.",
                )
            )
        if len(set(self.digits)) == 1:
            found.append(
                _warn(
                    "angka_sama",
                    "Semua angka NIK sama; mungkin hanya pengisi. Cocokkan dengan KTP-el atau KK.",
                )
            )
        return tuple(found)

    def _region_warnings(
        self, known: Collection[str | RegionCode] | None, home: RegionCode | None
    ) -> list[IdentityWarning]:
        found = []
        if self.digits[:2] not in _PROVINCES:
            found.append(
                _warn(
                    "provinsi",
                    "Dua angka pertama NIK bukan kode provinsi yang dikenal. Cocokkan dengan KTP-el atau KK.",
                )
            )
        elif self.digits[:4] in _RETIRED:
            found.append(
                _warn(
                    "wilayah_lama",
                    f"Kode {self.digits[:4]} tidak dipakai lagi sejak Kalimantan Utara terbentuk; NIK lama tetap sah."
                    + (
                        " (6404 juga kode BPS untuk Kutai Timur; kode Kemendagri-nya 6408.)"
                        if self.digits[:4] == "6404"
                        else ""
                    ),
                )
            )
        elif known is not None and not self._in_use({c.digits if isinstance(c, RegionCode) else c for c in known}):
            found.append(
                _warn(
                    "wilayah",
                    f"Kode wilayah {self.digits[:6]} tidak ada dalam daftar yang berlaku. Mungkin kecamatan lama atau "
                    "salah ketik; cocokkan dengan KTP-el atau KK, jangan menolak orangnya.",
                )
            )
        if home is not None and not self.digits.startswith(home.digits):
            found.append(
                _warn(
                    "luar_wilayah",
                    f"NIK ini diterbitkan di luar {home}. Itu biasa bagi pendatang; cukup periksa alamatnya.",
                )
            )
        return found

    def _in_use(self, known: set[str]) -> bool:
        for length in (4, 6):
            parts = {c for c in known if len(c) == length and c[: length - 2] == self.digits[: length - 2]}
            if parts and self.digits[:length] not in parts:
                return False
        return True

    def _date_warnings(self, recorded: date) -> list[IdentityWarning]:
        pairs = {
            "hari": (recorded.day, int(self.digits[6:8]) % 40),
            "bulan": (recorded.month, int(self.digits[8:10])),
            "tahun": (recorded.year % 100, int(self.digits[10:12])),
        }
        differing = [part for part, (one, other) in pairs.items() if one != other]
        if not differing:
            return []
        swapped = differing == ["hari", "bulan"] and pairs["hari"] == pairs["bulan"][::-1]
        hint = " Hari dan bulannya tampak tertukar." if swapped else ""
        return [
            _warn(
                "tanggal",
                f"Tanggal lahir dalam NIK berbeda dengan yang tercatat ({', '.join(differing)}).{hint} NIK tidak "
                "diganti bila tanggal lahir diperbaiki: periksa akta atau KK, jangan menolak orangnya.",
            )
        ]


def _warn(kind: str, message: str) -> IdentityWarning:
    return IdentityWarning(kind=kind, message=message)
