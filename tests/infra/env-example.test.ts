import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONFIG_SECTIONS } from '../../src/runtime/config.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const names = [...read('.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name!);

/** What the stack or its scripts are told, and no function is. */
const OF_THE_STACK = [
  'ALARM_EMAIL',
  'API_CONCURRENCY',
  'API_GATEWAY_ROLE',
  'CDN_CERTIFICATE_ARN',
  'CHECK_SHOW',
  'MONTHLY_BUDGET_USD',
  'PERMISSIONS_BOUNDARY',
  'SECRETS_AS_OF',
  'SHIFT',
  'SUPABASE_DB_URL',
  'SUPABASE_PUBLISHABLE_KEY',
];

test('.env.example lists every setting once and no other', () => {
  const settings = [
    ...OF_THE_STACK,
    ...Object.values(CONFIG_SECTIONS).flatMap(({ shape }) => Object.keys(shape)),
  ];
  expect(names.toSorted()).toEqual([...new Set(settings)].sort());
});

test('serverless.yml takes nothing from the environment that .env.example does not list', () => {
  const taken = [...read('serverless.yml').matchAll(/\$\{env:(\w+)/g)].map(([, name]) => name!);
  expect(taken.filter((name) => !names.includes(name))).toEqual([]);
});

test('.env.example holds no secret', () => {
  const secrets = read('.env.example').split('# Secrets.')[1]!.split('# Set by')[0]!;
  expect([...secrets.matchAll(/^\w+=(.+)$/gm)]).toEqual([]);
});
