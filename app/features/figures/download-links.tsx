interface DownloadLinksProps {
  readonly slug: string;
  /** Query of the page, with its question mark; empty for none. */
  readonly query: string;
}

const FORMATS = [['csv', 'CSV'], ['xlsx', 'Excel'], ['png', 'PNG'], ['svg', 'SVG']] as const;

/** The view as files: plain links, so that they work without script. Files hold the public figures, never a conversation. */
export function DownloadLinks({ slug, query }: DownloadLinksProps) {
  return (
    <p className="download-links">
      Download:{' '}
      {FORMATS.map(([format, name], index) => (
        <span key={format}>
          {index === 0 ? '' : ' · '}
          <a href={`/indicators/${slug}/download/${format}${query}`} rel="nofollow">{name}</a>
        </span>
      ))}
    </p>
  );
}
