import { clock } from '../../episode/transcript/clock.ts';
import { locale, t } from '../language/translate.ts';
import { formatBy } from './format-by.ts';

const tenths = formatBy(
  () => new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** A position in audio as players show it, in whole seconds that have passed: `4:07` or `1:02:09`. */
export const clockTime = (ms: number): string => clock(Math.max(0, Math.floor(ms / 1000)));

/** How long something took, for example `0.4 s`, `12 s`, `3 min 20 s` or `2 h 5 min`. */
export const tookTime = (ms: number): string => {
  const span = Math.max(0, ms);
  if (span < 9_950) return t('{0} s', tenths().format(span / 1000));
  const seconds = Math.round(span / 1000);
  if (seconds < 60) return t('{0} s', seconds);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return minutes === 0 ? t('{0} h', hours) : t('{0} h {1} min', hours, minutes);
  return seconds % 60 === 0 ? t('{0} min', minutes) : t('{0} min {1} s', minutes, seconds % 60);
};

/** How long something has been running, in whole seconds, so that it ticks evenly. */
export const runningTime = (ms: number): string => {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return seconds < 10 ? t('{0} s', seconds) : tookTime(seconds * 1000);
};

/** How long something will still take, told no finer than it can be known. */
export const timeLeft = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 5) return t('a few seconds left');
  if (seconds < 60) return t('about {0} s left', Math.ceil(seconds / 5) * 5);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? t('about {0} min left', minutes)
    : t('about {0} h left', Math.round(minutes / 60));
};
