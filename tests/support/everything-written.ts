import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { readHistory } from '../../scripts/demo/follow-execution.ts';
import type { TestStack } from './stack.ts';

const STANDARD_MACHINES = ['episode', 'schedule', 'reconcile', 'notify', 'deliver'] as const;

/** The history of every execution of a stack, as text. */
const histories = async (stack: TestStack): Promise<string[]> => {
  const texts: string[] = [];
  for (const machine of STANDARD_MACHINES) {
    const stateMachineArn = stack.machineArn(machine);
    const { executions = [] } = await stack.stepFunctions.send(
      new ListExecutionsCommand({ stateMachineArn }),
    );
    for (const { executionArn = '' } of executions) {
      texts.push(JSON.stringify(await readHistory(stack.stepFunctions, executionArn)));
    }
  }
  return texts;
};

/** Every row of every table of the product, as text. */
const rows = async ({ supabase }: TestStack): Promise<string[]> => {
  const tables = await supabase.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const texts = await Promise.all(
    tables.map(({ name }) =>
      supabase.query<{ text: string }>(`select to_jsonb(t)::text as text from public."${name}" t`),
    ),
  );
  return texts.flat().map(({ text }) => text);
};

const ROUTES = [
  '/api/v1/episodes?limit=100',
  '/api/v1/podcasts',
  '/api/v1/webhooks',
  '/api/v1/health',
  '/api/v1/openapi.json',
  '/api/v1/nothing',
  '/api/v1/episodes/no-uuid',
];

/** What the API answers to its callers, with a key and without. */
const answers = ({ api }: TestStack): Promise<string[]> =>
  Promise.all(
    ROUTES.flatMap((route) =>
      [api.internalApiKey, 'a key that is none'].map(async (key) => {
        const response = await fetch(new URL(route, api.url), { headers: { 'x-api-key': key } });
        return response.text();
      }),
    ),
  );

/** All that a stack has written where people or other programs read it, by kind. */
export const everythingWritten = async (stack: TestStack, logs: readonly string[]) => ({
  logs,
  histories: await histories(stack),
  rows: await rows(stack),
  answers: await answers(stack),
  bodies: Object.values(stack.proxies).flatMap(({ bodies }) => bodies),
});

/** A secret as it looks in JSON, in an address, and in base64. */
const looks = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
];

/** Where secrets stand in the open: the kind of text and the secret's name. */
export const findSecrets = (
  written: Readonly<Record<string, readonly string[]>>,
  secrets: Readonly<Record<string, string>>,
): string[] =>
  Object.entries(written).flatMap(([kind, texts]) =>
    Object.entries(secrets).flatMap(([name, secret]) =>
      texts.some((text) => looks(secret).some((look) => text.includes(look)))
        ? [`${name} in ${kind}`]
        : [],
    ),
  );
