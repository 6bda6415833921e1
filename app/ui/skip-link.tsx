export function SkipLink({ to, children }: { to: string; children: string }) {
  return <a href={to} className="govuk-skip-link">{children}</a>;
}
