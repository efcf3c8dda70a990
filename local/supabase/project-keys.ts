import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type pg from 'pg';

/** The keys of a project, made once for each database. */
export interface ProjectKeys {
  /** The key that browsers may hold: whoever sends it is `anon`. */
  readonly publishableKey: string;
  /** The key of servers: whoever sends it is `service_role`. */
  readonly secretKey: string;
  /** The private half signs the tokens of users. */
  readonly signingKey: JWK;
}

const createKeys = async (): Promise<ProjectKeys> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    publishableKey: `sb_publishable_${randomBytes(24).toString('base64url')}`,
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
    signingKey: {
      ...(await exportJWK(privateKey)),
      alg: 'ES256',
      use: 'sig',
      kid: randomBytes(8).toString('hex'),
    },
  };
};

/** The keys that the database holds; a database without gets new ones. */
export const loadKeys = async (pool: pg.Pool): Promise<ProjectKeys> => {
  const insert = 'insert into embedded_supabase.project (keys) values ($1) on conflict do nothing';
  const select = 'select keys from embedded_supabase.project';
  const stored = (await pool.query<{ keys: ProjectKeys }>(select)).rows[0];
  if (stored !== undefined) return stored.keys;
  const keys = await createKeys();
  await pool.query(insert, [keys]);
  return (await pool.query<{ keys: ProjectKeys }>(select)).rows[0]?.keys ?? keys;
};
