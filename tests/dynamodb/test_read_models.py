"""Ready answers: tagged by content, and never written over unseen."""

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


def test_the_tag_is_of_the_content_and_of_nothing_else() -> None:
    one, again, other = read_models.ready({"a": 1}, 1), read_models.ready({"a": 1}, 9), read_models.ready({"a": 2}, 1)
    assert one.etag == again.etag != other.etag
    assert json.loads(one.etag).isalnum()
    assert len(one.etag) == 34


@pytest.mark.parametrize("version", [1, 2, 4])
def test_who_has_not_seen_the_present_version_writes_nothing(table: Table, version: int) -> None:
    read_models.put(table, "metals", read_models.ready("first", 1))
    read_models.put(table, "metals", read_models.ready("second", 2))
    with pytest.raises(Conflict):
        read_models.put(table, "metals", read_models.ready("unseen", version))
    found = read_models.get(table, "metals")
    assert found is not None
    assert (codec.unpacked(found.body), found.version) == ("second", 2)


def test_the_first_version_needs_an_empty_place(table: Table) -> None:
    with pytest.raises(Conflict):
        read_models.put(table, "metals", read_models.ready("second", 2))
    assert read_models.get(table, "metals") is None
