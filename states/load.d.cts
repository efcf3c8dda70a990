/** A state machine's definition with a value for each of its placeholders; throws on one it has no value for. */
export declare const loadDefinition: (
  machine: 'episode',
  values: Readonly<Record<string, string>>,
) => Record<string, unknown>;
