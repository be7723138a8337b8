"""How a region's name is compared, and how it may be repeated in a message."""

from __future__ import annotations

import re
from typing import Final

from pskslib.identity import Level

_PREFIXES: Final[dict[str, Level]] = {
    **dict.fromkeys(("kab", "kabupaten", "kota"), "kabupaten"),
    **dict.fromkeys(("kec", "kecamatan"), "kecamatan"),
    **dict.fromkeys(("ds", "desa", "kel", "kelurahan"), "desa"),
}


def normal_name(name: str) -> str:
    """Fold a name for comparison: lower case, letters and digits only.

    Args:
        name: A name in any spelling.

    Returns:
        Its letters and digits; empty if it has none.

    Example:
        >>> normal_name("Long  Bentuq")
        'longbentuq'
    """
    return "".join(ch for ch in name.casefold() if ch.isalnum())


def split_prefix(name: str) -> tuple[str, Level | None]:
    """Take "Kec." and the like off a name; what was taken off says the level.

    Args:
        name: A name with or without such a word before it.

    Returns:
        The folded name without the word, and the level it says; the whole name and None if there is no such word.

    Example:
        >>> split_prefix("KEC.Sandaran"), split_prefix("Desa")
        (('sandaran', 'kecamatan'), ('desa', None))
    """
    first, rest = (*re.split(r"[\s.]+", name.strip(), maxsplit=1), "")[:2]
    level = _PREFIXES.get(normal_name(first))
    bare = normal_name(rest)
    return (bare, level) if level and bare else (normal_name(name), None)


def quoted(text: object) -> str:
    """Repeat what was asked in a message: short, and without a number that could be a NIK.

    Columns of a file get swapped, so a name asked for can be anything.

    Args:
        text: What was asked.

    Returns:
        The text in quotes, at most 40 characters, with long runs of digits hidden.

    Example:
        >>> quoted("Sangata"), quoted("6408 0417 0885 9901")
        ("'Sangata'", "'***'")
    """
    if not isinstance(text, str):
        return f"({type(text).__name__})"
    shown = re.sub(r"[0-9](?:[\s.\-]?[0-9]){10,}", "***", " ".join(text.split()))
    return repr(shown if len(shown) <= 40 else shown[:39] + "…")
