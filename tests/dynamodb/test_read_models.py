"""Read models: the entity tag is of the content, and no writer replaces a version that it has not read."""

import json

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Conflict, Table


def test_a_view_comes_back_as_it_was_written(table: Table) -> None:
    assert read_models.get(table, "metals") is None
    view = read_models.ready({"metals": ["छापावाल"]}, 1)
    read_models.put(table, "metals", view)
    assert read_models.get(table, "metals") == view
    assert read_models.get(table, "forex") is None
    assert codec.unpacked(view.body) == {"metals": ["छापावाल"]}


def test_the_entity_tag_depends_on_the_content_only() -> None:
    view, rewritten, changed = (read_models.ready({"a": a}, version) for a, version in ((1, 1), (1, 9), (2, 1)))
    assert view.etag == rewritten.etag != changed.etag
    assert json.loads(view.etag).isalnum()
    assert len(view.etag) == 34


@pytest.mark.parametrize("version", [1, 2, 4])
def test_a_writer_that_has_not_read_the_current_version_writes_nothing(table: Table, version: int) -> None:
    read_models.put(table, "metals", read_models.ready("first", 1))
    read_models.put(table, "metals", read_models.ready("second", 2))
    with pytest.raises(Conflict):
        read_models.put(table, "metals", read_models.ready("unseen", version))
    stored = read_models.get(table, "metals")
    assert stored is not None
    assert (codec.unpacked(stored.body), stored.version) == ("second", 2)


def test_a_later_version_is_not_written_without_an_earlier_one(table: Table) -> None:
    with pytest.raises(Conflict):
        read_models.put(table, "metals", read_models.ready("second", 2))
    assert read_models.get(table, "metals") is None
