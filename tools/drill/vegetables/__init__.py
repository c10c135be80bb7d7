"""Drill of the vegetables' board: its three answers changed as real pages change, judged against what it had."""
