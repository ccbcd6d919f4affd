"""Strings that try to be more than text, and makers of more of them."""

from __future__ import annotations

import random
from typing import Final

HOSTILE: Final = (
    "<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;b&amp;gt; &#60;b&#62; &nbsp; &copy",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "`code` ``co`de`` ~~~",
    "```\nfence\n```",
    "**gras** __gras__ *i* _i_ ***x***",
    "[lien](javascript:alert(1))",
    "![image](http://example.org/x.png)",
    '[a][b] [b]: http://example.org "t"',
    "\n[b]: http://example.org 'titre'\n",
    "<http://example.org> <a@example.org> http://example.org www.example.org",
    "\u202eevil\u202c \u202d\u2067 outside",
    "\u2066never closed",
    "nul \x00 bell \x07 stx \x02 etx \x03 esc \x1b del \x7f c1 \x90",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x02amp\x03",
    "klzzwxh:0001 wzxhzdk:0",
    "]]> <![CDATA[x]]> <?php echo 1 ?> <!DOCTYPE x>",
    '<!-- comment --> -- --> --8<-- "fichier.md"',
    "{{ page.title }} {% raw %} {# note #} ${x} #{x}",
    '{ onclick=alert(1) } {: .x #y } { .x #y onclick="a" } {}',
    "# Titre\n## Titre { #haut }",
    "Titre\n=====\n\nTitre\n-----",
    "\n\n    code\n\n\tcode",
    "- un\n- deux\n\n1. un\n2) deux\n* trois\n+ quatre",
    "1. nombre",
    "> citation\n>> citation",
    "a | b\n--|--\nc | d",
    "|a|b|",
    "Terme\n:   définition",
    ": deux points",
    "*[HTML]: abréviation\n\nHTML",
    "note[^1]\n\n[^1]: bas de page",
    "[TOC] [toc] [[wiki]]",
    ":smile: :material-home: :fr:",
    '<div markdown="1">\n\n# x\n\n</div>',
    "<span markdown=span>*x*</span> </p></div></article>",
    "</title><script>alert(1)</script>",
    "---\ntitle: autre\n---",
    "...\n---\n%YAML 1.2",
    "!!python/object/apply:os.system ['true'] &anchor *alias",
    "title: x # commentaire",
    "\"guillemets\" 'simples' \\\" \\' \\\\ \\n \\u0041",
    "fin\\",
    "trait\\\nsuite  \nretour",
    "\u00a0espace \u202f! \u2009fine\u3000idéographique\u00a0",
    "ligne\u2028séparée\u2029paragraphe\x85nel\x0bvt\x0cff\x1cfs",
    "\ufeffBOM \ufffe \uffff \ufdd0 \U0001ffff",
    "\ud800 demi \udfff",
    "e\u0301 \u200b\u200d\u200f\u200e 👩\u200d🚀",
    "^sup^ ~sub~ ==marque== ++ins++ --del-- {++a++} {--b--} {>>c<<}",
    "(c) (tm) -> <- +/- 1/2",
    "!!! note\n    texte",
    '??? note "titre"\n    texte',
    '=== "onglet"\n    texte',
    "$x$ $$y$$ \\(z\\) \\[w\\]",
    "<style>body{display:none}</style><link rel=stylesheet href=//x>",
    '<svg onload=alert(1)><math><mi xlink:href="data:x,<script>">',
    "javascript:alert(1) data:text/html,<script> vbscript:x",
    "&Tab;&NewLine;&colon;&lpar;&#x28;&#0;",
    "%3Cscript%3E %00 +ADw-script+AD4-",
    "a" * 300,
    "   ",
    "",
)

_MARKS: Final = "*_`#[](){}<>!|\\/&;:=-+~^$%@'\".,?0123456789 \n\t\r\x00\x02\x03\u00a0\u202e\u2028éx"


def mixed(count: int, seed: int = 2026) -> list[str]:
    """Return ``count`` strings made of hostile pieces and marks, the same ones every time."""
    source = random.Random(seed)  # noqa: S311  # not for secrets: the same strings each time
    made = []
    for _ in range(count):
        pieces = []
        for _ in range(source.randint(1, 5)):
            if source.random() < 0.5:
                pieces.append(source.choice(HOSTILE))
            else:
                pieces.append("".join(source.choices(_MARKS, k=source.randint(1, 12))))
        made.append("".join(pieces))
    return made
