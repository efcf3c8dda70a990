import { arnsOf } from './arns.ts';

export const REGION = 'eu-central-1';
export const ACCOUNT_ID = '000000000000';
export const BUCKET = 'stepcast-media';
export const ACCESS_LOG_BUCKET = 'stepcast-access-logs';

/** The names of things in a stack's account. */
export const arns = arnsOf(REGION, ACCOUNT_ID);
