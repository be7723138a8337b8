"""A made-up registry with planted doubles: names that many share, and every kind of noise that offices add.

Everybody is made up; serials of NIK and family cards are 9901 to 9999 only, so that large registries repeat them
over more regions and days than there are. Equal seeds give equal registries.
"""

from __future__ import annotations

import random
import tomllib
from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

Row = dict[str, Any]
NAMES: Final[dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "match-names.toml").read_text(encoding="utf-8")
)
VARIANTS: Final = {
    "Muhammad": ("Moh.", "Mohd", "Muhamad", "Mohammad", "Muh", "M.", "Mochamad"),
    "Siti": ("St.", "Sitti", "ST", ""),
    "Abdul": ("Abd.", "Abd", "Abdul"),
    "Ahmad": ("Achmad", "Akhmad", "Ahmat"),
    "Nur": ("Noor", "Nor"),
}
OLD: Final = (("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "j"))
TITLES: Final = ("H. {}", "Hj. {}", "{}, S.Pd", "Dr. {}", "Ny. {}", "{} S.Sos", "Alm. {}")


class Maker:
    """Makes registries from a seed."""

    def __init__(self, seed: int, villages: int = 140) -> None:
        self.random = random.Random(seed)
        self.villages = [f"64.08.{1 + v // 8:02}.{2001 + v % 8}" for v in range(villages)]
        self._pools = {
            kind: _zipf(NAMES[names]) for kind, names in (("L", "laki"), ("P", "perempuan"), ("", "belakang"))
        }
        self.nik = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pick(self, kind: str) -> str:
        if self.chance(0.3):  # names of few
            return "".join(
                self.random.choice(NAMES["suku_kata"]) for _ in range(self.random.choice((2, 3, 3, 4)))
            ).capitalize()
        names, shares = self._pools[kind]
        return names[bisect(shares, self.random.random() * shares[-1])]

    def name(self, sex: str) -> str:
        words = [self.pick(sex)]
        shape = self.random.random()
        if shape > 0.15:
            words.append(self.pick(sex if shape < 0.55 else ""))
        if shape > 0.8:
            words.append(self.pick(""))
        if sex == "L" and self.chance(0.2):
            words.insert(0, "Muhammad")
        elif sex == "L" and self.chance(0.06):
            words.insert(0, "Abdul")
        elif sex == "P" and self.chance(0.1):
            words.insert(0, "Siti")
        return " ".join(dict.fromkeys(words))

    def born(self, oldest: int, youngest: int) -> date:
        day = date(2026, 1, 1) - timedelta(days=self.random.randint(youngest * 365, oldest * 365))
        if oldest > 45 and self.chance(0.06):  # a date that nobody knew any more
            day = date(day.year, *self.random.choice(((12, 31), (7, 1), (1, 1))))
        return day

    def number(self, village: str, born: date, sex: str) -> str:
        self.nik += 1
        day = born.day + (40 if sex == "P" else 0)
        return f"{village.replace('.', '')[:6]}{day:02}{born:%m%y}{9901 + self.nik % 99}"

    def family(self, place: int) -> Iterator[Row]:
        village = self.random.choice(self.villages)
        card = f"{village.replace('.', '')[:6]}{1 + place % 28:02}{1 + place // 28 % 12:02}{place // 336 % 26:02}"
        card += f"{9901 + place // 8736 % 99}"
        head, wife = self.name("L"), self.name("P")
        grown = self.born(75, 22)
        people = [
            (head, "L", grown, self.name("P")),
            (wife, "P", grown + timedelta(days=self.random.randint(-900, 3000)), self.name("P")),
        ]
        for _ in range(self.random.choice((0, 1, 1, 2, 2, 3, 4))):
            sex = self.random.choice("LP")
            born = (
                self.born(min(21, (date(2026, 1, 1) - grown).days // 365 - 18), 0)
                if grown.year < 2005
                else self.born(2, 0)
            )
            name = f"{self.pick(sex)} {head.split()[-1]}" if self.chance(0.2) else self.name(sex)
            people.append((name, sex, born, wife))
            if self.chance(0.012):  # twins: another name, all else the same
                first = self.pick(sex)
                while first in name:
                    first = self.pick(sex)
                people.append((f"{first} {name.split()[-1]}", sex, born, wife))
            if sex == "L" and self.chance(0.004):  # a son named as his father
                people.append((head, "L", born, wife))
        for name, sex, born, mother in people:
            yield {
                "no_kk": card,
                "nik": self.number(village, born, sex) if self.chance(0.97) else None,
                "nama": name,
                "jenis_kelamin": sex,
                "tanggal_lahir": born,
                "nama_ibu": mother if self.chance(0.85) else None,
                "kode_desa": village,
            }

    def registry(self, people: int, share: float = 0.02) -> tuple[list[Row], set[tuple[int, int]]]:
        """Return rows, and the places of those who stand there twice (first and second)."""
        rows: list[Row] = []
        place = 0
        once = int(people * (1 - share))
        while len(rows) < once:
            rows += self.family(place)
            place += 1
        del rows[once:]
        doubles = self.random.sample(range(once), people - once)
        made = [(at, self.noisy(rows[at])) for at in doubles]
        order = [*range(once), *(-1 - n for n in range(len(made)))]
        self.random.shuffle(order)
        where = {old: new for new, old in enumerate(order)}
        planted = {tuple(sorted((where[at], where[-1 - n]))) for n, (at, _) in enumerate(made)}
        return [rows[at] if at >= 0 else made[-1 - at][1] for at in order], {(a, b) for a, b in planted}

    def noisy(self, row: Row) -> Row:
        """Write somebody down once more, the way that another office would."""
        row = dict(row)
        for noise in self.random.choices(NOISES, k=self.random.choice((0, 1, 1, 2))):
            noise(self, row)
        if self.chance(0.5):
            row["no_kk"] = row["no_kk"][:6] + "010125" + str(self.random.randint(9901, 9999))
        row["nik"] = (
            None
            if self.chance(0.5)
            else self.number(
                self.random.choice(self.villages), row["tanggal_lahir"] or date(1970, 1, 1), row["jenis_kelamin"] or "L"
            )
        )
        if self.chance(0.15):
            row["kode_desa"] = self.random.choice(self.villages)
        return row


def _zipf(names: list[str]) -> tuple[list[str], list[float]]:
    return names, [*accumulate(1 / (place + 6) for place in range(len(names)))]


# --- noise -------------------------------------------------------------------------------------------


def variant(maker: Maker, row: Row) -> None:
    words = [maker.random.choice(VARIANTS[w]) if w in VARIANTS else w for w in row["nama"].split()]
    row["nama"] = " ".join(word for word in words if word) or row["nama"]


def old_spelling(maker: Maker, row: Row) -> None:
    new, old = maker.random.choice(OLD)
    row["nama"] = row["nama"].replace(new, old)


def title(maker: Maker, row: Row) -> None:
    row["nama"] = maker.random.choice(TITLES).format(row["nama"])


def typing_slip(maker: Maker, row: Row) -> None:
    row["nama"] = slip(maker, row["nama"])


def slip(maker: Maker, text: str) -> str:
    places = [at for at, ch in enumerate(text) if ch.isalpha() and at > 0]
    if len(places) < 4:
        return text
    at = maker.random.choice(places)
    letter = maker.random.choice("aeiounrstkmdlbgph")
    return maker.random.choice(
        (text[:at] + letter + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:])
    )


def swapped_words(maker: Maker, row: Row) -> None:
    row["nama"] = " ".join(reversed(row["nama"].split()))


def shortened(maker: Maker, row: Row) -> None:
    words = row["nama"].split()
    if len(words) > 1:
        row["nama"] = " ".join(words[:-1]) if maker.chance(0.5) else " ".join([*words[:-1], f"{words[-1][0]}."])


def together(maker: Maker, row: Row) -> None:
    row["nama"] = row["nama"].replace(" ", "", 1).capitalize()


def capitals(maker: Maker, row: Row) -> None:
    row["nama"] = row["nama"].upper()


def one_digit(maker: Maker, row: Row) -> None:
    born = row["tanggal_lahir"]
    for _ in range(20) if born else ():
        text = born.isoformat()
        at = maker.random.choice((3, 5, 6, 8, 9))
        try:
            row["tanggal_lahir"] = date.fromisoformat(text[:at] + maker.random.choice("0123456789") + text[at + 1 :])
        except ValueError:
            continue
        return


def day_and_month(maker: Maker, row: Row) -> None:
    born = row["tanggal_lahir"]
    if born and born.day <= 12:
        row["tanggal_lahir"] = date(born.year, born.day, born.month)


def no_date(maker: Maker, row: Row) -> None:
    row["tanggal_lahir"] = None


def first_of_january(maker: Maker, row: Row) -> None:
    if row["tanggal_lahir"]:
        row["tanggal_lahir"] = date(row["tanggal_lahir"].year, 1, 1)


def mothers_slip(maker: Maker, row: Row) -> None:
    row["nama_ibu"] = slip(maker, row["nama_ibu"]) if row["nama_ibu"] and maker.chance(0.6) else None


def no_sex(maker: Maker, row: Row) -> None:
    row["jenis_kelamin"] = None


NOISES: Final[tuple[Callable[[Maker, Row], None], ...]] = (
    *(variant, old_spelling, title, typing_slip, typing_slip, swapped_words, shortened, together, capitals),
    *(one_digit, day_and_month, no_date, first_of_january, mothers_slip, no_sex),
)
