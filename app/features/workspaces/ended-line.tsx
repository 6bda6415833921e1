/** On every page of a workspace that has ended or is archived: what that means. */
export function EndedLine() {
  return <p className="ended-line" role="note">This workspace has ended. It can be read, and nothing can be added to it.</p>;
}
