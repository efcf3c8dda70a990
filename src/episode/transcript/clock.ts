const two = (value: number): string => String(value).padStart(2, '0');

/** A moment or length as a player shows it, of whole seconds: `4:07`, and `1:04:07` from an hour on. */
export const clock = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
};
