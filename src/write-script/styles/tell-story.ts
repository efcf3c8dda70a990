import { inWhoseWords, onDayOf, type Telling } from '../compose/telling.ts';
import { speak } from '../language/speak.ts';
import { isPassing } from '../posts/is-passing.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { similarity } from '../posts/terms.ts';
import { developmentsOf } from '../stories/developments.ts';
import { firstReport } from '../stories/first-report.ts';
import { addsNothing, fullerReport } from '../stories/fuller-report.ts';
import type { Story } from '../stories/story.ts';
import { detailsOf, gistOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { isEvent, leadToFirst } from '../tell/lead-to-first.ts';
import {
  byDate,
  claimOf,
  exchange,
  MOST_GIST_SECONDS,
  type Piece,
  pieceOf,
  secondsOf,
} from './story-piece.ts';

const MOST_DEVELOPMENT_SECONDS = 13;
const SAME = 0.5;
const CORRECTS_FIGURE = 1.5;
/** How a story began is worth telling unless it is told in nearly the same words. */
const SAME_BEGINNING = 0.75;
/** Kept for the detail of the newest development. */
const RESERVED_SECONDS = 12;
const MOST_MORE_OF_BEGINNING = 1;
/** "The schools close today" is over as soon as a later post says how things are now. */
const HOURS_MS = 3 * 3_600_000;
/** Nobody reads longer at a stretch where there is somebody else to read. */
const MOST_TURN_SECONDS = 34;

/** Whether two posts tell the same. */
const tellsSame = (
  a: PreparedPost,
  b: PreparedPost,
  { terms }: Telling,
  closeness: number = SAME,
): boolean =>
  a === b || similarity(terms.get(a) ?? new Map(), terms.get(b) ?? new Map()) > closeness;

interface StoryOptions {
  readonly seconds: number;
  readonly reader: string;
  readonly other: string;
  /** How many developments are told beside the newest and the first report. */
  readonly mostDevelopments: number;
}

/**
 * Tells a story in a chapter of its own: how things stand now with a detail, the first report, and what
 * else is known, in the order in which it came; claims with what denies them.
 */
export const tellStory = (story: Story, options: StoryOptions, telling: Telling): void => {
  const { draft, language, terms } = telling;
  const { phrases } = language;
  const { reader, other } = options;
  const limit = draft.seconds + options.seconds;
  const left = (): number => limit - draft.seconds;
  const headline = headlineOf(story, terms, language);
  // A private voice may be the latest; what happened is told by the report that the headline is of.
  // Two reports of the same are told once, by the fuller.
  const only = fullerReport(story, terms, language);
  const opening =
    only ?? (signsOf(story.newest, language).isPersonal ? headline.post : story.newest);
  draft.open(headline.text);
  const claim = claimOf(opening, story, telling);
  const told = new Set<PreparedPost>([opening]);
  const gist = gistOf(opening, Math.max(MOST_GIST_SECONDS, left()), language);
  const joint = claim ? exchange(claim, opening, telling) : undefined;
  if (joint && joint.posts.length > 0) {
    draft.say(reader, joint.sentences, joint.posts);
    for (const post of joint.posts) told.add(post);
  }
  // What the channel or the member goes on with is how it began, whoever speaks.
  const goneOnWith = story.posts.find(
    ({ key, author }) => key === opening.replyTo && author === opening.author,
  );
  const report = firstReport(story, language);
  const first = report && report !== opening ? report : goneOnWith;
  // What merely goes on began with nothing that isn't told already.
  const isRepeated = (post: PreparedPost, by: PreparedPost): boolean =>
    only !== undefined || (!isEvent(story, language) && addsNothing(post, by, terms));
  const wanted: Piece[] = [];
  let seconds = 0;
  const want = (piece: Piece): boolean => {
    const takes = secondsOf(piece.sentences);
    if (piece.sentences.length === 0 || seconds + takes > left()) return false;
    wanted.push(piece);
    seconds += takes;
    for (const post of piece.posts) told.add(post);
    return true;
  };
  const beginning =
    first &&
    !told.has(first) &&
    !isRepeated(first, opening) &&
    !tellsSame(first, opening, telling, SAME_BEGINNING)
      ? first
      : undefined;
  // "It was the blue one" is understood behind the post that it goes on from.
  const goesOn = beginning && !joint?.posts.length && language.cues.leans.test(gist[0] ?? '');
  if (goesOn) {
    const { sentences, posts } = pieceOf(beginning, MOST_GIST_SECONDS, telling);
    draft.say(reader, sentences, posts);
    told.add(beginning);
  }
  if (!joint?.posts.length) draft.say(reader, inWhoseWords(telling, opening, gist), [opening]);
  const began = beginning && !goesOn ? want(pieceOf(beginning, MOST_GIST_SECONDS, telling)) : false;
  let count = 0;
  const developments = developmentsOf(story, terms, telling.keyWords, language);
  const heard = developments.filter(({ posts }) => posts.includes(opening)).slice(0, 1);
  for (const development of developments) {
    const { told: post } = development;
    if (count >= options.mostDevelopments) break;
    // "2,600 people, not 4,000" is told beside "they may go home".
    const corrects = signsOf(post, language).corrects >= CORRECTS_FIGURE;
    const isHeard = heard.some(
      (other) =>
        !(other === development && corrects) && similarity(other.terms, development.terms) > SAME,
    );
    const isEarlier = post.date < opening.date;
    // "It circles, quite low" was seen on the way to how it ended within hours.
    const isOnItsWay =
      beginning !== undefined &&
      post.date > beginning.date &&
      opening.date.getTime() - beginning.date.getTime() <= HOURS_MS &&
      !corrects &&
      !/\p{N}/u.test(post.raw);
    const isOld =
      isEarlier &&
      (isOnItsWay ||
        [opening, beginning].some((other) => other && tellsSame(post, other, telling)) ||
        isPassing(
          gistOf(post, MOST_GIST_SECONDS, language),
          post.date,
          opening.date,
          language,
          HOURS_MS,
        ));
    // "Hooray, 38!" adds a voice to what is reported, and nothing else.
    const isCry = post !== beginning && signsOf(post, language).isOutcry;
    if (told.has(post) || isCry || isHeard || isOld || isRepeated(post, opening)) continue;
    const answered = claimOf(post, story, telling);
    const piece = answered
      ? exchange(answered, post, telling)
      : pieceOf(post, MOST_DEVELOPMENT_SECONDS, telling);
    if (!want(piece)) continue;
    heard.push(development);
    count += 1;
  }
  // What time is left goes to the sentences behind those that are told.
  const fuller = wanted.map((piece): Piece => {
    const [post] = piece.posts;
    if (!post || piece.posts.length > 1) return piece;
    const gists = gistOf(post, MOST_GIST_SECONDS, language);
    const room = Math.min(
      left() - seconds - RESERVED_SECONDS,
      MOST_TURN_SECONDS - secondsOf(piece.sentences),
    );
    // What else was said when it began has been overtaken.
    const most = post === beginning ? MOST_MORE_OF_BEGINNING : Number.POSITIVE_INFINITY;
    const more = room > 0 ? detailsOf(post, gists, room, language).slice(0, most) : [];
    seconds += secondsOf(more);
    return { ...piece, sentences: [...piece.sentences, ...more] };
  });
  const spare = Math.min(left() - seconds, MOST_TURN_SECONDS - draft.turnSeconds(reader));
  if (joint === undefined && spare > 4) {
    draft.say(
      reader,
      detailsOf(opening, gist, Math.min(spare, wanted.length > 2 ? 9 : spare), language),
    );
  }
  const inOrder = byDate(fuller, language);
  if (only) draft.also(story.posts);
  let speaker = other;
  inOrder.forEach((piece, index) => {
    const [post] = piece.posts;
    const isBeginning = began && post !== undefined && post === beginning;
    const lead = isBeginning
      ? leadToFirst(story, onDayOf(post.date, telling), language)
      : index === (began && inOrder[0]?.posts[0] === beginning ? 1 : 0) &&
          inOrder.length - index > 1
        ? speak(phrases.say(began ? 'sinceThen' : 'since'), language)
        : '';
    const own = isBeginning ? reader : speaker;
    const isLong = draft.turnSeconds(own) + secondsOf(piece.sentences) > MOST_TURN_SECONDS;
    if (isLong) speaker = own === other ? reader : other;
    draft.say(isBeginning && !isLong ? reader : speaker, [lead, ...piece.sentences], piece.posts);
  });
};
