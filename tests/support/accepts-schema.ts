/** A JSON Schema as zod writes it, as far as it is compared here. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

/** Keywords by which a schema takes no less when they are absent, or when the number is on this side. */
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];
const SAME = ['pattern', 'format'];

/** The schemas of which one holds; a list of types is one, too. */
const variantsOf = (schema: JsonSchema): readonly JsonSchema[] | undefined => {
  const { type } = schema;
  if (Array.isArray(type)) return type.map((one: string) => ({ ...schema, type: one }));
  return schema.anyOf ?? schema.oneOf;
};
const valuesOf = (schema: JsonSchema): readonly unknown[] | undefined =>
  schema.enum ?? ('const' in schema ? [schema.const] : undefined);

const boundsOf = (wide: JsonSchema, narrow: JsonSchema, at: string): string[] => [
  ...LOWER.filter((word) => {
    const [most, is] = [wide[word], narrow[word]];
    return typeof most === 'number' && !(typeof is === 'number' && is >= most);
  }).map((word) => `${at}: ${word} is higher`),
  ...UPPER.filter((word) => {
    const [most, is] = [wide[word], narrow[word]];
    return typeof most === 'number' && !(typeof is === 'number' && is <= most);
  }).map((word) => `${at}: ${word} is lower`),
  ...SAME.filter((word) => wide[word] !== undefined && wide[word] !== narrow[word]).map(
    (word) => `${at}: another ${word}`,
  ),
];

const objectsOf = (wide: JsonSchema, narrow: JsonSchema, at: string): string[] => {
  const own = wide.properties ?? {};
  const isOpen = wide.additionalProperties !== false;
  return [
    ...(wide.required ?? [])
      .filter((name) => !(narrow.required ?? []).includes(name))
      .map((name) => `${at}.${name}: may be left out`),
    ...Object.entries(narrow.properties ?? {}).flatMap(([name, inner]) => {
      const of = own[name];
      if (of) return whyNotAccepted(of, inner, `${at}.${name}`);
      return isOpen ? [] : [`${at}.${name}: is unknown`];
    }),
  ];
};

/**
 * Why `wide` doesn't accept every value that `narrow` does, by where; empty where it does. It knows
 * what zod writes, and takes for a difference whatever it can't compare.
 */
export const whyNotAccepted = (wide: JsonSchema, narrow: JsonSchema, at = '$'): string[] => {
  const narrowVariants = variantsOf(narrow);
  if (narrowVariants) {
    return narrowVariants.flatMap((variant, n) => whyNotAccepted(wide, variant, `${at}[${n}]`));
  }
  const wideVariants = variantsOf(wide);
  if (wideVariants) {
    const reasons = wideVariants.map((variant) => whyNotAccepted(variant, narrow, at));
    return reasons.some((why) => why.length === 0)
      ? []
      : (reasons.toSorted((a, b) => a.length - b.length)[0] ?? [`${at}: nothing accepts it`]);
  }
  const [wideValues, narrowValues] = [valuesOf(wide), valuesOf(narrow)];
  if (wideValues) {
    if (!narrowValues) return [`${at}: takes only ${wideValues.join(', ')}`];
    return narrowValues
      .filter((value) => !wideValues.includes(value))
      .map((value) => `${at}: doesn't know ${String(value)}`);
  }
  const isNumber = wide.type === 'number' && narrow.type === 'integer';
  if (wide.type !== undefined && wide.type !== narrow.type && !isNumber) {
    return [
      `${at}: is ${String(narrow.type ?? typeof narrowValues?.[0])}, not ${String(wide.type)}`,
    ];
  }
  return [
    ...(narrowValues ? [] : boundsOf(wide, narrow, at)),
    ...(wide.type === 'object' ? objectsOf(wide, narrow, at) : []),
    ...(wide.items && narrow.items ? whyNotAccepted(wide.items, narrow.items, `${at}[]`) : []),
  ];
};

/** A schema that takes members it doesn't know, all the way down: how a definition reads an answer. */
export const opened = (schema: JsonSchema): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'additionalProperties' ? undefined : value)),
  );
