import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { BACKGROUNDS } from '../../../../src/show/character/backgrounds.ts';
import { MOST_REVIEW_DAYS, REVIEW_DEADLINES } from '../../../../src/show/review.ts';
import type { ScriptFormat } from '../../../../src/show/script-format.ts';
import { STYLES } from '../../../../src/show/styles.ts';
import { WRITERS } from '../../../../src/show/writers.ts';
import {
  numberUpTo,
  repeated,
  text,
  wholeNumber,
  writtenChannel,
} from '../../../command-line/option-values.ts';
import { lexiconEntry } from './lexicon-entry.ts';
import { numberOrDefault, numberOrNone, orDefault } from './or-default.ts';

const FORMATS = ['single-speaker', 'multi-speaker'] as const satisfies readonly ScriptFormat[];
const MAX_MINUTES = 180;

/** The options that say what a show is like; what is left out stays as it is, or gets the API's default. */
export const withShowSettings = <
  Args extends unknown[],
  Options extends OptionValues,
  Global extends OptionValues,
>(
  command: Command<Args, Options, Global>,
) =>
  command
    .option('--title <text>', 'its title')
    .option('--description <text>', 'what it is about, or none')
    .option('--author <name>', 'who stands behind it, or none')
    .option('--email <address>', 'who answers for the feed, or none')
    .option(
      '--channel <name>',
      'a Telegram channel it tells of: NAME, @NAME or a link; a topic of a forum by its link, https://t.me/NAME/12; repeatable',
      repeated(writtenChannel),
    )
    .option('--language <tag>', 'the language that it is spoken in, for example en-US')
    .option('--minutes <n>', 'how long an episode should be', numberUpTo(MAX_MINUTES))
    .addOption(new Option('--format <format>', 'how many speak').choices(FORMATS))
    .option('--category <name>', "one of Apple's categories")
    .option('--explicit', 'directories warn of strong language')
    .option('--block', 'directories are asked to leave it out')
    .option('--no-block', 'directories may list it')
    .option('--verification <text>', 'what a directory asks to find in the feed, or none')
    .option(
      '--keep-episodes <n>',
      'how many stay public, the newest ones, or none for all',
      numberOrNone,
    )
    .option('--keep-days <n>', 'how long each stays public, or none for good', numberOrNone)
    .option('--image <url>', 'its picture, or none')
    .option('--intro-audio <url>', 'sound before the first word, or none')
    .option('--outro-audio <url>', 'sound after the last word, or none')
    .option(
      '--telegram-session <name>',
      'which Telegram session of a stage reads its channels, or none to have one chosen',
    )
    .option('--post-to <chat>', 'where a bot posts the episodes: @name or number, or none')
    .addOption(
      new Option(
        '--review <deadline>',
        'asks for a review before anything is spoken; what becomes of a script that nobody reviews in time, or none',
      ).choices([...REVIEW_DEADLINES, 'none']),
    )
    .option('--review-days <n>', 'how long a review may take', wholeNumber(MOST_REVIEW_DAYS))
    .option(
      '--monthly-cap <usd>',
      'US dollars that its episodes may cost in a month; beyond it they wait; or none',
      numberOrNone,
    )
    .option('--stings', 'a quiet sound between stories')
    .option('--no-stings', 'no sound between stories')
    .option('--story-pauses', 'longer pauses where something else is told')
    .option('--no-story-pauses', 'no longer pauses there')
    .option('--intro-text <text>', 'what is said first, or none')
    .option('--outro-text <text>', 'what is said last, or none')
    .option(
      '--voice <name>',
      'the voice of the first speaker, given again of the next, or default',
      repeated(orDefault),
    )
    .option(
      '--speaker-name <name>',
      'what the first speaker is called where a language model writes, given again of the next, or default',
      repeated(orDefault),
    )
    .option(
      '--speaker-character <text>',
      'who the first speaker is, likewise, or default',
      repeated(orDefault),
    )
    .option('--pace <n>', "times the voice's own pace, or default", repeated(numberOrDefault))
    .option('--pitch <n>', "semitones from the voice's own, or default", repeated(numberOrDefault))
    .option(
      '--say <entry>',
      'how a word is said, for example "Siobhan = shi-VAWN" or "Siobhan = /ʃɪˈvɔːn/"; all of them, repeatable, or none',
      repeated(lexiconEntry),
    )
    .addOption(new Option('--writer <writer>', 'who writes the scripts').choices(WRITERS))
    .addOption(
      new Option('--style <style>', 'how it is told, or default').choices([...STYLES, 'default']),
    )
    .option('--audience <text>', 'who listens, for a language model, or none')
    .option('--tone <text>', 'how it sounds, for a language model, or none')
    .addOption(
      new Option('--background <much>', 'what it may tell that no post says').choices(BACKGROUNDS),
    )
    .option(
      '--never-say <phrase>',
      'a phrase that it never uses; all of them, repeatable, or none',
      repeated(text),
    )
    .option('--examples <text>', 'some lines as the show says them, or none');

type Nothing = Record<never, never>;

/** What was said of a show. */
export type ShowSettings = ReturnType<
  ReturnType<typeof withShowSettings<[], Nothing, Nothing>>['opts']
>;
