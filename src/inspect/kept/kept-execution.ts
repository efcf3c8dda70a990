import { gunzipSync, gzipSync } from 'node:zlib';
import type { ExecutionEvent } from '../execution-event.ts';
import type { ExecutionFacts } from '../execution-inspector.ts';
import type { Machine } from '../machines.ts';

/** All that was known of an execution when it had ended, events oldest first. */
export interface KeptExecution {
  readonly version: '1.0';
  readonly facts: ExecutionFacts;
  /** In Amazon States Language. */
  readonly definition: unknown;
  readonly events: readonly ExecutionEvent[];
}

/** Where executions are kept, one object each. */
export interface KeptStore {
  /** Writes unless it is there already. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null for what was never kept, or is expired. */
  find(key: string): Promise<Uint8Array | null>;
}

/** The key of an execution's object. */
export const keptKey = (machine: Machine, name: string): string =>
  `executions/${machine}/${name}.json.gz`;

/** The object's bytes: JSON, compressed with gzip. */
export const packKept = (kept: KeptExecution): Uint8Array => gzipSync(JSON.stringify(kept));

/** What `packKept` has packed. */
export const unpackKept = (bytes: Uint8Array): KeptExecution =>
  JSON.parse(gunzipSync(bytes).toString('utf8'));
