/** On every page of a workspace: this is not where a worry about a child goes. */
export function SafeguardingLine() {
  return (
    <p className="safeguarding-line">
      This is not the place to report a concern about a child. In an emergency call 999; otherwise tell the children’s services of the
      local authority where the child is.
    </p>
  );
}
