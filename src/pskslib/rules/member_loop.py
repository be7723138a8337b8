"""Writes the one loop over the members of a family, for everything that is asked about them."""

from __future__ import annotations

from attrs import define

from pskslib.errors import RuleError
from pskslib.rules.nodes import Age, AnyMember, Component, Components, CountMembers, Fact, Node, walk
from pskslib.rules.writer import Scope, Value, Writer


@define
class LoopWriter(Writer):
    """A writer that can also ask the members."""

    def members(self, gathered: list[Node]) -> None:
        """Write the one loop over the members for everything that is asked about them."""
        self.put("members = family.members")
        presumed = "family.members_complete is False" if not self.strict else "family.members_complete is not True"
        if self.doubting and not self.strict:
            presumed += " or family.members_complete is None and 'members_complete' in family.doubted"
        self.put(f"open_ = not members or {presumed}")
        for place, node in enumerate(gathered):
            match node:
                case AnyMember():
                    self.put(f"t{place} = False; u{place} = open_")
                case CountMembers():
                    self.put(f"n{place} = 0; x{place} = 0")
                case _:
                    self.put(f"k{place} = []; q{place} = []")
        outer = self.member
        self.member = Scope("m", "orang")
        if self.trace:
            # one entry a member; those not present keep their no
            self.put(f"told = tuple(([0] * len(members), [0] * len(members)) for _ in range({len(gathered)}))")
            self.put("for at, m in enumerate(members):")
        else:
            self.put("for m in members:")
        self.depth += 1
        self.present()
        for node in gathered:
            for condition in _conditions(node):
                self.preload(condition)
        for place, node in enumerate(gathered):
            self.gather(place, node)
        self.depth -= 1
        self.member = outer
        if self.trace:
            return
        for place, node in enumerate(gathered):
            match node:
                case AnyMember():
                    self.put(f"r{place} = True if t{place} else None if u{place} else False")
                    self.results[node] = Value(f"r{place}", True)
                case CountMembers():
                    self.put(f"x{place} = None if open_ else n{place} + x{place}")
                    self.results[node] = Value(f"n{place},x{place}", True)
                case _:
                    self.put(f"n{place} = best{place}(tuple(k{place}))")
                    self.put(
                        f"x{place} = None if open_ else n{place} if k{place} == q{place} "
                        f"else best{place}(tuple(q{place}))"
                    )
                    self.results[node] = Value(f"n{place},x{place}", True)

    def present(self) -> None:
        """Only members born and alive on the day count; a hint of death makes that unknown."""
        birth = self.load(Fact(owner="orang", name="birth_date"))
        self.put(f"if {birth} is not None and {birth} > today: continue")
        self.put("sure = True")
        self.put("died = m.death_date")
        self.put("if died is not None:")
        self.put("    if died <= today: continue")
        self.put("else:")
        self.put("    died = m.deceased")
        self.put("    if died: continue")
        hint = "" if self.strict else " and m.death_hint"
        if self.doubting and not self.strict:
            hint = (
                " and (m.death_hint or 'deceased' in m.doubted or m.death_hint is None and 'death_hint' in m.doubted)"
            )
        self.put(f"    if died is None{hint}: sure = False")

    def gather(self, place: int, node: Node) -> None:
        """Write what one member adds to the answer of a question about members."""
        match node:
            case AnyMember():
                value = self.atom(self.truth(node.where), always=self.trace)
                if value.maybe:
                    self.put(f"if {value.code} is None: u{place} = True")
                self.put(f"{'elif' if value.maybe else 'if'} {value.code}:")
                self.put(f"    if sure: t{place} = True")
                self.put(f"    else: u{place} = True")
                if self.trace:
                    self.put(f"told[{place}][0][at] = int({value.code} is True and sure)")
                    self.put(f"told[{place}][1][at] = int({value.code} is not False)")
            case CountMembers():
                result = self.name("w")
                self.put(f"{result} = {self.truth(node.where).code}")
                self.put(f"if {result} and sure: n{place} += 1")
                self.put(f"elif {result} is not False: x{place} += 1")
                if self.trace:
                    self.put(f"told[{place}][0][at] = int(bool({result} and sure))")
                    self.put(f"told[{place}][1][at] = int({result} is not False)")
            case Components():
                self.gather_components(place, node)
            case _:
                raise RuleError(f"{type(node).__name__} bukan pertanyaan tentang anggota")

    def gather_components(self, place: int, node: Components) -> None:
        """Write the certain and possible components of one member as two bit sets."""
        certain, possible = self.name("sure"), self.name("maybe")
        self.put(f"{certain} = {possible} = 0")
        reads_age = any(isinstance(part, Age) for part in walk(node))
        branches = ("if {} is not None:", "else:") if reads_age else ("",)
        for branch in branches:
            if branch:
                self.put(branch.format(self.age()))
                self.depth += 1
                self.age_known = branch != "else:"
            for bit, part in enumerate(node.components):
                self.component_bit(1 << bit, part, certain, possible)
            if branch:
                self.depth -= 1
                self.age_known = False
        if self.trace:
            self.put(f"told[{place}][0][at] = {certain} if sure else 0; told[{place}][1][at] = {possible}")
        self.put(f"if {possible}:")
        self.put(f"    k{place}.append({certain} if sure else 0); q{place}.append({possible})")

    def component_bit(self, bit: int, part: Component, certain: str, possible: str) -> None:
        """Write one component of one member."""
        value = self.atom(self.truth(part.when))
        self.put(f"if {value.code}: {certain} |= {bit}; {possible} |= {bit}")
        if value.maybe:
            self.put(f"elif {value.code} is None: {possible} |= {bit}")


def _conditions(node: Node) -> tuple[Node, ...]:
    """The conditions on one member inside a question about members."""
    if isinstance(node, Components):
        return tuple(part.when for part in node.components)
    return (node.where,) if isinstance(node, AnyMember | CountMembers) else ()
