import type { Json } from '../../contract.ts';
import { StateFailure } from '../errors/failure.ts';

/** The largest input or result of a state or task, in UTF-8 bytes of JSON (service quota). */
export const MAX_PAYLOAD_BYTES = 262_144;

/** A JSON value on its way from state to state, with its text made at most once. */
export class Payload {
  readonly value: Json;
  #text: string | undefined;

  constructor(value: Json, text?: string) {
    this.value = value;
    this.#text = text;
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.value);
    return this.#text;
  }
}

/** Throws States.DataLimitExceeded when the text is over the service's quota. */
export function assertWithinQuota(text: string, producer: string): void {
  if (isWithinQuota(text)) return;
  throw new StateFailure(
    'task',
    'States.DataLimitExceeded',
    `The state/task '${producer}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** Throws States.DataLimitExceeded when one state assigns more than the service's quota of all its variables together. */
export function assertVariablesWithinQuota(
  assigned: Readonly<Record<string, Json>> | undefined,
  stateName: string,
): void {
  if (assigned === undefined || isWithinQuota(JSON.stringify(assigned))) return;
  throw new StateFailure(
    'task',
    'States.DataLimitExceeded',
    `The state/task '${stateName}' assigned variables with a size exceeding the maximum number of bytes service limit.`,
  );
}

const isWithinQuota = (text: string): boolean =>
  text.length * 3 <= MAX_PAYLOAD_BYTES || Buffer.byteLength(text) <= MAX_PAYLOAD_BYTES;
