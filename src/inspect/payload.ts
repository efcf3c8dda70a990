/** What stands in a history's text as JSON; the text itself where it is none, null where nothing stands. */
export const parseJson = (text: string | null): unknown => {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
