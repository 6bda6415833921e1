import { mergeAttributes, Node } from '@tiptap/core';

/** What the editor says of a chart that stands in the text. */
interface ChartWords {
  readonly title: string;
  /** Area and period. */
  readonly about: string;
  /** Its release. */
  readonly release: string;
}

/** Who is mentioned: one piece, taken out as one. */
export const MentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ kind: { default: 'person' }, id: { default: '' }, label: { default: '' } }),
  parseHTML: () => [{
    tag: 'span[data-mention]',
    getAttrs: (element) => ({ kind: element.getAttribute('data-kind'), id: element.getAttribute('data-mention'), label: (element.textContent ?? '').replace(/^@/, '') }),
  }],
  renderHTML: ({ node: { attrs } }) => ['span', mergeAttributes({ class: 'mention', 'data-mention': String(attrs.id), 'data-kind': String(attrs.kind) }), `@${String(attrs.label)}`],
  renderText: ({ node }) => `@${String(node.attrs.label)}`,
});

/** Attributes of a chart in the text, as `shared/rich-text.ts` takes them. */
const CHART_ATTRIBUTES = ['metric', 'area', 'period', 'breakdown', 'edition'] as const;

/**
 * A chart pinned to its release, as a card: the chart itself is drawn where the post is read. `describe` says what is
 * known of it here.
 */
export function chartNode(describe: (attributes: Readonly<Record<string, unknown>>) => ChartWords) {
  return Node.create({
    name: 'figure',
    // In no group: it stands in the text itself, never in a list or a quote.
    atom: true,
    addAttributes: () => Object.fromEntries(CHART_ATTRIBUTES.map((name) => [name, { default: null }])),
    parseHTML: () => [{
      tag: 'div[data-figure]',
      getAttrs: (element) => Object.fromEntries(CHART_ATTRIBUTES.map((name) => [name, element.getAttribute(`data-${name}`)])),
    }],
    renderHTML: ({ node: { attrs } }) => {
      const carried = CHART_ATTRIBUTES.flatMap((name) => (typeof attrs[name] === 'string' ? [[`data-${name}`, attrs[name]] as const] : []));
      return ['div', { 'data-figure': '', ...Object.fromEntries(carried) }, describe(attrs).title];
    },
    renderText: ({ node }) => describe(node.attrs).title,
    addNodeView() {
      return ({ node, getPos, editor }) => {
        const { title, about, release } = describe(node.attrs);
        const card = element('div', 'chart-card');
        card.contentEditable = 'false';
        const out = element('button', 'link-button chart-card__out', 'Take it out');
        out.setAttribute('type', 'button');
        out.addEventListener('click', () => {
          const at = getPos();
          if (at !== undefined && editor.isEditable) editor.chain().focus().deleteRange({ from: at, to: at + node.nodeSize }).run();
        });
        card.append(element('span', 'chart-card__kind', 'Chart'), element('strong', 'chart-card__title', title), element('span', 'chart-card__about', about), element('span', 'chart-card__release', release), out);
        // What is pressed on the card is the card's, not the text's.
        return { dom: card, stopEvent: (event: Event) => event.target === out, ignoreMutation: () => true };
      };
    },
  });
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
