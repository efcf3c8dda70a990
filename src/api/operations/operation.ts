import type { z } from 'zod';

/** One operation of the HTTP API: what gateways route by and what `/api/v1/openapi.json` tells. */
export interface Operation {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** As the gateways declare it, for example `/api/v1/episodes/{episodeId}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Whether it answers without asking who calls. */
  readonly isPublic?: boolean;
  /** The function that answers it, where that isn't `api`. */
  readonly handledBy?: 'clips';
  /** How many requests a second are taken, and how many at once, where that isn't what others get. */
  readonly throttle?: { readonly perSecond: number; readonly burst: number };
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: {
    readonly name: string;
    readonly schema: z.ZodType;
    readonly optional?: boolean;
  };
  /** A body that is a file by itself, of one of these media types. */
  readonly file?: { readonly mediaTypes: readonly string[] };
  readonly success: {
    readonly status: 200 | 201 | 202 | 204;
    readonly description: string;
    /** Named in the document's components; none for an answer without a body. */
    readonly body?: { readonly name: string; readonly schema: z.ZodType };
  };
  /** The problems it can answer besides 401, 403, 429 and 5xx: what each status means here. */
  readonly problems?: Readonly<Partial<Record<400 | 404 | 409 | 413 | 415, string>>>;
}

/** By what a router knows an operation's requests: method and declared path. */
export const routeKey = ({ method, path }: Pick<Operation, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path}`;
