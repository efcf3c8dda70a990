/** What callers of the API may be, each with all that the ones before it may do. */
export const ROLES = ['viewer', 'editor', 'admin'] as const;

/** Viewers see all but the keys; editors change shows and episodes; admins besides say who may, and who is told. */
export type Role = (typeof ROLES)[number];

/** The role that a claim names; null for anything else. */
export const toRole = (claim: unknown): Role | null => ROLES.find((role) => role === claim) ?? null;

/** Whether who has `role` may do what needs `needed`. */
export const mayAs = (role: Role, needed: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(needed);
