/** The value of a cookie of ours in a `Cookie` header; `null` where there is none or it cannot be read. */
export function cookieIn(cookieHeader: string | null | undefined, name: string): string | null {
  // Only ours is read: parsers throw on any cookie that is badly encoded, whoever set it.
  const own = (cookieHeader ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
  if (own === undefined) return null;
  try {
    return decodeURIComponent(own.slice(name.length + 1)) || null;
  } catch {
    return null;
  }
}
