"""Build persons and families quickly: an ``__init__`` that is generated from the declarations.

A person has some 180 facts, of which a record knows a dozen. The ``__init__`` of a frozen attrs class
calls ``object.__setattr__`` for each of them, and a check afterwards reads each of them again: together
about 20 microseconds. Here the object is a *draft* while it is filled (a twin of the class that is not
frozen), so that each fact is one plain store, and the known facts are noted on the way: about 6.
What callers and type checkers see is the signature that attrs made.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar, cast

from attrs import NOTHING, Attribute, fields

from pskslib.population.fields import Field, declared

_T = TypeVar("_T", bound=type)

_FACTS: Final[dict[type, Mapping[str, Field]]] = {}


def facts_of(cls: type) -> Mapping[str, Field]:
    """Return the declarations of a class that :func:`built_quickly` has seen, by attribute name."""
    return _FACTS[cls]


def built_quickly(owner: str) -> Callable[[_T], _T]:
    """Give a frozen, slotted, keyword-only attrs class the quick ``__init__``.

    The class must have a method ``_check(known)`` that takes pairs of declaration and value.
    A subclass keeps the ``__init__`` of attrs, which ends in ``__attrs_post_init__``.

    Args:
        owner: ``"orang"`` or ``"keluarga"``.
    """

    def decorate(cls: _T) -> _T:
        attributes = cast("tuple[Attribute[object], ...]", fields(cls))
        facts = declared(attributes, owner)
        _FACTS[cls] = facts
        slow: object = cls.__dict__["__init__"]
        quick = _generate(cls, attributes, facts, slow)
        for name in ("__module__", "__qualname__", "__doc__", "__annotations__"):
            setattr(quick, name, getattr(slow, name))
        setattr(cls, "__init__", quick)  # noqa: B010  (an assignment is refused by type checkers)
        return cls

    return decorate


def _generate(
    cls: type,
    attributes: "tuple[Attribute[object], ...]",
    facts: Mapping[str, Field],
    slow: object,
) -> Callable[..., None]:
    frozen = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    draft = type(f"{cls.__name__}Draft", cls.__bases__, {"__slots__": cls.__dict__["__slots__"], **frozen})
    names: dict[str, object] = {"become": object.__setattr__, "draft": draft, "final": cls, "slow": slow}
    head: list[str] = []
    body: list[str] = []
    for attribute in attributes:
        name, value = attribute.name, attribute.name
        converter = attribute.converter
        if converter is not None:
            names[f"read_{name}"] = converter
            value = f"read_{name}({name})"
        names[f"default_{name}"] = attribute.default
        head.append(f"{name}=default_{name}" if attribute.default is not NOTHING else name)
        if name in facts:
            names[f"fact_{name}"] = facts[name]
            body += [
                f"    if {name} is None: self.{name} = None",
                "    else:",
                f"        self.{name} = {name} = {value}",
                f"        known.append((fact_{name}, {name}))",
            ]
        else:
            body.append(f"    self.{name} = {value}")
    arguments = ", ".join(f"{attribute.name}={attribute.name}" for attribute in attributes)
    lines = [
        f"def __init__(self, *, {', '.join(head)}):",
        "    if self.__class__ is not final:",
        f"        return slow(self, {arguments})",
        "    become(self, '__class__', draft)",
        "    known = []",
        *body,
        "    self.__class__ = final",
        "    self._check(known)",
    ]
    exec(compile("\n".join(lines), f"<pskslib {cls.__name__}>", "exec"), names)  # noqa: S102  (as attrs does)
    return cast("Callable[..., None]", names["__init__"])
