"""What a built folder is known by. What the hash does to versions is in tests/template/test_versions.py."""

from pathlib import Path

from tools.local import release_hash


def test_a_folder_is_known_by_its_names_and_contents_and_not_by_its_place(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "chautari").mkdir(parents=True)
        (tmp_path / name / "chautari" / "a.py").write_text("1", encoding="utf-8")
    before, elsewhere = (release_hash.of_folder(tmp_path / name) for name in ("one", "two"))
    assert before == elsewhere
    (tmp_path / "two" / "chautari" / "a.py").rename(tmp_path / "two" / "a.py")
    assert release_hash.of_folder(tmp_path / "two") != before
    (tmp_path / "one" / "chautari" / "a.py").write_text("2", encoding="utf-8")
    assert release_hash.of_folder(tmp_path / "one") != before


def test_references_of_every_kind_are_found() -> None:
    assert release_hash.names(
        {
            "a": {"Ref": "Table"},
            "b": {"Fn::GetAtt": ["Queue", "Arn"]},
            "c": {"Fn::GetAtt": "Topic.Arn"},
            "d": {"Fn::Sub": "${Stage}-${Bucket.Arn}-${!Literal}"},
            "e": {"Fn::Sub": ["${Given}-${Contact}", {"Given": {"Ref": "Other"}}]},
            "f": [{"Fn::If": ["IsProd", {"Ref": "Yes"}, 1]}],
            "g": {"Fn::Not": [{"Condition": "HasDomain"}]},
        }
    ) == {
        *("Table", "Queue", "Topic", "Stage", "Bucket", "Given", "Contact", "Other", "IsProd", "Yes", "HasDomain"),
    }
