import type { RetryBody, RetryInput } from '../../api/retry-episode/retry-body.ts';
import type { StartFrom } from '../../episode/input/start-steps.ts';
import { toShowBody } from '../shows/form/show-body.ts';
import { madeValues, newShowValues, type ShowFormValues } from '../shows/form/show-form-values.ts';
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
  const { episodeFrequencyDays, timeZone, timeOfDay, ...config } = toShowBody(values).config;
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

const momentOf = (control: string, before: string, known: string | undefined): string =>
  control === before && known !== undefined ? known : new Date(control).toISOString();

/** What has been changed, as the API takes it; `from` is null to start as early as that needs. */
export const toRerunBody = (
  input: RetryInput,
  before: ShowFormValues,
  after: ShowFormValues,
  { from, window }: { readonly from: StartFrom | null; readonly window: WindowValues },
): RetryBody => {
  const known = settingsOf(before);
  const changed = Object.entries(settingsOf(after)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(known[name]),
  );
  const shown = windowValues(input);
  const isOther = window.from !== shown.from || window.until !== shown.until;
  return {
    ...(from && { from }),
    ...(isOther && {
      window: {
        from: momentOf(window.from, shown.from, input.window?.from),
        until: momentOf(window.until, shown.until, input.window?.until),
      },
    }),
    // The API checks the values, and says of each what is wrong.
    ...(changed.length > 0 && { settings: Object.fromEntries(changed) }),
  };
};
