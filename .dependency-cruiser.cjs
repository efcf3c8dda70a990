/**
 * The walls of the house: who may import whom, type imports included. `npm run check` holds them.
 * Arrows point down: functions → clients → capabilities → nouns → errors and paging.
 */

const NOUNS = ['errors', 'paging', 'access', 'show', 'episode', 'webhooks'];
const CAPABILITIES = [
  'collect-content',
  'write-script',
  'generate-audio',
  'publish-feed',
  'post-to-telegram',
  'search',
  'deliver-webhook',
  'authorize-request',
  'clips',
  'listens',
  'measure-storage',
  'mp3',
  'inspect',
  'voices',
  'cost',
  'language-model',
  'show-files',
  'public-internet',
  'speech-text',
];
const SDKS = [
  '@aws-sdk',
  '@smithy',
  'aws4fetch',
  '@supabase',
  'telegram',
  'grammy',
  '@google-cloud',
  '@google',
  'google-gax',
  '@grpc',
  'fluent-ffmpeg',
];

const src = (...folders) => `^src/(${folders.join('|')})/`;
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** A noun imports the nouns before it in NOUNS, and nothing else of the product. */
const nounsBelowNouns = NOUNS.map((noun, floor) =>
  forbid(
    `${noun}-is-a-noun`,
    `src/${noun} is pure: it knows ${NOUNS.slice(0, floor).join(', ') || 'nothing'} and no other folder, no SDK, no file system.`,
    { path: src(noun) },
    { pathNot: [src(...NOUNS.slice(0, floor + 1)), '^node_modules/(zod|standardwebhooks)/'] },
  ),
);

module.exports = {
  forbidden: [
    forbid('no-circle', 'Two files that import each other are one.', {}, { circular: true }),
    {
      name: 'no-mutual-folders',
      severity: 'error',
      comment:
        'Two folders that import each other are one folder, or have their wall in the wrong place.',
      scope: 'folder',
      from: { path: '^(src|src/clients|local|scripts)/[^/]+$' },
      to: { circular: true, path: '^(src|src/clients|local|scripts)/[^/]+$' },
    },
    ...nounsBelowNouns,
    forbid(
      'sdk-in-clients-alone',
      'Only src/clients/<vendor> imports a vendor’s SDK. Ask for what is needed through an interface named by its role.',
      { path: '^src/', pathNot: '^src/clients/' },
      { path: `^node_modules/(${SDKS.join('|')})/` },
    ),
    forbid(
      'no-client-in-a-capability',
      'A capability asks for a role; src/functions gives it the client that plays it.',
      { path: src(...CAPABILITIES, 'api', 'runtime') },
      { path: '^src/clients/' },
    ),
    forbid(
      'clients-know-no-edge',
      'A client plays roles that capabilities and nouns name; the HTTP edge, the console and the entries are above it.',
      { path: '^src/clients/' },
      { path: src('api', 'console', 'functions') },
    ),
    forbid(
      'capabilities-know-no-edge',
      'HTTP, the console and the entries are above the capabilities.',
      { path: src(...CAPABILITIES, 'runtime') },
      { path: src('api', 'console', 'functions') },
    ),
    forbid(
      'entries-are-the-roof',
      'Nothing imports a Lambda entry: what two of them share has a room of its own.',
      { pathNot: '^(src/functions|tests|bench)/' },
      { path: '^src/functions/' },
    ),
    forbid(
      'console-runs-in-a-browser',
      'The console has the API’s schemas, the pure folders, and the sign-in of src/clients/supabase/browser-auth.ts.',
      { path: '^src/console/' },
      {
        path: ['^src/(clients|runtime|functions)/', '^node:'],
        pathNot: '^src/clients/supabase/browser-auth\\.ts$',
      },
    ),
    forbid(
      'product-knows-no-surroundings',
      'src is the product: it knows neither the embedded stack nor how it is built or run.',
      { path: '^src/' },
      { path: '^(local|build|scripts|tests|bench)/' },
    ),
    forbid(
      'parts-stand-alone',
      'Each part of local could be used without the others: what they share is local/journal, local/listen, local/sigv4, local/speech and how Telegram’s exports are written.',
      { path: '^local/([^/]+)/', pathNot: '^local/stack/' },
      {
        path: ['^local/', '^src/', '^build/'],
        pathNot: [
          '^local/$1/',
          '^local/(journal|listen|sigv4|speech)/',
          '^src/collect-content/export/format/',
        ],
      },
    ),
    forbid(
      'nothing-of-the-tests',
      'Tests look at the rest, not the other way round.',
      { pathNot: '^(tests|bench)/' },
      { path: '^(tests|bench)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js'] },
  },
};
