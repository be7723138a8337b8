"""A node in one short line, to name a mutant."""

from __future__ import annotations

from pskslib.rules.nodes import (
    Add,
    Age,
    AllMembers,
    And,
    AnyMember,
    Check,
    Choose,
    Compare,
    Component,
    Components,
    Const,
    CountMembers,
    Excluded,
    Fact,
    Node,
    Not,
    Number,
    OneOf,
    Or,
    Times,
)

LONGEST = 90


def in_words(node: Node) -> str:
    """Return a node as a rule author would write it, cut where it is long."""
    text = _words(node)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _words(node: Node) -> str:
    match node:
        case Const():
            return repr(node.value)
        case Fact():
            return f"{'person' if node.owner == 'orang' else 'family'}.{node.name}"
        case Age():
            return "person.age"
        case Number():
            return node.name
        case Compare():
            return f"{_words(node.left)} {node.op} {_words(node.right)}"
        case OneOf():
            return f"{_words(node.item)} in {','.join(node.codes)}"
        case And() | Or():
            return f"({(' & ' if isinstance(node, And) else ' | ').join(map(_words, node.parts))})"
        case Not() | Check():
            return f"{'~' if isinstance(node, Not) else 'check '}{_words(node.part)}"
        case Excluded():
            return f"not_excluded {_words(node.part)} [{node.effect.name}]"
        case AnyMember() | AllMembers() | CountMembers():
            return f"{type(node).__name__}({_words(node.where)})"
        case _:
            return _amount(node)


def _amount(node: Node) -> str:
    match node:
        case Add():
            return " + ".join(map(_words, node.parts))
        case Times():
            return f"{_words(node.part)} * {node.factor}"
        case Choose():
            return f"choose({_words(node.condition)}, {_words(node.then)}, {_words(node.otherwise)})"
        case Component():
            return f"komponen {node.code}"
        case Components():
            return f"best_of({','.join(part.code for part in node.components)})"
        case _:
            return type(node).__name__
