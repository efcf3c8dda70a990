/** Names whose value is the same, together; a name whose value nothing else has isn't among them. */
export const sharing = (values: ReadonlyMap<string, string>): readonly (readonly string[])[] => {
  const groups = Map.groupBy(values.keys(), (name) => values.get(name));
  return [...groups.values()].filter((names) => names.length > 1);
};
