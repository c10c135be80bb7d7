"""CloudFormation's intrinsic functions, as far as the edge's declarations use them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

NOTHING = object()


class NotSimulated(Exception):
    """The template declares something that the front does not simulate."""


class Resolver:
    """Resolves values of the template `body`; `values` are those of pseudo parameters and parameters that are given."""

    def __init__(self, body: Mapping[str, Any], values: Mapping[str, str]) -> None:
        self.body, self.values = body, values

    def resolve(self, value: Any) -> Any:
        """`value` without intrinsic functions; a reference to a resource is its logical id."""
        if isinstance(value, list):
            return [resolved for element in value if (resolved := self.resolve(element)) is not NOTHING]
        if not isinstance(value, Mapping):
            return value
        if len(value) == 1:
            ((name, argument),) = value.items()
            if name in ("Ref", "Condition") or name.startswith("Fn::"):
                return self._call(name, argument)
        fields = {name: self.resolve(element) for name, element in value.items()}
        return {name: element for name, element in fields.items() if element is not NOTHING}

    def _call(self, name: str, argument: Any) -> Any:
        functions: dict[str, Callable[[Any], Any]] = {
            "Ref": self._ref,
            "Fn::GetAtt": lambda names: ".".join(names),
            "Fn::Sub": lambda text: re.sub(r"\$\{([\w:.]+)\}", lambda name: str(self._ref(name[1])), text),
            "Fn::If": lambda three: self.resolve(three[1 if self.holds(three[0]) else 2]),
            "Fn::Select": lambda two: self.resolve(two[1])[int(two[0])],
            "Fn::Join": lambda two: two[0].join(self.resolve(two[1])),
            "Fn::Split": lambda two: self.resolve(two[1]).split(two[0]),
        }
        if name not in functions:
            raise NotSimulated(f"the intrinsic function {name}")
        return functions[name](argument)

    def _ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NOTHING
        if name in self.values:
            return self.values[name]
        if name in self.body.get("Parameters", {}):
            return self.body["Parameters"][name]["Default"]
        return name

    def holds(self, condition: str) -> bool:
        """Whether the template's `condition` holds."""
        return self._is_true(self.body["Conditions"][condition])

    def _is_true(self, expression: Mapping[str, Any]) -> bool:
        ((name, argument),) = expression.items()
        if name == "Fn::Not":
            return not self._is_true(argument[0])
        if name == "Fn::Equals":
            first, second = (self.resolve(element) for element in argument)
            return bool(first == second)
        raise NotSimulated(f"the condition {name}")
