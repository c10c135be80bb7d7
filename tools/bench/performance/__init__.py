"""`make bench`: how fast and how dear the system is, as ratios against baselines that run beside it."""
