import {
  ApiKeyChangeSchema,
  ApiKeyListSchema,
  ApiKeySchema,
  IssuedApiKeySchema,
  NewApiKeySchema,
  RotationSchema,
} from '../../access/api-key.ts';
import { AuditListSchema } from '../../access/audit.ts';
import { AuditQuerySchema } from '../access/audit-route.ts';
import type { Operation } from './operation.ts';

const KEYS = '/api/v1/api-keys';
const KEY = '/api/v1/api-keys/{keyId}';
const unknown = 'There is no such key, or it is revoked';
const bodies = { 413: 'The body is too large', 415: 'The body is not JSON' };

/** Who may call the API, and what they did. */
export const ACCESS_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: KEYS,
    operationId: 'listApiKeys',
    summary: 'The named keys, newest first, those that are revoked too',
    success: {
      status: 200,
      description: 'All of them, without their values',
      body: { name: 'ApiKeyList', schema: ApiKeyListSchema },
    },
  },
  {
    method: 'post',
    path: KEYS,
    operationId: 'createApiKey',
    summary: 'Adds a key with a name, a role and, if you like, an end',
    body: { name: 'NewApiKey', schema: NewApiKeySchema },
    success: {
      status: 201,
      description: 'The key with its value, which is shown this once',
      body: { name: 'IssuedApiKey', schema: IssuedApiKeySchema },
    },
    problems: { 400: 'Malformed', 409: 'Another key has this name', ...bodies },
  },
  {
    method: 'patch',
    path: KEY,
    operationId: 'changeApiKey',
    summary: 'Changes what the body names: name, role, expiresAt',
    body: { name: 'ApiKeyChange', schema: ApiKeyChangeSchema },
    success: {
      status: 200,
      description: 'The key as it is then',
      body: { name: 'ApiKey', schema: ApiKeySchema },
    },
    problems: { 400: 'Malformed', 404: unknown, 409: 'Another key has this name', ...bodies },
  },
  {
    method: 'delete',
    path: KEY,
    operationId: 'revokeApiKey',
    summary: 'Revokes a key: the next request with it is refused. Its name stays for the audit',
    success: { status: 204, description: 'Revoked' },
    problems: { 400: 'keyId is no UUID', 404: unknown },
  },
  {
    method: 'post',
    path: `${KEY}/rotate`,
    operationId: 'rotateApiKey',
    summary: 'Puts a new value in use; the one before is let in for overlapSeconds more, a day',
    body: { name: 'Rotation', schema: RotationSchema, optional: true },
    success: {
      status: 200,
      description: 'The key with its new value, which is shown this once',
      body: { name: 'IssuedApiKey', schema: IssuedApiKeySchema },
    },
    problems: { 400: 'Malformed', 404: unknown, ...bodies },
  },
  {
    method: 'get',
    path: '/api/v1/audit',
    operationId: 'listAudit',
    summary: 'Who changed what, newest first',
    query: AuditQuerySchema,
    success: {
      status: 200,
      description: 'A page of entries',
      body: { name: 'AuditList', schema: AuditListSchema },
    },
    problems: { 400: 'A parameter is malformed' },
  },
];
