import type { Clock } from './contract.ts';
import type { StatusChangeListener } from './engine/announcer.ts';
import type { Forgetting } from './engine/compact-journal.ts';
import type { Connection } from './integrations/http/connection.ts';
import type { S3Options } from './integrations/s3/s3.ts';

/** How to start; every field may be left out. */
export interface StepFunctionsOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Where the journal is kept; without it nothing outlives the process. */
  readonly dataDir?: string;
  /** Runs that did nothing and are dropped, at the start and while it runs; without it nothing is. */
  readonly forget?: Forgetting;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Default `000000000000`. */
  readonly accountId?: string;
  /** The keys with which requests must be signed, and with which Lambda is called; without them nobody looks at signatures. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Where Lambda's Invoke protocol is spoken; without it a Lambda task fails as unreachable. */
  readonly lambdaEndpoint?: string;
  /** Without it an S3 task fails as unreachable. */
  readonly s3?: S3Options;
  /** EventBridge connections for `http:invoke`, by ARN. */
  readonly connections?: Readonly<Record<string, Connection>>;
  /** Told of every start and end of a Standard execution, those included that a crash cut off. */
  readonly onStatusChange?: StatusChangeListener;
  /** Default: the system's. A virtual one lets a machine wait for days in milliseconds. */
  readonly clock?: Clock;
  /** Uniform in [0, 1); default Math.random. */
  readonly random?: () => number;
  /** Takes problems that no answer can carry; default: a line on stderr. */
  readonly report?: (problem: string) => void;
}

/** A running server. */
export interface StepFunctions {
  /** For example `http://127.0.0.1:8083`. */
  readonly endpoint: string;
  readonly port: number;
  /** The same for a listener that comes later; the first one is told what a crash cut off. Returns how to take it off. */
  onStatusChange(listener: StatusChangeListener): () => void;
  /** Lets the port go. What still runs is found ABORTED when the same data folder is started again. */
  close(): Promise<void>;
}
