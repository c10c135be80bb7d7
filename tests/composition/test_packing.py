"""A composed page is packed smaller than gzip alone does it, anything else as where it is made of its parts."""

import gzip

from chautari.composition.packing import packed
from chautari.dynamodb import codec
from chautari.web import page_style

LETTERS = "".join(map(chr, range(0x905, 0x970)))
PAGE = f"<style>{page_style.STYLE}</style>{'भदौ १७ गते, कृष्णजन्माष्टमी व्रत ' * 9}{LETTERS}".encode()


def test_a_page_is_the_same_unpacked_and_smaller_packed() -> None:
    assert gzip.decompress(packed(PAGE)) == PAGE
    assert packed(PAGE) == packed(PAGE)
    assert len(packed(PAGE)) < len(codec.gzipped(PAGE, level=9))


def test_what_is_no_page_is_packed_as_its_parts_are() -> None:
    for body in (b"", b'{"rates":[]}', PAGE.partition(b"</style>")[0]):
        assert packed(body) == codec.gzipped(body)
