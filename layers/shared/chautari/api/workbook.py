"""A table as a workbook of one sheet (XLSX): amounts are numbers, days AD are dates, all else is text.

Written without a library: xlsxwriter alone takes longer to import than the read function to start, and brings every
function of the layer 0.7 MB. The parts are those that ECMA-376 demands, and a test opens them by openpyxl.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape

from chautari.core.plain_text import one_line

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
# A double has no more digits for sure; a longer number stays text, as it was printed.
_MOST_DIGITS = 15
_DAY = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
# Columns of words and of days BS, which look like numbers and days AD.
_WORDS = frozenset(
    (
        *("bank", "basis", "code", "dated_by", "instrument", "kind", "label", "name", "name_ne", "proof", "readings"),
        *("reasons", "sources", "status", "time", "words"),
    )
)
# Day 1 is 1900-01-01, and a day that never was, 1900-02-29, is counted: https://learn.microsoft.com/en-us/office/troubleshoot/excel/wrongly-assumes-1900-is-leap-year
_DAY_ZERO = date(1899, 12, 30)
# Else each making would have bytes, and an entity tag, of its own.
_MADE_AT = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_AS_DAY, _BOLD = 1, 2
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Chautari" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}
_HEAD = (
    f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{{last}}"/><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultColWidth="14" defaultRowHeight="15"/><sheetData>'
)


def workbook(header: Sequence[str], lines: Iterable[Iterable[str]]) -> bytes:
    """The bytes of a workbook with a header row and `lines` of cells."""
    letters = [_letters(number) for number in range(1, len(header) + 1)]
    rows = [_row(1, letters, (_text(name, _BOLD) for name in header))]
    for number, line in enumerate(lines, 2):
        rows.append(_row(number, letters, (_cell(name, text) for name, text in zip(header, line, strict=True))))
    sheet = f"{_HEAD.format(last=f'{letters[-1]}{len(rows)}')}{''.join(rows)}</sheetData></worksheet>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            info = zipfile.ZipInfo(name, _MADE_AT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _XML + part)
    return packed.getvalue()


def _letters(number: int) -> str:
    """The name of a column: A, Z, AA."""
    before, place = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + place)


def _row(number: int, letters: Sequence[str], cells: Iterable[str]) -> str:
    """A row; each of `cells` is the rest of an element. They are named, since Power Query finds them so."""
    named = "".join(f'<c r="{letter}{number}"{cell}' for letter, cell in zip(letters, cells, strict=True))
    return f'<row r="{number}">{named}</row>'


def _cell(column: str, text: str) -> str:
    """The rest of a cell's element behind its name."""
    if not text:
        return "/>"
    if column in _WORDS or column.endswith("_bs"):
        return _text(text)
    if _NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) <= _MOST_DIGITS:
        return f"><v>{text}</v></c>"
    if text in ("true", "false"):
        return f' t="b"><v>{int(text == "true")}</v></c>'
    return _day(text) or _text(text)


def _day(text: str) -> str:
    try:
        on = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return ""
    return f' s="{_AS_DAY}"><v>{(on - _DAY_ZERO).days}</v></c>' if on else ""


def _text(text: str, style: int = 0) -> str:
    """A cell of text, which no spreadsheet takes for a formula, whatever it begins with."""
    return f' s="{style}" t="inlineStr"><is><t>{escape(one_line(text))}</t></is></c>'
