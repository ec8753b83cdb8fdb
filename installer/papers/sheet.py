"""The parts of an empty Word file: styles, numbering, settings, and nothing of any maker's."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_MAIN}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{_MAIN}.fontTable+xml"/>
<Override PartName="/docProps/core.xml"
 ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""

_PACKAGE_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"
 Target="docProps/core.xml"/>
</Relationships>"""

_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/settings" Target="settings.xml"/>
<Relationship Id="rId4" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>
</Relationships>"""

_DOCUMENT = f"""<w:document {_W} {_R}><w:body><w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1985" w:right="1985" w:bottom="1985" w:left="1985" w:header="850" w:footer="850"
 w:gutter="0"/></w:sectPr></w:body></w:document>"""

_SETTINGS = f"""<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>
<w:listSeparator w:val=","/></w:settings>"""

_CORE = f"""<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>"""

# Name, parent, next, paragraph properties, run properties; the order of each is the schema's.
_STYLES = (
    ("Court", "Normal", "Court",
     '<w:keepNext/><w:spacing w:before="240" w:after="60" w:line="240" w:lineRule="auto"/>',
     "<w:b/>"),
    ("Corner block", "Normal", "Corner block",
     '<w:spacing w:after="0" w:line="252" w:lineRule="auto"/><w:jc w:val="right"/>',
     '<w:sz w:val="{corner}"/><w:szCs w:val="{corner}"/>'),
    ("Claim number", "Normal", "Claim number",
     '<w:keepNext/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>',
     "<w:b/>"),
    ("Party", "Normal", "Party",
     ('<w:keepNext/><w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>'
     '<w:jc w:val="center"/>'), "<w:b/>"),
    ("Party role", "Normal", "Party role",
     '<w:keepNext/><w:spacing w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>',
     '<w:u w:val="single"/>'),
    ("Between", "Normal", "Between",
     '<w:keepNext/><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>', ""),
    ("Numbered paragraph", "Normal", "Numbered paragraph",
     '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="both"/>', ""),
    ("Lettered paragraph", "Normal", "Lettered paragraph",
     ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
     '<w:spacing w:after="120" w:line="300" w:lineRule="auto"/><w:jc w:val="both"/>'), ""),
    ("Close text", "Normal", "Close text",
     '<w:spacing w:before="120" w:after="160" w:line="240" w:lineRule="auto"/>', ""),
    ("Signature line", "Normal", "Signature line",
     ('<w:tabs><w:tab w:val="left" w:pos="1985"/>'
     '<w:tab w:val="right" w:leader="underscore" w:pos="{width}"/></w:tabs>'
     '<w:spacing w:after="80" w:line="240" w:lineRule="auto"/><w:ind w:left="1985"'
     ' w:hanging="1985"/>'), ""),
    ("Table text", "Normal", "Table text",
     '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>', ""),
    ("Table figure", "Table text", "Table figure", '<w:jc w:val="right"/>', ""),
    ("Header", "Normal", "Header",
     '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
     '<w:b/><w:sz w:val="{small}"/><w:szCs w:val="{small}"/>'),
    ("Footer", "Normal", "Footer",
     ('<w:tabs><w:tab w:val="center" w:pos="{middle}"/><w:tab w:val="right" w:pos="{width}"/>'
     '</w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'),
     '<w:sz w:val="{small}"/><w:szCs w:val="{small}"/>'),
)  # fmt: skip


def sheet(family: str, size: int, spacing: int, width: int) -> dict[str, bytes]:
    """The parts of an empty file in a typeface, its size in half points, its text so wide."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _PACKAGE_RELATIONS,
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _RELATIONS,
        "word/document.xml": _DOCUMENT,
        "word/settings.xml": _SETTINGS,
        "word/numbering.xml": _numbering(),
        "word/styles.xml": _styles(family, size, spacing, width),
        "word/fontTable.xml": f'<w:fonts {_W} {_R}><w:font w:name="{family}"/></w:fonts>',
    }
    return {name: f"{_HEAD}{text}".encode() for name, text in parts.items()}


def _numbering() -> str:
    """Numbers for paragraphs, letters and roman numbers below them."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for level, kind, text, left, hanging in (
            (0, "decimal", "%1.", 680, 680),
            (1, "lowerLetter", "(%2)", 1247, 567),
            (2, "lowerRoman", "(%3)", 1814, 567),
        )
    )
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _styles(family: str, size: int, spacing: int, width: int) -> str:
    fonts = (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'
    )
    made = [
        (
            f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{size}"/>'
            f'<w:szCs w:val="{size}"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f'<w:qFormat/><w:pPr><w:spacing w:after="120" w:line="{spacing}" w:lineRule="auto"/>'
            "</w:pPr></w:style>"
        ),
        (
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
            "</w:style>"
        ),
        (
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
            '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
            '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        ),
        _heading(size),
        _title(size),
    ]
    values = {"small": max(size - 4, 16), "corner": size - 2, "width": width, "middle": width // 2}
    made += [
        _style(name, parent, following, paragraph.format(**values), run.format(**values))
        for name, parent, following, paragraph, run in _STYLES
    ]
    return f"<w:styles {_W}>{''.join(made)}</w:styles>"


def _style(name: str, parent: str, following: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{_id(parent)}"/><w:next w:val="{_id(following)}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(size: int) -> str:
    """A heading within a paper: Word's own second heading, as the title is the first."""
    return (
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Numberedparagraph"/><w:qFormat/>'
        "<w:pPr><w:keepNext/><w:keepLines/>"
        '<w:spacing w:before="240" w:after="120" w:line="240" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="1"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _title(size: int) -> str:
    """The title of a paper, between two lines."""
    line = '<w:{0} w:val="single" w:sz="8" w:space="6" w:color="000000"/>'
    return (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:keepNext/><w:pBdr>{line.format('top')}{line.format('bottom')}</w:pBdr>"
        '<w:spacing w:before="240" w:after="240" w:line="240" w:lineRule="auto"/>'
        '<w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size + 2}"/><w:szCs w:val="{size + 2}"/></w:rPr></w:style>'
    )


def _id(name: str) -> str:
    return name.replace(" ", "")
