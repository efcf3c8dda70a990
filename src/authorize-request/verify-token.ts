import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { toRole } from '../access/role.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { TokenHolder } from './authorize-request.ts';

// Clocks of the sign-in service and of Lambda differ by less.
const CLOCK_TOLERANCE_SECONDS = 5;

const ClaimsSchema = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  app_metadata: z.object({ role: z.unknown().optional() }).optional(),
});

/**
 * Verifies tokens of users of one Supabase project: signed by one of its asymmetric keys, issued by
 * it, for signed-in users, and not expired. Roles stand in app_metadata, which users can't write.
 * @throws (from the function it makes) what the keys throw when they can't be had
 */
export const createTokenVerifier =
  (keys: JWTVerifyGetKey, supabaseUrl: string) =>
  async (token: string): Promise<TokenHolder | null> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['ES256', 'RS256'],
        issuer: `${supabaseUrl.replace(/\/$/, '')}/auth/v1`,
        audience: 'authenticated',
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      const claims = ClaimsSchema.safeParse(payload);
      if (!claims.success) return null;
      const { sub, email, app_metadata } = claims.data;
      return { userId: sub, name: email || sub, role: toRole(app_metadata?.role) };
    } catch (error) {
      if (error instanceof StepcastError) throw error;
      if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
      throw error;
    }
  };
