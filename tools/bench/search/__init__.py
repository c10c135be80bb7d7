"""Search at a hundred thousand articles: size, time, start, freshness, spellings, cost."""
