import type { RetryBody, RetryInput } from '../../api/retry-episode/retry-body.ts';
import type { Window } from '../../episode/content.ts';
import type { StartFrom } from '../../episode/input/start-steps.ts';
import { toShowBody } from '../shows/form/values/show-body.ts';
import {
  madeValues,
  newShowValues,
  type ShowFormValues,
} from '../shows/form/values/show-form-values.ts';
import { toControl, type WindowValues } from '../shows/window-values.ts';

type Settings = NonNullable<RetryInput['settings']>;

/** What stands in the controls for the settings of an episode; of one that never opened, a new show's. */
export const settingValues = (settings: Settings | null, languageCode: string): ShowFormValues => ({
  ...newShowValues('UTC'),
  languageCode,
  ...(settings && madeValues(settings)),
});

const withoutNulls = (members: object): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));

/** Settings by their names, as the API takes them of an episode. */
const settingsOf = (values: ShowFormValues): Readonly<Record<string, unknown>> => {
  const { episodeFrequencyDays, timeZone, timeOfDay, telegramChat, telegramSession, ...config } =
    toShowBody(values).config;
  return {
    ...config,
    writer: config.writer ?? 'built-in',
    speakers: config.speakers?.map(withoutNulls),
  };
};

/** What stands in the controls for the window; empty where it was never chosen. */
export const windowValues = ({ window }: RetryInput): WindowValues => ({
  from: window ? toControl(window.from) : '',
  until: window ? toControl(window.until) : '',
});

/** Whether two periods stand differently in the controls. */
export const isOtherWindow = (a: WindowValues, b: WindowValues): boolean =>
  a.from !== b.from || a.until !== b.until;

/** The period as it was `read` from the controls; null where it stays. An end that is left alone keeps its milliseconds. */
export const otherWindow = (
  input: RetryInput,
  asked: WindowValues,
  read: Window | null,
): Window | null => {
  const shown = windowValues(input);
  if (read === null || !isOtherWindow(asked, shown)) return null;
  const { window: known } = input;
  return {
    from: known && asked.from === shown.from ? known.from : read.from,
    until: known && asked.until === shown.until ? known.until : read.until,
  };
};

/** What has been changed, as the API takes it; `from` is null to start as early as that needs, `window` where it stays. */
export const toRerunBody = (
  before: ShowFormValues,
  after: ShowFormValues,
  { from, window }: { readonly from: StartFrom | null; readonly window: Window | null },
): RetryBody => {
  const known = settingsOf(before);
  const changed = Object.entries(settingsOf(after)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(known[name]),
  );
  return {
    ...(from && { from }),
    ...(window && { window }),
    // The API checks the values, and says of each what is wrong.
    ...(changed.length > 0 && { settings: Object.fromEntries(changed) }),
  };
};
