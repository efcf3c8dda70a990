import { randomBytes } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Stack } from '../../local/stack/index.ts';

export const ADMIN_EMAIL = 'admin@stepcast.local';

/**
 * Makes the account that manages shows and episodes, unless it is there. Answers its password, for
 * the one time that it can be shown; undefined for an account of an earlier start.
 */
export const keepAdmin = async (
  stack: Stack,
  database: SupabaseClient,
  newPassword: boolean,
): Promise<string | undefined> => {
  if (newPassword) {
    await stack.supabase.query('delete from auth.users where email = $1', [ADMIN_EMAIL]);
  }
  const password = randomBytes(12).toString('base64url');
  const { error } = await database.auth.admin.createUser({
    email: ADMIN_EMAIL,
    password,
    email_confirm: true,
    app_metadata: { role: 'admin' },
  });
  if (!error) return password;
  if (error.code === 'email_exists') return undefined;
  throw new Error(`The admin's account can't be made: ${error.message}`, { cause: error });
};
