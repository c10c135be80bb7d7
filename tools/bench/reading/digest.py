"""What the reader's features are on our own pages, as one digest: another one asks for training anew."""

from hashlib import sha256

from chautari.news.extraction.feature_blocks import FEATURES
from tools.bench.reading import own_pages
from tools.bench.reading.rows import features_of, walked


def features_digest() -> str:
    """SHA-256 of the names of the features and of their values on every page of `tests/fixtures/news`."""
    digest = sha256(" ".join(FEATURES).encode())
    for page in own_pages.load():
        for features in features_of(walked(page, page.publisher)):
            digest.update(bytes(features))
    return digest.hexdigest()
