"""Which small changes a module is given."""

import pytest

from tools.mutants import mutations


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("a < b", ["a < b -> a <= b"]),
        ("a == b != c", ["a == b != c -> a != b != c", "a == b != c -> a == b == c"]),
        ("a in b", ["a in b -> a not in b"]),
        ("a is None", ["a is None -> a is not None"]),
        ("a and b", ["a and b -> a or b"]),
        ("not a", ["not a -> not not a"]),
        ("a + b * c", ["a + b * c -> a - b * c", "b * c -> b / c"]),
        ("f(1, True)", ["1 -> 2", "True -> False"]),
        ("f('text', None, a.b)", []),
    ],
)
def test_an_expression_and_its_mutants(code: str, changes: list[str]) -> None:
    assert [f"{mutant.before} -> {mutant.after}" for mutant in mutations.mutants_of(code)] == changes


def test_a_mutant_is_the_whole_module_with_one_change() -> None:
    (first, second) = mutations.mutants_of("def f(a):\n    return a > 1\n")
    assert (first.line, first.code) == (2, "def f(a):\n    return a >= 1")
    assert second.code == "def f(a):\n    return a > 2"
