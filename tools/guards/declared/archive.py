"""Guards of the open archive: nothing of it is replaced, and whatever was changed is named."""

from tools.guards.guard import guards

ARCHIVE = (
    *guards(
        "archive/archive_shelf.py",
        "archive/test_archive_shelf.py archive/test_job.py",
        ("        if place.exists():\n            return False\n", "", "a file of the folder that is replaced"),
        (', IfNoneMatch="*"', "", "a file of the bucket that is replaced"),
        ('!= "PreconditionFailed"', '== "PreconditionFailed"', "a put that failed taken for one that was there"),
    ),
    *guards(
        "archive/job.py",
        "archive/test_job.py",
        (
            "if recorded and (last is None or ",
            "if False and (last is None or ",
            "a day that was rewritten in the bucket",
        ),
        ("self.key.public_key != day.public_key", "False", "a day signed by another key than it names"),
        ("former[name].sha256 == digest", "True", "an old file in the place of one that changed"),
    ),
    *guards(
        "archive/archive_table.py",
        "archive/test_job.py",
        ("len(digits) > MOST_DIGITS or ", "", "amounts that a double does not hold"),
        (" or exponent < -MOST_DECIMALS", "", "amounts that Parquet would round"),
    ),
    *guards(
        "archive/descriptor.py",
        "archive/test_verification.py",
        ('if about["schema"] > SCHEMA:', "if False:", "a descriptor of a later schema"),
        ("if not _PATH.fullmatch(path):", "if False:", "a path out of the archive"),
    ),
    *guards(
        "archive/verification.py",
        "archive/test_verification.py",
        ("if link.sha256 != before.sha256:", "if False:", "a descriptor that was changed"),
        ("if link.date not in dates:", "if False:", "a day that is missing"),
        ("elif codec.sha256(body) != digest:", "elif False:", "a file that was changed"),
        ("if trusted and day.public_key not in trusted:", "if False:", "a day that names a key of somebody else"),
        ("if before else None\n", "if False else None\n", "a chain that begins anew"),
        ("set(remembered) - hashes", "set()", "a hash that was noted and is of no day"),
    ),
)
