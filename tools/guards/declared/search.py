"""Guards of search: questions, the index, its shelf, who builds and who serves it."""

from tools.guards.guard import guards

SEARCH = (
    *guards(
        "search/model/question.py",
        "api/news/test_search.py",
        ("if len(text) > MOST_CHARACTERS:", "if False:", "a question without end"),
        ("if text.count('\"') % 2:", "if False:", "a phrase that is not ended"),
        ("> MOST_WORDS:", "> 1000:", "a question of a thousand words"),
        ("    if not clauses:\n", "    if False:\n", "a question without a word"),
        ("if all(clause.is_excluded for clause in clauses):", "if False:", "a question that only leaves out"),
        ("if len(word) < LEAST_BEGINNING or not token:", "if not token:", "half of all words for one letter"),
    ),
    *guards(
        "search/tantivy_engine/index_words.py",
        "search/test_found.py",
        ("if likeness >= least:", "if True:", "every word of the same consonants"),
    ),
    *guards(
        "search/indexing/job.py",
        "search/test_index_building.py",
        ("if event not in (EVENT, WHOLE_EVENT):", "if False:", "an event that is none of ours"),
        ("if begun and now - begun < GIVEN_UP_AFTER:", "if False:", "two runs that build the same whole"),
        ("        if summary.taken_down:\n", "        if False:\n", "an article that was taken off in the index"),
        ("index_entries.newest(self.table, MOST_ARTICLES)", "index_entries.newest(self.table, 10**9)",
         "an index that grows without end"),
    ),
    *guards(
        "search/store/index_files.py",
        "search/test_index_building.py",
        ("if hashlib.sha256(body).hexdigest() != sha256:", "if False:", "other bytes than the manifest says"),
    ),
    *guards(
        "search/store/bucket_shelf.py",
        "search/test_index_shelf.py",
        ('{"IfMatch": replaced} if replaced else {"IfNoneMatch": "*"}', "{}", "a run that undoes another's"),
    ),
    *guards(
        "search/store/reading_shelf.py",
        "search/test_reading_shelf.py",
        ("if answer.status != _OK:", "if False:", "a refusal taken for an object"),
        ("lambda answer: answer.status >= _SERVER_ERROR", "lambda _: False", "failures of S3 that are told at once"),
        ("        except AwsUnreachable as error:\n", "        except FloatingPointError as error:\n",
         "an answer that fails with the shelf"),
    ),
    *guards(
        "search/model/index_manifest.py",
        "search/test_index_building.py",
        ('if (form := row.pop("form")) != FORM:', 'if (form := row.pop("form")) is None:', "an index of another form"),
    ),
    *guards(
        "search/served_index.py",
        "search/test_index_building.py",
        (">= LOOKED_AFTER_SECONDS:", ">= 0:", "a manifest asked for at each search"),
        ("except (ShelfUnreachable, OtherForm) as failure:", "except OtherForm as failure:",
         "an answer that fails with the shelf"),
    ),
    *guards(
        "api/search/article_search.py",
        "api/news/test_search.py",
        ("    outlets.require_known(request)\n    filters", "    filters", "an unknown outlet taken for a quiet one"),
        ("if first and last and first > last:", "if False:", "days in the wrong order"),
        ("if not 0 < offset < MOST_OFFSET:", "if False:", "a page beyond the last"),
    ),
    *guards(
        "news/store/listings.py",
        "api/news/test_search.py",
        ('if "summary" in item:', "if True:", "an article that was taken off among what was found"),
    ),
)  # fmt: skip
