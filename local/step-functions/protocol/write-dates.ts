/** A copy of the value in which every Date is written by `write`. */
export const writeDates = (value: unknown, write: (date: Date) => string | number): unknown => {
  if (value instanceof Date) return write(value);
  if (Array.isArray(value)) return value.map((item) => writeDates(item, write));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, writeDates(member, write)]),
  );
};
