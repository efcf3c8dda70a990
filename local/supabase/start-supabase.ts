import type { JWTPayload } from 'jose';
import type pg from 'pg';
import { close, createOwnHttpServer, listen } from '../listen/index.ts';
import { createAuthenticator } from './callers.ts';
import { openDatabase } from './database.ts';
import { applyMigrations, stateOfMigrations } from './migrations.ts';
import { refuseOtherVersion } from './other-version.ts';
import { loadKeys } from './project-keys.ts';
import { createRequestListener } from './request-listener.ts';
import { answerRest } from './rest/rest.ts';
import { loadSchemaCache } from './rest/schema-cache.ts';
import { createSignIn } from './sign-in/answer-auth.ts';
import { createTryLimit } from './sign-in/try-limit.ts';
import { createTokens } from './tokens.ts';

export interface StartSupabaseOptions {
  /** Where the database is: a connection string of a superuser. */
  readonly postgres: { readonly url: string };
  /** A free one by default. */
  readonly port?: number;
  /** The folder of migrations to apply before the first request; none by default. */
  readonly migrations?: string;
  /** Is waited for before new migrations are applied to a database that has some: the last moment to keep it as it is. */
  beforeMigrating?(): Promise<void>;
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

const startProject = async (
  pool: pg.Pool,
  { port = 0, migrations, beforeMigrating }: StartSupabaseOptions,
): Promise<SupabaseServer> => {
  const keys = await loadKeys(pool);
  let url = '';
  const tokens = await createTokens(keys.signingKey, () => `${url}/auth/v1`);
  if (migrations !== undefined) {
    await refuseOtherVersion(pool, migrations);
    const { applied, pending } = await stateOfMigrations(pool, migrations);
    if (applied.length > 0 && pending.length > 0) await beforeMigrating?.();
    await applyMigrations(pool, migrations);
  }
  let cache = await loadSchemaCache(pool);
  const signIn = createSignIn({ pool, tokens, tryLimit: createTryLimit() });
  const server = createOwnHttpServer(
    createRequestListener({
      jwks: tokens.jwks,
      authenticate: createAuthenticator(keys, tokens),
      answerRest: (caller, request) => answerRest(pool, cache, caller, request),
      answerAuth: signIn.answer,
    }),
  );
  url = `http://127.0.0.1:${await listen(server, port, 'Supabase')}`;

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
      await close(server);
      await pool.end();
    },
  };
};

/**
 * Starts the HTTP side of a Supabase project in front of a database.
 * @throws DatabaseOfAnotherVersion; when the database can't be reached, a migration fails or the port is taken
 */
export const startSupabase = async (options: StartSupabaseOptions): Promise<SupabaseServer> => {
  const pool = await openDatabase(options.postgres.url);
  try {
    return await startProject(pool, options);
  } catch (error) {
    await pool.end();
    throw error;
  }
};
