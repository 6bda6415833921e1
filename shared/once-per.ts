/**
 * The same function, which makes its answer about one list or object once, for as long as that one lives: what the server
 * sends to several readers is made for the first of them.
 */
export function oncePer<Subject extends object, Made>(make: (subject: Subject) => Made): (subject: Subject) => Made {
  const made = new WeakMap<Subject, { readonly value: Made }>();
  return (subject) => {
    const known = made.get(subject) ?? { value: make(subject) };
    made.set(subject, known);
    return known.value;
  };
}
