"""Mutants of Python: one comparison, constant, operator, condition, return or statement inside one function.

Code of a function is exchanged in place, so that every name that holds the function holds the mutant; what a module
does when it is imported is the declarations themselves, which ``rules`` and ``data`` change.
"""

from __future__ import annotations

import ast
import copy
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Final

from attrs import field, frozen

import pskslib
from tests.mutation.asked import Question

PACKAGE: Final = Path(str(pskslib.__file__)).parent
COMPARE: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
BINARY: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
Function = ast.FunctionDef


@frozen(kw_only=True, slots=False)
class CodeMutant:
    """One function with one thing changed.

    Attributes:
        path: The module's file.
        function: Qualified name.
        first: The line on which the function begins, with its decorators.
        what: What was changed.
        tree: The module as it is.
        old: The function in it.
        make: Makes the changed function; dear, so only for a mutant that is tried.
    """

    path: Path
    function: str
    first: int
    what: str
    tree: ast.Module = field(eq=False, repr=False)
    old: Function = field(eq=False, repr=False)
    make: Callable[[], Function | None] = field(eq=False, repr=False)

    @property
    def group(self) -> str:
        """Counted by module."""
        return group_of(self.path)

    @property
    def name(self) -> str:
        """One line that says which mutant it is; no line number, which moves with every change above it."""
        return f"{self.group} {self.function}: {self.what}"

    @property
    def module(self) -> str:
        """Dotted name of the module."""
        return name_of(self.path)

    @property
    def touches(self) -> frozenset[str]:
        """Tests that call the function."""
        return frozenset([f"{self.group}:{self.first}"])

    @cached_property
    def whole(self) -> CodeType | None:
        """The module's code with the change; None where it is no Python any more."""
        new = self.make()
        if new is None:
            return None
        changed = copy.copy(self.tree)
        changed.body = [_with(node, self.old, new) for node in self.tree.body]
        try:
            return compile(ast.fix_missing_locations(changed), str(self.path), "exec")
        except (SyntaxError, ValueError):
            return None

    @cached_property
    def code(self) -> CodeType | None:
        """The function's code with the change."""
        return None if self.whole is None else _code_of(self.whole, self.function.split("."), self.first)

    @property
    def targets(self) -> list[FunctionType]:
        """The functions that there are with this code; none where it was only used to make something."""
        code = self.code
        if code is None:
            return []
        return [
            found
            for found in functions(module_of(self.path))
            if found.__code__.co_firstlineno == self.first
            and found.__code__.co_name == code.co_name
            and found.__code__.co_freevars == code.co_freevars
        ]

    def may_notice(self, questions: Sequence[Question]) -> bool:
        """What a test asks the rule book says nothing about code."""
        return True

    def put_in(self) -> None:
        """Give the function its new code, and forget what was worked out with the old one."""
        code = self.code
        assert code is not None
        for found in self.targets:
            found.__code__ = code
        for module in [m for name, m in sys.modules.items() if name.startswith("pskslib")]:
            for thing in vars(module).values():
                if callable(clear := getattr(thing, "cache_clear", None)):
                    clear()


def group_of(path: Path) -> str:
    """A module's file without the package and the ending."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def module_of(path: Path) -> ModuleType:
    """Import the module of a file."""
    return importlib.import_module(name_of(path))


def name_of(path: Path) -> str:
    """Dotted name of the module of a file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """Yield every function and method that a module defines, without nested ones."""
    for thing in vars(module).values():
        found = unwrapped(thing)
        if found is not None and found.__module__ == module.__name__:
            yield found
        elif isinstance(thing, type) and thing.__module__ == module.__name__:
            for inner in vars(thing).values():
                method = unwrapped(inner)
                if method is not None and method.__code__.co_filename == module.__file__:
                    yield method


def unwrapped(thing: object) -> FunctionType | None:
    """The function inside a property, class method, cache or the like."""
    for name in ("__func__", "fget", "func", "__wrapped__"):
        inner = getattr(thing, name, None)
        if isinstance(inner, FunctionType):
            return inner
    return thing if isinstance(thing, FunctionType) else None


def mutants(path: Path) -> Iterator[CodeMutant]:
    """Yield every mutant of a module's functions; names that occur twice are numbered."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    seen: dict[str, int] = {}
    for qualified, function in _defined(tree):
        first = min([function.lineno, *(d.lineno for d in function.decorator_list)])
        for what, make in slips(function):
            key = f"{qualified}: {what}"
            seen[key] = count = seen.get(key, 0) + 1
            numbered = what if count == 1 else f"{what} #{count}"
            yield CodeMutant(
                path=path, function=qualified, first=first, what=numbered, tree=tree, old=function, make=make
            )


def _defined(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from (
                (f"{node.name}.{inner.name}", inner) for inner in node.body if isinstance(inner, ast.FunctionDef)
            )


def _with(node: ast.stmt, old: Function, new: Function) -> ast.stmt:
    if node is old:
        return new
    if isinstance(node, ast.ClassDef) and old in node.body:
        changed = copy.copy(node)
        changed.body = [new if inner is old else inner for inner in node.body]
        return changed
    return node


def _code_of(code: CodeType, names: Sequence[str], first: int) -> CodeType | None:
    for part in code.co_consts:
        if isinstance(part, CodeType) and part.co_name == names[0]:
            found = _code_of(part, names[1:], first) if len(names) > 1 else part
            if found is not None and (len(names) > 1 or found.co_firstlineno == first):
                return found
    return None


# --- what can be wrong inside a function ------------------------------------------------------------------

Slip = tuple[str, Callable[[], Function | None]]


def slips(function: Function) -> Iterator[Slip]:
    """Yield every change of a function's body: words, and what makes the function with it."""
    skipped = _skipped(function)
    for place, node in enumerate(ast.walk(function)):
        if node in skipped or node is function:
            continue
        for what, change in _changes(node):

            def make(place: int = place, change: Change = change) -> Function | None:
                changed = copy.deepcopy(function)
                target = next(n for at, n in enumerate(ast.walk(changed)) if at == place)
                return changed if change(changed, target) else None

            yield what, make


def _skipped(function: Function) -> set[ast.AST]:
    """Annotations, decorators, defaults, documentation, and the words of errors."""
    found: set[ast.AST] = set()
    inside = [*function.decorator_list, function.args, *([function.returns] if function.returns else [])]
    for node in ast.walk(function):
        if isinstance(node, ast.AnnAssign):
            inside.append(node.annotation)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside.append(node)
        elif isinstance(node, ast.Raise | ast.Assert):
            inside += [part for part in (getattr(node, "exc", None), getattr(node, "test", None)) if part]
        elif isinstance(node, ast.JoinedStr):
            inside += node.values
    for part in inside:
        found |= set(ast.walk(part))
    return found


Change = Callable[[Function, ast.AST], bool]


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    said = ast.unparse(node)[:60].replace("\n", " ") if isinstance(node, ast.expr | ast.stmt) else ""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARE:
            for other in COMPARE[type(op)]:
                yield f"{said} → {other.__name__}", _setting("ops", [other()])
        case ast.BoolOp():
            other_op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield f"{said} → {type(other_op).__name__.lower()}", _setting("op", other_op)
        case ast.UnaryOp(op=ast.Not()):
            yield f"{said} → tanpa not", _instead(lambda found: found.operand)
        case ast.BinOp() if type(node.op) in BINARY:
            yield f"{said} → {BINARY[type(node.op)].__name__}", _setting("op", BINARY[type(node.op)]())
        case ast.Constant(value=bool()):
            yield f"{said} → {not node.value}", _setting("value", not node.value)
        case ast.Constant(value=int() as number):
            yield f"{said} → {number + 1}", _setting("value", number + 1)
        case ast.Constant(value=str() as text) if text:
            yield f"{said} → XX", _setting("value", f"XX{text}")
        case ast.If() | ast.While() | ast.IfExp():
            yield f"bukan: {ast.unparse(node.test)[:60]}", _negating
        case ast.comprehension(ifs=[_, *_]):
            yield f"tanpa if {ast.unparse(node.ifs[0])[:50]}", _setting("ifs", node.ifs[1:])
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            yield f"{said} → None", _setting("value", ast.Constant(value=None))
        case ast.Continue():
            yield "continue → break", _instead(lambda _: ast.Break())
        case ast.Break():
            yield "break → continue", _instead(lambda _: ast.Continue())
        case ast.Expr() | ast.AugAssign() | ast.Raise():
            yield f"tanpa {said}", _instead(lambda _: ast.Pass())


def _is_none(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _setting(name: str, value: object) -> Change:
    def change(function: Function, node: ast.AST) -> bool:
        setattr(node, name, copy.deepcopy(value))
        return True

    return change


def _negating(function: Function, node: ast.AST) -> bool:
    assert isinstance(node, ast.If | ast.While | ast.IfExp)
    node.test = ast.copy_location(ast.UnaryOp(op=ast.Not(), operand=node.test), node.test)
    return True


def _instead(make: Callable[..., ast.AST]) -> Change:
    def change(function: Function, node: ast.AST) -> bool:
        for parent in ast.walk(function):
            for name, value in ast.iter_fields(parent):
                if value is node:
                    setattr(parent, name, ast.copy_location(make(node), node))
                    return True
                if isinstance(value, list) and any(item is node for item in value):
                    value[[item is node for item in value].index(True)] = ast.copy_location(make(node), node)
                    return True
        return False

    return change


def modules(*rooms: str) -> list[Path]:
    """Every module of some rooms."""
    return sorted(path for room in rooms for path in (PACKAGE / room).rglob("*.py"))
