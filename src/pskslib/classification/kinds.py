"""The kinds of people that social work counts, as code lists: PPKS (26), PSKS (12), SPM targets (5).

The lists are data (``data/*.toml``) because they change and because records carry other lists. A kind that
can be told from facts of a person or family has a rule of the same number; kinds about organisations have
only their definition here. A *sensitive* kind is one that only a recorded finding may establish.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import frozen

from pskslib.errors import UnknownName
from pskslib.law import Confidence


@frozen(kw_only=True)
class Kind:
    """One entry of a list.

    Attributes:
        list_name: ``"PPKS"``, ``"PSKS"`` or ``"SPM"``.
        number: Place in the list.
        code: Short name in the words of the list, e.g. ``"anak_terlantar"``.
        name: In Bahasa Indonesia.
        name_en: In English.
        subject: ``"orang"``, ``"keluarga"``, ``"kelompok"`` or ``"lembaga"``.
        definition: What it is, in own words.
        law: Where the list has it.
        source: What was read.
        confidence: How well the definition is sourced.
        rule: Code of the rule that tells it, e.g. ``"PPKS-02"``; None where only a person can say.
        spm: Code of the minimum service that is near to it, or None.
        sensitive: Only a recorded finding may establish it; never inferred from other facts, kept out of
            questions unless asked for.
        status: For a sensitive kind, the facts that record the finding; one of them has to be a yes.
        findings: For a sensitive kind, what else its rule may look at, apart from age.
        aliases: Other codes that records carry.
    """

    list_name: str
    number: int
    code: str
    name: str
    name_en: str
    subject: str
    definition: str
    law: str
    source: str
    confidence: Confidence
    rule: str | None = None
    spm: str | None = None
    sensitive: bool = False
    status: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@cache
def _read(name: str) -> tuple[Kind, ...]:
    text = (files("pskslib.classification") / "data" / f"{name.lower()}.toml").read_text(encoding="utf-8")
    return tuple(_kind(name, raw) for raw in tomllib.loads(text)["kinds"])


def _kind(name: str, raw: dict[str, Any]) -> Kind:
    facts: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    facts["confidence"] = Confidence(raw["confidence"])
    return Kind(list_name=name, **facts)


PPKS_KINDS: Final = _read("PPKS")
"""The 26 kinds of people in need of social welfare services, in list order."""
PSKS_KINDS: Final = _read("PSKS")
"""The 12 kinds of potential and sources of social welfare, in list order."""
SPM_TARGETS: Final = _read("SPM")
"""The target groups of the 5 minimum services of a regency (SPM bidang sosial)."""


def find_kind(text: str, kinds: Iterable[Kind] = PPKS_KINDS) -> Kind:
    """Find a kind by number, code, rule, name or an older short code; ``telantar`` and ``terlantar`` are one.

    >>> find_kind("WRSE").number, find_kind("Anak telantar").code, find_kind("PPKS-26").name
    (23, 'anak_terlantar', 'Komunitas Adat Terpencil (KAT)')

    Raises:
        UnknownName: There is no such kind; the message offers the nearest. A local kind is no mistake of
            the record: keep it apart, and never drop its row from a sum.
    """
    spellings: dict[str, Kind] = {}
    for kind in kinds:
        for written in (
            str(kind.number),
            f"{kind.number:02}",
            kind.code,
            kind.rule or "",
            kind.name,
            kind.name_en,
            *kind.aliases,
        ):
            spellings.setdefault(_key(written), kind)
        spellings.setdefault(_key(kind.name.partition(" (")[0]), kind)
    spellings.pop("", None)
    found = spellings.get(_key(text))
    if found is None:
        near = [spellings[key].name for key in get_close_matches(_key(text), spellings, n=3, cutoff=0.6)]
        hint = ", ".join(dict.fromkeys(near)) or "lihat daftar jenis"
        seen = repr(text[:40]) if sum(map(str.isdigit, text)) < 8 else "angka panjang itu"  # a NIK, perhaps
        raise UnknownName(f"jenis {seen} tidak dikenal; mungkin maksudnya {hint}")
    return found


def _key(text: str) -> str:
    letters = "".join(ch for ch in text.casefold() if ch.isalnum())
    return letters.replace("terlantar", "telantar")
