"""What a column heading means: one key for all ways to write it, and one table of other spellings."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from attrs import frozen

from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS

_LONGEST: Final = 200


@functools.lru_cache(maxsize=8192)
def heading_key(heading: str) -> str:
    r"""Fold a heading: lower case, anything but letters and digits becomes one ``_``.

    Args:
        heading: As it stands in the file.

    Returns:
        Its key; empty where it has no letter or digit.

    Example:
        >>> heading_key(" No. KK "), heading_key("Jenis\u200b Kelamin")
        ('no_kk', 'jenis_kelamin')
    """
    text = unicodedata.normalize("NFC", heading[:_LONGEST]).casefold()
    text = "".join(ch for ch in text if unicodedata.category(ch) != "Cf")
    return "_".join("".join(ch if ch.isalnum() else " " for ch in text).split())


@frozen(kw_only=True)
class Spellings:
    """The table of spellings.

    Attributes:
        facts: Key to the column of a declared fact.
        others: Key to the name of a column that is known but is no fact of ours.
    """

    facts: Mapping[str, str]
    others: Mapping[str, str]


@functools.cache
def spellings() -> Spellings:
    """Return the table: our own column names, and what ``headings.toml`` adds.

    Returns:
        Keys to our names.

    Example:
        >>> spellings().facts["nomor_kartu_keluarga"], spellings().others["desakeluarahan"]
        ('no_kk', 'nama_desa')
    """
    raw = tomllib.loads((files("pskslib.intake") / "headings.toml").read_text(encoding="utf-8"))
    others = {key: name for name, keys in raw.pop("lain").items() for key in (name, *keys)}
    own = {f.column: f.column for f in (*FAMILY_FIELDS.values(), *PERSON_FIELDS.values())}
    more = {key: name for name, keys in raw.items() for key in keys}
    assert not more.keys() & own.keys()
    assert set(more.values()) <= own.keys()
    others = {key: name for key, name in others.items() if key not in own}
    return Spellings(facts={**own, **more}, others=others)
