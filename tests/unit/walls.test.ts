import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const DEPCRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const RULES = join(ROOT, '.dependency-cruiser.cjs');

const THING = 'export interface Thing { readonly id: string }\n';
const typeOf = (path: string) =>
  `import type { Thing } from '${path}';\nexport type Mine = Thing;\n`;

/** A project that breaks walls by types alone, beside what is allowed. */
const FILES: Readonly<Record<string, string>> = {
  'tsconfig.json': '{}',
  // An entry gives a capability its client, which knows the role that the capability names.
  'src/functions/collect.ts': typeOf('../clients/s3/store.ts'),
  'src/functions/call.ts': typeOf('../collect-content/role.ts'),
  'src/clients/s3/store.ts': THING,
  'src/clients/s3/play.ts': typeOf('../../collect-content/role.ts'),
  'src/collect-content/role.ts': THING,
  // A capability and a client; the product and the embedded stack.
  'src/generate-audio/speak.ts': typeOf('../clients/s3/store.ts'),
  'src/publish-feed/publish.ts': typeOf('../../local/s3/index.ts'),
  'local/s3/index.ts': THING,
  // Two folders of which no two files import each other; two files that do.
  'src/voices/speaker.ts': typeOf('../cost/price.ts'),
  'src/voices/voice.ts': THING,
  'src/cost/meter.ts': typeOf('../voices/voice.ts'),
  'src/cost/price.ts': THING,
  'src/write-script/tell.ts': `${THING}${typeOf('./teller.ts').replace('Thing }', 'Teller }').replace('= Thing', '= Teller')}`,
  'src/write-script/teller.ts': `${typeOf('./tell.ts')}export interface Teller { readonly id: string }\n`,
};

/** By the name of its rule, what `npm run walls` says of that project: importer → imported. */
let breaches: Readonly<Record<string, string[]>>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-walls-'));
  try {
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const args = [DEPCRUISE, '--config', RULES, '--output-type', 'json', 'src', 'local'];
    const output = await new Promise<string>((resolve) => {
      // Its exit code is the number of breaches.
      execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
    });
    const { violations } = JSON.parse(output).summary as {
      violations: { rule: { name: string }; from: string; to: string }[];
    };
    const grouped = Object.groupBy(violations, ({ rule }) => rule.name);
    breaches = Object.fromEntries(
      Object.entries(grouped).map(([rule, found = []]) => [
        rule,
        found.map(({ from, to }) => `${from} → ${to}`).sort(),
      ]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  [
    'no-client-in-a-capability',
    'a capability imports a client',
    ['src/generate-audio/speak.ts → src/clients/s3/store.ts'],
  ],
  [
    'product-knows-no-surroundings',
    'src imports local',
    ['src/publish-feed/publish.ts → local/s3/index.ts'],
  ],
  [
    'no-mutual-folders',
    'two folders import each other',
    ['src/cost → src/voices', 'src/voices → src/cost'],
  ],
  [
    'no-circle',
    'two files import each other',
    ['src/write-script/tell.ts → src/write-script/teller.ts'],
  ],
])('%s: npm run walls fails when %s, by a type alone too', (rule, _, found) => {
  expect(breaches[rule]).toEqual(found);
});

test('nothing else is a breach', () => {
  expect(Object.keys(breaches).sort()).toEqual([
    'no-circle',
    'no-client-in-a-capability',
    'no-mutual-folders',
    'product-knows-no-surroundings',
  ]);
});
