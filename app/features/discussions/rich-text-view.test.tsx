import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { RichText } from '../../../shared/rich-text-document.ts';
import { RichTextView } from './rich-text-view.tsx';

/** As it may stand in the database: written before today's rule, or past it. */
const shown = (href: string) => {
  const text: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Read this', marks: [{ type: 'link', attrs: { href } }] }] }] };
  return renderToStaticMarkup(<RichTextView text={text} />);
};

describe('a link that stands in a text', () => {
  test.each(['https://www.gov.uk/a', 'mailto:someone@example.org'])('%s is shown as one', (href) => {
    expect(shown(href)).toContain(`<a href="${href}" rel="noopener nofollow">Read this</a>`);
  });

  test.each(['javascript:alert(1)', 'https:javascript:alert(1)', 'https://user:secret@example.org/', 'https://example.org/\u202Efdp.exe', 'mailto:a@b?bcc=c@d'])('%j is shown as its words alone, as it would be refused when sent', (href) => {
    expect(shown(href)).toContain('Read this');
    expect(shown(href)).not.toContain('<a');
  });
});
