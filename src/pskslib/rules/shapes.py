"""What the attributes of a record may hold, read from their declarations.

Reading JSON (:mod:`pskslib.rules.serial`) and the published schema (:mod:`pskslib.rules.schema`) both ask here,
so that one accepts what the other describes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Final, Union, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, AttrsInstance, fields, frozen

_WORDS: Final[Mapping[object, str]] = {
    bool: "true atau false",
    int: "bilangan bulat",
    str: "teks",
    date: "tanggal",
    Decimal: "bilangan desimal",
    NoneType: "kosong",
}


@frozen(kw_only=True)
class Slot:
    """One attribute of a record.

    Attributes:
        name: Its name, and its key in JSON.
        hint: Its declared type.
        default: What it holds where nothing is written; ``attrs.NOTHING`` where something must be.
        options: The only values that are allowed; None where the type says it all.
    """

    name: str
    hint: object
    default: object = NOTHING
    options: tuple[object, ...] | None = None

    def fault(self, value: object) -> str | None:
        """Say in Bahasa Indonesia what is wrong with a value, or None when it fits.

        >>> from pskslib.rules.nodes import Times
        >>> times = slots(Times)[-1]
        >>> times.fault(12), times.fault("12"), times.fault(True)
        (None, 'factor harus bilangan bulat, bukan teks', 'factor harus bilangan bulat, bukan true atau false')
        """
        if not fits(value, self.hint):
            return f"{self.name} harus {hint_words(self.hint)}, bukan {_words_of(value)}"
        if self.options is not None and value not in self.options:
            return f"{self.name} {value!r} tidak dikenal; pilih {', '.join(map(str, self.options))}"
        return None


@cache
def slots(cls: type) -> tuple[Slot, ...]:
    """Return the attributes of a record class that are part of its value, in order of declaration.

    Args:
        cls: An attrs class.
    """
    hints = get_type_hints(cls)
    return tuple(
        Slot(
            name=attribute.name,
            hint=hints[attribute.name],
            default=attribute.default.factory() if hasattr(attribute.default, "factory") else attribute.default,
            options=getattr(attribute.validator, "options", None),
        )
        for attribute in fields(cast("type[AttrsInstance]", cls))
        if attribute.eq is not False
    )


def fits(value: object, hint: object) -> bool:
    """Tell whether a value is of a declared type; a truth value is no whole number.

    Args:
        value: The value.
        hint: A class, a union, ``tuple[...]`` or ``Mapping[str, ...]``.

    >>> fits(("SD", "SMP"), tuple[str, ...]), fits(("SD", 2), tuple[str, ...]), fits(True, int)
    (True, False, False)
    """
    origin, inner = get_origin(hint), get_args(hint)
    if is_union(hint):
        return any(fits(value, part) for part in inner)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if inner[-1] is Ellipsis:
            return all(fits(part, inner[0]) for part in value)
        return len(value) == len(inner) and all(map(fits, value, inner))
    if origin is not None:
        return isinstance(value, Mapping) and all(fits(part, inner[-1]) for part in value.values())
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, cast("type", hint))


def is_union(hint: object) -> bool:
    """Tell whether a type is one of several."""
    return get_origin(hint) in (Union, UnionType)


def hint_words(hint: object) -> str:
    """Name a type in Bahasa Indonesia.

    >>> hint_words(tuple[str, ...]), hint_words(int | None)
    ('daftar teks', 'bilangan bulat atau kosong')
    """
    return " atau ".join(_parts(hint))


def _parts(hint: object) -> Iterator[str]:
    origin, inner = get_origin(hint), get_args(hint)
    if is_union(hint):
        for part in inner:
            yield from _parts(part)
    elif origin is tuple:
        yield f"daftar {hint_words(inner[0])}"
    elif origin is not None:
        yield f"peta {hint_words(inner[-1])}"
    else:
        yield _WORDS.get(hint, getattr(hint, "__name__", str(hint)))


def _words_of(value: object) -> str:
    if isinstance(value, tuple):
        return "daftar"
    return "peta" if isinstance(value, Mapping) else hint_words(type(value))
