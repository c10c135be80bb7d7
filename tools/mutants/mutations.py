"""Small changes of a module's code: a comparison, a boolean, an operator or a number made another."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change: where, what it was and is, and the code."""

    line: int
    before: str
    after: str
    code: str

    def __str__(self) -> str:
        return f"{self.line}: {self.before}  ->  {self.after}"


def mutants_of(code: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(code)
    nodes = list(ast.walk(tree))
    changes = [(node, change) for node in nodes if isinstance(node, ast.expr) for change in _changes(node)]
    for node, change in sorted(changes, key=lambda pair: (pair[0].lineno, pair[0].col_offset)):
        copied = deepcopy(tree)
        twin = list(ast.walk(copied))[nodes.index(node)]
        before = ast.unparse(twin)
        change(twin)
        yield Mutant(node.lineno, before, ast.unparse(twin), ast.unparse(copied))


def _changes(node: ast.expr) -> Iterator[Callable[..., None]]:
    """The possible changes of a node, each as a function that applies it."""
    if isinstance(node, ast.Compare):
        yield from (_comparing(place) for place, operator in enumerate(node.ops) if type(operator) in _COMPARED)
    elif isinstance(node, ast.BoolOp):
        yield _joining
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _affirming
    elif isinstance(node, ast.BinOp) and type(node.op) in _RECKONED and not isinstance(node.op, ast.BitOr):
        yield _reckoning
    elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        yield _counting


def _comparing(place: int) -> Callable[[ast.Compare], None]:
    def change(node: ast.Compare) -> None:
        node.ops[place] = _COMPARED[type(node.ops[place])]()

    return change


def _joining(node: ast.BoolOp) -> None:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _affirming(node: ast.UnaryOp) -> None:
    node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)


def _reckoning(node: ast.BinOp) -> None:
    node.op = _RECKONED[type(node.op)]()


def _counting(node: ast.Constant) -> None:
    node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1
