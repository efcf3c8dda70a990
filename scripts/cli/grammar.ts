/** Every option there is, as parseArgs takes them. */
export const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  'data-dir': { type: 'string' },
  url: { type: 'string' },
  key: { type: 'string' },
  watch: { type: 'boolean' },
  from: { type: 'string' },
  until: { type: 'string' },
  limit: { type: 'string' },
  title: { type: 'string' },
  channel: { type: 'string', multiple: true },
  language: { type: 'string' },
  minutes: { type: 'string' },
  format: { type: 'string' },
  description: { type: 'string' },
  'intro-text': { type: 'string' },
  'outro-text': { type: 'string' },
  image: { type: 'string' },
  'intro-audio': { type: 'string' },
  'outro-audio': { type: 'string' },
  category: { type: 'string' },
  explicit: { type: 'boolean' },
  voice: { type: 'string', multiple: true },
  pace: { type: 'string', multiple: true },
  pitch: { type: 'string', multiple: true },
  writer: { type: 'string' },
  show: { type: 'string' },
  pause: { type: 'boolean' },
  resume: { type: 'boolean' },
  yes: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;

/** The options that every command knows. */
export const EVERYWHERE: readonly Option[] = ['json', 'help', 'data-dir', 'url', 'key'];
const SHOW_SETTINGS: readonly Option[] = [
  'title',
  'description',
  'channel',
  'language',
  'minutes',
  'format',
  'category',
  'explicit',
  'image',
  'intro-audio',
  'outro-audio',
  'intro-text',
  'outro-text',
  'voice',
  'pace',
  'pitch',
  'writer',
];

/** Each command: what it is given besides its name, and the options that are its own. */
export const COMMANDS = {
  shows: { operands: [], options: [] },
  'shows list': { operands: [], options: [] },
  'shows show': { operands: ['show'], options: [] },
  'shows add': { operands: [], options: SHOW_SETTINGS },
  'shows edit': { operands: ['show'], options: [...SHOW_SETTINGS, 'pause', 'resume'] },
  'shows delete': { operands: ['show'], options: ['yes'] },
  voices: { operands: ['language'], options: [] },
  generate: { operands: ['show'], options: ['from', 'until', 'watch'] },
  episodes: { operands: ['show'], options: ['limit'] },
  status: { operands: ['episode'], options: ['watch'] },
  retry: { operands: ['episode'], options: ['from', 'watch'] },
  cancel: { operands: ['episode'], options: [] },
  logs: { operands: ['episode'], options: [] },
  webhooks: { operands: [], options: [] },
  'webhooks list': { operands: [], options: [] },
  'webhooks add': { operands: ['url'], options: ['show'] },
  'webhooks log': { operands: ['webhook'], options: [] },
  'webhooks enable': { operands: ['webhook'], options: [] },
  'webhooks disable': { operands: ['webhook'], options: [] },
  'webhooks delete': { operands: ['webhook'], options: [] },
} as const satisfies Record<string, { operands: readonly string[]; options: readonly Option[] }>;

/** Commands that are a list by themselves, and have others below them. */
export const GROUPS: readonly string[] = ['shows', 'webhooks'];
