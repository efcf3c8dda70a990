import { parseArgs } from 'node:util';
import { InvalidOption } from '../command-line/invalid-option.ts';
import { readChannel } from '../command-line/read-channel.ts';
import { readDate } from '../command-line/read-date.ts';
import {
  type Command,
  type CommonOptions,
  FORMATS,
  type ShowSettings,
  STEPS,
  WRITERS,
} from './command.ts';
import { COMMANDS, EVERYWHERE, GROUPS, OPTIONS } from './grammar.ts';
import { choicesOf, choose, countOf, numberOf, orNone, readNumber } from './option-values.ts';

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], strict: true, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new InvalidOption((error as Error).message, { cause: error });
  }
};
type Values = ReturnType<typeof parse>['values'];

const readPeriod = (values: Values) => {
  const from = readDate('from', values.from);
  const until = readDate('until', values.until);
  if (until && !from) throw new InvalidOption('--until needs --from: a period has two ends.');
  if (from && until && from >= until) {
    throw new InvalidOption(`--from ${values.from} is not before --until ${values.until}.`);
  }
  return { from, until };
};

const readShowSettings = (values: Values): ShowSettings => {
  if (values.pause && values.resume) throw new InvalidOption('Give --pause or --resume, not both.');
  return {
    title: values.title,
    channels: values.channel?.map((name) => readChannel('channel', name)),
    language: values.language,
    minutes: numberOf('minutes', values.minutes, 180),
    format: choose('format', values.format, FORMATS),
    description: orNone(values.description) === null ? '' : values.description,
    image: orNone(values.image),
    introAudio: orNone(values['intro-audio']),
    outroAudio: orNone(values['outro-audio']),
    introText: orNone(values['intro-text']),
    outroText: orNone(values['outro-text']),
    category: values.category,
    explicit: values.explicit,
    paused: values.pause ? true : values.resume ? false : undefined,
    voices: choicesOf(values.voice, (name) => name),
    paces: choicesOf(values.pace, readNumber('pace')),
    pitches: choicesOf(values.pitch, readNumber('pitch')),
    writer: choose('writer', values.writer, WRITERS),
  };
};

const readNewShow = (values: Values): ShowSettings => {
  const settings = readShowSettings(values);
  if (settings.title !== undefined && settings.channels !== undefined) return settings;
  throw new InvalidOption('shows add needs --title and at least one --channel.');
};

const readShowChange = (values: Values): ShowSettings => {
  const settings = readShowSettings(values);
  if (Object.values(settings).some((value) => value !== undefined)) return settings;
  throw new InvalidOption('shows edit needs at least one setting, for example --channel NAME.');
};

const confirmed = (show: string, yes = false): string => {
  if (yes) return show;
  throw new InvalidOption(
    `shows delete takes ${show} away with all its episodes, and nothing brings them back. Add --yes to do it.`,
  );
};

const commandOf = (positionals: readonly string[]) => {
  const [first = '', second = ''] = positionals;
  const name = [`${first} ${second}`, first].find((known) => Object.hasOwn(COMMANDS, known));
  if (name === undefined || (GROUPS.includes(first) && name === first && second !== '')) {
    throw new InvalidOption(
      first === '' ? 'Which command?' : `There is no command ${positionals.join(' ')}.`,
    );
  }
  return { name: name as keyof typeof COMMANDS, rest: positionals.slice(name.split(' ').length) };
};

const toCommand = (name: keyof typeof COMMANDS, operand: string, values: Values): Command => {
  const watch = values.watch ?? false;
  switch (name) {
    case 'shows':
    case 'shows list':
      return { name: 'shows list' };
    case 'shows show':
      return { name, show: operand };
    case 'shows add':
      return { name, settings: readNewShow(values) };
    case 'shows edit':
      return { name, show: operand, settings: readShowChange(values) };
    case 'shows delete':
      return { name, show: confirmed(operand, values.yes) };
    case 'voices':
      return { name, language: operand };
    case 'generate':
      return { name, show: operand, ...readPeriod(values), watch };
    case 'episodes':
      return { name, show: operand, limit: countOf('limit', values.limit, 100) ?? 20 };
    case 'status':
      return { name, episode: operand, watch };
    case 'retry':
      return { name, episode: operand, from: choose('from', values.from, STEPS), watch };
    case 'cancel':
    case 'logs':
      return { name, episode: operand };
    case 'webhooks':
    case 'webhooks list':
      return { name: 'webhooks list' };
    case 'webhooks add':
      return { name, url: operand, show: values.show };
    case 'webhooks log':
    case 'webhooks enable':
    case 'webhooks disable':
    case 'webhooks delete':
      return { name, webhook: operand };
  }
};

/**
 * Reads the command line; `help` stands for a call that only wants to read the usage.
 * @throws InvalidOption
 */
export const readCommandLine = (
  argv: readonly string[],
): { readonly command: Command; readonly options: CommonOptions } | 'help' => {
  const { values, positionals } = parse(argv);
  if (values.help || positionals[0] === 'help') return 'help';
  const { name, rest } = commandOf(positionals);
  const { operands, options } = COMMANDS[name];
  const [operand = ''] = rest;
  if (rest.length < operands.length) throw new InvalidOption(`${name} needs <${operands[0]}>.`);
  if (rest.length > operands.length) {
    throw new InvalidOption(
      `${name}: ${rest[operands.length]} is too much. Put names with blanks in quotes.`,
    );
  }
  const allowed: readonly string[] = [...EVERYWHERE, ...options];
  const foreign = Object.keys(values).find((option) => !allowed.includes(option));
  if (foreign !== undefined) throw new InvalidOption(`${name} knows no --${foreign}.`);
  const { json = false, url, key } = values;
  return {
    command: toCommand(name, operand, values),
    options: { json, dataDir: values['data-dir'], url, key },
  };
};
