"""The page of the builder: a form of an endpoint's own parameters, checked as a request to it would be."""

from chautari.api import cache_control
from chautari.api.endpoint import Endpoint, Parameter, Reply, Request
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.builder import DATASETS
from chautari.api.endpoints.parameters import CSV
from chautari.api.pages.page_replies import language, shown
from chautari.api.problems import Problem
from chautari.nepali import clock
from chautari.web import builder as web
from chautari.web.builder_lines import BuiltQuestion


def builder(request: Request) -> Reply:
    """The form of the request's dataset, with what its values make."""
    dataset = request.values["dataset"]
    endpoint = next(endpoint for endpoint in ENDPOINTS if endpoint.name == dataset)
    parameters = [parameter for parameter in endpoint.parameters if parameter.name in DATASETS[dataset]]
    # A field that must be filled begins with an example.
    values = {
        parameter.name: request.values.get(parameter.name) or (parameter.example if parameter.required else "")
        for parameter in parameters
    }
    fields = [_field(parameter, values[parameter.name]) for parameter in parameters]
    built, today = _built(endpoint, parameters, values), str(clock.today(request.now))
    page = web.page(dataset, fields, built, language(request), request.origin, today)
    # It names today, from which its chart goes back.
    return shown(page, request, cache_control.of_rates(request.now, cache_control.midnight(request.now)))


def _built(endpoint: Endpoint, parameters: list[Parameter], values: dict[str, str]) -> BuiltQuestion | web.Refusal:
    try:
        checked = {
            parameter.name: parameter.check(values[parameter.name])
            for parameter in parameters
            if values[parameter.name] not in ("", parameter.default)
        }
    except Problem as problem:
        return web.Refusal(problem.detail, [str(value) for value in problem.allowed])
    return BuiltQuestion(endpoint.name, endpoint.path, checked, has_rows=CSV in endpoint.media_types)


def _field(parameter: Parameter, value: str) -> web.Field:
    return web.Field(
        parameter.name, parameter.description, parameter.example, parameter.allowed, parameter.required, value
    )
