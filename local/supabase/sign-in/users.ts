import { DatabaseError, type Pool } from 'pg';
import { AuthError } from './auth-error.ts';

/** A row of auth.users. */
export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly encrypted_password: string;
  readonly email_confirmed_at: Date | null;
  readonly last_sign_in_at: Date | null;
  readonly raw_app_meta_data: Readonly<Record<string, unknown>>;
  readonly raw_user_meta_data: Readonly<Record<string, unknown>>;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const UNIQUE_VIOLATION = '23505';

/** A user as the sign-in service answers it. */
export const toUser = (row: UserRow) => ({
  id: row.id,
  aud: 'authenticated',
  role: 'authenticated',
  email: row.email,
  phone: '',
  ...(row.email_confirmed_at && {
    email_confirmed_at: row.email_confirmed_at,
    confirmed_at: row.email_confirmed_at,
  }),
  ...(row.last_sign_in_at && { last_sign_in_at: row.last_sign_in_at }),
  app_metadata: row.raw_app_meta_data,
  user_metadata: row.raw_user_meta_data,
  identities: [],
  created_at: row.created_at,
  updated_at: row.updated_at,
  is_anonymous: false,
});

/** Finds a user by one of the columns that are unique. */
export const findUser = async (
  pool: Pool,
  column: 'id' | 'email',
  value: string,
): Promise<UserRow | undefined> => {
  const { rows } = await pool.query<UserRow>(`select * from auth.users where ${column} = $1`, [
    value,
  ]);
  return rows[0];
};

interface NewUser {
  readonly email: string;
  readonly passwordHash: string;
  readonly isConfirmed: boolean;
  readonly appMetadata: object;
  readonly userMetadata: object;
}

/** @throws AuthError 422 when the address has an account already */
export const insertUser = async (pool: Pool, user: NewUser): Promise<UserRow> => {
  const { email, passwordHash, isConfirmed, appMetadata, userMetadata } = user;
  try {
    const { rows } = await pool.query<UserRow>(
      `insert into auth.users
         (email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
       values ($1, $2, case when $3 then now() end, $4, $5) returning *`,
      [
        email,
        passwordHash,
        isConfirmed,
        { provider: 'email', providers: ['email'], ...appMetadata },
        { email_verified: isConfirmed, ...userMetadata },
      ],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('The database answered no row to an insert.');
    return row;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) {
      const message = 'A user with this email address has already been registered';
      throw new AuthError(422, 'email_exists', message);
    }
    throw error;
  }
};

/** Changes what is given; `data` is merged into the user's own metadata. Answers undefined for an unknown user. */
export const updateUser = async (
  pool: Pool,
  id: string,
  { passwordHash, data }: { readonly passwordHash?: string; readonly data?: object },
): Promise<UserRow | undefined> => {
  const { rows } = await pool.query<UserRow>(
    `update auth.users set encrypted_password = coalesce($2, encrypted_password),
       raw_user_meta_data = raw_user_meta_data || coalesce($3, '{}'::jsonb), updated_at = now()
     where id = $1 returning *`,
    [id, passwordHash ?? null, data ?? null],
  );
  return rows[0];
};
