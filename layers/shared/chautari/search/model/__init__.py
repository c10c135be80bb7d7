"""Types and pure rules of search: words, questions, and what an engine must do."""
