"""Code lists: accept a code, a word or a common short form, and keep what was written.

The lists are data in ``data/codes.toml``; each names its source. Systems number the same words
differently, so a :class:`Code` always carries its list and its label.
"""

import functools
import tomllib
from difflib import get_close_matches
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from pskslib.errors import UnknownName


@frozen(kw_only=True)
class Code:
    """One entry of a code list.

    Two codes are equal when list and value are; ``written`` only remembers the text that was read.
    """

    list_name: str
    value: str
    label: str = field(eq=False)
    written: str = field(eq=False)

    def __str__(self) -> str:
        return self.label


@frozen(kw_only=True)
class _Entries:
    labels: dict[str, str]
    spellings: dict[str, str]
    source: str


def _key(text: str) -> str:
    signs = "+-" if len(text.strip()) <= 3 else ""  # A+ and A- are blood groups, not A
    return "".join(ch for ch in text.casefold() if ch.isalnum() or ch in signs)


@functools.cache
def _lists() -> dict[str, _Entries]:
    """Read the shipped lists once, when the first code is looked up."""
    raw = tomllib.loads((files("pskslib.population") / "data" / "codes.toml").read_text(encoding="utf-8"))
    lists: dict[str, _Entries] = {}
    for name, table in raw.items():
        labels: dict[str, str] = {}
        spellings: dict[str, str] = {}
        for value, entry in table["kode"].items():
            label, *others = [entry] if isinstance(entry, str) else entry
            labels[value] = label
            for text in (value, label, *others):
                spellings[_key(text)] = value
        lists[name] = _Entries(labels=labels, spellings=spellings, source=table["sumber"])
    return lists


@functools.lru_cache(maxsize=4096)
def _parse(list_name: str, text: str) -> Code:
    entries = _lists()[list_name]
    value = entries.spellings.get(_key(text))
    if value is None and _key(text).lstrip("0"):
        value = entries.spellings.get(_key(text).lstrip("0"))
    if value is None:
        near = get_close_matches(_key(text), entries.spellings, n=3, cutoff=0.6)
        hint = ", ".join(dict.fromkeys(entries.labels[entries.spellings[n]] for n in near))
        known = "; ".join(f"{code}={label}" for code, label in list(entries.labels.items())[:12])
        seen = repr(text[:40]) if sum(map(str.isdigit, text)) < 8 else "angka panjang itu"  # a NIK, perhaps
        raise UnknownName(
            f"{seen} tidak ada di daftar {list_name}; " + (f"mungkin maksudnya {hint}" if hint else f"pilihan: {known}")
        )
    return Code(list_name=list_name, value=value, label=entries.labels[value], written=text)


@frozen
class CodeList:
    """A named list of codes.

    >>> SEX.parse("laki-laki").value, SEX.parse("1").written
    ('L', '1')
    >>> SCHOOL_LEVEL.parse("MTs")
    Code(list_name='jenjang_sekolah', value='SMP', label='SMP', written='MTs')
    """

    name: str

    def parse(self, text: str | Code) -> Code:
        """Read a code, word or short form.

        Raises:
            UnknownName: The text is in no entry; the message offers the nearest.
            AttributeError: It is no text at all.
        """
        if isinstance(text, Code):
            return text
        return _parse(self.name, text.strip())

    def is_valid(self, text: object) -> bool:
        """Tell whether :meth:`parse` would accept ``text``; never raises."""
        try:
            self.parse(text)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        except (UnknownName, AttributeError):
            return False
        return True

    @property
    def values(self) -> dict[str, str]:
        """Labels by value, in list order."""
        return dict(_lists()[self.name].labels)

    @property
    def source(self) -> str:
        """Where the list comes from."""
        return _lists()[self.name].source


SEX: Final = CodeList("jenis_kelamin")
RELATION: Final = CodeList("hubungan_keluarga")
SCHOOL_LEVEL: Final = CodeList("jenjang_sekolah")
RELIGION: Final = CodeList("agama")
MARITAL_STATUS: Final = CodeList("status_kawin")
EDUCATION: Final = CodeList("pendidikan")
OCCUPATION: Final = CodeList("pekerjaan")
OLD_DISABILITY: Final = CodeList("disabilitas_dukcapil")
BLOOD_GROUP: Final = CodeList("golongan_darah")
CITIZENSHIP: Final = CodeList("kewarganegaraan")
CARE_STATUS: Final = CodeList("status_pengasuhan")
LAW_ROLE: Final = CodeList("peran_hukum")
STREET_ROLE: Final = CodeList("peran_jalanan")
MIGRANT_STATUS: Final = CodeList("status_pekerja_migran")
DISASTER_KIND: Final = CodeList("jenis_bencana")
HEALTH_COVER: Final = CodeList("jaminan_kesehatan")
HIGHER_EDUCATION: Final = CodeList("jenjang_kuliah")
AFFORDABLE_SCHOOL: Final = CodeList("jenjang_terjangkau")
LIVELIHOOD: Final = CodeList("mata_pencaharian")
HOUSE_TENURE: Final = CodeList("status_rumah")
LAND_TENURE: Final = CodeList("status_tanah")
LAND_PROOF: Final = CodeList("bukti_tanah")
FLOOR: Final = CodeList("lantai")
WALL: Final = CodeList("dinding")
ROOF: Final = CodeList("atap")
TOILET: Final = CodeList("jamban")
LIGHTING: Final = CodeList("penerangan")
DRINKING_WATER: Final = CodeList("air_minum")
COOKING_FUEL: Final = CodeList("bahan_bakar_masak")


def all_lists() -> tuple[CodeList, ...]:
    """Every code list that is shipped, in the order of the data file.

    >>> len(all_lists()) > 20, all_lists()[0].name
    (True, 'jenis_kelamin')
    """
    return tuple(CodeList(name) for name in _lists())
