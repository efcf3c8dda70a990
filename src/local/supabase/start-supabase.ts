import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { JWTPayload } from 'jose';
import type pg from 'pg';
import { type ApiError, notImplemented, toApiError } from './api-error.ts';
import { type Caller, createAuthenticator } from './callers.ts';
import { openDatabase } from './database.ts';
import { applyMigrations } from './migrations.ts';
import { loadKeys } from './project-keys.ts';
import { answerRest } from './rest.ts';
import { loadSchemaCache, type SchemaCache } from './schema-cache.ts';
import { createTokens } from './tokens.ts';

export interface StartSupabaseOptions {
  /** Where the database is: a connection string of a superuser. */
  readonly postgres: { readonly url: string };
  /** A free one by default. */
  readonly port?: number;
  /** The folder of migrations to apply before the first request; none by default. */
  readonly migrations?: string;
}

/** A Supabase project on 127.0.0.1. */
export interface SupabaseServer {
  /** What supabase-js calls the project's URL. */
  readonly url: string;
  readonly serviceKey: string;
  readonly publishableKey: string;
  readonly jwksUrl: string;
  /** Applies a folder's new migrations; answers the names of the files applied. */
  applyMigrations(folder: string): Promise<string[]>;
  /** Runs SQL as the superuser, around every policy. */
  query<R extends pg.QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** A user's token, for an hour, of the role `authenticated` unless the claims say otherwise. */
  issueJwt(claims: JWTPayload): Promise<string>;
  /** Leaves the database running. */
  close(): Promise<void>;
}

const send = (response: ServerResponse, status: number, body: string, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body);
};

const sendError = (response: ServerResponse, error: ApiError): void => {
  const { status, code, message, details, hint } = error;
  send(response, status, JSON.stringify({ code, message, details, hint }));
};

/**
 * Starts the HTTP side of a Supabase project in front of a database.
 * @throws when the port is taken or a migration fails
 */
export const startSupabase = async (options: StartSupabaseOptions): Promise<SupabaseServer> => {
  const pool = await openDatabase(options.postgres.url);
  const keys = await loadKeys(pool);
  let url = '';
  const tokens = await createTokens(keys.signingKey, () => `${url}/auth/v1`);
  const authenticate = createAuthenticator(keys, tokens);
  if (options.migrations !== undefined) await applyMigrations(pool, options.migrations);
  let cache: SchemaCache = await loadSchemaCache(pool);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let caller: Caller | undefined;
    try {
      const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://project');
      const method = request.method ?? 'GET';
      if (pathname === '/auth/v1/.well-known/jwks.json' && method === 'GET') {
        return send(response, 200, JSON.stringify(tokens.jwks));
      }
      if (!pathname.startsWith('/rest/v1/')) throw notImplemented(`${method} ${pathname}`);
      caller = await authenticate(request.headers);
      const path = pathname.slice('/rest/v1/'.length);
      const body = await text(request);
      const { headers } = request;
      const result = await answerRest(pool, cache, caller, { method, path, query, headers, body });
      send(response, result.status, method === 'HEAD' ? '' : result.body, result.headers);
    } catch (error) {
      sendError(response, toApiError(error, caller?.role === 'anon'));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(options.port ?? 0, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    await pool.end();
    throw new Error(
      `Port ${options.port} of 127.0.0.1 is in use: Supabase can't listen there. Stop what listens on it, or choose another port.`,
      { cause },
    );
  }
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    serviceKey: keys.secretKey,
    publishableKey: keys.publishableKey,
    jwksUrl: `${url}/auth/v1/.well-known/jwks.json`,
    async applyMigrations(folder) {
      const applied = await applyMigrations(pool, folder);
      cache = await loadSchemaCache(pool);
      return applied;
    },
    async query<R extends pg.QueryResultRow>(sql: string, params: readonly unknown[] = []) {
      return (await pool.query<R>(sql, [...params])).rows;
    },
    issueJwt: tokens.issue,
    async close() {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
};
