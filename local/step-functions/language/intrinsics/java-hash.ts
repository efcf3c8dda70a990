import type { Json } from '../../contract.ts';

/** The hash code that Java gives to a value's Integer, Double, String, Boolean, List or Map. */
function hashCode(value: Json): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'number') return hashNumber(value);
  if (typeof value === 'string') return hashText(value);
  if (Array.isArray(value)) {
    return value.reduce<number>((hash, item) => (Math.imul(31, hash) + hashCode(item)) | 0, 1);
  }
  return Object.entries(value).reduce(
    (hash, [name, member]) => (hash + (hashCode(name) ^ hashCode(member))) | 0,
    0,
  );
}

function hashText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

function hashNumber(value: number): number {
  if (Number.isInteger(value) && (value | 0) === value) return value;
  const bits = new DataView(new ArrayBuffer(8));
  if (Number.isInteger(value)) bits.setBigInt64(0, BigInt(value));
  else bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}

/** Puts distinct values in the order in which a java.util.HashSet hands them out, as the service's results have it. */
export function inHashOrder(values: readonly Json[]): Json[] {
  let buckets = 16;
  while (values.length > buckets * 0.75) buckets *= 2;
  const bucketOf = (value: Json): number => {
    const hash = hashCode(value);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return values
    .map((value) => ({ value, bucket: bucketOf(value) }))
    .sort((left, right) => left.bucket - right.bucket)
    .map(({ value }) => value);
}
