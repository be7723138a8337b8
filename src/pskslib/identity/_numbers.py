"""What a NIK and a family-card number share: sixteen digits, how they are shown and how they are hidden."""

from __future__ import annotations

from datetime import date
from typing import Self

import attrs

from pskslib.errors import IdentityError
from pskslib.identity._cleaning import refuse_characters, sixteen_digits
from pskslib.identity.region_code import RegionCode

# SIAK's numbers hold two digits of a year. Nobody alive, and no card, is older than these two centuries.
_CENTURIES = (1900, 2000)


def possible_dates(day: int, month: int, two_digit_year: int) -> tuple[date, ...]:
    """Return the days that a day, month and two-digit year can mean, oldest first.

    Args:
        day: Day of the month.
        month: Month.
        two_digit_year: 0 to 99.

    Returns:
        None, one or two days: 29-02-00 is only the year 2000, 31-04 never.
    """
    found = []
    for century in _CENTURIES:
        try:
            found.append(date(century + two_digit_year, month, day))
        except ValueError:  # no such day in this century
            continue
    return tuple(found)


@attrs.frozen(repr=False, str=False, order=True)
class SixteenDigits:
    """Base of `Nik` and `FamilyCardNumber`; not used by itself.

    Args:
        digits: Exactly sixteen ASCII digits. Use ``parse`` for text as people write it.

    Raises:
        IdentityError: The digits cannot be such a number.
    """

    digits: str

    def __attrs_post_init__(self) -> None:
        """Refuse digits that cannot be such a number, however the value was made."""
        if not isinstance(self.digits, str) or len(self.digits) != 16:
            sixteen_digits(self.digits, self._what())  # tells which of the faults it is
            raise IdentityError(f"{self._what()} belum bersih; pakai {type(self).__name__}.parse.", kind="karakter")
        refuse_characters(self.digits, self._what())
        self._check()

    @classmethod
    def _what(cls) -> str:
        return "Nomor"

    def _check(self) -> None:
        """Refuse sixteen digits that this kind of number never has."""

    @classmethod
    def parse(cls, text: str | Self) -> Self:
        """Read a number as people and files write it.

        Blanks, no-break and zero-width characters, dots, hyphens, one leading apostrophe and ``="..."`` are taken away.

        Args:
            text: The text, or a value that was parsed before.

        Returns:
            The value.

        Raises:
            IdentityError: With ``kind`` ``kosong``, ``angka_rusak`` (a spreadsheet kept it as a number), ``karakter``,
                ``panjang``, ``tanggal``, ``nomor_urut`` or ``tertukar`` (a number of the other kind).
        """
        if isinstance(text, cls):
            return text
        if isinstance(text, SixteenDigits):
            raise IdentityError(
                f"{cls._what()} diharapkan, tetapi yang diberikan {text._what()}: apakah kolomnya tertukar?",
                kind="tertukar",
            )
        return cls(sixteen_digits(text, cls._what()))

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

    def format(self) -> str:
        """Return all digits in groups for eyes: region, date, serial. Personal data: not for logs.

        Returns:
            Text that `parse` reads back.
        """
        return f"{self.digits[:6]} {self.digits[6:12]} {self.digits[12:]}"

    def mask(self) -> str:
        """Return the number with its date, and with it the sex, and half of its serial hidden.

        The last two digits stay, so that a worker can tell two siblings on a list apart.

        Returns:
            Six digits, eight stars, two digits.
        """
        return f"{self.digits[:6]}********{self.digits[14:]}"

    @property
    def region(self) -> RegionCode | None:
        """The kecamatan that issued the number, or None if the six digits have no such shape."""
        return RegionCode.parse(self.digits[:6]) if RegionCode.is_valid(self.digits[:6]) else None

    @property
    def serial(self) -> int:
        """The number that SIAK counted up, from 1."""
        return int(self.digits[12:])

    def __str__(self) -> str:
        """Return the masked number, so that a log line or an f-string leaks nothing."""
        return self.mask()

    def __format__(self, spec: str) -> str:
        """Return the masked number, padded as asked."""
        return format(self.mask(), spec)

    def __repr__(self) -> str:
        """Return the masked number with its type."""
        return f"<{type(self).__name__} {self.mask()}>"

    def _refuse_serial_zero(self) -> None:
        if self.digits[12:] == "0000":
            raise IdentityError(
                f"Empat angka terakhir {self._what()} ini 0000, padahal nomor urut dimulai dari 0001. "
                "Lembar kerja sering mengganti angka terakhir dengan 0; cocokkan dengan dokumen asli.",
                kind="nomor_urut",
            )
